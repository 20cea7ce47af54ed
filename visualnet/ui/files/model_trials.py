"""Accuracies of what may be said of a foreign model, on the data that are open. Knows no Qt."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import prod
from typing import TypeVar

from visualnet.data.class_matching import matched_to, usual_order
from visualnet.data.dataset import Dataset
from visualnet.errors import SettingError
from visualnet.insight.input_trials import Trial, images_to_try, trial_of
from visualnet.models.document import ModelDocument
from visualnet.models.said_of_model import SaidOfModel, with_said
from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.input_scale import COMMON_SCALES

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
        """Return the commonest of what can be said with which most images are read.

        With its trial and that of `first`, what is assumed; None where nothing is clearly better.
        """
        present = self.trial(first)
        if present is None:
            return None
        found, best = first, present
        for said in self._common(first):
            if is_stopped():
                return None
            trial = self.trial(said)
            if trial and (trial.right, -trial.losses.sum()) > (best.right, -best.losses.sum()):
                found, best = said, trial
        return (found, best, present) if best.is_clearly_better(present) else None

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

    def _common(self, first: SaidOfModel) -> Iterator[SaidOfModel]:
        scales = COMMON_SCALES if "input" in self.document.left_open else (first.scale,)
        is_open = "activations" in self.document.left_open
        hidden = len(self.document.metadata.activations)
        functions = [(name,) * hidden for name in ACTIVATIONS] if is_open else [first.activations]
        for scale in scales:
            for names in functions:
                yield replace(first, scale=scale, activations=names)


def trials_on(document: ModelDocument, where: str, dataset: Dataset) -> ModelTrials | None:
    """Return the trials of a model on a data set; None where its images do not fit the model."""
    split = images_to_try(dataset, document.network)
    if not len(split) or prod(split.images.shape[1:]) != document.network.layer_sizes[0]:
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
    found = [usual_order(data), data, tuple(sorted(data)), (*data[1:], *data[:1]), numbers]
    return list(dict.fromkeys(found))
