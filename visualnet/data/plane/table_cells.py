"""Cells of a table of points, column by column, with its headings."""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from visualnet.data.own.csv_beginning import comment_notes
from visualnet.data.own.csv_lines import (
    LINES_AT_ONCE,
    NumberedLine,
    cells_of,
    in_blocks,
    lines_of,
    opened_text,
)
from visualnet.data.own.csv_points import (
    PointForm,
    beginning_of_points,
    heading_notes,
    headings_in_comment,
    is_plain,
    no_points,
    other_count,
    row_name_notes,
)
from visualnet.errors import DataError
from visualnet.features import order_of
from visualnet.sentences import Sentence

_THOUSANDS = re.compile(r"\s*[-+]?[1-9]\d{0,2}(,\d{3})+\s*")
"""A number whose commas may part thousands."""


@dataclass(slots=True)
class TableCells:
    """The cells of a table of points, as text.

    columns: of each the cells below the headings. lines: their numbers in the file. first_line:
    that of the first that may have a point. names: the headings, empty where there are none.
    names_line: the number of their line. notes: what had to be assumed, a sentence each.
    """

    columns: list[list[str]]
    lines: Sequence[int]
    first_line: int
    names: list[str]
    names_line: int
    notes: list[Sentence] = field(default_factory=list)

    def clear(self) -> None:
        """Give the cells back, few at once: other threads wait while all of them are."""
        for column in self.columns:
            while column:
                del column[-LINES_AT_ONCE:]


def read_cells(path: Path, wanted: Sequence[str]) -> TableCells:
    """Return the cells of a file; decimal commas are points.

    wanted: names that headings have in any case. Raises DataError where it is no table of points,
    or a line has more cells or fewer than others.
    """
    with opened_text(path) as (text, at_most):
        lines = lines_of(text, path, at_most)
        start, found = beginning_of_points(lines, path)
        if not start.lines:
            raise DataError(
                "{path} is empty; points need 2 to 8 numbers and a label per line.", path=path
            )
        if found is None:
            if len(start.lines) == 1 and any(
                order_of(cells_of(start.lines[0][1], separator), wanted)
                for separator in start.separators
            ):
                raise _headings_alone(path)
            raise no_points(start.lines[:2], path)
        rows = _Rows(found, path)
        line, first = rows.first_of(start.lines[0])
        rows.add(chain(start.lines[1:], lines))
    has_label = len(first) != len(wanted)
    has_header, notes = heading_notes(first, rows.columns, line, has_label=has_label)
    if wanted and order_of(first, wanted) is not None:
        has_header, notes = True, []
    comments, names_line = start.comments, line
    above = headings_in_comment(comments, rows.form.separator, len(first))
    # A row that is only guessed to be one of headings is none below such a comment.
    if above is not None and (notes or not has_header):
        has_header, names_line = False, comments[-1][0]
        names, notes = above
        comments = comments[:-1]
    else:
        names = [cell.strip() for cell in first] if has_header else []
    if not has_header:
        for column, cell in zip(rows.columns, first, strict=True):
            column.insert(0, cell)
        rows.lines.insert(0, line)
    if not rows.lines:
        raise _headings_alone(path)
    notes = comment_notes(comments) + row_name_notes(rows.form) + notes
    if rows.has_decimal_commas():
        notes.append(Sentence("Commas are read as decimal signs: 1,5 is one and a half."))
    first_line = start.last + (2 if has_header else 1)
    return TableCells(rows.columns, rows.lines, first_line, names, names_line, notes)


def _headings_alone(path: Path) -> DataError:
    return DataError(
        "{path} has headings and no points; write a line for each point below them.", path=path
    )


class _Rows:
    """The cells of lines as they come in.

    They are kept by columns: Python looks through all lists, one a row, again and again, and other
    threads wait meanwhile.
    """

    def __init__(self, form: PointForm, path: Path) -> None:
        self.form = form
        self.columns: list[list[str]] = [[] for _ in range(form.columns)]
        self.lines = array("q")
        self._path = path
        self._has_commas = False
        self._are_decimal = form.separator != ","
        self._row_names: set[str] = set()

    def first_of(self, numbered: NumberedLine) -> tuple[int, list[str]]:
        """Return number and cells of the first line, which may be headings."""
        if self.form.has_row_names:
            return numbered[0], cells_of(numbered[1], self.form.separator)
        self.add([numbered])
        return self.lines.pop(), [column.pop() for column in self.columns]

    def add(self, lines: Iterator[NumberedLine] | Sequence[NumberedLine]) -> None:
        """Take in lines; raises DataError for one that has not as many cells."""
        left = iter(lines)
        while block := list(islice(left, LINES_AT_ONCE)):
            rows = [self._cells(number, line) for number, line in block]
            for column, cells in zip(self.columns, zip(*rows, strict=True), strict=True):
                column.extend(cells)
            self.lines.extend([number for number, _ in block])

    def _cells(self, number: int, line: str) -> list[str]:
        separator, count, has_row_names = self.form
        cells = cells_of(line, separator)
        if len(cells) != count + has_row_names:
            raise other_count(number, len(cells), count + has_row_names, self._path)
        if has_row_names:
            name = cells.pop(0).strip()
            if name in self._row_names:
                # No names of rows, then, but numbers that have a comma too many.
                raise other_count(number, count + 1, count, self._path)
            self._row_names.add(name)
        if "," not in line or (separator == "," and '"' not in line):
            return cells
        with_commas = [cell for cell in cells if "," in cell and is_plain(cell)]
        self._has_commas = self._has_commas or bool(with_commas)
        if separator == ",":
            self._are_decimal = self._are_decimal or not all(map(_THOUSANDS.fullmatch, with_commas))
            return cells
        return [_with_point(cell) for cell in cells]

    def has_decimal_commas(self) -> bool:
        """Tell whether numbers have decimal commas, and write these as points.

        In quotes, between commas that separate, they are where one of them cannot part thousands.
        """
        if not (self._has_commas and self._are_decimal):
            return False
        if self.form.separator == ",":
            for column in self.columns:
                for start, cells in in_blocks(column):
                    column[start : start + len(cells)] = map(_with_point, cells)
        return True


def _with_point(cell: str) -> str:
    """Return a cell with a point for the decimal comma of a number; words keep their commas."""
    return cell.replace(",", ".") if "," in cell and is_plain(cell) else cell
