"""Keys of the timeline strip: which step each of them leads to."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from visualnet.ui.timeline.content import Timeline

_Key, _Mod = Qt.Key, Qt.KeyboardModifier


def held_with(event: QKeyEvent) -> Qt.KeyboardModifier:
    """Return the modifiers of a key; that it stands in the number pad is none."""
    return event.modifiers() & ~_Mod.KeypadModifier


def step_by_key(event: QKeyEvent, timeline: Timeline, here: int) -> int | None:
    """Return the step that a key leads to from one; None where it is no key for that.

    ← is earlier in every language, as the axis is the same in all.
    """
    key, held = event.key(), held_with(event)
    if key in (_Key.Key_Home, _Key.Key_End) and held == _Mod.NoModifier:
        return 0 if key == _Key.Key_Home else timeline.last_step
    if key not in (_Key.Key_Left, _Key.Key_Right):
        return None
    way = 1 if key == _Key.Key_Right else -1
    if held == _Mod.ShiftModifier:
        return timeline.next_keyframe(here, way)
    if held == _Mod.ControlModifier:
        return timeline.next_epoch(here, way)
    is_plain = held == _Mod.NoModifier
    return min(max(here + way, 0), timeline.last_step) if is_plain else None
