"""Names of manual edits of the weights, for the steps of undo."""

from collections.abc import Sequence
from functools import partial

from visualnet.nn.edits import (
    AddNoise,
    Edit,
    Freeze,
    Prune,
    Restore,
    SetBias,
    SetWeight,
    Silence,
    ZeroBiases,
)
from visualnet.nn.learning_step import LearningStep
from visualnet.nn.network import Network
from visualnet.nn.parts import Part
from visualnet.number_text import number_text, with_percent
from visualnet.ui.look.translation import Texts, translated

_tr = Texts("EditName")


def edit_name(edit: Edit, network: Network, inputs: Sequence[str] = ()) -> str:
    """Return what an edit is called: weight of pixel 3 → neuron 5 of hidden layer 1: 0.5.

    What has no name here is told by its own sentence. inputs: names of those that are no pixels.
    """
    name_of = partial(_name_of, network, inputs)
    match edit:
        case SetWeight(layer, source, neuron, value):
            ends = (Part(layer - 1, source), Part(layer, neuron))
            return _tr("weight of {0} → {1}: {2}").format(
                *map(name_of, ends), number_text(value, 6)
            )
        case SetBias(layer, neuron, value):
            name = name_of(Part(layer, neuron))
            return _tr("bias of {0}: {1}").format(name, number_text(value, 6))
        case Silence(part):
            return _tr("silence {0}").format(name_of(part))
        case Freeze(part):
            return _tr("freeze {0}").format(name_of(part))
        case Restore(part):
            return _tr("restore {0}").format(name_of(part))
        case AddNoise(share=share, layer=layer):
            words = with_percent(number_text(100 * share, 6)), name_of(Part(layer))
            return _tr("noise of {0} in the weights of {1}").format(*words)
        case Prune(share, layer):
            words = with_percent(number_text(100 * share, 6)), name_of(Part(layer))
            return _tr("prune {0} of the weights of {1}").format(*words)
        case ZeroBiases(layer):
            return _tr("biases of {0}: {1}").format(name_of(Part(layer)), number_text(0))
        case LearningStep(learning_rate=rate):
            return _tr("one step of learning, rate {0}").format(number_text(rate, 6))
    return translated(edit.describe(network, inputs))


def _name_of(network: Network, inputs: Sequence[str], part: Part) -> str:
    return translated(part.describe(network, inputs))
