"""Compares one step of learning with PyTorch's autograd and torch.optim, in double precision.

    python -m tests.insight.one_step.against_torch PYTHON

PYTHON: an interpreter with torch. 20 random networks learn 5 examples each; the largest relative
difference of every kind of number is printed, and ends the program with 1 where it is over 1e-6.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from tests.insight.one_step.samples import Sample, sample
from visualnet.insight.one_step import Update, learn_one, take_step
from visualnet.nn.network import Network
from visualnet.nn.optimizer import OptimizerState

NETWORKS, EXAMPLES, LARGEST = 20, 5, 1e-6
_SECONDS = 600
_WORKER = Path(__file__).with_name("torch_worker.py")


def main(interpreter: str) -> int:
    """Print the differences; return what the program is to end with."""
    samples = [sample(number, np.float64, EXAMPLES) for number in range(NETWORKS)]
    jobs = "".join(json.dumps(_job_of(given)) + "\n" for given in samples)
    answer = subprocess.run(
        [interpreter, str(_WORKER)], input=jobs, capture_output=True, text=True, timeout=_SECONDS
    )
    if answer.returncode:
        sys.stderr.write(answer.stderr)
        return 1
    theirs = [json.loads(line) for line in answer.stdout.splitlines()]
    worst: dict[str, float] = {}
    for given, told in zip(samples, theirs, strict=True):
        for ours, their in zip(_learnt(given), told["steps"], strict=True):
            for name, value in ours.items():
                worst[name] = max(worst.get(name, 0.0), _difference(value, their[name]))
    for name, difference in worst.items():
        sys.stdout.write(f"{name:17} {difference:.1e}\n")
    largest = max(worst.values())
    sys.stdout.write(
        f"{NETWORKS} networks, {EXAMPLES} steps each, against PyTorch {theirs[0]['version']}: "
        f"the largest relative difference is {largest:.1e}.\n"
    )
    return int(not largest <= LARGEST)


def _job_of(given: Sample) -> dict[str, Any]:
    network, config = given.network, given.config
    inputs, labels = _examples(given)
    settings = ("optimizer", "learning_rate", "momentum", "l1", "l2", "clip_norm", "target_margin")
    return {
        "weights": [weights.tolist() for weights in network.weights],
        "biases": [biases.tolist() for biases in network.biases],
        "activations": network.activations,
        "output": network.output,
        "inputs": inputs.tolist(),
        "labels": labels.tolist(),
        **{name: getattr(config, name) for name in settings},
    }


def _examples(given: Sample) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """Return the first example of each batch: inputs, (examples, inputs), and labels."""
    inputs, labels = zip(*given.earlier, strict=True)
    return np.stack([batch[0] for batch in inputs]), np.array([batch[0] for batch in labels])


def _learnt(given: Sample) -> list[dict[str, Any]]:
    """Learn the examples one after the other; return the numbers of each."""
    network, config, state = given.network, given.config, None
    told = []
    for inputs, label in zip(*_examples(given), strict=True):
        learning = learn_one(network, inputs, int(label), config.target_margin)
        update = take_step(network, learning, config, config.learning_rate, state)
        told.append(
            {
                "z": learning.reading.z,
                "a": learning.reading.a,
                "loss": [learning.loss],
                "deltas": learning.deltas,
                "back": learning.back,
                "weight_gradients": learning.weight_gradients,
                "bias_gradients": learning.bias_gradients,
                "loss_after": [update.loss_after],
                "weights_after": update.after.weights,
                "biases_after": update.after.biases,
            }
        )
        network, state = _after(network, update), _state_after(update)
    return told


def _after(network: Network, update: Update) -> Network:
    return network.with_parameters(update.after.vector)


def _state_after(update: Update) -> OptimizerState:
    """Return what the rule has collected, as the engine keeps it."""
    names = {"velocity": "gradient"} if update.rule == "sgd" else {}
    arrays = {
        names.get(name, f"_{name}"): kept.vector for name, kept in update.collected_after.items()
    }
    numbers = {f"_{name}_left": 1 - share for name, share in update.corrections.items()}
    return OptimizerState(arrays, {"_scale": 1.0, "flush_steps": 0.0, **numbers})


def _difference(ours: Any, theirs: Any) -> float:
    """Return the largest difference in a layer, over the largest number there."""
    differences = [0.0]
    for mine, other in zip(ours, theirs, strict=True):
        size = np.abs(other).max()
        differences.append(
            float(np.abs(mine - np.asarray(other)).max() / size) if size else np.abs(mine).max()
        )
    return max(differences)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Name a Python interpreter that has PyTorch.")
    sys.exit(main(sys.argv[1]))
