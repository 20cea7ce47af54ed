import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDoubleSpinBox, QLabel, QSlider, QWidget

from tests.ui.listening import description
from visualnet.models.formats import open_model
from visualnet.nn.edits import Freeze, SetBias, SetWeight
from visualnet.nn.metrics import accuracy
from visualnet.nn.parts import Part
from visualnet.ui.session.open_run import State
from visualnet.ui.widgets.class_columns import ClassChanges


@pytest.fixture
def panel(desk):
    """The panel of edits, with its first reading."""
    panel = desk.open_dock("editsDock")
    panel.show_choice((1, 0))
    desk.wait(lambda: shown(panel, "accuracyNow") != "–")
    return panel


def shown(panel, name):
    return panel.findChild(QLabel, name).text()


def slider(panel, name):
    return panel.findChild(QWidget, name).findChild(QSlider)


def box(panel, name):
    return panel.findChild(QWidget, name).findChild(QDoubleSpinBox)


def click(panel, name):
    button = panel.findChild(QAbstractButton, name)
    assert button.isEnabled(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def plain_accuracy(network, split):
    return f"{accuracy(network.probabilities(split.images), split.labels) * 100:.2f}\u202f%"


def wait_for_reading(desk, panel, split):
    expected = plain_accuracy(desk.session.network, split)
    desk.wait(lambda: shown(panel, "accuracyNow") == expected)


def answers(desk):
    return desk.application.context.frames._frame().forward.probabilities[0]


def picture(desk):
    desk.wait_at_rest()
    desk.wait_for_picture()
    return desk.canvas.grab().toImage()


@pytest.mark.slow
def test_an_edit_changes_the_reading_and_the_picture_at_once(desk, panel, mnist):
    before, bars = picture(desk), desk.drawing.bars
    told = description(bars)
    panel.show_choice((3, 3))
    click(panel, "silenceButton")
    assert desk.session.network.biases[2][3] < -100
    assert answers(desk)[3] == 0
    desk.wait(lambda: desk.answer not in ("3", ""))
    desk.wait_at_rest()
    assert description(bars) != told
    desk.wait(lambda: picture(desk) != before)
    wait_for_reading(desk, panel, mnist.test)
    columns = panel.findChild(ClassChanges)
    assert columns.part_words(3).startswith("3: 0.00\u202f% now, ")


@pytest.mark.slow
def test_the_figures_are_those_of_plain_evaluations(desk, panel, mnist):
    untouched = desk.session.network
    slider(panel, "noiseShare").setValue(60)
    click(panel, "zeroBiasesButton")
    wait_for_reading(desk, panel, mnist.test)
    edited, test = desk.session.network, mnist.test
    assert shown(panel, "accuracyBefore") == plain_accuracy(untouched, test)
    shares = []
    for network in (edited, untouched):
        right = network.probabilities(test.images).argmax(axis=1) == test.labels
        shares.append([right[test.labels == k].mean() * 100 for k in range(10)])
    columns = panel.findChild(ClassChanges)
    for k in range(10):
        expected = f"{k}: {shares[0][k]:.2f}\u202f% now, {shares[1][k]:.2f}\u202f% before"
        assert columns.part_words(k).startswith(expected)


def test_undo_and_redo_bring_back_exactly_the_former_parameters(desk, panel):
    states = [desk.parameters().copy()]
    panel.show_choice((1, 5))
    for name in ("silenceButton", "zeroBiasesButton", "restoreButton", "undoAllEditsButton"):
        click(panel, name)
        states.append(desk.parameters().copy())
    assert np.array_equal(states[0], states[-1])
    assert not np.array_equal(states[1], states[2])
    for expected in reversed(states[:-1]):
        desk.do("undoAction")
        assert np.array_equal(desk.parameters(), expected)
    assert not desk.session.edits
    for expected in states[1:]:
        desk.do("redoAction")
        assert np.array_equal(desk.parameters(), expected)
    assert len(desk.session.edits) == 4


def test_sliding_is_one_step_to_undo(desk, panel):
    before = desk.parameters().copy()
    panel.show_choice((2, 7))
    moved = slider(panel, "editedValue")
    moved.setFocus()
    for _ in range(5):
        QTest.keyClick(moved, Qt.Key.Key_PageUp)
    assert desk.session.undo_stack.count() == 1
    (edit,) = desk.session.edits
    assert isinstance(edit, SetBias)
    assert not np.array_equal(desk.parameters(), before)
    assert edit.value == pytest.approx(box(panel, "editedValue").value(), abs=1e-5)
    for share in (10, 20, 30):
        slider(panel, "noiseShare").setValue(share)
    assert desk.session.undo_stack.count() == 2
    desk.do("undoAction")
    assert desk.session.edits == (edit,)
    assert slider(panel, "noiseShare").value() == 0
    desk.do("undoAction")
    assert np.array_equal(desk.parameters(), before)
    assert box(panel, "editedValue").value() == pytest.approx(
        desk.session.network.biases[1][7], abs=1e-5
    )


@pytest.mark.slow
def test_an_edit_after_a_stroke_does_not_lose_the_one_before_it(desk, panel):
    slider(panel, "prunedShare").setValue(20)
    pruned = desk.parameters().copy()
    desk.draw_seven()
    slider(panel, "prunedShare").setValue(60)
    assert len(desk.session.edits) == 1
    desk.do("undoAction")
    assert np.array_equal(desk.parameters(), pruned)
    assert slider(panel, "prunedShare").value() == 20


@pytest.mark.slow
def test_frozen_neurons_keep_their_weights_while_others_learn(desk, panel):
    panel.show_choice((1, 4))
    click(panel, "freezeButton")
    panel.show_choice(3)
    click(panel, "freezeButton")
    before = desk.session.network
    desk.train(30)
    after = desk.session.network
    assert np.array_equal(after.weights[0][:, 4], before.weights[0][:, 4])
    assert after.biases[0][4] == before.biases[0][4]
    assert np.array_equal(after.weights[2], before.weights[2])
    assert np.array_equal(after.biases[2], before.biases[2])
    others = np.arange(16) != 4
    assert (after.weights[0][:, others] != before.weights[0][:, others]).any()
    assert (after.weights[1] != before.weights[1]).any()


@pytest.mark.slow
def test_an_edit_halts_the_training_and_training_goes_on_from_it(desk, panel, mnist):
    desk.do("playAction")
    desk.wait(lambda: desk.step_shown() > 20)
    panel.show_choice(2)
    click(panel, "silenceButton")
    assert desk.session.state is State.PAUSED
    assert not desk.session.network.weights[2].any()
    wait_for_reading(desk, panel, mnist.test)
    step = desk.session.shown_step
    # What was learnt until the edit is what it is compared with, and what undo brings back.
    before = shown(panel, "accuracyBefore")
    desk.do("undoAction")
    assert desk.session.shown_step == step
    assert plain_accuracy(desk.session.network, mnist.test) == before
    desk.do("redoAction")
    desk.train(20)
    assert desk.session.edits == ()
    wait_for_reading(desk, panel, mnist.test)
    assert shown(panel, "accuracyDifference") == "0.00"


@pytest.mark.slow
def test_going_back_to_edits_before_a_training_compares_with_what_they_were_made_from(
    desk, panel, mnist
):
    first = plain_accuracy(desk.session.network, mnist.test)
    slider(panel, "noiseShare").setValue(80)
    panel.show_choice((1, 0))
    click(panel, "silenceButton")
    desk.train(200)
    desk.do("undoAction")
    assert len(desk.session.edits) == 1
    wait_for_reading(desk, panel, mnist.test)
    assert shown(panel, "accuracyBefore") == first
    click(panel, "undoAllEditsButton")
    wait_for_reading(desk, panel, mnist.test)
    assert shown(panel, "accuracyNow") == first


@pytest.mark.slow
def test_while_it_learns_nothing_is_measured(desk, panel):
    desk.do("playAction")
    desk.wait(lambda: desk.step_shown() > 5)
    desk.wait(lambda: "During training" in shown(panel, "accuracyNote"))
    assert shown(panel, "accuracyNow") == "–"
    bias = box(panel, "editedValue").value()
    desk.wait(lambda: box(panel, "editedValue").value() != bias)
    desk.do("playAction")
    desk.wait_at_rest()
    desk.wait(lambda: shown(panel, "accuracyNow") != "–")


@pytest.mark.slow
def test_the_edited_network_is_unsaved_can_be_exported_opened_and_trained_on(
    desk, panel, mnist, tmp_path
):
    assert not desk.session.is_unsaved
    slider(panel, "prunedShare").setValue(70)
    assert desk.session.is_unsaved
    desk.wait(lambda: desk.text("statusAccuracy") == "–")
    edited, path = desk.parameters().copy(), tmp_path / "pruned.npz"
    with desk.qtbot.waitSignal(desk.application.files.models.saved):
        desk.application.files.models.save_to(path)
    assert not desk.session.is_unsaved
    document = open_model(path)
    assert np.array_equal(document.network.parameters, edited)
    assert document.metadata.test_accuracy is None
    desk.application.files.models.open_path(str(path))
    desk.wait(lambda: desk.session.title == "pruned.npz")
    desk.wait_at_rest()
    assert np.array_equal(desk.parameters(), edited)
    assert slider(panel, "prunedShare").value() == 0
    wait_for_reading(desk, panel, mnist.test)
    desk.train(20)
    assert not np.array_equal(desk.parameters(), edited)


def test_the_temperature_changes_the_bars_but_not_the_digit(desk, panel, mnist):
    bars, digit = desk.drawing.bars, desk.answer
    accuracy_before = shown(panel, "accuracyNow")
    told = {description(bars)}
    sure = [answers(desk)[int(digit)]]
    for value in (200, 100, -100):
        slider(panel, "temperature").setValue(value)
        desk.wait_at_rest()
        assert desk.answer == digit
        told.add(description(bars))
        sure.append(answers(desk)[int(digit)])
    assert len(told) == 4
    assert sure[1] < sure[2] < sure[0] < sure[3]
    click(panel, "neutralTemperatureButton")
    desk.wait_at_rest()
    assert answers(desk)[int(digit)] == sure[0]
    assert shown(panel, "accuracyNow") == accuracy_before
    assert desk.action("undoAction").text() == "Undo temperature 0.316 → 1"
    for place, temperature in ((-100, 0.316), (0, 1.0)):
        desk.do("undoAction")
        assert slider(panel, "temperature").value() == place
        assert desk.application.context.frames.temperature == temperature
    assert not desk.session.undo_stack.canUndo()
    assert not desk.session.is_unsaved


@pytest.mark.slow
def test_the_temperature_is_of_the_network_that_is_shown(desk, panel):
    frames, place = desk.application.context.frames, slider(panel, "temperature")
    place.setValue(200)
    hot = frames.temperature
    desk.do("restartAction")
    assert frames.temperature == hot
    for act in ("newWeightsAction", "newProjectAction"):
        with desk.qtbot.waitSignal(desk.session.run_changed):
            desk.do(act)
        assert (frames.temperature, place.value()) == (1.0, 0)
        with desk.qtbot.waitSignal(desk.session.run_changed):
            desk.do("undoAction")
        assert (frames.temperature, place.value()) == (hot, 200)


def test_what_is_chosen_in_the_picture_is_chosen_here_and_stays(desk, panel):
    desk.wait_for_picture()
    spot = desk.canvas.position_of((2, 6)).toPoint()
    QTest.mouseMove(desk.canvas.viewport(), spot)
    assert panel.choice == (1, 0)
    QTest.mouseClick(desk.canvas.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert panel.choice == (2, 6)
    desk.hover((1, 3))
    desk.leave_canvas()
    assert panel.choice == (2, 6)
    desk.canvas.setFocus()
    QTest.keyClick(desk.canvas, Qt.Key.Key_Down)
    assert panel.choice == (2, 7)
    QTest.keyClick(desk.canvas, Qt.Key.Key_Escape)
    assert panel.choice == (2, 7)


@pytest.mark.slow
def test_a_connection_chosen_in_the_picture_is_edited_by_its_slider(desk, panel):
    desk.wait_for_picture()
    start, end = (desk.canvas.position_of(neuron) for neuron in ((2, 15), (3, 9)))
    spot = (start + (end - start) * 0.5).toPoint()
    QTest.mouseClick(desk.canvas.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    chosen = desk.canvas.chosen[-1]
    assert panel.choice == chosen
    slider(panel, "editedValue").setValue(0)
    (edit,) = desk.session.edits
    assert edit == SetWeight(chosen.layer + 1, chosen.source, chosen.target, 0.0)
    assert desk.session.network.weights[chosen.layer][chosen.source, chosen.target] == 0


@pytest.mark.slow
def test_another_run_brings_its_own_parts(desk, panel, mnist):
    panel.show_choice((1, 12))
    click(panel, "silenceButton")
    desk.session.apply(desk.session.config.changed(hidden=(8,)))
    desk.wait_at_rest()
    assert panel.choice == (1, 0)
    wait_for_reading(desk, panel, mnist.test)
    assert shown(panel, "accuracyDifference") == "0.00"
    desk.do("undoAction")
    wait_for_reading(desk, panel, mnist.test)
    assert len(desk.session.edits) == 1
    assert shown(panel, "accuracyDifference").startswith("−")


@pytest.mark.slow
def test_while_hidden_it_reads_nothing_and_catches_up(desk, panel, mnist):
    dock = desk.window.docks["editsDock"]
    before = shown(panel, "accuracyNow")
    dock.hide()
    desk.session.edit(SetBias(3, 0, 50.0))
    desk.wait_at_rest()
    assert shown(panel, "accuracyNow") == before
    dock.show()
    dock.raise_()
    wait_for_reading(desk, panel, mnist.test)
    assert shown(panel, "accuracyNow") != before


@pytest.mark.slow
def test_what_is_frozen_stays_so_after_training_and_another_edit(desk):
    session = desk.session
    frozen = Part(1, 3)
    session.edit(Freeze(frozen))
    desk.train(3)
    session.edit(SetBias(2, 0, 0.5))
    before = session.network.weights[0].copy()
    desk.train(3)
    after = session.network.weights[0]
    assert np.array_equal(after[:, 3], before[:, 3])
    assert not np.array_equal(after[:, 4], before[:, 4])
