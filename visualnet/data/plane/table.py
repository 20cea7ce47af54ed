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
from visualnet.data.own.csv_header import is_number
from visualnet.data.own.csv_labels import meanings
from visualnet.data.own.csv_lines import lines_of, opened_text
from visualnet.data.own.csv_points import (
    LOOKED_AT,
    heading_notes,
    no_points,
    rows_of,
    separator_of,
    shown_cell,
)
from visualnet.data.own.own_parts import MAX_LABEL
from visualnet.data.plane.table_columns import (
    check_names,
    check_words,
    label_column,
    not_used,
    used,
)
from visualnet.errors import DataError
from visualnet.features import LEAST_COLUMNS, MOST_COLUMNS, PointArray, order_of
from visualnet.number_text import count_text
from visualnet.sentences import Sentence, counted

ENDINGS = (".csv", ".tsv", ".csv.gz", ".tsv.gz")

LARGEST = 1e12
"""Of the numbers of points."""
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

    By its name and its first lines; False where it cannot be read, since reading it says why.
    """
    # Not Path.is_file, which raises where the folder cannot be looked into.
    if not source.lower().endswith(ENDINGS) or not os.path.isfile(source):
        return False
    path = Path(source)
    try:
        with opened_text(path) as (text, at_most):
            lines = list(islice(lines_of(text, path, at_most), LOOKED_AT))
    except DataError:
        return False
    return separator_of(lines) is not None


def read_point_table(
    path: Path, *, may_lack_labels: bool = False, wanted: Sequence[str] = ()
) -> PointTable:
    """Return the points of a .csv file, or a gzipped one.

    Commas, semicolons, tabs, bars or spaces stand between the numbers; where no comma separates, it
    may be the decimal sign. A line of names may come first (`heading_notes`). The label is the
    column called label, class, target or category, else the one with words that are no dates, else
    the last one, or the first, that looks like labels. Columns that are called index or id, and
    empty ones, are left out. may_lack_labels: where all columns are numbers. wanted: names of
    columns; where the table has them, they alone are read, and no labels. Raises DataError, naming
    the line or the column, for anything else.
    """
    rows, numbers, names, notes = _read(path, wanted)
    count = len(rows[0])
    columns = [[row[k] for row in rows] for k in range(count)]
    called = [_called(names[k] if names else "", k) for k in range(count)]
    places, labels_at = order_of(names, wanted) if wanted and names else None, list[int]()
    if places is not None:
        notes += not_used([called[k] for k in range(count) if k not in places])
    else:
        places, left_out = used(columns, names)
        labels_at, assumed = label_column(columns, names, places, path, may_lack=may_lack_labels)
        places = [k for k in places if k not in labels_at]
        check_words(columns, places, called, path, has_label=bool(labels_at))
        _check_count(len(places), path)
        notes += left_out + assumed
    check_names({k: names[k] for k in places} if names else {}, path)
    labels: LabelArray | None = None
    classes: tuple[str, ...] = ()
    if labels_at:
        label = labels_at[0]
        labels, classes = _numbered(columns[label], numbers, called[label], path)
    return PointTable(
        tuple(names[k] for k in places) if names else _names_for(len(places)),
        np.array([_numbers(columns[k], numbers, called[k], path) for k in places]).T,
        labels,
        classes,
        tuple(notes),
        bool(names),
        np.array(numbers) - (2 if names else 1),
    )


def _read(
    path: Path, wanted: Sequence[str]
) -> tuple[list[list[str]], list[int], list[str], list[Sentence]]:
    """Return the cells of each line of points, its number, the headings, and what to tell."""
    with opened_text(path) as (text, at_most):
        lines = list(lines_of(text, path, at_most))
    if not lines:
        raise DataError(
            "{path} is empty; points need 2 to 8 numbers and a label per line.", path=path
        )
    found = separator_of(lines[:LOOKED_AT])
    if found is None:
        raise no_points(lines[:2], path)
    rows, has_commas = rows_of(lines, *found, path)
    numbers = [number for number, _ in lines]
    has_header, notes = heading_notes(rows, numbers[0])
    if wanted and order_of(rows[0], wanted) is not None:
        has_header, notes = True, []
    names = [cell.strip() for cell in rows[0]] if has_header else []
    if names:
        rows, numbers = rows[1:], numbers[1:]
    if not rows:
        raise DataError("{path} has no points; choose another file.", path=path)
    if has_commas:
        notes.append(Sentence("Commas are read as decimal signs: 1,5 is one and a half."))
    return rows, numbers, names, notes


def _called(name: str, column: int) -> str:
    """Return what a column is called in messages: its heading in quotes, or its number."""
    return shown_cell(name) if name else count_text(column + 1)


def _check_count(count: int, path: Path) -> None:
    if not LEAST_COLUMNS <= count <= MOST_COLUMNS:
        raise DataError(
            "{path} has {columns} of numbers beside the label, not {least} to {most}.",
            path=path,
            columns=counted(count, "{count} column", "{count} columns"),
            least=LEAST_COLUMNS,
            most=MOST_COLUMNS,
        )


def _names_for(count: int) -> tuple[str, ...]:
    if count == len(_SHORT_NAMES):
        return _SHORT_NAMES
    return tuple(f"x{number}" for number in range(1, count + 1))


def _numbers(cells: Sequence[str], lines: Sequence[int], column: str, path: Path) -> list[float]:
    values = []
    for cell, line in zip(cells, lines, strict=True):
        value = float(cell) if is_number(cell) else float("nan")
        if isfinite(value) and abs(value) <= LARGEST:
            values.append(value)
            continue
        where: dict[str, object] = {"path": path, "line": count_text(line), "column": column}
        if not cell.strip():
            raise DataError(
                "{path}, line {line}, column {column}, is empty; write a number there, or remove "
                "the line.",
                **where,
            )
        if abs(value) > LARGEST:
            raise DataError(
                "{path}, line {line}, column {column}: {cell} is too large; use numbers up to "
                "{largest}.",
                **where,
                cell=shown_cell(cell),
                largest=count_text(int(LARGEST)),
            )
        raise DataError(
            "{path}, line {line}, column {column}: {cell} is not a finite number; correct it, or "
            "remove the line.",
            **where,
            cell=shown_cell(cell),
        )
    return values


def _numbered(
    cells: Sequence[str], lines: Sequence[int], column: str, path: Path
) -> tuple[LabelArray, tuple[str, ...]]:
    """Return the labels as numbers of the classes, and what these are called."""
    firsts: dict[str, int] = {}
    for cell, line in zip(cells, lines, strict=True):
        firsts.setdefault(cell, line)
    called = {
        cell: str(said) for cell, said in meanings(firsts, path, column, least=-MAX_LABEL).items()
    }
    names = sorted(set(called.values()), key=in_order)
    if not 1 <= len(names) <= MAX_CLASSES:
        raise DataError(
            "{path} has {count} different labels in column {column}; data needs 2 to "
            "{max_classes} classes.",
            path=path,
            count=count_text(len(names)),
            column=column,
            max_classes=MAX_CLASSES,
        )
    if len(names) > 1:
        checked_names(dict(enumerate(names)), path)
    places = {cell: names.index(name) for cell, name in called.items()}
    return np.array([places[cell] for cell in cells], np.uint8), tuple(names)
