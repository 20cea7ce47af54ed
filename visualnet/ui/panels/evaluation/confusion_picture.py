"""A confusion matrix as a picture: where its cells are, their colours, and its painting."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QLinearGradient, QPainter

from visualnet.nn.metrics import CountArray
from visualnet.number_text import number_text, with_percent
from visualnet.ui.look.cut_names import cut_names
from visualnet.ui.look.theme import Theme
from visualnet.ui.look.tick_labels import CENTRE, LEFT, RIGHT, paint_upright
from visualnet.ui.look.translation import Texts

_tr = Texts("ConfusionPicture")

Cell = tuple[int, int]
"""(true class, answered class)."""

_LEVELS = 64
_LABEL_SHARE = 0.2  # of the width at most for the names of the classes
_GAP = 4.0  # pixels between the names above and the cells, for the frame of one that is chosen
_SMALLEST_FIGURE = 8  # pixels of the font; smaller figures cannot be read


class ConfusionPicture:
    """Rows are true classes, columns answers; laid out once, for one size and one look.

    Colours show the share of the row, on two scales: right answers from 0 to 100 %, and errors on
    a square-root scale up to the largest, or one error in a thousand would not be seen. Made and
    painted in the thread of the window, or another's as a whole.
    """

    def __init__(
        self,
        classes: Sequence[str],
        confusion: CountArray,
        theme: Theme,
        font: QFont,
        size: QSizeF,
        most_figures: int = 256**2,
    ) -> None:
        """confusion: (classes, classes). font: of the labels. size: room, in pixels.

        most_figures: where more cells than these have counts, no counts are written.
        """
        self._most_figures = most_figures
        self._classes, self._confusion = classes, confusion
        self._theme, self._font = theme, font
        self._metrics = QFontMetricsF(font)
        self._line = self._metrics.height()
        support = np.maximum(confusion.sum(axis=1, keepdims=True), 1)
        self._shares = confusion / support
        errors = self._shares - np.diag(np.diagonal(self._shares))
        self._error_top = _round_up(float(errors.max(initial=0.0)))
        self._right = _ramp(theme, theme.accent)
        self._wrong = _ramp(theme, theme.negative)
        self._lay_out(size)

    @property
    def matrix(self) -> QRectF:
        """Where all cells together are."""
        count = len(self._classes)
        return QRectF(self._left, self._top, self._pitch * count, self._pitch * count)

    def cell_rect(self, cell: Cell) -> QRectF:
        """Return where a cell is."""
        true, answered = cell
        left, top = self._left + answered * self._pitch, self._top + true * self._pitch
        return QRectF(left, top, self._pitch, self._pitch)

    def cell_at(self, point: QPointF) -> Cell | None:
        """Return the cell at a point, None beside the matrix."""
        if not self.matrix.contains(point):
            return None
        last = len(self._classes) - 1
        column, row = point.x() - self._left, point.y() - self._top
        return min(last, int(row / self._pitch)), min(last, int(column / self._pitch))

    def paint(self, painter: QPainter) -> None:
        """Paint cells, figures, names and the legend; the background is the caller's."""
        painter.setFont(self._font)
        painter.fillRect(self.matrix, self._theme.panel)
        self._paint_cells(painter)
        self._paint_names(painter)
        self._paint_titles(painter)
        self._paint_legend(painter)

    def _lay_out(self, size: QSizeF) -> None:
        count, line, self._width = len(self._classes), self._line, size.width()
        widest = max(self._metrics.horizontalAdvance(name) for name in self._classes) + 4
        self._names_width = min(widest, size.width() * _LABEL_SHARE)
        across, legend = size.width() - line - self._names_width, 3 * line
        self._names_height = line + _GAP
        self._pitch = min(across, size.height() - line - self._names_height - legend) / count
        self._is_upright = widest > self._pitch and widest > 2 * line
        if self._is_upright:
            self._names_height = self._names_width - 4 + _GAP
            self._pitch = min(across, size.height() - line - self._names_height - legend) / count
        # Cells of whole pixels are all alike; where they are tiny, the room lost would be too much.
        self._pitch = float(int(self._pitch)) if self._pitch >= 5 else max(1.0, self._pitch)
        spare = max(0.0, (across - self._pitch * count) / 2)
        self._left = float(round(line + self._names_width + spare))
        self._top = float(round(line + self._names_height))

    def _paint_cells(self, painter: QPainter) -> None:
        count, pitch = len(self._classes), self._pitch
        gap = 1 if pitch >= 6 else 0
        # Whole numbers: filling rectangles of floats takes twice the time.
        xs = [round(self._left + k * pitch) for k in range(count + 1)]
        ys = [round(self._top + k * pitch) for k in range(count + 1)]
        levels = self._levels().tolist()
        true, answered = (k.tolist() for k in self._confusion.nonzero())
        inks: dict[Cell, QColor] = {}
        for i, j in zip(true, answered, strict=True):
            colour, inks[i, j] = (self._right if i == j else self._wrong)[levels[i][j]]
            width, height = xs[j + 1] - xs[j] - gap, ys[i + 1] - ys[i] - gap
            painter.fillRect(xs[j], ys[i], width, height, colour)
        if len(inks) <= self._most_figures:
            self._paint_figures(painter, inks, gap)

    def _paint_figures(self, painter: QPainter, inks: dict[Cell, QColor], gap: int) -> None:
        """Write the counts of the cells in these colours, where they fit.

        Right answers, which are many, do not make errors small.
        """
        fonts = {
            is_right: self.figure_font(is_right, self._pitch - gap) for is_right in (True, False)
        }
        for is_right, font in fonts.items():
            if font is None:
                continue
            painter.setFont(font)
            for cell, ink in inks.items():
                if (cell[0] == cell[1]) == is_right:
                    painter.setPen(ink)
                    box = self.cell_rect(cell).adjusted(0, 0, -gap, -gap)
                    painter.drawText(box, CENTRE, str(self._confusion[cell]))
        painter.setFont(self._font)

    def _levels(self) -> npt.NDArray[np.intp]:
        levels: npt.NDArray[np.float64] = np.sqrt(self._shares / self._error_top)
        np.fill_diagonal(levels, np.diagonal(self._shares))
        return np.rint(np.clip(levels, 0, 1) * (_LEVELS - 1)).astype(np.intp)

    def figure_font(self, is_right: bool, side: float) -> QFont | None:
        """Return the largest font in which the counts of right answers, or of errors, fit into
        cells; None where that could not be read.
        """
        right = np.diag(np.diagonal(self._confusion))
        counts = right if is_right else self._confusion - right
        longest = "0" * len(str(int(counts.max(initial=0))))
        font = QFont(self._font)
        for pixels in range(self._font.pixelSize(), _SMALLEST_FIGURE - 1, -1):
            font.setPixelSize(pixels)
            metrics = QFontMetricsF(font)
            if metrics.horizontalAdvance(longest) <= side and metrics.ascent() <= side:
                return font
        return None

    def _paint_names(self, painter: QPainter) -> None:
        painter.setPen(self._theme.text)
        width = self._names_width - 4
        names = cut_names(self._classes, self._metrics, width)
        room = self._line if self._is_upright else max(self._line, self._names_width)
        every = max(1, int(np.ceil(room * 0.85 / self._pitch)))
        for k in range(0, len(self._classes), every):
            middle = (k + 0.5) * self._pitch
            box = QRectF(0, self._top + middle - self._line / 2, self._left - 4, self._line)
            painter.drawText(box, RIGHT, names[k])
            if self._is_upright:
                x, y = self._left + middle - self._line / 2, self._top - _GAP - width
                paint_upright(painter, QRectF(x, y, self._line, width), names[k], LEFT)
            else:
                x, y = self._left + middle - self._pitch * every / 2, self._top - _GAP - self._line
                painter.drawText(QRectF(x, y, self._pitch * every, self._line), CENTRE, names[k])

    def _paint_titles(self, painter: QPainter) -> None:
        painter.setPen(self._theme.text_muted)
        matrix = self.matrix
        box = QRectF(matrix.left(), 0, matrix.width(), self._line)
        painter.drawText(box, CENTRE, _tr("predicted"))
        left = self._left - self._names_width - self._line - 2
        beside = QRectF(left, matrix.top(), self._line, matrix.height())
        paint_upright(painter, beside, _tr("true"), CENTRE)

    def _paint_legend(self, painter: QPainter) -> None:
        left, top = self._left - self._names_width, self.matrix.bottom() + self._line * 0.6
        width = 4 * self._line
        right = _tr("correct, {0} of the row").format(with_percent("0–100"))
        most = number_text(self._error_top * 100)
        wrong = _tr("wrong, {0}, square-root scale").format(with_percent(f"0–{most}"))
        needed = width + 6 + max(map(self._metrics.horizontalAdvance, (right, wrong))) + 1
        # Beside a low matrix there is room; a wide legend takes it.
        left = max(0.0, min(left, self._width - needed))
        for text, ramp in ((right, self._right), (wrong, self._wrong)):
            gradient = QLinearGradient(left, 0, left + width, 0)
            gradient.setColorAt(0, ramp[0][0])
            gradient.setColorAt(1, ramp[-1][0])
            painter.fillRect(QRectF(left, top + 3, width, self._line - 6), gradient)
            box = QRectF(left + width + 6, top, self._width - left - width - 6, self._line)
            told = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, LEFT, told)
            top += self._line


def _round_up(share: float) -> float:
    """Return the next of 0.001, 0.002, 0.005, 0.01 … 1, so that the scale seldom changes."""
    steps = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5)
    return next((step for step in steps if share <= step), 1.0)


def _ramp(theme: Theme, full: QColor) -> list[tuple[QColor, QColor]]:
    """Return the colour of each level, and that of figures upon it."""
    # Softer inks than these cannot be read in the middle of the scale.
    black, white = QColor(0, 0, 0), QColor(255, 255, 255)
    colours = [_mixed(theme.panel, full, k / (_LEVELS - 1)) for k in range(_LEVELS)]
    return [(c, white if _luminance(c) < 0.18 else black) for c in colours]


def _mixed(first: QColor, second: QColor, share: float) -> QColor:
    pairs = zip(first.getRgb()[:3], second.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a + (b - a) * share) for a, b in pairs))


def _luminance(colour: QColor) -> float:
    """Return the relative luminance (WCAG 2.1); black and white are equally legible on 0.18."""
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
