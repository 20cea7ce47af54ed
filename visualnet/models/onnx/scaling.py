"""The scale of a network that reads points, as the first two nodes of its ONNX graph."""

from typing import Any

import numpy as np

from visualnet.features import Features
from visualnet.models.onnx.signal import NotTakenError

_MEAN, _SCALE, _CENTRED, _SCALED = "mean", "scale", "centred", "scaled"


def scaling_nodes(onnx: Any, given: str, features: Features) -> tuple[list[Any], list[Any], str]:
    """Return nodes and tensors that scale features, and what the scaled inputs are called."""
    make = onnx.helper.make_node
    nodes = [make("Sub", [given, _MEAN], [_CENTRED]), make("Div", [_CENTRED, _SCALE], [_SCALED])]
    tensors = [
        onnx.numpy_helper.from_array(np.array(numbers, np.float32), name)
        for name, numbers in ((_MEAN, features.mean), (_SCALE, features.scale))
    ]
    return nodes, tensors, _SCALED


def take_scaling_out(graph: Any, to_array: Any, features: Features) -> None:
    """Let a graph of ours begin with its first layer, whose inputs are scaled already.

    Raises NotTakenError where it scales otherwise than its metadata say.
    """
    tensors = {tensor.name: to_array(tensor) for tensor in graph.initializer}
    is_ours = [node.op_type for node in graph.node[:2]] == ["Sub", "Div"] and all(
        name in tensors and np.array_equal(tensors[name], np.array(numbers, np.float32))
        for name, numbers in ((_MEAN, features.mean), (_SCALE, features.scale))
    )
    if not is_ours or not graph.input:
        raise NotTakenError("its graph scales its inputs otherwise than its metadata say")
    graph.input[0].name = graph.node[1].output[0]
    del graph.node[:2]
