"""The formula of each stage of a step of learning, in symbols and with its numbers."""

import numpy as np

from visualnet.insight.one_step.backward_formulas import delta_text, gradient_text, loss_text
from visualnet.insight.one_step.forward_formulas import (
    activation_text,
    input_text,
    softmax_text,
    sum_text,
)
from visualnet.insight.one_step.names import Names
from visualnet.insight.one_step.reading import Learning, Reading
from visualnet.insight.one_step.stage_text import StageText, Term
from visualnet.insight.one_step.stages import Place, first_place, stage_ids, stage_named
from visualnet.insight.one_step.sums import Rounding
from visualnet.insight.one_step.update_formulas import again_text, update_text
from visualnet.insight.one_step.worked_step import WorkedStep
from visualnet.nn.network import Network

__all__ = [
    "Names",
    "Place",
    "Rounding",
    "StageText",
    "Term",
    "again_text",
    "first_place",
    "stage_ids",
    "stage_text",
    "term_at",
    "update_text",
]


_DEFAULT = Rounding()


# Where weights are no numbers any more, the terms say so.
@np.errstate(over="ignore", invalid="ignore")
def stage_text(
    stage: str,
    network: Network,
    step: Reading | Learning,
    place: Place | None = None,
    *,
    names: Names | None = None,
    rounding: Rounding = _DEFAULT,
) -> StageText:
    """Return the formula of a stage at a place, in symbols and with its numbers.

    stage: an id of `stage_ids`, but update and again, which `update_text` and `again_text` write.
    step: what `read_one` or `learn_one` returned for this network; the stages from the loss on need
    the latter. place: `first_place` if none is given. Of pixels a neuron of the input; of z, a,
    answer and delta a neuron of the stage's layer; of a gradient a connection into that layer, or
    without row the bias of a neuron; the loss has but one. names: made once for a network, with the
    width of its image and the names of its classes. Raises ValueError for what is no stage of it.
    """
    named = stage_named(stage, len(network.weights))
    names = names or Names(network)
    learning = step if isinstance(step, Learning) else None
    reading = step.reading if isinstance(step, Learning) else step
    worked = WorkedStep(network, reading, learning, names, rounding)
    place = place or first_place(stage, network, step)
    match named.kind:
        case "pixels":
            return input_text(worked, place)
        case "z":
            return sum_text(worked, place)
        case "a":
            return activation_text(worked, place)
        case "answer":
            is_softmax = network.output == "softmax"
            return softmax_text(worked, place) if is_softmax else activation_text(worked, place)
        case "loss":
            return loss_text(worked, place)
        case "delta":
            return delta_text(worked, place)
        case "gradient":
            return gradient_text(worked, place)
    raise ValueError(f"the stage {stage!r} has no formula of its own here")


def term_at(
    stage: str,
    network: Network,
    step: Reading | Learning,
    place: Place,
    term: Place,
    *,
    names: Names | None = None,
) -> Term | None:
    """Return the term of a stage's sum that belongs to a connection or neuron; None for none.

    It may be one of those that the formula does not write out. stage, network, step, place, names:
    as of `stage_text`. Takes as long with thousands of terms as with few.
    """
    named = stage_named(stage, len(network.weights))
    is_row = named.kind == "z"
    number = term.row if is_row else term.column
    sizes = network.layer_sizes
    count = sizes[named.layer - 1] if is_row else sizes[min(named.layer + 1, len(sizes) - 1)]
    if number is None or not 0 <= number < count:
        return None
    rounding = Rounding(only=number)
    found = stage_text(stage, network, step, place, names=names, rounding=rounding).terms
    return found[0] if found and found[0].place == term else None
