"""Loading points: patterns of the plane and the user's tables, parted to train on and to test."""

import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from visualnet.arrays import IndexArray, LabelArray
from visualnet.data.class_matching import shown_names
from visualnet.data.dataset import Dataset, Split, frozen_split, short_title
from visualnet.data.drawing.picture_ways import AUTO
from visualnet.data.plane.patterns import PATTERNS
from visualnet.data.plane.settings import DEFAULT_POINTS, PointSettings
from visualnet.data.plane.table import is_point_table, read_point_table
from visualnet.data.preparing import Preparation
from visualnet.data.subsets import last_kept
from visualnet.errors import DataError, SettingError, naming_guesses
from visualnet.features import Features, PointArray, order_of, terms_named
from visualnet.number_text import count_text
from visualnet.paths import is_same_file
from visualnet.sentences import Sentence, counted

LEAST_POINTS = 12
"""The fewest points of a table that is learnt from."""

_SPLIT = 104
"""Apart from the streams that a run draws its weights and its order from."""

_BLOCK = 10
"""So many points in a row are parted as the share to train on says, where it is in tenths."""


@dataclass(frozen=True, slots=True)
class _Points:
    """All points of a source. are_named: whether the columns' names are its own.

    places: of each point in the source, from 0; rising, with gaps where points were taken away.
    """

    title: str
    columns: tuple[str, ...]
    points: PointArray
    labels: LabelArray
    places: IndexArray
    classes: tuple[str, ...]
    notes: tuple[str, ...] = ()
    are_named: bool = True


def are_points(source: str) -> bool:
    """Tell whether a data set's name or path means points: a pattern, or a table of few columns."""
    return source in PATTERNS or is_point_table(source)


def load_points(
    source: str,
    settings: PointSettings = DEFAULT_POINTS,
    *,
    validation_examples: int = 0,
    test_source: str | None = None,
    features: Features | None = None,
) -> Dataset:
    """Return points in parts: to train on, perhaps to validate with, and to test.

    source: a name in PATTERNS or the path of a table. validation_examples: the last of those to
    train on. test_source: another such source, all of whose points are tested on; those of the
    first are then all trained on, where it is a table. features: of a network that reads them;
    None for the settings', where those of a table are scaled by the points to train on.
    Raises SettingError or DataError where that cannot be had.
    """
    found = _found(source, settings, features)
    _check_enough(found)
    ranks = _ranks(found.places, settings.data_seed)
    order = np.argsort(ranks, kind="stable")
    is_whole = test_source is not None and source not in PATTERNS
    kept = max(1, np.count_nonzero(ranks <= (1 if is_whole else settings.train_share)))
    trained = found.points[order[:kept]]
    if features is None:
        features = _features_of(source, found, settings)
        if source not in PATTERNS:
            features = features.scaled_by(trained)
    whole = _split(found, features)
    train, test = whole.taken(order[:kept]), whole.taken(order[kept:])
    notes = found.notes
    if test_source is not None:
        if test_source == source or is_same_file(source, test_source):
            raise SettingError(
                "{title} cannot be its own test data: all of it would have been learned; choose "
                "other test data, or none.",
                title=found.title,
            )
        if not are_points(test_source):
            raise SettingError(
                "{test_source} is no data set of points; choose other test data.",
                test_source=os.path.basename(test_source),
            )
        other = load_test_points(test_source, settings, features, is_whole=True)
        notes = tuple(dict.fromkeys((*notes, *other.notes)))
        if other.classes != found.classes:
            with naming_guesses(notes):
                raise SettingError(
                    "{title} has the classes {classes}, and {learnt_title} has {learnt}; choose "
                    "test data with its classes.",
                    title=other.title,
                    classes=shown_names(other.classes),
                    learnt_title=found.title,
                    learnt=shown_names(found.classes),
                )
        if not is_whole:
            measured = Sentence(
                "Measured on {title}, not on the {count} test points of {learnt_title}.",
                title=other.title,
                count=count_text(len(test)),
                learnt_title=found.title,
            )
            notes = (*notes, measured)
        test = other.test
    train, validation = last_kept(train, validation_examples, found.title)
    name = source if source in PATTERNS else found.title
    return Dataset(
        *(name, found.title, found.classes, train, validation, test),
        notes=notes,
        is_test_made=test_source is None,
        features=features,
    )


def load_test_points(
    source: str,
    settings: PointSettings = DEFAULT_POINTS,
    features: Features | None = None,
    *,
    is_whole: bool = False,
) -> Dataset:
    """Return points to measure on: those of the test part; all, without others, where is_whole."""
    if not is_whole:
        return load_points(source, settings, features=features)
    found = _found(source, settings, features)
    chosen = features or _features_of(source, found, settings)
    test = _split(found, chosen)
    nothing, name = test.part(0, 0), source if source in PATTERNS else found.title
    return Dataset(
        *(name, found.title, found.classes, nothing, nothing, test),
        notes=found.notes,
        features=chosen,
    )


