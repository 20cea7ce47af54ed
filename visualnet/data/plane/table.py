"""Tables of points: a line a point, 2 to 8 numbers and a label, gzipped or not."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from pathlib import Path

import numpy as np

from visualnet.arrays import IndexArray, LabelArray
from visualnet.data.class_names import MAX_CLASSES, checked_names, in_order
from visualnet.data.own.csv_header import is_number
from visualnet.data.own.csv_labels import meanings
from visualnet.data.own.csv_lines import in_blocks, lines_of, opened_text
from visualnet.data.own.csv_points import beginning_of_points, is_plain, shown_cell
from visualnet.data.own.own_parts import MAX_LABEL
from visualnet.data.plane.table_cells import TableCells, read_cells
from visualnet.data.plane.table_columns import (
    check_names,
    check_words,
    input_notes,
    label_column,
    not_used,
    used,
)
from visualnet.errors import DataError, naming_guesses
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
            return beginning_of_points(lines_of(text, path, at_most), path)[1] is not None
    except DataError:
        return False


def read_point_table(
    path: Path, *, may_lack_labels: bool = False, wanted: Sequence[str] = ()
) -> PointTable:
    """Return the points of a .csv file, or a gzipped one.

    Commas, semicolons, tabs, bars or spaces stand between the numbers; where no comma separates, it
    may be the decimal sign. A line of names may come first (`heading_notes`). The label is the
    column called label, class, target or category, else the one with words that are no dates, else
    the last one, or the first, that looks like labels. Columns that number the lines, and empty
    ones, are left out (`used`). may_lack_labels: where all columns are numbers. wanted: names of
    columns that a network reads: none is left out, and where labels may lack and the table has
    them all, they alone are read. Raises DataError, naming the line or the column, and what was
    assumed, for anything else.
    """
    cells = read_cells(path, wanted)
    with naming_guesses(cells.notes):
        table = _table_of(cells, path, wanted, may_lack_labels=may_lack_labels)
    cells.clear()
    return table


def _table_of(
    cells: TableCells, path: Path, wanted: Sequence[str], *, may_lack_labels: bool
) -> PointTable:
    """Return the points of cells; adds to their notes."""
    columns, names, notes = cells.columns, cells.names, cells.notes
    count = len(columns)
    called = [_called(names[k] if names else "", k) for k in range(count)]
    are_alone = may_lack_labels and bool(wanted and names)
    places, labels_at = order_of(names, wanted) if are_alone else None, list[int]()
    if places is not None:
        notes += not_used([called[k] for k in range(count) if k not in places])
    else:
        places, left_out = used(columns, names, wanted)
        notes += left_out
        labels_at, assumed = label_column(columns, names, places, path, may_lack=may_lack_labels)
        places = [k for k in places if k not in labels_at]
        notes += [*input_notes(columns, names, places, wanted), *assumed]
        check_words(columns, places, called, path, has_label=bool(labels_at))
        _check_count([called[k] for k in places], path, has_label=bool(labels_at))
    check_names({k: names[k] for k in places} if names else {}, path, cells.names_line)
    labels: LabelArray | None = None
    classes: tuple[str, ...] = ()
    if labels_at:
        label = labels_at[0]
        labels, classes = _numbered(columns[label], cells.lines, called[label], path)
    points = np.empty((len(places), len(cells.lines)))
    for values, k in zip(points, places, strict=True):
        _fill(values, columns[k], cells.lines, called[k], path)
    return PointTable(
        tuple(names[k] for k in places) if names else _names_for(len(places)),
        points.T,
        labels,
        classes,
        tuple(notes),
        bool(names),
        np.array(cells.lines) - cells.first_line,
    )


def _called(name: str, column: int) -> str:
    """Return what a column is called in messages: its heading in quotes, or its number."""
    return shown_cell(name) if name else count_text(column + 1)


def _check_count(called: Sequence[str], path: Path, *, has_label: bool) -> None:
    """Raise DataError for too few columns of numbers, or too many; called: what they are called."""
    count = len(called)
    if LEAST_COLUMNS <= count <= MOST_COLUMNS:
        return
    columns = counted(count, "{count} column of numbers", "{count} columns of numbers")
    if has_label:
        columns = Sentence("{columns} beside the label", columns=columns)
    if count > MOST_COLUMNS:
        raise DataError(
            "{path} has {columns}: {called}; keep {most} of them or fewer.",
            path=path,
            columns=columns,
            called=", ".join(called),
            most=MOST_COLUMNS,
        )
    raise DataError(
        "{path} has {columns}{called}; points need {least} or more, so add another one.",
        path=path,
        columns=columns,
        called=Sentence(" ({called})", called=", ".join(called)) if called else "",
        least=LEAST_COLUMNS,
    )


def _names_for(count: int) -> tuple[str, ...]:
    if count == len(_SHORT_NAMES):
        return _SHORT_NAMES
    return tuple(f"x{number}" for number in range(1, count + 1))


def _fill(
    values: PointArray, cells: Sequence[str], lines: Sequence[int], column: str, path: Path
) -> None:
    """Write the numbers of a column; raises DataError, naming the line, where one is none."""
    for start, block in in_blocks(cells):
        part = values[start : start + len(block)]
        try:
            part[:] = np.fromiter(map(float, block), np.float64, len(block))
        except ValueError:
            part[:] = np.nan
        # Python's own notation, 1_000, is no number; NaN fails every comparison.
        if not (np.abs(part) <= LARGEST).all() or "_" in "".join(block):
            for cell, line in zip(block, lines[start : start + len(block)], strict=True):
                _check_number(cell, {"path": path, "line": count_text(line), "column": column})


def _check_number(cell: str, where: Mapping[str, object]) -> None:
    """Raise DataError where a cell is no number of a point."""
    value = float(cell) if is_number(cell) else float("nan")
    if abs(value) <= LARGEST:
        return
    if not cell.strip():
        raise DataError(
            "{path}, line {line}, column {column}, is empty; write a number there, or remove the "
            "line.",
            **where,
        )
    if is_plain(cell) and "," in cell:
        raise DataError(
            "{path}, line {line}, column {column}: the comma of {cell} may be a decimal sign or "
            "part thousands; write the number without it.",
            **where,
            cell=shown_cell(cell),
        )
    if not isnan(value):
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


def _numbered(
    cells: Sequence[str], lines: Sequence[int], column: str, path: Path
) -> tuple[LabelArray, tuple[str, ...]]:
    """Return the labels as numbers of the classes, and what these are called."""
    firsts: dict[str, int] = {}
    for cell, line in zip(cells, lines, strict=True):
        if cell not in firsts:
            firsts[cell] = line
    called = {
        cell: str(said) for cell, said in meanings(firsts, path, column, least=-MAX_LABEL).items()
    }
    names = sorted(set(called.values()), key=in_order)
    if not 1 <= len(names) <= MAX_CLASSES:
        raise DataError(
            "{path} has {count} different labels in column {column}; use 2 to {max_classes}, or "
            "call another column label.",
            path=path,
            count=count_text(len(names)),
            column=column,
            max_classes=MAX_CLASSES,
        )
    if len(names) > 1:
        checked_names(dict(enumerate(names)), path)
    places = {cell: names.index(name) for cell, name in called.items()}
    labels = np.empty(len(cells), np.uint8)
    for start, block in in_blocks(cells):
        labels[start : start + len(block)] = [places[cell] for cell in block]
    return labels, tuple(names)
