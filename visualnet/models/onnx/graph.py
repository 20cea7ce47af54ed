"""Reader of an ONNX file's graph, from the input to the answer of a plain network.

The package `onnx` is used only by whoever made the model that is handed in.
"""

from collections.abc import Callable
from dataclasses import replace
from math import prod
from typing import Any

import numpy as np

from visualnet.models.onnx.labels import Labels
from visualnet.models.onnx.layers import LAYER_OPERATORS, binary
from visualnet.models.onnx.operators import (
    BINARY,
    FLOATS,
    INTEGERS,
    UNARY,
    described,
    folded,
    unknown,
)
from visualnet.models.onnx.outputs import Unusable, Value, chosen_answer
from visualnet.models.onnx.signal import Affine, Answer, NotTakenError, Numbers, Signal
from visualnet.number_text import count_text

MAX_NODES = 5_000

_FREE_BYTES = 64_000_000
_COPIES = 4
"""All that a graph computes in advance may take so many bytes, and its constants so many times."""

_EXTERNAL = 1


# Weights may be any numbers, and those that are none are refused at the end.
@np.errstate(all="ignore")
def follow(model: Any, to_array: Callable[[Any], Numbers]) -> tuple[Answer, list[str]]:
    """Return the network that a graph computes, and sentences on what is only nearly the same.

    model: a ModelProto. to_array: `onnx.numpy_helper.to_array`.
    Raises NotTakenError, saying what cannot be taken over.
    """
    graph = model.graph
    if len(graph.node) > MAX_NODES:
        raise NotTakenError(
            "its graph has more than {max_nodes} operators", max_nodes=count_text(MAX_NODES)
        )
    reader = _Reader(to_array)
    for tensor in graph.initializer:
        reader.values[tensor.name] = reader.constant(tensor)
    given = [value for value in graph.input if value.name not in reader.values]
    if len(given) != 1:
        raise NotTakenError("its graph has {given_count} inputs, not one", given_count=len(given))
    reader.values[given[0].name] = Signal(_input_map(given[0]))
    for node in graph.node:
        reader.follow_node(node)
    answer = chosen_answer(
        {value.name: reader.values.get(value.name) for value in graph.output}, reader.notes
    )
    return replace(answer, classes=reader.labels.found), list(dict.fromkeys(reader.notes))


def _input_map(value: Any) -> Affine:
    given = value.type.tensor_type
    if given.elem_type not in FLOATS and given.elem_type not in INTEGERS:
        raise NotTakenError(
            "its input {name} is neither floating-point nor bytes", name=repr(value.name)
        )
    sides = [side.dim_value for side in given.shape.dim][1:]
    inputs = prod(sides) if sides and min(sides) > 0 else None
    return Affine(inputs=inputs, is_of_bytes=given.elem_type in INTEGERS)


