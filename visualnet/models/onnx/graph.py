"""The graph of an ONNX file followed from its input to its answer, as far as it is a plain network.

The package `onnx` is used only by whoever made the model that is handed in.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from visualnet.models.onnx.labels import Labels
from visualnet.models.onnx.operators import BINARY, FLOATS, UNARY, folded, unknown
from visualnet.models.onnx.signal import (
    Affine,
    Answer,
    NotTakenError,
    Numbers,
    Signal,
    affine_of,
    answer_of,
    multiplied,
    softmax_of,
)
from visualnet.number_text import count_text

MAX_NODES = 5_000

_FREE_BYTES = 64_000_000
_COPIES = 4
"""All that a graph computes in advance may take so many bytes, and its constants so many times."""

_BYTES = 2
_EXTERNAL = 1


@dataclass(frozen=True, slots=True)
class Unusable:
    """A value that is not part of a plain network; reason: a clause."""

    reason: str


Value = Numbers | Signal | Answer | Unusable


def follow(model: Any, to_array: Callable[[Any], Numbers]) -> tuple[Answer, list[str]]:
    """Return the network that a graph computes, and sentences on what is only nearly the same.

    model: a ModelProto. to_array: `onnx.numpy_helper.to_array`.
    Raises NotTakenError, saying what cannot be taken over.
    """
    graph = model.graph
    if len(graph.node) > MAX_NODES:
        raise NotTakenError(f"its graph has more than {count_text(MAX_NODES)} operators")
    reader = _Reader(to_array)
    for tensor in graph.initializer:
        reader.values[tensor.name] = reader.constant(tensor)
    given = [value for value in graph.input if value.name not in reader.values]
    if len(given) != 1:
        raise NotTakenError(f"its graph has {len(given)} inputs, not one")
    reader.values[given[0].name] = Signal(_input_map(given[0]))
    for node in graph.node:
        reader.follow_node(node)
    answer = reader.answer([value.name for value in graph.output])
    return replace(answer, classes=reader.labels.found), reader.notes


def _input_map(value: Any) -> Affine:
    kind = value.type.tensor_type.elem_type
    if kind == _BYTES:
        # Ours are 0 to 1.
        return Affine(scale=np.array([255.0]))
    if kind not in FLOATS:
        raise NotTakenError(f"its input {value.name!r} takes neither floating-point nor bytes")
    return Affine()


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
                f"its weights lie in another file ({where[:80]!r}), which is not opened; export it "
                "as one file (in PyTorch: external_data=False)"
            )
        # NumPy takes any negative side for one that is to be found out.
        if any(side < 0 for side in tensor.dims):
            raise NotTakenError(f"its tensor {tensor.name[:80]!r} has a negative shape")
        array: Numbers = self._to_array(tensor)
        self._room += _COPIES * array.nbytes
        return array.astype(FLOATS[tensor.data_type]) if tensor.data_type in FLOATS else array

    def answer(self, names: list[str]) -> Answer:
        found = [self.values.get(name, Unusable(f"it lacks the output {name!r}")) for name in names]
        answers = [value for value in found if isinstance(value, Answer)]
        signals = [value for value in found if isinstance(value, Signal)]
        if answers:
            return answers[-1]
        if signals:
            return answer_of(signals[-1], self.notes)
        reasons = [value.reason for value in found if isinstance(value, Unusable)]
        raise NotTakenError(reasons[0] if reasons else "it computes nothing")

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
                result = Unusable(str(error))
        self._take_room(result, inputs)
        for name in node.output:
            # Further outputs are masks and statistics.
            self.values[name] = result if name == node.output[0] else Unusable(unknown(node))

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
            raise NotTakenError("what its graph computes in advance is too large")

    def _result(self, node: Any, inputs: list[Any], attributes: dict[str, Any]) -> Value:
        kind = node.op_type
        if node.domain not in ("", "ai.onnx") and kind != "ZipMap":
            raise NotTakenError(unknown(node))
        if kind == "Constant":
            return self._constant_node(node, attributes)
        first = inputs[0] if inputs else None
        if isinstance(first, np.ndarray) and all(isinstance(v, np.ndarray) for v in inputs):
            return folded(node, inputs, attributes)
        if kind in _KEEPING:
            return self._kept(node, first, attributes)
        if kind in BINARY and len(inputs) == 2:
            return self._binary(node, inputs[0], inputs[1])
        if not isinstance(first, Signal):
            raise NotTakenError(unknown(node))
        if kind in UNARY:
            return first.then(UNARY[kind](attributes), kind)
        if kind in _WHOLE:
            return _WHOLE[kind](self, node, first, inputs, attributes)
        raise NotTakenError(unknown(node))

    def _constant_node(self, node: Any, attributes: dict[str, Any]) -> Value:
        if "value" in attributes:
            return self.constant(attributes["value"].t)
        for kind in ("f", "floats", "i", "ints"):
            name = {"f": "float", "i": "int"}.get(kind, kind)
            if f"value_{name}" in attributes:
                return np.array(getattr(attributes[f"value_{name}"], kind))
        raise NotTakenError(unknown(node))

    def _kept(self, node: Any, first: Any, attributes: dict[str, Any]) -> Value:
        if node.op_type == "Cast" and attributes["to"].i not in FLOATS:
            raise NotTakenError("it turns its numbers into another kind (Cast)")
        if not isinstance(first, Signal | Answer):
            raise NotTakenError(unknown(node))
        return first

    def _binary(self, node: Any, left: Any, right: Any) -> Value:
        kind, binary = node.op_type, BINARY[node.op_type]
        if isinstance(left, Signal) and isinstance(right, Signal):
            return left.joined(right, binary, kind)
        if isinstance(left, Signal) and isinstance(right, np.ndarray):
            if right.size == 1:
                number = float(right.item())
                return left.then(lambda x: binary(x, number), kind)
            return self._with_vector(kind, left, right)
        if isinstance(left, np.ndarray) and isinstance(right, Signal):
            if left.size == 1:
                number = float(left.item())
                return right.then(lambda x: binary(number, x), kind)
            if kind == "Sub":
                minus = affine_of(right, self.notes).scaled(np.array([-1.0]))
                return self._with_vector("Add", Signal(minus), left)
            if kind in ("Add", "Mul"):
                return self._with_vector(kind, right, left)
        raise NotTakenError(unknown(node))

    def _with_vector(self, kind: str, signal: Signal, vector: Numbers) -> Signal:
        """Return the signal after an operation with a number for each neuron."""
        if vector.ndim > 1 and vector.shape[0] != 1:
            raise NotTakenError(f"its operator {kind} has a constant of shape {vector.shape}")
        flat = vector.ravel()
        base = affine_of(signal, self.notes)
        width = _width(base)
        if width not in (None, flat.size):
            raise NotTakenError(
                f"its operator {kind} has {count_text(flat.size)} numbers for {count_text(width)}"
            )
        with np.errstate(all="ignore"):
            if kind in ("Add", "Sub"):
                return Signal(base.shifted(flat if kind == "Add" else -flat))
            if kind in ("Mul", "Div"):
                return Signal(base.scaled(flat if kind == "Mul" else 1 / flat))
        raise NotTakenError(f"its operator {kind} has a constant for each neuron")

    def matmul(self, node: Any, signal: Signal, inputs: list[Any], _: dict[str, Any]) -> Value:
        """X @ W."""
        return multiplied(signal, _matrix(node, inputs[1]), _name(node, 1), self.notes)

    def gemm(self, node: Any, signal: Signal, inputs: list[Any], given: dict[str, Any]) -> Value:
        """Alpha x @ W + beta b, with W the other way round if transB."""
        alpha = given["alpha"].f if "alpha" in given else 1.0
        beta = given["beta"].f if "beta" in given else 1.0
        if "transA" in given and given["transA"].i:
            raise NotTakenError("its operator Gemm turns its input round (transA)")
        matrix = _matrix(node, inputs[1])
        if "transB" in given and given["transB"].i:
            matrix = matrix.T
        product = multiplied(
            signal, matrix if alpha == 1 else matrix * alpha, _name(node, 1), self.notes
        )
        if len(inputs) < 3:
            return product
        biases = inputs[2]
        if not isinstance(biases, np.ndarray):
            raise NotTakenError("its operator Gemm has biases that are computed")
        biases = biases if beta == 1 else biases * beta
        return self._with_vector("Add", product, np.broadcast_to(biases.ravel(), matrix.shape[1:]))

    def softmax(self, node: Any, signal: Signal, _: list[Any], given: dict[str, Any]) -> Value:
        """Softmax over the classes; the logarithm of LogSoftmax is left out."""
        if "axis" in given and given["axis"].i not in (1, -1):
            raise NotTakenError(f"its softmax runs along axis {given['axis'].i}, not the classes")
        if node.op_type == "LogSoftmax":
            self.notes.append("It puts out logarithms; here it is the probabilities themselves.")
        return softmax_of(signal, self.notes)

    def batch_norm(self, node: Any, signal: Signal, inputs: list[Any], given: Any) -> Value:
        """Mean and variance as they were learnt: an affine map."""
        if not all(isinstance(value, np.ndarray) for value in inputs[1:5]) or len(inputs) != 5:
            raise NotTakenError(unknown(node))
        epsilon = given["epsilon"].f if "epsilon" in given else 1e-5
        gain, offset, mean, variance = (v.astype(np.float64) for v in inputs[1:5])
        with np.errstate(all="ignore"):
            scale = gain / np.sqrt(variance + epsilon)
        return self._with_vector(
            "Add", self._with_vector("Mul", signal, scale), offset - mean * scale
        )


def _arrays_of(value: object) -> list[Numbers]:
    if isinstance(value, np.ndarray):
        return [value]
    if not isinstance(value, Signal):
        return []
    base = value.base
    return [array for array in (base.matrix, base.scale, base.shift) if array is not None]


def _is_about_shape(node: Any, inputs: list[Any]) -> bool:
    # The order of the numbers stays, whatever the shape; a matrix that follows checks their count.
    return node.op_type in ("Reshape", "Unsqueeze", "Squeeze") and isinstance(
        inputs[0], Signal | Answer
    )


def _name(node: Any, place: int) -> str:
    return f"layer {node.input[place][:40]!r}"


def _matrix(node: Any, value: Any) -> Numbers:
    if not isinstance(value, np.ndarray) or value.ndim != 2 or value.dtype.kind != "f":
        raise NotTakenError(f"its operator {node.op_type} multiplies by no matrix of weights")
    return value


def _width(base: Affine) -> int | None:
    if base.matrix is not None:
        return int(base.matrix.shape[1])
    return int(base.before[-1][0].weights.shape[1]) if base.before else None


_KEEPING = {"Identity", "Cast", "Dropout", "Flatten", "Reshape", "Squeeze", "Unsqueeze", "ZipMap"}
_WHOLE: dict[str, Callable[[_Reader, Any, Signal, list[Any], dict[str, Any]], Value]] = {
    "MatMul": _Reader.matmul,
    "Gemm": _Reader.gemm,
    "Softmax": _Reader.softmax,
    "LogSoftmax": _Reader.softmax,
    "BatchNormalization": _Reader.batch_norm,
}
