"""Accuracies of what may be said of a foreign model, on the data that are open. Knows no Qt."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod
from typing import TypeVar

from visualnet.data.class_matching import matched_to, usual_order, usual_orders
from visualnet.data.dataset import Dataset
from visualnet.errors import SettingError
from visualnet.insight.input_trials import Trial, images_to_try, trial_of
from visualnet.models.document import ModelDocument
from visualnet.models.said_of_model import SaidOfModel, with_said
from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.input_scale import COMMON_SCALES, InputScale

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True, eq=False)
class ModelTrials:
    """A model, and images to try it on.

    where: its file's path. asked: the data with nothing but those images, as its training part.
    are_validation: whether they are of its validation part.
    """

    document: ModelDocument
    where: str
    asked: Dataset
    are_validation: bool

    def trial(self, said: SaidOfModel) -> Trial | None:
        """Return how the model reads the images by what is said of it.

        None where it has not the data's classes. Raises SettingError for what does not fit it.
        """
        usual = usual_order(self.asked.own_classes)
        document = with_said(self.document, said, self.where).called_as(usual)
        try:
            split = matched_to(self.asked, document.metadata.classes).train
        except SettingError:
            return None
        return trial_of(document.network, split.images, split.labels)

    def best(
        self, first: SaidOfModel, is_stopped: Callable[[], bool]
    ) -> tuple[SaidOfModel, Trial, Trial] | None:
        """Return the commonest of what can be said with which clearly more images are read.

        With its trial and that of `first`, what is assumed; None where nothing is clearly better.
        """
        present = self.trial(first)
        if present is None:
            return None
        found, best = first, present
        # All layers alike; then one layer changed after the other, as long as that helps.
        for choices in (self._common, *[self._changed_by_one] * (1 + len(self._open_layers))):
            before, tried = found, [(found, best)]
            for said in choices(found):
                if is_stopped():
                    return None
                if trial := self.trial(said):
                    tried.append((said, trial))
            found, best = _commonest(tried)
            if found == before and choices == self._changed_by_one:
                break
        return (found, best, present) if best.is_advisable_over(present) else None

    def accuracies(
        self, choices: Mapping[Key, SaidOfModel], is_stopped: Callable[[], bool]
    ) -> dict[Key, float]:
        """Return the accuracy for each choice, 0 to 1, as far as there is one."""
        found: dict[Key, float] = {}
        for key, said in choices.items():
            if is_stopped():
                break
            trial = self.trial(said)
            if trial is not None:
                found[key] = trial.accuracy
        return found

    @property
    def _scales(self) -> tuple[InputScale, ...]:
        return COMMON_SCALES if "input" in self.document.left_open else ()

    @property
    def _open_layers(self) -> range:
        """Return the hidden layers of which nothing is said."""
        is_open = "activations" in self.document.left_open
        return range(len(self.document.metadata.activations) if is_open else 0)

    def _common(self, first: SaidOfModel) -> Iterator[SaidOfModel]:
        hidden = len(self._open_layers)
        functions = [(name,) * hidden for name in ACTIVATIONS] if hidden else [first.activations]
        for scale in self._scales or (first.scale,):
            for names in functions:
                yield replace(first, scale=scale, activations=names)

    def _changed_by_one(self, first: SaidOfModel) -> Iterator[SaidOfModel]:
        names = first.activations or ()
        for k in self._open_layers if len(names) > 1 else ():
            for name in ACTIVATIONS:
                yield replace(first, activations=(*names[:k], name, *names[k + 1 :]))
        for scale in self._scales if len(names) > 1 else ():
            yield replace(first, scale=scale)


def _commonest(tried: Sequence[tuple[SaidOfModel, Trial]]) -> tuple[SaidOfModel, Trial]:
    """Return the commonest choice of functions than which no other is clearly better.

    tried: the present choice first. The same function in all layers is commoner than several, and
    ReLU than others: between ReLU and GELU chance decides which reads more. The scale is the one
    with the least loss, unless the present one is as good.
    """
    least, best = min(tried, key=lambda one: float(one[1].losses.sum()))
    present, trial = tried[0]
    scale = (least if best.is_clearly_better(trial) else present).scale
    alike = (one for one in tried if one[0].scale == scale and not best.is_clearly_better(one[1]))

    def rarity(one: tuple[SaidOfModel, Trial]) -> tuple[int, int]:
        names = one[0].activations or ()
        return len(set(names)), sum(name != "relu" for name in names)

    return min(alike, key=rarity)


def trials_on(document: ModelDocument, where: str, dataset: Dataset) -> ModelTrials | None:
    """Return the trials of a model on a data set; None where its images do not fit the model."""
    split = images_to_try(dataset, document.network)
    if dataset.features is not None or not len(split):
        return None
    if prod(split.images.shape[1:]) != document.network.layer_sizes[0]:
        return None
    nothing = split.part(0, 0)
    asked = replace(dataset, train=split, validation=nothing, test=nothing)
    return ModelTrials(document, where, asked, bool(len(dataset.validation)))


def usual_classes(document: ModelDocument, data: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return what the outputs may be called: as the data's classes in some order, or numbered."""
    count = len(document.metadata.classes)
    numbers = tuple(map(str, range(count)))
    if len(data) != count:
        return [numbers]
    return list(dict.fromkeys([*usual_orders(data), numbers]))
