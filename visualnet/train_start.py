"""A model file that a training goes on from: `train --from`."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from visualnet.data.class_matching import (
    class_match,
    match_notes,
    matched_to,
    taken_note,
    usual_order,
)
from visualnet.data.dataset_info import way_learnt
from visualnet.data.datasets import DATASETS, Dataset
from visualnet.data.drawing.picture_ways import AUTO
from visualnet.data.learnt_examples import count_learnt
from visualnet.data.plane.points import are_points
from visualnet.errors import SettingError
from visualnet.features import Features
from visualnet.insight.input_trials import trial_note
from visualnet.models.bundled import resolve_model
from visualnet.models.document import ModelDocument
from visualnet.models.formats import open_model
from visualnet.models.said_of_model import SaidOfModel, hint, with_said
from visualnet.nn.network import Network
from visualnet.number_text import count_text
from visualnet.point_models import check_reads
from visualnet.sentences import Sentence, clause
from visualnet.training.config import TrainingConfig
from visualnet.training.recipes import POINT_CONFIG, recipe_named, shaped_like
from visualnet.training.sweeps.variations import setting_as_text

_FLAGS = {"hidden": "--hidden", "activation": "--activation", "output": "--output-layer"}
_OF_LEARNING = ("hidden", "activation", "optimizer", "learning_rate", "schedule")
_OF_FIRST_WEIGHTS = {"initial_weights": "--initial-weights", "initial_scale": "--initial-scale"}


@dataclass(frozen=True, slots=True)
class TrainingStart:
    """A model to go on from. name: as it was asked for. notes: what had to be assumed."""

    name: str
    document: ModelDocument
    notes: tuple[str, ...]

    @property
    def network(self) -> Network:
        """The network with the weights to go on from."""
        return self.document.network

    @property
    def file_name(self) -> str:
        """What the model that is made says that it comes from; a path is nobody's business."""
        return Path(self.name).name.encode("utf-8", "replace").decode("utf-8")

    def settings(self, config: TrainingConfig, given: Collection[str]) -> TrainingConfig:
        """Return the settings with this network's shape, and the way it learnt to see pictures.

        given: names of those that were asked for. Raises SettingError where they are of another
        network, or of first weights.
        """
        own = shaped_like(self.network, config)
        for name, flag in _OF_FIRST_WEIGHTS.items():
            if name in given:
                raise SettingError(
                    "{flag} sets random first weights, but --from continues from those of "
                    "{name}; use only one.",
                    flag=flag,
                    name=self.name,
                )
        for name, flag in _FLAGS.items():
            if name in given and not _is_same(name, config, own):
                raise SettingError(
                    "{name} is a network {describe} ({activation}, {output}), which {flag} "
                    "contradicts; leave {flag} out.",
                    name=self.name,
                    describe=self.network.describe(),
                    activation=own.activation,
                    output=own.output,
                    flag=flag,
                )
        metadata = self.document.metadata
        if metadata.features is not None:
            return self._with_features(own, metadata.features, given)
        way = way_learnt(metadata.pictures, metadata.dataset)
        is_own = own.dataset not in DATASETS and not are_points(own.dataset)
        if way is not None and own.pictures == AUTO and is_own:
            return own.changed(pictures=way)
        return own

    def _with_features(
        self, config: TrainingConfig, features: Features, given: Collection[str]
    ) -> TrainingConfig:
        """Return the settings with the features of a network that reads points."""
        terms = ",".join(features.terms) or None
        if "features" in given and config.features != terms:
            raise SettingError(
                "{name} takes the inputs {names}, which --features contradicts; leave it out.",
                name=self.name,
                names=", ".join(features.names),
            )
        return config.changed(features=terms)

    def settings_of_recipe(self, recipe: str, config: TrainingConfig) -> TrainingConfig:
        """Return a recipe's settings; raises SettingError where they are of another network."""
        own = shaped_like(self.network, config)
        if not all(_is_same(name, config, own) for name in _FLAGS):
            raise SettingError(
                "The recipe {recipe} does not fit {name}, which is {describe} ({activation}, "
                "{output}); leave --recipe out.",
                recipe=recipe,
                name=self.name,
                describe=self.network.describe(),
                activation=own.activation,
                output=own.output,
            )
        return own

    def data_for(self, dataset: Dataset) -> tuple[Dataset, tuple[str, ...], list[str]]:
        """Return the data with the model's classes, those classes, and what is to be told.

        Raises SettingError where there are images of a class that the model does not have.
        """
        check_reads(self.name, self.document, dataset)
        document = self.document.called_as(usual_order(dataset.classes))
        classes = document.metadata.classes
        notes = match_notes(class_match(dataset, classes), dataset.title, self.name)
        if classes != self.document.metadata.classes:
            notes.insert(0, taken_note(classes, dataset.title, self.name))
        try:
            matched = matched_to(dataset, classes)
        except SettingError as error:
            raise SettingError(
                "{name} cannot be trained on this data: {reason}. Choose another model, "
                "other data (--dataset), or name its outputs with --classes.",
                name=self.name,
                reason=clause(error),
            ) from error
        left_open = self.document.left_open
        better = None
        if dataset.features is None:
            better = trial_note(self.name, left_open, self.network, classes, matched)
        notes += [better] if better else []
        return matched, classes, notes

    def count_learned(self, dataset: Dataset) -> int | None:
        """Return how many points to validate or test with it has learnt; None where unknown."""
        learnt = self.document.metadata.learnt
        return None if learnt is None else count_learnt(learnt, dataset)

    def learned_notes(self, count: int | None) -> list[str]:
        """Return what is to be told where it has learnt so many of them."""
        if not count:
            return []
        note = Sentence(
            "{name} has learned {count} of the points that validate or test it, so its "
            "accuracies are not those on new points. Leave --from out to train a new network.",
            name=self.name,
            count=count_text(count),
        )
        return [note]