def read_points(path: Path, features: Features) -> tuple[PointArray, tuple[str, ...]]:
    """Return the points of a table as a network's features have them, and what had to be assumed.

    Labels are left out. Raises DataError where they cannot be read, SettingError where the columns
    are others.
    """
    table = read_point_table(path, may_lack_labels=True, wanted=features.columns)
    if not table.has_header and len(table.columns) == len(features.columns) + 1:
        # One column more than the network reads: the label, as where it learns.
        table = read_point_table(path)
    nothing = np.zeros(len(table.points), np.uint8)
    named = short_title(path.name), table.columns
    found = _Points(
        *(*named, table.points, nothing, table.places, (), table.notes), table.has_header
    )
    return _in_columns(found, features), table.notes


def read_all_points(
    source: str, settings: PointSettings, features: Features
) -> tuple[PointArray, LabelArray, IndexArray, tuple[str, ...]]:
    """Return all points of a source as it has them, labels, places, and what classes are called.

    places: see `PointTable`. The columns are in the order of the features'. Raises DataError where
    they cannot be read, SettingError where the columns are others.
    """
    found = _found(source, settings, features)
    return _in_columns(found, features), found.labels, found.places, found.classes


def check_points_asked(source: str, pictures: str, preparation: Preparation) -> None:
    """Raise SettingError where something is to be done to points that only images can have done."""
    plain = Preparation()
    asked = [
        f"--{name.replace('_', '-')}"
        for name in plain.__slots__
        if getattr(preparation, name) != getattr(plain, name)
    ]
    if pictures != AUTO:
        asked.append("--pictures")
    if asked:
        raise SettingError(
            "{source} has points, not images; leave out {flags}.",
            source=os.path.basename(source),
            flags=" and ".join(asked),
        )


def _check_enough(found: _Points) -> None:
    """Raise DataError for points of which no network learns."""
    if len(found.classes) >= 2 and len(found.points) >= LEAST_POINTS:
        return
    with naming_guesses(found.notes):
        raise DataError(
            "{title} has {points} of {classes}; use {least} points or more, of 2 or more classes.",
            title=found.title,
            points=counted(len(found.points), "{count} point", "{count} points"),
            classes=counted(len(found.classes), "{count} class", "{count} classes"),
            least=LEAST_POINTS,
        )


def _found(source: str, settings: PointSettings, features: Features | None) -> _Points:
    pattern = PATTERNS.get(source)
    if pattern is not None:
        points, labels = pattern.points(settings.points, settings.noise, settings.data_seed)
        named, places = (pattern.title, pattern.columns), np.arange(len(points))
        return _Points(*named, points, labels, places, pattern.class_names)
    path = Path(source)
    table = read_point_table(path, wanted=features.columns if features else ())
    assert table.labels is not None  # noqa: S101 - it may not lack them
    title = short_title(path.name)
    return _Points(
        *(title, table.columns, table.points, table.labels, table.places),
        *(table.classes, table.notes),
        table.has_header,
    )


def _features_of(source: str, found: _Points, settings: PointSettings) -> Features:
    """Return what networks of these points read, unscaled; of a pattern, with its ends."""
    ends = {}
    if source in PATTERNS:
        low, high = PATTERNS[source].ends
        ends = {"low": (low,) * len(found.columns), "high": (high,) * len(found.columns)}
    return Features(found.columns, terms_named(settings.features), **ends)


def _ranks(places: IndexArray, seed: int) -> PointArray:
    """Return a number above 0, up to 1, for each point: up to the share to train on, it is.

    It depends on the point's place and the seed alone, so that a point stays in its part while
    others are added and taken away, and is still trained on where a larger share is.
    """
    blocks = np.arange(places.max() // _BLOCK + 1)
    drawn = np.random.default_rng([seed, _SPLIT]).random((len(blocks), _BLOCK))
    # The bits of their numbers after the point, the other way round: 0, 1/2, 1/4, 3/4, 1/8, ...
    halves = sum((blocks >> bit & 1) / 2.0 ** (bit + 1) for bit in range(32))
    ranks: PointArray = (drawn.argsort(axis=1) + 1 - np.reshape(halves, (-1, 1))) / _BLOCK
    return ranks.ravel()[places]


def _in_columns(found: _Points, features: Features | None) -> PointArray:
    """Return the points with their columns in the order of a network's.

    Raises SettingError where they have others.
    """
    if features is None or features.columns == found.columns:
        return found.points
    order = order_of(found.columns, features.columns)
    if order is not None:
        return found.points[:, order]
    if not found.are_named and len(found.columns) == len(features.columns):
        return found.points
    with naming_guesses(found.notes):
        if not found.are_named:
            raise SettingError(
                "{title} has {columns} of numbers without headings, and the network reads "
                "{wanted}; name the columns in the first line, or choose other data.",
                title=found.title,
                columns=counted(len(found.columns), "{count} column", "{count} columns"),
                wanted=", ".join(features.columns),
            )
        raise SettingError(
            "{title} has the columns {columns}, and the network reads {wanted}; name them alike, "
            "or choose other data.",
            title=found.title,
            columns=", ".join(found.columns),
            wanted=", ".join(features.columns),
        )


def _split(found: _Points, features: Features) -> Split:
    return frozen_split(features.rows_of(_in_columns(found, features)), found.labels)
