"""Points and what goes with them: the data that suit their models, the settings that suit data."""

import os
from collections.abc import Collection, Sequence
from functools import cache

from visualnet.data.dataset import Dataset
from visualnet.data.datasets import DATASETS
from visualnet.data.own_images import DEFAULT_VALIDATION_EXAMPLES
from visualnet.data.plane.patterns import PATTERNS
from visualnet.data.plane.points import are_points
from visualnet.data.plane.settings import DEFAULT_POINTS, POINT_SETTINGS, PointSettings
from visualnet.data.plane.table import ENDINGS
from visualnet.errors import SettingError
from visualnet.models.document import ModelDocument
from visualnet.sentences import Sentence
from visualnet.training.config import TrainingConfig, config_from_json_object

USUAL = "mnist"
"""What models of images are measured on where nothing else is asked for."""


def point_settings_of(document: ModelDocument) -> PointSettings:
    """Return how the points were drawn and parted that a model learnt from, as its file says."""
    try:
        return config_from_json_object(dict(document.metadata.training)).point_settings
    except SettingError:
        # Of another version; what is measured is another part then.
        return DEFAULT_POINTS


def source_for(model: str, document: ModelDocument, asked: str | None) -> str:
    """Return the data set that a model is measured on.

    asked: its name or path; None for MNIST's images, or the pattern that the model learnt from.
    Raises SettingError where the model reads points and that has images, or the other way round, or
    it learnt from other points than a pattern's and none are asked for.
    """
    if asked is not None:
        check_source(model, document, asked)
        return asked
    if document.metadata.features is None:
        return USUAL
    if document.metadata.dataset not in PATTERNS:
        raise SettingError(
            "{model} learned from points of your own; name their file with --dataset.", model=model
        )
    return document.metadata.dataset


def check_source(model: str, document: ModelDocument, source: str) -> None:
    """Raise SettingError where a data set is surely of the kind that a model does not read.

    What is wrong with a file that is not there, or is no table, is said by reading it.
    """
    has_points = are_points(source)
    if document.metadata.features is not None and source not in DATASETS:
        has_points |= not os.path.exists(source) or source.lower().endswith(ENDINGS)
        if not has_points:
            raise SettingError(
                "{model} reads points, and {source} is no table of points; choose a .csv or .tsv "
                "file, or a pattern such as circle.",
                model=model,
                source=source,
            )
    check_kind(model, document, has_points, source)


def check_kind(model: str, document: ModelDocument, has_points: bool, title: str) -> None:
    """Raise SettingError where a model reads points and data have images, or the other way round.

    has_points: whether the data are points. title: of the data.
    """
    if document.metadata.features is not None and not has_points:
        raise SettingError(
            "{model} reads points, and {title} has images; choose other data (--dataset).",
            model=model,
            title=title,
        )
    if document.metadata.features is None and has_points:
        raise SettingError(
            "{title} has points, which {model} does not read; choose another model.",
            model=model,
            title=title,
        )


def check_reads(model: str, document: ModelDocument, dataset: Dataset) -> None:
    """Raise SettingError where a model does not read what a data set has."""
    check_kind(model, document, dataset.features is not None, dataset.title)


def check_settings(given: Collection[str], trainings: Sequence[TrainingConfig]) -> None:
    """Raise SettingError where a setting does nothing with the data of any of these trainings.

    given: names of the settings asked for; one that is off may be asked for in any case. What can
    be done to images alone is refused where the data is read.
    """
    kind_of = cache(_kind_of)
    for name in sorted(given):
        asking = [config for config in trainings if getattr(config, name)]
        reasons = [_unsuited(name, config, kind_of(config.dataset)) for config in asking]
        if reasons and all(reasons):
            raise SettingError(next(filter(None, reasons)))


def _kind_of(source: str) -> str:
    """Return what a data set is: pattern, table or images; empty where it cannot be told."""
    if source in PATTERNS:
        return "pattern"
    if are_points(source):
        return "table"
    return "images" if source in DATASETS or os.path.exists(source) else ""


def _unsuited(name: str, config: TrainingConfig, kind: str) -> Sentence | None:
    """Return why a setting does nothing with data of a kind; None where it does something."""
    known: dict[str, object] = {
        "flag": f"--{name.replace('_', '-')}",
        "source": os.path.basename(config.dataset),
    }
    if kind in ("", "images"):
        if kind and name in POINT_SETTINGS:
            return Sentence(
                "{flag} is for points, and {source} has none; leave {flag} out.", **known
            )
        return None
    if name == "validation_examples" and config.validation_examples == DEFAULT_VALIDATION_EXAMPLES:
        return Sentence(
            "{flag} {value} stands for none where data has points; give another number.",
            flag=known["flag"],
            value=DEFAULT_VALIDATION_EXAMPLES,
        )
    if kind == "table" and name in ("points", "noise") and config.test_dataset not in PATTERNS:
        return Sentence(
            "{flag} is for patterns, such as circle, and {source} is a table; leave {flag} out.",
            **known,
        )
    if kind == "table" and name == "train_share" and config.test_dataset is not None:
        return Sentence(
            "{flag} does nothing with --test-dataset, since all points of {source} are then "
            "trained on; leave {flag} out.",
            **known,
        )
    return None
