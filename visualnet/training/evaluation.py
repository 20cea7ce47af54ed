"""Accuracy, loss and confusion matrix of a network on a split of a data set."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from visualnet.arrays import InputArray, LabelArray
from visualnet.nn.metrics import accuracy, check_numbers, confusion_matrix, mean_loss
from visualnet.nn.network import Network


@dataclass(frozen=True, slots=True)
class Evaluation:
    """accuracy: 0 to 1. loss: mean per example. confusion: (classes, classes), rows true."""

    accuracy: float
    loss: float
    confusion: npt.NDArray[np.int64]


def evaluate(network: Network, inputs: InputArray, labels: LabelArray) -> Evaluation:
    """Send all inputs, (examples, 28, 28) of images or (examples, inputs), through the network.

    Raises OverflowedError where answers are no numbers.
    """
    probabilities = network.probabilities(inputs)
    check_numbers(probabilities)
    return Evaluation(
        accuracy(probabilities, labels),
        mean_loss(probabilities, labels, network.output),
        confusion_matrix(probabilities, labels),
    )
