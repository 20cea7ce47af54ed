"""Edits of one part of the network, and why a part cannot have one."""

from collections.abc import Sequence

from visualnet.nn.edits import Edit, Freeze, Restore, SetWeight, Silence
from visualnet.nn.network import Network
from visualnet.nn.parts import Part
from visualnet.scene.parts import Connection
from visualnet.sentences import capitalised
from visualnet.ui.look.translation import Texts, translated
from visualnet.ui.widgets.part_names import Choice

_tr = Texts("PartEdits")


def silencing(choice: Choice) -> Edit:
    """Return the edit that lets a part count for nothing: of a connection, its weight is 0."""
    return weight(choice, 0.0) if isinstance(choice, Connection) else Silence(part_of(choice))


def freezing(choice: Choice) -> Edit:
    """Return the edit that lets training leave a part alone."""
    return Freeze(part_of(choice))


def restoring(choice: Choice, before: Network) -> Edit:
    """Return the edit that makes a part what it is in a network from before."""
    if isinstance(choice, Connection):
        return weight(choice, float(before.weights[choice.layer][choice.source, choice.target]))
    return Restore(part_of(choice), before.parameters)


def weight(connection: Connection, value: float) -> SetWeight:
    """Return the edit that gives a connection a weight."""
    return SetWeight(connection.layer + 1, connection.source, connection.target, value)


def part_of(choice: Choice) -> Part:
    """Return the neuron or layer that was chosen; of a connection, the neuron it leads into."""
    if isinstance(choice, Connection):
        return Part(choice.layer + 1, choice.target)
    return Part(choice) if isinstance(choice, int) else Part(*choice)


def no_silence(network: Network, choice: Choice) -> str:
    """Return why a part cannot be silenced, empty where it can."""
    is_output = choice == len(network.weights)
    return _tr("Without its outputs the network gives no answer.") if is_output else ""


def no_freeze(network: Network, choice: Choice, inputs: Sequence[str]) -> str:
    """Return why a part cannot be frozen, empty where it can. inputs: see `Part.describe`."""
    if isinstance(choice, Connection):
        return _tr("Neurons and layers can be frozen, not single connections.")
    if not is_input(choice):
        return ""
    name = translated(capitalised(part_of(choice).describe(network, inputs)))
    return _tr("{0} has no weights or bias to freeze.").format(name)


def no_bias(network: Network, choice: Choice, inputs: Sequence[str]) -> str:
    """Return why a part has no bias to change, empty where it has. inputs: see `Part.describe`."""
    if isinstance(choice, int):
        return _tr("A layer has many biases; choose a neuron or a connection.")
    if not is_input(choice):
        return ""
    name = translated(capitalised(part_of(choice).describe(network, inputs)))
    return _tr("{0} has no bias; choose one of its connections.").format(name)


def is_input(choice: Choice) -> bool:
    """Return whether a part is a pixel, or another input."""
    return isinstance(choice, tuple) and choice[0] == 0
