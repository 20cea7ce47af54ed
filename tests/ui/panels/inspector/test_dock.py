import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from visualnet.nn.edits import SetBias, Silence
from visualnet.nn.parts import Part
from visualnet.number_text import number_text
from visualnet.scene.parts import Connection
from visualnet.ui.session.open_run import State


@pytest.fixture
def inspector(desk):
    """The inspector, brought to the front by its key, with its first choice measured."""
    made = desk.application.panels._fill("inspector")
    made.panel.say("")
    made.open((1, 0))
    panel = desk.open_dock("inspectorDock")
    inspector = desk.application.panels._filled["inspector"]
    assert inspector.panel is panel
    desk.wait(panel.isVisible)
    wait_for_figures(desk, inspector)
    return inspector


def status(inspector):
    return inspector.panel.findChild(QLabel, "inspectorStatus").text()


def words(inspector, name):
    return inspector.panel.findChild(QLabel, name).text()


def wait_for_figures(desk, inspector):
    desk.wait(lambda: status(inspector).startswith("Measured at step"))


def z_of(desk, layer, index):
    """By hand, for what the picture shows."""
    a = desk.canvas.frame.forward.inputs[0].astype(np.float64)
    for k in range(layer):
        z = a @ desk.session.network.weights[k] + desk.session.network.biases[k]
        a = 1 / (1 + np.exp(-z))
    return z[index]


def numbers(inspector):
    return words(inspector, "neuronNumbers")


@pytest.mark.slow
def test_it_follows_the_neuron_that_the_keys_choose_in_the_picture(desk, inspector):
    desk.canvas.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(desk.canvas, key)
    neuron = desk.canvas.chosen[-1]
    assert neuron[0] == 2
    assert inspector.panel.choice == neuron
    assert f"z {number_text(z_of(desk, *neuron), signed=True)} " in numbers(inspector)
    wait_for_figures(desk, inspector)


