"""Models that read points: the data that suit them, and what cannot go together with them."""

import os

from visualnet.data.dataset import Dataset
from visualnet.data.datasets import DATASETS
from visualnet.data.plane.patterns import PATTERNS
from visualnet.data.plane.points import are_points
from visualnet.data.plane.settings import DEFAULT_POINTS, PointSettings
from visualnet.data.plane.table import ENDINGS
from visualnet.errors import SettingError
from visualnet.models.document import ModelDocument
from visualnet.training.config import config_from_json_object

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
