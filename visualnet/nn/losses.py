"""Output layers, each with its loss: softmax with cross-entropy, sigmoid with squared error.

Both turn the last layer's z into probabilities, a loss and its gradient.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import log

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.errors import SettingError
from visualnet.nn.activations import sigmoid, sigmoid_backward
from visualnet.sentences import Sentence


class LossBuffers:
    """What a loss needs for one batch size, made once.

    delta, scratch: (examples, classes). per_example: (examples,), and sums, the same memory as
    (examples, 1). column: (examples, 1). target_margin: of the squared error, whose targets are
    1 - margin for the true class and margin for the others.
    """

    def __init__(
        self,
        batch_size: int,
        classes: int,
        dtype: type = np.float32,
        target_margin: float = 0.0,
    ) -> None:
        self.target_margin = target_margin
        self.delta: FloatArray = np.zeros((batch_size, classes), dtype)
        self.scratch: FloatArray = np.zeros((batch_size, classes), dtype)
        self.column: FloatArray = np.zeros((batch_size, 1), dtype)
        self.per_example: FloatArray = np.zeros(batch_size, dtype)
        self.sums: FloatArray = self.per_example[:, None]
        self.ones: FloatArray = np.ones(batch_size, dtype)
        # A product with ones adds up short rows several times faster than a reduction.
        self.ones_per_class: FloatArray = np.ones(classes, dtype)


@dataclass(frozen=True, slots=True)
class Output:
    """An output layer and its loss.

    probabilities(z, out): writes the network's answer into out; both (examples, classes).
    backward(z, targets, buffers): writes the gradient of the *summed* loss with respect to z into
    buffers.delta and returns the mean loss and how many examples are answered rightly. z and
    targets, which are one-hot rows, may be overwritten.
    chance(classes): the mean loss of a network that knows nothing.
    """

    name: str
    loss_name: str
    probabilities: Callable[[FloatArray, FloatArray], None]
    backward: Callable[[FloatArray, FloatArray, LossBuffers], tuple[float, int]]
    chance: Callable[[int], float]


def softmax(z: FloatArray, out: FloatArray) -> None:
    """Write exp(z) / sum(exp(z)) of each row into out, shifted so that nothing overflows."""
    np.subtract(z, z.max(axis=1, keepdims=True), out=out)
    np.exp(out, out=out)
    np.divide(out, out.sum(axis=1, keepdims=True), out=out)


def _cross_entropy(z: FloatArray, targets: FloatArray, buffers: LossBuffers) -> tuple[float, int]:
    # loss = log(sum(exp(z - max))) - (z_label - max), finite for every finite z;
    # gradient = softmax(z) - targets. Bishop 2006, eq. 4.109.
    examples = len(z)
    delta, column, per_example = buffers.delta, buffers.column, buffers.per_example
    np.maximum.reduce(z, axis=1, keepdims=True, out=column)
    np.subtract(z, column, out=z)
    np.multiply(z, targets, out=buffers.scratch)
    buffers.scratch.dot(buffers.ones_per_class, out=per_example)
    # The shifted z of the label is 0 just where the label has the largest z.
    correct = examples - int(np.count_nonzero(per_example))
    total = -float(per_example.dot(buffers.ones))
    np.exp(z, out=delta)
    delta.dot(buffers.ones_per_class, out=per_example)
    np.divide(delta, buffers.sums, out=delta)
    np.log(per_example, out=per_example)
    total += float(per_example.dot(buffers.ones))
    np.subtract(delta, targets, out=delta)
    return total / examples, correct


def _squared_error(z: FloatArray, targets: FloatArray, buffers: LossBuffers) -> tuple[float, int]:
    # loss = sum over classes of (a - target)^2 / 2; Rumelhart, Hinton and Williams 1986.
    examples = len(z)
    delta, scratch = buffers.delta, buffers.scratch
    np.maximum.reduce(z, axis=1, keepdims=True, out=buffers.column)
    np.subtract(z, buffers.column, out=scratch)
    np.multiply(scratch, targets, out=scratch)
    scratch.dot(buffers.ones_per_class, out=buffers.per_example)
    correct = examples - int(np.count_nonzero(buffers.per_example))
    if buffers.target_margin:
        np.multiply(targets, 1.0 - 2 * buffers.target_margin, out=targets)
        np.add(targets, buffers.target_margin, out=targets)
    sigmoid(z, z)
    np.subtract(z, targets, out=delta)
    total = float(np.vdot(delta, delta)) / 2
    sigmoid_backward(z, z, delta, scratch)
    return total / examples, correct


OUTPUTS: dict[str, Output] = {
    "softmax": Output("softmax", Sentence("cross-entropy"), softmax, _cross_entropy, log),
    # Every output at 0.5 is off by 0.5, so each class costs 0.5^2 / 2.
    "sigmoid": Output(
        "sigmoid", Sentence("squared error"), sigmoid, _squared_error, lambda n: n / 8
    ),
}


def output_named(name: str) -> Output:
    """Return the output layer of that name; raises SettingError listing those there are."""
    if name not in OUTPUTS:
        raise SettingError(
            "There is no output layer {name}; choose one of {outputs}.",
            name=repr(name),
            outputs=", ".join(OUTPUTS),
        )
    return OUTPUTS[name]
