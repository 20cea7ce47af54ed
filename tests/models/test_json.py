import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from visualnet.models.document import ModelDocument
from visualnet.models.formats import open_model, save_model

Refused = Callable[[Path, str], None]


@pytest.fixture
def content(document: ModelDocument, tmp_path: Path) -> dict[str, Any]:
    save_model(document, tmp_path / "model.json")
    value: dict[str, Any] = json.loads((tmp_path / "model.json").read_text("utf-8"))
    return value


@pytest.fixture
def written(tmp_path: Path) -> Callable[[object], Path]:
    def write(value: object) -> Path:
        path = tmp_path / "changed.json"
        path.write_bytes(value if isinstance(value, bytes) else json.dumps(value).encode())
        return path

    return write


def test_the_file_is_laid_out_as_promised(content: dict[str, Any], document: ModelDocument) -> None:
    assert list(content) == ["format", "format_version", "metadata", "layers"]
    assert (content["format"], content["format_version"]) == ("visualnet", 1)
    assert content["metadata"] == document.metadata.as_json_object()
    assert [layer["activation"] for layer in content["layers"]] == ["tanh", "softmax"]
    for k, layer in enumerate(content["layers"]):
        weights = np.array(layer["weights"], np.float32)
        assert np.array_equal(weights, document.network.weights[k])
        assert np.array_equal(np.array(layer["biases"], np.float32), document.network.biases[k])


def test_whole_numbers_a_byte_order_mark_and_spaces_are_read(
    content: dict[str, Any], written: Callable[[object], Path]
) -> None:
    content["layers"][0]["weights"][0] = [0, -1, 2, 10**6]
    path = written(b"\xef\xbb\xbf \r\n\t" + json.dumps(content, indent=3).encode())
    assert open_model(path).network.weights[0][0].tolist() == [0, -1, 2, 1e6]


def set_weight(value: object) -> Callable[[dict[str, Any]], None]:
    def change(content: dict[str, Any]) -> None:
        content["layers"][0]["weights"][1][2] = value

    return change


CHANGES: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (set_weight("0.5"), "row 1 of weights_0 holds '0.5', not a number"),
    (set_weight(None), "holds None, not a number"),
    (set_weight(True), "holds True, not a number"),
    (set_weight([1.0]), "holds [1.0], not a number"),
    (set_weight(float("nan")), "NaN is not a number"),
    (set_weight(float("inf")), "Infinity is not a number"),
    (set_weight(1e300), "weights_0 holds NaN or infinity"),
    (set_weight(10**400), "too large"),
    (lambda c: c["layers"][0]["weights"].pop(), "weights_0"),
    (lambda c: c["layers"][0]["weights"][3].pop(), "row 3 of weights_0"),
    (lambda c: c["layers"][1]["biases"].append(1.0), "biases_1"),
    (lambda c: c["layers"][1].update(biases="x"), "biases_1 is 'x'"),
    (lambda c: c["layers"][1].update(weights={}), "weights_1 is {}"),
    (lambda c: c["layers"][1].pop("weights"), "weights_1 is None"),
    (lambda c: c["layers"][0].update(activation="relu"), "layer 0"),
    (lambda c: c["layers"].pop(), "layers are not a list of 2"),
    (lambda c: c["layers"].append({}), "layers are not a list of 2"),
    (lambda c: c.update(layers=None), "layers"),
    (lambda c: c["layers"].__setitem__(1, 5), "layer 1"),
    (lambda c: c.update(format="keras"), "does not say"),
    (lambda c: c.pop("format"), "does not say"),
    (lambda c: c.update(format_version=2), "newer version"),
    (lambda c: c["metadata"].update(format_version=2), "newer version"),
    (lambda c: c.pop("metadata"), "metadata"),
    (lambda c: c["metadata"].update(output="sigmoid"), "layer 1"),
    (lambda c: c["metadata"].update(layer_sizes=[6, 4, 9_000_000]), "classes"),
]


@pytest.mark.parametrize(("change", "reason"), CHANGES)
def test_a_changed_file_is_refused(
    content: dict[str, Any],
    written: Callable[[object], Path],
    refused: Refused,
    change: Callable[[dict[str, Any]], object],
    reason: str,
) -> None:
    change(content)
    refused(written(content), reason)


@pytest.mark.parametrize(
    ("number", "reason"),
    [("1e999", "weights_0 holds NaN or infinity"), ("1" * 5_000, "too many digits")],
)
def test_a_number_beyond_every_float_is_refused(
    content: dict[str, Any],
    written: Callable[[object], Path],
    refused: Refused,
    number: str,
    reason: str,
) -> None:
    set_weight(12345)(content)
    text = json.dumps(content).replace("12345,", f"{number},", 1)
    assert f" {number}," in text
    refused(written(text.encode()), reason)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"{", "damaged at line 1"),
        (b'{"format": "visualnet"', "damaged"),
        (b'{"a": "\xff"}', "not UTF-8 at byte 7"),
        (b'{"a": ' + b"[" * 100_000, "nested too deeply"),
        (b'{"a": ' * 100_000, "nested too deeply"),
        (b'{"a": 1, "a": 2}', "'a' occurs twice"),
        (b"{" + b",".join(b'"%d":0' % (k % 100_000) for k in range(100_001)) + b"}", "'0' occurs"),
        (b"{} {}", "damaged"),
        (b'{"a": ' + b"[]," * 3_000_000, "more than 20,000,000 numbers"),
        (b"{}", "does not say"),
        ('{"format": "visualnet"}'.encode("utf-16-le"), "does not start like"),
    ],
)
def test_bad_json_is_refused(
    written: Callable[[object], Path], refused: Refused, text: bytes, reason: str
) -> None:
    refused(written(text), reason)


def test_a_file_cut_anywhere_is_refused(
    content: dict[str, Any], written: Callable[[object], Path], refused: Refused
) -> None:
    whole = json.dumps(content).encode()
    for length in range(1, len(whole), 37):
        refused(written(whole[:length]), "damaged")
