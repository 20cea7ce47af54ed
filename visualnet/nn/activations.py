"""Activation functions of the hidden layers and their derivatives, as one table.

Each works in place on buffers that the caller owns, so that a training step allocates nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from visualnet.errors import SettingError
from visualnet.nn.arrays import FloatArray


@dataclass(frozen=True, slots=True)
class Activation:
    """One activation function a = f(z).

    apply(z, out): writes f(z) into out.
    backward(a, delta, scratch): multiplies delta by f'(z) in place; scratch is overwritten.
    All arrays have one shape, (examples, neurons). Every f here has a derivative that can be told
    from a alone, so z need not be passed.
    """

    name: str
    apply: Callable[[FloatArray, FloatArray], None]
    backward: Callable[[FloatArray, FloatArray, FloatArray], None]
    formula: str


def sigmoid(z: FloatArray, out: FloatArray) -> None:
    """Write 1 / (1 + exp(-z)) into out, as (1 + tanh(z / 2)) / 2, which cannot overflow."""
    np.multiply(z, 0.5, out=out)
    np.tanh(out, out=out)
    np.multiply(out, 0.5, out=out)
    np.add(out, 0.5, out=out)


def sigmoid_backward(a: FloatArray, delta: FloatArray, scratch: FloatArray) -> None:
    """Multiply delta by a (1 - a)."""
    np.subtract(1.0, a, out=scratch)
    np.multiply(scratch, a, out=scratch)
    np.multiply(delta, scratch, out=delta)


def _tanh(z: FloatArray, out: FloatArray) -> None:
    np.tanh(z, out=out)


def _tanh_backward(a: FloatArray, delta: FloatArray, scratch: FloatArray) -> None:
    np.multiply(a, a, out=scratch)
    np.subtract(1.0, scratch, out=scratch)
    np.multiply(delta, scratch, out=delta)


def _relu(z: FloatArray, out: FloatArray) -> None:
    np.maximum(z, 0.0, out=out)


def _relu_backward(a: FloatArray, delta: FloatArray, scratch: FloatArray) -> None:
    # 1 where the neuron is on and 0 where it is off; the derivative at 0 is taken as 0.
    np.greater(a, 0.0, out=scratch)
    np.multiply(delta, scratch, out=delta)


def _identity(z: FloatArray, out: FloatArray) -> None:
    np.copyto(out, z)


def _identity_backward(a: FloatArray, delta: FloatArray, scratch: FloatArray) -> None:
    """Leave delta as it is: the derivative is 1."""


ACTIVATIONS: dict[str, Activation] = {
    activation.name: activation
    for activation in (
        Activation("sigmoid", sigmoid, sigmoid_backward, "1 / (1 + e⁻ᶻ)"),
        Activation("tanh", _tanh, _tanh_backward, "tanh z"),
        Activation("relu", _relu, _relu_backward, "max(0, z)"),
        Activation("identity", _identity, _identity_backward, "z"),
    )
}


def activation_named(name: str) -> Activation:
    """Return the activation of that name; raises SettingError listing those there are."""
    try:
        return ACTIVATIONS[name]
    except KeyError:
        raise SettingError(
            f"There is no activation function {name!r}; choose one of {', '.join(ACTIVATIONS)}."
        ) from None
