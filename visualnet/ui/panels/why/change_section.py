"""A change of the image that changes the answer: pictures side by side, words, and a way to try."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from visualnet.arrays import PixelArray
from visualnet.ui.panels.why.pixel_picture import PixelPicture
from visualnet.ui.widgets.build import STRETCH, button, caption, column, muted, row
from visualnet.ui.widgets.chart_legend import ChartLegend, Entry


@dataclass(frozen=True, slots=True, eq=False)
class CaptionedImage:
    """An image of 28×28 pixels, None for an empty frame, and the words below it."""

    image: QImage | None = None
    heading: str = ""
    entries: Sequence[Entry] = ()


class ChangeSection(QWidget):
    """Pictures in a row, what they show in words, and a button that puts the last into the pad."""

    image_chosen = Signal(object)  # PixelArray
    """The changed image, (28, 28) uint8."""

    def __init__(
        self, title: str, names: Sequence[str], pixel: int, parent: QWidget | None = None
    ) -> None:
        """names: what each picture shows, spoken. pixel: side of one of their pixels."""
        super().__init__(parent)
        self._changed: PixelArray | None = None
        self._pictures = [PixelPicture(name, pixel) for name in names]
        self._captions = [ChartLegend() for _ in names]
        self._words = muted(textFormat=Qt.TextFormat.PlainText)
        tip = self.tr("Put the changed image into the pad; can be undone")
        self._try = button(self.tr("Into the pad"), tip, self._choose)
        shown = []
        for picture, legend in zip(self._pictures, self._captions, strict=True):
            legend.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            shown.append((column(picture, legend, STRETCH, gap=3), 1))
        below = row((self._words, 1), (self._try, 0, Qt.AlignmentFlag.AlignTop), gap=8)
        column(caption(title), row(*shown, gap=8), below, on=self, gap=6)

    def show_pictures(
        self, pictures: Sequence[CaptionedImage], words: str, changed: PixelArray | None
    ) -> None:
        """Show as many pictures as there are names. changed: what the button sends, if anything."""
        self._changed = changed
        self._try.setEnabled(changed is not None)
        self._words.setText(words)
        for place, picture in enumerate(pictures):
            self._pictures[place].show_image(picture.image)
            self._captions[place].show_entries(picture.heading, picture.entries)
            words = " ".join([picture.heading, *(text for _, _, text in picture.entries)])
            self._pictures[place].setAccessibleDescription(words.strip())

    def show_nothing(self, words: str) -> None:
        """Show empty frames, and say why."""
        self.show_pictures([CaptionedImage()] * len(self._pictures), words, None)

    @Slot()
    def _choose(self) -> None:
        if self._changed is not None:
            self.image_chosen.emit(self._changed)
