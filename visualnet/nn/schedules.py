"""How the learning rate changes over a run, as a factor of progress 0 (start) to 1 (end)."""

from collections.abc import Callable
from math import cos, pi

SCHEDULES: dict[str, Callable[[float], float]] = {
    "constant": lambda progress: 1.0,
    # Loshchilov and Hutter 2017, eq. 5, one cycle down to zero.
    "cosine": lambda progress: 0.5 * (1.0 + cos(pi * min(progress, 1.0))),
}
"""Name -> factor that the learning rate is multiplied by."""
