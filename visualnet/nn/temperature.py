"""A network's answers at another temperature of the softmax."""

from collections.abc import Sequence
from dataclasses import replace
from math import isfinite

import numpy as np

from visualnet.arrays import FloatArray, InputArray
from visualnet.errors import SettingError
from visualnet.nn.losses import output_named
from visualnet.nn.network import ForwardPass, LayerViews, Network, as_inputs
from visualnet.number_text import number_text


def probabilities_at(z: FloatArray, temperature: float, output: str = "softmax") -> FloatArray:
    """Return the answers from the last layer's z, (examples, classes), at a temperature above 0.

    z is divided by it before the softmax: over 1 makes the answers less sure, under 1 surer
    (Hinton, Vinyals and Dean 2015, equation 1); none overtakes another. output: "softmax"
    or "sigmoid". Raises SettingError for another temperature.
    """
    if not (isfinite(temperature) and temperature > 0):
        raise SettingError(
            "The temperature must be above 0, not {temperature}.",
            temperature=number_text(temperature, 6),
        )
    # A quotient too large for float32 is as good as infinite for exp and tanh.
    with np.errstate(over="ignore", invalid="ignore"):
        scaled = z - z.max(axis=1, keepdims=True) if output == "softmax" else z.copy()
        scaled /= temperature
        output_named(output).probabilities(scaled, scaled)
    return scaled


def read_at(network: Network, image: InputArray, temperature: float) -> ForwardPass:
    """Return the forward pass of one image, (28, 28), or point, (inputs, 1), at a temperature.

    That is above 0; see `probabilities_at`.
    """
    forward = network.forward(as_inputs(image.reshape(1, -1)))
    return forward if temperature == 1.0 else at_temperature(forward, temperature, network.output)


@np.errstate(over="ignore", invalid="ignore")
def read_with_each(
    network: Network, vectors: Sequence[FloatArray], image: InputArray, temperature: float
) -> FloatArray:
    """Return how one image is read with each of many parameters: (k, classes).

    image: (28, 28), or a point, (inputs, 1). vectors: (parameters,) each, of the network's shape.
    The same answers as `read_at` gives for each of them, with a call for all of them where a call
    each would cost more than its work.
    """
    layers = [network.layer_views(vector) for vector in vectors]
    a = np.repeat(as_inputs(image.reshape(1, -1)), len(vectors), axis=0)
    for number, function in enumerate(network.hidden_functions):
        z = _sums(a, layers, number)
        a = np.empty_like(z)
        function.apply(z, a)
    return probabilities_at(_sums(a, layers, -1), temperature, network.output)


def _sums(a: FloatArray, layers: Sequence[LayerViews], number: int) -> FloatArray:
    """Return what one layer of each network makes of its own row of activations."""
    z = np.stack([biases[number] for _, biases in layers])
    for row, (weights, _), out in zip(a, layers, z, strict=True):
        out += row @ weights[number]
    return z


def at_temperature(forward: ForwardPass, temperature: float, output: str) -> ForwardPass:
    """Return a forward pass whose answers are those at another temperature, above 0."""
    answers = probabilities_at(forward.pre_activations[-1], temperature, output)
    return replace(forward, activations=(*forward.activations[:-1], answers))
