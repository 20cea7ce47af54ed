"""Live values of the entries on the network: its layers, and the neuron that is looked at."""

from collections.abc import Mapping

import numpy as np

from visualnet.number_text import count_text, list_text, number_text, probability_text
from visualnet.ui.help.glossary.live import Line, Live
from visualnet.ui.look.translation import Texts
from visualnet.ui.widgets.part_names import either_of

_tr = Texts("Glossary")


_SHOWN_CLASSES, _LARGEST = 12, 3
"""Probabilities of more classes than this are not listed."""


def _network(live: Live) -> str:
    sizes = live.frame.network.layer_sizes
    text = _tr("This network: {0} pixels, then layers of {1} neurons.")
    if live.frame.probe.input_names:
        text = _tr("This network: {0} inputs, then layers of {1} neurons.")
    return text.format(count_text(sizes[0]), list_text(map(count_text, sizes[1:])))


def _layer(live: Live) -> str:
    sizes = live.frame.network.layer_sizes
    return _tr("Layers of this network: {0} hidden, 1 output. Sizes: {1}.").format(
        count_text(len(sizes) - 2), list_text(map(count_text, sizes))
    )


def _neuron(live: Live) -> str:
    sizes = live.frame.network.layer_sizes
    return _tr("Neurons in this network: {0}.").format(count_text(sum(sizes[1:])))


def _connection(live: Live) -> str:
    connection, network = live.connection, live.frame.network
    weight = network.weights[connection.layer][connection.source, connection.target]
    text = _tr("Connections: {0}. The one into neuron {1} that matters most now: weight {2}.")
    total = sum(weights.size for weights in network.weights)
    _, name = live.name_of((connection.layer + 1, connection.target))
    return text.format(count_text(total), name, number_text(float(weight)))


def _weight(live: Live) -> str:
    weights = live.frame.network.weights
    total = sum(each.size for each in weights)
    least = min(float(each.min()) for each in weights)
    most = max(float(each.max()) for each in weights)
    text = _tr("This network has {0} weights, from {1} to {2}.", total)
    return text.format(count_text(total), number_text(least), number_text(most))


def _of_neuron(live: Live, text: str, value: float) -> str:
    """Fill in {0} layer, {1} neuron and {2} value."""
    return text.format(*live.name_of(live.neuron), number_text(value))


def _bias(live: Live) -> str:
    layer, index = live.neuron
    bias = live.frame.network.biases[layer - 1][index]
    return _of_neuron(live, _tr("Neuron {1} ({0}): bias {2}."), float(bias))


def _z(live: Live) -> str:
    layer, index = live.neuron
    z = live.frame.forward.pre_activations[layer - 1][0, index]
    return _of_neuron(live, _tr("Neuron {1} ({0}): z = {2} now."), float(z))


def _activation(live: Live) -> str:
    layer, index = live.neuron
    activation = live.frame.forward.activations[layer - 1][0, index]
    return _of_neuron(live, _tr("Neuron {1} ({0}): a = {2} now."), float(activation))


def _sigma(live: Live) -> str:
    layer, index = live.neuron
    forward = live.frame.forward
    z, a = (each[layer - 1][0, index] for each in (forward.pre_activations, forward.activations))
    text = _tr("Neuron {1} ({0}): z = {2} becomes a = {3}.")
    names = live.name_of(live.neuron)
    return text.format(*names, number_text(float(z)), number_text(float(a)))


def _function(live: Live, name: str) -> str:
    """Say which layers use an activation function."""
    network = live.frame.network
    used = [layer for layer, each in enumerate(network.activations, 1) if each == name]
    if not used:
        return _tr("No hidden layer of this network uses it.")
    return _tr("Hidden layers of this network that use it: {0}.").format(
        list_text(map(count_text, used))
    )


def _ring(live: Live) -> str:
    layer, _ = live.neuron
    biases = live.frame.network.biases[layer - 1]
    text = _tr("Biases in {0}: from {1} to {2}.")
    name, _ = live.name_of(live.neuron)
    return text.format(name, number_text(float(biases.min())), number_text(float(biases.max())))


