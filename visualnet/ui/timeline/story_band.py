"""The story band: how the present drawing is read at each kept step of a run."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.arrays import FloatArray
from visualnet.number_text import count_text, probability_text
from visualnet.ui.look.class_colours import class_colours
from visualnet.ui.look.fonts import TEXT_PIXELS
from visualnet.ui.look.pixels import colours_image, rgb_of
from visualnet.ui.look.theme import current_theme, follow_theme
from visualnet.ui.spoken.changes import tell_change
from visualnet.ui.timeline.axis import LEFT_SIDE, Axis
from visualnet.ui.widgets.build import marked
from visualnet.ui.widgets.walked_view import WalkedView

HEIGHT = 24
"""Pixels at ordinary text size, with the gap above and below the columns."""

_GAP = 2
_PALE = 0.55
"""By how much of the way to the ground the colours of the other classes are paler."""
_MOST_TOLD = 20
"""Changes of the reading that are said one after the other."""


class StoryBand(WalkedView):
    """A column for each keyframe, up to the next: the probabilities of the classes, stacked.

    The letter of the likeliest class stands where it has room. A click on a column, or Enter,
    chooses its step.
    """

    step_chosen = Signal(int)
    """The step of a column."""

    spoken_role = QAccessible.Role.Chart
    is_chosen = True
    keeps_part = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        marked(self, "storyBand", spoken=self.tr("Answer over the training"))
        self.setWhatsThis(
            self.tr(
                "How the network read the drawing in the pad, step by step: the higher a colour "
                "stands, the more probable its class was. ← and → read the columns."
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._steps: npt.NDArray[np.int64] = np.zeros(0, np.int64)
        self._probabilities: FloatArray = np.zeros((0, 0), np.float32)
        self._names: Sequence[str] = ()
        self._colours: Sequence[QColor] | None = None
        self._last_step = 0
        self._step: int | None = None
        self._image = QImage()
        self._state: object = None
        self._measure()
        follow_theme(self._forget_image)

    def show_story(
        self,
        steps: npt.ArrayLike,
        probabilities: FloatArray,
        names: Sequence[str],
        colours: Sequence[QColor] | None = None,
    ) -> None:
        """Show how the drawing was read; no steps: there is none.

        steps: (k,), rising. probabilities: (k, classes), 0 to 1. names: (classes,). colours: of
        the classes; those of the theme if not given.
        """
        self._steps = np.asarray(steps, np.int64)
        self._probabilities, self._names, self._colours = probabilities, names, colours
        self._forget_image()

    def show_last_step(self, last_step: int) -> None:
        """Set the end of the axis, as the strip below has it."""
        if last_step != self._last_step:
            self._last_step = last_step
            self._forget_image()

    def show_step(self, step: int | None) -> None:
        """Mark the step that is looked at; None: now."""
        if step != self._step:
            self._step = step
            self.update()

    def part_count(self) -> int:
        return len(self._steps)

    def part_rect(self, number: int) -> QRectF:
        begin, end = self._edges()[number : number + 2]
        return QRectF(begin, 0, end - begin, self.height())

    def part_at(self, point: QPointF) -> int | None:
        edges = self._edges()
        number = int(np.searchsorted(edges, point.x(), side="right")) - 1
        return number if 0 <= number < len(self._steps) else None

    def first_part(self) -> int:
        step = self._last_step if self._step is None else self._step
        return max(0, int(np.searchsorted(self._steps, step, side="right")) - 1)

    def part_words(self, number: int) -> str:
        """Return the reading of a column: At step 300: 7, 93 %."""
        probabilities = self._probabilities[number]
        likeliest = int(probabilities.argmax())
        return self.tr("At step {0}: {1}, {2}").format(
            count_text(int(self._steps[number])),
            self._names[likeliest],
            probability_text(float(probabilities[likeliest])),
        )

    def choose_part(self, number: int) -> None:
        self.step_chosen.emit(int(self._steps[number]))

    def spoken_value(self) -> str:
        """Return the column that is pointed at; else where the reading changed."""
        if not len(self._steps):
            return self._empty_text()
        if self.number is not None:
            return self.part_words(self.number)
        told = self._winners()[:_MOST_TOLD]
        return ", ".join(
            self.tr("from step {0}: {1}").format(
                count_text(int(self._steps[first])), self._names[winner]
            )
            for first, _, winner in told
        )

    def sizeHint(self) -> QSize:
        """Return the height of a line of text and some air."""
        return QSize(round(600 * self._unit), round(HEIGHT * self._unit))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(120 * self._unit), round(HEIGHT * self._unit))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if len(self._steps):
            self._paint_story(painter)
        else:
            painter.setFont(self._font)
            painter.setPen(current_theme().text_muted)
            text = self._metrics.elidedText(
                self._empty_text(),
                Qt.TextElideMode.ElideRight,
                self.width() - 2 * LEFT_SIDE * self._unit,
            )
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)
        self.paint_ring(painter)
        painter.end()

    def _measure(self) -> None:
        super()._measure()
        self._bold = QFont(self._font)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._unit = QFontInfo(self.font()).pixelSize() / TEXT_PIXELS

    def _tell(self) -> None:
        super()._tell()
        tell_change(self)

    def _forget_image(self) -> None:
        self._state = None
        self.update()

    def _empty_text(self) -> str:
        if not self._last_step:
            # The strip below says that there is to be a training first.
            return ""
        return self.tr("Draw a digit to see how its reading changed")

    def _axis(self) -> Axis:
        return Axis.across(self._last_step, self.width(), self._unit)

    def _edges(self) -> npt.NDArray[np.float64]:
        """Return where the columns begin, and the last ends; (k + 1,)."""
        axis = self._axis()
        return np.append(axis.xs_of(self._steps), axis.right)

    def _paint_story(self, painter: QPainter) -> None:
        theme, ratio, gap = current_theme(), self.devicePixelRatio(), round(_GAP * self._unit)
        height = self.height() - 2 * gap
        state = (self.size(), ratio, self.font().key())
        if state != self._state:
            self._state = state
            self._image = self._story_image(height, ratio)
        painter.drawImage(QPointF(self._axis().left, gap), self._image)
        if self._step is not None:
            x = self._axis().x_of(self._step)
            for colour, width in ((theme.background, 4), (theme.warning, 2)):
                painter.setPen(QPen(colour, width))
                painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))

    def _story_image(self, height: int, ratio: float) -> QImage:
        """Return the columns with their letters, as wide as the axis. height: in its pixels."""
        axis, edges = self._axis(), self._edges()
        rows, width = max(1, round(height * ratio)), max(1, round(axis.width * ratio))
        # The first class stands below; of what is rounded off, the last has it.
        tops = np.cumsum(self._probabilities, axis=1)[:, :-1]
        shares = (rows - 0.5 - np.arange(rows)) / rows
        classes = (tops[:, None, :] <= shares[None, :, None]).sum(axis=2)
        places = axis.left + (np.arange(width) + 0.5) / ratio
        columns = np.searchsorted(edges[1:-1], places, side="right")
        is_likeliest = classes == self._probabilities.argmax(axis=1)[:, None]
        shades = self._shades()[is_likeliest.astype(int), classes]
        image = colours_image(shades.T[:, columns])
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._bold)
        for first, end, winner in self._winners():
            span = QRectF(edges[first] - axis.left, 0, edges[end] - edges[first], height)
            self._paint_letter(painter, span, self._names[winner])
        painter.end()
        return image

    def _shades(self) -> npt.NDArray[np.uint32]:
        """Return the colours of the classes, pale and full where they are likeliest; (2, n)."""
        theme = current_theme()
        colours = self._colours or class_colours(theme, len(self._names))
        full = np.array([rgb_of(colour) for colour in colours])
        pale = np.rint(full + (np.array(rgb_of(theme.background)) - full) * _PALE)
        red, green, blue = np.moveaxis(np.stack((pale, full)).astype(np.uint32), 2, 0)
        opaque = np.uint32(0xFF000000)
        shades: npt.NDArray[np.uint32] = opaque | red << 16 | green << 8 | blue
        return shades

    def _paint_letter(self, painter: QPainter, span: QRectF, name: str) -> None:
        """Write the name of a class on a plate in the middle of its columns, if there is room."""
        theme, metrics = current_theme(), QFontMetricsF(self._bold)
        width, line = metrics.horizontalAdvance(name) + 8 * self._unit, metrics.height()
        if width + 4 > span.width():
            return
        plate = QRectF(0, 0, max(width, line), min(line, span.height()))
        plate.moveCenter(span.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.background)
        painter.drawRoundedRect(plate, plate.height() / 2, plate.height() / 2)
        painter.setPen(theme.text)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, name)

    def _winners(self) -> list[tuple[int, int, int]]:
        """Return stretches of columns with one likeliest class: first, end, class."""
        winners = self._probabilities.argmax(axis=1)
        firsts = [0, *(1 + np.flatnonzero(np.diff(winners))).tolist()]
        ends = [*firsts[1:], len(winners)]
        return [(a, b, int(winners[a])) for a, b in zip(firsts, ends, strict=True)]
