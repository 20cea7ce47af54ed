"""Whether a hand draws: its strokes are answered first, and curves of the training later."""

from time import monotonic

from PySide6.QtCore import Slot

_PAUSE_SECONDS = 0.1
"""After its last move a hand rests when no other came for so long."""


class Hand:
    """Told of each move, it knows whether one follows another. Belongs to the GUI thread."""

    def __init__(self) -> None:
        self._moved = self._busy_until = float("-inf")

    @property
    def is_busy(self) -> bool:
        """Whether it is in the middle of a stroke; one move by itself makes no stroke."""
        return monotonic() < self._busy_until

    @Slot()
    def note_move(self) -> None:
        now = monotonic()
        if now - self._moved < _PAUSE_SECONDS:
            self._busy_until = now + _PAUSE_SECONDS
        self._moved = now
