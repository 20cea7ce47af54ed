"""The timeline strip: the whole training, and a knob that goes back in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from visualnet.ui.spoken.changes import tell_change
from visualnet.ui.timeline.axis import Axis
from visualnet.ui.timeline.flags import Flag
from visualnet.ui.timeline.hover_card import HoverCard
from visualnet.ui.timeline.strip_keys import held_with, step_by_key
from visualnet.ui.timeline.strip_view import StripView
from visualnet.ui.timeline.words import card_text, step_text
from visualnet.ui.widgets.build import marked

_NEAR = 5.0
"""A click so many pixels from a flag is meant for it."""
_STILL = 3.0
"""A press that moves less is a click."""
_NOTCH = 120
"""What a wheel tells of one notch."""
_REST_MS = 250
"""A wheel that stands still so long has come to rest."""

_DRAGGED, _CLICKED = Qt.CursorShape.SizeHorCursor, Qt.CursorShape.PointingHandCursor


class TimelineStrip(StripView):
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
    rename_asked = Signal(int)
    delete_asked = Signal(int)
    """The name of the mark at a step is to be another, or the mark to go."""

    spoken_role = QAccessible.Role.Slider

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        marked(self, "timelineStrip", spoken=self.tr("Timeline"))
        self.setWhatsThis(
            self.tr(
                "The whole training, with its first steps spread wide. Drag the knob, click, or "
                "turn the wheel to look back. ← and → go one step, with Shift to the next kept "
                "step, with Ctrl to the end of an epoch; Home and End go to the ends. Space plays, "
                "F trains on from here in a new run, Esc returns to now. At a mark F2 renames it, "
                "and Delete takes it away."
            )
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._pressed: float | None = None
        self._grip = 0.0
        self._is_dragged = self._is_moved = False
        self._turned = 0
        self._describe: Callable[[int], str] = self._card_text
        self._card = HoverCard(self)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._choose_shown)

    def show_step(self, step: int | None) -> None:
        """Put the knob at a step that is looked back to; None: now. A knob in the hand stays."""
        if self._pressed is None and step != self._step:
            self._step = step
            self.update()

    def describe_by(self, describe: Callable[[int], str]) -> None:
        """Let the card over a step say what a function returns for it; quick, lines of text."""
        self._describe = describe

    def put_card_above(self, widget: QWidget) -> None:
        """Let the card stand above what stands above the strip, so that both are seen."""
        self._card.stand_on(widget)

    def step_near(self, x: float) -> int:
        """Return the step at a place; that of a flag where one is near. x: in pixels."""
        axis = self.axis()
        steps = [flag.step for flag in self._flags_around(axis, x)]
        return min(steps, key=lambda step: abs(axis.x_of(step) - x), default=axis.step_at(x))

    def spoken_value(self) -> str:
        """Return the step that is shown with its figures."""
        words = step_text(self._timeline, self.shown_step)
        return words if self._step is not None else self.tr("Now: {0}").format(words)

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
        if knob.is_back and self._knob_of_now().label.contains(event.position()):
            self._return_to_now()
            return
        self._pressed, self._is_dragged = x, False
        is_on_knob = self._is_on_knob(event.position())
        self._grip = x - knob.x if is_on_knob else 0.0
        self._is_moved = not is_on_knob
        if self._is_moved:
            self._drag_to(self.step_near(x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._pressed is None:
            self._point_at(self.step_near(x) if self._timeline.last_step else None)
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
        step = self.shown_step
        for _ in range(abs(notches)):
            step = self._timeline.next_keyframe(step, 1 if notches > 0 else -1)
        if step != self.shown_step:
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
        step = step_by_key(event, self._timeline, self.shown_step)
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
        here = self.shown_step
        if self._timeline.mark_at(here):
            acts[Qt.Key.Key_F2] = lambda: self.rename_asked.emit(here)
            acts[Qt.Key.Key_Delete] = lambda: self.delete_asked.emit(here)
        return acts.get(event.key())

    def _walk_to(self, step: int) -> None:
        self._rest.stop()
        if step != self.shown_step:
            self._step = step
            self.update()
            self.step_chosen.emit(step)
        self._point_at(step)
        tell_change(self)

    def _return_to_now(self) -> None:
        self._pressed = None
        self._rest.stop()
        self._point_at(None)
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
        if step != self._pointed:
            self._pointed = step
            self.update()
        text = "" if step is None else self._describe(step)
        self._card.show_lines(text, 0.0 if step is None else self.axis().x_of(step))

    def _flags_around(self, axis: Axis, x: float) -> list[Flag]:
        """Return the flags that a click at a place is meant for."""
        flags = self._timeline.flags
        first = bisect_left(flags, x - _NEAR, key=lambda flag: axis.x_of(flag.step))
        last = bisect_right(flags, x + _NEAR, key=lambda flag: axis.x_of(flag.step))
        return list(flags[first:last])

    def _is_on_knob(self, place: QPointF) -> bool:
        knob = self._knob()
        return knob.label.contains(place) or abs(place.x() - knob.x) <= _NEAR

    def _card_text(self, step: int) -> str:
        return card_text(self._timeline, step)


def _whole(turned: int) -> tuple[int, int]:
    """Return whole notches of a wheel, and what is left of the next."""
    notches = int(turned / _NOTCH)
    return notches, turned - notches * _NOTCH
