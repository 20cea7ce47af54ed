"""What is looked into: a neuron, a connection or a layer; and what neurons are called."""

from collections.abc import Sequence

from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.scene.parts import Connection, Neuron
from visualnet.ui.look.translation import Texts

_tr = Texts("Inspector")

Choice = Neuron | Connection | int
"""An int is a layer, 1 or more."""


def layer_of(choice: Choice) -> int:
    """Return the layer that a choice is about: of a connection, the one it leads into."""
    if isinstance(choice, int):
        return choice
    return choice.layer + 1 if isinstance(choice, Connection) else choice[0]


def exists(choice: Choice, layer_sizes: Sequence[int]) -> bool:
    """Return whether a network of these layer sizes has what was chosen."""
    layer = layer_of(choice)
    first = 0 if isinstance(choice, tuple) else 1
    if not first <= layer < len(layer_sizes):
        return False
    if isinstance(choice, Connection):
        has_source = 0 <= choice.source < layer_sizes[layer - 1]
        return has_source and 0 <= choice.target < layer_sizes[layer]
    return isinstance(choice, int) or 0 <= choice[1] < layer_sizes[layer]


def neuron_name(
    layer: int, index: int, layers: int, classes: Sequence[str], inputs: Sequence[str] = ()
) -> str:
    """Return what a neuron is called in its layer: pixel 3, 5; neuron 4; class 7.

    Rows and columns of pixels count from 0, hidden neurons from 1. layers: how many the network
    has, the input among them. classes: names of the outputs. inputs: of inputs that are no pixels.
    """
    if layer == 0 and inputs:
        return inputs[index]
    if layer == 0:
        return _tr("pixel {0}, {1}").format(*divmod(index, FIELD_SIDE))
    if layer == layers - 1:
        return _tr("class {0}").format(classes[index])
    return _tr("neuron {0}").format(index + 1)


def layer_title(layer: int, layers: int) -> str:
    """Return what a layer is called: input, hidden 1, hidden 2, …, output."""
    if layer == 0:
        return _tr("input")
    return _tr("output") if layer == layers - 1 else _tr("hidden {0}").format(layer)


def either_of(classes: Sequence[str]) -> str:
    """Return one class, or several that may be meant: 1; 1 or 2; 1, 2 or 3."""
    *others, last = classes
    return _tr("{0} or {1}").format(", ".join(others), last) if others else last
