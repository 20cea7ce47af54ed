"""A small model, and ways to build files that are almost that model."""

import base64
import io
import json
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from visualnet.data.drawing.strokes import StrokeDrawing
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


CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
PATIENCE = 300
LOGS = {"browser": "ALL"}


class Browser:
    """One page in headless Chromium, and the hands of someone who uses it."""

    def __init__(self, port: int, profile: Path) -> None:
        self._address = f"http://127.0.0.1:{port}"
        # No proxy: the driver is on this machine.
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        flags = [
            *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
            *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
            *("--window-size=1366,768", "--hide-scrollbars", f"--user-data-dir={profile}"),
        ]
        options = {"binary": CHROMIUM, "args": flags}
        wanted = {"alwaysMatch": {"goog:chromeOptions": options, "goog:loggingPrefs": LOGS}}
        self._session = self.ask("", {"capabilities": wanted}, "/session")["sessionId"]

    def ask(self, what: str, given: object = None, root: str | None = None) -> Any:
        path = root if root is not None else f"/session/{self._session}"
        body = json.dumps(given if given is not None else {}).encode()
        request = urllib.request.Request(f"{self._address}{path}{what}", body)
        try:
            with self._opener.open(request, timeout=PATIENCE) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(error.read().decode()) from error

    def open(self, path: Path) -> None:
        self.ask("/url", {"url": path.as_uri()})

    def run(self, script: str, *values: object) -> Any:
        return self.ask("/execute/sync", {"script": script, "args": values})

    def wait(self, script: str, *values: object) -> Any:
        end = time.monotonic() + PATIENCE
        while not (result := self.run(script, *values)):
            assert time.monotonic() < end, script
        return result

    def text(self, name: str) -> str:
        return str(self.run("return document.getElementById(arguments[0]).textContent", name))

    def draw(self, drawing: StrokeDrawing, kind: str = "mouse") -> None:
        box = self.run(
            "const b = document.getElementById('pad').getBoundingClientRect();"
            "return [b.left, b.top, b.width]"
        )
        moves: list[dict[str, object]] = []
        for stroke in drawing.strokes:
            for k, (x, y) in enumerate(stroke):
                at = [box[0] + x / drawing.side * box[2], box[1] + y / drawing.side * box[2]]
                moves.append({"type": "pointerMove", "x": round(at[0]), "y": round(at[1])})
                if k == 0:
                    moves.append({"type": "pointerDown", "button": 0})
            moves.append({"type": "pointerUp", "button": 0})
        pointer = {
            "type": "pointer",
            "id": kind,
            "parameters": {"pointerType": kind},
            "actions": [{"duration": 0, **move} for move in moves],
        }
        self.ask("/actions", {"actions": [pointer]})

    def press(self, *keys: str) -> None:
        pressed = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.ask("/actions", {"actions": [{"type": "key", "id": "keys", "actions": pressed}]})

    def screenshot(self) -> bytes:
        return base64.b64decode(self._get("/screenshot"))

    def _get(self, what: str) -> Any:
        address = f"{self._address}/session/{self._session}{what}"
        with self._opener.open(address, timeout=PATIENCE) as answer:
            return json.load(answer)["value"]

    def close(self) -> None:
        address = f"{self._address}/session/{self._session}"
        request = urllib.request.Request(address, method="DELETE")
        self._opener.open(request, timeout=PATIENCE).close()

    def logs(self) -> list[str]:
        """What the browser complained about since last asked."""
        return [entry["message"] for entry in self.ask("/se/log", {"type": "browser"})]


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Debian's Chromium, driven by ChromeDriver over HTTP.

    WebDriver is plain JSON over HTTP (https://www.w3.org/TR/webdriver2/): no client is needed.
    """
    if not (CHROMIUM and DRIVER):
        pytest.skip("chromium and chromedriver are not installed")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    profile = tmp_path_factory.mktemp("chromium")
    driver = subprocess.Popen([DRIVER, f"--port={port}"], stdout=subprocess.PIPE)
    try:
        assert driver.stdout is not None
        for line in driver.stdout:
            if b"started successfully" in line:
                break
        browser = Browser(port, profile)
        try:
            yield browser
        finally:
            browser.close()
    finally:
        driver.terminate()
        driver.communicate(timeout=PATIENCE)
