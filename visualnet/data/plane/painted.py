"""Points as they were painted, and the tables that they are kept in."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from itertools import pairwise
from math import ceil, log10
from pathlib import Path

import numpy as np

from visualnet.arrays import IndexArray, LabelArray
from visualnet.data.own.csv_labels import label_cells
from visualnet.data.plane.points import LEAST_POINTS
from visualnet.features import PointArray
from visualnet.paths import user_data_dir

_BLOCK = 500
"""Lines of a table that are made at once: the window's thread waits no longer than for these.

Of more than 700 lists Python would look for garbage, in all that the window has.
"""

KEYS = range(10)
"""Digits on the keyboard, each of which means a class."""

_STEM = "painted-points"

_STEPS_ACROSS = 10_000
"""A point is painted as finely as so many steps across the plane, and its numbers stay short."""


@dataclass(frozen=True, slots=True, eq=False)
class DataPoints:
    """Points of one part of a data set: (points, columns), and labels, (points,)."""

    points: PointArray
    labels: LabelArray


@dataclass(frozen=True, slots=True)
class PaintedClass:
    """A class of points that can be painted. key: a digit. is_new: no point is of it yet."""

    key: int
    name: str
    is_new: bool


@dataclass(frozen=True, slots=True, eq=False)
class Painted:
    """Points as they were painted. columns: of the table. classes: names, by label.

    places: of the points in the table, see `PointTable`: those that are trained on are chosen by
    them, so a point keeps its own when another is erased.
    """

    data: DataPoints
    places: IndexArray
    columns: tuple[str, ...]
    classes: tuple[str, ...]

    @property
    def lacking(self) -> int:
        """How many points are missing before they can be learnt from."""
        return max(0, LEAST_POINTS - len(self.data.labels))

    @property
    def is_of_one_class(self) -> bool:
        """Whether there are no two classes to tell apart."""
        labels = self.data.labels
        return not len(labels) or bool(labels.min() == labels.max())

    @property
    def is_enough(self) -> bool:
        """Whether they can be learnt from."""
        return not (self.lacking or self.is_of_one_class)

    @property
    def is_waiting(self) -> bool:
        """Whether there are points, and they cannot be learnt from yet."""
        return bool(len(self.data.labels)) and not self.is_enough

    def class_of_key(self, key: int) -> str:
        """Return the class that a key means, 0 to 9; a new one is called as the key is."""
        return self._classes_by_key().get(key, str(key))

    def choices(self, key: int) -> tuple[PaintedClass, ...]:
        """Return the classes to choose from: those there are, and a new one, if there is a key.

        key: means the new one, unless it means one there is.
        """
        names = self._classes_by_key()
        new = key if key not in names else max(names) + 1
        if len(names) < len(KEYS) and new in KEYS:
            names[new] = str(new)
        return tuple(
            PaintedClass(each, names[each], names[each] not in self.classes)
            for each in _in_order(names)
        )

    def key_there(self, key: int) -> int:
        """Return a key where it means a class there is, else that of the first one, if any."""
        names = self._classes_by_key()
        return key if key in names or not names else _in_order(names)[0]

    def _classes_by_key(self) -> dict[int, str]:
        """Return the classes there are by the key that means them: the one they are called as.

        Those that no key is called as have the keys that are left, in their order, 0 after 9.
        """
        own = {key: str(key) for key in KEYS if str(key) in self.classes}
        others = [name for name in self.classes if name not in own.values()]
        left = [key for key in (*KEYS[1:], KEYS[0]) if key not in own]
        return own | dict(zip(left, others, strict=False))

    def beside(self, classes: tuple[str, ...]) -> tuple[DataPoints, tuple[str, ...]]:
        """Return the points labelled by these classes, and all classes: others come after these."""
        every = (*classes, *(name for name in self.classes if name not in classes))
        places = np.array([every.index(name) for name in self.classes], np.uint8)
        return DataPoints(self.data.points, places[self.data.labels]), every

    def has_point(self, values: Sequence[float], name: str) -> bool:
        """Tell whether there is this very point of this class."""
        if name not in self.classes:
            return False
        is_same = self.data.labels == self.classes.index(name)
        for column, value in zip(self.data.points.T, values, strict=True):
            is_same &= column == value
        return bool(is_same.any())

    def with_point(self, values: Sequence[float], name: str) -> "Painted":
        """Return the same with another point, of a class that may be new."""
        classes = self.classes if name in self.classes else (*self.classes, name)
        points = np.vstack([self.data.points, [values]])
        labels = np.append(self.data.labels, np.uint8(classes.index(name)))
        places = np.append(self.places, self.places[-1] + 1 if len(self.places) else 0)
        return replace(self, data=DataPoints(points, labels), places=places, classes=classes)

    def nearest(self, values: Sequence[float], scale: PointArray) -> int:
        """Return which point is nearest, where there is one.

        scale: of each number, to compare by; infinite for one that does not count.
        """
        away = np.zeros(len(self.data.labels))
        # Column by column: a tenth of the time of all at once, where they are a million.
        for column in np.flatnonzero(np.isfinite(scale)).tolist():
            apart = self.data.points[:, column] - values[column]
            apart /= scale[column]
            apart *= apart
            away += apart
        return int(away.argmin())

    def without(self, number: int) -> "Painted":
        """Return the same without one point."""
        points, labels = self.data.points, self.data.labels
        data = DataPoints(np.delete(points, number, axis=0), np.delete(labels, number))
        return replace(self, data=data, places=np.delete(self.places, number))


def _in_order(names: Mapping[int, str]) -> list[int]:
    """Return keys as they are shown: 0 comes first as a name, and last as the tenth key."""
    return sorted(names, key=lambda each: each if each or names[0] == "0" else len(KEYS))


def table_text(painted: Painted) -> bytes:
    """Return a table of points: a line of names, then a line a point, its class last.

    A place without a point is a blank line.
    """
    points, labels = painted.data.points, painted.data.labels
    there = [painted.classes[label] for label in np.unique(labels)]
    cells = label_cells(there)
    # Such a class may look like several cells.
    separator = ";" if any(mark in name for name in there for mark in ";|") else ","
    # Without quotes a line that begins with # would be a comment.
    is_quoted = painted.columns[0].startswith("#")
    blocks = [_lines([(*painted.columns, "label")], separator, is_quoted=is_quoted)]
    gaps = np.diff(painted.places, prepend=-1) - 1
    starts = {0, *range(0, len(labels), _BLOCK), *np.flatnonzero(gaps).tolist()}
    for start, end in pairwise(sorted({*starts, len(labels)})):
        pairs = zip(points[start:end].tolist(), labels[start:end].tolist(), strict=True)
        blocks.append(b"\n" * int(gaps[start]))
        named = ((*row, cells[painted.classes[label]]) for row, label in pairs)
        blocks.append(_lines(named, separator))
    return b"".join(blocks)


def _lines(rows: Iterable[Sequence[object]], separator: str, *, is_quoted: bool = False) -> bytes:
    text = StringIO()
    # Names may have the separator.
    csv.writer(
        text,
        delimiter=separator,
        lineterminator="\n",
        quoting=csv.QUOTE_ALL if is_quoted else csv.QUOTE_MINIMAL,
    ).writerows(rows)
    return text.getvalue().encode()


def rounded_values(values: Sequence[float], spans: Sequence[float]) -> tuple[float, ...]:
    """Return the numbers of a point as finely as it can be placed. spans: of each, on the plane."""
    decimals = (ceil(-log10(span / _STEPS_ACROSS)) if span > 0 else 0 for span in spans)
    return tuple(round(value, each) for value, each in zip(values, decimals, strict=True))


def painted_path(number: int = 1) -> Path:
    """Return where painted points are kept. number: of the table, from 1.

    Each painting that begins on other data has a table of its own, since projects name it.
    """
    return user_data_dir() / (f"{_STEM}-{number}.csv" if number > 1 else f"{_STEM}.csv")


def is_painted(source: str) -> bool:
    """Tell whether data are such a table."""
    path = Path(source)
    return path.parent == user_data_dir() and path.name.startswith(_STEM)
