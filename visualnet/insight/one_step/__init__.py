"""One step of learning in every number: what one example does to every weight, worked out.

Start reading at `reading.py` for the numbers, at `formulas.py` for how they are written out. Shares
no code with the engine but its plain data: a network's parameters, names and sizes, and what an
optimizer has collected.
"""

from visualnet.insight.one_step.layout import Array64, PerParameter, per_parameter
from visualnet.insight.one_step.reading import Learning, Reading, learn_one, read_one
from visualnet.insight.one_step.trying import (
    Direction,
    Nudge,
    loss_at,
    losses_over,
    nudge,
    predicted_over,
)
from visualnet.insight.one_step.updating import Update, at_rate, gradient_of, take_step

__all__ = [
    "Array64",
    "Direction",
    "Learning",
    "Nudge",
    "PerParameter",
    "Reading",
    "Update",
    "at_rate",
    "gradient_of",
    "learn_one",
    "loss_at",
    "losses_over",
    "nudge",
    "per_parameter",
    "predicted_over",
    "read_one",
    "take_step",
]