def training_asked_for(
    recipe: str | None, given: Mapping[str, Any], model: str | None, said: SaidOfModel
) -> tuple[TrainingConfig, TrainingStart | None]:
    """Return the settings of a training, and what it goes on from.

    recipe: the name of the settings that those given change. model: a file or a bundled model's
    name, None for new weights. said: what the file does not say.
    Raises ModelFileError or SettingError where these do not go together.
    """
    config = recipe_named(recipe) if recipe else TrainingConfig()
    if model is None:
        if said:
            raise SettingError(
                "Input scale, activations and classes describe the model of --from; give "
                "--from FILE too."
            )
        return config.changed(**given), None
    start = start_from(model, said)
    if recipe:
        config = start.settings_of_recipe(recipe, config)
    return start.settings(config.changed(**given), given), start


def start_from(model: str, said: SaidOfModel) -> TrainingStart:
    """Return the start from a file or a bundled model's name.

    said: what the file does not say. Raises ModelFileError or SettingError where it cannot be used.
    """
    path = resolve_model(model)
    document = with_said(open_model(path), said, str(path))
    left_open = [hint(document.left_open)] if document.left_open else []
    return TrainingStart(model, document, (*document.notes, *left_open))


def _is_same(name: str, config: TrainingConfig, own: TrainingConfig) -> bool:
    if name == "activation":
        return config.activations == own.activations or not own.hidden
    return bool(getattr(config, name) == getattr(own, name))


def points_note(config: TrainingConfig, dataset: Dataset) -> str | None:
    """Return what suits points better, a sentence; None where that was chosen, or are images."""
    default = TrainingConfig()
    if dataset.features is None or any(
        getattr(config, name) != getattr(default, name) for name in _OF_LEARNING
    ):
        return None
    values = {name: setting_as_text(POINT_CONFIG, name) for name in (*_OF_LEARNING, "epochs")}
    values["hidden"] = values["hidden"].replace("-", ",")
    flags = " ".join(f"--{name.replace('_', '-')} {value}" for name, value in values.items())
    return Sentence(
        "These settings suit images. Points are usually learned better with the window's: {flags}.",
        flags=flags,
    )
