"""Timelines to be shown, without a training."""

import numpy as np

from visualnet.ui.timeline.content import Timeline
from visualnet.ui.timeline.flags import Flag

PER_EPOCH = 1_719
LAST = 34_380


def sample(last_step=LAST, flags=()):
    """A run of 20 epochs, or as many as it has steps for."""
    steps = np.unique(np.rint(np.geomspace(1, max(1, last_step), 1_000)))
    epochs = tuple(range(PER_EPOCH, min(last_step, 20 * PER_EPOCH) + 1, PER_EPOCH))
    doubling = [2**power for power in range(9) if 2**power <= last_step]
    kept = sorted({0, *doubling, *range(300, min(last_step, LAST) + 1, 300), last_step})
    ends = np.array(epochs, np.float64)
    return Timeline(
        last_step=last_step,
        loss=(steps, 2.3 / steps**0.3) if last_step else (np.zeros(0), np.zeros(0)),
        epochs=epochs,
        keyframes=tuple(kept),
        flags=tuple(flags),
        validation=(ends, 1 - 0.3 / np.arange(1, len(ends) + 1)),
        test=(ends[-1:], np.full(len(ends[-1:]), 0.94)),
        epochs_done=(ends, ends / PER_EPOCH),
    )


FLAGS = (
    Flag(64, "mark", "first digits"),
    Flag(700, "settings", "learning rate 0.1 → 0.01"),
    Flag(5_000, "edit", "edited by hand"),
    Flag(17_190, "fork", "run 3 begins here"),
)
