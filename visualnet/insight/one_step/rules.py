"""The update rules as their papers write them, for one step, in double precision.

Each takes the gradient and what it has collected so far, and tells the direction that the learning
rate is multiplied by: w ← w - η · direction.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from visualnet.errors import ShapeError
from visualnet.insight.one_step.layout import Array64
from visualnet.nn.optimizer import OptimizerState
from visualnet.number_text import count_text

MEAN_KEPT = 0.9
"""β₁ of Adam and AdamW."""

SQUARE_KEPT = 0.999
"""β₂ of Adam and AdamW."""

RMSPROP_KEPT = 0.9
"""The share of the mean square that RMSProp keeps."""

EPSILON = 1e-8
"""What keeps RMSProp, Adam and AdamW from dividing by 0."""


@dataclass(frozen=True, slots=True, eq=False)
class Collected:
    """What a rule has collected: before the first step, zeros.

    arrays: (parameters,) each, by name: "velocity" (sgd, nesterov), "square" (rmsprop), "mean" and
    "square" (adam, adamw). faded: for each that Adam corrects, β to the power of the steps so far.
    """

    arrays: Mapping[str, Array64]
    faded: Mapping[str, float] = field(default_factory=dict)


Rule = Callable[[Array64, Collected, float], tuple[Array64, Collected]]
"""(gradient, what was collected, momentum) -> (direction, what is collected after)."""


def collected_from(rule: str, size: int, state: OptimizerState | None) -> Collected:
    """Return what a rule had collected before the step; zeros without a state.

    size: how many parameters there are. Raises ShapeError for the state of another rule or network.
    """
    names = _NAMES[rule]
    if state is None:
        return Collected(
            {name: np.zeros(size) for name in names}, dict.fromkeys(_CORRECTED[rule], 1.0)
        )
    kept = {name: key for name, key in names.items() if key in state.arrays}
    if len(kept) < len(names) or len(state.arrays) > len(names):
        raise ShapeError("This is the state of another optimizer; start with an empty one.")
    arrays = {name: np.asarray(state.arrays[key], np.float64) for name, key in kept.items()}
    for array in arrays.values():
        if array.shape != (size,):
            raise ShapeError(
                "The optimizer's state has {size} entries for {parameter_count} "
                "parameters; start with an empty one.",
                size=count_text(array.size),
                parameter_count=count_text(size),
            )
    if rule == "sgd":
        # It keeps its velocity as a product of two.
        arrays["velocity"] = arrays["velocity"] * state.numbers["_scale"]
    return Collected(arrays, {name: state.numbers[f"_{name}_left"] for name in _CORRECTED[rule]})


def _sgd(gradient: Array64, before: Collected, momentum: float) -> tuple[Array64, Collected]:
    velocity = momentum * before.arrays["velocity"] + gradient
    return velocity, Collected({"velocity": velocity})


def _nesterov(gradient: Array64, before: Collected, momentum: float) -> tuple[Array64, Collected]:
    velocity = momentum * before.arrays["velocity"] + gradient
    return gradient + momentum * velocity, Collected({"velocity": velocity})


def _rmsprop(gradient: Array64, before: Collected, _momentum: float) -> tuple[Array64, Collected]:
    square = RMSPROP_KEPT * before.arrays["square"] + (1 - RMSPROP_KEPT) * gradient**2
    return gradient / (np.sqrt(square) + EPSILON), Collected({"square": square})


def _adam(gradient: Array64, before: Collected, _momentum: float) -> tuple[Array64, Collected]:
    mean = MEAN_KEPT * before.arrays["mean"] + (1 - MEAN_KEPT) * gradient
    square = SQUARE_KEPT * before.arrays["square"] + (1 - SQUARE_KEPT) * gradient**2
    faded = {
        "mean": MEAN_KEPT * before.faded["mean"],
        "square": SQUARE_KEPT * before.faded["square"],
    }
    corrected_mean = mean / (1 - faded["mean"])
    corrected_square = square / (1 - faded["square"])
    direction = corrected_mean / (np.sqrt(corrected_square) + EPSILON)
    return direction, Collected({"mean": mean, "square": square}, faded)


RULES: dict[str, Rule] = {
    "sgd": _sgd,
    "nesterov": _nesterov,
    "rmsprop": _rmsprop,
    "adam": _adam,
    "adamw": _adam,
}
"""Name -> rule, named as in the settings."""

# The names that the engine's own states give them.
_NAMES: dict[str, dict[str, str]] = {
    "sgd": {"velocity": "gradient"},
    "nesterov": {"velocity": "_velocity"},
    "rmsprop": {"square": "_square"},
    "adam": {"mean": "_mean", "square": "_square"},
    "adamw": {"mean": "_mean", "square": "_square"},
}
_CORRECTED: dict[str, tuple[str, ...]] = {
    "sgd": (),
    "nesterov": (),
    "rmsprop": (),
    "adam": ("mean", "square"),
    "adamw": ("mean", "square"),
}
