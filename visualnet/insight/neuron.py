"""The numbers of one neuron, for the input that goes through the network."""

from dataclasses import dataclass

from visualnet.nn.network import ForwardPass, Network
from visualnet.sentences import Sentence


@dataclass(frozen=True, slots=True)
class NeuronFacts:
    """layer: 0 is the input. z and bias are None for an input pixel, which has only its value.

    function: name of what makes the activation from z.
    """

    layer: int
    index: int
    pre_activation: float | None
    bias: float | None
    activation: float
    function: str


def neuron_facts(network: Network, forward: ForwardPass, layer: int, index: int) -> NeuronFacts:
    """Return the numbers of a neuron for the first input of a forward pass."""
    if layer == 0:
        return NeuronFacts(0, index, None, None, float(forward.inputs[0, index]), "pixel")
    functions = (*network.activations, network.output)
    return NeuronFacts(
        layer=layer,
        index=index,
        pre_activation=float(forward.pre_activations[layer - 1][0, index]),
        bias=float(network.biases[layer - 1][index]),
        activation=float(forward.activations[layer - 1][0, index]),
        function=functions[layer - 1],
    )


def layer_name(layer: int, layers: int) -> str:
    """Return what a layer is called: input, hidden 1, hidden 2, …, output."""
    if layer == 0:
        return Sentence("input")
    return Sentence("output") if layer == layers - 1 else Sentence("hidden {layer}", layer=layer)
