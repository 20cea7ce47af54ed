"""Signals through the graph of a foreign network: affine maps, functions of one number.

Every exporter writes the same network in other pieces: a bias as an addition of its own, GELU as
nine operators, a normalisation before the first layer. So affine maps are multiplied out, and what
is done number by number is composed and recognised by its values.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import erf

from visualnet.models.foreign import Layer
from visualnet.models.metadata import MAX_LAYERS
from visualnet.nn.activations import ACTIVATIONS
from visualnet.sentences import Sentence, SentenceError

Numbers = npt.NDArray[Any]
Function = Callable[[Numbers], Numbers]

BYTES_SLOPE = 0.05
"""A network whose inputs are first divided by more than 20 takes them as 0 to 255."""

BYTES_CENTRE = 2.0
"""So does one that first subtracts more than this."""

_PLACES = np.linspace(-7.3, 7.9, 97)
_TOLERANCE = 1e-5
_ADVICE = Sentence("only plain networks of fully connected layers can be opened")


class NotTakenError(SentenceError, ValueError):
    """Something that this program has no counterpart of; its message and its advice are clauses."""

    def __init__(
        self,
        problem: str,
        advice: str = _ADVICE,
        /,
        **parameters: object,
    ) -> None:
        """problem: a template for the parameters."""
        super().__init__(problem, **parameters)
        self.advice = Sentence(advice)


@dataclass(frozen=True, slots=True, eq=False)
class Affine:
    """An affine map of what the layers before put out; each part is None where it changes nothing.

    before: (layer, activation) pairs. matrix: (fan_in, fan_out). scale: (n,) or (1,), only without
    a matrix. shift: (n,) or (1,). inputs: how many the network has, None where it does not say.
    is_of_bytes: whether they are 0 to 255; the first matrix is then of ours, which are 0 to 1.
    """

    before: tuple[tuple[Layer, str], ...] = ()
    matrix: Numbers | None = None
    scale: Numbers | None = None
    shift: Numbers | None = None
    name: str = ""
    inputs: int | None = None
    is_of_bytes: bool = False

    @property
    def width(self) -> int | None:
        """How many numbers it puts out, None where that is not known."""
        if self.matrix is not None:
            return int(self.matrix.shape[1])
        return int(self.before[-1][0].weights.shape[1]) if self.before else self.inputs

    def scaled(self, by: Numbers) -> "Affine":
        """Return the map times a number for each neuron."""
        shift = None if self.shift is None else self.shift * by
        if self.matrix is not None:
            return replace(self, matrix=self.matrix * by, shift=shift)
        return replace(self, scale=by if self.scale is None else self.scale * by, shift=shift)

    def shifted(self, by: Numbers) -> "Affine":
        """Return the map plus a number for each neuron."""
        return replace(self, shift=by if self.shift is None else self.shift + by)

    def times(self, matrix: Numbers, name: str) -> "Affine":
        """Return a map without a matrix, times one."""
        if self.width not in (None, matrix.shape[0]):
            raise NotTakenError("{name} does not fit what comes before it", name=name)
        for vector in (self.scale, self.shift):
            if vector is not None and vector.size not in (1, matrix.shape[0]):
                raise NotTakenError(
                    "{name} does not fit the {size} numbers before it", name=name, size=vector.size
                )
        base = self if self.before else self._fed()
        shift, scale = base.shift, base.scale
        if shift is not None:
            shift = np.broadcast_to(shift, matrix.shape[:1]) @ matrix
        if scale is not None:
            matrix = np.broadcast_to(scale, matrix.shape[:1])[:, None] * matrix
        return replace(base, matrix=matrix, scale=None, shift=shift, name=name)

    def _fed(self) -> "Affine":
        """Return the map of the inputs themselves, for 0 to 1; what follows stays as it is.

        What is subtracted and divided by, pixel by pixel, tells which numbers it was made for. Of
        some pixels it tells nothing: those that are always empty, and those hardly ever used.
        """
        scale, shift = np.broadcast_arrays(
            1.0 if self.scale is None else self.scale, 0.0 if self.shift is None else self.shift
        )
        is_of_bytes = self.is_of_bytes
        if (scale != 0).any():
            slopes, starts = np.abs(scale[scale != 0]), np.abs(shift[scale != 0])
            with np.errstate(all="ignore"):
                centre = np.quantile(starts / slopes, 0.75)
            is_of_bytes |= bool(np.quantile(slopes, 0.25) < BYTES_SLOPE or centre > BYTES_CENTRE)
        return replace(self, scale=255.0 * scale, is_of_bytes=True) if is_of_bytes else self

    def layer(self) -> Layer:
        """Return the map as a layer."""
        if self.matrix is None:
            raise NotTakenError("an activation function comes before any layer")
        width = self.matrix.shape[1:]
        shift = np.zeros(width, np.float32) if self.shift is None else self.shift
        return Layer(self.matrix, np.broadcast_to(shift, width), self.name or "a layer")

    def closed(self, activation: str) -> "Affine":
        """Return the beginning of the next layer, after this one and its activation."""
        if len(self.before) >= MAX_LAYERS:
            raise NotTakenError("it has more than {max_layers} layers", max_layers=MAX_LAYERS)
        before = (*self.before, (self.layer(), activation))
        return Affine(before, inputs=self.inputs, is_of_bytes=self.is_of_bytes)


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
            raise NotTakenError(
                "its operator {operator} joins two paths through the network", operator=operator
            )
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
    where it has none. is_of_bytes: whether its inputs were 0 to 255; these layers take 0 to 1.
    """

    layers: tuple[Layer, ...]
    activations: tuple[str, ...]
    output: str
    classes: tuple[str, ...] = ()
    is_of_bytes: bool = False


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
    base = signal.base if slope == 1 else signal.base.scaled(np.array([slope]))
    return base.shifted(np.array([intercept])) if intercept else base


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
    if base.matrix is None and base.scale is None and base.shift is None and base.before:
        *before, (last, activation) = base.before
        if activation != "sigmoid":
            raise NotTakenError(
                "its outputs go through {activation}, not softmax or sigmoid",
                "export it without what follows its last layer",
                activation=activation,
            )
        return _answer(before, last, activation, base)
    answer = _answer(base.before, base.layer(), "softmax", base)
    notes.append(
        Sentence("It does not end in probabilities, so a softmax is added to its outputs.")
    )
    return answer


