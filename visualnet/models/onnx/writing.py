"""A network as an ONNX graph: Gemm, its activation, Gemm, …, in operators all runtimes have."""

from collections.abc import Iterator
from math import pi, sqrt
from typing import Any

import numpy as np

from visualnet import __version__
from visualnet.arrays import FloatArray
from visualnet.models.document import ModelDocument
from visualnet.models.json_text import compact_json
from visualnet.models.metadata import Metadata
from visualnet.models.onnx.scaling import scaling_nodes
from visualnet.nn.activations import LEAK

OPSET = 17
"""Of 2022; taken by ONNX Runtime from 1.12 on, and by whatever is newer."""

IR_VERSION = 8
"""What came with that opset."""

_OPERATORS = {"sigmoid": "Sigmoid", "tanh": "Tanh", "relu": "Relu", "softmax": "Softmax"}


def onnx_model(document: ModelDocument, onnx: Any, given: str, result: str) -> Any:
    """Return a ModelProto; onnx: the package of that name. given, result: input and output."""
    network, helper = document.network, onnx.helper
    nodes: list[Any] = []
    tensors: list[Any] = []
    name, features = given, document.metadata.features
    if features is not None and features.is_scaled:
        nodes, tensors, name = scaling_nodes(onnx, given, features)
    functions = (*network.activations, network.output)
    for k, function in enumerate(functions):
        tensors += [
            _tensor(onnx, f"weights_{k}", network.weights[k]),
            _tensor(onnx, f"biases_{k}", network.biases[k]),
        ]
        z = f"pre_activations_{k}"
        nodes.append(
            helper.make_node("Gemm", [name, f"weights_{k}", f"biases_{k}"], [z], f"layer_{k}")
        )
        name = result if k == len(functions) - 1 else f"activations_{k}"
        nodes += _function_nodes(helper, function, z, name, k)
    if "gelu" in functions:
        tensors += [_tensor(onnx, key, np.array(value, np.float32)) for key, value in _GELU.items()]
    return _model(document, onnx, nodes, tensors, given, result)


def _model(
    document: ModelDocument,
    onnx: Any,
    nodes: list[Any],
    tensors: list[Any],
    given: str,
    result: str,
) -> Any:
    helper, metadata = onnx.helper, document.metadata
    kind = onnx.TensorProto.FLOAT
    sizes = metadata.layer_sizes
    graph = helper.make_graph(
        nodes,
        "network",
        [helper.make_tensor_value_info(given, kind, ["N", sizes[0]])],
        [helper.make_tensor_value_info(result, kind, ["N", sizes[-1]])],
        tensors,
        doc_string=f"{given}: rows of {sizes[0]} values {_values_text(metadata)}.",
    )
    model = helper.make_model(
        graph,
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=IR_VERSION,
        producer_name="VisualNet",
        producer_version=__version__,
        doc_string=f"A network {document.network.describe()}, trained on {metadata.dataset}.",
    )
    helper.set_model_props(model, {"metadata": compact_json(metadata.as_json_object())})
    return model


def _values_text(metadata: Metadata) -> str:
    if metadata.features is None:
        return "from 0 (paper) to 1 (ink)"
    return f"({', '.join(metadata.features.names)}), as they are"


def _tensor(onnx: Any, name: str, array: FloatArray) -> Any:
    return onnx.numpy_helper.from_array(np.ascontiguousarray(array), name)


def _function_nodes(helper: Any, function: str, z: str, a: str, layer: int) -> Iterator[Any]:
    if function == "gelu":
        yield from _gelu_nodes(helper, z, a, layer)
    elif function == "leaky_relu":
        yield helper.make_node("LeakyRelu", [z], [a], alpha=LEAK)
    elif function == "identity":
        yield helper.make_node("Identity", [z], [a])
    else:
        attributes = {"axis": -1} if function == "softmax" else {}
        yield helper.make_node(_OPERATORS[function], [z], [a], **attributes)


_GELU = {"gelu_cube": 0.044715, "gelu_one": 1.0, "gelu_scale": sqrt(2 / pi), "gelu_half": 0.5}


def _gelu_nodes(helper: Any, z: str, a: str, layer: int) -> Iterator[Any]:
    # The operator Gelu came with opset 20 only.
    steps = [
        ("Mul", z, z, "square"),
        ("Mul", "square", "gelu_cube", "cubic"),
        ("Add", "cubic", "gelu_one", "bracket"),
        ("Mul", "bracket", z, "product"),
        ("Mul", "product", "gelu_scale", "inner"),
        ("Tanh", "inner", "", "tanh"),
        ("Add", "tanh", "gelu_one", "raised"),
        ("Mul", "raised", z, "double"),
        ("Mul", "double", "gelu_half", "end"),
    ]
    names = {step[3]: f"{step[3]}_{layer}" for step in steps} | {"end": a}
    for operator, left, right, result in steps:
        inputs = [names.get(name, name) for name in (left, right) if name]
        yield helper.make_node(operator, inputs, [names[result]])
