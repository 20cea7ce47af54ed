"""Reading the user's own .csv files: a line an image, its label and 784 pixels, gzipped or not."""

from collections.abc import Sequence
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path

import numpy as np

from visualnet.arrays import FloatArray, PixelArray
from visualnet.data.class_names import MAX_CLASSES
from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.data.own.csv_columns import Columns, columns_named
from visualnet.data.own.csv_header import is_header, is_number, unmangled
from visualnet.data.own.csv_labels import UnlabelledError, labels_of, same_labels, unlikeness
from visualnet.data.own.csv_lines import (
    NumberedLine,
    cells_of,
    count_of,
    form_of,
    lines_of,
    opened_text,
)
from visualnet.data.own.csv_points import MOST_OF_POINTS, no_points
from visualnet.data.own.own_parts import PIXELS, Examples, OwnParts, as_levels
from visualnet.errors import DataError
from visualnet.number_text import count_text
from visualnet.sentences import Sentence

_LINES_AT_ONCE = 1000


def read_csv(path: Path, *, may_lack_labels: bool = False) -> OwnParts:
    """Return the data set of a .csv file, or a gzipped one; it has no test part.

    Each line is a label, a whole number or a name, and 784 pixels, row by row, 0 to 255, or 0 to 1
    throughout; commas, semicolons, tabs, bars or spaces stand between, quotes perhaps around them,
    and where no comma separates, it may be the decimal sign. A line of names may come first; it
    says which column is the label, by calling it label, class, target or y, which are pixels, and
    in what order, by their numbers; others are left out (`columns_named`).
    Where nothing says, the column of the first and the last is taken whose commonest value is the
    rarer. Columns that number the rows, and empty ones at the end, are left out. Blank lines are
    skipped.
    Raises DataError, naming the line, for anything else, of it UnlabelledError where there are no
    labels, unless it may lack them: then all are 0. 60,000 images take 1.5 s (2026-11).
    """
    with opened_text(path) as (text, at_most):
        lines = lines_of(text, path, at_most)
        table = _Table(path, list(islice(lines, 2)), may_lack_labels)
        lines = chain(table.first_lines, lines)
        while numbered := list(islice(lines, _LINES_AT_ONCE)):
            table.add(numbered)
    examples = table.examples()
    return OwnParts(examples, notes=tuple(table.notes))


