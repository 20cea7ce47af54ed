"""The multilayer perceptron: one flat vector of parameters, and views of it as layers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import prod

import numpy as np

from visualnet.arrays import FloatArray, InputArray
from visualnet.errors import ShapeError
from visualnet.nn.activations import activation_named
from visualnet.nn.arrays import aligned_zeros
from visualnet.nn.losses import output_named
from visualnet.number_text import count_text

PIXEL_SCALE = 1.0 / 255.0
"""Pixels 0..255 times this are the inputs 0..1."""

_EVALUATION_BATCH = 1000

LayerViews = tuple[tuple[FloatArray, ...], tuple[FloatArray, ...]]
"""Weights, (fan_in, fan_out) each, and biases, (fan_out,) each, layer by layer."""


@dataclass(frozen=True, slots=True)
class ForwardPass:
    """All that the network computed for some inputs.

    inputs: (examples, layer_sizes[0]). pre_activations[k], activations[k]: (examples,
    layer_sizes[k + 1]); the last activations are the probabilities.
    """

    inputs: FloatArray
    pre_activations: tuple[FloatArray, ...]
    activations: tuple[FloatArray, ...]

    @property
    def probabilities(self) -> FloatArray:
        """The network's answer, (examples, classes)."""
        return self.activations[-1]


class Network:
    """A multilayer perceptron of any depth and width.

    parameters: one contiguous vector; weights[k], of shape (fan_in, fan_out), and biases[k], of
    shape (fan_out,), are views of it, layer by layer, weights first. layer_sizes: inputs first,
    classes last. activations: one name per hidden layer. output: "softmax" or "sigmoid".
    """

    def __init__(
        self,
        layer_sizes: Sequence[int],
        activations: str | Sequence[str] = "sigmoid",
        output: str = "softmax",
        *,
        parameters: FloatArray | None = None,
        dtype: type = np.float32,
    ) -> None:
        """parameters: taken as it is (not copied) if given, else all zero.

        Raises ShapeError where sizes, names or parameters do not fit together, SettingError for an
        unknown activation or output.
        """
        self.layer_sizes = tuple(int(size) for size in layer_sizes)
        if len(self.layer_sizes) < 2 or min(self.layer_sizes) < 1:
            raise ShapeError(
                "Layer sizes {layer_sizes} do not make a network; it needs inputs and "
                "outputs, each 1 or more.",
                layer_sizes=list(self.layer_sizes),
            )
        hidden = len(self.layer_sizes) - 2
        names = [activations] * hidden if isinstance(activations, str) else list(activations)
        if len(names) != hidden:
            raise ShapeError(
                "{hidden} hidden layers need as many activations, not {name_count}.",
                hidden=hidden,
                name_count=len(names),
            )
        self.activations = tuple(names)
        self.output = output
        self.hidden_functions = tuple(activation_named(name) for name in names)
        self.output_function = output_named(output)
        count = parameter_count(self.layer_sizes)
        self.parameters = aligned_zeros(count, dtype) if parameters is None else parameters
        self.weights, self.biases = self.layer_views(self.parameters)

    def layer_views(self, vector: FloatArray) -> LayerViews:
        """Return views of a vector laid out like the parameters: (weights, biases).

        vector: contiguous, (parameters,): a gradient, a snapshot, an optimiser's state.
        Raises ShapeError for another length.
        """
        if vector.shape != (parameter_count(self.layer_sizes),) or not vector.flags.c_contiguous:
            raise ShapeError(
                "Layers {layer_sizes} have {parameter_count} parameters, not an array of "
                "shape {shape}.",
                layer_sizes=list(self.layer_sizes),
                parameter_count=count_text(parameter_count(self.layer_sizes)),
                shape=vector.shape,
            )
        weights, biases, start = [], [], 0
        for fan_in, fan_out in pairwise(self.layer_sizes):
            middle, end = start + fan_in * fan_out, start + (fan_in + 1) * fan_out
            weights.append(vector[start:middle].reshape(fan_in, fan_out))
            biases.append(vector[middle:end])
            start = end
        return tuple(weights), tuple(biases)

    def with_parameters(self, parameters: FloatArray) -> "Network":
        """Return a network of this shape around other parameters (not copied)."""
        return Network(self.layer_sizes, self.activations, self.output, parameters=parameters)

    def after(self, layer: int) -> "Network":
        """Return the network that takes a layer's activations, around the same parameters."""
        return Network(
            self.layer_sizes[layer:],
            self.activations[layer:],
            self.output,
            parameters=self.parameters[parameter_count(self.layer_sizes[: layer + 1]) :],
        )

    def copy(self) -> "Network":
        """Return a network with a copy of the parameters."""
        twin = Network(
            self.layer_sizes, self.activations, self.output, dtype=self.parameters.dtype.type
        )
        np.copyto(twin.parameters, self.parameters)
        return twin

    # Sums too large for float32 are seen in the answers, which are then no numbers.
    @np.errstate(over="ignore", invalid="ignore")
    def forward(self, inputs: FloatArray) -> ForwardPass:
        """Send inputs, (examples, layer_sizes[0]), through every layer."""
        if inputs.ndim != 2 or inputs.shape[1] != self.layer_sizes[0]:
            raise ShapeError(
                "The network needs rows of {layer_size} inputs, not shape {shape}.",
                layer_size=self.layer_sizes[0],
                shape=inputs.shape,
            )
        pre_activations, activations = [], []
        a = inputs
        functions = [f.apply for f in self.hidden_functions] + [self.output_function.probabilities]
        for weights, biases, apply in zip(self.weights, self.biases, functions, strict=True):
            z = a @ weights
            z += biases
            a = np.empty_like(z)
            apply(z, a)
            pre_activations.append(z)
            activations.append(a)
        return ForwardPass(inputs, tuple(pre_activations), tuple(activations))

    def probabilities(self, images: InputArray) -> FloatArray:
        """Return the answers, (examples, classes), for images of any shape per example.

        images: uint8 0..255, or float. Worked through in pieces, so memory stays small.
        """
        if not len(images):
            return np.zeros((0, self.layer_sizes[-1]), np.float32)
        return np.concatenate([one.probabilities for one in self.passes(images)])

    def passes(self, images: InputArray) -> Iterator[ForwardPass]:
        """Send images, as `probabilities` takes them, through in pieces of 1,000."""
        rows = images.reshape(len(images), prod(images.shape[1:]))
        for start in range(0, len(rows), _EVALUATION_BATCH):
            yield self.forward(as_inputs(rows[start : start + _EVALUATION_BATCH]))

    def describe(self) -> str:
        """Return the layer sizes as people write them, such as 784-16-16-10."""
        return "-".join(str(size) for size in self.layer_sizes)


def as_inputs(rows: InputArray) -> FloatArray:
    """Return rows as float32 inputs 0..1: bytes are scaled, floats taken as they are."""
    if rows.dtype == np.uint8:
        inputs = rows.astype(np.float32)
        inputs *= PIXEL_SCALE
        return inputs
    return np.asarray(rows, np.float32)


def parameter_count(layer_sizes: Sequence[int]) -> int:
    """Return how many weights and biases the layers have together."""
    return sum((fan_in + 1) * fan_out for fan_in, fan_out in pairwise(layer_sizes))
