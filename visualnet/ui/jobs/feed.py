"""What comes with every frame, told to those who show it."""

import sys
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Feed(Generic[T]):
    """Tells its listeners each value, one after the other, in the thread that emits it.

    It is used as a signal of Qt is, which hands Python's lock over at each of its receivers: while
    a network learns, training and window then wait for each other ten times a frame (2026-12).
    Listeners are kept alive, so they live as long as the window does, or disconnect.
    """

    def __init__(self) -> None:
        self._listeners: list[Callable[[T], object]] = []

    def connect(self, listener: Callable[[T], object]) -> None:
        """Tell listener(value) from now on, after all that listen already."""
        self._listeners.append(listener)

    def disconnect(self, listener: Callable[[T], object]) -> None:
        """Tell it no longer. Raises ValueError where it does not listen."""
        self._listeners.remove(listener)

    def emit(self, value: T) -> None:
        """Tell all listeners; what one of them raises reaches the application's hook."""
        for listener in tuple(self._listeners):
            try:
                listener(value)
            except Exception:  # noqa: BLE001 - as Qt does with slots; the others are told
                sys.excepthook(*sys.exc_info())
