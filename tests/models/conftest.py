"""A small model, and ways to build files that are almost that model."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from visualnet.errors import ModelFileError
from visualnet.models.document import ModelDocument, new_document
from visualnet.models.formats import open_model
from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.network import Network

Members = list[tuple[str, bytes]]


@pytest.fixture(scope="session")
def document() -> ModelDocument:
    network = Network((6, 4, 3), "tanh")
    network.parameters[:] = np.random.default_rng(1).normal(size=network.parameters.size)
    network.parameters[:4] = [-0.0, 1e-45, 3e38, 0.1]
    return new_document(
        network,
        classes=["cat", "dog", "día"],
        training={"optimizer": "sgd", "hidden": (4,), "deep": {"rate": 0.1}},
        dataset="pets",
        test_accuracy=0.75,
    )


@pytest.fixture(scope="session")
def arrays(document: ModelDocument) -> dict[str, np.ndarray]:
    """The arrays of the model's npz file; the tests put others in their places."""
    network = document.network
    metadata = json.dumps(document.metadata.as_json_object())
    found: dict[str, np.ndarray] = {"metadata": np.array(metadata)}
    for k in range(2):
        found |= {f"weights_{k}": network.weights[k], f"biases_{k}": network.biases[k]}
    return found


@pytest.fixture
def write_members(tmp_path: Path) -> Callable[..., Path]:
    """Write a zip of these members and return its path."""

    def write(members: Members, compression: int = zipfile.ZIP_STORED) -> Path:
        path = tmp_path / "model.npz"
        with zipfile.ZipFile(path, "w", compression) as archive:
            for name, data in members:
                archive.writestr(zipfile.ZipInfo(name), data, compression)
        return path

    return write


@pytest.fixture(scope="session")
def npy() -> Callable[[np.ndarray], bytes]:
    """Return the bytes of an array as a .npy file."""

    def to_bytes(array: np.ndarray) -> bytes:
        buffer = io.BytesIO()
        np.save(buffer, array)
        return buffer.getvalue()

    return to_bytes


@pytest.fixture
def refused() -> Callable[[Path, str], None]:
    """Assert that a file is refused in one sentence that names the file and the reason."""

    def check(path: Path, reason: str) -> None:
        with pytest.raises(ModelFileError) as caught:
            open_model(path)
        message = str(caught.value)
        assert str(path) in message
        assert reason in message
        assert message.endswith(".")
        assert "\n" not in message
        assert len(message) < 400 + len(str(path))

    return check


def any_network(
    activations: tuple[str, ...] = ("tanh",),
    output: str = "softmax",
    inputs: int = 784,
    classes: int = 10,
) -> ModelDocument:
    """A small network of any kind, its weights such that its answers differ from image to image."""
    network = Network(
        (inputs, *(7 + k for k in range(len(activations))), classes), activations, output
    )
    random = np.random.default_rng(5)
    network.parameters[:] = random.normal(size=network.parameters.size)
    network.weights[0][:] *= 3 / inputs**0.5
    return new_document(
        network,
        classes=[f"class {k} of {classes}" for k in range(classes)],
        training={"seed": 5},
        dataset="mnist",
        test_accuracy=None,
    )


EVERY_KIND = [
    *((name, "softmax", 784, 10) for name in ACTIVATIONS),
    ("sigmoid", "sigmoid", 784, 10),
    ("relu", "softmax", 5, 3),
    ("gelu", "sigmoid", 1, 1),
]


@pytest.fixture(params=EVERY_KIND, ids=lambda kind: "-".join(map(str, kind)))
def kind_of_document(request: pytest.FixtureRequest) -> ModelDocument:
    """Models of every activation, every output, other inputs and classes."""
    name, output, inputs, classes = request.param
    return any_network((name, name), output, inputs, classes)


@pytest.fixture
def images(kind_of_document: ModelDocument) -> np.ndarray:
    """Inputs for that model, 0 to 1."""
    inputs = kind_of_document.network.layer_sizes[0]
    return np.random.default_rng(6).random((20, inputs)).astype(np.float32)
