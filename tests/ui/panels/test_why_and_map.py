from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QToolButton, QWidget

from visualnet.errors import SettingError
from visualnet.insight.contributions import contributions
from visualnet.insight.projection import principal_plane
from visualnet.nn.network import as_inputs
from visualnet.number_text import number_text
from visualnet.scene.parts import Connection
from visualnet.ui.panels.map import points as map_points
from visualnet.ui.panels.map.panel import NEIGHBOUR, PRINCIPAL
from visualnet.ui.picture.modes import Mode, value_source
from visualnet.ui.session.open_run import State
from visualnet.ui.session.preferences import Preferences


def opened(desk, name):
    """Show a dock; returns what connects it."""
    desk.do(f"{name}Action")
    desk.wait(desk.window.docks[name].isVisible)
    made = desk.application.panels._filled[name.removesuffix("Dock")]
    desk.wait(made.panel.isVisible)
    return made


def words(panel):
    return "\n".join(label.text() for label in panel.findChildren(QLabel))


def press(panel, text):
    (button,) = [
        b
        for kind in (QPushButton, QToolButton)
        for b in panel.findChildren(kind)
        if b.text() == text
    ]
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


# Why this answer


@pytest.fixture
def why(desk):
    panel = opened(desk, "whyDock").panel
    desk.wait(lambda: panel._shown is not None)
    return panel


def lead_of(desk, first, second):
    image = desk.pad_state.content.seen(desk.pad_state.brush)
    z = desk.session.network.forward(as_inputs(image.reshape(1, -1))).pre_activations[-1][0]
    return f"{z[first] - z[second]:+.2f}".replace("-", "−")


@pytest.mark.slow
def test_it_explains_the_drawing_and_follows_it(desk, why):
    probabilities = desk.session.network.probabilities(
        desk.pad_state.content.seen(desk.pad_state.brush)[None]
    )[0]
    first, second = probabilities.argsort()[::-1][:2].tolist()
    assert why.pair == (first, second)
    assert f"z of {first} minus z of {second} is {lead_of(desk, first, second)}:" in words(why)
    desk.draw_seven()
    desk.wait_at_rest()
    desk.wait(lambda: why.pair[0] == 7)
    seven = f"z of 7 minus z of {why.pair[1]} is {lead_of(desk, *why.pair)}:"
    desk.wait(lambda: seven in words(why))
    desk.do("clearPadAction")
    desk.wait(lambda: "Draw something" in words(why))


@pytest.mark.slow
def test_a_chosen_pair_is_explained(desk, why):
    box = why.findChildren(QComboBox)[1]
    index = box.findText("5")
    box.setCurrentIndex(index)
    box.activated.emit(index)
    desk.wait(lambda: f"z of 3 minus z of 5 is {lead_of(desk, 3, 5)}:" in words(why))


@pytest.mark.slow
def test_when_all_stands_still_it_fools_the_network_and_the_pad_takes_it(desk, why):
    desk.wait(lambda: why._changes is not None)
    before, fooling = desk.pad_state.content, why._changes.fooling
    assert fooling.answer == 3
    button = [b for b in why.findChildren(QPushButton) if b.text() == "Into the pad"][1]
    button.click()
    desk.wait_at_rest()
    assert desk.answer == str(fooling.fooled_answer) != "3"
    assert np.array_equal(desk.pad_state.content.image, fooling.image)
    desk.do("undoAction")
    desk.wait_at_rest()
    assert desk.pad_state.content is before
    assert desk.answer == "3"


@pytest.mark.slow
def test_it_follows_the_training(desk, why):
    before = words(why)
    desk.train()
    desk.wait(lambda: lead_of(desk, *why.pair) in words(why))
    assert words(why) != before
    desk.wait(lambda: f"at step {desk.step_shown():,}" in words(why))


def test_another_run_is_explained_anew(desk, why):
    before = why._shown[0]
    desk.do("newWeightsAction")
    assert why._shown is None
    desk.wait(lambda: why._shown is not None)
    assert why._shown[0].lead != before.lead


