"""Model files: each format there is, and foreign networks in two of them."""

import json
import struct
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from tests.fuzz.archives import damaged_zip
from tests.fuzz.damage import LENGTHS, TEXTS, damaged, damaged_json, damaged_value
from visualnet.errors import VisualNetError
from visualnet.models.document import ModelDocument, new_document
from visualnet.models.formats import model_formats, open_model, save_model
from visualnet.nn.metrics import check_numbers
from visualnet.nn.network import Network

_OPERATORS = (
    *("Relu", "Add", "Mul", "Sub", "Div", "Pow", "Gemm", "MatMul", "Softmax", "Cast", "Reshape"),
    *("Transpose", "Identity", "Conv", "ZipMap", "ArgMax", "Constant", "BatchNormalization", "Exp"),
    *("ArrayFeatureExtractor", "Flatten", "Squeeze", "LeakyRelu", "Loop", "Gelu", "x" * 300),
)


def read_model(folder: Path) -> None:
    """Open the model; where it is one, ask it, write it and open it again."""
    document = open_model(folder / "model")
    network = document.network
    assert np.isfinite(network.parameters).all()
    assert network.layer_sizes == document.metadata.layer_sizes
    assert len(document.metadata.classes) == network.layer_sizes[-1]
    images = np.random.default_rng(0).random((3, network.layer_sizes[0]), np.float32)
    _ask(network, images)
    save_model(document, folder / "again.npz")
    again = open_model(folder / "again.npz")
    assert again.metadata == document.metadata
    assert np.array_equal(again.network.parameters, network.parameters)


def _ask(network: Network, images: Any) -> None:
    try:
        answers = network.probabilities(images)
        check_numbers(answers)
    except VisualNetError:
        # Of huge weights there is no answer.
        return
    assert ((answers >= 0) & (answers <= 1)).all()


def npz(random: Random) -> dict[str, bytes]:
    """VisualNet's own format."""
    return {"model": damaged_zip(random, _sound("npz"))}


def json_text(random: Random) -> dict[str, bytes]:
    """JSON, for people and other programs."""
    return {"model": damaged_json(random, _sound("json"))}


def safetensors(random: Random) -> dict[str, bytes]:
    """Safetensors with our metadata, or as a state dict of somebody else."""
    data = _sound("safetensors")
    if random.random() < 0.1:
        return {"model": damaged(random, data, head=16)}
    length = struct.unpack("<Q", data[:8])[0]
    header, tensors = json.loads(data[8 : 8 + length]), data[8 + length :]
    match random.randrange(4):
        case 0:
            del header["__metadata__"]
        case 1:
            own = json.loads(header["__metadata__"]["metadata"])
            header["__metadata__"]["metadata"] = json.dumps(damaged_value(random, own))
    if random.random() < 0.8:
        header = damaged_value(random, header)
    text = json.dumps(header).encode("utf-8", "surrogatepass")
    size = len(text) if random.random() < 0.9 else random.choice(LENGTHS)
    if random.random() < 0.1:
        tensors = damaged(random, tensors)
    return {"model": struct.pack("<Q", size % 2**64) + text + tensors}


def onnx(random: Random) -> dict[str, bytes]:
    """ONNX with our metadata or none: its nodes, tensors and texts."""
    if random.random() < 0.15:
        return {"model": damaged(random, _sound("onnx"))}
    from onnx import ModelProto

    model = ModelProto.FromString(_sound("onnx"))
    if random.random() < 0.6:
        model.ClearField("producer_name")
        del model.metadata_props[:]
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        _damage_graph(random, model.graph)
    for entry in model.metadata_props:
        if random.random() < 0.3:
            entry.value = json.dumps(damaged_value(random, json.loads(entry.value)))
    return {"model": model.SerializeToString()}


def _damage_graph(random: Random, graph: Any) -> None:
    names = [name for node in graph.node for name in (*node.input, *node.output)]
    names += [tensor.name for tensor in graph.initializer]
    if random.random() < 0.3:
        _damage_tensor(random, graph.initializer)
        return
    node = random.choice(graph.node) if graph.node else graph.node.add()
    match random.randrange(8):
        case 0:
            node.op_type = random.choice(_OPERATORS)
        case 1 if node.input:
            node.input[random.randrange(len(node.input))] = random.choice(names)
        case 2:
            graph.node.insert(random.randrange(len(graph.node) + 1), node)
        case 3:
            del graph.node[random.randrange(len(graph.node)) :]
        case 4 if node.output:
            node.output[0] = random.choice([*names, ""])
        case 5:
            _add_attribute(random, node)
        case 6:
            graph.input[0].type.tensor_type.elem_type = random.randrange(24)
        case _:
            added = graph.node.add(op_type=random.choice(_OPERATORS), output=[random.choice(names)])
            added.input.extend(random.choices(names, k=random.randint(0, 3)))


def _damage_tensor(random: Random, tensors: Any) -> None:
    tensor = random.choice(tensors) if tensors else tensors.add()
    match random.randrange(3):
        case 0:
            sides = (*LENGTHS[:9], -1)
            tensor.dims[:] = [random.choice(sides) for _ in range(random.randint(0, 3))]
        case 1:
            tensor.data_type = random.randrange(24)
        case _:
            tensor.raw_data = damaged(random, tensor.raw_data)


def _add_attribute(random: Random, node: Any) -> None:
    names = ("alpha", "beta", "axis", "to", "perm", "transB")
    attribute = node.attribute.add(name=random.choice(names))
    attribute.f = random.choice((0.0, -1.0, 1e38, float("nan")))
    attribute.i = random.choice((0, 1, -1, 11, 2**40))
    attribute.ints.extend([random.choice((0, 1, -1, 9))] * random.randint(0, 3))


@cache
def _sound(name: str) -> bytes:
    return model_formats()[name].write(_document())


def _document() -> ModelDocument:
    network = Network((6, 4, 3), "tanh")
    network.parameters[:] = np.random.default_rng(1).normal(size=network.parameters.size)
    return new_document(
        network,
        classes=["cat", "dog", "día"],
        training={"optimizer": "sgd", "hidden": [4], "deep": {"rate": 0.1}},
        dataset=TEXTS[9],
        test_accuracy=0.75,
    )
