"""Signals that end a command: the first one gently, the second at once."""

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from visualnet.errors import VisualNetError


@contextmanager
def interruptible(stop: Callable[[], None]) -> Iterator[list[int]]:
    """Call `stop` at the first SIGINT, SIGTERM or SIGHUP; a second one ends at once.

    But for SIGHUP, which a terminal that is closed may send twice. The number of the signal then
    stands in the list. What was started under nohup lives on.
    """
    seen: list[int] = []
    before: dict[int, Any] = {}

    def handle(number: int, _frame: object) -> None:
        seen.append(number)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        stop()

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and (name == "SIGINT" or signal.getsignal(number) != signal.SIG_IGN):
            before[number] = signal.signal(number, handle)
    try:
        yield seen
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def without_terminal(signals: Sequence[int]) -> Iterator[None]:
    """Let a result be printed where nobody may read it any more: the terminal was closed."""
    try:
        yield
    except (VisualNetError, BrokenPipeError):
        if not signals:
            raise