@pytest.mark.slow
def test_it_follows_a_click_and_stays_when_the_pointer_moves_on(desk, inspector):
    desk.wait_for_picture()
    spot = desk.canvas.position_of((1, 5)).toPoint()
    desk.hover((1, 5))
    assert inspector.panel.choice == (1, 0)
    QTest.mouseClick(desk.canvas.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert inspector.panel.choice == (1, 5)
    desk.hover((2, 2))
    desk.leave_canvas()
    QTest.keyClick(desk.canvas, Qt.Key.Key_Escape)
    assert inspector.panel.choice == (1, 5)


@pytest.mark.slow
def test_the_figures_are_those_of_the_test_set(desk, inspector, mnist):
    inspector.open((1, 3))
    wait_for_figures(desk, inspector)
    rows = mnist.test.images.reshape(len(mnist.test), -1) / 255
    network = desk.session.network
    values = 1 / (1 + np.exp(-(rows @ network.weights[0][:, 3] + network.biases[0][3])))
    said = []
    histogram = inspector.panel.neuron.histogram
    histogram.pointed.connect(said.append)
    histogram.setFocus()
    QTest.keyClick(histogram, Qt.Key.Key_Down)
    QTest.keyClick(histogram, Qt.Key.Key_End)
    mean = values[mnist.test.labels == 1].mean()
    assert said[-1].endswith(f"mean {number_text(mean)}")
    accuracy = (network.probabilities(mnist.test.images).argmax(1) == mnist.test.labels).mean()
    assert words(inspector, "ablationWords").startswith(f"{100 * accuracy:.2f}\u202f% → ")


@pytest.mark.slow
def test_a_click_on_an_exciting_image_puts_it_into_the_pad(desk, inspector, mnist):
    inspector.open((3, 4))
    wait_for_figures(desk, inspector)
    before = desk.pad_state.content
    grid = inspector.panel.neuron.strongest.grid
    position = int(grid._positions[2])
    spot = grid.tile_rect(2).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    desk.wait_at_rest()
    assert np.array_equal(desk.pad_state.content.image, mnist.test.images[position])
    assert desk.answer == "4"
    desk.do("undoAction")
    assert desk.pad_state.content == before


@pytest.mark.slow
def test_live_numbers_follow_the_drawing(desk, inspector):
    inspector.open((2, 1))
    before = numbers(inspector)
    desk.do("clearPadAction")
    desk.wait(lambda: numbers(inspector) != before)
    desk.draw_seven()
    desk.wait_at_rest()
    desk.wait(lambda: f"z {number_text(z_of(desk, 2, 1), signed=True)} " in numbers(inspector))


@pytest.mark.slow
def test_figures_are_made_anew_when_the_training_stands_still(desk, inspector):
    inspector.open((1, 2))
    wait_for_figures(desk, inspector)
    assert status(inspector) == "Measured at step 0."
    desk.train(40)
    step = desk.session.shown_step
    desk.wait(lambda: status(inspector) == f"Measured at step {step:,}.")
    assert f"z {number_text(z_of(desk, 1, 2), signed=True)} " in numbers(inspector)


@pytest.mark.slow
def test_while_it_learns_figures_are_made_when_asked(desk, inspector):
    desk.do("playAction")
    desk.wait(lambda: desk.step_shown() > 20)
    live = "Measured at step 0; live numbers are from step "
    desk.wait(lambda: status(inspector).startswith(live))
    button = inspector.panel.findChild(QPushButton, "inspectorMeasure")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    wait_for_figures(desk, inspector)
    assert not status(inspector).startswith("Measured at step 0")
    assert desk.session.state is State.RUNNING
    desk.do("playAction")


@pytest.mark.slow
def test_an_edit_by_hand_changes_numbers_and_figures(desk, inspector):
    inspector.open((3, 1))
    wait_for_figures(desk, inspector)
    accuracy = words(inspector, "ablationWords").split(" %")[0]
    desk.session.edit(SetBias(3, 1, 50.0))
    desk.wait_at_rest()
    desk.wait(lambda: "bias +50 " in numbers(inspector))
    desk.wait(lambda: words(inspector, "ablationWords").split(" %")[0] != accuracy)
    # Every answer is "1" now.
    assert float(words(inspector, "ablationWords").split("\u202f%")[0]) == 11.35


@pytest.mark.slow
def test_a_connection_keeps_its_curve_from_when_it_was_chosen(desk, inspector):
    desk.train(10)
    begun = desk.session.shown_step
    inspector.open(Connection(1, 3, 4))
    assert f"since step {begun:,}" in words(inspector, "connectionSince")
    desk.train(40)
    steps, values = inspector._record.series()
    assert steps[0] == begun
    assert steps[-1] == desk.session.shown_step
    assert values[-1] == desk.session.network.weights[1][3, 4]
    assert len(steps) > 2
    first = desk.session.trainer.first_parameters
    change = values[-1] - desk.session.network.layer_views(first)[0][1][3, 4]
    text = f"changed by {number_text(change, signed=True)}"
    desk.wait(lambda: text in words(inspector, "connectionNumbers"))


@pytest.mark.slow
def test_another_shape_takes_the_choice_away_and_comes_back_by_undo(desk, inspector):
    inspector.open((2, 15))
    wait_for_figures(desk, inspector)
    desk.session.apply(desk.session.config.changed(hidden=(8,)))
    desk.wait_at_rest()
    assert inspector.panel.choice == (1, 0)
    wait_for_figures(desk, inspector)
    desk.do("undoAction")
    desk.wait_at_rest()
    wait_for_figures(desk, inspector)
    inspector.open((2, 15))
    desk.wait(lambda: f"z {number_text(z_of(desk, 2, 15), signed=True)} " in numbers(inspector))


def test_what_comes_too_late_for_another_choice_is_dropped(desk, inspector):
    for index in range(8):
        inspector.open((2, index))
    inspector.open(3)
    wait_for_figures(desk, inspector)
    assert inspector.panel.layer.matrix.isVisible()
    assert not inspector.panel.neuron.isVisible()
    assert "biases" in words(inspector, "layerNumbers")


@pytest.mark.slow
def test_nothing_is_worked_out_while_nobody_looks(desk, inspector):
    dock = desk.window.docks["inspectorDock"]
    dock.hide()
    before = numbers(inspector)
    desk.do("clearPadAction")
    desk.train(10)
    assert numbers(inspector) == before
    assert status(inspector) == "Measured at step 0."
    dock.show()
    dock.raise_()
    step = desk.session.shown_step
    desk.wait(lambda: status(inspector) == f"Measured at step {step:,}.")
    assert numbers(inspector) != before


def test_enter_on_a_neuron_brings_the_inspector_with_it(desk):
    desk.canvas.setFocus()
    desk.view.inspect_requested.emit((2, 5))
    dock = desk.window.docks["inspectorDock"]
    desk.wait(dock.isVisible)
    inspector = desk.application.panels._filled["inspector"]
    wait_for_figures(desk, inspector)
    assert numbers(inspector)
    assert f"{z_of(desk, 2, 5):+.3g}".replace("-", "−") in numbers(inspector)


@pytest.mark.slow
def test_a_silenced_neuron_says_so_beside_its_activation(desk, inspector):
    desk.canvas.pointing.choose((1, 3))
    desk.wait(lambda: "activation" in words(inspector, "neuronNumbers"))
    assert "silenced" not in words(inspector, "neuronNumbers")
    desk.session.edit(Silence(Part(1, 3)))
    desk.wait(lambda: "silenced" in words(inspector, "neuronNumbers"))
