"""Lines of a table of points: what separates their cells, and whether the first are headings."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from visualnet.data.own.csv_beginning import LOOKED_AT, Beginning, beginning_of
from visualnet.data.own.csv_header import is_number
from visualnet.data.own.csv_labels import MISSING_NUMBERS
from visualnet.data.own.csv_lines import NumberedLine, cells_of, count_of
from visualnet.errors import DataError
from visualnet.features import LEAST_COLUMNS
from visualnet.number_text import count_text
from visualnet.sentences import Sentence, counted

MOST_OF_POINTS = 16
"""Cells of a line that may be one of points, with such as number the lines and empty ones."""

_MOST_SHOWN = 40
"""Letters of a cell or a heading in a message."""


class PointForm(NamedTuple):
    """What separates the cells of points, and how many a line has.

    has_row_names: whether another cell, which has no heading, stands before them below the first
    line, as R writes names of rows.
    """

    separator: str | None
    columns: int
    has_row_names: bool = False


def beginning_of_points(
    lines: Iterator[NumberedLine], path: Path
) -> tuple[Beginning, PointForm | None]:
    """Return the beginning of a table, and its form.

    None where it is none of points: the first two lines have as many cells, one has numbers. Raises
    DataError where there are too many comments.
    """
    start = beginning_of(lines)
    found = _form_of(start.lines[:LOOKED_AT], start.separators)
    separator, count, _ = found or PointForm(None, 0)
    start.take_rows_from_comments(
        path, lambda line: len(cells := cells_of(line, separator)) == count and _has_point(cells)
    )
    return start, found


def _form_of(lines: Sequence[NumberedLine], separators: Sequence[str | None]) -> PointForm | None:
    if not lines:
        return None
    for separator in separators:
        first, *others = ([*cells_of(line, separator)] for _, line in lines)
        count = len(first)
        has_row_names = _have_row_names(first, others)
        if has_row_names:
            others = [row[1:] for row in others]
        are_alike = not others or len(others[0]) == count
        are_points = any(len(row) == count and _has_point(row) for row in others or [first])
        if are_alike and are_points and LEAST_COLUMNS <= count <= MOST_OF_POINTS:
            return PointForm(separator, count, has_row_names)
    return None


def _have_row_names(first: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """Tell whether lines begin with the name of a row, which is all that has no heading.

    Such names are words or whole numbers, and all different, of two lines or more. An empty last
    cell is no cell.
    """
    names = [row[0].strip() for row in others if len(row) == len(first) + 1]
    return (
        1 < len(names) == len(others)
        and not any(map(is_plain, first))
        and all(name.isdecimal() or is_word(name) for name in names)
        and len(set(names)) == len(names)
        and any(row[-1].strip() for row in others)
    )


def row_name_notes(form: PointForm) -> list[Sentence]:
    """Return what is told of names of rows, or nothing."""
    if not form.has_row_names:
        return []
    return [
        Sentence(
            "The headings are one fewer than the columns, so column 1 is taken as row names and "
            "left out. If it is an input, give it a heading."
        )
    ]


def _has_point(cells: Sequence[str]) -> bool:
    return sum(map(is_plain, cells)) >= LEAST_COLUMNS


def no_points(lines: Sequence[NumberedLine], path: Path) -> DataError:
    """Return why a small table is none of points; lines: its first two, or fewer."""
    number, line = lines[-1]
    counts = [count_of(text) for _, text in lines]
    are_few = LEAST_COLUMNS <= counts[0] <= MOST_OF_POINTS
    if are_few and counts[-1] != counts[0]:
        return other_count(number, counts[-1], counts[0], path)
    if not are_few or counts[0] == LEAST_COLUMNS:
        return DataError(
            "{path}, line {number}, has {columns}; points need 2 to 8 numbers and a label, images "
            "a label and 784 pixels.",
            path=path,
            number=count_text(lines[0][0]),
            columns=counted(counts[0], "{count} column", "{count} columns"),
        )
    if len(lines) == 1:
        return DataError(
            "{path} is no table of points: it has only one line; each point needs a line, with 2 "
            "to 8 numbers and a label.",
            path=path,
        )
    return DataError(
        "{path}, line {number}, has fewer than 2 numbers ({cells}); write each number plainly, "
        "such as 1234.5. Words can only be labels.",
        path=path,
        number=count_text(number),
        cells=shown_cell(line),
    )


def other_count(number: int, cells: int, count: int, path: Path) -> DataError:
    """Return what a line is refused with that has not as many cells as the first."""
    return DataError(
        "{path}, line {number}, has {cells}, not {count} like the first; correct it.",
        path=path,
        number=count_text(number),
        cells=counted(cells, "{count} column", "{count} columns"),
        count=count,
    )


def is_plain(cell: str) -> bool:
    """Tell whether a cell is a number, perhaps with a decimal comma."""
    return is_number(cell.replace(",", "."))


def is_word(cell: str) -> bool:
    """Tell whether a cell is neither a number nor empty."""
    return bool(cell.strip()) and not is_plain(cell)


def shown_cell(cell: str) -> str:
    """Return a cell as messages show it."""
    return repr(cell.strip()[:_MOST_SHOWN])


def headings_in_comment(
    comments: Sequence[NumberedLine], separator: str | None, count: int
) -> tuple[list[str], list[Sentence]] | None:
    """Return the headings that the last comment above a table is, and what is to be told, or None.

    It has so many words, as NumPy and gnuplot write headings.
    """
    if not comments:
        return None
    line, text = comments[-1]
    names = [cell.strip() for cell in cells_of(text, separator)]
    if len(names) != count or names[0] != "#":
        names = [cell.strip() for cell in cells_of(text.lstrip("# \t"), separator)]
    if len(names) != count or any(map(is_plain, names)):
        return None
    return names, [
        Sentence(
            "Line {line} is taken as headings: {cells}. If it is a comment, put headings below it.",
            line=count_text(line),
            cells=_shown_cells(names),
        )
    ]


def _shown_cells(cells: Sequence[str]) -> str:
    return ", ".join(cell.strip()[:_MOST_SHOWN] for cell in cells)


def heading_notes(
    first: Sequence[str], below: Sequence[Sequence[str]], line: int, *, has_label: bool = True
) -> tuple[bool, list[Sentence]]:
    """Tell whether the first row, with its number, is one of headings, and what is to be told.

    below: the cells below each of it. has_label: whether the last of it may be a label. It is one
    of headings where it has no number. With numbers, which may be years or count on, the rows below
    decide: a word that comes again below is a label; one above numbers, or beside whole ones alone,
    is a heading. Of numbers alone, those count on that stand above fractions, or above other
    labels.
    """
    numbers = [cell.strip() for cell in first if is_plain(cell)]
    rows = len(below[0])
    words = [k for k, cell in enumerate(first) if is_word(cell)]
    can_name = all(_can_name(first[k]) for k in words)
    taken_as_headings = Sentence(
        "Line {line} is taken as headings: {cells}. If it is a point, put headings above it.",
        line=count_text(line),
        cells=_shown_cells(first),
    )
    if not numbers or not rows:
        are_told = rows and any(_may_be_number(first[k]) for k in words)
        return not numbers, [taken_as_headings] if are_told else []
    could_be = all(map(str.isdecimal, numbers)) and len(set(numbers)) == len(numbers)
    if any(_comes_again(first[k], below[k]) for k in words):
        return False, []
    if words:
        are_names = could_be or any(2 * sum(map(is_plain, below[k])) > rows for k in words)
    else:
        are_names = could_be and _counts_on(numbers)
        are_names = are_names and _stands_apart(first, below, has_label=has_label)
    if are_names and can_name:
        return True, [taken_as_headings]
    if not could_be and not words:
        return False, []
    return False, [
        Sentence(
            "Line {line} is taken as a point. If it has headings, give them letters, such as x1.",
            line=count_text(line),
        )
    ]


def _comes_again(word: str, cells: Sequence[str]) -> bool:
    shown = word.strip()
    return any(cell.strip() == shown for cell in cells)


def _can_name(word: str) -> bool:
    """Tell whether a word is no number that is misspelt or missing."""
    shown = word.strip().lower()
    return shown[0].isalpha() and shown not in MISSING_NUMBERS


def _may_be_number(word: str) -> bool:
    """Tell whether a word among words may be a number that is misspelt or missing."""
    shown = word.strip().lower()
    is_misspelt = not shown[0].isalpha() and any(map(str.isdigit, shown))
    return is_misspelt or shown in MISSING_NUMBERS


def _counts_on(numbers: Sequence[str]) -> bool:
    """Tell whether whole numbers, as texts, are 0, 1, 2 or 1, 2, 3 and so on, or rising years."""
    values = list(map(int, numbers))
    are_years = all(len(number) == len("2026") for number in numbers)
    return all(
        (later > earlier if are_years else later == earlier + 1)
        for earlier, later in pairwise(values)
    )


def _stands_apart(first: Sequence[str], below: Sequence[Sequence[str]], *, has_label: bool) -> bool:
    """Tell whether numbers stand above fractions, or the last, a label, above others than it."""
    fractions = (sum(not cell.strip().isdecimal() for cell in cells) for cells in below)
    rows = len(below[0])
    return any(2 * count > rows for count in fractions) or (
        has_label and first[-1] not in below[-1]
    )
