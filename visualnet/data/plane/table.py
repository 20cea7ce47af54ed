"""Tables of points: a line a point, 2 to 8 numbers and a label, gzipped or not."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from math import isfinite
from pathlib import Path

import numpy as np

from visualnet.arrays import IndexArray, LabelArray
from visualnet.data.class_names import MAX_CLASSES, checked_names, in_order
from visualnet.data.own.csv_header import is_index_name, is_label_name, is_number
from visualnet.data.own.csv_labels import labels_of, unlikeness
from visualnet.data.own.csv_lines import NumberedLine, cells_of, lines_of, opened_text
from visualnet.errors import DataError
from visualnet.features import LEAST_COLUMNS, MOST_COLUMNS, PointArray
from visualnet.number_text import count_text
from visualnet.sentences import Sentence, counted

ENDINGS = (".csv", ".tsv", ".csv.gz", ".tsv.gz")

_SEPARATORS = (";", "\t", "|", ",", None)
"""None: any spaces. Commas come late, since they may be decimal signs between the others."""
_COUNTS = range(LEAST_COLUMNS, MOST_COLUMNS + 3)
"""Cells of a line: the numbers, a label, and what numbers the lines."""
LARGEST = 1e12
"""Of the numbers of points."""
_MAX_HEADING = 200
"""Letters of the name of a column."""
_SHORT_NAMES = ("x", "y")


@dataclass(frozen=True, slots=True)
class PointTable:
    """The points of a table.

    columns: the names of its numbers. points: (points, columns). labels: (points,), None where it
    has none. classes: their names. notes: what had to be assumed, a sentence each. has_header:
    whether the names are the file's own. places: (points,), the line of each, from 0 for the first
    that may have a point; blank lines count.
    """

    columns: tuple[str, ...]
    points: PointArray
    labels: LabelArray | None
    classes: tuple[str, ...]
    notes: tuple[str, ...]
    has_header: bool
    places: IndexArray


def is_point_table(source: str) -> bool:
    """Tell whether a file is a table whose lines are so few numbers that they are points.

    By its name and its first two lines; False where it cannot be read, since reading it says why.
    """
    # Not Path.is_file, which raises where the folder cannot be looked into.
    if not source.lower().endswith(ENDINGS) or not os.path.isfile(source):
        return False
    path = Path(source)
    try:
        with opened_text(path) as (text, at_most):
            lines = list(islice(lines_of(text, path, at_most), 2))
    except DataError:
        return False
    return _separator_of(lines) is not None


def read_point_table(path: Path, *, may_lack_labels: bool = False) -> PointTable:
    """Return the points of a .csv file, or a gzipped one.

    Commas, semicolons, tabs, bars or spaces stand between the numbers; where no comma separates, it
    may be the decimal sign. A line of names may come first. The label is the column called label,
    class, target or category, else the one with words, else the last one, or the first, that looks
    like labels. Columns that are called index or id are left out. Raises DataError, naming the
    line, for anything else; may_lack_labels: where all columns are numbers.
    """
    with opened_text(path) as (text, at_most):
        lines = list(lines_of(text, path, at_most))
    found = _separator_of(lines[:2])
    if found is None:
        raise DataError(
            "{path} is no table of points; each line needs {least} to {most} numbers and a label.",
            path=path,
            least=LEAST_COLUMNS,
            most=MOST_COLUMNS,
        )
    separator, count = found
    rows = [_cells(line, separator, count, path) for line in lines]
    numbers = [number for number, _ in lines]
    names = [cell.strip() for cell in rows[0]] if not any(map(_is_plain, rows[0])) else []
    first = numbers[0] + 1 if names else 1
    if names:
        rows, numbers = rows[1:], numbers[1:]
    if not rows:
        raise DataError("{path} has no points; choose another file.", path=path)
    columns = [[row[k] for row in rows] for k in range(count)]
    left_out = [
        k
        for k, name in enumerate(names)
        if (is_index_name(name) if name else _counts_rows(columns[k]))
    ]
    places = [k for k in range(count) if k not in left_out]
    label = _label_column(columns, names, places, may_lack_labels)
    places = [k for k in places if k != label]
    _check_count(len(places), path)
    _check_names([names[k] for k in places] if names else [], path)
    notes = [
        Sentence("The column {name} only counts, and is left out.", name=names[k])
        if names[k]
        else Sentence("Column {number} has no name, and is left out.", number=k + 1)
        for k in left_out
    ]
    labels: LabelArray | None = None
    classes: tuple[str, ...] = ()
    if label is not None:
        labels, classes = _numbered(columns[label], numbers, path)
        if not names:
            notes.append(Sentence("Column {number} is taken as the label.", number=label + 1))
    return PointTable(
        tuple(names[k] for k in places) if names else _names_for(len(places)),
        np.array([_numbers(columns[k], numbers, path) for k in places]).T,
        labels,
        classes,
        tuple(notes),
        bool(names),
        np.array(numbers) - first,
    )


def _separator_of(lines: Sequence[NumberedLine]) -> tuple[str | None, int] | None:
    """Return what separates the cells of the first lines, and how many there are; None for none."""
    if not lines:
        return None
    for separator in _SEPARATORS:
        counts = {len(cells_of(line, separator)) for _, line in lines}
        if len(counts) == 1 and (count := counts.pop()) in _COUNTS:
            last = cells_of(lines[-1][1], separator)
            if sum(map(_is_plain, last)) >= LEAST_COLUMNS:
                return separator, count
    return None


def _cells(numbered: NumberedLine, separator: str | None, count: int, path: Path) -> list[str]:
    number, line = numbered
    cells = cells_of(line, separator)
    if len(cells) != count:
        raise DataError(
            "{path}, line {number}, has {cells} columns, not {count} like the first; correct it.",
            path=path,
            number=count_text(number),
            cells=len(cells),
            count=count,
        )
    return cells if separator == "," else [cell.replace(",", ".") for cell in cells]


def _is_plain(cell: str) -> bool:
    return is_number(cell.replace(",", "."))


def _label_column(
    columns: Sequence[Sequence[str]], names: Sequence[str], places: Sequence[int], may_lack: bool
) -> int | None:
    """Return which column has the labels; None where there may be none, and nothing names it."""
    named = [k for k in places if names and is_label_name(names[k]) and names[k].lower() != "y"]
    if named:
        return named[-1]
    words = [k for k in places if not all(map(_is_plain, columns[k]))]
    if len(words) == 1:
        return words[0]
    if may_lack:
        return None
    return min((places[-1], places[0]), key=lambda k: unlikeness(columns[k]))


def _check_count(count: int, path: Path) -> None:
    if not LEAST_COLUMNS <= count <= MOST_COLUMNS:
        raise DataError(
            "{path} has {columns} of numbers beside the label, not {least} to {most}.",
            path=path,
            columns=counted(count, "{count} column", "{count} columns"),
            least=LEAST_COLUMNS,
            most=MOST_COLUMNS,
        )


def _counts_rows(cells: Sequence[str]) -> bool:
    """Tell whether a column has one number more in each line, from 0 or 1 on."""
    first = cells[0].strip()
    return first in ("0", "1") and all(
        cell.strip() == str(number) for number, cell in enumerate(cells, start=int(first))
    )


def _check_names(names: Sequence[str], path: Path) -> None:
    for name in names:
        if not name:
            raise DataError(
                "{path}, line 1, has a column of numbers without a heading; give it a name.",
                path=path,
            )
        if not name.isprintable() or len(name) > _MAX_HEADING:
            raise DataError(
                "{path}, line 1, has a heading that cannot be shown: {name}; use up to {most} "
                "printable characters.",
                path=path,
                name=repr(name[:20]),
                most=_MAX_HEADING,
            )
    if len(set(names)) < len(names):
        raise DataError(
            "{path}, line 1, has the heading {name} twice; give each column its own name.",
            path=path,
            name=next(name for name in names if names.count(name) > 1),
        )


def _names_for(count: int) -> tuple[str, ...]:
    if count == len(_SHORT_NAMES):
        return _SHORT_NAMES
    return tuple(f"x{number}" for number in range(1, count + 1))


def _numbers(cells: Sequence[str], lines: Sequence[int], path: Path) -> list[float]:
    values = []
    for cell, line in zip(cells, lines, strict=True):
        value = float(cell) if is_number(cell) else float("nan")
        if not isfinite(value) or abs(value) > LARGEST:
            raise DataError(
                "{path}, line {line}: {cell} is not a number to learn from; correct it, or remove "
                "the line.",
                path=path,
                line=count_text(line),
                cell=repr(cell.strip()[:40]),
            )
        values.append(value)
    return values


def _numbered(
    cells: Sequence[str], lines: Sequence[int], path: Path
) -> tuple[LabelArray, tuple[str, ...]]:
    """Return the labels as numbers of the classes, and what these are called."""
    labels = labels_of(cells, lines, path)
    kinds = sorted(np.unique(labels).tolist(), key=lambda kind: in_order(str(kind)))
    if not 1 <= len(kinds) <= MAX_CLASSES:
        raise DataError(
            "{path} has {count} different labels; data needs 2 to {max_classes} classes.",
            path=path,
            count=count_text(len(kinds)),
            max_classes=MAX_CLASSES,
        )
    names = tuple(map(str, kinds))
    if len(names) > 1:
        checked_names(dict(enumerate(names)), path)
    places = {kind: place for place, kind in enumerate(kinds)}
    return np.array([places[label] for label in labels.tolist()], np.uint8), names
