"""Lines of a table of points: what separates their cells, and whether the first are headings."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from visualnet.data.own.csv_header import is_number
from visualnet.data.own.csv_labels import MISSING_NUMBERS
from visualnet.data.own.csv_lines import SEPARATORS, NumberedLine, cells_of, count_of
from visualnet.errors import DataError
from visualnet.features import LEAST_COLUMNS, MOST_COLUMNS
from visualnet.number_text import count_text
from visualnet.sentences import Sentence, counted

LOOKED_AT = 5
"""Lines that tell whether a table is one of points; the first may be headings, one damaged."""

_COUNTS = range(LEAST_COLUMNS, MOST_COLUMNS + 3)
"""Cells of a line: the numbers, a label, and what numbers the lines."""

_MOST_SHOWN = 40
"""Letters of a cell or a heading in a message."""


def separator_of(lines: Sequence[NumberedLine]) -> tuple[str | None, int] | None:
    """Return what separates the cells of points, and how many there are; None where none are.

    lines: the first LOOKED_AT of the table; the first two have as many cells, one has numbers.
    """
    if not lines:
        return None
    for separator in SEPARATORS:
        first, *others = ([*cells_of(line, separator)] for _, line in lines)
        are_alike = not others or len(others[0]) == len(first)
        if are_alike and (count := len(first)) in _COUNTS:
            rows = [cells for cells in others or [first] if len(cells) == count]
            if any(sum(map(is_plain, cells)) >= LEAST_COLUMNS for cells in rows):
                return separator, count
    return None


def rows_of(
    lines: Sequence[NumberedLine], separator: str | None, count: int, path: Path
) -> tuple[list[list[str]], bool]:
    """Return the cells of all lines, with points for decimal commas, and whether there are any.

    Raises DataError for a line that has not as many.
    """
    rows, has_commas = [], False
    for number, line in lines:
        cells = cells_of(line, separator)
        if len(cells) != count:
            raise _other_count(number, len(cells), count, path)
        if separator != "," and "," in line:
            # Names and labels keep theirs.
            plain = [cell.replace(",", ".") if is_plain(cell) else cell for cell in cells]
            has_commas = has_commas or plain != cells
            cells = plain
        rows.append(cells)
    return rows, has_commas


def no_points(lines: Sequence[NumberedLine], path: Path) -> DataError:
    """Return why a small table is none of points; lines: its first two, or fewer."""
    number, line = lines[-1]
    counts = [count_of(text) for _, text in lines]
    if counts[0] in _COUNTS and counts[-1] != counts[0]:
        return _other_count(number, counts[-1], counts[0], path)
    if counts[0] not in _COUNTS or counts[0] == LEAST_COLUMNS:
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
        "such as 1234.5.",
        path=path,
        number=count_text(number),
        cells=shown_cell(line),
    )


def _other_count(number: int, cells: int, count: int, path: Path) -> DataError:
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


def heading_notes(table: Sequence[Sequence[str]], line: int) -> tuple[bool, list[Sentence]]:
    """Tell whether the first row, with its number, is one of headings, and what is to be told.

    It is where it has no number. With numbers, which may be years or count on, the rows below
    decide: a word that comes again below is a label; one above numbers, or beside whole ones alone,
    is a heading. Of numbers alone, those count on that stand above fractions, or above other
    labels.
    """
    first, others = table[0], table[1:]
    numbers = [cell.strip() for cell in first if is_plain(cell)]
    if not numbers or not others:
        return not numbers, []
    below = [[row[k] for row in others] for k in range(len(first))]
    rows = len(others)
    words = [k for k, cell in enumerate(first) if is_word(cell)]
    could_be = all(map(str.isdecimal, numbers)) and len(set(numbers)) == len(numbers)
    if any(first[k].strip() in map(str.strip, below[k]) or not _can_name(first[k]) for k in words):
        return False, []
    if words:
        are_names = could_be or any(2 * sum(map(is_plain, below[k])) > rows for k in words)
    else:
        are_names = could_be and _counts_on(numbers) and _stands_apart(first, below)
    if are_names:
        shown = ", ".join(cell.strip()[:_MOST_SHOWN] for cell in first)
        return True, [
            Sentence(
                "Line {line} is taken as headings: {cells}. If it is a point, put headings above "
                "it.",
                line=count_text(line),
                cells=shown,
            )
        ]
    if not could_be and not words:
        return False, []
    return False, [
        Sentence(
            "Line {line} is taken as a point. If it has headings, give them letters, such as x1.",
            line=count_text(line),
        )
    ]


def _can_name(word: str) -> bool:
    """Tell whether a word is no number that is misspelt or missing."""
    shown = word.strip().lower()
    return shown[0].isalpha() and shown not in MISSING_NUMBERS


def _counts_on(numbers: Sequence[str]) -> bool:
    """Tell whether whole numbers, as texts, are 0, 1, 2 or 1, 2, 3 and so on, or rising years."""
    values = list(map(int, numbers))
    are_years = all(len(number) == len("2026") for number in numbers)
    return all(
        (later > earlier if are_years else later == earlier + 1)
        for earlier, later in pairwise(values)
    )


def _stands_apart(first: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Tell whether numbers stand above fractions, or the last above others than itself."""
    fractions = (sum(not cell.strip().isdecimal() for cell in cells) for cells in below)
    rows = len(below[0])
    return any(2 * count > rows for count in fractions) or first[-1] not in below[-1]
