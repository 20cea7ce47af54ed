"""What the numbers of a network are called in formulas, and its neurons in sentences.

Inputs count from 1, x₁, or where they are the pixels of an image by row and column from 0, x₁₂,₇.
Hidden neurons count from 1, classes from 0, each as everywhere in the window. A weight has an arrow
from its source to its target: W²₁→₇.
"""

from collections.abc import Sequence

from visualnet.features import Features
from visualnet.insight.one_step.expressions import Symbol
from visualnet.insight.one_step.stages import Place
from visualnet.nn.network import Network
from visualnet.sentences import Sentence


class Names:
    """The names in one network's formulas."""

    def __init__(
        self,
        network: Network,
        *,
        columns: int | None = None,
        classes: Sequence[str] = (),
        features: Features | None = None,
    ) -> None:
        """columns: width of the image that the inputs are, None where they are none.

        classes: names of the outputs; 0, 1, … without them. features: what the inputs are made of.
        """
        self.layers = len(network.weights)
        self.features = features
        self._columns = columns
        self._classes = tuple(classes)

    @property
    def has_pixels(self) -> bool:
        """Whether the inputs are the pixels of an image."""
        return self._columns is not None

    def source(self, layer: int, index: int | str) -> Symbol:
        """Return what goes into a layer: an input, or an activation of the layer before."""
        return self.input(index) if layer == 1 else self.activation(layer - 1, index)

    def input(self, index: int | str) -> Symbol:
        """Return x of an input; index: its position, or a letter such as i."""
        return Symbol("x", "", self._index(0, index))

    def weight(self, layer: int, row: int | str, column: int | str, *, of: str = "W") -> Symbol:
        """Return W of a connection into a layer; of: another array of its shape, such as ∂W."""
        ends = f"{self._index(layer - 1, row)}→{self._index(layer, column)}"
        return Symbol(of, str(layer), ends)

    def bias(self, layer: int, column: int | str, *, of: str = "b") -> Symbol:
        """Return b of a neuron; of: another array of its shape, such as ∂b."""
        return Symbol(of, str(layer), self._index(layer, column))

    def parameter(self, place: Place, *, of: str = "") -> Symbol:
        """Return the weight of a connection, or the bias of a neuron; of: what it is put behind."""
        if place.row is None:
            return self.bias(place.layer, place.column, of=f"{of}b")
        return self.weight(place.layer, place.row, place.column, of=f"{of}W")

    def sum(self, layer: int, index: int | str) -> Symbol:
        """Return z of a neuron."""
        return Symbol("z", str(layer), self._index(layer, index))

    def activation(self, layer: int, index: int | str) -> Symbol:
        """Return a of a hidden neuron, p of an output."""
        if layer == self.layers:
            return Symbol("p", "", self._index(layer, index))
        return Symbol("a", str(layer), self._index(layer, index))

    def target(self, index: int | str) -> Symbol:
        """Return y of a class."""
        return Symbol("y", "", self._index(self.layers, index))

    def delta(self, layer: int, index: int | str) -> Symbol:
        """Return δ of a neuron, the gradient of the loss by its z."""
        return Symbol("δ", str(layer), self._index(layer, index))

    def neuron(self, layer: int, index: int) -> Sentence:
        """Return what a neuron is called inside a sentence."""
        if layer == 0:
            if self._columns is None:
                number = index + 1 if self.features is None else self.features.names[index]
                return Sentence("input {number}", number=number)
            row, column = divmod(index, self._columns)
            return Sentence("pixel {row}, {column}", row=row, column=column)
        if layer == self.layers:
            return Sentence("class {name}", name=self.class_name(index))
        return Sentence("neuron {neuron} in hidden layer {layer}", neuron=index + 1, layer=layer)

    def class_name(self, index: int) -> str:
        """Return the name of a class."""
        return self._classes[index] if index < len(self._classes) else str(index)

    def _index(self, layer: int, index: int | str) -> str:
        if isinstance(index, str):
            return index
        if layer == 0 and self._columns is not None:
            return "{},{}".format(*divmod(index, self._columns))
        return str(index if layer == self.layers else index + 1)
