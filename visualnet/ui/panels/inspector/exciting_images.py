"""A few images under a heading, as high as they need."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from visualnet.arrays import FloatArray, IndexArray, LabelArray, PixelArray
from visualnet.number_text import count_text, number_text
from visualnet.ui.widgets.build import column, label, marked
from visualnet.ui.widgets.image_grid import ImageGrid


class ExcitingImages(QWidget):
    """Images with the activation that each brings about below it."""

    image_chosen = Signal(int)
    """The position of one, by click or Enter."""

    def __init__(self, title: str, name: str, parent: QWidget | None = None) -> None:
        """title: the heading. name: what the images are called to those who hear."""
        super().__init__(parent)
        tip = self.tr("Click an image to put it into the pad")
        self.grid = marked(ImageGrid(), tip=tip, spoken=name)
        self.grid.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown = 0
        column(label(title, "caption"), self.grid, on=self, gap=2)
        self.grid.image_chosen.connect(self.image_chosen)

    def show_images(
        self,
        images: PixelArray,
        labels: LabelArray,
        classes: Sequence[str],
        positions: IndexArray,
        activations: FloatArray,
    ) -> None:
        """Show the images at these positions; emits nothing.

        images: (examples, 28, 28) uint8, kept. labels: (examples,). positions, activations:
        (shown,).
        """
        values = activations.tolist()
        tips = [
            self.tr("test image {0}, {1}: activation {2}").format(
                count_text(position), classes[labels[position]], number_text(value)
            )
            for position, value in zip(positions.tolist(), values, strict=True)
        ]
        captions = [_short(value) for value in values]
        self._shown = len(positions)
        self.grid.show_images(images, positions, tips, captions)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Follow the images, whose size is that of the text."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Make the grid as high as its images, so that it never scrolls by itself."""
        rect = self.grid.tile_rect(max(0, self._shown - 1))
        gap = self.grid.tile_rect(0).top()
        height = rect.bottom() + self.grid.fontMetrics().height() + 2 * gap
        if self.grid.height() != height:
            self.grid.setFixedHeight(height)


def _short(value: float) -> str:
    """Return a number that has room below an image: 0.31, 4e−7."""
    text = number_text(value)
    return number_text(value, 1) if "e" in text else text
