"""What networks learn of the patterns, over ten seeds: what the plane is there to show."""

import pytest

from visualnet.data.plane.settings import PointSettings
from visualnet.training.config import TrainingConfig
from visualnet.training.control import RunControl
from visualnet.training.loading import load_dataset_of
from visualnet.training.snapshots import Outbox
from visualnet.training.trainer import Trainer

SETTINGS = {"activation": "tanh", "optimizer": "adam", "learning_rate": 0.01, "epochs": 200}


def accuracies(dataset: str, hidden: tuple[int, ...], schedule: str = "cosine") -> list[float]:
    """Return the test accuracies of ten seeds, the lowest first."""
    found = []
    for seed in range(10):
        config = TrainingConfig(
            **SETTINGS, dataset=dataset, hidden=hidden, schedule=schedule, seed=seed
        )
        trainer, control = Trainer(config, load_dataset_of(config)), RunControl()
        control.play()
        trainer.run(control, Outbox())
        on_test = trainer.evaluation_on(trainer.dataset.test)
        assert on_test is not None
        found.append(on_test.accuracy)
    return sorted(found)


@pytest.mark.slow
def test_two_hidden_layers_of_16_learn_the_spiral() -> None:
    assert PointSettings().points == 1000
    # 9 of 10 seeds.
    assert accuracies("spiral", (16, 16), "constant")[1] >= 0.94
    assert accuracies("spiral", (16, 16))[1] >= 0.94


@pytest.mark.slow
def test_xor_is_not_learnt_without_a_hidden_layer() -> None:
    assert accuracies("xor", ())[-1] <= 0.75
    assert accuracies("xor", (4,))[-1] >= 0.95


@pytest.mark.slow
def test_a_circle_takes_three_hidden_neurons() -> None:
    two = accuracies("circle", (2,))
    assert two[0] >= 0.76
    assert two[-1] <= 0.83
    assert accuracies("circle", (3,))[1] >= 0.98
