"""Targets of edits by hand: a neuron, a layer or the whole network, and their parameters."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy.typing as npt

from visualnet.errors import ShapeError
from visualnet.nn.network import Network
from visualnet.sentences import Sentence

Pieces = list[npt.NDArray[Any]]
"""Views into a vector that is laid out like the parameters."""


@dataclass(frozen=True, slots=True)
class Part:
    """What an edit is about: a neuron, a layer, or the whole network where layer is None.

    layer: 0 is the input. neuron: its position in the layer, None for all of them.
    """

    layer: int | None = None
    neuron: int | None = None

    def incoming(self, network: Network, vector: npt.NDArray[Any]) -> Pieces:
        """Return the part's own parameters in a vector laid out like them: weights, then biases.

        The whole network's come as one piece. Raises ShapeError where there is no such part, or it
        is of the input, which has none.
        """
        if self.layer is None:
            return [vector]
        self.check(network, first_layer=1)
        every_weight, every_bias = network.layer_views(vector)
        weights, biases = every_weight[self.layer - 1], every_bias[self.layer - 1]
        if self.neuron is None:
            return [weights, biases]
        return [weights[:, self.neuron], biases[self.neuron : self.neuron + 1]]

    def outgoing(self, network: Network, vector: npt.NDArray[Any]) -> Pieces:
        """Return the weights that lead out of the part: none of the output or the whole network.

        Raises ShapeError where there is no such part.
        """
        self.check(network)
        if self.layer is None or self.layer == len(network.weights):
            return []
        weights = network.layer_views(vector)[0][self.layer]
        return [weights if self.neuron is None else weights[self.neuron]]

    def describe(self, network: Network, inputs: Sequence[str] = ()) -> str:
        """Return what the part is called inside a sentence: hidden neurons count from 1.

        Pixels and outputs count from 0, as the classes do. inputs: names of inputs that are no
        pixels.
        """
        if self.layer is None:
            return Sentence("the whole network")
        number = self.neuron or 0
        if self.layer == 0:
            whole, one = Sentence("the input"), Sentence("pixel {neuron}", neuron=number)
            if inputs and self.neuron is not None:
                one = Sentence("input {name}", name=inputs[number])
        elif self.layer == len(network.weights):
            whole, one = Sentence("the output layer"), Sentence("output {neuron}", neuron=number)
        else:
            whole = Sentence("hidden layer {layer}", layer=self.layer)
            one = Sentence("neuron {neuron} of {layer}", neuron=number + 1, layer=whole)
        return whole if self.neuron is None else one

    def check(self, network: Network, first_layer: int = 0) -> None:
        """Raise ShapeError where the network has no such part, or it lies before a layer."""
        if self.layer is None:
            return
        sizes = network.layer_sizes
        if not first_layer <= self.layer < len(sizes):
            raise ShapeError(
                "A network {describe} has no layer {layer} to edit; choose {first_layer} to "
                "{size_count}.",
                describe=network.describe(),
                layer=self.layer,
                first_layer=first_layer,
                size_count=len(sizes) - 1,
            )
        if self.neuron is not None and not 0 <= self.neuron < sizes[self.layer]:
            raise ShapeError(
                "Layer {layer} of a network {describe} has no neuron at {neuron}; choose 0 "
                "to {size}.",
                layer=self.layer,
                describe=network.describe(),
                neuron=self.neuron,
                size=sizes[self.layer] - 1,
            )
