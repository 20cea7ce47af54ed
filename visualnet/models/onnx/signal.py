"""What flows through the graph of a foreign network: affine maps, and functions of one number.

Every exporter writes the same network in other pieces: a bias as an addition of its own, GELU as
nine operators, a normalisation before the first layer. So affine maps are multiplied out, and what
is done number by number is composed and recognised by its values.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import erf, sqrt
from typing import Any

import numpy as np
import numpy.typing as npt

from visualnet.models.foreign import Layer
from visualnet.models.metadata import MAX_LAYERS
from visualnet.nn.activations import ACTIVATIONS

Numbers = npt.NDArray[Any]
Function = Callable[[Numbers], Numbers]

BYTES_SLOPE = 0.05
BYTES_NOTE = "It divides its inputs itself, so they are taken as bytes, 0 to 255."
"""A network whose inputs are first divided by more than 20 takes them as 0 to 255."""

_PLACES = np.linspace(-7.3, 7.9, 97)
_TOLERANCE = 1e-5


class NotTakenError(ValueError):
    """Something that this program has no counterpart of; its message is a clause."""


@dataclass(frozen=True, slots=True, eq=False)
class Affine:
    """An affine map of what the layers before put out; each part is None where it changes nothing.

    before: (layer, activation) pairs. matrix: (fan_in, fan_out). scale: (n,) or (1,), only without
    a matrix. shift: (n,) or (1,).
    """

    before: tuple[tuple[Layer, str], ...] = ()
    matrix: Numbers | None = None
    scale: Numbers | None = None
    shift: Numbers | None = None
    name: str = ""

    def scaled(self, by: Numbers) -> "Affine":
        """Return the map times a number for each neuron."""
        shift = None if self.shift is None else self.shift * by
        if self.matrix is not None:
            return Affine(self.before, self.matrix * by, None, shift, self.name)
        scale = by if self.scale is None else self.scale * by
        return Affine(self.before, None, scale, shift, self.name)

    def shifted(self, by: Numbers) -> "Affine":
        """Return the map plus a number for each neuron."""
        shift = by if self.shift is None else self.shift + by
        return Affine(self.before, self.matrix, self.scale, shift, self.name)

    def times(self, matrix: Numbers, name: str) -> "Affine":
        """Return a map without a matrix, times one."""
        if self.before and self.before[-1][0].weights.shape[1] != matrix.shape[0]:
            raise NotTakenError(f"{name} does not fit the layer before it")
        shift = None
        if self.shift is not None:
            shift = np.broadcast_to(self.shift, matrix.shape[:1]) @ matrix
        if self.scale is not None:
            matrix = np.broadcast_to(self.scale, matrix.shape[:1])[:, None] * matrix
        return Affine(self.before, matrix, None, shift, name)

    def layer(self) -> Layer:
        """Return the map as a layer."""
        if self.matrix is None:
            raise NotTakenError("an activation function stands where no layer is before it")
        width = self.matrix.shape[1:]
        shift = np.zeros(width, np.float32) if self.shift is None else self.shift
        return Layer(self.matrix, np.broadcast_to(shift, width), self.name or "a layer")

    def closed(self, activation: str) -> "Affine":
        """Return the beginning of the next layer, after this one and its activation."""
        if len(self.before) >= MAX_LAYERS:
            raise NotTakenError(f"it has more than {MAX_LAYERS} layers")
        return Affine((*self.before, (self.layer(), activation)))


@dataclass(frozen=True, slots=True, eq=False)
class Signal:
    """An affine map and then a function of each number.

    values: the function at `_PLACES`, which is all that is needed to recognise it, and costs the
    same however it was composed; None where there is none. operators: what made it, for messages.
    """

    base: Affine
    values: Numbers | None = None
    operators: tuple[str, ...] = ()

    def then(self, function: Function, operator: str) -> "Signal":
        """Return the signal after another function of each number."""
        with np.errstate(all="ignore"):
            values = np.asarray(function(self._at_places()), np.float64)
        return Signal(self.base, values, self._made_by(operator))

    def joined(self, other: "Signal", binary: Callable[[Any, Any], Any], operator: str) -> "Signal":
        """Return two functions of the same map, combined."""
        if self.base is not other.base:
            raise NotTakenError(f"its operator {operator} joins two ways through the network")
        with np.errstate(all="ignore"):
            values = np.asarray(binary(self._at_places(), other._at_places()), np.float64)
        return Signal(self.base, values, self._made_by(*other.operators, operator))

    def _at_places(self) -> Numbers:
        return _PLACES if self.values is None else self.values

    def _made_by(self, *operators: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.operators, *operators)))


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What a network puts out at its end: layers with their activations, the last one's included.

    output: "softmax" or "sigmoid". classes: the labels that the file has for the outputs, empty
    where it has none.
    """

    layers: tuple[Layer, ...]
    activations: tuple[str, ...]
    output: str
    classes: tuple[str, ...] = ()