@pytest.mark.slow
def test_what_nobody_sees_is_not_computed(desk):
    made = opened(desk, "whyDock")
    desk.wait(lambda: made.panel._changes is not None)
    desk.window.docks["whyDock"].hide()
    shown = made.panel._shown
    desk.draw_seven()
    desk.wait_at_rest()
    assert not made._still.isActive()
    assert made.panel._shown is shown
    desk.window.docks["whyDock"].show()
    desk.wait(lambda: made.panel._shown is not shown)
    desk.wait(lambda: made.panel.pair[0] == 7)


# Along the connections


def legend(desk):
    return desk.window.findChild(QWidget, "connectionLegend").spoken_value()


def explained(desk):
    """What the picture shows, and what there is to show of the network and image it has."""
    frame = desk.canvas.frame
    shown = frame.explanation
    found = contributions(frame.network, frame.probe.image, shown.first, shown.second)
    return shown, found


def is_explained(desk, pair):
    shown = desk.canvas.frame.explanation
    if shown is None or (shown.first, shown.second) != pair:
        return False
    return all(map(np.array_equal, shown.connections, explained(desk)[1].connections))


def test_the_connections_show_what_they_add_to_the_lead(desk):
    desk.window.activateWindow()
    desk.wait(desk.window.isActiveWindow)
    QTest.keySequence(desk.window, "Ctrl+6")
    dock = desk.window.docks["whyDock"]
    desk.wait(dock.isVisible)
    panel = dock.panel
    box = panel.findChild(QCheckBox, "whyOnConnections")
    assert box.isChecked()
    desk.wait(lambda: is_explained(desk, panel.pair))
    assert panel.pair[0] == 3
    desk.wait(lambda: f"for {panel.pair[1]} – for 3" in legend(desk))
    assert f"contribution to z of 3 minus z of {panel.pair[1]}" in legend(desk)
    shown, _found = explained(desk)
    for pair in shown.connections:
        # What all connections between two layers add is what the drawing does.
        assert pair.sum(dtype=np.float64) == pytest.approx(shown.lead - shown.empty_lead, rel=1e-3)
    # And so the picture is another than that of the flow.
    lit = desk.canvas.grab().toImage()
    desk.do("flowModeAction")
    assert not box.isChecked()
    desk.wait(lambda: desk.canvas.shown_scales is not None)
    assert desk.canvas.grab().toImage() != lit


@pytest.mark.slow
def test_another_pair_and_another_drawing_are_followed_with_the_dock_closed(desk, why):
    box = why.findChild(QCheckBox, "whyOnConnections")
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert desk.view.mode is Mode.CONTRIBUTION
    assert desk.action("contributionModeAction").isChecked()
    desk.wait(lambda: is_explained(desk, why.pair))
    desk.window.docks["whyDock"].hide()
    assert not why.isVisible()
    desk.draw_seven()
    desk.wait(lambda: why.pair[0] == 7 and is_explained(desk, why.pair))
    desk.do("clearPadAction")
    desk.wait(lambda: desk.canvas.frame.explanation is None)
    desk.wait(lambda: "Draw something" in legend(desk))


def test_a_connection_tells_its_contribution(desk, why):
    desk.do("contributionModeAction")
    desk.wait(lambda: is_explained(desk, why.pair))
    part = Connection(1, 4, 9)
    value = value_source(Mode.CONTRIBUTION, desk.canvas.frame).value_of(part)
    assert value == float(explained(desk)[1].connections[1][4, 9])
    desk.canvas.focus_changed.emit(part)
    assert number_text(value) in desk.facts()


def test_unticking_goes_back_to_the_mode_before(desk, why):
    desk.do("weightModeAction")
    box = why.findChild(QCheckBox, "whyOnConnections")
    box.click()
    assert desk.view.mode is Mode.CONTRIBUTION
    box.click()
    assert desk.view.mode is Mode.WEIGHT
    assert desk.action("weightModeAction").isChecked()


