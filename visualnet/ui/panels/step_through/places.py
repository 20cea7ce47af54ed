"""Places of a stage's formula and parts of the picture, each by the other."""

from visualnet.insight.one_step.formulas import Place
from visualnet.nn.network import Network
from visualnet.scene.parts import Connection, Part
from visualnet.ui.panels.step_through.stages import Stage

_NEURONS = ("z", "a", "answer", "delta")


def part_of(place: Place) -> Part:
    """Return the neuron or connection that a place is about; of a bias, its neuron."""
    if place.row is None:
        return place.layer, place.column
    return Connection(place.layer - 1, place.row, place.column)


def place_for(part: Part, stage: Stage) -> tuple[Place, Place | None] | None:
    """Return the place whose formula a part belongs to, and that of its term there, if it is one.

    None where the stage's formulas say nothing of the part.
    """
    if not isinstance(part, Connection):
        return _place_of_neuron(*part, stage)
    into = Place(part.layer + 1, part.source, part.target)
    if stage.kind == "gradient" and into.layer == stage.layer:
        return into, None
    if stage.kind == "z" and into.layer == stage.layer:
        return Place(stage.layer, None, part.target), into
    if stage.kind == "delta" and part.layer == stage.layer:
        # Deltas come back through the connections that lead out of the layer.
        return Place(stage.layer, None, part.source), into
    return None


def _place_of_neuron(layer: int, index: int, stage: Stage) -> tuple[Place, None] | None:
    is_about_neurons = stage.kind in _NEURONS or stage.kind == "gradient"
    if stage.kind == "pixels" and layer == 0:
        return Place(0, None, index), None
    if is_about_neurons and layer == stage.layer:
        return Place(layer, None, index), None
    return None


def exists(place: Place, network: Network) -> bool:
    """Tell whether a network has a place."""
    sizes = network.layer_sizes
    if not 0 <= place.layer < len(sizes) or place.column >= sizes[place.layer]:
        return False
    return place.row is None or (place.layer > 0 and place.row < sizes[place.layer - 1])
