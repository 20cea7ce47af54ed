"""The plane from outside: what it shows, and what pointing at it does."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QToolButton, QWidget

from visualnet.errors import SettingError
from visualnet.insight.plane import CELLS, TILE_CELLS, answers_over
from visualnet.scene.colours import fill_levels
from visualnet.training.control import StepUnit
from visualnet.training.loading import load_dataset_of
from visualnet.training.recipes import POINT_CONFIG
from visualnet.ui.look.neuron_colours import fill_ramp
from visualnet.ui.look.theme import current_theme
from visualnet.ui.picture.panel import NetworkView
from visualnet.ui.picture.parts.edits import silencing
from visualnet.ui.picture.tiles.images import tiles_of
from visualnet.ui.plane.panel import point_text
from visualnet.ui.session.frame import ProbeSource
from visualnet.ui.session.open_run import State


def _parts(desk):
    application = desk.window.application
    return application.session, application.plane.panel.view, application.context.pad.plane


def _frame(desk):
    return desk.window.findChild(NetworkView, "networkView").canvas.frame


@pytest.mark.slow
def test_the_plane_takes_the_pads_place(plane):
    _, view, _ = _parts(plane)
    assert view.isVisible()
    assert view is plane.window.findChild(QWidget, "plane")
    assert not plane.window.findChild(QWidget, "drawingPad").isVisible()
    assert plane.window.docks["drawingDock"].windowTitle() == "The plane"
    assert not plane.window.application.context.actions["teach"].isEnabled()


@pytest.mark.slow
def test_pointing_is_the_input_everywhere(plane, qtbot):
    session, view, state = _parts(plane)
    side = view.side()
    QTest.mouseMove(view, QPoint(round(0.75 * side), round(0.25 * side)))
    qtbot.waitUntil(lambda: state.point.values[0] > 2)
    wanted = state.point.values
    qtbot.waitUntil(lambda: _frame(plane).probe.point.values == wanted)
    frame = _frame(plane)
    assert frame.probe.source is ProbeSource.POINT
    expected = session.network.forward(session.features.rows_of([wanted]))
    for shown, right in zip(frame.forward.activations, expected.activations, strict=True):
        np.testing.assert_array_equal(shown, right)
    answer = session.classes[frame.answer]
    qtbot.waitUntil(lambda: plane.window.findChild(QLabel, "predictionLabel").text() == answer)
    qtbot.waitUntil(lambda: f"class {answer}" in view.spoken_value())


@pytest.mark.slow
def test_an_example_whose_place_its_inputs_do_not_tell_has_no_mark(plane, qtbot):
    session, view, state = _parts(plane)
    wanted = session.config.changed(features="x2,y2")
    session.apply(wanted, load_dataset_of(wanted))
    qtbot.waitUntil(lambda: session.features.names == ("x²", "y²"))
    row = session.dataset.train.inputs[0]
    point = state.example_point(row)
    assert not point.is_placed
    assert point_text(point).startswith("x² ")
    np.testing.assert_array_equal(point.inputs[:, 0], row.reshape(-1))
    assert point.at(0.5, 0.5).is_placed
    state.show_row(row)
    qtbot.waitUntil(lambda: view._place is None)
    state.point_at(0.25, 0.5)
    qtbot.waitUntil(lambda: view._place == pytest.approx((0.25, 0.5)))


@pytest.mark.slow
def test_arrow_keys_move_the_point(plane, qtbot):
    _, view, state = _parts(plane)
    view.setFocus()
    before = state.point.values
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    after = state.point.values
    assert after[0] - before[0] == pytest.approx(0.12)
    assert after[1] - before[1] == pytest.approx(1.2)


@pytest.mark.slow
def test_a_kept_point_comes_back_when_the_mouse_leaves(plane, qtbot):
    _, view, state = _parts(plane)
    place = QPoint(60, 60)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    kept = state.kept
    assert kept is not None
    state.point_at(0.9, 0.9)
    assert state.point != kept
    view.left.emit()
    assert state.point == kept
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert state.kept is None


@pytest.mark.slow
def test_tiles_are_what_each_neuron_answers(plane, qtbot):
    session, _, _ = _parts(plane)
    qtbot.waitUntil(lambda: _frame(plane) is not None)
    frame = _frame(plane)
    point = frame.probe.point
    answers = answers_over(frame.network, point, TILE_CELLS)
    for row in (0, 777, TILE_CELLS**2 - 1):
        inputs = session.features.rows_of(point.cells(TILE_CELLS)[row : row + 1])
        forward = frame.network.forward(inputs)
        for layer, right in zip(answers.layers[1:], forward.activations, strict=True):
            np.testing.assert_allclose(layer[row], right[0], atol=1e-6)
    tiles = tiles_of(frame)
    assert [len(layer) for layer in tiles.layers] == list(frame.network.layer_sizes)
    # The top row of a tile is the top of the plane.
    y = tiles.layers[0][1]
    assert y[0].min() > y[-1].max()


@pytest.mark.slow
def test_a_neuron_pointed_at_is_shown_large(plane, qtbot):
    _, view, _ = _parts(plane)
    plane.wait_for_picture()
    network_colours = view._shades.colours
    plane.hover((1, 2))
    qtbot.waitUntil(lambda: view.title == "hidden 1: neuron 3")
    frame = _frame(plane)
    answers = answers_over(frame.network, frame.probe.point)
    levels = fill_levels(answers.layers[1], "tanh")[:, 2]
    wanted = fill_ramp(current_theme())[levels].reshape(CELLS, CELLS)
    np.testing.assert_array_equal(view._shades.colours, wanted)
    assert not len(view._shades.borders)
    assert view.spoken_value().endswith("; shown: hidden 1: neuron 3")
    plane.leave_canvas()
    qtbot.waitUntil(lambda: not view.title)
    np.testing.assert_array_equal(view._shades.colours, network_colours)
    assert "shown" not in view.spoken_value()


@pytest.mark.slow
def test_keys_show_a_neuron_large_and_esc_the_network_again(plane, qtbot):
    _, view, _ = _parts(plane)
    plane.wait_for_picture()
    plane.canvas.setFocus()
    QTest.keyClick(plane.canvas, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: view.title == "hidden 1: neuron 1")
    QTest.keyClick(plane.canvas, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: view.title == "input: x")
    for _ in range(3):
        QTest.keyClick(plane.canvas, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: view.title == "output: class 1")
    QTest.keyClick(plane.canvas, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not view.title)


@pytest.mark.slow
def test_a_neuron_that_another_network_lacks_is_shown_no_longer(plane, qtbot):
    session, view, _ = _parts(plane)
    plane.wait_for_picture()
    plane.application.plane.show_neuron((2, 3))
    qtbot.waitUntil(lambda: view.title == "hidden 2: neuron 4")
    session.apply(session.config.changed(hidden=(2,)))
    qtbot.waitUntil(lambda: not view.title)


@pytest.mark.slow
def test_the_layout_has_square_tiles_and_the_inputs_in_a_column(plane, qtbot):
    canvas = plane.window.findChild(NetworkView, "networkView").canvas
    qtbot.waitUntil(lambda: canvas._layout is not None)
    layout = canvas._layout
    assert layout.has_tiles
    assert layout.input_shape == (2, 1)
    assert len(set(layout.positions[0][:, 0].tolist())) == 1
    assert 20 < layout.radii[0] <= 24


def test_other_points_keep_the_network_and_can_be_undone(plane, qtbot):
    session, _, _ = _parts(plane)
    parameters, run = session.network.parameters, session.run
    plane.window.application.plane.panel.data.settings_changed.emit({"noise": 0.25})
    qtbot.waitUntil(lambda: session.config.noise == 0.25)
    assert np.array_equal(session.network.parameters, parameters)
    session.undo_stack.undo()
    assert session.run is run
    assert session.config.noise == 0


def test_another_choice_of_features_is_a_new_network(plane, qtbot):
    session, _, state = _parts(plane)
    plane.window.findChild(QWidget, "feature-x2").click()
    qtbot.waitUntil(lambda: session.features.names == ("x", "y", "x²"))
    assert session.network.layer_sizes[0] == 3
    assert len(state.point.inputs) == 3
    qtbot.waitUntil(lambda: _frame(plane).network.layer_sizes[0] == 3)


@pytest.mark.slow
def test_the_worked_example_is_a_data_set_of_three_sliders(plane, qtbot):
    session, _, state = _parts(plane)
    plane.window.application.context.data.open_source("three-inputs")
    plane.wait_for_data(lambda: session.network.layer_sizes == (3, 2, 2))
    assert state.point.values == (0.8, 0.4, 0.6)
    qtbot.waitUntil(lambda: _frame(plane).network.layer_sizes == (3, 2, 2))
    first = _frame(plane).forward
    np.testing.assert_allclose(first.pre_activations[0][0], [0.5, 0.08], atol=1e-6)
    np.testing.assert_allclose(first.activations[1][0], [0.426766, 0.573234], atol=1e-6)


@pytest.mark.slow
def test_other_data_after_the_worked_example_have_a_network_that_can_learn_them(plane):
    session, _, _ = _parts(plane)
    loader = plane.window.application.context.data
    loader.open_source("three-inputs")
    plane.wait_for_data(lambda: session.network.layer_sizes == (3, 2, 2))
    loader.open_source("spiral3")
    plane.wait_for_data(lambda: session.config.dataset == "spiral3")
    assert session.network.layer_sizes == (2, *POINT_CONFIG.hidden, 3)
    assert session.config.activation == POINT_CONFIG.activation
    assert session.config.optimizer == POINT_CONFIG.optimizer


@pytest.mark.slow
def test_a_test_point_is_read_with_its_true_class(plane, qtbot):
    session, _, state = _parts(plane)
    plane.window.application.context.actions["testImage"].trigger()
    label = state.label
    assert label is not None
    test = session.dataset.test
    rows = np.isclose(test.inputs, state.point.inputs[:, 0]).all(axis=1)
    assert test.labels[rows].tolist() == [label]
    qtbot.waitUntil(lambda: _frame(plane).probe.label == label)
    state.point_at(0.5, 0.5)
    assert state.label is None


@pytest.mark.slow
def test_examples_that_are_learnt_are_shown_on_the_plane(plane, qtbot):
    session, _, _ = _parts(plane)
    session.step(StepUnit.EXAMPLE)
    qtbot.waitUntil(lambda: _frame(plane).probe.source is ProbeSource.TRAINING)
    probe = _frame(plane).probe
    assert probe.shape == (2, 1)
    example = session.snapshot.example
    np.testing.assert_array_equal(probe.image[:, 0], session.dataset.train.inputs[example])
    np.testing.assert_allclose(probe.point.values, probe.image[:, 0], rtol=1e-6)


@pytest.mark.slow
def test_panels_that_show_images_say_so_and_come_back(plane, qtbot):
    context = plane.window.application.context
    context.open_panel("why")
    why = plane.window.docks["whyDock"]
    note = why.findChild(QLabel, "imagesOnly")
    assert note.isVisible()
    assert note.text().startswith("The panel Why is for images")
    session, _, _ = _parts(plane)
    context.data.open_source("mnist")
    plane.wait_for_data(lambda: session.features is None and session.dataset is not None)
    assert note.isHidden()
    assert plane.window.findChild(QWidget, "drawingPad").isVisible()
    assert plane.window.docks["drawingDock"].windowTitle() == "Draw a digit"
    session.undo_stack.undo()
    assert session.features is not None
    assert not plane.window.findChild(QWidget, "drawingPad").isVisible()


@pytest.mark.slow
def test_connections_say_why_of_a_point(plane, qtbot):
    plane.do("contributionModeAction")
    view = plane.window.findChild(NetworkView, "networkView")
    _, _, state = _parts(plane)
    state.point_at(0.2, 0.2)
    qtbot.waitUntil(lambda: _frame(plane).explanation is not None)
    wanted = state.point.inputs.ravel()
    found = _frame(plane).explanation
    assert found.connections[0].shape == (2, 4)
    qtbot.waitUntil(
        lambda: np.array_equal(view.canvas.frame.probe.image.ravel(), wanted),
    )


@pytest.mark.slow
def test_evaluation_and_edits_work_on_points(plane, qtbot):
    session, _, _ = _parts(plane)
    context = plane.window.application.context
    context.open_panel("evaluation")
    panel = plane.window.docks["evaluationDock"].panel
    qtbot.waitUntil(lambda: panel._report is not None)
    assert panel._report.confusion.sum() == len(session.dataset.test)
    before = session.network.parameters
    session.edit(silencing((1, 2)))
    assert not np.array_equal(session.network.parameters, before)
    qtbot.waitUntil(lambda: (1, 2) in _frame(plane).marks.silenced)


def test_the_pace_is_told_in_epochs(plane):
    bar = plane.window.application.training.bar
    session, _, _ = _parts(plane)
    assert bar._speed_text.text() == "30 epochs/s"
    assert bar.speed == pytest.approx(30 * len(session.dataset.train), rel=0.01)
    plane.slide("speedSlider", 100)
    assert bar.speed is None
    assert bar._speed_text.text() == "full speed"


@pytest.mark.slow
def test_new_points_of_a_table_that_is_gone_say_which_and_where(plane, tmp_path):
    session, _, _ = _parts(plane)
    path = tmp_path / "gone.csv"
    path.write_text("\n".join(f"{k % 7},{k * k % 5},{k % 2}" for k in range(40)), encoding="utf-8")
    plane.application.context.data.open_source(str(path))
    plane.wait_for_data(lambda: session.config.dataset == str(path))
    path.unlink()
    plane.press(plane.window, "newPoints")
    told = f"There is no file or folder '{path}'. Check the path, or choose other data."
    plane.wait(lambda: told in plane.window.notices.sentences)


@pytest.mark.slow
@pytest.mark.parametrize("is_of_file", [False, True])
def test_a_listed_run_opens_with_its_points_while_others_are_shown(plane, is_of_file):
    session, _, _ = _parts(plane)
    session.change(epochs=None)
    plane.train(3)
    context = plane.application.context
    context.data.open_source("moons")
    plane.wait_for_data(lambda: session.config.dataset == "moons")
    if is_of_file:
        # An older file does not say how its runs read their points.
        history = context.run_log.history
        history.take([replace(record, features=None) for record in history.records])
    plane.open_dock("runsDock").open_requested.emit(1)
    plane.wait(lambda: session.config.dataset == "xor")
    assert len(session.dataset.train) == 500


@pytest.mark.slow
@pytest.mark.parametrize("is_begun", [False, True])
def test_what_only_images_can_have_is_refused_and_changes_nothing(plane, qtbot, is_begun):
    session, _, _ = _parts(plane)
    session.change(epochs=None)
    if is_begun:
        plane.train(3)
    config, state = session.config, session.state
    with pytest.raises(SettingError, match="only images can be changed at random"):
        session.change(augment_shift=1.0)
    assert session.config == session.run.trainer.config == config
    plane.train(3)
    assert session.state is not State.FAILED
    assert is_begun is (state is State.PAUSED)


@pytest.mark.slow
def test_f3_asks_first_and_undo_brings_the_images_back(build, qtbot):
    desk = build().show()
    session, drawing = desk.window.application.session, desk.window.application.context.pad.content
    qtbot.waitUntil(lambda: session.dataset is not None)
    before = session.run
    action = desk.window.application.context.actions["plane"]
    assert action.shortcut().toString() == "F3"
    action.trigger()
    desk.wait_for_data(lambda: session.features is not None)
    assert session.config.dataset == "circle"
    assert session.config.activation == "tanh"
    qtbot.waitUntil(lambda: desk.window.findChild(QWidget, "plane").isVisible())
    dock = desk.window.docks["drawingDock"]
    button = desk.window.findChild(QToolButton, "drawingDockButton")
    assert button.text() == dock.windowTitle() == "The plane"
    action.trigger()
    session.undo_stack.undo()
    assert session.run is before
    assert (button.text(), dock.windowTitle()) == ("Draw", "Draw a digit")
    assert desk.window.application.context.pad.content is drawing
    assert desk.window.findChild(QWidget, "drawingPad").isVisible()


def test_a_single_input_is_refused_in_a_sentence(plane):
    session, _, _ = _parts(plane)
    run, box = session.run, plane.window.findChild(QCheckBox, "feature-y")
    box.click()
    assert box.isChecked()
    assert session.run is run
    assert plane.notice == "The network needs two inputs. Tick another one first."
    plane.do("playAction")
    plane.wait(lambda: "two inputs" not in " ".join(plane.window.notices.sentences))
    plane.do("playAction")


@pytest.mark.slow
def test_f3_brings_the_plane_back_where_its_dock_was_closed(plane, qtbot):
    _, view, _ = _parts(plane)
    plane.window.docks["drawingDock"].close()
    assert not view.isVisible()
    plane.window.application.context.actions["plane"].trigger()
    qtbot.waitUntil(view.isVisible)


@pytest.mark.slow
def test_a_preset_leaves_points_what_they_are(plane):
    session = plane.window.application.session
    settings = plane.window.application.panels._fill("settings").panel
    settings.propose_preset("digits-16x16")
    draft = settings.draft()
    assert (draft.dataset, draft.augment_shift) == (session.config.dataset, 0.0)
    assert draft.hidden == (16, 16)
