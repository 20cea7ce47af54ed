"""ONNX's operators that hold numbers of a layer: matrices, biases, scales, and softmax."""

from collections.abc import Callable
from typing import Any

import numpy as np

from visualnet.models.onnx.operators import BINARY, UNARY, unknown
from visualnet.models.onnx.signal import (
    Answer,
    NotTakenError,
    Numbers,
    Signal,
    affine_of,
    multiplied,
    softmax_of,
    two_classes_of,
)
from visualnet.number_text import count_text
from visualnet.sentences import Sentence

MAX_FLOATS = 1_000_000
"""That stand in an attribute, which takes far longer to read than a tensor."""

Attributes = dict[str, Any]
Notes = list[str]


def binary(node: Any, left: Any, right: Any, notes: Notes) -> Signal:
    """Return what an operator makes of two values, at least one of them a signal."""
    kind, function = node.op_type, BINARY[node.op_type]
    if kind == "Add" and isinstance(right, Signal) and isinstance(left, np.ndarray):
        left, right = right, left
    if isinstance(left, Signal) and isinstance(right, Signal):
        return left.joined(right, function, kind)
    if isinstance(left, Signal) and isinstance(right, np.ndarray):
        if right.size == 1 and not (kind == "Add" and _is_of_one_neuron(left)):
            number = float(right.item())
            return left.then(lambda x: function(x, number), kind)
        return _with_vector(kind, left, right, notes)
    if isinstance(left, np.ndarray) and isinstance(right, Signal):
        if left.size == 1:
            number = float(left.item())
            return right.then(lambda x: function(number, x), kind)
        if kind == "Sub":
            minus = affine_of(right, notes).scaled(np.array([-1.0]))
            return _with_vector("Add", Signal(minus), left, notes)
        if kind == "Mul":
            return _with_vector(kind, right, left, notes)
    raise unknown(node)


def _is_of_one_neuron(signal: Signal) -> bool:
    # What is added to it is its bias, not a step of a function such as GELU.
    return signal.values is None and signal.base.matrix is not None and signal.base.width == 1


def _with_vector(kind: str, signal: Signal, vector: Numbers, notes: Notes) -> Signal:
    """Return the signal after an operation with a number for each neuron, or each pixel.

    vector: of any shape, such as (28, 28), as the order of the numbers is that of the inputs.
    """
    flat = vector.ravel().astype(np.float64)
    base = affine_of(signal, notes)
    if flat.size != 1 and base.width not in (None, flat.size):
        raise NotTakenError(
            "its operator {kind} has a constant of shape {shape} for {width} numbers",
            "give it one number for all, or one for each",
            kind=kind,
            shape=vector.shape,
            width=count_text(base.width),
        )
    with np.errstate(all="ignore"):
        if kind in ("Add", "Sub"):
            return Signal(base.shifted(flat if kind == "Add" else -flat))
        if kind in ("Mul", "Div"):
            return Signal(base.scaled(flat if kind == "Mul" else 1 / flat))
    raise NotTakenError("its operator {kind} has a constant for each neuron", kind=kind)


def _matmul(node: Any, signal: Signal, inputs: list[Any], _: Attributes, notes: Notes) -> Signal:
    return multiplied(signal, _matrix(node, inputs[1]), _name(node, 1), notes)


def _gemm(node: Any, signal: Signal, inputs: list[Any], given: Attributes, notes: Notes) -> Signal:
    # Alpha x @ W + beta b, with W the other way round if transB.
    alpha = given["alpha"].f if "alpha" in given else 1.0
    beta = given["beta"].f if "beta" in given else 1.0
    if "transA" in given and given["transA"].i:
        raise NotTakenError("its operator Gemm transposes its input (transA)")
    matrix = _matrix(node, inputs[1])
    if "transB" in given and given["transB"].i:
        matrix = matrix.T
    scaled = matrix if alpha == 1 else matrix * alpha
    product = multiplied(signal, scaled, _name(node, 1), notes)
    if len(inputs) < 3:
        return product
    biases = inputs[2]
    if not isinstance(biases, np.ndarray):
        raise NotTakenError("its operator Gemm has computed biases")
    biases = biases if beta == 1 else biases * beta
    return _with_vector("Add", product, np.broadcast_to(biases.ravel(), matrix.shape[1:]), notes)


