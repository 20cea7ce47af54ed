"""Which neurons are marked, after edits by hand and where a network has dead ones."""

import numpy as np

from visualnet.insight.neuron_marks import find_marks
from visualnet.nn.edited_network import EditedNetwork
from visualnet.nn.edits import Freeze, Prune, Restore, SetBias, Silence
from visualnet.nn.network import Network
from visualnet.nn.parts import Part
from visualnet.training.diagnostics import diagnose

SIZES = (4, 3, 5, 2)


def drawn_network(activation="sigmoid"):
    network = Network(SIZES, [activation] * 2)
    network.parameters[:] = np.random.default_rng(0).normal(size=network.parameters.size)
    return network


def marks_after(*edits):
    edited = EditedNetwork(drawn_network())
    for edit in edits:
        edited = edited.with_edit(edit)
    return find_marks(edited.network, edited.held)


def test_edits_by_hand_mark_just_what_they_are_about():
    assert not marks_after()
    assert marks_after(Silence(Part(1, 2))).silenced == ((1, 2),)
    assert marks_after(Silence(Part(0, 3))).silenced == ((0, 3),)
    assert marks_after(Silence(Part(2))).silenced == tuple((2, k) for k in range(5))
    frozen = marks_after(Freeze(Part(2, 4)))
    assert (frozen.frozen, frozen.silenced) == (((2, 4),), ())
    assert marks_after(Freeze(Part())).frozen == tuple(
        (layer, k) for layer in (1, 2, 3) for k in range(SIZES[layer])
    )
    output = marks_after(Silence(Part(3, 1)))
    assert (output.silenced, output.frozen) == (((3, 1),), ())
    both = marks_after(Silence(Part(1, 0)), Freeze(Part(1, 0)))
    assert both.silenced == both.frozen == ((1, 0),)
    assert both.kinds == ("silenced", "frozen")


def test_what_training_may_change_again_has_no_mark():
    assert not marks_after(Silence(Part(1, 2)), Restore(Part(1, 2), drawn_network().parameters))
    assert not marks_after(Prune(1.0))


def test_dead_neurons_are_those_of_the_diagnosis_unless_they_are_active_now():
    network = drawn_network("relu")
    network.biases[0][1] = -100.0
    inputs = np.random.default_rng(1).random((300, 4), np.float32)
    looked = diagnose(network, np.ones_like(network.parameters), inputs, 0)
    dead = [layer.dead_neurons for layer in looked.layers]
    assert 1 in dead[0]
    assert looked.layers[0].dead == len(dead[0]) / 3
    assert dead[-1] == ()
    marks = find_marks(network, None, dead)
    assert (1, 1) in marks.dead
    assert marks.without_active(network.forward(inputs[:1])) is marks
    edited = EditedNetwork(network).with_edit(SetBias(1, 1, 100.0))
    later = marks.without_active(edited.network.forward(inputs[:1]))
    assert (1, 1) not in later.dead
