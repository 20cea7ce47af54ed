"""Safetensors files to try: ours and PyTorch's, whole and spoilt."""

import copy
import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from tests.bad_input.inputs import Input, Maker, written
from visualnet.models.document import ModelDocument

_TYPES = {"<f2": "F16", "<f4": "F32", "<f8": "F64", "<i4": "I32", "|b1": "BOOL"}

Header = dict[str, Any]
Tensors = dict[str, np.ndarray]


def safetensors_inputs(folder: Path, document: ModelDocument) -> list[Input]:
    """Write all into a folder. The sound ones hold the document's network."""
    network = document.network
    tensors: Tensors = {}
    for k, (weights, biases) in enumerate(zip(network.weights, network.biases, strict=True)):
        tensors |= {f"layers.{k}.weight": weights.T, f"layers.{k}.bias": biases}
    text = json.dumps(document.metadata.as_json_object())
    suffix = ".safetensors"
    return [
        *written("model", folder, suffix, _sound(tensors, text), is_sound=True),
        *written("model", folder, suffix, _bad(tensors, text), is_sound=False),
    ]


def _parts(tensors: Tensors, metadata: dict[str, str] | None) -> tuple[Header, bytes]:
    header: Header = {} if metadata is None else {"__metadata__": metadata}
    data = b""
    for name, array in tensors.items():
        content = np.ascontiguousarray(array).tobytes()
        header[name] = {
            "dtype": _TYPES[array.dtype.str],
            "shape": list(array.shape),
            "data_offsets": [len(data), len(data) + len(content)],
        }
        data += content
    return header, data


def _file(header: Header | bytes, data: bytes) -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + data


def _sound(tensors: Tensors, text: str) -> dict[str, Maker]:
    def of_type(kind: str) -> bytes:
        return _file(*_parts({n: a.astype(kind) for n, a in tensors.items()}, {"metadata": text}))

    foreign = {"activation": "sigmoid", "output": "softmax"}
    torch = {name.replace("layers.", "net."): array for name, array in tensors.items()}
    return {
        "ours": of_type("<f4"),
        "ours in float16": of_type("<f2"),
        "ours in float64": of_type("<f8"),
        "ours called.npz": of_type("<f4"),
        "PyTorch's that names its functions": _file(*_parts(torch, foreign)),
    }


def _bad(tensors: Tensors, text: str) -> dict[str, Maker]:
    header, data = _parts(tensors, {"metadata": text})
    whole = _file(header, data)
    begin = len(whole) - len(data)
    first = "layers.0.weight"

    def changed(change: Callable[[Header], object]) -> bytes:
        other = copy.deepcopy(header)
        change(other)
        return _file(other, data)

    def with_tensor(name: str, array: np.ndarray) -> bytes:
        return _file(*_parts({**tensors, name: array}, {"metadata": text}))

    def saying(**changes: object) -> bytes:
        described = {**json.loads(text), **changes}
        return _file(*_parts(tensors, {"metadata": json.dumps(described)}))

    spoilt = tensors[first].copy()
    spoilt[3, 4] = np.nan
    ends = [begin + header[name]["data_offsets"][1] for name in tensors]
    places = {4, 8, 9, begin // 2, begin - 1, begin, *ends[:-1], len(whole) - 1}
    return {
        **{f"cut after {place} bytes": whole[:place] for place in sorted(places)},
        "something after it": whole + b"more",
        "a header longer than the file": struct.pack("<Q", len(whole)) + whole[8:],
        "a header of 2 to the 63": struct.pack("<Q", 2**63) + whole[8:],
        "a header of nothing": struct.pack("<Q", 0) + whole[8:],
        "a header that is no JSON": _file(b"{weights}", data),
        "a header that is a list": _file(b"[1, 2]", data),
        "a header that nests": _file(b'{"a":' * 100_000, data),
        "a hundred thousand tensors": _file(
            {f"{k}": {"dtype": "F32", "shape": [0], "data_offsets": [0, 0]}
             for k in range(60_000)}, b"",
        ),
        "tensors that overlap": changed(
            lambda h: h["layers.1.bias"].update(data_offsets=h["layers.0.bias"]["data_offsets"])
        ),
        "offsets turned over": changed(
            lambda h: h[first].update(data_offsets=h[first]["data_offsets"][::-1])
        ),
        "offsets beyond the file": changed(lambda h: h[first].update(data_offsets=[0, 2**40])),
        "a negative offset": changed(lambda h: h[first].update(data_offsets=[-8, 50_168])),
        "a negative shape": changed(lambda h: h[first].update(shape=[-16, -784])),
        "a shape of 2 to the 62": changed(lambda h: h[first].update(shape=[2**62, 784])),
        "a shape that overflows to 0": changed(lambda h: h[first].update(shape=[2**32, 2**32])),
        "an unknown type": changed(lambda h: h[first].update(dtype="F31")),
        "whole numbers": with_tensor(first, tensors[first].astype("<i4")),
        "truth values": with_tensor(first, tensors[first] > 0),
        "NaN among the weights": with_tensor(first, spoilt),
        "layers that do not chain": with_tensor("layers.1.weight", np.zeros((16, 17), np.float32)),
        "a tensor too many": with_tensor("layers.9.bias", np.zeros(4, np.float32)),
        "a tensor too few": _file(
            *_parts({n: a for n, a in tensors.items() if n != first}, {"metadata": text})
        ),
        "an unknown activation": saying(activations=["sigmoid", "swish"]),
        "a newer version": saying(format_version=2),
        "layers of 2 to the 62": saying(layer_sizes=[784, 2**62, 16, 10]),
        "metadata that is no JSON": _file(*_parts(tensors, {"metadata": "{"})),
        "no layers": _file(*_parts({"alpha": tensors["layers.0.bias"]}, None)),
        "a convolution": _file(
            *_parts({"conv1.weight": np.zeros((8, 1, 3, 3), np.float32),
                     "conv1.bias": np.zeros(8, np.float32)}, None)
        ),
    }  # fmt: skip
