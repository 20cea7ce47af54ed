"""How many threads matrix products take: of one run always as many, so that it can be replayed.

NumPy and SciPy bring a BLAS each, and two pools of threads that wait for work by spinning slow each
other down a hundred times (two cores, 2026-11). So NumPy's takes one thread, always, and SciPy's as
many as the step that is under way asks for. With another number the last bits of a product differ.
More than one pay only for wide layers, and only on cores that nothing else wants: a product waits
for the slowest of its threads; see `thread_choice`.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Condition
from typing import Any

MOST_THREADS = 64
"""No product takes more."""


class _Turns:
    """Lets steps go on side by side where they take as many threads, and else one by one.

    How many a product takes is set for the whole process.
    """

    def __init__(self) -> None:
        self._condition = Condition()
        self._threads = 1
        self._under_way: list[None] = []
        self._waiting = 0

    def begin(self, threads: int) -> None:
        # Each step comes by here, so the usual way takes no lock. Who comes says so before it looks
        # whether anybody waits, and who waits before it looks whether anybody came: so one of two
        # sees the other.
        self._under_way.append(None)
        if threads != self._threads or self._waiting:
            self._take_turn(threads)

    def _take_turn(self, threads: int) -> None:
        """Go back, and wait; whoever waits comes before those that have just had a turn."""
        with self._condition:
            self._waiting += 1
            self._under_way.pop()
            self._condition.notify_all()
            self._condition.wait_for(lambda: not self._under_way)
            if threads != self._threads:
                self._threads = threads
                limit_threads()
            self._under_way.append(None)
            self._waiting -= 1

    def end(self) -> None:
        self._under_way.pop()
        if self._waiting:
            with self._condition:
                self._condition.notify_all()

    @property
    def threads(self) -> int:
        """How many threads products take now."""
        return self._threads


_turns = _Turns()
begin_products = _turns.begin
"""(threads): wait until products take so many threads, until `end_products` is called."""
end_products = _turns.end


@contextmanager
def products_with(threads: int) -> Iterator[None]:
    """Have products take so many threads within."""
    begin_products(threads)
    try:
        yield
    finally:
        end_products()


def core_count() -> int:
    """Return how many cores this process may use."""
    has_affinity = hasattr(os, "sched_getaffinity")
    return len(os.sched_getaffinity(0)) if has_affinity else os.cpu_count() or 1


def limit_threads() -> None:
    """Give SciPy's products the number of threads of the step under way, and NumPy's one."""
    for library in _libraries():
        _free_from_thread(library)
        library.set_num_threads(_turns.threads if _is_scipys(library) else 1)
        _free_from_thread(library)


def _free_from_thread(library: Any) -> None:
    """Let any thread set the number: threadpoolctl 3.8 does nothing for all but the first."""
    if hasattr(library, "clear_controlling_thread"):
        library.clear_controlling_thread(force=True)


def can_set_threads() -> bool:
    """Tell whether products can be given more than one thread."""
    return any(_is_scipys(library) for library in _libraries())


def _is_scipys(library: Any) -> bool:
    return "scipy." in library.filepath or "/scipy/" in library.filepath


@cache
def _libraries() -> tuple[Any, ...]:
    """Return the BLAS libraries of NumPy and SciPy; SciPy's must have been loaded."""
    from scipy.linalg import blas  # noqa: F401
    from threadpoolctl import ThreadpoolController

    return tuple(ThreadpoolController().select(user_api="blas").lib_controllers)
