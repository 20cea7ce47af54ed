"""Drawing panel: the pad, its tools, the image that the network sees, and its answer."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget, QWidgetItem

from visualnet.insight.doubt import rival
from visualnet.number_text import probability_text
from visualnet.ui.pad.drawing_pad import DrawingPad
from visualnet.ui.pad.ink import with_margin
from visualnet.ui.pad.marks import Mark
from visualnet.ui.pad.pad_tools import PadTools
from visualnet.ui.pad.prediction_bars import PredictionBars
from visualnet.ui.pad.readout import PredictionReadout
from visualnet.ui.pad.seen_image import SeenImage
from visualnet.ui.session.frame import Frame, ProbeSource
from visualnet.ui.session.pad_content import PadContent
from visualnet.ui.widgets.build import action_button, column, row

_LEADING_TOP = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
_NO_LIMIT = 16_777_215  # the largest size of Qt
_PAD_SHARE = 0.62
"""Of the width, where the reading stands beside the pad."""
_HUGE_BESIDE = 200
"""The side of the pad, in pixels, from which on a huge digit beside it is no higher."""
_SCROLLED_SIDE = 150
"""Pixels; the column scrolls rather than make the pad smaller."""


class DrawPanel(QWidget):
    """Takes drawings and shows readings; knows neither session nor network."""

    drawing_changed = Signal(object)  # PadContent
    """Whenever points have come."""
    drawing_committed = Signal(object, object, str)  # PadContent, PadContent, what was done
    """A whole stroke: before, after."""

    def __init__(
        self,
        actions: Sequence[QAction],
        eraser: QAction,
        teach: QAction,
        parent: QWidget | None = None,
    ) -> None:
        """actions: buttons by the pad. eraser: beside the brush. teach: beside the reading."""
        super().__init__(parent)
        # What is below it need not be painted with each move of the pen.
        self.setAutoFillBackground(True)
        self.pad = DrawingPad()
        self.seen = SeenImage()
        self.readout = PredictionReadout()
        self.bars = PredictionBars()
        self.seen.setProperty("term", "probe")
        self.bars.setProperty("term", "probability")
        self._classes: Sequence[str] = ()
        self._content = PadContent()
        self._before = PadContent()
        self._number: str | None = None
        self._is_presented = self._reads_pad = False
        self._stand_in: tuple[QWidget, QWidget] | None = None
        self._is_stood_in = False
        # Points may come faster than they can be read: those that wait are told of at once.
        self._news = QTimer(self, singleShot=True, interval=0)
        self._news.timeout.connect(self._send_drawing)
        self.tools = PadTools(actions, eraser)
        self.tools.brush_changed.connect(self.pad.set_brush)
        button = action_button(teach, Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.readout.add_button(button)
        self._private = (self.seen, button)
        self._top = row((self.pad, 1), gap=14)
        self._reading = row(self.seen, (self.readout, 1), gap=14)
        parts = self._top, self.tools, self._reading, (self.bars, 1)
        self._column = column(*parts, on=self, gap=7, edges=(16, 4, 12, 6))
        self._column.addStretch(0)
        self.pad.reading = self.pad_reading
        self.pad.stroke_started.connect(self._begin_stroke)
        self.pad.strokes_changed.connect(self._news.start)
        self.pad.stroke_finished.connect(self._commit_stroke)
        self.pad.erased.connect(self._commit_erasure)

    def take_stand_in(self, widget: QWidget, below: QWidget) -> None:
        """Have a widget that takes the place of the pad, its tools and the image while asked to.

        below: stands under the reading meanwhile.
        """
        self._stand_in = widget, below
        for each in self._stand_in:
            each.hide()
            each.setParent(self)

    @Slot(bool)
    def set_stood_in(self, is_on: bool) -> None:
        """Show what stands in for the pad, or the pad."""
        if self._stand_in is None or is_on is self._is_stood_in:
            return
        self._is_stood_in = is_on
        for widget in (self.pad, self.tools, *self._private):
            widget.setVisible(not is_on and not (self._is_presented and widget in self._private))
        if is_on:
            self._column.insertWidget(0, self._stand_in[0])
            self._column.insertWidget(self._column.count() - 1, self._stand_in[1])
        for stand_in in self._stand_in:
            if not is_on:
                self._column.removeWidget(stand_in)
            stand_in.setVisible(is_on)
        self._place_readout()
        self.updateGeometry()

    @Slot(bool)
    def set_presented(self, is_on: bool) -> None:
        """Give reading and bars the room, for a class; what only who draws needs is left out."""
        self._is_presented = is_on
        for widget in self._private:
            widget.setVisible(not is_on and not self._is_stood_in)
        self.tools.set_presented(is_on)
        self.readout.set_large(is_on)
        self._place_readout()

    def _place_readout(self) -> None:
        """Put the reading beside the pad in presentation mode, where names of classes are short."""
        is_beside = self._is_presented and self.readout.is_short and not self._is_stood_in
        place = self._top if is_beside else self._reading
        if place.indexOf(self.readout) < 0:
            place.addWidget(self.readout, 0 if is_beside else 1)
        # The pad has its share first.
        policy = QSizePolicy.Policy
        across = policy.Ignored if is_beside else policy.Preferred
        self.readout.setSizePolicy(across, policy.Preferred)
        self._fit_pad()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the pad as large a square as leaves room for all that stands below it."""
        super().resizeEvent(event)
        self._fit_pad()

    def minimumSizeHint(self) -> QSize:
        """Return the size with the smallest pad, or a fixed one would keep the window tall."""
        if self._is_stood_in:
            return super().minimumSizeHint()
        margins, (beside, tools) = self._column.contentsMargins(), self.tools.least_sizes()
        reading, bars = self._reading.minimumSize(), self.bars.minimumSizeHint()
        width = max(self.pad.minimumWidth(), tools.width(), reading.width(), bars.width())
        if self._has_readout_beside():
            width = max(width, self.pad.minimumWidth() + self._beside_width())
        inner = max(width, self.width() - margins.left() - margins.right())
        height = self.pad.minimumWidth()
        if self._has_readout_beside():
            height = max(height, self.readout.minimumSizeHint().height())
        if self._widest_beside(inner, beside) >= self.pad.minimumWidth():
            height = max(height, beside.height())
        else:
            drawn = height if self._is_presented else max(height, min(inner, _SCROLLED_SIDE))
            height = drawn + self._column.spacing() + tools.height()
        height += margins.top() + self._rest_height(inner) + margins.bottom()
        return QSize(margins.left() + width + margins.right(), height)

    def _has_readout_beside(self) -> bool:
        return self._top.indexOf(self.readout) >= 0

    def _beside_width(self) -> int:
        return self.readout.minimumSizeHint().width() + self._top.spacing()

    def _widest_beside(self, width: int, tools: QSize) -> int:
        """Return the side of the widest pad with the tools beside it; 0 where they must not be."""
        room = width - tools.width() - self._top.spacing()
        return 0 if self._is_presented else room

    def _rest_height(self, width: int) -> int:
        """Return the least height of reading and bars, with the space above each.

        Qt gives an item whose height goes by its width no less than that, whatever its minimum is.
        """
        # Items of our own: Python would keep those of the layout after Qt has deleted them.
        items = self._reading, QWidgetItem(self.bars)
        shown = [each for each in items if not each.isEmpty()]
        return self._column.spacing() * len(shown) + sum(
            each.heightForWidth(width) if each.hasHeightForWidth() else each.minimumSize().height()
            for each in shown
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            QTimer.singleShot(0, self, self._fit_pad)

    @Slot()
    def _fit_pad(self) -> None:
        if self._is_stood_in:
            return
        margins, least = self._column.contentsMargins(), self.pad.minimumWidth()
        width = self.width() - margins.left() - margins.right()
        room = self.height() - margins.top() - margins.bottom() - self._rest_height(width)
        tools_beside, tools_below = self.tools.least_sizes()
        below = room - self._column.spacing() - tools_below.height()
        beside = min(self._widest_beside(width, tools_beside), room)
        if beside >= least and beside > max(least, min(width, below)):
            self._put_tools_beside(beside)
            return
        self._put_tools_below(width)
        if self._has_readout_beside():
            width = min(round(_PAD_SHARE * width), width - self._beside_width())
            self.pad.setMaximumWidth(max(least, min(width, below)))
            self.readout.set_huge(width >= _HUGE_BESIDE)
        else:
            self.pad.setMaximumWidth(_NO_LIMIT)
        self.pad.setFixedHeight(max(least, min(width, below)))

    def _put_tools_beside(self, side: int) -> None:
        """Give a small pad the height of the tools: they stand beside it."""
        self.tools.stand_beside()
        if self._top.indexOf(self.tools) < 0:
            self._top.addWidget(self.tools, 0, _LEADING_TOP)
        self.pad.setMaximumWidth(side)
        self.pad.setFixedHeight(side)

    def _put_tools_below(self, width: int) -> None:
        self.tools.stand_below(width)
        if self._column.indexOf(self.tools) < 0:
            self._column.insertWidget(1, self.tools)

    def set_classes(self, classes: Sequence[str], *, has_points: bool = False) -> None:
        self._classes = classes
        self.pad.set_takes_digits(all(name.isdigit() for name in classes))
        self.bars.set_classes(classes, has_dots=has_points)
        self.readout.set_classes(classes, has_points=has_points)
        self._place_readout()

    @Slot(object)
    def show_content(self, content: PadContent) -> None:
        """Show this in the pad; emits nothing."""
        self._news.stop()
        self._content = content
        if content.ink is not None:
            self.pad.show_ink(with_margin(content.ink))
        elif content.image is not None:
            self.pad.show_image(content.image)
        else:
            self.pad.set_strokes(content.strokes, content.side)

    def show_frame(self, frame: Frame) -> None:
        probe, answer = frame.probe, frame.answer
        is_image = probe.point is None and probe.source is not ProbeSource.NOTHING
        seen = probe.pixels if is_image else None
        # The same drawing comes with every frame of a training.
        if seen is not self.seen.shown_image():
            self.seen.show_image(seen)
        self.readout.show_source(probe.source)
        self._show_pad_reading(frame)
        if answer is None:
            self.readout.show_prediction(None)
            self.bars.show_probabilities(None, None)
            if frame.is_overflowed and probe.source is not ProbeSource.NOTHING:
                self.readout.show_overflow()
            return
        probabilities = frame.forward.probabilities[0]
        truth = None if probe.label is None else self._classes[probe.label]
        number = self._number if probe.source is ProbeSource.DRAWING else None
        if number is None and (tied := frame.tied):
            names = [self._classes[each] for each in tied]
            self.readout.show_tie(names, float(probabilities[answer]))
            self.bars.show_probabilities(probabilities, None, probe.label)
            return
        second = rival(probabilities)
        self.readout.show_prediction(
            self._classes[answer],
            float(probabilities[answer]),
            truth,
            frame.doubt,
            number,
            None if second is None else (self._classes[second], float(probabilities[second])),
        )
        self.bars.show_probabilities(probabilities, answer, probe.label)

    def _show_pad_reading(self, frame: Frame) -> None:
        """Say in the pad what stands in it is read as, where all else belongs to another input."""
        reading, note = frame.pad, ""
        self._reads_pad = frame.probe.source.is_of_pad
        if reading is not None and not self._reads_pad:
            note = self.tr("read as {0}, {1} sure").format(
                self._number or self._classes[reading.answer], probability_text(reading.probability)
            )
        self.pad.set_note(note)

    def pad_reading(self) -> str:
        """Return what stands in the pad is read as, and how surely; empty where nothing is."""
        return self.readout.sentence() if self._reads_pad else self.pad.note

    def show_number(self, number: str | None, marks: Sequence[Mark]) -> None:
        """Show several digits read, and where each stands in the pad; None for one digit."""
        self._number = number
        self.pad.set_marks(marks)

    @Slot()
    def _begin_stroke(self) -> None:
        """Note what undo goes back to; an example or a test image gives way."""
        self._before = self._content
        if self._content.is_example:
            self.pad.drop_finished_strokes()

    @Slot()
    def _send_drawing(self) -> None:
        self._content = self._drawn()
        self.drawing_changed.emit(self._content)

    @Slot(object)
    def _commit_stroke(self, _stroke: object) -> None:
        self._commit(self.tr("stroke"))

    @Slot()
    def _commit_erasure(self) -> None:
        self._commit(self.tr("erase"))

    def _commit(self, text: str) -> None:
        self._news.stop()
        self._content = self._drawn()
        self.drawing_committed.emit(self._before, self._content, text)

    def _drawn(self) -> PadContent:
        return PadContent(strokes=self.pad.kept_strokes(), side=self.pad.side())
