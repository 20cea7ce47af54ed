"""One example through a network and back, in double precision, by code of its own.

The engine learns in float32, and in an order of sums that is fast; what is shown to be followed
with a pencil is computed here, by the formulas as they stand in books. Dropout is off.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import pi, sqrt
from typing import Any

import numpy as np
import numpy.typing as npt

from visualnet.arrays import read_only
from visualnet.errors import ShapeError
from visualnet.insight.one_step.layout import Array64, PerParameter, per_parameter
from visualnet.nn.network import Network


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What a network makes of one example.

    inputs: (layer_sizes[0],), the very numbers that the engine has. z[k], a[k]: (layer_sizes[k +
    1],); the last a are the probabilities. slopes[k]: f'(z[k]) of each hidden layer, of its shape.
    All are read-only.
    """

    inputs: Array64
    z: tuple[Array64, ...]
    a: tuple[Array64, ...]
    slopes: tuple[Array64, ...]

    @property
    def sources(self) -> tuple[Array64, ...]:
        """What each layer's sums are made of: the inputs, then a of each hidden layer."""
        return (self.inputs, *self.a[:-1])


@dataclass(frozen=True, slots=True, eq=False)
class Learning:
    """What one example with its label says about every parameter, without penalties.

    targets: (classes,), 1 for the label and 0 for the others; with the sigmoid output, 1 - margin
    and margin. deltas[k]: the gradient of the loss by z[k]. back[k]: that by a[k], of each hidden
    layer: weights[k + 1] · deltas[k + 1]. gradient: by all parameters, laid out like them,
    (parameters,); weight_gradients[k], (fan_in, fan_out), and bias_gradients[k], (fan_out,), are
    views of it. All are read-only.
    """

    reading: Reading
    label: int
    target_margin: float
    targets: Array64
    loss: float
    deltas: tuple[Array64, ...]
    back: tuple[Array64, ...]
    gradient: Array64
    weight_gradients: tuple[Array64, ...]
    bias_gradients: tuple[Array64, ...]


# Numbers too large even for double precision are seen as what they become.
@np.errstate(over="ignore", invalid="ignore")
def read_one(network: Network, inputs: npt.NDArray[Any]) -> Reading:
    """Send one example through every layer.

    inputs: of any shape with layer_sizes[0] entries; uint8 0..255, or floats 0..1, which are
    rounded as the engine rounds them. Raises ShapeError for another number of inputs.
    """
    x = _rounded(network, inputs)
    a, z_layers, a_layers, slopes = x, [], [], []
    for k, (weights, biases) in enumerate(zip(network.weights, network.biases, strict=True)):
        z = a @ np.asarray(weights, np.float64) + biases
        if k < len(network.activations):
            function = _FUNCTIONS[network.activations[k]]
            a = function.value(z)
            slopes.append(function.slope(z))
        else:
            a = softmax(z) if network.output == "softmax" else sigmoid(z)
        z_layers.append(z)
        a_layers.append(a)
    return Reading(x, _kept(z_layers), _kept(a_layers), _kept(slopes))


@np.errstate(over="ignore", invalid="ignore")
def learn_one(
    network: Network, inputs: npt.NDArray[Any], label: int, target_margin: float = 0.0
) -> Learning:
    """Return the loss of one example and its gradient by every number on the way.

    inputs: as in `read_one`. target_margin: counts with the sigmoid output alone. 0.1 ms with
    784-16-16-10. Raises ShapeError for another number of inputs, or a label that is no class.
    """
    classes = network.layer_sizes[-1]
    if not 0 <= label < classes:
        raise ShapeError(
            "The label {label} is none of the {classes} classes.", label=label, classes=classes
        )
    reading = read_one(network, inputs)
    z, answer = reading.z[-1], reading.a[-1]
    targets = np.zeros(classes)
    targets[label] = 1.0
    if network.output == "softmax":
        delta = answer - targets
    else:
        targets = target_margin + (1 - 2 * target_margin) * targets
        delta = (answer - targets) * answer * (1 - answer)
    deltas, back = [delta], []
    for weights, slope in zip(network.weights[:0:-1], reading.slopes[::-1], strict=True):
        back.append(np.asarray(weights, np.float64) @ deltas[-1])
        deltas.append(back[-1] * slope)
    deltas.reverse()
    gradient = _gradient(network, reading, deltas)
    return Learning(
        reading=reading,
        label=label,
        target_margin=target_margin,
        targets=read_only(targets, np.float64),
        loss=float(losses(network.output, z[None], targets)[0]),
        deltas=_kept(deltas),
        back=_kept(back[::-1]),
        gradient=gradient.vector,
        weight_gradients=gradient.weights,
        bias_gradients=gradient.biases,
    )


