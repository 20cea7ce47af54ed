"""The edit that takes over all weights of one step of learning."""

import numpy as np
import pytest

from visualnet.errors import SettingError, ShapeError
from visualnet.nn.edited_network import EditedNetwork
from visualnet.nn.learning_step import LearningStep
from visualnet.nn.network import Network


@pytest.fixture
def network() -> Network:
    network = Network((3, 2, 2))
    network.parameters[:] = np.arange(14)
    return network


def test_it_gives_all_weights_their_values_and_goes_without_a_trace(network: Network) -> None:
    before = network.parameters.copy()
    after = np.linspace(-1, 1, 14, dtype=np.float32)
    edit = LearningStep(after, 0.1)
    edited = EditedNetwork(network).with_edit(edit)
    assert edited.network.parameters.tobytes() == after.tobytes()
    assert edited.base.parameters.tobytes() == before.tobytes()
    assert edit.mask(network).all()
    assert not edited.held.any()
    assert edit.describe(network) == (
        "All weights and biases took one step of learning at the rate 0.1."
    )


def test_weights_that_are_no_numbers_are_refused() -> None:
    with pytest.raises(SettingError, match="learning rate 1,000 a weight becomes too large"):
        LearningStep(np.array([1, np.inf], np.float32), 1000.0)


def test_a_step_of_another_network_is_refused(network: Network) -> None:
    with pytest.raises(ShapeError, match="5 values for 14 parameters"):
        EditedNetwork(network).with_edit(LearningStep(np.zeros(5, np.float32), 0.1))
