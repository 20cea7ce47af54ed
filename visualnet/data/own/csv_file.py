"""Reading the user's own .csv files: a line an image, its label and 784 pixels, gzipped or not."""

from collections.abc import Sequence
from itertools import chain, islice
from pathlib import Path

import numpy as np

from visualnet.arrays import PixelArray
from visualnet.data.class_names import MAX_CLASSES
from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.data.own.csv_beginning import Beginning, beginning_of, comment_notes
from visualnet.data.own.csv_columns import Columns, columns_named
from visualnet.data.own.csv_header import (
    count_on,
    is_count_name,
    is_header,
    is_number,
    unmangled,
)
from visualnet.data.own.csv_labels import UnlabelledError, labels_of, same_labels, unlikeness
from visualnet.data.own.csv_lines import (
    LINES_AT_ONCE,
    cells_of,
    count_of,
    form_of,
    lines_of,
    opened_text,
)
from visualnet.data.own.csv_pixels import PixelRows, wrong_count
from visualnet.data.own.csv_points import MOST_OF_POINTS, no_points
from visualnet.data.own.own_parts import PIXELS, Examples, OwnParts
from visualnet.errors import DataError
from visualnet.sentences import Sentence


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
        start = beginning_of(lines)
        start.take_rows_from_comments(
            path, lambda line: form_of(line, start.separators) is not None
        )
        table = _Table(path, start, may_lack_labels)
        lines = chain(table.first_lines, lines)
        while numbered := list(islice(lines, LINES_AT_ONCE)):
            table.rows.add(numbered)
    examples = table.examples()
    return OwnParts(examples, notes=(*comment_notes(start.comments), *table.notes))


class _Table:
    """A table of images: its header, its rows as they come in, and then its labels."""

    def __init__(self, path: Path, start: Beginning, may_lack_labels: bool) -> None:
        """Raises DataError where it is none of images."""
        self.first_lines = start.lines
        self.notes: list[str] = []
        self._path = path
        self._may_lack_labels = may_lack_labels
        self._names: list[str] = []
        self._named: Columns | None = None
        first_lines = start.lines[:2]
        if not first_lines:
            raise self._empty()
        forms = (form_of(line, start.separators) for _, line in reversed(first_lines))
        form = next(filter(None, forms), None)
        if form is None and count_of(first_lines[0][1]) <= MOST_OF_POINTS:
            raise no_points(first_lines, path)
        if form is None:
            raise wrong_count(first_lines[0], PIXELS + 1, path)
        self._separator, self._columns = form
        self._extras = self._columns - PIXELS
        self._take_header()
        self.rows = PixelRows(path, *form, self._middle, self._kept_as_text)
        if self._columns == PIXELS:
            self._no_labels()

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

    def examples(self) -> Examples:
        """Return what has come in; raises DataError where that is nothing or has no labels."""
        if not self.rows.levels:
            raise self._empty()
        if self._named is not None:
            images = np.concatenate(self.rows.levels)
            return self._of_images(images, self._named_label(self._named))
        first, last = self._kept_columns()
        label, cells = self._label_column(first, last - 1)
        left = [self._edge_pixels(k) for k in range(first, self._extras) if k != label]
        right = [self._edge_pixels(k) for k in range(PIXELS, last) if k != label]
        images = np.concatenate([*left, np.concatenate(self.rows.levels), *right], axis=1)
        return self._of_images(images, cells)

    def _of_images(self, images: PixelArray, cells: Sequence[str]) -> Examples:
        labels = labels_of(cells, self.rows.numbers, self._path)
        return Examples(images.reshape(-1, FIELD_SIDE, FIELD_SIDE), labels)

    def _named_label(self, named: Columns) -> list[str]:
        """Return the cells of the column that is the label; raises DataError where none is."""
        found = self.rows.texts
        names = [self._names[k].strip() for k in named.labels]
        is_count = bool(found) and is_count_name(names[0]) and count_on(found[0])
        if not found or is_count or self._are_no_labels(found[0]):
            return self._no_labels()
        self.notes += same_labels(list(zip(names, found, strict=True)), self._path)
        return found[0]

    def _are_no_labels(self, cells: Sequence[str]) -> bool:
        """Tell whether cells are empty, or number the rows."""
        is_numbering = len(cells) > MAX_CLASSES and len(set(cells)) == len(cells)
        return is_numbering or not any(map(str.strip, cells))

    def _place(self, column: int) -> int:
        """Return where a column at either end is among those that are kept as text."""
        return column if column < self._extras else column - self._columns

    def _cells(self, column: int) -> list[str]:
        return self.rows.texts[self._place(column)]

    def _edge_pixels(self, column: int) -> PixelArray:
        return self.rows.column_levels(self._place(column), column)

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

    def _empty(self) -> DataError:
        return DataError(
            "{path} has no images or points; each line needs a label and 784 pixels, or 2 to 8 "
            "numbers and a label.",
            path=self._path,
        )

    def _no_labels(self) -> list[str]:
        if self._may_lack_labels:
            return ["0"] * len(self.rows.numbers)
        raise UnlabelledError(
            "{path} has {pixels} pixels per line but no label; add a label column, or choose "
            "another file.",
            path=self._path,
            pixels=PIXELS,
        )
