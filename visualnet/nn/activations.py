"""Activation functions of the hidden layers and their derivatives, as one table.

Each works in place on buffers that the caller owns, so that a training step allocates nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import pi, sqrt

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.errors import SettingError

LEAK = 0.01
"""Slope of a leaky ReLU below zero (Maas, Hannun and Ng 2013)."""

HALF, ONE = np.array(0.5, np.float32), np.array(1.0, np.float32)
"""Exact as float64 too; NumPy takes an array half a microsecond sooner than a float of Python."""

Backward = Callable[[FloatArray, FloatArray, FloatArray, FloatArray], None]


@dataclass(frozen=True, slots=True)
class Activation:
    """One activation function a = f(z).

    apply(z, out): writes f(z) into out.
    backward(z, a, delta, scratch): multiplies delta by f'(z) in place; the others may be
    overwritten. All arrays have one shape, (examples, neurons).
    needs_z: whether the derivative cannot be told from a alone; else z need not be kept, and the
    array passed for it may be any.
    """

    name: str
    apply: Callable[[FloatArray, FloatArray], None]
    backward: Backward
    formula: str
    needs_z: bool = False


def sigmoid(z: FloatArray, out: FloatArray) -> None:
    """Write 1 / (1 + exp(-z)) into out, as (1 + tanh(z / 2)) / 2, which cannot overflow."""
    np.multiply(z, HALF, out=out)
    np.tanh(out, out=out)
    np.multiply(out, HALF, out=out)
    np.add(out, HALF, out=out)


def sigmoid_backward(_z: FloatArray, a: FloatArray, delta: FloatArray, scratch: FloatArray) -> None:
    """Multiply delta by a (1 - a)."""
    np.subtract(ONE, a, out=scratch)
    np.multiply(scratch, a, out=scratch)
    np.multiply(delta, scratch, out=delta)


def _tanh(z: FloatArray, out: FloatArray) -> None:
    np.tanh(z, out=out)


def _tanh_backward(_z: FloatArray, a: FloatArray, delta: FloatArray, scratch: FloatArray) -> None:
    np.multiply(a, a, out=scratch)
    np.subtract(ONE, scratch, out=scratch)
    np.multiply(delta, scratch, out=delta)


def _relu(z: FloatArray, out: FloatArray) -> None:
    np.maximum(z, 0.0, out=out)


def _relu_backward(_z: FloatArray, a: FloatArray, delta: FloatArray, scratch: FloatArray) -> None:
    # 1 where the neuron is on and 0 where it is off; the derivative at 0 is taken as 0.
    np.greater(a, 0.0, out=scratch)
    np.multiply(delta, scratch, out=delta)


def _leaky_relu(z: FloatArray, out: FloatArray) -> None:
    np.multiply(z, LEAK, out=out)
    np.maximum(z, out, out=out)


def _leaky_relu_backward(
    _z: FloatArray, a: FloatArray, delta: FloatArray, scratch: FloatArray
) -> None:
    # The derivative at 0 is taken as that below it.
    np.greater(a, 0.0, out=scratch)
    np.multiply(scratch, 1.0 - LEAK, out=scratch)
    np.add(scratch, LEAK, out=scratch)
    np.multiply(delta, scratch, out=delta)


_GELU_SCALE, _GELU_CUBE = sqrt(2.0 / pi), 0.044715


def _gelu_tanh(z: FloatArray, out: FloatArray) -> None:
    """Write tanh(√(2/π) (z + 0.044715 z³)) into out."""
    np.multiply(z, z, out=out)
    np.multiply(out, _GELU_CUBE, out=out)
    np.add(out, 1.0, out=out)
    np.multiply(out, z, out=out)
    np.multiply(out, _GELU_SCALE, out=out)
    np.tanh(out, out=out)


def _gelu(z: FloatArray, out: FloatArray) -> None:
    _gelu_tanh(z, out)
    np.add(out, 1.0, out=out)
    np.multiply(out, z, out=out)
    np.multiply(out, 0.5, out=out)


def _gelu_backward(z: FloatArray, a: FloatArray, delta: FloatArray, scratch: FloatArray) -> None:
    # f' = (1 + t) (1 + (1 - t) z u') / 2, where t = tanh u and u is the polynomial in z.
    _gelu_tanh(z, scratch)
    np.multiply(z, z, out=a)
    np.multiply(a, 3 * _GELU_CUBE, out=a)
    np.add(a, 1.0, out=a)
    np.multiply(a, z, out=a)
    np.multiply(a, _GELU_SCALE, out=a)
    np.subtract(1.0, scratch, out=z)
    np.multiply(a, z, out=a)
    np.add(a, 1.0, out=a)
    np.add(scratch, 1.0, out=scratch)
    np.multiply(a, scratch, out=a)
    np.multiply(a, 0.5, out=a)
    np.multiply(delta, a, out=delta)


def _identity(z: FloatArray, out: FloatArray) -> None:
    np.copyto(out, z)


def _identity_backward(
    _z: FloatArray, a: FloatArray, delta: FloatArray, scratch: FloatArray
) -> None:
    """Leave delta as it is: the derivative is 1."""


ACTIVATIONS: dict[str, Activation] = {
    activation.name: activation
    for activation in (
        Activation("sigmoid", sigmoid, sigmoid_backward, "1 / (1 + e⁻ᶻ)"),
        Activation("tanh", _tanh, _tanh_backward, "tanh z"),
        Activation("relu", _relu, _relu_backward, "max(0, z)"),
        Activation("leaky_relu", _leaky_relu, _leaky_relu_backward, "max(0.01 z, z)"),
        # Hendrycks and Gimpel 2016, the form with tanh.
        Activation(
            "gelu",
            _gelu,
            _gelu_backward,
            "z (1 + tanh(√(2/π) (z + 0.0447 z³))) / 2",
            needs_z=True,
        ),
        Activation("identity", _identity, _identity_backward, "z"),
    )
}


def activation_named(name: str) -> Activation:
    """Return the activation of that name; raises SettingError listing those there are."""
    if name not in ACTIVATIONS:
        raise SettingError(
            "There is no activation function {name}; choose one of {activations}.",
            name=repr(name),
            activations=", ".join(ACTIVATIONS),
        )
    return ACTIVATIONS[name]
