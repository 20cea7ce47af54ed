"""JSON, for people and for programs without NumPy: the metadata and every layer as lists.

Numbers have nine significant digits, the fewest that give every float32 back bit for bit.
"""

import codecs
from typing import BinaryIO, cast

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.models.document import ModelDocument, array_shapes, document_of, filled, named_arrays
from visualnet.models.formats import ModelFormat
from visualnet.models.json_text import compact_json, parse_json
from visualnet.models.metadata import Metadata, check_version, metadata_from_json_object
from visualnet.models.model_errors import refusal
from visualnet.number_text import count_text, exact_text
from visualnet.plain_text import shown_value
from visualnet.sentences import Sentence

_SIZE_LIMIT = 320_000_000
# Opening took 62 bytes of memory for each of 4 million numbers (2026-11), so 1.2 GB at most.
_MAX_NUMBERS = 20_000_000
_MAX_BRACKETS = 2_000_000


def _write(document: ModelDocument) -> bytes:
    metadata = document.metadata
    names = (*metadata.activations, metadata.output)
    arrays = dict(named_arrays(document.network))
    layers = ",\n".join(
        _layer_text(arrays[f"weights_{k}"], arrays[f"biases_{k}"], name)
        for k, name in enumerate(names)
    )
    text = (
        f'{{"format": "visualnet", "format_version": {metadata.format_version},\n'
        f'"metadata": {compact_json(metadata.as_json_object())},\n'
        f'"layers": [\n{layers}\n]}}\n'
    )
    return text.encode("ascii")


def _layer_text(weights: FloatArray, biases: FloatArray, activation: str) -> str:
    rows = ",\n".join(_row_text(row) for row in weights)
    return (
        f'{{"weights": [\n{rows}\n],\n"biases": {_row_text(biases)},\n'
        f'"activation": {compact_json(activation)}}}'
    )


def _row_text(row: FloatArray) -> str:
    # Nine digits suffice: Matula 1968, In-and-Out Conversions.
    # "-0" would be read as the whole number 0.
    texts = list(map(exact_text, row.tolist()))
    return f"[{', '.join('-0.0' if text == '-0' else text for text in texts)}]"


def _read(file: BinaryIO, where: str) -> ModelDocument:
    data = file.read(_SIZE_LIMIT)
    # Counted first, because parsed lists take many times the memory of their text.
    brackets = data.count(b"[") + data.count(b"{")
    if brackets > _MAX_BRACKETS or data.count(b",") > _MAX_NUMBERS + _MAX_BRACKETS:
        raise refusal(
            where,
            "it has more than {max_numbers} numbers",
            "use npz for it",
            max_numbers=count_text(_MAX_NUMBERS),
        )
    content = parse_json(data, where)
    if not isinstance(content, dict) or content.get("format") != "visualnet":
        raise refusal(where, 'it is JSON, but does not say "format": "visualnet"')
    check_version(content.get("format_version"), where)
    metadata = metadata_from_json_object(content.get("metadata"), where)
    parameters = _parameters(content.get("layers"), metadata, where)
    return document_of(metadata, parameters, where)


def _parameters(layers: object, metadata: Metadata, where: str) -> FloatArray:
    count = len(metadata.layer_sizes) - 1
    if not isinstance(layers, list) or len(layers) != count:
        raise refusal(where, "its layers are not a list of {count}, as in layer_sizes", count=count)
    lists: dict[str, object] = {}
    names = (*metadata.activations, metadata.output)
    for k, (layer, name) in enumerate(zip(layers, names, strict=True)):
        if not isinstance(layer, dict) or layer.get("activation") != name:
            problem = Sentence(
                "layer {k} is not an object whose activation is {name}, as in its metadata",
                k=k,
                name=repr(name),
            )
            raise refusal(where, problem)
        lists[f"weights_{k}"] = layer.get("weights")
        lists[f"biases_{k}"] = layer.get("biases")
    for name, shape in array_shapes(metadata.layer_sizes).items():
        _check_numbers(lists[name], shape, name, where)
    return _as_vector(lists, metadata, where)


def _check_numbers(value: object, shape: tuple[int, ...], name: str, where: str) -> None:
    if not isinstance(value, list) or len(value) != shape[0]:
        raise refusal(
            where,
            "{name} is {value}, not a list of {shape}",
            name=name,
            value=shown_value(value),
            shape=count_text(shape[0]),
        )
    if len(shape) > 1:
        for k, row in enumerate(value):
            _check_numbers(row, shape[1:], Sentence("row {k} of {name}", k=k, name=name), where)
    elif not set(map(type, value)) <= {int, float}:
        wrong = next(item for item in value if type(item) not in (int, float))
        raise refusal(
            where, "{name} holds {wrong}, not a number", name=name, wrong=shown_value(wrong)
        )


def _as_vector(lists: dict[str, object], metadata: Metadata, where: str) -> FloatArray:
    def values(name: str) -> FloatArray:
        try:
            return np.array(cast("list[float]", lists[name]), np.float64)
        except OverflowError as error:
            raise refusal(where, "{name} holds a number that is too large", name=name) from error

    return filled(metadata, values)


def _recognises(head: bytes) -> bool:
    # A safetensors file may start with "{" by chance, but then zero bytes follow.
    start = head.removeprefix(codecs.BOM_UTF8).lstrip(b" \t\r\n")
    return start.startswith(b"{") and b"\0" not in head


FORMAT = ModelFormat(
    name="json",
    suffix=".json",
    title=Sentence("JSON text"),
    purpose=Sentence("Text that people and every programming language can read."),
    write=_write,
    read=_read,
    recognises=_recognises,
    size_limit=_SIZE_LIMIT,
    most_parameters=_MAX_NUMBERS,
)
