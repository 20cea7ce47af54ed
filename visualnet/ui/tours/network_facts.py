"""Facts of the network's parts: activations, weights, gradients, and what a neuron is worth."""

from collections.abc import Callable

import numpy as np

from visualnet.insight.one_step import read_one
from visualnet.scene.parts import Connection
from visualnet.tours.conditions import AskedFact, FactValue
from visualnet.ui.tours.live_window import LiveWindow
from visualnet.ui.tours.names import part_of
from visualnet.ui.tours.step_costs import StepWay
from visualnet.ui.worked_example.example import CLASSES

Source = Callable[[LiveWindow, AskedFact], FactValue]


def _silenced(facts: LiveWindow, _fact: AskedFact) -> FactValue:
    from visualnet.nn.edits import Restore, Silence

    silent = set()
    for edit in facts.context.session.edits:
        if isinstance(edit, Silence):
            silent.add(edit.part)
        elif isinstance(edit, Restore):
            silent.discard(edit.part)
    return float(len(silent))


def _of_neuron(name: str) -> Callable[[LiveWindow, AskedFact], FactValue]:
    def find(facts: LiveWindow, fact: AskedFact) -> FactValue:
        part, frame = facts.part(fact), facts.frame
        if frame is None or not isinstance(part, tuple):
            return None
        layer, index = part
        if layer == 0:
            is_told = name == "activation"
            return float(frame.forward.inputs[0][index]) if is_told else None
        if name == "bias":
            return float(frame.network.biases[layer - 1][index])
        rows = getattr(frame.forward, "activations" if name == "activation" else "pre_activations")
        return float(rows[layer - 1][0][index])

    return find


def _weight(facts: LiveWindow, fact: AskedFact) -> FactValue:
    part = facts.part(fact)
    if not isinstance(part, Connection):
        return None
    return float(facts.context.session.network.weights[part.layer][part.source, part.target])


def _delta(facts: LiveWindow, fact: AskedFact) -> FactValue:
    part, learning = facts.part(fact), facts.learning
    if learning is None or not isinstance(part, tuple) or not 0 < part[0] <= len(learning.deltas):
        return None
    values = learning.deltas[part[0] - 1]
    return float(values[part[1]]) if part[1] < len(values) else None


def _gradient(facts: LiveWindow, fact: AskedFact) -> FactValue:
    part, learning = facts.part(fact), facts.learning
    if learning is None or not isinstance(part, Connection):
        return None
    values = learning.weight_gradients[part.layer]
    is_there = part.source < values.shape[0] and part.target < values.shape[1]
    return float(values[part.source, part.target]) if is_there else None


def _accuracy_without(facts: LiveWindow, fact: AskedFact) -> FactValue:
    part = facts.part(fact)
    if not isinstance(part, tuple) or part[0] == 0:
        return None
    return facts.costs.accuracy_without(*part)


def _diagnosed(name: str) -> Callable[[LiveWindow, AskedFact], FactValue]:
    def find(facts: LiveWindow, fact: AskedFact) -> FactValue:
        looked = facts.costs.idle_neurons()
        if looked is None or not 1 <= fact.number <= len(looked.layers):
            return None
        layer = looked.layers[fact.number - 1]
        share = getattr(layer, name)
        if share is None:
            return None
        return float(round(share * layer.neurons)) if name == "dead" else float(share)

    return find


def _of_example(name: str) -> Callable[[LiveWindow, AskedFact], FactValue]:
    def find(facts: LiveWindow, fact: AskedFact) -> FactValue:
        dialog = facts.example
        if dialog is None or fact.part is None:
            return None
        network = dialog.example.network
        part = part_of(fact.part, network.layer_sizes, CLASSES)
        if isinstance(part, Connection):
            return float(network.weights[part.layer][part.source, part.target])
        if part is None:
            return None
        if part[0] == 0:
            return float(dialog.example.inputs[part[1]]) if name == "a" else None
        if name == "bias":
            return float(network.biases[part[0] - 1][part[1]])
        reading = read_one(network, np.array(dialog.example.inputs, np.float32))
        return float(getattr(reading, name)[part[0] - 1][part[1]])

    return find


def _example_loss(facts: LiveWindow, _fact: AskedFact) -> FactValue:
    dialog = facts.example
    step = None if dialog is None else dialog.step_view.step
    return None if step is None or step.learning is None else step.learning.loss


SOURCES: dict[str, Source] = {
    "silenced": _silenced,
    "sum": _of_neuron("sum"),
    "activation": _of_neuron("activation"),
    "bias": _of_neuron("bias"),
    "delta": _delta,
    "weight": _weight,
    "gradient": _gradient,
    "accuracy_without": _accuracy_without,
    "fooling_change": lambda facts, _: facts.costs.fooling_change(facts.frame),
    "worse_alone": lambda facts, _: facts.costs.share_made_worse(StepWay.ALONE),
    "worse_with_velocity": lambda facts, _: facts.costs.share_made_worse(StepWay.COLLECTED),
    "dead": _diagnosed("dead"),
    "saturated": _diagnosed("saturated"),
    "example_sum": _of_example("z"),
    "example_activation": _of_example("a"),
    "example_weight": _of_example("weight"),
    "example_bias": _of_example("bias"),
    "example_loss": _example_loss,
}