def softmax_of(signal: Signal, notes: list[str]) -> Answer:
    """Return what a network puts out whose outputs go through softmax."""
    base = affine_of(signal, notes)
    if base.matrix is None:
        raise NotTakenError("its softmax follows an activation function, not a layer")
    return _answer(base.before, base.layer(), "softmax", base)


def _answer(before: Sequence[tuple[Layer, str]], last: Layer, output: str, base: Affine) -> Answer:
    layers = (*(layer for layer, _ in before), last)
    names = tuple(name for _, name in before)
    return Answer(layers, names, output, is_of_bytes=base.is_of_bytes)


def two_classes_of(left: Signal, right: Signal) -> Answer | None:
    """Return the network that puts out 1 - p and p, where p is one sigmoid; None for another.

    It is what softmax makes of 0 and what the sigmoid was made of.
    """
    base = left.base
    if base is not right.base or base.matrix is None or base.width != 1:
        return None
    sigmoid = 1 / (1 + np.exp(-_PLACES))
    values = (left.values, right.values)
    expected = (1 - sigmoid, sigmoid)
    if not all(v is not None and _agree(v, e) for v, e in zip(values, expected, strict=True)):
        return None
    matrix = np.hstack([np.zeros_like(base.matrix), base.matrix])
    shift = np.append(0.0, 0.0 if base.shift is None else base.shift)
    return softmax_of(Signal(replace(base, matrix=matrix, shift=shift)), [])


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
    if _agree(values, exact_gelu(_PLACES)):
        notes.append(
            Sentence(
                "Its exact GELU is replaced by the form with tanh, which differs by up to "
                "0.0005 per neuron."
            )
        )
        return "gelu"
    raise no_activation(", ".join(operators))


def exact_gelu(x: Numbers) -> Numbers:
    """Return x Φ(x), with the normal distribution's own Φ (Hendrycks and Gimpel 2016)."""
    return np.asarray(x * (1 + erf(x / np.sqrt(2))) / 2)


def no_activation(name: str) -> NotTakenError:
    """Return the error for an activation that this program does not have."""
    known = ", ".join(ACTIVATIONS)
    return NotTakenError(
        "VisualNet has no activation like its {name}",
        Sentence("train it with one of {known}", known=known),
        name=name,
    )


def _agree(values: Numbers, expected: Numbers) -> bool:
    if values.shape != expected.shape or not np.isfinite(values).all():
        return False
    return bool(np.abs(values - expected).max() <= _TOLERANCE)
