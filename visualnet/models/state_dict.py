"""The names of a PyTorch state dict put into the order of the layers.

Modules name their layers freely (`fc1.weight`, `0.weight`, `net.2.weight`), and the file does not
keep their order. Shapes tell it where only one order fits them, or at least which layer is first
and which is last; numbers in the names tell the rest.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.models.foreign import Layer
from visualnet.models.metadata import MAX_LAYERS
from visualnet.models.model_errors import refusal
from visualnet.number_text import count_text
from visualnet.plain_text import shown_value
from visualnet.sentences import Sentence

# All orders of so many layers are looked at in a moment; more would take for ever.
_MOST_UNNUMBERED = 7
_PIXELS = 28 * 28
_PYTORCH_WAY = Sentence("keep each weight as PyTorch does, (outputs, inputs)")


def layers_of_state_dict(tensors: Mapping[str, FloatArray], where: str) -> list[Layer]:
    """Return the layers of a state dict, inputs first.

    tensors: `NAME.weight` (fan_out, fan_in), and `NAME.bias` (fan_out,) unless it has none.
    Raises ModelFileError, naming what it is, for anything but fully connected layers, and where
    their order cannot be told.
    """
    names = _layer_names(tensors, where)
    layers = {name: _layer(name, tensors, where) for name in names}
    order = _order(names, layers, where)
    sizes = layers[order[0]].weights.shape[0], layers[order[-1]].weights.shape[1]
    has_biases = any(f"{name}.bias" in tensors for name in names)
    if not has_biases and sizes[0] != _PIXELS == sizes[1]:
        raise refusal(
            where,
            "it has {size} inputs and {pixels} outputs, as if its weights were transposed",
            _PYTORCH_WAY,
            pixels=_PIXELS,
            size=count_text(sizes[0]),
        )
    return [layers[name] for name in order]


def _order(names: Sequence[str], layers: Mapping[str, Layer], where: str) -> Sequence[str]:
    """Return the names in the order of the layers; raises ModelFileError where none is told."""
    natural = sorted(names, key=_natural)
    is_counted = len({_series(name) for name in names}) == 1 and None not in map(_series, names)
    for order in (natural if is_counted else [], _order_by_ends(natural, layers)):
        if order and _fits(order, layers):
            return order
    if len(names) <= _MOST_UNNUMBERED:
        orders = list(_orders([], names, layers))
        shapes = ", ".join(f"{name} {_shape(layers[name])}" for name in natural)
        if not orders:
            raise refusal(
                where, "its layers do not fit together in any order ({shapes})", shapes=shapes
            )
        if is_counted:
            raise refusal(
                where,
                "its layers do not fit together in the order of their numbers ({shapes})",
                _PYTORCH_WAY,
                shapes=shapes,
            )
        if len(orders) == 1:
            return orders[0]
    raise refusal(
        where,
        "its layers fit together in several orders, and their names do not say which",
        "number them, such as layers.0.weight",
    )


def _layer_names(tensors: Mapping[str, FloatArray], where: str) -> list[str]:
    names = [key.removesuffix(".weight") for key in tensors if key.endswith(".weight")]
    known = {f"{name}.{kind}" for name in names for kind in ("weight", "bias")}
    for key, tensor in tensors.items():
        if key in known and tensor.ndim == 2 - key.endswith(".bias"):
            continue
        if key in known and tensor.ndim > 2:
            problem = Sentence(
                "{key} of shape {shape} belongs to a convolution",
                key=shown_value(key),
                shape=tensor.shape,
            )
        elif key in known:
            problem = Sentence(
                "{key} of shape {shape} does not belong to a fully connected layer",
                key=shown_value(key),
                shape=tensor.shape,
            )
        else:
            problem = Sentence(
                "{key} is neither a weight nor a bias of a fully connected layer",
                key=shown_value(key),
            )
        advice = Sentence("only networks of fully connected layers can be opened")
        raise refusal(where, problem, advice)
    if not 1 <= len(names) <= MAX_LAYERS:
        raise refusal(
            where,
            "it has {name_count} fully connected layers, not 1 to {max_layers}",
            name_count=len(names),
            max_layers=MAX_LAYERS,
        )
    return names


def _layer(name: str, tensors: Mapping[str, FloatArray], where: str) -> Layer:
    weights = tensors[f"{name}.weight"].T
    biases = tensors.get(f"{name}.bias", np.zeros(weights.shape[1], np.float32))
    if biases.shape != weights.shape[1:]:
        problem = Sentence(
            "{name} has {size} biases for its {neuron_count} neurons",
            name=shown_value(name),
            size=count_text(biases.size),
            neuron_count=count_text(weights.shape[1]),
        )
        raise refusal(where, problem)
    return Layer(weights, biases, name)


def _natural(name: str) -> list[tuple[int, str]]:
    # Digits in the order of their value: fc2 before fc10.
    parts = re.findall(r"\d{1,9}|\D+", name)
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]


def _series(name: str) -> str | None:
    """Return what stands before the first number, None where there is no number."""
    begin = re.match(r"(\D*)\d", name)
    return begin[1] if begin else None


def _order_by_ends(natural: Sequence[str], layers: Mapping[str, Layer]) -> list[str]:
    """Return the order that shapes of both ends and the numbers between them tell, [] for none.

    natural: the names in the order of their numbers.
    """
    fan_in = Counter(layer.weights.shape[0] for layer in layers.values())
    fan_out = Counter(layer.weights.shape[1] for layer in layers.values())
    # In a chain only the first size is taken once more than it is put out, and the last once less.
    first = [n for n in natural if not fan_out[layers[n].weights.shape[0]]]
    last = [n for n in natural if not fan_in[layers[n].weights.shape[1]]]
    if len(first) != 1 or len(last) != 1 or first == last:
        return []
    ends = (_series(first[0]), _series(last[0]))
    groups: dict[int, list[str]] = {0: [], 1: [], 2: []}
    for name in natural:
        if name not in (first[0], last[0]):
            series = _series(name)
            is_of_ends = series is not None and series in ends
            groups[2 * ends.index(series) if is_of_ends else 1].append(name)
    others = {_series(name) for name in groups[1]}
    # Among one series nobody can tell the place of another, nor that of a name without a number.
    is_one_series = len(others) == 1 and None not in others
    is_told = not others or (is_one_series and (ends[0] is None or ends[0] != ends[1]))
    begin, end = [*first, *groups[0]], [*groups[2], *last]
    counted = [[*begin, *end]] if ends[0] is not None and ends[0] == ends[1] else [begin, end]
    is_counted = all(part == sorted(part, key=natural.index) for part in counted)
    return [*begin, *groups[1], *end] if is_told and is_counted else []


def _fits(names: Sequence[str], layers: Mapping[str, Layer]) -> bool:
    shapes = [layers[name].weights.shape for name in names]
    return all(before[1] == after[0] for before, after in pairwise(shapes))


def _orders(
    begun: list[str], left: Sequence[str], layers: Mapping[str, Layer]
) -> Iterator[list[str]]:
    if not left:
        yield begun
    for name in left:
        if _fits([*begun[-1:], name], layers):
            yield from _orders([*begun, name], [n for n in left if n != name], layers)


def _shape(layer: Layer) -> str:
    return "-".join(str(size) for size in layer.weights.shape)
