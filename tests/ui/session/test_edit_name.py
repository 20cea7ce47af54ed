"""Names of edits by hand, as undo tells its steps."""

import numpy as np
import pytest

from visualnet.nn.edits import (
    AddNoise,
    Freeze,
    Prune,
    Restore,
    SetBias,
    SetWeight,
    Silence,
    ZeroBiases,
)
from visualnet.nn.learning_step import LearningStep
from visualnet.nn.parts import Part
from visualnet.ui.session.edit_name import edit_name

NAMES = [
    (SetWeight(1, 3, 4, 0.5), "weight of pixel 3 → neuron 5 of hidden layer 1: 0.5"),
    (SetBias(1, 4, -1.5), "bias of neuron 5 of hidden layer 1: −1.5"),
    (Silence(Part(1, 4)), "silence neuron 5 of hidden layer 1"),
    (Freeze(Part(1)), "freeze hidden layer 1"),
    (Restore(Part(None), np.zeros(0, np.float32)), "restore the whole network"),
    (AddNoise(0.25, 1), "noise of 25 % in the weights of the whole network"),
    (Prune(0.5, 1), "prune 50 % of the weights of hidden layer 1"),
    (ZeroBiases(), "biases of the whole network: 0"),
    (LearningStep(np.zeros(0, np.float32), 0.05), "one step of learning, rate 0.05"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("edit", "name"), NAMES)
def test_an_edit_is_named_in_a_few_words(shared_desk, edit, name):
    assert edit_name(edit, shared_desk.session.network).replace("\u202f", " ") == name


def test_the_menu_names_the_last_value_of_a_move(reused_desk, mnist):
    desk = reused_desk
    for value in (0.1, 0.2, 0.5):
        desk.session.edit(SetWeight(1, 3, 4, value), merges=value > 0.1)
    undo = desk.action("undoAction")
    assert undo.text() == "Undo weight of pixel 3 → neuron 5 of hidden layer 1: 0.5"
