"""What is preselected for a foreign model: what it learnt with, if the data can tell that."""

from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from visualnet.data.datasets import load_dataset
from visualnet.models.formats import open_model
from visualnet.models.said_of_model import SaidOfModel
from visualnet.nn.input_scale import UNSCALED, InputScale
from visualnet.training.config import TrainingConfig
from visualnet.training.control import RunControl
from visualnet.training.snapshots import Outbox
from visualnet.training.trainer import Trainer
from visualnet.ui.files.model_trials import trials_on

NORMALISED = InputScale(mean=0.1307, std=0.3081)


@pytest.mark.parametrize("activation", ["relu", "relu,tanh"])
@pytest.mark.slow
def test_the_functions_and_the_scale_of_a_network_are_found(
    tmp_path: Path, activation: str
) -> None:
    config = TrainingConfig(
        hidden=(32, 16),
        activation=activation,
        initial_weights="he",
        optimizer="adam",
        learning_rate=0.003,
        epochs=2,
        train_examples=4000,
    )
    dataset = load_dataset()
    trainer = Trainer(config, dataset)
    control = RunControl()
    control.play()
    trainer.run(control, Outbox())
    network, tensors = trainer.network, {}
    for k, (weights, biases) in enumerate(zip(network.weights, network.biases, strict=True)):
        scaled = weights.astype(np.float64) * (1 if k else NORMALISED.std)
        shift = 0 if k else NORMALISED.mean / NORMALISED.std * scaled.sum(axis=0)
        tensors[f"{k}.weight"] = np.ascontiguousarray(scaled.T, np.float32)
        tensors[f"{k}.bias"] = (biases + shift).astype(np.float32)
    save_file(tensors, tmp_path / "m.safetensors")
    trials = trials_on(open_model(tmp_path / "m.safetensors"), "m", dataset)
    assert trials is not None
    best = trials.best(SaidOfModel(UNSCALED, ("relu", "relu"), "softmax"), lambda: False)
    assert best is not None
    expected = tuple(activation.split(",")) * (1 if "," in activation else 2)
    assert (best[0].scale, best[0].activations) == (NORMALISED, expected)
