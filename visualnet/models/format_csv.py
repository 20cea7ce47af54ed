"""Tables for spreadsheets and statistics: one zip with a .csv for every matrix, header rows first.

`weights_0.csv` has a row for each input and a column for each neuron, `biases_0.csv` one row;
`layers.csv` says what the layers are, `metadata.json` everything else.
"""

import csv
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.models.document import ModelDocument, named_arrays
from visualnet.models.formats import Answers, ModelFormat
from visualnet.models.json_text import compact_json
from visualnet.models.metadata import Metadata
from visualnet.nn.network import Network
from visualnet.number_text import exact_text
from visualnet.safe_zip import add_member
from visualnet.sentences import Sentence

_MAX_NUMBERS = 20_000_000


def _write(document: ModelDocument) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _members(document):
            add_member(archive, name, text, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _members(document: ModelDocument) -> Iterable[tuple[str, str]]:
    metadata = document.metadata
    yield "metadata.json", compact_json(metadata.as_json_object()) + "\n"
    functions = (*metadata.activations, metadata.output)
    sizes = metadata.layer_sizes
    rows = [[k, *sizes[k : k + 2], name] for k, name in enumerate(functions)]
    yield "layers.csv", _table(["layer", "inputs", "neurons", "activation"], rows)
    for name, array in named_arrays(document.network):
        kind, _, layer = name.partition("_")
        columns = _neuron_names(metadata, int(layer))
        if kind == "weights":
            # Nine digits give every float32 back.
            cells = [[k, *_texts(row)] for k, row in enumerate(array)]
            yield f"{name}.csv", _table(["input", *columns], cells)
        else:
            yield f"{name}.csv", _table(columns, [_texts(array)])


def _neuron_names(metadata: Metadata, layer: int) -> list[str]:
    if layer == len(metadata.activations):
        # A spreadsheet takes what begins so for a formula.
        return [f"class {name}" for name in metadata.classes]
    return [f"neuron {k}" for k in range(metadata.layer_sizes[layer + 1])]


def _texts(row: FloatArray) -> list[str]:
    return list(map(exact_text, row.tolist()))


def _table(header: list[str], rows: Iterable[list[object]] | Iterable[list[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def _answers(path: Path, rows: FloatArray) -> tuple[Answers, str]:
    with zipfile.ZipFile(path) as archive:
        layers = _rows(archive, "layers.csv")
        network = Network(
            [int(layers[0][1]), *(int(row[2]) for row in layers)],
            [row[3] for row in layers[:-1]],
            layers[-1][3],
        )
        for name, array in named_arrays(network):
            skipped = 1 if name.startswith("weights") else 0
            cells = [row[skipped:] for row in _rows(archive, f"{name}.csv")]
            array[...] = np.array(cells, np.float32).reshape(array.shape)
    return network.probabilities(rows), Sentence("the tables read again")


def _rows(archive: zipfile.ZipFile, name: str) -> list[list[str]]:
    """Return the rows of a table but for its header."""
    return list(csv.reader(io.StringIO(archive.read(name).decode("utf-8"))))[1:]


def _recognises(head: bytes) -> bool:
    # Its first member, of 1980; a .keras begins with that name too, of the day it was written.
    is_zip_of_1980 = head[:4] == b"PK\x03\x04" and head[10:14] == b"\0\0\x21\0"
    return is_zip_of_1980 and head[30:].startswith(b"metadata.json")


FORMAT = ModelFormat(
    name="csv",
    suffix=".zip",
    title=Sentence("CSV tables"),
    purpose=Sentence("For spreadsheets and statistics: one table per matrix, in a zip file."),
    write=_write,
    recognises=_recognises,
    answers=_answers,
    most_parameters=_MAX_NUMBERS,
)
