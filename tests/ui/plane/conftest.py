"""Windows that show the plane."""

import pytest
from PySide6.QtWidgets import QCheckBox

from visualnet.cli import main
from visualnet.training.loading import load_dataset_of
from visualnet.training.recipes import POINT_CONFIG

CLASSES = "forget-me-not", "lily", "meadow saffron"


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


@pytest.fixture
def flowers(build, qtbot, tmp_path):
    """Return a window in which points of three classes are painted, whose names are words."""
    path = tmp_path / "flowers.csv"
    lines = [f"{k % 7},{k % 11},{CLASSES[k % 3]}" for k in range(60)]
    path.write_text("\n".join(["long,wide,label", *lines]), encoding="utf-8")
    desk = build().show()
    config = POINT_CONFIG.changed(dataset=str(path))
    desk.session.apply(config, load_dataset_of(config))
    plane = desk.application.plane
    qtbot.waitUntil(lambda: plane.has_points and plane.panel.view.isVisible())
    desk.window.findChild(QCheckBox, "paintPoints").setChecked(True)
    return desk
