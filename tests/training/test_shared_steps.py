"""Large steps that two threads take together, as replays do."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest

from visualnet.nn.initializers import initialize
from visualnet.nn.network import Network
from visualnet.training.config import TrainingConfig
from visualnet.training.updater import Updater

SIZES = (784, 500, 250, 10)


def learnt(
    threads: int, batch: int, helper: ThreadPoolExecutor | None, **settings: Any
) -> tuple[bytes, list[bytes]]:
    """Return parameters and what the optimizer collected, after steps of which some are helped."""
    generator = np.random.default_rng(2)
    network = Network(SIZES, "relu")
    initialize(network, "he", 0)
    config = TrainingConfig(hidden=SIZES[1:-1], batch_size=batch).changed(**settings)
    updater = Updater(network, config, threads)
    for step in range(6):
        if helper is not None:
            updater.share(helper if step % 3 else None)
        inputs = generator.random((batch, SIZES[0]), np.float32)
        inputs[:, ::5] = 0.0
        labels = generator.integers(0, 10, batch).astype(np.uint8)
        updater.step(inputs, labels, 0.001)
    state = updater.state().optimizer
    return network.parameters.tobytes(), [each.tobytes() for each in state.arrays.values()]


@pytest.mark.parametrize("threads", [1, *(pytest.param(n, marks=pytest.mark.slow) for n in (2, 3))])
@pytest.mark.parametrize("optimizer", ["sgd", "nesterov", "rmsprop", "adam", "adamw"])
def test_help_changes_no_bit(optimizer: str, threads: int) -> None:
    with ThreadPoolExecutor(1) as helper:
        helped = learnt(threads, 32, helper, optimizer=optimizer)
    assert helped == learnt(threads, 32, None, optimizer=optimizer)


@pytest.mark.parametrize(
    "settings",
    [{"l1": 1e-4}, {"l2": 1e-3, "optimizer": "adamw"}, {"clip_norm": 0.5}, {"dropout": 0.4}],
    ids=lambda settings: "-".join(settings),
)
@pytest.mark.parametrize("batch", [7, 128])
def test_help_changes_no_bit_of_what_else_belongs_to_a_step(
    settings: dict[str, Any], batch: int
) -> None:
    settings = {"optimizer": "adam", **settings}
    with ThreadPoolExecutor(1) as helper:
        helped = learnt(1, batch, helper, **settings)
    assert helped == learnt(1, batch, None, **settings)