@pytest.mark.slow
def test_a_network_of_another_shape_has_an_explanation_of_its_own(desk, why):
    desk.do("contributionModeAction")
    desk.wait(lambda: is_explained(desk, why.pair))
    desk.session.apply(desk.session.config.changed(hidden=(12,)))
    desk.wait(lambda: desk.canvas.frame.network.layer_sizes == (784, 12, 10))
    desk.wait(lambda: is_explained(desk, why.pair))


# The map


@pytest.fixture
def map_dock(desk):
    return shown_map(desk)


def shown_map(desk):
    made = opened(desk, "mapDock")
    made.panel.findChildren(QComboBox)[0].setCurrentIndex(2)
    desk.wait(lambda: made.panel._points is not None)
    return made


def activations(desk, images, layer):
    inputs = as_inputs(images.reshape(len(images), -1))
    return desk.session.network.forward(inputs).activations[layer - 1]


@pytest.mark.slow
def test_the_map_shows_the_test_set_with_the_drawing(desk, map_dock, mnist):
    points = map_dock.panel._points
    positions = points.request.sample.positions
    assert len(positions) == 1000
    assert points.request.layer == 2
    hidden = activations(desk, mnist.test.images[positions], 2)
    plane = principal_plane(hidden)
    assert np.allclose(points.places, plane.project(hidden), atol=1e-4)
    drawn = activations(desk, desk.pad_state.content.seen(desk.pad_state.brush)[None], 2)
    assert np.allclose(points.drawing, plane.project(drawn)[0], atol=1e-4)
    assert points.drawing_answer == 3
    desk.draw_seven()
    desk.wait(lambda: map_dock.panel._points.drawing_answer == 7)
    desk.do("clearPadAction")
    desk.wait(lambda: map_dock.panel._points.drawing is None)


@pytest.mark.slow
def test_a_click_puts_the_image_into_the_pad_and_undo_takes_it_out(desk, map_dock, mnist):
    before, view = desk.pad_state.content, map_dock.panel.view
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.place_of(999).toPoint())
    desk.wait_at_rest()
    assert desk.pad_state.content.image is not None
    position = int(
        np.flatnonzero((mnist.test.images == desk.pad_state.content.image).all((1, 2)))[0]
    )
    assert position in map_dock.panel._points.request.sample.positions
    assert desk.pad_state.content.label == str(mnist.test.labels[position])
    desk.do("undoAction")
    desk.wait_at_rest()
    assert desk.pad_state.content is before


@pytest.mark.slow
def test_the_map_moves_while_it_learns_and_settles_afterwards(desk, map_dock):
    first = map_dock.panel._points
    desk.do("playAction")
    desk.wait(lambda: map_dock.panel._points.request.is_moving)
    desk.wait(lambda: map_dock.panel._points.request.step > 50)
    desk.do("playAction")
    desk.wait_at_rest()
    assert desk.session.state is State.PAUSED
    desk.wait(
        lambda: (
            not map_dock.panel._points.request.is_moving
            and map_dock.panel._points.request.step == desk.step_shown()
        )
    )
    last = map_dock.panel._points
    hidden = activations(desk, last.request.sample.images, 2)
    assert sum(last.shares) == pytest.approx(float(principal_plane(hidden).shares.sum()), rel=1e-3)
    assert not np.array_equal(first.places, last.places)


@pytest.mark.slow
def test_another_layer_and_another_number_of_images_are_shown(desk, map_dock):
    panel = map_dock.panel
    layers, counts = panel.findChildren(QComboBox)
    for box, index in ((layers, 0), (counts, 0)):
        box.setCurrentIndex(index)
        box.activated.emit(index)
    desk.wait(lambda: panel._points.request.layer == 0 and len(panel._points.places) == 500)
    assert "500 test images by PCA" in words(panel)
    places = panel._points.places
    desk.do("newWeightsAction")
    desk.wait(lambda: panel._points is not None and panel._points.places is not places)
    assert np.array_equal(panel._points.places, places)


