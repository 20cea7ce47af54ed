"""One step of learning in every number: what one example does to every weight, worked out."""

from visualnet.insight.one_step.reading import (
    Array64,
    Learning,
    Reading,
    activated,
    learn_one,
    losses,
    read_one,
    sigmoid,
    softmax,
)

__all__ = [
    "Array64",
    "Learning",
    "Reading",
    "activated",
    "learn_one",
    "losses",
    "read_one",
    "sigmoid",
    "softmax",
]