def affine_of(signal: Signal, notes: list[str]) -> Affine:
    """Return the signal as an affine map, its activation, if it has one, closing a layer.

    notes: takes sentences on what is only nearly the same. Raises NotTakenError.
    """
    if signal.values is None:
        return signal.base
    values = signal.values
    line = _line_of(values)
    if line is None:
        return signal.base.closed(_activation_of(values, signal.operators, notes))
    slope, intercept = line
    base = signal.base
    if slope != 1:
        if not base.before and base.matrix is None and base.scale is None:
            slope *= _bytes_factor(slope, notes)
        base = base.scaled(np.array([slope]))
    return base.shifted(np.array([intercept])) if intercept else base


def _bytes_factor(slope: float, notes: list[str]) -> float:
    if abs(slope) >= BYTES_SLOPE:
        return 1.0
    notes.append(BYTES_NOTE)
    return 255.0


def multiplied(signal: Signal, matrix: Numbers, name: str, notes: list[str]) -> Signal:
    """Return the signal after a matrix (fan_in, fan_out); raises NotTakenError."""
    base = affine_of(signal, notes)
    if base.matrix is not None:
        base = base.closed("identity")
    return Signal(base.times(matrix, name))


def answer_of(signal: Signal, notes: list[str]) -> Answer:
    """Return what a network puts out that ends here, without softmax.

    Sigmoids are an output layer of ours; plain sums are taken as what softmax is for.
    """
    base = affine_of(signal, notes)
    output = "softmax"
    if base.matrix is None and base.scale is None and base.shift is None and base.before:
        *before, (last, activation) = base.before
        if activation != "sigmoid":
            raise NotTakenError(f"its outputs go through {activation}, not softmax or sigmoid")
        output = activation
    else:
        before, last = list(base.before), base.layer()
        notes.append("It ends without probabilities, so its outputs are taken through softmax.")
    layers = (*(layer for layer, _ in before), last)
    return Answer(layers, tuple(name for _, name in before), output)


def softmax_of(signal: Signal, notes: list[str]) -> Answer:
    """Return what a network puts out whose outputs go through softmax."""
    base = affine_of(signal, notes)
    if base.matrix is None:
        raise NotTakenError("its softmax follows an activation function, not a layer")
    layers = (*(layer for layer, _ in base.before), base.layer())
    return Answer(layers, tuple(name for _, name in base.before), "softmax")


def _line_of(values: Numbers) -> tuple[float, float] | None:
    """Return slope and intercept where the values lie on a line."""
    if values.shape != _PLACES.shape or not np.isfinite(values).all():
        return None
    slope = float((values[-1] - values[0]) / (_PLACES[-1] - _PLACES[0]))
    intercept = float(values[0] - slope * _PLACES[0])
    off = np.abs(slope * _PLACES + intercept - values).max()
    if off > 1e-9 * (1 + abs(slope) + abs(intercept)):
        return None
    return slope, intercept if abs(intercept) > 1e-12 * (1 + abs(slope)) else 0.0


def _activation_of(values: Numbers, operators: tuple[str, ...], notes: list[str]) -> str:
    for name, activation in ACTIVATIONS.items():
        expected = np.empty_like(_PLACES)
        activation.apply(_PLACES, expected)  # type: ignore[arg-type]
        if _agree(values, expected):
            return name
    exact = _PLACES * (1 + np.array([erf(x / sqrt(2)) for x in _PLACES])) / 2
    if _agree(values, exact):
        notes.append(
            "Its GELU is the exact one; the form with tanh takes its place, which differs by up "
            "to 0.0005 in a neuron."
        )
        return "gelu"
    raise NotTakenError(
        f"its activation ({', '.join(operators)}) is none of {', '.join(ACTIVATIONS)}"
    )


def _agree(values: Numbers, expected: Numbers) -> bool:
    if values.shape != expected.shape or not np.isfinite(values).all():
        return False
    return bool(np.abs(values - expected).max() <= _TOLERANCE)
