import json
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pytest

import visualnet
from visualnet.errors import ModelFileError
from visualnet.models.document import ModelDocument, new_document
from visualnet.models.metadata import metadata_from_json_object
from visualnet.nn.network import Network


def make(network: Network, **changes: Any) -> ModelDocument:
    classes = [str(k) for k in range(network.layer_sizes[-1])]
    known: dict[str, Any] = {
        "classes": classes,
        "training": {},
        "dataset": "mnist",
        "test_accuracy": None,
    }
    return new_document(network, **{**known, **changes})


def test_a_new_model_describes_its_network() -> None:
    metadata = make(Network((784, 16, 16, 10), ["sigmoid", "relu"])).metadata.as_json_object()
    created = datetime.fromisoformat(str(metadata.pop("created")))
    assert created.utcoffset() == timedelta(0)
    assert metadata == {
        "format_version": 1,
        "layer_sizes": [784, 16, 16, 10],
        "activations": ["sigmoid", "relu"],
        "output": "softmax",
        "input": {"shape": [28, 28], "range": [0, 1]},
        "classes": list("0123456789"),
        "training": {},
        "dataset": "mnist",
        "test_accuracy": None,
        "visualnet_version": visualnet.__version__,
    }


def test_a_model_is_a_copy_that_cannot_be_trained_by_accident() -> None:
    network = Network((4, 2))
    document = make(network)
    network.parameters += 1
    assert not document.network.parameters.any()
    with pytest.raises(ValueError, match="read-only"):
        document.network.weights[0][0, 0] = 1
    document.network.copy().parameters[0] = 1


def test_metadata_reads_back_what_it_wrote(document: ModelDocument) -> None:
    text = json.dumps(document.metadata.as_json_object())
    again = metadata_from_json_object(json.loads(text), "a file")
    assert again == document.metadata


def test_keys_of_others_are_tolerated_and_left_out(document: ModelDocument) -> None:
    value = {**document.metadata.as_json_object(), "colour": "blue"}
    assert metadata_from_json_object(value, "a file") == document.metadata


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"classes": ["a"]}, "classes"),
        ({"classes": ["a", "b\n"]}, "classes"),
        ({"classes": ["7", "7"]}, "different names"),
        ({"training": {"rate": float("nan")}}, "training"),
        ({"training": {"rate": object()}}, "training"),
        ({"test_accuracy": float("nan")}, "test_accuracy"),
        ({"test_accuracy": 1.5}, "test_accuracy"),
        ({"dataset": ""}, "dataset"),
    ],
)
def test_a_new_model_must_fit_its_network(changes: dict[str, object], reason: str) -> None:
    with pytest.raises(ModelFileError, match=reason):
        make(Network((4, 2)), **changes)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf, 1e300])
def test_a_new_model_must_be_finite_in_float32(bad: float) -> None:
    network = Network((4, 3, 2), dtype=np.float64)
    network.biases[1][0] = bad
    with pytest.raises(ModelFileError, match="biases_1 holds NaN or infinity"):
        make(network)


DEEP: list[object] = []
for _ in range(100):
    DEEP = [DEEP]

BAD_VALUES: list[tuple[str, object]] = [
    ("format_version", "1"),
    ("format_version", True),
    ("format_version", 0),
    ("layer_sizes", [6]),
    ("layer_sizes", [6, 0, 3]),
    ("layer_sizes", [6, -4, 3]),
    ("layer_sizes", [6, 4.0, 3]),
    ("layer_sizes", [6, "4", 3]),
    ("layer_sizes", [6, True, 3]),
    ("layer_sizes", {"6": 4}),
    ("layer_sizes", [6, *([1] * 64), 3]),
    ("layer_sizes", [6, 10**60, 3]),
    ("layer_sizes", [6, 60_000_000, 3]),
    ("activations", "tanh"),
    ("activations", []),
    ("activations", ["swish"]),
    ("activations", [None]),
    ("output", "argmax"),
    ("output", ["softmax"]),
    ("input", [6]),
    ("input", {"shape": [6]}),
    ("input", {"shape": [7], "range": [0, 1]}),
    ("input", {"shape": [6], "range": [0, 255]}),
    ("input", {"shape": [6], "range": [False, True]}),
    ("classes", ["a", "b"]),
    ("classes", ["a", "b", 3]),
    ("classes", ["a", "b", "\ud800"]),
    ("classes", ["a", "b", "c" * 1000]),
    ("training", []),
    ("training", {"rate": float("inf")}),
    ("training", {"deep": DEEP}),
    ("dataset", None),
    ("test_accuracy", "0.9"),
    ("test_accuracy", -0.1),
    ("test_accuracy", float("nan")),
    ("created", "yesterday"),
    ("created", "2026-01-01T10:00:00"),
    ("created", "2026-01-01T10:00:00+02:00"),
    ("visualnet_version", 1),
]


@pytest.mark.parametrize(("key", "value"), BAD_VALUES)
def test_a_bad_value_is_refused_with_its_key(
    document: ModelDocument, key: str, value: object
) -> None:
    with pytest.raises(ModelFileError) as caught:
        metadata_from_json_object({**document.metadata.as_json_object(), key: value}, "some.npz")
    message = str(caught.value)
    assert message.startswith("some.npz is not a usable model: its ")
    assert key in message or "more than 100,000,000" in message
    assert len(message) < 350


def test_every_key_is_needed(document: ModelDocument) -> None:
    for key in document.metadata.as_json_object():
        value = document.metadata.as_json_object()
        del value[key]
        with pytest.raises(ModelFileError, match=f"no '{key}'"):
            metadata_from_json_object(value, "some.npz")


def test_a_newer_version_is_refused_kindly(document: ModelDocument) -> None:
    value = {**document.metadata.as_json_object(), "format_version": 2}
    with pytest.raises(ModelFileError, match=r"newer version of VisualNet.*update VisualNet"):
        metadata_from_json_object(value, "some.npz")


@pytest.mark.parametrize("value", [None, [], "text", 3])
def test_metadata_must_be_an_object(value: object) -> None:
    with pytest.raises(ModelFileError, match="not a JSON object"):
        metadata_from_json_object(value, "some.npz")