def _softmax(node: Any, signal: Signal, _: list[Any], given: Attributes, notes: Notes) -> Answer:
    if "axis" in given and given["axis"].i not in (1, -1):
        raise NotTakenError(
            "its softmax runs along axis {i}, not over the classes", i=given["axis"].i
        )
    if node.op_type == "LogSoftmax":
        notes.append(
            Sentence("It gives logarithms of probabilities; VisualNet gives the probabilities.")
        )
    return softmax_of(signal, notes)


def _batch_norm(
    node: Any, signal: Signal, inputs: list[Any], given: Attributes, notes: Notes
) -> Signal:
    # Mean and variance as they were learnt: an affine map.
    if not all(isinstance(value, np.ndarray) for value in inputs[1:5]) or len(inputs) != 5:
        raise unknown(node)
    if "training_mode" in given and given["training_mode"].i:
        raise NotTakenError("it normalizes by the current batch (training_mode)")
    epsilon = given["epsilon"].f if "epsilon" in given else 1e-5
    gain, offset, mean, variance = (v.astype(np.float64) for v in inputs[1:5])
    with np.errstate(all="ignore"):
        scale = gain / np.sqrt(variance + epsilon)
    return _with_vector(
        "Add", _with_vector("Mul", signal, scale, notes), offset - mean * scale, notes
    )


def _scaler(_: Any, signal: Signal, __: list[Any], given: Attributes, notes: Notes) -> Signal:
    # scikit-learn's StandardScaler and its like: (x - offset) * scale, for all or for each.
    for name, kind in (("offset", "Sub"), ("scale", "Mul")):
        numbers = _floats(given, name)
        if numbers.size:
            signal = _with_vector(kind, signal, numbers, notes)
    return signal


def _concat(node: Any, signal: Signal, inputs: list[Any], given: Attributes, _: Notes) -> Answer:
    # A classifier of two classes with one output: 1 - p beside p.
    is_pair = len(inputs) == 2 and isinstance(inputs[1], Signal)
    answer = two_classes_of(signal, inputs[1]) if is_pair and given["axis"].i in (1, -1) else None
    if answer is None:
        raise unknown(node)
    return answer


def _linear_classifier(
    node: Any, signal: Signal, _: list[Any], given: Attributes, notes: Notes
) -> Signal | Answer:
    # scikit-learn's LogisticRegression, its second output.
    biases = _floats(given, "intercepts")
    matrix = _floats(given, "coefficients").reshape(len(biases), -1).T
    sums = multiplied(signal, matrix, Sentence("its operator LinearClassifier"), notes)
    sums = _with_vector("Add", sums, biases, notes)
    after = given["post_transform"].s if "post_transform" in given else b"NONE"
    if after == b"SOFTMAX":
        return softmax_of(sums, notes)
    if after == b"LOGISTIC":
        return sums.then(lambda x: UNARY["Sigmoid"](x, {}), "Sigmoid")
    if after == b"NONE":
        return sums
    raise unknown(node)


def _floats(given: Attributes, name: str) -> Numbers:
    numbers = given[name].floats if name in given else ()
    if len(numbers) > MAX_FLOATS:
        raise NotTakenError(
            "its {name} are more than {max_floats} numbers",
            name=name,
            max_floats=count_text(MAX_FLOATS),
        )
    return np.array(numbers, np.float64)


def _name(node: Any, place: int) -> str:
    return Sentence("layer {input}", input=repr(node.input[place][:40]))


def _matrix(node: Any, value: Any) -> Numbers:
    if not isinstance(value, np.ndarray) or value.ndim != 2 or value.dtype.kind != "f":
        raise NotTakenError(
            "its operator {op_type} does not multiply by a matrix of weights", op_type=node.op_type
        )
    return value


LAYER_OPERATORS: dict[
    str, Callable[[Any, Signal, list[Any], Attributes, Notes], Signal | Answer]
] = {
    "MatMul": _matmul,
    "Gemm": _gemm,
    "Softmax": _softmax,
    "LogSoftmax": _softmax,
    "BatchNormalization": _batch_norm,
    "Scaler": _scaler,
    "Concat": _concat,
    "LinearClassifier": _linear_classifier,
}
