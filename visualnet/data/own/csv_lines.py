"""Lines of a table of images: unpacking and decoding, and cells between their separators."""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from visualnet.data.files import GZIP_ERRORS, damaged_gzip, open_regular, unpacking
from visualnet.data.own.own_parts import MAX_IMAGES, PIXELS
from visualnet.errors import DataError
from visualnet.number_text import count_text
from visualnet.sentences import Sentence

MOST_EXTRAS = 16
"""Columns beside the pixels: the label, and such as number the rows or tell of something else."""

SEPARATORS = (";", "\t", "|", ",", None)
"""None: any spaces. Commas come late, since they may be decimal signs between the others."""

# 25 characters write any number; longer lines are no images.
_MAX_LINE = 25 * (PIXELS + MOST_EXTRAS)
_MOST_SWELL, _FREE_LETTERS = 25, 50_000_000
"""A gzipped file may hold so many letters for each of its bytes, and so many in any case.

MNIST's have 9 of whole numbers, 23 of fractions, and 46 where ink is 0 or 255.
"""

LINES_AT_ONCE = 250
"""Lines that are taken in by one call: other threads, such as the window's, wait while it lasts.

Python looks for garbage where 700 lists and tuples have been added, in all that the program has.
"""

_NOTHING = ' \t,;|"'
"""What a line of empty cells has."""

NumberedLine = tuple[int, str]


def form_of(
    line: str, separators: Sequence[str | None] = SEPARATORS
) -> tuple[str | None, int] | None:
    """Return separator and number of columns of a line of an image or names; None for others."""
    for separator in separators:
        count = len(cells_of(line, separator))
        is_other = separator == "," and _are_decimal_commas(line)
        if PIXELS <= count <= PIXELS + MOST_EXTRAS and not is_other:
            return separator, count
    return None


def count_of(line: str) -> int:
    """Return the number of columns of any line, by the separator that makes the most of them."""
    return max(len(cells_of(line, separator)) for separator in SEPARATORS)


def _are_decimal_commas(line: str) -> bool:
    """Tell whether spaces separate as well as commas do, and stand within what these separate."""
    count = len(line.split())
    return PIXELS <= count <= PIXELS + MOST_EXTRAS and re.search(r",\s", line) is None


def cells_of(line: str, separator: str | None) -> list[str]:
    """Return the cells of a line without the quotes around them."""
    line = line.strip("\r\n")
    if '"' in line:
        try:
            return next(csv.reader([line], delimiter=separator or " ", skipinitialspace=True), [])
        except csv.Error:
            return []
    return line.split(separator)


def lines_of(text: TextIO, path: Path, at_most: int | None) -> Iterator[NumberedLine]:
    """Yield the lines that are not blank, with their numbers from 1; at_most: letters in all.

    Blank are those whose cells are all empty, too, as spreadsheets write rows below a table.
    """
    letters = 0
    for number in range(1, MAX_IMAGES + 2):
        line = text.readline(_MAX_LINE)
        if not line:
            return
        letters += len(line)
        if at_most is not None and letters > at_most:
            raise DataError(
                "{path} unpacks to far more than a data set; unpack it yourself, then open "
                "the result.",
                path=path,
            )
        if len(line) == _MAX_LINE:
            raise DataError(
                "{path}, line {number}, is too long; write 2 to 8 numbers and a label in a line, "
                "or a label and 784 pixels.",
                path=path,
                number=count_text(number),
            )
        if line.strip().strip(_NOTHING):
            yield number, line
    raise DataError(
        "{path} has more than {most} lines; keep {most} or fewer.",
        path=path,
        most=count_text(MAX_IMAGES),
    )


def in_blocks(cells: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the cells of a column, so many at once, each time with the number of the first."""
    for start in range(0, len(cells), LINES_AT_ONCE):
        yield start, cells[start : start + LINES_AT_ONCE]


@contextmanager
def opened_text(path: Path) -> Iterator[tuple[TextIO, int | None]]:
    """Open a text file, gzipped or not, as its first bytes tell; and how much it may unpack to."""
    with open_regular(path, Sentence("a .csv file")) as file:
        size = file.seek(0, io.SEEK_END)
        file.seek(0)
        data, is_packed = unpacking(file)
        at_most = _MOST_SWELL * size + _FREE_LETTERS if is_packed else None
        try:
            start = data.read(2)
            data.seek(0)
            is_wide = start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
            yield io.TextIOWrapper(data, "utf-16" if is_wide else "utf-8-sig"), at_most
        except UnicodeDecodeError as error:
            raise DataError(
                "{path} is not text in UTF-8; save it as CSV UTF-8.", path=path
            ) from error
        except GZIP_ERRORS as error:
            raise damaged_gzip(path) from error
