"""The toolbar: nothing in it is cut, and nothing moves as numbers grow."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from visualnet.ui.session.frame import Progress
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


def test_figures_stand_still_as_they_grow(bar, shared_window):
    progress = Progress(step=8, epochs_done=0.1, loss=0.5)
    places = []
    for step, loss, accuracy in ((8, 0.5, 0.9), (11_111, 12.345, 0.111), (88_888, 0.0, 1.0)):
        shown = replace(
            progress,
            step=step,
            loss=loss,
            epochs_done=step / 6_000,
            validation_accuracy=accuracy,
            test_accuracy=accuracy,
        )
        bar.show_progress(shown, shared_window.session.config)
        QApplication.processEvents()
        places.append([label.parentWidget().x() for label in bar._figures.values()])
    # A loss of ten and more is rare: it may take more room, and keeps it.
    assert places[1] == places[2]
    assert places[0][3:] == places[1][3:]


@pytest.mark.parametrize("width", [900, 1024, 1366])
def test_what_has_no_room_is_left_out_and_nothing_is_cut(bar, shared_window, width):
    desk = shared_window
    desk.window.resize(width, 768)
    QApplication.processEvents()
    assert cut(bar) == ([], False)
    assert bar.play_button.isVisible()
    desk.window.resize(1366, 768)


def test_the_text_of_new_weights_outlives_that_of_restart(bar, shared_window):
    desk = shared_window
    desk.window.resize(1366, 768)
    bar.set_play_texts(["Train 20 more"])
    texts = {
        button.text()
        for button in bar.findChildren(QToolButton)
        if button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    }
    assert "New weights" in texts
    assert cut(bar) == ([], False)


def test_nothing_is_cut_in_presentation_mode(bar, shared_window):
    desk = shared_window
    desk.do("presentAction")
    desk.wait(lambda: cut(bar) == ([], False))
    assert bar.play_button.isVisible()
    desk.do("presentAction")
    desk.wait(lambda: desk.window.held_layout is None)
    assert "test" in [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]
