"""Stages of one step of learning: their ids in order, which layer each is of, and their titles."""

import re
from typing import NamedTuple

from visualnet.nn.network import Network
from visualnet.ui.look.translation import Texts

_tr = Texts("StepThrough")

_ID = re.compile(r"(z|a|delta|gradient)(\d+)")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

FIRST = "pixels"
LEARNING = ("loss", "delta", "gradient", "update", "again")
"""Kinds of the stages that need a label."""


class Stage(NamedTuple):
    """kind: pixels, z, a, answer, loss, delta, gradient, update or again.

    layer: from 1, of those that belong to one; the number of layers for the answer and the loss, 0
    for the others.
    """

    kind: str
    layer: int

    @property
    def needs_label(self) -> bool:
        """Whether it is of the learning half, which asks for the right answer."""
        return self.kind in LEARNING


def stages_of(layers: int) -> tuple[str, ...]:
    """Return the ids of all stages in order. layers: how many have weights."""
    hidden = [name for k in range(1, layers) for name in (f"z{k}", f"a{k}")]
    back = [name for k in range(layers, 0, -1) for name in (f"delta{k}", f"gradient{k}")]
    return (FIRST, *hidden, f"z{layers}", "answer", "loss", *back, "update", "again")


def stage_of(name: str, layers: int) -> Stage:
    """Return what a stage of this id is."""
    found = _ID.fullmatch(name)
    if found is not None:
        return Stage(found[1], int(found[2]))
    return Stage(name, layers if name in ("answer", "loss") else 0)


def short_title(name: str, network: Network) -> str:
    """Return what stands in the row of stages: z¹, σ, softmax, δ³, ∂W³."""
    layers = len(network.weights)
    kind, layer = stage_of(name, layers)
    if kind == FIRST:
        return _tr("pixels") if network.layer_sizes[0] == 784 else _tr("inputs")
    if kind == "a":
        function = network.activations[layer - 1]
        return {"sigmoid": "σ", "leaky_relu": "LReLU", "relu": "ReLU", "gelu": "GELU"}.get(
            function, function
        )
    if kind == "answer":
        return network.output
    titles = {"loss": _tr("loss"), "update": _tr("update"), "again": _tr("again")}
    signs = {"z": "z", "delta": "δ", "gradient": "∂W"}
    return titles.get(kind) or signs[kind] + str(layer).translate(_RAISED)


def long_title(name: str, network: Network) -> str:
    """Return what a stage is, in a sentence without its stop: its tooltip, and what is spoken."""
    kind, layer = stage_of(name, len(network.weights))
    is_last = layer == len(network.weights)
    where = _tr("the output layer") if is_last else _tr("hidden layer {0}").format(layer)
    if kind == FIRST:
        return _tr("What goes into the network")
    return {
        "z": _tr("Weighted sums of {0}"),
        "a": _tr("Activations of {0}"),
        "answer": _tr("The answer: a probability for each class"),
        "loss": _tr("How wrong the answer is"),
        "delta": _tr("How the loss changes with the sums of {0}"),
        "gradient": _tr("How the loss changes with the weights and biases of {0}"),
        "update": _tr("What the optimizer does to all weights and biases"),
        "again": _tr("The same input once more, with the new weights"),
    }[kind].format(where)
