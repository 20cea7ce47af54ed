"""Forms in which the contents of a widget can be copied: picture, numbers, text with tabs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage


@dataclass(frozen=True, slots=True)
class Copyable:
    """One form of what a widget shows.

    text: of the menu entry, such as "Copy as numbers". said: told afterwards, such as "Copied the
    chart as numbers.". make: returns the data, when it is asked for.
    """

    text: str
    said: str
    make: Callable[[], QMimeData]


@runtime_checkable
class HasCopies(Protocol):
    """A widget that can be copied: Ctrl+C takes the first form, a right click offers them all."""

    def copies(self) -> Sequence[Copyable]:
        """Return the forms of what is shown and chosen now; none where nothing is."""
        ...


def text_data(text: str) -> QMimeData:
    """Return plain text for the clipboard."""
    data = QMimeData()
    data.setText(text)
    return data


def picture_data(image: QImage, text: str = "") -> QMimeData:
    """Return a picture for the clipboard, with the same as text where that is given."""
    data = QMimeData()
    data.setImageData(image)
    if text:
        data.setText(text)
    return data


def table_text(rows: Iterable[Iterable[str]]) -> str:
    """Return rows of cells as lines with tabs, as a spreadsheet takes them.

    rows: the head first, where there is one. Breaks become blanks, true minus signs hyphens.
    """
    return "".join("\t".join(map(_cell_text, row)) + "\n" for row in rows)


def numbers_text(numbers: npt.NDArray[np.generic]) -> str:
    """Return an array of one or two axes as lines with tabs, each number exactly; points decimal.

    numbers: (columns,) or (rows, columns).
    """
    return table_text(map(str, row) for row in np.atleast_2d(numbers))


def _cell_text(cell: str) -> str:
    return " ".join(cell.split()).replace("−", "-")