class _Table:
    """The images of a file as their lines come in, in little more memory than they need.

    Of each line, as many cells at either end as there may be labels are kept as text.
    """

    def __init__(self, path: Path, first_lines: list[NumberedLine], may_lack_labels: bool) -> None:
        """first_lines: two of them, or fewer. Raises DataError where they are none of images."""
        self.first_lines = first_lines
        self.notes: list[str] = []
        self._path = path
        self._may_lack_labels = may_lack_labels
        self._names: list[str] = []
        self._named: Columns | None = None
        self._levels: list[PixelArray] = []
        self._ends: list[list[str]] = []
        self._numbers: list[int] = []
        self._is_unit: bool | None = None
        if not first_lines:
            raise self._empty()
        form = form_of(first_lines[-1][1]) or form_of(first_lines[0][1])
        if form is None and count_of(first_lines[0][1]) <= MOST_OF_POINTS:
            raise no_points(first_lines, path)
        if form is None:
            raise self._wrong_count(first_lines[0], PIXELS + 1)
        self._separator, self._columns = form
        if self._columns == PIXELS:
            self._no_labels()
        self._extras = self._columns - PIXELS
        self._take_header()

    def _take_header(self) -> None:
        number, line = self.first_lines[0]
        cells = [c.replace(",", ".") for c in cells_of(line.lstrip("#"), self._separator)]
        image = unmangled(cells)
        if image is not None:
            rest = self.first_lines[1:]
            if any(float(cell) for cell in image[self._extras : PIXELS] if is_number(cell)):
                self.notes.append(
                    Sentence(
                        "The first line is an image that pandas turned into names; it is "
                        "read as an image."
                    )
                )
                joined = (self._separator or " ").join(image)
                rest = [(number, joined), *rest]
            self.first_lines = rest
        elif is_header(cells):
            self.first_lines = self.first_lines[1:]
            # R leaves out the name of the column that numbers the rows.
            self._names = [""] * (self._columns - len(cells)) + cells
            if len(self._names) == self._columns:
                self._named = columns_named(self._names, self._path)
        if self._named is not None:
            self.notes += self._named.notes

    def add(self, numbered: list[NumberedLine]) -> None:
        """Take in lines; raises DataError for one that is not as many numbers, 0 to 255."""
        pieces = [self._pieces(line) for _, line in numbered]
        values = self._pixels([middle for _, middle in pieces], numbered)
        is_level = ((values >= 0) & (values <= 255)).all(axis=1)
        largest = values.max()
        if self._is_unit is None:
            self._is_unit = bool(largest <= 1)
        if not is_level.all() or (self._is_unit and largest > 1):
            at = int(np.argmin(is_level) if not is_level.all() else values.max(1).argmax())
            raise self._out_of_range(numbered[at][0])
        self._ends += [ends for ends, _ in pieces]
        self._numbers += [number for number, _ in numbered]
        self._levels.append(self._as_levels(values))

    def _pieces(self, line: str) -> tuple[list[str], str]:
        """Return the cells at both ends, and what is between; none where there are too few."""
        separator, middle = self._separator, self._middle
        if '"' in line or not isinstance(middle, range):
            cells = cells_of(line, separator)
            if len(cells) != self._columns:
                return [], ""
            pixels = [cells[column].replace(",", ".") for column in middle]
            return [cells[k] for k in self._kept_as_text], (separator or " ").join(pixels)
        ends = line.strip("\r\n").split(separator, middle.start)
        ends += ends.pop().rsplit(separator, self._columns - middle.stop)
        pixels_text = ends.pop(middle.start) if len(ends) > middle.start else ""
        if separator != ",":
            pixels_text = pixels_text.replace(",", ".")
        if len(ends) != self._columns - len(middle):
            return [], pixels_text
        kept = [k if k < middle.start else k - self._columns for k in self._kept_as_text]
        return [ends[k] for k in kept], pixels_text

    @property
    def _middle(self) -> Sequence[int]:
        """The columns that are pixels in any case."""
        return self._named.pixels if self._named else range(self._extras, PIXELS)

    @property
    def _kept_as_text(self) -> Sequence[int]:
        """The columns that are kept as text."""
        extras, columns = self._extras, self._columns
        both = (*range(extras), *range(columns - extras, columns))
        return self._named.labels if self._named else both

    def _pixels(self, middles: list[str], numbered: list[NumberedLine]) -> FloatArray:
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
        if values.shape == (len(middles), len(self._middle)):
            return values
        for number, line in numbered:
            cells = cells_of(line, self._separator)
            if len(cells) != self._columns:
                raise self._wrong_count((number, line), self._columns)
            for column in self._middle:
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

    def examples(self) -> Examples:
        """Return what has come in; raises DataError where that is nothing or has no labels."""
        if not self._levels:
            raise self._empty()
        if self._named is not None:
            images = np.concatenate(self._levels)
            return self._of_images(images, self._named_label(self._named))
        first, last = self._kept_columns()
        label, cells = self._label_column(first, last - 1)
        of_middle = (self._extras, PIXELS)
        others = [column for column in range(first, last) if column != label]
        left = [self._edge_pixels(c) for c in others if c < of_middle[0]]
        right = [self._edge_pixels(c) for c in others if c >= of_middle[1]]
        images = np.concatenate([*left, np.concatenate(self._levels), *right], axis=1)
        return self._of_images(images, cells)

    def _of_images(self, images: PixelArray, cells: Sequence[str]) -> Examples:
        labels = labels_of(cells, self._numbers, self._path)
        return Examples(images.reshape(-1, FIELD_SIDE, FIELD_SIDE), labels)

    def _named_label(self, named: Columns) -> list[str]:
        """Return the cells of the column that is the label; raises DataError where none is."""
        found = [[ends[k] for ends in self._ends] for k in range(len(named.labels))]
        if not found or self._are_no_labels(found[0]):
            return self._no_labels()
        names = [self._names[k].strip() for k in named.labels]
        self.notes += same_labels(list(zip(names, found, strict=True)), self._path)
        return found[0]

    def _are_no_labels(self, cells: Sequence[str]) -> bool:
        """Tell whether cells are empty, or number the rows."""
        is_numbering = len(cells) > MAX_CLASSES and len(set(cells)) == len(cells)
        return is_numbering or not any(map(str.strip, cells))

    def _cells(self, column: int) -> list[str]:
        place = column if column < self._extras else column - self._columns
        return [ends[place] for ends in self._ends]

    def _kept_columns(self) -> tuple[int, int]:
        """Return the columns of label and pixels, first and after the last."""
        first, last = 0, self._columns
        while last - first > PIXELS + 1:
            if self._is_aside(first):
                first += 1
            elif self._is_aside(last - 1):
                last -= 1
            else:
                raise DataError(
                    "{path} has {columns} columns; it is unclear which are the label and the "
                    "{pixels} pixels. Keep only these {number_count}.",
                    path=self._path,
                    columns=self._columns,
                    pixels=PIXELS,
                    number_count=PIXELS + 1,
                )
        return first, last

    def _is_aside(self, column: int) -> bool:
        """Tell whether a column is empty, or numbers the rows."""
        cells = self._cells(column)
        if not any(map(str.strip, cells)):
            return True
        if len(set(cells)) < len(cells):
            return False
        self.notes.append(
            Sentence("The column {column} counts the rows and is not used.", column=column + 1)
        )
        return True

    def _label_column(self, *columns: int) -> tuple[int, list[str]]:
        """Return the column that is no pixel, -1 for none, and the labels."""
        if self._columns == PIXELS:
            return -1, self._no_labels()
        for column in columns:
            if self._are_no_labels(self._cells(column)):
                return column, self._no_labels()
        chosen = min(columns, key=lambda column: unlikeness(self._cells(column)))
        return chosen, self._cells(chosen)

    def _edge_pixels(self, column: int) -> PixelArray:
        cells = self._cells(column)
        pairs = zip(cells, self._numbers, strict=True)
        values = np.array([self._number(c, n, column + 1) for c, n in pairs], np.float32)
        is_level = (values >= 0) & (values <= (1 if self._is_unit else 255))
        if not is_level.all():
            raise self._out_of_range(self._numbers[int(np.argmin(is_level))])
        return self._as_levels(values[:, None])

    def _as_levels(self, values: FloatArray) -> PixelArray:
        return as_levels(values, is_unit=bool(self._is_unit))

    def _empty(self) -> DataError:
        return DataError(
            "{path} has no images or points; each line needs a label and 784 pixels, or 2 to 8 "
            "numbers and a label.",
            path=self._path,
        )

    def _no_labels(self) -> list[str]:
        if self._may_lack_labels:
            return ["0"] * len(self._numbers)
        raise UnlabelledError(
            "{path} has {pixels} pixels per line but no label; add a label column, or choose "
            "another file.",
            path=self._path,
            pixels=PIXELS,
        )

    def _wrong_count(self, numbered: NumberedLine, wanted: int) -> DataError:
        number, line = numbered
        return DataError(
            "{path}, line {number}, has {count_of} columns instead of {wanted}, a label and "
            "{pixels} pixels; correct it.",
            path=self._path,
            number=count_text(number),
            count_of=count_text(count_of(line)),
            wanted=wanted,
            pixels=PIXELS,
        )

    def _out_of_range(self, line: int) -> DataError:
        return DataError(
            "{path}, line {line}, has a pixel out of range; pixels are 0 to 255, or all 0 to 1.",
            path=self._path,
            line=count_text(line),
        )
