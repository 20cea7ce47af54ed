"""What colour and brightness of the connections mean, in a corner of the network's picture."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLayout, QWidget

from visualnet.scene.arrays import ColourArray
from visualnet.scene.colours import connection_ramp
from visualnet.ui.picture.legend_words import LegendContent, legend_words

BAR_WIDTH, BAR_HEIGHT = 96, 8
_DASHES = 4


class ConnectionLegend(QFrame):
    """A bar from the most negative to the most positive value, and what it measures.

    Opaque, so that the picture may be repainted under it as often as it likes.
    """

    spoken_role = QAccessible.Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("connectionLegend")
        self.setAccessibleName(self.tr("Legend of the connections"))
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._content: LegendContent | None = None
        self._told = ""
        self._negative, self._bar, self._positive = QLabel(), QLabel(), QLabel()
        self._quantity, self._ends, self._note = QLabel(), QLabel(), QLabel()
        self._neurons = QLabel()
        # With a name its changes are told once a second, not each.
        self._ends.setAccessibleName(self.tr("Scale"))
        layout = QGridLayout(self)
        # No other layout gives it its size, which changes with its words and their type.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        layout.setContentsMargins(16, 4, 8, 4)
        layout.setHorizontalSpacing(6)
        layout.setVerticalSpacing(1)
        layout.setColumnStretch(3, 1)
        for column, label in enumerate((self._negative, self._bar, self._positive)):
            layout.addWidget(label, 0, column)
        below = (self._quantity, self._ends, self._note, self._neurons)
        for row, label in enumerate(below, start=1):
            layout.addWidget(label, row, 0, 1, 4)
            label.setProperty("role", "muted")

    def set_colours(self, table: ColourArray, is_dashed: bool) -> None:
        """Draw the bar. table: from connection_table."""
        ratio = self.devicePixelRatioF()
        width, height = round(BAR_WIDTH * ratio), max(1, round(BAR_HEIGHT * ratio))
        image = bar_image(table, is_dashed, width, height)
        image.setDevicePixelRatio(ratio)
        self._bar.setPixmap(QPixmap.fromImage(image))

    def show_content(self, content: LegendContent) -> None:
        """Say what the colours mean; does nothing where it says so already."""
        if content == self._content:
            return
        self._content = content
        words = legend_words(content)
        for label, text in zip(
            (
                *(self._negative, self._positive, self._quantity, self._ends, self._note),
                self._neurons,
            ),
            (words.negative, words.positive, *words.lines, "\n".join(words.neurons)),
            strict=True,
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self._bar.setVisible(words.has_bar)
        quantity, ends, note = words.lines
        told = f"{words.negative} – {words.positive}. {quantity}. {ends}. {note}"
        marks = words.neurons[1:]
        self._told = ". ".join((told if words.has_bar else quantity, *marks))

    def spoken_value(self) -> str:
        """Return the legend in words."""
        return self._told


def bar_image(table: ColourArray, is_dashed: bool, width: int, height: int) -> QImage:
    """Return the bar of a legend, that many pixels large. table: from connection_table."""
    colours = connection_ramp(table, width)
    if is_dashed:
        half = width // 2
        phase = np.arange(half) * _DASHES / half % 1.0
        colours[:half][phase > 0.6] = table[0]
    rows = np.ascontiguousarray(np.broadcast_to(colours, (height, width)))
    # The array goes with this call, so the image needs memory of its own.
    return QImage(rows.data, width, height, width * 4, QImage.Format.Format_RGB32).copy()
