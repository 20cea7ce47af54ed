"""The stages of a step of learning, from the pixels to the next reading, and places in them."""

from dataclasses import dataclass

import numpy as np

from visualnet.insight.one_step.reading import Learning, Reading
from visualnet.nn.network import Network

_KINDS = ("gradient", "delta", "z", "a")


@dataclass(frozen=True, slots=True)
class Place:
    """A neuron or a connection of the network; all three count from 0 as arrays do.

    layer: of a neuron, 0 the input; of a connection, that which it leads into, so its weight is
    weights[layer - 1][row, column]. row: the source of a connection; None for the neuron `column`
    itself, or its bias where a stage is about parameters. column: the neuron, or the target.
    """

    layer: int
    row: int | None
    column: int


@dataclass(frozen=True, slots=True)
class Stage:
    """kind: pixels, z, a, answer, loss, delta, gradient, update or again. layer: 1 to L; L of
    answer and loss; 0 of pixels; 0 of update and again, which are about all layers.
    """

    kind: str
    layer: int


def stage_ids(layers: int, *, has_label: bool = True) -> tuple[str, ...]:
    """Return the ids of all stages in order; without a label, those up to the answer.

    layers: how many layers have weights, L. For 2: pixels, z1, a1, z2, answer, loss, delta2,
    gradient2, delta1, gradient1, update, again.
    """
    forward = [f"{kind}{k}" for k in range(1, layers + 1) for kind in ("z", "a")]
    forward[-1] = "answer"
    if not has_label:
        return "pixels", *forward
    backward = [f"{kind}{k}" for k in range(layers, 0, -1) for kind in ("delta", "gradient")]
    return "pixels", *forward, "loss", *backward, "update", "again"


def stage_named(stage: str, layers: int) -> Stage:
    """Return what a stage's id stands for in a network; raises ValueError where it has none."""
    if stage not in stage_ids(layers):
        raise ValueError(f"a network of {layers} layers has no stage {stage!r}")
    for kind in _KINDS:
        if stage.startswith(kind) and stage[len(kind) :].isdecimal():
            return Stage(kind, int(stage[len(kind) :]))
    return Stage(stage, layers if stage in ("answer", "loss") else 0)


def first_place(stage: str, network: Network, step: Reading | Learning) -> Place:
    """Return the place that a stage is shown at first: where most happens.

    Of the pixels the first with the most ink, forward the class that is read or the neuron with the
    largest a, of the loss the label, backward the largest |δ| or |∂W|; of update and again the
    weight with the largest gradient of all.
    """
    named = stage_named(stage, len(network.weights))
    reading = step.reading if isinstance(step, Learning) else step
    k = named.layer - 1
    if named.kind == "pixels":
        return Place(0, None, int(reading.inputs.argmax()))
    if isinstance(step, Reading) or named.kind in ("z", "a", "answer"):
        return Place(named.layer, None, int(reading.a[k].argmax()))
    if named.kind == "loss":
        return Place(named.layer, None, step.label)
    if named.kind == "delta":
        return Place(named.layer, None, int(np.abs(step.deltas[k]).argmax()))
    if named.layer == 0:
        k = int(np.argmax([np.abs(one).max() for one in step.weight_gradients]))
    gradient = np.abs(step.weight_gradients[k])
    row, column = divmod(int(gradient.argmax()), gradient.shape[1])
    return Place(k + 1, row, column)