@pytest.mark.slow
def test_a_map_by_t_sne_is_laid_out_beside_the_window_and_keeps_its_network(
    desk, map_dock, monkeypatch
):
    panel, asked = map_dock.panel, []

    def laid_out(points, seed, should_stop):
        asked.append(points)
        return points[:, :2].copy()

    monkeypatch.setattr(map_points, "tsne", laid_out)
    press(panel, "t-SNE")
    desk.wait(lambda: panel._points.shares is None)
    places = panel._points.places
    assert "1,000 test images by t-SNE at step 0" in words(panel)
    desk.train()
    desk.wait(lambda: "The network is now at step" in words(panel))
    assert panel._points.places is places
    press(panel, "Redo")
    desk.wait(lambda: panel._points.request.step > 0 and panel._points.shares is None)
    assert len(asked) == 2
    assert not np.array_equal(asked[0], asked[1])
    press(panel, "PCA")
    desk.wait(lambda: panel._points.shares is not None)


@pytest.mark.slow
def test_a_map_by_t_sne_can_be_cancelled(own_desk, monkeypatch):
    desk, map_dock = own_desk, shown_map(own_desk)
    panel, begun, stopped, never = map_dock.panel, [], [], Event()

    def endless(points, seed, should_stop):
        begun.append(True)
        while not should_stop():
            never.wait(0.01)
        stopped.append(True)

    monkeypatch.setattr(map_points, "tsne", endless)
    press(panel, "t-SNE")
    assert "t-SNE… 0 s" in words(panel)
    press(panel, "Cancel")
    assert panel.kind == PRINCIPAL
    desk.wait(lambda: bool(stopped))
    desk.wait(lambda: "by PCA" in words(panel))
    press(panel, "t-SNE")
    desk.do("newWeightsAction")
    assert panel.kind == PRINCIPAL
    desk.wait(lambda: len(stopped) == 2 and panel._points is not None)
    press(panel, "t-SNE")
    desk.wait(lambda: len(begun) == 3)
    map_dock.close()
    desk.wait(lambda: len(stopped) == 3)


def test_without_the_extra_it_says_how_to_get_it(desk, map_dock, monkeypatch):
    def missing(points, seed, should_stop):
        raise SettingError('Install it with `pip install "visualnet[map]"`.')

    monkeypatch.setattr(map_points, "tsne", missing)
    press(map_dock.panel, "t-SNE")
    desk.wait(lambda: "visualnet[map]" in desk.notice)
    assert map_dock.panel.kind == PRINCIPAL
    desk.wait(lambda: "by PCA" in words(map_dock.panel))


@pytest.mark.slow
def test_the_real_t_sne_lays_out_the_classes(desk, map_dock):
    panel = map_dock.panel
    counts = panel.findChildren(QComboBox)[1]
    counts.setCurrentIndex(0)
    counts.activated.emit(0)
    press(panel, "t-SNE")
    assert panel.kind == NEIGHBOUR
    desk.qtbot.waitUntil(lambda: panel._points.shares is None, timeout=600_000)
    points = panel._points
    labels = points.request.sample.split.labels[points.request.sample.positions]
    away = np.linalg.norm(points.places[:, None] - points.places[None], axis=2)
    np.fill_diagonal(away, np.inf)
    assert (labels[away.argmin(axis=1)] == labels).mean() > 0.8


@pytest.mark.slow
def test_letters_or_dots_are_remembered(build, tmp_path):
    kept = tmp_path / "preferences.json"
    preferences = Preferences(kept)
    first = build("digits-16x16", preferences).application.panels._fill("map").panel
    assert first._lettered.isChecked()
    first._lettered.click()
    preferences.write()
    second = build("digits-16x16", Preferences(kept)).application.panels._fill("map").panel
    assert not second._lettered.isChecked()
    assert not second.view._is_lettered
