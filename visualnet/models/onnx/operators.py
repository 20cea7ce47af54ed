"""ONNX's operators that are done number by number, and with constants alone."""

import operator
from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.special import erf

from visualnet.models.onnx.signal import NotTakenError, Numbers, exact_gelu, no_activation
from visualnet.nn.activations import LEAK
from visualnet.sentences import Sentence

FLOATS = {1: np.float32, 10: np.float16, 11: np.float64, 16: np.float32}
"""NumPy's types by the numbers of ONNX's TensorProto.DataType; bfloat16 fits into float32."""


INTEGERS = {2: np.uint8, 4: np.uint16, 5: np.int16, 6: np.int32, 7: np.int64, 12: np.uint32}
"""Those that hold 0 to 255."""

_NO_ACTIVATIONS = {
    *("Celu", "Elu", "HardSigmoid", "HardSwish", "Mish", "PRelu", "Selu", "Softplus"),
    *("Softsign", "Swish", "ThresholdedRelu"),
}


def unknown(node: Any) -> NotTakenError:
    """Return the error for an operator that cannot be taken over."""
    kind = node.op_type
    if "Conv" in kind:
        return NotTakenError("it has a convolution (Conv)")
    if kind in _NO_ACTIVATIONS:
        return no_activation(kind)
    if kind in ("Normalizer", "LpNormalization"):
        return NotTakenError(
            "it divides each image by that image's own norm ({kind})",
            "scale all images by the same number, such as 255",
            kind=kind,
        )
    if kind == "Clip":
        return NotTakenError("it clips its numbers (Clip)", "leave that out")
    if kind == "Concat":
        return NotTakenError("it joins parts of its network side by side (Concat)")
    return NotTakenError("VisualNet has no operator like its {kind}", kind=repr(kind[:40]))


def folded(node: Any, inputs: list[Any], attributes: dict[str, Any]) -> Numbers:
    """Return what an operator makes of constants alone; raises NotTakenError."""
    kind = node.op_type
    first: Numbers = inputs[0]
    if kind == "Transpose":
        return first.transpose(attributes["perm"].ints if "perm" in attributes else None)
    if kind == "Reshape" and inputs[1].size <= 8:
        return first.reshape(inputs[1].tolist())
    if kind == "Cast" and attributes["to"].i in FLOATS:
        return first.astype(FLOATS[attributes["to"].i])
    if kind == "Identity":
        return first
    if kind in BINARY and len(inputs) == 2 and first.size * inputs[1].size < 1_000_000:
        with np.errstate(all="ignore"):
            return np.asarray(BINARY[kind](first, inputs[1]))
    raise unknown(node)


def described(kind: str, attributes: dict[str, Any]) -> str:
    """Return the name of an operator of one number as it stands in a message."""
    slope = _slope(attributes)
    return (
        Sentence("{kind} of slope {slope}", kind=kind, slope=f"{slope:g}")
        if kind == "LeakyRelu" and slope != LEAK
        else kind
    )


def _slope(attributes: dict[str, Any]) -> float:
    return float(attributes["alpha"].f) if "alpha" in attributes else LEAK


def _gelu(x: Numbers, attributes: dict[str, Any]) -> Numbers:
    if "approximate" in attributes and attributes["approximate"].s == b"tanh":
        inner = np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)
        return np.asarray(x * (1 + np.tanh(inner)) / 2)
    return exact_gelu(x)


BINARY: dict[str, Callable[[Any, Any], Any]] = {
    "Add": operator.add,
    "Sub": operator.sub,
    "Mul": operator.mul,
    "Div": operator.truediv,
    "Pow": np.power,
}
"""Two numbers make one."""

UNARY: dict[str, Callable[[Numbers, dict[str, Any]], Numbers]] = {
    "Relu": lambda x, _: np.maximum(x, 0),
    "Sigmoid": lambda x, _: 1 / (1 + np.exp(-x)),
    "Tanh": lambda x, _: np.tanh(x),
    "LeakyRelu": lambda x, given: np.where(x >= 0, x, _slope(given) * x),
    "Gelu": _gelu,
    "Erf": lambda x, _: erf(x),
    "Exp": lambda x, _: np.exp(x),
    "Neg": lambda x, _: np.negative(x),
    "Reciprocal": lambda x, _: 1 / x,
}
"""Of one number, with the operator's attributes."""
