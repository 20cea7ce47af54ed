"""A stand-alone program that learns a few examples in PyTorch, in double precision.

Run by another interpreter, which needs torch. For each line on standard input, a JSON object that
`against_torch.py` writes, it prints one with every number that autograd and torch.optim have.
"""

import json
import sys
from typing import Any

import torch

ACTIVATIONS = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leaky_relu": lambda z: torch.nn.functional.leaky_relu(z, 0.01),
    "gelu": lambda z: torch.nn.functional.gelu(z, approximate="tanh"),
    "identity": lambda z: z,
}


def tensor(numbers: Any) -> Any:
    return torch.tensor(numbers, dtype=torch.float64)


def optimizer_of(job: dict[str, Any], weights: list[Any], biases: list[Any]) -> Any:
    """Return PyTorch's own rule; biases are free of decay, as they are here."""
    groups = [{"params": weights, "weight_decay": job["l2"]}, {"params": biases}]
    rate = job["learning_rate"]
    name = job["optimizer"]
    if name in ("sgd", "nesterov"):
        momentum = job["momentum"]
        is_nesterov = name == "nesterov" and momentum > 0
        return torch.optim.SGD(groups, rate, momentum, nesterov=is_nesterov)
    if name == "rmsprop":
        return torch.optim.RMSprop(groups, rate, alpha=0.9, eps=1e-8)
    if name == "adam":
        return torch.optim.Adam(groups, rate, betas=(0.9, 0.999), eps=1e-8)
    # Its own default decay is not 0.
    groups[1]["weight_decay"] = 0.0
    return torch.optim.AdamW(groups, rate, betas=(0.9, 0.999), eps=1e-8)


def forward(job: dict[str, Any], weights: list[Any], biases: list[Any], x: Any) -> Any:
    """Return z and a of each layer, with their gradients kept."""
    z_layers, a_layers, a = [], [], x
    for k, (w, b) in enumerate(zip(weights, biases, strict=True)):
        z = a @ w + b
        if k < len(job["activations"]):
            a = ACTIVATIONS[job["activations"][k]](z)
        else:
            a = torch.softmax(z, 0) if job["output"] == "softmax" else torch.sigmoid(z)
        for kept in (z, a):
            if kept.requires_grad:
                kept.retain_grad()
        z_layers.append(z)
        a_layers.append(a)
    return z_layers, a_layers


def loss_of(job: dict[str, Any], z: Any, label: int) -> Any:
    if job["output"] == "softmax":
        return torch.nn.functional.cross_entropy(z, torch.tensor(label))
    targets = torch.full_like(z, job["target_margin"])
    targets[label] = 1 - job["target_margin"]
    return torch.nn.functional.mse_loss(torch.sigmoid(z), targets, reduction="sum") / 2


def clip_and_penalise(job: dict[str, Any], weights: list[Any], biases: list[Any]) -> None:
    """Clip without the 1e-6 that PyTorch adds to the length; add the slope of the l1 penalty."""
    parameters = weights + biases
    norm = torch.sqrt(sum((p.grad**2).sum() for p in parameters))
    if job["clip_norm"] is not None and norm > job["clip_norm"]:
        for p in parameters:
            p.grad *= job["clip_norm"] / norm
    if job["l1"]:
        penalty = job["l1"] * sum(w.abs().sum() for w in weights)
        for w, slope in zip(weights, torch.autograd.grad(penalty, weights), strict=True):
            w.grad += slope


def learn(job: dict[str, Any]) -> dict[str, Any]:
    """Learn the examples one after the other; return the numbers of each."""
    weights = [tensor(w).requires_grad_() for w in job["weights"]]
    biases = [tensor(b).requires_grad_() for b in job["biases"]]
    optimizer = optimizer_of(job, weights, biases)
    told = []
    for inputs, label in zip(job["inputs"], job["labels"], strict=True):
        optimizer.zero_grad()
        z, a = forward(job, weights, biases, tensor(inputs))
        loss = loss_of(job, z[-1], label)
        loss.backward()
        one = {
            "z": [layer.tolist() for layer in z],
            "a": [layer.tolist() for layer in a],
            "loss": [loss.item()],
            "deltas": [layer.grad.tolist() for layer in z],
            "back": [layer.grad.tolist() for layer in a[:-1]],
            "weight_gradients": [w.grad.tolist() for w in weights],
            "bias_gradients": [b.grad.tolist() for b in biases],
        }
        clip_and_penalise(job, weights, biases)
        optimizer.step()
        with torch.no_grad():
            z, _ = forward(job, weights, biases, tensor(inputs))
        one["loss_after"] = [loss_of(job, z[-1], label).item()]
        one["weights_after"] = [w.tolist() for w in weights]
        one["biases_after"] = [b.tolist() for b in biases]
        told.append(one)
    return {"steps": told, "version": torch.__version__}


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(json.dumps(learn(json.loads(line))) + "\n")
        sys.stdout.flush()
