"""Names of manual edits of the weights, for the steps of undo."""

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


def edit_name(edit: Edit, network: Network) -> str:
    """Return what an edit is called: weight of pixel 3 → neuron 5 of hidden layer 1: 0.5.

    What has no name here is told by its own sentence.
    """
    match edit:
        case SetWeight(layer, source, neuron, value):
            ends = (Part(layer - 1, source), Part(layer, neuron))
            words = (*(_name_of(part, network) for part in ends), number_text(value, 6))
            return _tr("weight of {0} → {1}: {2}").format(*words)
        case SetBias(layer, neuron, value):
            part = _name_of(Part(layer, neuron), network)
            return _tr("bias of {0}: {1}").format(part, number_text(value, 6))
        case Silence(part):
            return _tr("silence {0}").format(_name_of(part, network))
        case Freeze(part):
            return _tr("freeze {0}").format(_name_of(part, network))
        case Restore(part):
            return _tr("restore {0}").format(_name_of(part, network))
        case AddNoise(share=share, layer=layer):
            return _tr("noise of {0} in the weights of {1}").format(*_words(share, layer, network))
        case Prune(share, layer):
            return _tr("prune {0} of the weights of {1}").format(*_words(share, layer, network))
        case ZeroBiases(layer):
            part = _name_of(Part(layer), network)
            return _tr("biases of {0}: {1}").format(part, number_text(0))
        case LearningStep(learning_rate=rate):
            return _tr("one step of learning, rate {0}").format(number_text(rate, 6))
    return translated(edit.describe(network))


def _words(share: float, layer: int | None, network: Network) -> tuple[str, str]:
    return with_percent(number_text(100 * share, 6)), _name_of(Part(layer), network)


def _name_of(part: Part, network: Network) -> str:
    return translated(part.describe(network))
