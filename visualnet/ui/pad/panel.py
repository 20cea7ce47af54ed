"""The left side: the drawing pad, what the network sees of it, and what it answers."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from visualnet.data.drawing.strokes import DEFAULT_BRUSH
from visualnet.insight.doubt import rival
from visualnet.nn.arrays import PixelArray
from visualnet.number_text import probability_text
from visualnet.ui.pad.buttons import ButtonRow, button_of
from visualnet.ui.pad.column_room import height_from
from visualnet.ui.pad.drawing_pad import DrawingPad
from visualnet.ui.pad.ink import with_margin
from visualnet.ui.pad.marks import Mark
from visualnet.ui.pad.prediction_bars import PredictionBars
from visualnet.ui.pad.readout import PredictionReadout
from visualnet.ui.pad.seen_image import SeenImage
from visualnet.ui.session.frame import Frame, ProbeSource
from visualnet.ui.session.pad_content import PadContent
from visualnet.ui.widgets.wheel_guard import guard_wheel

_BRUSH_STEPS = (0.03, 0.12)  # fractions of the pad's side, ends of the slider
_NO_LIMIT = 16_777_215  # the largest size of Qt
_PAD_SHARE = 0.62
"""Of the width, where the reading stands beside the pad."""


class DrawPanel(QWidget):
    """Takes drawings and shows readings; knows neither session nor network."""

    drawing_changed = Signal(object)  # PadContent
    """Whenever points have come."""
    drawing_committed = Signal(object, object, str)  # PadContent, PadContent, what was done
    """A whole stroke: before, after."""
    brush_changed = Signal(float)
    """The diameter as a fraction of the pad's side."""

    def __init__(
        self,
        actions: Sequence[QAction],
        eraser: QAction,
        teach: QAction,
        parent: QWidget | None = None,
    ) -> None:
        """actions: buttons under the pad. eraser: beside the brush. teach: beside the reading."""
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
        self._seen_image: PixelArray | None = None
        self._number: str | None = None
        self._is_presented = self._reads_pad = False
        # Points may come faster than they can be read: those that wait are told of at once.
        self._news = QTimer(self)
        self._news.setSingleShot(True)
        self._news.setInterval(0)
        self._news.timeout.connect(self._send_drawing)
        self._brush = guard_wheel(QSlider(Qt.Orientation.Horizontal))
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(16, 4, 12, 6)
        layout.setSpacing(7)
        self._top = QHBoxLayout()
        self._top.setSpacing(14)
        self._top.addWidget(self.pad, 1)
        self._reading = QHBoxLayout()
        self._reading.setSpacing(14)
        self._private: list[QWidget] = [
            self.seen,
            *self._add_brush(eraser),
            self._add_reading(teach),
        ]
        layout.insertLayout(0, self._top)
        self._row = ButtonRow(actions)
        layout.insertLayout(2, self._row)
        layout.addWidget(self.bars, 1)
        layout.addStretch(0)
        self.pad.reading = self.pad_reading
        self.pad.stroke_started.connect(self._begin_stroke)
        self.pad.strokes_changed.connect(self._news.start)
        self.pad.stroke_finished.connect(self._commit_stroke)
        self.pad.erased.connect(self._commit_erasure)

    def _add_brush(self, eraser: QAction) -> tuple[QWidget, ...]:
        self._brush.setRange(0, 100)
        self.set_brush(DEFAULT_BRUSH)
        self._brush.setToolTip(self.tr("Brush size"))
        self._brush.setAccessibleName(self.tr("Brush size"))
        self._brush.setObjectName("brushSlider")
        self._brush.valueChanged.connect(self._send_brush)
        row = QHBoxLayout()
        row.setSpacing(10)
        label = QLabel(self.tr("brush"))
        label.setProperty("role", "muted")
        button = button_of(eraser, Qt.ToolButtonStyle.ToolButtonIconOnly)
        row.addWidget(label)
        row.addWidget(self._brush, 1)
        row.addWidget(button)
        self._column.addLayout(row)
        return label, self._brush, button

    def _add_reading(self, teach: QAction) -> QWidget:
        button = button_of(teach, Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.readout.add_button(button)
        self._reading.addWidget(self.seen)
        self._reading.addWidget(self.readout, 1)
        self._column.addLayout(self._reading)
        return button

    @Slot(bool)
    def set_presented(self, is_on: bool) -> None:
        """Give reading and bars the room, for a class; what only who draws needs is left out."""
        self._is_presented = is_on
        for widget in self._private:
            widget.setVisible(not is_on)
        self.readout.set_large(is_on)
        self._place_readout()

    def _place_readout(self) -> None:
        """Put the reading beside the pad in presentation mode, where names of classes are short."""
        is_beside = self._is_presented and self.readout.is_short
        row = self._top if is_beside else self._reading
        if row.indexOf(self.readout) < 0:
            row.addWidget(self.readout, 0 if is_beside else 1)
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
        """Return the size with the smallest pad, or a fixed one would keep the window tall.

        A narrow panel leaves out the icons of undo and redo, which are in the menu too.
        """
        taller = max(0, self.pad.minimumHeight() - self.pad.minimumWidth())
        rows = [self._column.itemAt(number) for number in range(self._column.count())]
        widths = [row.minimumSize().width() for row in rows if row not in (None, self._row)]
        margins = self._column.contentsMargins()
        widths.append(self._row.least_width())
        width = margins.left() + max(widths) + margins.right()
        inner = max(width, self.width()) - margins.left() - margins.right()
        height = self._top.minimumSize().height() - taller + height_from(self._column, 1, inner)
        return QSize(width, margins.top() + height + margins.bottom())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            QTimer.singleShot(0, self, self._fit_pad)

    @Slot()
    def _fit_pad(self) -> None:
        margins = self._column.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        self._row.show_icons(self._row.whole_width() <= width and not self._is_presented)
        above = margins.top() + margins.bottom()
        room = self.height() - above - height_from(self._column, 1, width)
        if self._top.indexOf(self.readout) >= 0:
            beside = self.readout.minimumSizeHint().width() + self._top.spacing()
            width = min(round(_PAD_SHARE * width), width - beside)
            self.pad.setMaximumWidth(max(self.pad.minimumWidth(), min(width, room)))
        else:
            self.pad.setMaximumWidth(_NO_LIMIT)
        self.pad.setFixedHeight(max(self.pad.minimumWidth(), min(width, room)))

    def set_classes(self, classes: Sequence[str]) -> None:
        """Set the names of the classes."""
        self._classes = classes
        self.pad.set_takes_digits(all(name.isdigit() for name in classes))
        self.bars.set_classes(classes)
        self.readout.set_classes(classes)
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
        """Show what the network sees and answers."""
        probe, answer = frame.probe, frame.answer
        seen = None if probe.source is ProbeSource.NOTHING else probe.image
        if seen is not self._seen_image:
            # The same drawing comes with every frame of a training.
            self._seen_image = seen
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

    def set_brush(self, brush: float) -> None:
        """Set the brush's diameter, as a fraction of the pad's side."""
        low, high = _BRUSH_STEPS
        self._brush.setValue(round((brush - low) / (high - low) * 100))

    @Slot(int)
    def _send_brush(self, value: int) -> None:
        low, high = _BRUSH_STEPS
        brush = low + (high - low) * value / 100
        self.pad.set_brush(brush)
        self.brush_changed.emit(brush)
