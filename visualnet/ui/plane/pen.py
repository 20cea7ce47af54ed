"""Pen that points are painted with: of which class, and when other data have it put away."""

from PySide6.QtCore import QObject, Signal

from visualnet.data.plane.painted import Painted

_MOST_PAINTED = 200
"""Data sets of one painting that are remembered, for undo."""


class Pen(QObject):
    """Its class is one of the data shown, or a new one that was chosen for them."""

    put_away = Signal()
    """Nothing is to be painted by accident into data that were opened anew."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.key = 1
        """0 to 9: which means the class of points that are added."""
        self._painted: list[object] = []
        """Data sets: the one that was opened, and those that were painted from it."""
        self._source = ""
        self._is_new = False

    def meet(self, dataset: object, source: str, *, is_painted_on: bool) -> None:
        """Other data are shown, whose points are still to be read. source: their name or path.

        is_painted_on: whether they are what was painted last.
        """
        is_known = any(dataset is each for each in self._painted)
        if is_painted_on and not is_known:
            self._painted = [*self._painted[1 - _MOST_PAINTED :], dataset]
        elif not is_known:
            self._painted, self._is_new = [dataset], True
            # Points of the same source that are made or split anew are those that one painted on.
            if source != self._source:
                self.put_away.emit()
        self._source = source

    def leave(self) -> None:
        """Images are shown now."""
        self._source = ""

    def take_points(self, points: Painted) -> None:
        """All points of the data that are shown are known."""
        if self._is_new:
            self._is_new = False
            self.key = points.key_there(self.key)
