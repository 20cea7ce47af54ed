"""The points of the data, as their numbers, in the order of the data set's own parts."""

from dataclasses import dataclass

import numpy as np

from visualnet.arrays import IndexArray
from visualnet.data.dataset import Dataset, Split
from visualnet.data.datasets import load_dataset
from visualnet.data.plane.painted import DataPoints
from visualnet.data.plane.points import read_all_points
from visualnet.errors import VisualNetError
from visualnet.features import Features
from visualnet.training.config import TrainingConfig


@dataclass(frozen=True, slots=True, eq=False)
class ReadPoints:
    """What was found out about the data that are shown.

    parts: the points that are trained on, and those that are tested with; None where they cannot
    be told. whole: all of them, as their source has them, without what is done to those that are
    trained on; None where it cannot be read any more, or was not to be. places: of these in the
    source. classes: of the whole.
    """

    parts: tuple[DataPoints, DataPoints] | None
    whole: DataPoints | None
    places: IndexArray
    classes: tuple[str, ...]


def read_points_of(
    dataset: Dataset, config: TrainingConfig, *, is_whole_known: bool = False
) -> ReadPoints:
    """Return the points of data that are learnt from; the source is read if it is not known."""
    parts, features = points_of(dataset, config), dataset.features
    if is_whole_known:
        return ReadPoints(parts, None, np.arange(0), ())
    assert features is not None  # noqa: S101 - data that are points
    settings = config.changed(features=None).point_settings
    try:
        points, labels, places, classes = read_all_points(config.dataset, settings, features)
    except VisualNetError:
        # The table is gone, or another one by now: it is told where points are to be painted.
        return ReadPoints(parts, None, np.arange(0), ())
    return ReadPoints(parts, DataPoints(points, labels), places, classes)


def points_of(dataset: Dataset, config: TrainingConfig) -> tuple[DataPoints, DataPoints] | None:
    """Return what is trained on and what is tested with; None where they cannot be told.

    config: names the data, which are read again where the network sees no column as it is.
    """
    features = dataset.features
    assert features is not None  # noqa: S101 - data that are points
    parts = [_inverted(features, part) for part in (dataset.train, dataset.test)]
    if None in parts:
        plain = load_dataset(
            config.dataset,
            validation_examples=config.validation_examples,
            test_dataset=config.test_dataset,
            points=config.changed(features=None).point_settings,
        )
        if len(plain.train) != len(dataset.train) or plain.features is None:
            return None
        parts = [_inverted(plain.features, part) for part in (plain.train, plain.test)]
    train, test = parts
    return None if train is None or test is None else (train, test)


def _inverted(features: Features, part: Split) -> DataPoints | None:
    points = features.points_of(part.rows)
    return None if points is None else DataPoints(points, part.labels)