def _gradient(network: Network, reading: Reading, deltas: list[Array64]) -> PerParameter:
    gradient: npt.NDArray[Any] = np.empty(network.parameters.shape)
    weights, biases = network.layer_views(gradient)
    for k, (a, delta) in enumerate(zip(reading.sources, deltas, strict=True)):
        np.outer(a, delta, out=weights[k])
        biases[k][...] = delta
    return per_parameter(network, gradient)


@np.errstate(over="ignore", invalid="ignore")
def losses(output: str, z: Array64, targets: Array64) -> Array64:
    """Return the loss of each row of last sums, (rows, classes), as (rows,).

    targets: (classes,). output: "softmax", for cross-entropy by log-sum-exp, which stays finite
    where a probability is 0; or "sigmoid", for half the sum of squared errors.
    """
    if output == "softmax":
        largest = z.max(axis=1, keepdims=True)
        log_of_sum = np.log(np.exp(z - largest).sum(axis=1)) + largest[:, 0]
        total: Array64 = log_of_sum - z @ targets
    else:
        total = ((sigmoid(z) - targets) ** 2).sum(axis=1) / 2
    return total


def softmax(z: Array64) -> Array64:
    """Return eᶻ over the sum of all eᶻ, of one row."""
    powers = np.exp(z - z.max())
    shares: Array64 = powers / powers.sum()
    return shares


def sigmoid(z: Array64) -> Array64:
    """Return 1 / (1 + e⁻ᶻ); of any shape, and for any z."""
    power = np.exp(-np.abs(z))
    value: Array64 = np.where(z >= 0, 1.0, power) / (1.0 + power)
    return value


def activated(name: str, z: Array64) -> Array64:
    """Return f(z) of the hidden layers' activation function of that name; of any shape."""
    return _FUNCTIONS[name].value(z)


@dataclass(frozen=True, slots=True)
class _Function:
    """An activation function and its derivative, both of z."""

    value: Callable[[Array64], Array64]
    slope: Callable[[Array64], Array64]


def _sigmoid_slope(z: Array64) -> Array64:
    value = sigmoid(z)
    return value * (1 - value)


def _tanh(z: Array64) -> Array64:
    return np.tanh(z)


def _tanh_slope(z: Array64) -> Array64:
    slope: Array64 = 1 - np.tanh(z) ** 2
    return slope


_LEAK = 0.01


def _gelu_inner(z: Array64) -> Array64:
    inner: Array64 = np.tanh(sqrt(2 / pi) * (z + 0.044715 * z**3))
    return inner


def _gelu_slope(z: Array64) -> Array64:
    t = _gelu_inner(z)
    inner_slope = sqrt(2 / pi) * (1 + 3 * 0.044715 * z**2)
    slope: Array64 = (1 + t) / 2 + z * (1 - t**2) * inner_slope / 2
    return slope


# At the corner of a ReLU, the derivative is that below it.
_FUNCTIONS = {
    "sigmoid": _Function(sigmoid, _sigmoid_slope),
    "tanh": _Function(_tanh, _tanh_slope),
    "relu": _Function(lambda z: np.where(z > 0, z, 0.0), lambda z: np.where(z > 0, 1.0, 0.0)),
    "leaky_relu": _Function(
        lambda z: np.where(z > 0, z, _LEAK * z), lambda z: np.where(z > 0, 1.0, _LEAK)
    ),
    "gelu": _Function(lambda z: z * (1 + _gelu_inner(z)) / 2, _gelu_slope),
    "identity": _Function(lambda z: z, np.ones_like),
}


def _rounded(network: Network, inputs: npt.NDArray[Any]) -> Array64:
    """Return the inputs as the engine has them, (layer_sizes[0],)."""
    dtype = network.parameters.dtype
    row = inputs.reshape(-1)
    if len(row) != network.layer_sizes[0]:
        raise ShapeError(
            "The network needs rows of {layer_size} inputs, not shape {shape}.",
            layer_size=network.layer_sizes[0],
            shape=inputs.shape,
        )
    if row.dtype == np.uint8:
        row = row.astype(np.float32) * np.float32(1 / 255)
    return read_only(row.astype(dtype), np.float64)


def _kept(arrays: list[Array64]) -> tuple[Array64, ...]:
    return tuple(read_only(array, np.float64) for array in arrays)
