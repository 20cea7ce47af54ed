import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from visualnet.nn.network import Network
from visualnet.ui.look.theme import apply_theme, load_theme
from visualnet.ui.panels.step_through.source import StepSource, step_of
from visualnet.ui.panels.step_through.view import StepView

CLASSES = ("cat", "dog")
INPUTS = np.array([0.8, 0.4, 0.6], np.float32)


@pytest.fixture(scope="module", autouse=True)
def _themed(qapp):
    apply_theme(qapp, load_theme("dark"))


@pytest.fixture
def network():
    network = Network((3, 2, 2))
    network.parameters[:] = np.random.default_rng(1).normal(size=network.parameters.size)
    return network


@pytest.fixture
def view(qtbot):
    view = StepView()
    qtbot.addWidget(view)
    view.resize(1000, 160)
    view.show()
    return view


def source(network, **more):
    return StepSource(network, CLASSES, **more)


def test_arrows_and_clicks_walk_through_the_stages(view, network):
    view.show_step(step_of(source(network, inputs=INPUTS, label=1)))
    seen = []
    view.stage_changed.connect(seen.append)
    QTest.keyClick(view.row, Qt.Key.Key_Right)
    QTest.keyClick(view.row, Qt.Key.Key_Right)
    QTest.keyClick(view.row, Qt.Key.Key_Left)
    QTest.keyClick(view.row, Qt.Key.Key_End)
    place = view.row.part_rect(5).center().toPoint()
    QTest.mouseClick(view.row, Qt.MouseButton.LeftButton, pos=place)
    assert seen == ["z1", "a1", "z1", "again", "loss"]
    assert view.stage == "loss"
    assert "6 of 12" in view.row.spoken_value()


def test_a_number_key_chooses_the_label_where_there_is_such_a_class(view, network):
    view.show_step(step_of(source(network, inputs=INPUTS)))
    chosen = []
    view.label_chosen.connect(chosen.append)
    QTest.keyClick(view.row, Qt.Key.Key_1)
    QTest.keyClick(view.row, Qt.Key.Key_7)
    assert chosen == [1]


def test_a_stage_stays_shown_with_other_numbers_and_goes_with_its_network(view, network):
    view.show_step(step_of(source(network, inputs=INPUTS, label=1)))
    view.show_stage("delta2")
    view.show_step(step_of(source(network, inputs=INPUTS[::-1].copy(), label=0)))
    assert view.stage == "delta2"
    flat = Network((3, 2))
    view.show_step(step_of(source(flat, inputs=INPUTS, label=0)))
    assert view.stage == "pixels"
