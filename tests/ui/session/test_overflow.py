"""A model of finite weights whose sums are no numbers."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel

from visualnet.models.formats import open_model, save_model
from visualnet.paths import resource


@pytest.fixture
def desk(reused_desk):
    return reused_desk


@pytest.fixture(params=[1, 2])
def overflowing(request, tmp_path):
    """A model file; param: the layer in front of which the weights are too large."""
    document = open_model(resource("models", "digits-16x16.npz"))
    network = document.network.with_parameters(document.network.parameters.copy())
    weights = network.weights[request.param]
    weights[:] = 3e38
    weights[:, ::2] *= -1
    if request.param == 1:
        network = replace_activations(network)
        metadata = replace(document.metadata, activations=network.activations)
        document = replace(document, metadata=metadata)
    path = tmp_path / "overflowing.npz"
    save_model(replace(document, network=network), path)
    return path


def replace_activations(network):
    return type(network)(network.layer_sizes, "relu", network.output, parameters=network.parameters)


@pytest.fixture
def opened(desk, overflowing):
    shown = desk.session.run_id
    desk.application.files.models.open_path(str(overflowing))
    desk.wait(lambda: desk.session.run_id != shown)
    desk.wait_at_rest()
    return desk


def said(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


@pytest.mark.slow
def test_no_digit_is_shown_but_a_sentence(opened):
    assert opened.answer == ""
    assert "no answer: numbers too large" in said(opened.drawing)
    opened.pad_state.clear()
    opened.wait_at_rest()
    assert "numbers too large" not in said(opened.drawing)


@pytest.mark.slow
def test_the_docks_say_so_too(opened):
    panel = opened.open_dock("evaluationDock")
    opened.wait(
        lambda: "10,000 of 10,000 examples the network's answers are not numbers" in said(panel)
    )
    panel = opened.open_dock("mapDock")
    opened.wait(lambda: "too large for a map" in said(panel) or "%" in said(panel))
    panel = opened.open_dock("whyDock")
    opened.wait(lambda: "no answer to explain: the network's numbers are too large" in said(panel))
    panel = opened.open_dock("xrayDock")
    opened.wait(lambda: "no answer: numbers too large" in said(panel))


def test_another_model_is_read_as_before(opened):
    shown = opened.session.run_id
    opened.do("undoAction")
    opened.wait(lambda: opened.session.run_id != shown)
    opened.wait_at_rest()
    assert opened.answer == "3"
    assert "numbers too large" not in said(opened.drawing)
    assert np.isfinite(opened.session.network.parameters).all()