class _Reader:
    """The values of the graph by their names, as far as it has been followed."""

    def __init__(self, to_array: Callable[[Any], Numbers]) -> None:
        self.values: dict[str, Value] = {}
        self.notes: list[str] = []
        self.labels = Labels()
        self._to_array = to_array
        self._room = _FREE_BYTES
        self._counted: set[int] = set()

    def constant(self, tensor: Any) -> Numbers:
        if tensor.data_location == _EXTERNAL or len(tensor.external_data):
            where = next((e.value for e in tensor.external_data if e.key == "location"), "?")
            raise NotTakenError(
                "its weights are in another file ({where}), which VisualNet does not open",
                "export it as one file (in PyTorch: external_data=False)",
                where=repr(where[:80]),
            )
        # NumPy takes any negative side for one that is to be found out.
        if any(side < 0 for side in tensor.dims):
            raise NotTakenError(
                "its tensor {name} has a negative shape", name=repr(tensor.name[:80])
            )
        array: Numbers = self._to_array(tensor)
        if array.dtype.kind == "c":
            raise NotTakenError(
                "its tensor {name} has complex numbers", name=repr(tensor.name[:80])
            )
        self._room += _COPIES * array.nbytes
        return array.astype(FLOATS[tensor.data_type]) if tensor.data_type in FLOATS else array

    def follow_node(self, node: Any) -> None:
        inputs = [self.values.get(name) for name in node.input]
        attributes = {attribute.name: attribute for attribute in node.attribute}
        self.labels.note(node, inputs, attributes)
        unusable = [value for value in inputs if isinstance(value, Unusable)]
        result: Value
        if unusable and not _is_about_shape(node, inputs):
            result = unusable[0]
        else:
            try:
                result = self._result(node, inputs, attributes)
            except NotTakenError as error:
                result = Unusable(error)
        self._take_room(result, inputs)
        # Other outputs are masks and statistics; a classifier's first is the label it chose.
        place = 1 if node.op_type == "LinearClassifier" else 0
        for k, name in enumerate(node.output):
            self.values[name] = result if k == place else Unusable(unknown(node))

    def _take_room(self, result: Value, inputs: list[Any]) -> None:
        """Count what was computed anew; raises NotTakenError where that is too much.

        Every value is kept until the end, and of a small file there can be thousands.
        """
        given = [array for value in inputs for array in _arrays_of(value)]
        for array in _arrays_of(result):
            is_new = id(array) not in self._counted
            if is_new and not any(np.may_share_memory(array, other) for other in given):
                self._counted.add(id(array))
                self._room -= array.nbytes
        if self._room < 0:
            raise NotTakenError("the constants that its graph computes are too large")

    def _result(self, node: Any, inputs: list[Any], attributes: dict[str, Any]) -> Value:
        kind = node.op_type
        if node.domain not in ("", "ai.onnx") and kind not in _OTHER_DOMAIN:
            raise unknown(node)
        if kind == "Constant":
            return self._constant_node(node, attributes)
        first = inputs[0] if inputs else None
        if isinstance(first, np.ndarray) and all(isinstance(v, np.ndarray) for v in inputs):
            return folded(node, inputs, attributes)
        is_sum_of_one = isinstance(first, Answer) and first.output == "softmax"
        if kind in _KEEPING or (is_sum_of_one and kind == "Normalizer" and _is_by_sum(attributes)):
            return self._kept(node, first, attributes)
        if kind in BINARY and len(inputs) == 2:
            return binary(node, inputs[0], inputs[1], self.notes)
        if not isinstance(first, Signal):
            raise unknown(node)
        if kind in UNARY:
            return first.then(lambda x: UNARY[kind](x, attributes), described(kind, attributes))
        if kind in LAYER_OPERATORS:
            return LAYER_OPERATORS[kind](node, first, inputs, attributes, self.notes)
        raise unknown(node)

    def _constant_node(self, node: Any, attributes: dict[str, Any]) -> Value:
        if "value" in attributes:
            return self.constant(attributes["value"].t)
        for kind in ("f", "floats", "i", "ints"):
            name = {"f": "float", "i": "int"}.get(kind, kind)
            if f"value_{name}" in attributes:
                return np.array(getattr(attributes[f"value_{name}"], kind))
        raise unknown(node)

    def _kept(self, node: Any, first: Any, attributes: dict[str, Any]) -> Value:
        if node.op_type == "Cast" and attributes["to"].i not in FLOATS:
            raise NotTakenError("it converts numbers to another type (Cast)")
        if not isinstance(first, Signal | Answer):
            raise unknown(node)
        return first


def _is_by_sum(attributes: dict[str, Any]) -> bool:
    return "norm" in attributes and attributes["norm"].s == b"L1"


def _arrays_of(value: object) -> list[Numbers]:
    if isinstance(value, np.ndarray):
        return [value]
    if isinstance(value, Answer):
        return [array for layer in value.layers for array in (layer.weights, layer.biases)]
    if not isinstance(value, Signal):
        return []
    base = value.base
    layers = [array for layer, _ in base.before for array in (layer.weights, layer.biases)]
    own = (base.matrix, base.scale, base.shift)
    return [*layers, *(array for array in own if array is not None)]


def _is_about_shape(node: Any, inputs: list[Any]) -> bool:
    # The order of the numbers stays, whatever the shape; a matrix that follows checks their count.
    return node.op_type in ("Reshape", "Unsqueeze", "Squeeze") and isinstance(
        inputs[0], Signal | Answer
    )


_KEEPING = {"Identity", "Cast", "Dropout", "Flatten", "Reshape", "Squeeze", "Unsqueeze", "ZipMap"}
_OTHER_DOMAIN = {"LinearClassifier", "Normalizer", "Scaler", "ZipMap"}
"""Of scikit-learn's operators, ai.onnx.ml, those that can be taken over."""
