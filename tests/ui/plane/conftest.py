"""Windows that show the plane."""

import pytest

from visualnet.cli import main


@pytest.fixture(scope="session")
def point_model(tmp_path_factory) -> str:
    """Return a model of two hidden layers that has learnt XOR."""
    path = tmp_path_factory.mktemp("plane") / "xor.npz"
    asked = "--hidden 4,4 --activation tanh --optimizer adam --learning-rate 0.01 --epochs 20"
    assert main(["train", "--dataset", "xor", *asked.split(), "--output", str(path)]) == 0
    return str(path)


@pytest.fixture
def plane(build, qtbot, point_model):
    """Return a window with that model, once it has its points."""
    desk = build(point_model)
    session = desk.window.application.session
    desk.window.resize(1280, 800)
    desk.window.show()
    qtbot.waitUntil(lambda: session.run is not None)
    feature = desk.window.application.plane
    qtbot.waitUntil(lambda: feature._points is not None)
    qtbot.waitUntil(lambda: feature.panel.view._shades is not None)
    return desk
