"""A network, a neuron, a connection in words: what a screen reader tells of the picture."""

from collections.abc import Sequence

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.insight.neuron import neuron_facts
from visualnet.nn.network import ForwardPass, Network
from visualnet.number_text import count_text, decimal_text, number_text, probability_text
from visualnet.scene.parts import Connection, Neuron, Part
from visualnet.ui.look.translation import Texts, plural

_tr = Texts("NetworkText")

Inputs = int | Sequence[str]
"""How many columns the input image has; or the names of inputs that are numbers."""

_STRONGEST = 3
"""Connections that are named on either side of a neuron."""


def network_text(network: Network, inputs: Inputs) -> str:
    """Return the layers of a network and their sizes."""
    sizes = network.layer_sizes
    if isinstance(inputs, int):
        pixels = _tr("{0} × {1} pixels").format(sizes[0] // inputs, inputs)
    else:
        pixels = ", ".join(inputs)
    layers = [f"{_layer(0, len(sizes))} {pixels}"]
    for layer, size in enumerate(sizes[1:], start=1):
        one, many = _tr("{1}: 1 neuron"), _tr("{1}: {0} neurons", size)
        layers.append(plural(size, one, many, _layer(layer, len(sizes))))
    return ", ".join(layers)


def part_text(
    network: Network,
    forward: ForwardPass,
    part: Part,
    classes: Sequence[str],
    inputs: Inputs,
    own_inputs: Sequence[float] = (),
) -> str:
    """Return the numbers of a part for the first input of a forward pass.

    classes: names of the outputs. own_inputs: see `Probe`.
    """
    words = _Words(network, forward, classes, inputs, own_inputs)
    return words.connection(part) if isinstance(part, Connection) else words.neuron(part)


class _Words:
    def __init__(
        self,
        network: Network,
        forward: ForwardPass,
        classes: Sequence[str],
        inputs: Inputs,
        own_inputs: Sequence[float],
    ) -> None:
        self._network, self._forward = network, forward
        self._classes, self._inputs, self._own_inputs = classes, inputs, own_inputs
        self._layers = len(network.layer_sizes)

    def neuron(self, neuron: Neuron) -> str:
        """Return layer, place, numbers and strongest connections."""
        layer, index = neuron
        facts = neuron_facts(self._network, self._forward, layer, index)
        parts = [self._long_name(neuron)]
        if layer == self._layers - 1:
            parts.append(_tr("output {0}").format(probability_text(facts.activation)))
        elif layer == 0 and self._own_inputs:
            own, scaled = self._own_inputs[index], decimal_text(facts.activation, 2)
            text = _tr("value {0}, as the network reads it {1}")
            parts.append(text.format(number_text(own), scaled))
        elif layer == 0:
            parts.append(_tr("value {0}").format(decimal_text(facts.activation, 2)))
        else:
            parts.append(_tr("activation {0}").format(decimal_text(facts.activation, 2)))
        if facts.bias is not None:
            parts.append(_tr("bias {0}").format(decimal_text(facts.bias, 2)))
        told = [", ".join(parts)]
        weights = self._network.weights
        if layer > 0:
            incoming = weights[layer - 1][:, index]
            told.append(self._strongest(_tr("strongest from"), layer - 1, incoming))
        if layer < self._layers - 1:
            told.append(self._strongest(_tr("strongest to"), layer + 1, weights[layer][index]))
        return "; ".join(told)

    def connection(self, connection: Connection) -> str:
        """Return both ends, the weight, and what it passes on."""
        layer, source, target = connection.layer, connection.source, connection.target
        weight = float(self._network.weights[layer][source, target])
        sent = weight * neuron_facts(self._network, self._forward, layer, source).activation
        ends = self._long_name((layer, source)), self._long_name((layer + 1, target))
        numbers = number_text(weight), number_text(sent)
        text = _tr("connection from {0} to {1}, weight {2}, adds {3}")
        return text.format(*ends, *numbers)

    def _strongest(self, title: str, layer: int, weights: FloatArray) -> str:
        order = np.argsort(-np.abs(weights))[:_STRONGEST].tolist()
        each = [
            _tr("{0} weight {1}").format(self._name((layer, k)), decimal_text(float(weights[k]), 2))
            for k in order
        ]
        return f"{title} {', '.join(each)}"

    def _long_name(self, neuron: Neuron) -> str:
        layer = neuron[0]
        if layer in (0, self._layers - 1):
            return f"{_layer(layer, self._layers)}, {self._name(neuron)}"
        size = count_text(self._network.layer_sizes[layer])
        place = _tr("{0} of {1}").format(self._name(neuron), size)
        return f"{_layer(layer, self._layers)}, {place}"

    def _name(self, neuron: Neuron) -> str:
        layer, index = neuron
        if layer == 0:
            if not isinstance(self._inputs, int):
                return self._inputs[index]
            return _tr("row {0} column {1}").format(*divmod(index, self._inputs))
        if layer < self._layers - 1:
            return _tr("neuron {0}").format(count_text(index + 1))
        name = self._classes[index] if index < len(self._classes) else str(index)
        return _tr("class {0}").format(name)


def _layer(layer: int, layers: int) -> str:
    if layer == 0:
        return _tr("input")
    if layer == layers - 1:
        return _tr("output layer")
    return _tr("hidden layer {0}").format(layer)
