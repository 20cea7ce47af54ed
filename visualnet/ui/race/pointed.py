"""What is pointed at in one picture of a race: shown in both, with its numbers."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from visualnet.scene.parts import Part
from visualnet.ui.picture.canvas import NetworkCanvas
from visualnet.ui.picture.facts import FactsPanel

Write = Callable[[FactsPanel, Part], bool]
"""Writes the numbers of a part into a box; False where there are none."""


class PointedFacts(QObject):
    """The box beside what is looked at in one picture."""

    def __init__(self, canvas: NetworkCanvas, write: Write) -> None:
        super().__init__(canvas)
        self._canvas, self._write = canvas, write
        self.box = FactsPanel(canvas)
        # A name of its own: the window's picture has one of these.
        self.box.setObjectName(f"{canvas.objectName()}Facts")
        canvas.focus_changed.connect(self.refresh)
        canvas.laid_out.connect(self.refresh)

    def refresh(self, _part: object = None) -> None:
        """Write the numbers that are shown now."""
        part = self._canvas.focus
        if part is None or not self._write(self.box, part):
            self.box.hide()
        else:
            self.box.stand_beside(self._canvas.place_of(part))


def link(canvases: Sequence[NetworkCanvas]) -> None:
    """Let what is pointed at in one of two pictures of one shape be pointed at in the other."""
    for one, other in (canvases, canvases[::-1]):
        one.pointing.changed.connect(_Mirror(one, other).show)


class _Mirror(QObject):
    """Hands on what is pointed at in one picture to another; that hands it back in vain."""

    def __init__(self, one: NetworkCanvas, other: NetworkCanvas) -> None:
        super().__init__(one)
        self._one, self._other = one, other

    def show(self) -> None:
        frames = self._one.frame, self._other.frame
        sizes = [None if frame is None else frame.network.layer_sizes for frame in frames]
        if sizes[0] is not None and sizes[0] == sizes[1]:
            self._other.pointing.point_like(self._one.pointing)
