"""Random networks with an example and settings: every mix of functions and rules comes in turn."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from visualnet.arrays import FloatArray, MaskArray
from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.losses import OUTPUTS
from visualnet.nn.network import Network
from visualnet.nn.optimizers import OPTIMIZERS
from visualnet.training.config import TrainingConfig

_QUICK = 20
NUMBERS = [*range(_QUICK), *(pytest.param(n, marks=pytest.mark.slow) for n in range(_QUICK, 100))]
"""Those of all samples: the first have every name, all together every mix of names."""

_ADAPTIVE_RATE, _PLAIN_RATE = 0.01, 0.2


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """A network, an example, and how it is to be learnt.

    inputs: (layer_sizes[0],). earlier: a few batches, (inputs, labels) each. held: (parameters,).
    """

    network: Network
    inputs: FloatArray
    label: int
    config: TrainingConfig
    held: MaskArray | None
    earlier: tuple[tuple[FloatArray, npt.NDArray[np.uint8]], ...]


def sample(number: int, dtype: type = np.float32, earlier: int = 0) -> Sample:
    """Return the sample of that number, always the same.

    earlier: how many batches come before the example.
    """
    generator = np.random.default_rng([7, number])
    names, depth = list(ACTIVATIONS), int(generator.integers(4))
    sizes = [int(generator.integers(2, 30)) for _ in range(depth + 1)]
    activations = [names[(number + k) % len(names)] for k in range(depth)]
    output = list(OUTPUTS)[(number // 6) % 2]
    network = Network((*sizes, int(generator.integers(2, 11))), activations, output, dtype=dtype)
    for weights, biases in zip(network.weights, network.biases, strict=True):
        weights[...] = generator.normal(0, 1.5 / np.sqrt(len(weights)), weights.shape)
        biases[...] = generator.normal(0, 0.3, biases.shape)
    optimizer = list(OPTIMIZERS)[number % 5]
    config = TrainingConfig(
        optimizer=optimizer,
        output=output,
        learning_rate=_PLAIN_RATE if optimizer in ("sgd", "nesterov") else _ADAPTIVE_RATE,
        momentum=(0.9, 0.5, 0.0)[number % 3],
        l1=(0.0, 0.003)[number // 5 % 2],
        l2=(0.01, 0.0, 0.2)[number // 10 % 3],
        clip_norm=(None, 0.3)[number // 15 % 2],
        target_margin=(0.0, 0.1)[number // 2 % 2],
    )
    held = generator.random(network.parameters.size) < 0.2 if number % 4 == 3 else None
    batches = tuple(_examples(generator, network, 3) for _ in range(earlier))
    inputs, labels = _examples(generator, network, 1)
    return Sample(network, inputs[0], int(labels[0]), config, held, batches)


def _examples(generator: np.random.Generator, network: Network, count: int) -> Any:
    shape = (count, network.layer_sizes[0])
    # Half of the pixels are paper.
    inputs = np.maximum(generator.uniform(-1, 1, shape), 0).astype(np.float32)
    labels = generator.integers(0, network.layer_sizes[-1], count).astype(np.uint8)
    return inputs.astype(network.parameters.dtype), labels
