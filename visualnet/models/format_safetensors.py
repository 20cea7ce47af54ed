"""Safetensors, in PyTorch's convention of a linear layer: `layers.0.weight` is (out, in).

`model.load_state_dict(safetensors.torch.load_file(path))` takes it for a module whose `layers` are
`torch.nn.Linear`. Our metadata stand in the header under the one key `metadata`, since the order of
several keys would not be the same each time. Files without it are read as a state dict.
"""

from typing import BinaryIO

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.models.document import ModelDocument, document_of
from visualnet.models.foreign import Layer, foreign_document, parameters_of, stated_functions
from visualnet.models.formats import ModelFormat
from visualnet.models.json_text import compact_json, parse_json
from visualnet.models.metadata import metadata_from_json_object
from visualnet.models.model_errors import refusal
from visualnet.models.said_in_header import HEADER_KEYS, with_header_said
from visualnet.models.state_dict import layers_of_state_dict
from visualnet.number_text import count_text
from visualnet.plain_text import shown_value
from visualnet.sentences import Sentence

_LENGTH_BYTES = 8
# 64 layers need 10,000 bytes, a training config and names of classes some more.
_MAX_HEADER_BYTES = 4_000_000
_MAX_TENSORS = 1_000
_DTYPES = {"F16": "<f2", "F32": "<f4", "F64": "<f8"}


def _write(document: ModelDocument) -> bytes:
    from safetensors.numpy import save

    network = document.network
    tensors: dict[str, FloatArray] = {}
    for k, (weights, biases) in enumerate(zip(network.weights, network.biases, strict=True)):
        tensors[f"layers.{k}.weight"] = np.ascontiguousarray(weights.T)
        tensors[f"layers.{k}.bias"] = np.ascontiguousarray(biases)
    text = compact_json(document.metadata.as_json_object())
    data: bytes = save(tensors, {"metadata": text})
    return data


def _read(file: BinaryIO, where: str) -> ModelDocument:
    header = _header_metadata(file, where)
    tensors = _tensors(file, where)
    if "metadata" in header:
        return _own_document(tensors, str(header["metadata"]), where)
    layers = layers_of_state_dict(tensors, where)
    hidden = len(layers) - 1
    activations, output = stated_functions(header, hidden, where)
    left_open = ["input"]
    if activations is None and hidden:
        left_open.append("activations")
    if output is None:
        left_open.append("output")
    known = activations or ("relu",) * hidden
    notes = []
    if "gelu" in known and "tanh" not in str(header):
        notes.append(
            Sentence(
                "{where}: its GELU is computed with tanh. The exact GELU differs by up to "
                "0.0005 per neuron.",
                where=where,
            )
        )
    document = foreign_document(
        layers, known, output or "softmax", where, notes, left_open=left_open
    )
    return with_header_said(document, header, where, HEADER_KEYS)


def _own_document(tensors: dict[str, FloatArray], text: str, where: str) -> ModelDocument:
    metadata = metadata_from_json_object(parse_json(text.encode(), where), where)
    layers = []
    for k in range(len(metadata.layer_sizes) - 1):
        name = f"layers.{k}"
        try:
            weights, biases = tensors.pop(f"{name}.weight"), tensors.pop(f"{name}.bias")
        except KeyError as error:
            raise refusal(
                where, "it has no {arg}, which its metadata needs", arg=error.args[0]
            ) from None
        layers.append(Layer(weights.T, biases, name))
    if tensors:
        raise refusal(
            where,
            "it has {tensors}, which is not part of the model",
            tensors=shown_value(min(tensors)),
        )
    return document_of(metadata, parameters_of(layers, metadata, where), where)


def _header_metadata(file: BinaryIO, where: str) -> dict[str, object]:
    """Return the texts that stand in the header besides the tensors."""
    length = int.from_bytes(file.read(_LENGTH_BYTES), "little")
    if length > _MAX_HEADER_BYTES:
        raise refusal(where, "its header claims {length} bytes", length=count_text(length))
    text = file.read(length)
    if len(text) < length:
        raise refusal(where, "it is cut short or damaged")
    header = parse_json(text, where)
    if not isinstance(header, dict):
        raise refusal(where, "its header is not a JSON object")
    if len(header) > _MAX_TENSORS:
        raise refusal(
            where, "it has more than {max_tensors} tensors", max_tensors=count_text(_MAX_TENSORS)
        )
    found = header.get("__metadata__", {})
    return found if isinstance(found, dict) else {}


def _tensors(file: BinaryIO, where: str) -> dict[str, FloatArray]:
    from safetensors import SafetensorError, deserialize

    file.seek(0)
    try:
        # Checks that the tensors lie one after another, of the length that their shapes ask for.
        views = deserialize(file.read())  # type: ignore[no-untyped-call]
    except (SafetensorError, ValueError) as error:
        raise refusal(where, "it is cut short or damaged") from error
    for name, _ in views:
        if name.endswith("running_mean"):
            problem = Sentence(
                "{name} belongs to a batch normalization at an unknown place",
                name=shown_value(name),
            )
            raise refusal(where, problem, "export it as ONNX, where that becomes part of a layer")
    return {name: _array(name, view, where) for name, view in views}


def _array(name: str, view: dict[str, object], where: str) -> FloatArray:
    kind, data, shape = view["dtype"], view["data"], view["shape"]
    if kind == "BF16":
        # The upper half of a float32.
        upper = np.frombuffer(data, "<u2")  # type: ignore[call-overload]
        array = (upper.astype(np.uint32) << 16).view(np.float32)
    elif kind in _DTYPES:
        array = np.frombuffer(data, _DTYPES[str(kind)])  # type: ignore[call-overload]
    else:
        problem = Sentence(
            "{name} holds values of type {kind}, not floating-point numbers",
            name=shown_value(name),
            kind=shown_value(kind),
        )
        raise refusal(where, problem)
    result: FloatArray = array.reshape(shape)
    return result


def _recognises(head: bytes) -> bool:
    # A length below 16 million, then JSON.
    return len(head) > _LENGTH_BYTES and head[3:9] == b"\0\0\0\0\0{" and any(head[:3])


FORMAT = ModelFormat(
    name="safetensors",
    suffix=".safetensors",
    title="Safetensors",
    purpose=Sentence("For PyTorch and most other frameworks, in PyTorch's own convention."),
    write=_write,
    read=_read,
    recognises=_recognises,
)
