"""Lines of a table of images as pixels, and the cells beside these as text."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np

from visualnet.arrays import FloatArray, PixelArray
from visualnet.data.own.csv_header import is_number
from visualnet.data.own.csv_lines import NumberedLine, cells_of, count_of
from visualnet.data.own.own_parts import PIXELS, as_levels
from visualnet.errors import DataError
from visualnet.number_text import count_text
from visualnet.sentences import Sentence


class PixelRows:
    """The images of a file as their lines come in, in little more memory than they need.

    levels: arrays (images, pixels). texts: the cells of each column that is kept as text. numbers:
    of the lines.
    """

    def __init__(
        self,
        path: Path,
        separator: str | None,
        columns: int,
        pixels: Sequence[int],
        kept: Sequence[int],
    ) -> None:
        """columns: how many there are. pixels: those that are, in any case. kept: as text."""
        self.levels: list[PixelArray] = []
        self.texts: list[list[str]] = [[] for _ in kept]
        self.numbers: list[int] = []
        self._path = path
        self._separator = separator
        self._columns = columns
        self._pixels = pixels
        self._kept = kept
        self._is_unit: bool | None = None
        """Whether pixels are 0 to 1; None while all are 0."""

    def add(self, numbered: list[NumberedLine]) -> None:
        """Take in lines; raises DataError for one that is not as many numbers, 0 to 255."""
        pieces = [self._pieces(line) for _, line in numbered]
        values = self._values([middle for _, middle in pieces], numbered)
        is_level = ((values >= 0) & (values <= 255)).all(axis=1)
        largest = values.max()
        if self._is_unit is None and largest > 0:
            self._is_unit = bool(largest <= 1)
        if not is_level.all() or (self._is_unit and largest > 1):
            at = int(np.argmin(is_level) if not is_level.all() else values.max(1).argmax())
            raise self._out_of_range(numbered[at][0])
        for place, text in enumerate(self.texts):
            text.extend([ends[place] for ends, _ in pieces])
        self.numbers += [number for number, _ in numbered]
        self.levels.append(self._as_levels(values))

    def column_levels(self, place: int, column: int) -> PixelArray:
        """Return the pixels of a column that was kept as text, (images, 1).

        place: among those that were kept. Raises DataError where a cell is no pixel.
        """
        pairs = zip(self.texts[place], self.numbers, strict=True)
        values = np.array([self._number(c, n, column + 1) for c, n in pairs], np.float32)
        is_level = (values >= 0) & (values <= (1 if self._is_unit else 255))
        if not is_level.all():
            raise self._out_of_range(self.numbers[int(np.argmin(is_level))])
        return self._as_levels(values[:, None])

    def _pieces(self, line: str) -> tuple[list[str], str]:
        """Return the cells at both ends, and what is between; none where there are too few."""
        separator, middle = self._separator, self._pixels
        if '"' in line or not isinstance(middle, range):
            cells = cells_of(line, separator)
            if len(cells) != self._columns:
                return [], ""
            pixels = [cells[column].replace(",", ".") for column in middle]
            return [cells[k] for k in self._kept], (separator or " ").join(pixels)
        ends = line.strip("\r\n").split(separator, middle.start)
        ends += ends.pop().rsplit(separator, self._columns - middle.stop)
        pixels_text = ends.pop(middle.start) if len(ends) > middle.start else ""
        if separator != ",":
            pixels_text = pixels_text.replace(",", ".")
        if len(ends) != self._columns - len(middle):
            return [], pixels_text
        kept = [k if k < middle.start else k - self._columns for k in self._kept]
        return [ends[k] for k in kept], pixels_text

    def _values(self, middles: list[str], numbered: list[NumberedLine]) -> FloatArray:
        values = np.empty((0, 0), np.float32)
        # Whole numbers, as most files have, take a ninth of the time. Asked for before, since older
        # NumPys cut fractions off.
        text = "".join(middles).replace(self._separator or " ", "").strip()
        kinds = (np.int32, np.float32) if text.isdecimal() else (np.float32,)
        # Nothing at all would be warned of.
        for kind in kinds if text else ():
            with suppress(ValueError):
                values = np.loadtxt(
                    middles, kind, comments=None, delimiter=self._separator, ndmin=2
                ).astype(np.float32)
                break
        if values.shape == (len(middles), len(self._pixels)):
            return values
        for number, line in numbered:
            cells = cells_of(line, self._separator)
            if len(cells) != self._columns:
                raise wrong_count((number, line), self._columns, self._path)
            for column in self._pixels:
                self._number(cells[column], number, column + 1)
        raise DataError(
            "{path} has values that are not numbers; pixels are 0 to 255.", path=self._path
        )

    def _number(self, cell: str, line: int, column: int) -> float:
        shown = cell.replace(",", ".")
        if is_number(shown):
            return float(shown)
        held = (
            Sentence("holds {cell}, which is not a number", cell=repr(cell.strip()[:20]))
            if cell.strip()
            else Sentence("is empty")
        )
        raise DataError(
            "{path}, line {line}, column {column}, {held}; a pixel is 0 to 255.",
            path=self._path,
            line=count_text(line),
            column=count_text(column),
            held=held,
        )

    def _as_levels(self, values: FloatArray) -> PixelArray:
        return as_levels(values, is_unit=bool(self._is_unit))

    def _out_of_range(self, line: int) -> DataError:
        return DataError(
            "{path}, line {line}, has a pixel out of range; pixels are 0 to 255, or all 0 to 1.",
            path=self._path,
            line=count_text(line),
        )


def wrong_count(numbered: NumberedLine, wanted: int, path: Path) -> DataError:
    """Return what a line is refused with that has not as many columns as wanted."""
    number, line = numbered
    return DataError(
        "{path}, line {number}, has {count_of} columns instead of {wanted}, a label and "
        "{pixels} pixels; correct it.",
        path=path,
        number=count_text(number),
        count_of=count_text(count_of(line)),
        wanted=wanted,
        pixels=PIXELS,
    )
