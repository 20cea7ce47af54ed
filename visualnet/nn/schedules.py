"""Schedules of the learning rate: factors by the progress of a run, 0 (start) to 1 (end)."""

from collections.abc import Callable
from math import cos, pi


def _step(progress: float) -> float:
    # He et al. 2016: divided by ten at half and at three quarters of the training.
    return 1.0 if progress < 0.5 else 0.1 if progress < 0.75 else 0.01


SCHEDULES: dict[str, Callable[[float], float]] = {
    "constant": lambda _progress: 1.0,
    # Loshchilov and Hutter 2017, eq. 5, one cycle down to zero.
    "cosine": lambda progress: 0.5 * (1.0 + cos(pi * min(progress, 1.0))),
    "step": _step,
}
"""Name -> factor that the learning rate is multiplied by."""


def warm_up(epochs_done: float, warm_up_epochs: float) -> float:
    """Return the factor of a linear rise from 0 to 1 over the first epochs (Goyal et al. 2017)."""
    return 1.0 if epochs_done >= warm_up_epochs else epochs_done / warm_up_epochs
