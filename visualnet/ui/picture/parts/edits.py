"""Edits of one part of the network, and why a part cannot have one."""

from visualnet.nn.edits import Edit, Freeze, Restore, SetWeight, Silence
from visualnet.nn.network import Network
from visualnet.nn.parts import Part
from visualnet.scene.parts import Connection
from visualnet.ui.look.translation import Texts
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


def no_freeze(choice: Choice) -> str:
    """Return why a part cannot be frozen, empty where it can."""
    if isinstance(choice, Connection):
        return _tr("Neurons and layers can be frozen, not single connections.")
    is_pixel = not isinstance(choice, int) and choice[0] == 0
    return _tr("A pixel has no weights or bias to freeze.") if is_pixel else ""
