"""A stand-alone program that times the same training elsewhere, for `benchmark --against`.

Run by another interpreter, which needs torch; scikit-learn is used too where it is installed. First
argument: a file of 784 bytes per image; second: a file of one byte per label. For each line on
standard input, a JSON object {layer_sizes, activation, batch_size, learning_rate, momentum,
seconds}, it trains for about so many seconds in PyTorch with one thread, then with as many as it
takes by default, then in scikit-learn, and prints one JSON object {one_thread, default_threads,
threads, sklearn} of examples per second and that default number; sklearn is null without it.
"""

import json
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import torch

try:
    from sklearn.neural_network import MLPClassifier
except ImportError:
    MLPClassifier = None

ACTIVATIONS = {"sigmoid": torch.nn.Sigmoid, "tanh": torch.nn.Tanh, "relu": torch.nn.ReLU}


def build(layer_sizes: list[int], activation: str) -> Any:
    """Return a torch.nn.Sequential of that shape, logits last."""
    layers: list[Any] = []
    for fan_in, fan_out in pairwise(layer_sizes):
        layers += [torch.nn.Linear(fan_in, fan_out), ACTIVATIONS[activation]()]
    return torch.nn.Sequential(*layers[:-1])


def time_training(job: dict[str, Any], images: Any, labels: Any) -> float:
    """Train in eager mode, as a plain loop does it, and return examples per second."""
    model = build(job["layer_sizes"], job["activation"])
    loss_of = torch.nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(
        model.parameters(), lr=job["learning_rate"], momentum=job["momentum"]
    )
    batch_size, seen, started = job["batch_size"], 0, 0.0
    deadline = float("inf")
    warm_up = 20
    while time.perf_counter() < deadline:
        order = torch.randperm(len(labels))
        for start in range(0, len(labels) - batch_size + 1, batch_size):
            chosen = order[start : start + batch_size]
            optimizer.zero_grad()
            loss_of(model(images[chosen]), labels[chosen]).backward()
            optimizer.step()
            seen += batch_size
            warm_up -= 1
            if warm_up == 0:
                seen, started = 0, time.perf_counter()
                deadline = started + job["seconds"]
            if time.perf_counter() >= deadline:
                break
    return float(seen / (time.perf_counter() - started))


def time_threads(job: dict[str, Any], images: Any, labels: Any, threads: int) -> float:
    """Train with so many threads and return examples per second."""
    torch.set_num_threads(threads)
    return time_training(job, images, labels)


SKLEARN_NAMES = {"sigmoid": "logistic", "tanh": "tanh", "relu": "relu"}
SKLEARN_EXAMPLES = 10_000
"""Examples of one call of partial_fit, which is one pass over them."""


def time_sklearn(job: dict[str, Any], images: Any, labels: Any) -> float | None:
    """Train scikit-learn's MLPClassifier and return examples per second."""
    if MLPClassifier is None:
        return None
    model = MLPClassifier(
        hidden_layer_sizes=job["layer_sizes"][1:-1],
        activation=SKLEARN_NAMES[job["activation"]],
        solver="sgd",
        alpha=0.0,
        batch_size=job["batch_size"],
        learning_rate_init=job["learning_rate"],
        momentum=job["momentum"],
        nesterovs_momentum=False,
    )
    # So small a call at batch size 1 takes a second already.
    count = min(SKLEARN_EXAMPLES, 400 * job["batch_size"], len(labels))
    images, labels = images[:count].numpy(), labels[:count].numpy()
    model.partial_fit(images, labels, classes=range(job["layer_sizes"][-1]))
    seen, started = 0, time.perf_counter()
    while time.perf_counter() < started + job["seconds"]:
        model.partial_fit(images, labels)
        seen += count
    return float(seen / (time.perf_counter() - started))


def main() -> None:
    """Answer jobs until standard input ends."""
    pixels = bytearray(Path(sys.argv[1]).read_bytes())
    images = torch.frombuffer(pixels, dtype=torch.uint8).reshape(-1, 784).float() / 255
    classes = bytearray(Path(sys.argv[2]).read_bytes())
    labels = torch.frombuffer(classes, dtype=torch.uint8).long()
    threads = torch.get_num_threads()
    for line in sys.stdin:
        job = json.loads(line)
        one = time_threads(job, images, labels, 1)
        answer = {
            "one_thread": one,
            "default_threads": time_threads(job, images, labels, threads) if threads > 1 else one,
            "threads": threads,
            "sklearn": time_sklearn(job, images, labels),
        }
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
