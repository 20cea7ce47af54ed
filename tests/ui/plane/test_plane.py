"""The plane from outside: what it shows, and what pointing at it does."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from visualnet.insight.plane import TILE_CELLS, answers_over
from visualnet.ui.picture.panel import NetworkView
from visualnet.ui.picture.tiles.images import tiles_of
from visualnet.ui.session.frame import ProbeSource


def _parts(desk):
    application = desk.window.application
    return application.session, application.plane.panel.view, application.context.pad.plane


def _frame(desk):
    return desk.window.findChild(NetworkView, "networkView").canvas.frame


def test_the_plane_takes_the_pads_place(plane):
    _, view, _ = _parts(plane)
    assert view.isVisible()
    assert view is plane.window.findChild(QWidget, "plane")
    assert not plane.window.findChild(QWidget, "drawingPad").isVisible()
    assert plane.window.docks["drawingDock"].windowTitle() == "The plane"
    assert not plane.window.application.context.actions["teach"].isEnabled()


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


def test_arrow_keys_move_the_point(plane, qtbot):
    _, view, state = _parts(plane)
    view.setFocus()
    before = state.point.values
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    after = state.point.values
    assert after[0] - before[0] == pytest.approx(0.12)
    assert after[1] - before[1] == pytest.approx(1.2)


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


def test_the_layout_has_square_tiles_and_the_inputs_in_a_column(plane, qtbot):
    canvas = plane.window.findChild(NetworkView, "networkView").canvas
    qtbot.waitUntil(lambda: canvas._layout is not None)
    layout = canvas._layout
    assert layout.has_tiles
    assert layout.input_shape == (2, 1)
    assert len(set(layout.positions[0][:, 0].tolist())) == 1
    assert layout.radii[0] == 24


def test_painting_is_quick(plane):
    # CPU time, not that of the wall: other programs may be busy.
    from time import process_time

    _, view, _ = _parts(plane)
    view.grab()
    begun = process_time()
    for _ in range(10):
        view.grab()
    assert (process_time() - begun) / 10 < 0.021


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


def test_the_worked_example_is_a_data_set_of_three_sliders(plane, qtbot):
    session, _, state = _parts(plane)
    plane.window.application.context.data.open_source("three-inputs")
    plane.wait_for_data(lambda: session.network.layer_sizes == (3, 2, 2))
    assert state.point.values == (0.8, 0.4, 0.6)
    qtbot.waitUntil(lambda: _frame(plane).network.layer_sizes == (3, 2, 2))
    first = _frame(plane).forward
    np.testing.assert_allclose(first.pre_activations[0][0], [0.5, 0.08], atol=1e-6)
    np.testing.assert_allclose(first.activations[1][0], [0.426766, 0.573234], atol=1e-6)
