"""The answer of an ONNX graph: which of its outputs are probabilities, or can become such."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from visualnet.models.onnx.signal import Answer, NotTakenError, Numbers, Signal, answer_of
from visualnet.number_text import count_text
from visualnet.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Unusable:
    """A value that is not part of a plain network, and why."""

    error: NotTakenError


Value = Numbers | Signal | Answer | Unusable


def chosen_answer(outputs: Mapping[str, Value | None], notes: list[str]) -> Answer:
    """Return what a network answers.

    outputs: the graph's, by their names. notes: takes sentences on what is assumed. Sums and the
    probabilities made of them are one answer. Raises NotTakenError where there is none, or more.
    """
    found: dict[str, tuple[Answer, list[str]]] = {}
    errors = [NotTakenError("it computes nothing")] if not outputs else []
    left_out: list[str] = []
    for name, value in outputs.items():
        said: list[str] = []
        try:
            found[name] = (_answer(name, value, said), said)
        except NotTakenError as error:
            errors.append(error)
            if isinstance(value, Signal):
                left_out.append(Sentence("Its output {name} is not used.", name=repr(name[:40])))
    if not found:
        raise errors[0]
    # Whoever has probabilities as well says better what the sums are for.
    best = min(found, key=lambda name: len(found[name][1]))
    answer, said = found[best]
    others = [other for name, (other, _) in found.items() if name != best]
    if not all(_is_same(answer, other) for other in others):
        names = ", ".join(
            Sentence(
                "{name} with {count} numbers",
                name=repr(name[:40]),
                count=count_text(other.layers[-1].weights.shape[1]),
            )
            for name, (other, _) in list(found.items())[:4]
        )
        raise NotTakenError(
            "it has {found_count} outputs and does not say which one is the answer ({names})",
            "keep one of them, such as with onnx.utils.extract_model",
            found_count=count_text(len(found)),
            names=names,
        )
    notes += [*said, *left_out]
    return answer


def _answer(name: str, value: Value | None, notes: list[str]) -> Answer:
    if isinstance(value, Answer):
        return value
    if isinstance(value, Signal):
        return answer_of(value, notes)
    if isinstance(value, Unusable):
        raise value.error
    raise NotTakenError("it lacks the output {name}", name=repr(name[:40]))


def _is_same(one: Answer, other: Answer) -> bool:
    return (
        one.activations == other.activations
        and len(one.layers) == len(other.layers)
        and all(
            _are_equal(mine.weights, yours.weights) and _are_equal(mine.biases, yours.biases)
            for mine, yours in zip(one.layers, other.layers, strict=True)
        )
    )


def _are_equal(one: Numbers, other: Numbers) -> bool:
    # Thousands of outputs may share one large array.
    return one is other or np.array_equal(one, other)
