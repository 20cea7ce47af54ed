"""The toolbar: nothing in it is cut, and nothing moves as numbers grow."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QSlider, QToolButton, QWidget

from visualnet.ui.session.frame import Progress
from visualnet.ui.session.open_run import State
from visualnet.ui.training.toolbar import ControlBar


@pytest.fixture
def bar(shared_window):
    desk = shared_window
    found = desk.window.findChild(ControlBar)
    yield found
    found.show_progress(desk.canvas.frame.progress, desk.session.config)


def cut(bar):
    """The words that have less room than they need, and whether some stand behind the end."""
    shown = [w for kind in (QLabel, QToolButton) for w in bar.findChildren(kind) if w.isVisible()]
    extension = bar.findChild(QToolButton, "qt_toolbar_ext_button")
    return [w.text() for w in shown if w.width() < w.sizeHint().width()], extension.isVisible()


def places(bar):
    """What is seen, where it stands, how wide it is; and which buttons have their words."""
    QApplication.processEvents()
    texts = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    return [
        (w.x(), w.width(), isinstance(w, QToolButton) and w.toolButtonStyle() is texts)
        for w in bar.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if w.isVisible()
    ]


def with_words(bar):
    QApplication.processEvents()
    return {
        button.text() or button.defaultAction().text()
        for button in bar.findChildren(QToolButton)
        if button.isVisible()
        and button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    }


@pytest.mark.parametrize("width", [1024, 1366])
def test_nothing_moves_whatever_the_figures_and_the_state_are(bar, shared_window, width):
    desk = shared_window
    desk.window.resize(width, 768)
    feature = desk.application.training
    before = places(bar)
    progress = Progress(step=8, epochs_done=0.1, loss=0.5)
    figures = (
        *((8, 0.5, 0.9), (11_111, 12.345, 0.111), (88_888, 0.0, 1.0), (1_234_567, 264.75, 0.99999)),
        *((10, 1e30, 0.00001), (10, 1e-9, 0.1)),
    )
    for state, (step, loss, accuracy) in zip((*State, State.RUNNING), figures, strict=True):
        shown = replace(
            progress,
            step=step,
            loss=loss,
            epochs_done=step / 6_000,
            validation_accuracy=accuracy,
            test_accuracy=accuracy,
        )
        bar.show_progress(shown, desk.session.config)
        feature._show_state(state)
        assert places(bar) == before, (state, step)
        assert cut(bar) == ([], False)
    feature._show_state(desk.session.state)
    desk.window.resize(1366, 768)


@pytest.mark.parametrize("width", [900, 1024, 1366])
def test_what_has_no_room_is_left_out_and_nothing_is_cut(bar, shared_window, width):
    desk = shared_window
    desk.window.resize(width, 768)
    QApplication.processEvents()
    assert cut(bar) == ([], False)
    assert bar.play_button.isVisible()
    desk.window.resize(1366, 768)


@pytest.mark.parametrize("width", [1024, 1280, 1366])
def test_what_is_left_out_first_is_worth_least(bar, shared_window, width):
    desk = shared_window
    desk.window.resize(width, 768)
    QApplication.processEvents()
    if width >= 1280:
        assert with_words(bar) >= {"Step", "New weights"}
    shown = {
        b.defaultAction().objectName()
        for b in bar.findChildren(QToolButton)
        if b.isVisible() and b.defaultAction()
    }
    assert shown >= {"restartAction", "newWeightsAction"}
    assert bar.findChild(QSlider).isVisible()
    desk.window.resize(1366, 768)


def test_nothing_is_cut_in_presentation_mode(bar, shared_window):
    desk = shared_window
    desk.do("presentAction")
    desk.wait(lambda: cut(bar) == ([], False))
    assert bar.play_button.isVisible()
    desk.do("presentAction")
    desk.wait(lambda: desk.window.held_layout is None)
    assert "test" in [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]
