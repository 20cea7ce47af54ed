"""What colour and brightness of the connections mean, in a corner of the network's picture."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from visualnet.scene.arrays import ColourArray
from visualnet.scene.colours import connection_ramp
from visualnet.ui.modes import Mode

_BAR_WIDTH, _BAR_HEIGHT = 96, 8
_DASHES = 4
# More gaps than this between layers are told by the smallest and the largest.
_LISTED = 4


@dataclass(frozen=True, slots=True)
class LegendContent:
    """What the legend tells.

    scales: per pair of layers the value at the ends of the bar; empty where nothing has a value,
    None while that is not known. has_source: whether the frame has what the mode shows at all.
    """

    mode: Mode
    share: float
    is_dashed: bool
    scales: tuple[float, ...] | None
    has_source: bool


class ConnectionLegend(QFrame):
    """A bar from the most negative to the most positive value, and what it measures.

    Opaque, so that the picture may be repainted under it as often as it likes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("connectionLegend")
        self.setAccessibleName(self.tr("Legend of the connections"))
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._content: LegendContent | None = None
        self._negative, self._bar, self._positive = QLabel(), QLabel(), QLabel()
        self._quantity, self._ends, self._note = QLabel(), QLabel(), QLabel()
        layout = QGridLayout(self)
        layout.setContentsMargins(16, 4, 8, 4)
        layout.setHorizontalSpacing(6)
        layout.setVerticalSpacing(1)
        layout.setColumnStretch(3, 1)
        for column, label in enumerate((self._negative, self._bar, self._positive)):
            layout.addWidget(label, 0, column)
        for row, label in enumerate((self._quantity, self._ends, self._note), start=1):
            layout.addWidget(label, row, 0, 1, 4)
            label.setProperty("role", "muted")

    def set_colours(self, table: ColourArray, is_dashed: bool) -> None:
        """Draw the bar. table: from connection_table."""
        ratio = self.devicePixelRatioF()
        width, height = round(_BAR_WIDTH * ratio), max(1, round(_BAR_HEIGHT * ratio))
        colours = connection_ramp(table, width)
        if is_dashed:
            half = width // 2
            phase = np.arange(half) * _DASHES / half % 1.0
            colours[:half][phase > 0.6] = table[0]
        rows = np.ascontiguousarray(np.broadcast_to(colours, (height, width)))
        image = QImage(rows.data, width, height, width * 4, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        self._bar.setPixmap(QPixmap.fromImage(image))

    def show_content(self, content: LegendContent) -> None:
        """Say what the colours mean; does nothing where it says so already."""
        if content == self._content:
            return
        self._content = content
        nothing = self._nothing(content)
        negative, positive, quantity = self._meaning(content.mode)
        if content.is_dashed:
            negative += self.tr(" (dashed)")
        ends, note = self._ends_text(content.scales or ()), self._note_text(content.share)
        for label, text in (
            (self._negative, "" if nothing else negative),
            (self._positive, "" if nothing else positive),
            (self._quantity, nothing or quantity),
            (self._ends, ends),
            (self._note, "" if nothing else note),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self._bar.setVisible(not nothing)
        told = nothing or f"{negative} – {positive}. {quantity}. {ends}. {note}"
        self.setAccessibleDescription(told)
        self.adjustSize()

    def _meaning(self, mode: Mode) -> tuple[str, str, str]:
        """Return what negative and positive values mean, and what is measured, in which unit."""
        more = (self.tr("has fallen"), self.tr("has risen"))
        return {
            Mode.FLOW: (
                self.tr("holds back"),
                self.tr("pushes up"),
                self.tr("weight × activation, as it is added to z"),
            ),
            Mode.WEIGHT: (
                self.tr("negative"),
                self.tr("positive"),
                self.tr("weight, in z per unit of activation"),
            ),
            Mode.GRADIENT: (
                self.tr("less loss"),
                self.tr("more loss"),
                self.tr("if the weight grows: gradient, nats per unit of weight"),
            ),
            Mode.CHANGE: (*more, self.tr("weight now − weight when the run began")),
            Mode.CHANGE_SINCE_MARK: (*more, self.tr("weight now − weight at the marked step")),
        }[mode]

    def _nothing(self, content: LegendContent) -> str:
        """Return the sentence that says why there is nothing to see, empty where there is."""
        if content.has_source and content.scales != ():
            return ""
        if content.has_source:
            return {
                Mode.GRADIENT: self.tr("The gradient of the last batch is zero everywhere."),
                Mode.CHANGE: self.tr("No weight has changed since the run began."),
                Mode.CHANGE_SINCE_MARK: self.tr("No weight has changed since the marked step."),
            }.get(content.mode, self.tr("All values are zero."))
        return {
            Mode.GRADIENT: self.tr("No gradient yet: it comes with the next step."),
            Mode.CHANGE: self.tr("There is no run yet."),
            Mode.CHANGE_SINCE_MARK: self.tr("No step is marked: Ctrl+M marks the present one."),
        }.get(content.mode, "")

    def _note_text(self, share: float) -> str:
        """Return what the threshold does, empty where it does nothing."""
        if share >= 1.0:
            return ""
        words = self.tr("The largest {0} % between two layers; the others dimmed")
        return words.format(round(share * 100))

    def _ends_text(self, scales: tuple[float, ...]) -> str:
        """Return what the ends of the bar stand for; between most layers the scale is its own."""
        if not scales:
            return ""
        texts = [f"±{scale:.2g}" for scale in scales]
        if len(texts) > _LISTED:
            texts = [f"±{min(scales):.2g} … ±{max(scales):.2g}"]
        return self.tr("ends of the bar, gap by gap: {0}").format(" · ".join(texts))
