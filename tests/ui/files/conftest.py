"""A model file for the tests of files."""

import numpy as np
import pytest

from visualnet.models.document import new_document
from visualnet.models.formats import save_model
from visualnet.nn.network import Network
from visualnet.training.config import TrainingConfig


@pytest.fixture
def other(tmp_path):
    """A model file of another network, with a mind of its own."""
    network = Network((784, 12, 10), "relu")
    network.parameters[:] = np.random.default_rng(3).normal(0, 0.05, network.parameters.size)
    document = new_document(
        network,
        classes=tuple("0123456789"),
        training=TrainingConfig(hidden=(12,), activation="relu", epochs=7).as_json_object(),
        dataset="mnist",
        test_accuracy=0.125,
    )
    save_model(document, tmp_path / "other.npz")
    return tmp_path / "other.npz"
