"""ONNX files to try, where the package is installed: ours whole, and spoilt."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from tests.bad_input.inputs import Input, Maker, written
from visualnet.models.document import ModelDocument
from visualnet.models.formats import model_formats


def onnx_inputs(folder: Path, document: ModelDocument) -> list[Input]:
    """Write all into a folder; nothing without the package."""
    try:
        import onnx
    except ImportError:
        return []
    whole = model_formats()["onnx"].write(document)
    return [
        *written("model", folder, ".onnx", {"ours": whole}, is_sound=True),
        *written("model", folder, ".onnx", _bad(onnx, whole), is_sound=False),
    ]


def _bad(onnx: Any, whole: bytes) -> dict[str, Maker]:
    def changed(change: Callable[[Any], object]) -> bytes:
        model = onnx.load_from_string(whole)
        del model.metadata_props[:]
        change(model.graph)
        data: bytes = model.SerializeToString()
        return data

    def outside(graph: Any, location: str) -> None:
        tensor = graph.initializer[0]
        tensor.ClearField("raw_data")
        tensor.data_location = onnx.TensorProto.EXTERNAL
        tensor.external_data.add(key="location", value=location)

    def weights(graph: Any, array: np.ndarray) -> None:
        named = graph.initializer[0].name
        graph.initializer[0].CopyFrom(onnx.numpy_helper.from_array(array, named))

    def first_node(kind: str) -> bytes:
        return changed(lambda graph: setattr(graph.node[0], "op_type", kind))

    nan = np.full((784, 16), np.nan, np.float32)
    wider = np.zeros((784, 17), np.float32)
    return {
        **{f"cut after {len(whole) * k // 7} bytes": whole[: len(whole) * k // 7]
           for k in range(1, 7)},
        **{f"weights in {name}": changed(lambda graph, place=place: outside(graph, place))
           for name, place in {"a file": "w.bin", "a folder above": "../../secret",
                               "the system": "/etc/passwd", "a device": "/dev/zero"}.items()},
        "a convolution": first_node("Conv"),
        "a recurrent layer": first_node("LSTM"),
        "a loop": first_node("Loop"),
        "an operator unheard of": first_node("NoSuchOperator"),
        "NaN among the weights": changed(lambda graph: weights(graph, nan)),
        "weights of another shape": changed(lambda graph: weights(graph, wider)),
        "a negative shape": changed(lambda graph: graph.initializer[0].dims.__setitem__(0, -784)),
        "a shape of 2 to the 62": changed(
            lambda graph: graph.initializer[0].dims.__setitem__(0, 2**62)
        ),
        "no node": changed(lambda graph: graph.ClearField("node")),
        "no output": changed(lambda graph: graph.ClearField("output")),
        "two inputs": changed(lambda graph: graph.input.add(name="more")),
        "a node that feeds itself": changed(
            lambda graph: graph.node[0].input.__setitem__(0, graph.node[0].output[0])
        ),
        "zeros": b"\x08\x08" + bytes(2000),
    }  # fmt: skip
