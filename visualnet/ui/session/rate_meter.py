"""How fast a training goes, measured over a second."""

from math import nan
from time import perf_counter

_RATE_SECONDS = 1.0


class RateMeter:
    """Examples per second, from how many were seen at some moments."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Begin anew: the training stood still, or another one is watched."""
        self._then, self._seen = 0.0, 0
        self.examples_per_second = nan

    def measure(self, seen: int) -> None:
        """Take in that so many examples were seen by now."""
        now = perf_counter()
        if not self._seen or seen < self._seen:
            self._then, self._seen, self.examples_per_second = now, seen, nan
        elif now - self._then >= _RATE_SECONDS and seen > self._seen:
            # A slow training shows many states before its batch is full.
            self.examples_per_second = (seen - self._seen) / (now - self._then)
            self._then, self._seen = now, seen
