"""The timeline strip: the whole training, and a knob that goes back in it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QFontInfo,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.ui.look.fonts import TEXT_PIXELS
from visualnet.ui.look.rings import draw_ring
from visualnet.ui.spoken.changes import tell_change
from visualnet.ui.timeline.axis import Axis
from visualnet.ui.timeline.content import Timeline
from visualnet.ui.timeline.hover_card import HoverCard
from visualnet.ui.timeline.strip_keys import held_with, step_by_key
from visualnet.ui.timeline.strip_pictures import Knob, StripPictures, knob_at
from visualnet.ui.timeline.words import card_text, step_text
from visualnet.ui.widgets.build import marked
from visualnet.ui.widgets.chart_legend import smaller_font

HEIGHT = 44
"""Pixels at ordinary text size."""

_NEAR = 5.0
"""A click so many pixels from a flag is meant for it."""
_STILL = 3.0
"""A press that moves less is a click."""
_NOTCH = 120
"""What a wheel tells of one notch."""
_REST_MS = 250
"""A wheel that stands still so long has come to rest."""

_DRAGGED, _CLICKED = Qt.CursorShape.SizeHorCursor, Qt.CursorShape.PointingHandCursor


class TimelineStrip(QWidget):
    """Shows a `Timeline` and the step that is looked at; asks for others by its signals.

    The knob follows mouse and keys at once; `show_step` has the last word. The last step is asked
    for like others: whoever listens decides that it means now.
    """

    step_dragged = Signal(int)
    """While the knob is dragged, or the wheel turns: what is quick to show will do."""
    step_chosen = Signal(int)
    """The knob was let go, a place was clicked, a key pressed, or the wheel has come to rest."""
    fork_asked = Signal()
    now_asked = Signal()
    play_asked = Signal()

    spoken_role = QAccessible.Role.Slider

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        marked(self, "timelineStrip", spoken=self.tr("Timeline"))
        self.setWhatsThis(
            self.tr(
                "The whole training, with its first steps spread wide. Drag the knob, click, or "
                "turn the wheel to look back. ← and → go one step, with Shift to the next kept "
                "step, with Ctrl to the end of an epoch; Home and End go to the ends. Space plays, "
                "F trains on from here in a new run, Esc returns to now."
            )
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timeline = Timeline()
        self._step: int | None = None
        self._pressed: float | None = None
        self._grip = 0.0
        self._is_dragged = self._is_moved = False
        self._turned = 0
        self._pointed: int | None = None
        self._describe: Callable[[int], str] = self._card_text
        self._pictures = StripPictures()
        self._card = HoverCard(self)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._choose_shown)
        self._measure()

    @property
    def step(self) -> int | None:
        """The step that the knob stands at; None for now."""
        return self._step

    def show_timeline(self, timeline: Timeline) -> None:
        """Show a run, or how it has gone on."""
        self._timeline = timeline
        self.update()

    def show_step(self, step: int | None) -> None:
        """Put the knob at a step that is looked back to; None: now. A knob in the hand stays."""
        if self._pressed is None and step != self._step:
            self._step = step
            self.update()

    def describe_by(self, describe: Callable[[int], str]) -> None:
        """Let the card over a step say what a function returns for it; quick, lines of text."""
        self._describe = describe

    def spoken_value(self) -> str:
        """Return the step that is shown with its figures."""
        words = step_text(self._timeline, self._shown_step())
        return words if self._step is not None else self.tr("Now: {0}").format(words)

    def sizeHint(self) -> QSize:
        """Return the height of two lines and a curve."""
        return QSize(round(600 * self._unit), round(HEIGHT * self._unit))

    def minimumSizeHint(self) -> QSize:
        """Return room for the ends of the axis."""
        return QSize(round(120 * self._unit), round(HEIGHT * self._unit))

    def axis(self) -> Axis:
        """Return where the steps are now."""
        return Axis.across(self._timeline.last_step, self.width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.hasFocus():
            draw_ring(painter, QRectF(self.rect()))
        axis, timeline = self.axis(), self._timeline
        self._pictures.paint(painter, self, timeline, axis, self._knob(), self._unit)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()
            self.updateGeometry()
            self.update()

    def event(self, event: QEvent) -> bool:
        """Take the keys of the strip before those of the window."""
        is_own = event.type() == QEvent.Type.ShortcutOverride
        if is_own and isinstance(event, QKeyEvent) and self._act_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self._timeline.last_step:
            super().mousePressEvent(event)
            return
        x, knob = event.position().x(), self._knob()
        self._rest.stop()
        self._pressed, self._is_dragged = x, False
        is_on_knob = self._is_on_knob(event.position())
        self._grip = x - knob.x if is_on_knob else 0.0
        self._is_moved = not is_on_knob
        if self._is_moved:
            self._drag_to(self._step_near(x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._pressed is None:
            self._point_at(self._step_near(x) if self._timeline.last_step else None)
            is_on_knob = self._is_on_knob(event.position())
            self.setCursor(_DRAGGED if is_on_knob else _CLICKED)
            return
        self._is_dragged |= abs(x - self._pressed) >= _STILL
        if self._is_dragged:
            self._is_moved = True
            self._drag_to(self.axis().step_at(x - self._grip))
            self._point_at(self._step)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            super().mouseReleaseEvent(event)
            return
        self._pressed = None
        # A click on the knob itself asks for nothing.
        if self._is_moved:
            self._choose_shown()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Go from keyframe to keyframe: up and to the right are later."""
        across, up = event.angleDelta().x(), event.angleDelta().y()
        if self._pressed is not None or not self._timeline.last_step:
            event.ignore()
            return
        turned = up if abs(up) >= abs(across) else -across
        is_same_way = turned * self._turned >= 0
        notches, self._turned = _whole(turned + (self._turned if is_same_way else 0))
        step = self._shown_step()
        for _ in range(abs(notches)):
            step = self._timeline.next_keyframe(step, 1 if notches > 0 else -1)
        if step != self._shown_step():
            self._drag_to(step)
            self._point_at(step)
            self._rest.start()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act_of(event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None)
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._point_at(None)
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._pressed = None
        self._point_at(None)
        super().hideEvent(event)

    def _act_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        """Return what a key does here; None where it is the window's."""
        step = step_by_key(event, self._timeline, self._shown_step())
        if step is not None:
            return lambda: self._walk_to(step)
        if held_with(event) != Qt.KeyboardModifier.NoModifier or event.isAutoRepeat():
            return None
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Space: self.play_asked.emit,
            Qt.Key.Key_F: self.fork_asked.emit,
        }
        if self._step is not None:
            acts[Qt.Key.Key_Escape] = self._return_to_now
        return acts.get(event.key())

    def _walk_to(self, step: int) -> None:
        self._rest.stop()
        if step != self._shown_step():
            self._step = step
            self.update()
            self.step_chosen.emit(step)
        self._point_at(step)
        tell_change(self)

    def _return_to_now(self) -> None:
        self._pressed = None
        self._rest.stop()
        self.now_asked.emit()

    def _drag_to(self, step: int) -> None:
        if step != self._step:
            self._step = step
            self.update()
            self.step_dragged.emit(step)

    @Slot()
    def _choose_shown(self) -> None:
        if self._step is not None:
            self.step_chosen.emit(self._step)
            tell_change(self)

    def _point_at(self, step: int | None) -> None:
        """Tell of a step on the card; of none hide it."""
        self._pointed = step
        text = "" if step is None else self._describe(step)
        self._card.show_text(text, 0.0 if step is None else self.axis().x_of(step))

    def _step_near(self, x: float) -> int:
        """Return the step at a place; that of a flag where one is near."""
        axis = self.axis()
        flags = self._timeline.flags
        near = min(flags, key=lambda flag: abs(axis.x_of(flag.step) - x), default=None)
        is_meant = near is not None and abs(axis.x_of(near.step) - x) <= _NEAR
        return near.step if near is not None and is_meant else axis.step_at(x)

    def _shown_step(self) -> int:
        return self._timeline.last_step if self._step is None else self._step

    def _knob(self) -> Knob:
        return knob_at(self.axis(), self._step, self._font, self._unit)

    def _is_on_knob(self, place: QPointF) -> bool:
        knob = self._knob()
        return knob.label.contains(place) or abs(place.x() - knob.x) <= _NEAR

    def _card_text(self, step: int) -> str:
        return card_text(self._timeline, step)

    def _measure(self) -> None:
        self._unit = QFontInfo(self.font()).pixelSize() / TEXT_PIXELS
        self._font = smaller_font(self.font())


def _whole(turned: int) -> tuple[int, int]:
    """Return whole notches of a wheel, and what is left of the next."""
    notches = int(turned / _NOTCH)
    return notches, turned - notches * _NOTCH