def _full_colour(live: Live) -> str:
    scales = list_text(f"±{number_text(scale, 2)}" for scale in live.scales)
    if not scales:
        return _tr("The connections have no colours now.")
    return _tr("Full colour now, from the first pair of layers to the last: {0}.").format(scales)


def _parameter(live: Live) -> str:
    count = live.frame.network.parameters.size
    return _tr("This network has {0} parameters.", count).format(count_text(count))


def _output(live: Live) -> str:
    frame = live.frame
    if frame.answer is None or frame.answer >= len(live.classes):
        return _tr("The network is not reading anything now.")
    answers = [live.classes[each] for each in frame.tied or (frame.answer,)]
    return _tr("The answer now: {0}.").format(either_of(answers))


def _softmax(live: Live) -> str:
    probabilities = live.frame.forward.probabilities[0].tolist()
    if len(probabilities) != len(live.classes):
        return ""
    if live.frame.answer is None:
        return _output(live)
    shown = np.argsort(probabilities)[::-1][:_LARGEST].tolist()
    parts = (f"{live.classes[k]}: {probability_text(probabilities[k])}" for k in shown)
    return _tr("Largest now: {0}").format(" · ".join(parts))


def _probability(live: Live) -> str:
    frame = live.frame
    if frame.answer is None or frame.answer >= len(live.classes):
        return _output(live)
    probability = float(frame.forward.probabilities[0, frame.answer])
    text = _tr("Probability of {0} now: {1}.")
    return text.format(live.classes[frame.answer], probability_text(probability))


def _doubt(live: Live) -> str:
    doubt = live.frame.doubt
    return "" if doubt is None else _tr("Doubt now: {0}.").format(probability_text(doubt))


def _class(live: Live) -> str:
    shown = live.classes[:_SHOWN_CLASSES]
    more = " …" if len(live.classes) > len(shown) else ""
    return _tr("Classes of this network: {0}.").format(", ".join(shown) + more)


def _shares(live: Live, kind: str) -> str:
    """Say how many neurons are dead or saturated, as the training measured it last."""
    if kind == "dead" and live.frame.marks.dead:
        count = len(live.frame.marks.dead)
        return _tr("Dead neurons in this network: {0}.").format(count_text(count))
    if live.diagnostics is None:
        return _tr("Train the network to measure it.")
    shares = [(getattr(layer, kind), layer.neurons) for layer in live.diagnostics.layers]
    counts = [round(share * neurons) for share, neurons in shares if share is not None]
    if not counts:
        return _tr("The neurons of this network cannot get into that state.")
    text = {"dead": _tr("Dead neurons in this network: {0}."),
            "saturated": _tr("Saturated neurons in this network: {0}.")}[kind]  # fmt: skip
    return text.format(count_text(sum(counts)))


def _vanishing(live: Live) -> str:
    """Say how large the gradient of a weight is in the first and in the last layer."""
    if live.diagnostics is None:
        return _tr("Train the network to measure it.")
    layers = live.diagnostics.layers
    return _tr("Gradient of a weight here: {0} in the first layer, {1} in the last.").format(
        *(number_text(layers[place].gradient_size, 2) for place in (0, -1))
    )


NETWORK_LINES: Mapping[str, Line] = {
    "network": _network,
    "layer": _layer,
    "neuron": _neuron,
    "connection": _connection,
    "weight": _weight,
    "bias": _bias,
    "z": _z,
    "sigma": _sigma,
    "activation": _activation,
    "fill": _activation,
    "ring": _ring,
    "gap": _full_colour,
    "full_colour": _full_colour,
    "parameter": _parameter,
    "output": _output,
    "softmax": _softmax,
    "probability": _probability,
    "doubt": _doubt,
    "class": _class,
    "sigmoid": lambda live: _function(live, "sigmoid"),
    "tanh": lambda live: _function(live, "tanh"),
    "relu": lambda live: _function(live, "relu"),
    "leaky_relu": lambda live: _function(live, "leaky_relu"),
    "gelu": lambda live: _function(live, "gelu"),
    "dead": lambda live: _shares(live, "dead"),
    "vanishing": _vanishing,
    "saturated": lambda live: _shares(live, "saturated"),
}
