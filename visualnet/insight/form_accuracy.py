"""Accuracy on digits as people write them: slashed zeros, crossed sevens, turned.

Asked are the digits of the validation writers of the pen digits, of whom the bundled models learn
nothing, as they wrote them and in the forms that are made of their strokes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from visualnet.data.bundled.pen_digits import load_pen_digits
from visualnet.data.bundled.written_forms import ASKED_FORMS, formed_pen_digits
from visualnet.nn.metrics import accuracy, check_numbers
from visualnet.nn.network import Network

AS_WRITTEN = "as-written"


@dataclass(frozen=True, slots=True)
class FormAccuracy:
    """form: AS_WRITTEN or a name of ASKED_FORMS. examples: images asked. accuracy: 0 to 1."""

    form: str
    examples: int
    accuracy: float


def accuracy_by_form(network: Network, outputs: Sequence[int] = range(10)) -> list[FormAccuracy]:
    """Measure a network of the ten digits on each form; takes 2 s (2026-11).

    outputs: that of each digit. Raises OverflowedError where answers are no numbers.
    """
    splits = {AS_WRITTEN: load_pen_digits()["validation"]}
    splits |= formed_pen_digits("validation", ASKED_FORMS)
    found = []
    for form, split in splits.items():
        probabilities = network.probabilities(split.images)[:, outputs]
        check_numbers(probabilities)
        found.append(FormAccuracy(form, len(split), float(accuracy(probabilities, split.labels))))
    return found
