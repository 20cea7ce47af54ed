"""Words, image and numbers that can be copied from the map."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from visualnet.arrays import LabelArray, PixelArray
from visualnet.ui.panels.map.points import MapPoints
from visualnet.ui.panels.map.words import map_table, map_words, point_words
from visualnet.ui.panels.map.zoomed_map import ZoomedMap
from visualnet.ui.spoken.changes import tell_change
from visualnet.ui.widgets.copying.copyable import Copyable
from visualnet.ui.widgets.copying.figures import Figure, Table
from visualnet.ui.widgets.copying.images import image_copies


class CopiedMap(Figure, ZoomedMap):
    """Base of the map: its points, the one that is looked at, and their words and numbers."""

    spoken_role = QAccessible.Role.Chart

    point_chosen = Signal(int)
    """The number of a point that was clicked, or chosen by Enter or Space; arrows move to the
    nearest point in their direction."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: Sequence[str] = ()
        self._hidden: set[int] = set()
        self._points: MapPoints | None = None
        self._labels: LabelArray = np.zeros(0, np.uint8)
        self._pointed: int | None = None
        self._chosen: int | None = None

    def point_near(self, spot: QPointF) -> int | None:
        """Return the point that the mouse means at a place, None for none."""
        raise NotImplementedError

    def meaning(self, number: int) -> str:
        """Return what a point is: its class, what it is read as, and which image it is."""
        assert self._points is not None  # noqa: S101 - points are those of a map
        true, answer = int(self._labels[number]), int(self._points.answers[number])
        position = int(self._points.request.sample.positions[number])
        return point_words(self._classes[true], self._classes[answer], position)

    def point_at(self, number: int | None) -> None:
        """Look at a point, or at none."""
        if number != self._pointed:
            self._pointed = number
            tell_change(self)
            self.update()

    def shown_image(self, place: QPoint | None = None) -> PixelArray | None:
        """Return the image at a place, which is looked at from now on, else the one looked at."""
        if place is not None:
            self.point_at(self.point_near(place.toPointF()))
        # It is looked at no longer while a menu is open.
        self._chosen = self._pointed
        if self._pointed is None or self._points is None:
            return None
        image: PixelArray = self._points.request.sample.images[self._pointed]
        return image

    def image_name(self) -> str:
        return "" if self._pointed is None else self.meaning(self._pointed)

    def put_image(self, pixels: PixelArray) -> bool:
        """Choose the point that was looked at last; False where it is no longer this image's."""
        images = () if self._points is None else self._points.request.sample.images
        number = self._chosen
        if number is None or number >= len(images) or not np.array_equal(images[number], pixels):
            return False
        self.point_chosen.emit(number)
        return True

    def class_at(self, place: QPoint | None) -> int | None:
        """Return the class of the point at a place, or of the one looked at; None for none."""
        number = self._pointed if place is None else self.point_near(place.toPointF())
        return None if number is None else int(self._labels[number])

    def numbers(self) -> Table:
        """Return where each image is that is shown, its class, and what it is read as."""
        return map_table(self._points, self._labels, self._classes, self._hidden)

    def has_numbers(self) -> bool:
        return self._points is not None

    def copies(self) -> Sequence[Copyable]:
        """Return the image looked at, if there is one, and the whole map."""
        forms = super().copies()
        if self.shown_image() is None:
            return forms
        texts = self.tr("Copy map as picture"), self.tr("Copy map as numbers")
        whole = (replace(form, text=text) for form, text in zip(forms, texts, strict=True))
        return (*image_copies(self), *whole)

    def save_texts(self) -> tuple[str, str]:
        return self.tr("Save map as picture…"), self.tr("Save map as numbers…")

    def spoken_value(self) -> str:
        """Return the point looked at; without one, how many are shown of each class."""
        if self._points is None:
            return self.tr("There is no map yet.")
        if self._pointed is not None:
            return self.meaning(self._pointed)
        return map_words(self._labels, self._points.answers, self._classes, self._hidden)
