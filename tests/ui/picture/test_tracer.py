"""Traced paths in the picture: which they are, that they follow, that the rest dims."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton

from visualnet.insight.tracing import trace_back
from visualnet.scene.parts import Connection
from visualnet.ui.picture.modes import Mode
from visualnet.ui.picture.tracer import PATHS, trace_of


@pytest.fixture
def traced(desk):
    """A window with tracing on, the answer's paths shown."""
    desk.wait_for_picture()
    QTest.keySequence(desk.window, QKeySequence("Ctrl+J"))
    desk.wait(lambda: desk.canvas.trace is not None)
    return desk


def traces(desk, *neurons):
    """Whether the paths to these are shown."""
    return desk.canvas.trace is not None and desk.canvas.trace.neurons == neurons


def note(desk):
    return desk.window.findChild(QLabel, "traceNote")


def light_at(desk, connections):
    """How bright the picture is in the middle of connections, the median of them."""
    image = desk.canvas.grab().toImage()
    spots = [desk.canvas.place_of(connection).toPoint() for connection in connections]
    return np.median(
        [
            max(
                image.pixelColor(spot.x() + dx, spot.y() + dy).lightness()
                for dx in (-1, 0, 1)
                for dy in (-1, 0, 1)
            )
            for spot in spots
        ]
    )


@pytest.mark.slow
def test_the_answer_is_traced_where_nothing_is_chosen(traced):
    frame, trace = traced.canvas.frame, traced.canvas.trace
    assert trace.neurons == ((3, frame.answer),)
    layers = [frame.forward.inputs[0], *(a[0] for a in frame.forward.activations[:-1])]
    found = trace_back(frame.network, 3, frame.answer, layers, PATHS)
    expected = {
        Connection(k, path.neurons[k], path.neurons[k + 1])
        for path in found.paths
        for k in range(3)
    }
    assert set(trace.connections) == expected
    for line in trace.lines:
        c = line.connection
        term = layers[c.layer][c.source] * frame.network.weights[c.layer][c.source, c.target]
        assert line.is_positive == (term > 0)
    share = sum(path.share for path in found.paths)
    assert f"{share * 100:.2g}\u202f% of its" in note(traced).text()
    assert note(traced).isVisible()


@pytest.mark.slow
@pytest.mark.parametrize("width", [1366, 800])
def test_what_is_said_of_the_paths_covers_no_neuron(traced, width):
    traced.show(width, 600)
    words = note(traced)
    assert words.isVisible()
    first = min(traced.canvas.position_of((1, k)).x() for k in range(16))
    assert words.geometry().right() < first
    assert words.height() >= words.heightForWidth(words.width())
    assert traced.canvas.rect().contains(words.geometry())


@pytest.mark.slow
def test_a_chosen_neuron_is_traced_and_escape_goes_back_to_the_answer(traced):
    traced.canvas.setFocus()
    QTest.keyClick(traced.canvas, Qt.Key.Key_Right)
    traced.wait(lambda: traces(traced, (1, 0)))
    assert {c.layer for c in traced.canvas.trace.connections} == {0}
    QTest.keyClick(traced.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    traced.wait(lambda: traces(traced, (1, 0), (2, 0)))
    assert "2 neurons" in note(traced).text()
    QTest.keyClick(traced.canvas, Qt.Key.Key_Escape)
    answer = traced.canvas.frame.answer
    traced.wait(lambda: traces(traced, (3, answer)))


def test_the_paths_are_bright_and_the_rest_dims(desk):
    desk.wait_for_picture()
    frame = desk.canvas.frame
    on_path = next(
        line.connection
        for line in trace_of(frame, [(3, frame.answer)], by_weights=False).lines
        if line.connection.layer == 1
    )
    others = [Connection(2, s, t) for s in range(16) for t in (0, 4, 9)]
    rest = light_at(desk, others)
    desk.do("traceAction")
    desk.wait(lambda: desk.canvas.trace is not None)
    desk.wait(lambda: light_at(desk, others) < 0.7 * rest)
    desk.wait(lambda: light_at(desk, [on_path]) > 1.5 * light_at(desk, others))


@pytest.mark.slow
def test_weights_alone_are_traced_in_their_mode(traced):
    traced.do("weightModeAction")
    frame = traced.canvas.frame
    by_weights = trace_of(frame, [(3, frame.answer)], by_weights=True)
    traced.wait(lambda: traced.canvas.trace.connections == by_weights.connections)
    assert traced.canvas.mode is Mode.WEIGHT


@pytest.mark.slow
def test_paths_follow_the_drawing_and_the_training(traced):
    first = traced.canvas.trace
    traced.do("clearPadAction")
    traced.wait(lambda: traced.canvas.trace is None)
    assert not note(traced).isVisible()
    traced.draw_seven()
    traced.wait(lambda: traces(traced, (3, 7)))
    drawn = traced.canvas.trace
    assert drawn.connections != first.connections
    traced.do("newWeightsAction")
    traced.train(200)
    traced.wait(lambda: traced.canvas.trace.connections != drawn.connections)


@pytest.mark.slow
def test_another_shape_of_network_is_traced_anew(traced):
    session = traced.session
    session.apply(session.config.changed(hidden=(20, 12, 8)))

    def is_new():
        trace = traced.canvas.trace
        return trace is not None and len(trace.layer_sizes) == 5

    traced.wait(is_new)
    traced.wait_for_picture()
    assert {c.layer for c in traced.canvas.trace.connections} == {0, 1, 2, 3}


@pytest.mark.slow
def test_a_neuron_that_is_gone_with_its_network_is_not_traced(traced):
    traced.canvas.pointing.choose((1, 15))
    traced.wait(lambda: traces(traced, (1, 15)))
    newest = traced.canvas._tracer._newest
    traced.wait(lambda: not (newest._is_busy or newest._rest.isActive()))
    session = traced.session
    session.apply(session.config.changed(hidden=(8,)))
    traced.wait(lambda: traces(traced, (2, traced.canvas.frame.answer)))


@pytest.mark.slow
def test_button_key_and_menu_agree(desk):
    button = desk.window.findChild(QToolButton, "pathsButton")
    action = desk.action("traceAction")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert action.isChecked()
    desk.wait(lambda: desk.canvas.trace is not None)
    QTest.keySequence(desk.window, QKeySequence("Ctrl+J"))
    assert not button.isChecked()
    assert not action.isChecked()
    assert desk.canvas.trace is None
    assert not note(desk).isVisible()
