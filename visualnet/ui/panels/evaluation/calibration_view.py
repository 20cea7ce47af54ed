"""The reliability diagram under mouse and keyboard."""

import numpy as np
from PySide6.QtCore import QEvent, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QFont,
    QFontInfo,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from visualnet.nn.metrics import Calibration, calibration
from visualnet.number_text import percent_text, with_percent
from visualnet.ui.look.rings import draw_ring
from visualnet.ui.look.theme import Theme, load_theme
from visualnet.ui.look.translation import plural
from visualnet.ui.panels.evaluation.calibration_picture import CalibrationPicture
from visualnet.ui.spoken.changes import tell_change
from visualnet.ui.widgets.copying.figures import Figure, Table, exact


class CalibrationView(Figure, QWidget):
    """Shows how sure a network is and how often rightly; painted in 1 ms (2026-11)."""

    spoken_role = QAccessible.Role.Chart

    is_saved_here = False

    pointed = Signal(str)
    """The figures of the bin under the mouse or keyboard, empty where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calibrationView")
        self.setAccessibleName(self.tr("Calibration"))
        self.setToolTip(
            self.tr("In a calibrated network confidence equals accuracy: each bar ends at its tick")
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._theme = load_theme("dark")
        self._bins = calibration(np.zeros(0, np.float32), np.zeros(0, np.bool_))
        self._pointed: int | None = None
        self._told = ""

    def show_calibration(self, bins: Calibration | None) -> None:
        """Show these bins; None where there is nothing to show."""
        nothing = calibration(np.zeros(0, np.float32), np.zeros(0, np.bool_))
        self._bins = nothing if bins is None else bins
        self._pointed = None
        self._tell()
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take on a theme's colours."""
        self._theme = theme
        self.update()

    def meaning(self, number: int) -> str:
        """Return what a bin says: its range, count, mean confidence and accuracy."""
        bins = self._bins
        low, high = (round(edge * 100) for edge in bins.edges[number : number + 2])
        between = with_percent(f"{low}–{high}")
        if not bins.counts[number]:
            return self.tr("{0}: no images").format(between)
        count = int(bins.counts[number])
        return plural(
            count,
            self.tr("{1}: 1 image, {2} confidence, {3} correct"),
            self.tr("{1}: {0} images, {2} confidence, {3} correct", "", count),
            between,
            percent_text(float(bins.confidences[number])),
            percent_text(float(bins.accuracies[number])),
        )

    def numbers(self) -> Table:
        """Return the bins: how many images, how sure on average, how often correct, 0 to 1."""
        bins = self._bins
        head = [self.tr("above"), self.tr("up to"), self.tr("images")]
        columns = (bins.edges[:-1], bins.edges[1:], bins.counts, bins.confidences, bins.accuracies)
        rows = zip(*(column.tolist() for column in columns), strict=True)
        is_empty = not bins.counts.any()
        return [
            [*head, self.tr("mean confidence"), self.tr("accuracy")],
            *([] if is_empty else [list(map(exact, row)) for row in rows]),
        ]

    def spoken_value(self) -> str:
        """Return the bin looked at; without one, all that hold images."""
        if self._pointed is not None:
            return self.meaning(self._pointed)
        filled = [self.meaning(int(number)) for number in np.flatnonzero(self._bins.counts)]
        return "; ".join(filled) or self.tr("Nothing is measured yet.")

    def sizeHint(self) -> QSize:
        """Return a size at which counts have room."""
        pixels = QFontInfo(self.font()).pixelSize()
        return QSize(23 * pixels, 25 * pixels)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which bars can still be compared."""
        pixels = QFontInfo(self.font()).pixelSize()
        return QSize(16 * pixels, 16 * pixels)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the diagram, and a frame around the bin looked at."""
        picture = self._picture()
        painter = QPainter(self)
        picture.paint(painter)
        if self._pointed is not None:
            column = picture.column(self._pointed)
            if self.hasFocus():
                draw_ring(painter, column, self._theme.focus, self._theme.background)
            else:
                painter.setPen(QPen(self._theme.text_muted, 1.5))
                painter.drawRect(column)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Tell the figures of the bin under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._picture().bin_at(event.pos().toPointF())
            text = self.toolTip() if number is None else self.meaning(number)
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look at the bin under the mouse."""
        self._point_at(self._picture().bin_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Look at nothing."""
        self._point_at(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from bin to bin."""
        last = len(self._bins.counts) - 1
        moves = {
            Qt.Key.Key_Left: last if self._pointed is None else max(0, self._pointed - 1),
            Qt.Key.Key_Right: 0 if self._pointed is None else min(last, self._pointed + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.key() in moves:
            self._point_at(moves[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason and self._pointed is None:
            self._point_at(len(self._bins.counts) - 1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point_at(None)

    def _picture(self) -> CalibrationPicture:
        font = QFont(self.font())
        font.setPixelSize(max(8, round(QFontInfo(font).pixelSize() * 11 / 13)))
        return CalibrationPicture(self._bins, self._theme, font, QSizeF(self.size()))

    def _point_at(self, number: int | None) -> None:
        if number != self._pointed:
            self._pointed = number
            self._tell()
            self.update()

    def _tell(self) -> None:
        text = "" if self._pointed is None else self.meaning(self._pointed)
        if text != self._told:
            self._told = text
            self.pointed.emit(text)
            tell_change(self)
