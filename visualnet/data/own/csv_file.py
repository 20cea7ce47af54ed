"""Reading the user's own .csv files: a line an image, its label and 784 pixels, gzipped or not."""

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, TextIO, cast

import numpy as np

from visualnet.data.arrays import FloatArray, PixelArray
from visualnet.data.class_names import MAX_CLASSES
from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.data.files import open_regular
from visualnet.data.own.own_parts import (
    MAX_IMAGES,
    PIXELS,
    Examples,
    OwnParts,
    as_labels,
    as_levels,
)
from visualnet.errors import DataError
from visualnet.number_text import count_text

_COLUMNS = PIXELS + 1
# 25 characters write any number; longer lines are no images.
_MAX_LINE = 25 * _COLUMNS
_LINES_AT_ONCE = 1000
_MOST_SWELL, _FREE_LETTERS = 100, 10_000_000
"""A gzipped file may hold so many letters for each of its bytes, and so many in any case."""

_LABEL_NAMES = {"label", "labels", "class", "target", "y"}
_GZIP_MAGIC = b"\x1f\x8b"

_NumberedLine = tuple[int, str]


def read_csv(path: Path) -> OwnParts:
    """Return the data set of a .csv file, or a gzipped one; it has no test part.

    Each line is 785 numbers with commas between: a label and 784 pixels, row by row, 0 to 255, or 0
    to 1 throughout. A line of names may come first; it says which column, the first or the last, is
    the label, by calling it label, class, target or y. Where nothing says, the column of the two is
    taken whose commonest value is the rarer. Blank lines are skipped.
    Raises DataError, naming the line, for anything else. 60,000 images take 2.5 s (2026-11).
    """
    table = _Table(path)
    with _opened_text(path) as (text, at_most):
        lines = _lines(text, path, at_most)
        for first in lines:
            if _is_header(first[1]):
                table.label_column = _label_column(first[1])
            else:
                lines = chain([first], lines)
            break
        while numbered := list(islice(lines, _LINES_AT_ONCE)):
            table.add(numbered)
    return OwnParts(table.examples())


class _Table:
    """The images of a file as their lines come in, in little more memory than they need."""

    def __init__(self, path: Path) -> None:
        self.label_column: int | None = None
        self._path = path
        self._levels: list[PixelArray] = []
        self._edges: list[FloatArray] = []
        self._is_unit: bool | None = None

    def add(self, numbered: list[_NumberedLine]) -> None:
        """Take in lines; raises DataError for one that is not 785 numbers, 0 to 255."""
        values = _numbers(numbered, self._path)
        is_level = ((values >= 0) & (values <= 255)).all(axis=1)
        largest = values[:, 1:-1].max()
        if self._is_unit is None:
            self._is_unit = bool(largest <= 1)
        if not is_level.all() or (self._is_unit and largest > 1):
            at = int(np.argmin(is_level) if not is_level.all() else values[:, 1:-1].max(1).argmax())
            raise DataError(
                f"{self._path}, line {count_text(numbered[at][0])}, has a pixel out of range; "
                "give pixels 0 to 255, or 0 to 1 throughout."
            )
        self._edges.append(values[:, [0, -1]])
        shown = np.minimum(values, 1) if self._is_unit else values
        self._levels.append(as_levels(shown, is_unit=self._is_unit))

    def examples(self) -> Examples:
        """Return what has come in; raises DataError where that is nothing or has no labels."""
        if not self._levels:
            raise DataError(f"{self._path} holds no image; give lines of a label and 784 pixels.")
        edges = np.concatenate(self._edges)
        column = _likely_column(edges) if self.label_column is None else self.label_column
        labels = as_labels(edges[:, column], self._path)
        pixels = slice(1, _COLUMNS) if column == 0 else slice(0, PIXELS)
        rows = [levels[:, pixels] for levels in self._levels]
        return Examples(np.concatenate(rows).reshape(-1, FIELD_SIDE, FIELD_SIDE), labels)


def _numbers(numbered: list[_NumberedLine], path: Path) -> FloatArray:
    lines = [line for _, line in numbered]
    try:
        values = np.loadtxt(lines, np.float32, comments=None, delimiter=",", ndmin=2)
    except ValueError:
        values = np.empty((0, 0), np.float32)
    if values.shape == (len(lines), _COLUMNS):
        return values
    for number, line in numbered:
        columns = line.count(",") + 1
        if columns != _COLUMNS:
            raise DataError(
                f"{path}, line {count_text(number)}, has {count_text(columns)} columns; "
                f"give {_COLUMNS}, a label and {PIXELS} pixels."
            )
    raise DataError(
        f"{path} has something else than numbers in lines {count_text(numbered[0][0])} to "
        f"{count_text(numbered[-1][0])}; give {_COLUMNS} numbers a line."
    )


def _likely_column(edges: FloatArray) -> int:
    """Return 0 or -1, whichever of the first and the last column looks more like labels."""

    def unlikeness(column: int) -> tuple[bool, int]:
        values = edges[:, column]
        # Nearly all, so that one wrong label is told of and not taken for a pixel.
        could_be = (values == np.floor(values)) & (values <= MAX_CLASSES)
        return bool(could_be.mean() < 0.9), int(np.unique(values, return_counts=True)[1].max())

    return min((0, -1), key=unlikeness)


def _is_header(line: str) -> bool:
    """Tell whether a line is one of names; those between the first and the last may be numbers."""
    names = line.split(",")
    return len(names) == _COLUMNS and not (_is_number(names[0]) and _is_number(names[-1]))


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _label_column(header: str) -> int | None:
    names = [name.strip().strip('"').lower() for name in header.split(",")]
    return next((column for column in (0, -1) if names[column] in _LABEL_NAMES), None)


def _lines(text: TextIO, path: Path, at_most: int | None) -> Iterator[_NumberedLine]:
    """Yield the lines that are not blank, with their numbers from 1; at_most: letters in all."""
    letters = 0
    for number in range(1, MAX_IMAGES + 2):
        line = text.readline(_MAX_LINE)
        if not line:
            return
        letters += len(line)
        if at_most is not None and letters > at_most:
            raise DataError(f"{path} swells more than a data set does; unpack it, and give that.")
        if len(line) == _MAX_LINE:
            raise DataError(
                f"{path}, line {count_text(number)}, is too long; give {_COLUMNS} numbers a line."
            )
        if line.strip():
            yield number, line
    raise DataError(f"{path} has more than {count_text(MAX_IMAGES)} lines; give fewer images.")


@contextmanager
def _opened_text(path: Path) -> Iterator[tuple[TextIO, int | None]]:
    """Open a text file, gzipped or not, as its first bytes tell; and how much it may unpack to."""
    with open_regular(path, "a .csv file") as file:
        is_packed = file.read(2) == _GZIP_MAGIC
        at_most = _MOST_SWELL * file.seek(0, io.SEEK_END) + _FREE_LETTERS if is_packed else None
        file.seek(0)
        data = cast(BinaryIO, gzip.GzipFile(fileobj=file)) if is_packed else file
        try:
            yield io.TextIOWrapper(data, encoding="utf-8-sig"), at_most
        except UnicodeDecodeError as error:
            raise DataError(f"{path} is not text in UTF-8; give a .csv file.") from error
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise DataError(f"{path} is a damaged gzip file; get a fresh copy of it.") from error
