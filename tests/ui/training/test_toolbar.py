"""The toolbar: nothing in it is cut, and nothing moves as numbers grow."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QSlider, QToolButton, QWidget

from tests.ui.look.contrast import ink_contrast
from visualnet.ui.look.theme import THEMES, load_theme
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


@pytest.mark.slow
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


@pytest.mark.parametrize("width", [800, 900, 1024, 1366])
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
        assert with_words(bar) >= {"Advance", "New weights"}
    shown = {
        b.defaultAction().objectName()
        for b in bar.findChildren(QToolButton)
        if b.isVisible() and b.defaultAction()
    }
    assert shown >= {"restartAction", "newWeightsAction"}
    assert bar.findChild(QSlider).isVisible()
    desk.window.resize(1366, 768)


def shown_figures(bar):
    names = {label.accessibleName(): label for label in bar.findChildren(QLabel)}
    figures = ("epoch", "step", "loss", "validation", "test")
    return {name for name in figures if names[name].isVisible()}


def test_a_small_window_keeps_train_step_and_speed_and_tells_the_rest_behind_a_button(
    bar, shared_window
):
    desk = shared_window
    desk.window.resize(800, 480)
    QApplication.processEvents()
    for part in (bar.play_button, bar._step, bar.findChild(QSlider)):
        assert part.isVisible()
        assert part.visibleRegion().boundingRect() == part.rect()
    more = bar.findChild(QToolButton, "moreOfTheBar")
    assert more.isVisible()
    assert min(more.width(), more.height()) >= 24
    assert more.toolTip()
    assert more.accessibleName()
    assert more.focusPolicy() & Qt.FocusPolicy.TabFocus
    left_out = {"epoch", "step", "loss", "validation", "test"} - shown_figures(bar)
    assert left_out
    # Whatever it opens is closed once its entries are read.
    entries = []
    menu = more.menu()
    menu.aboutToShow.connect(lambda: QTimer.singleShot(0, menu, menu.close))
    menu.aboutToShow.connect(lambda: entries.extend(each.text() for each in menu.actions()))
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        entries.clear()
        more.setFocus()
        QTest.keyClick(more, key)
        assert {text.split(":")[0] for text in entries if ":" in text} == left_out
    desk.window.resize(1366, 768)
    QApplication.processEvents()
    assert shown_figures(bar) == {"epoch", "step", "loss", "validation", "test"}
    assert not more.isVisible()


@pytest.mark.slow
@pytest.mark.parametrize("size", [80, 150, 200])
def test_buttons_for_what_has_no_room_can_be_seen_and_clicked(build, size):
    desk = build().show(800, 480)
    desk.do(f"text{size}Action")
    bar = desk.window.findChild(ControlBar)
    desk.wait_at_rest()
    assert cut(bar) == ([], False)
    more = bar.findChild(QToolButton, "moreOfTheBar")
    assert more.isVisible()
    assert min(more.width(), more.height()) >= 24
    extension = desk.window.findChild(QToolButton, "qt_menubar_ext_button")
    assert extension.isVisible() is (size == 200)
    if extension.isVisible():
        assert min(extension.width(), extension.height()) >= 24
        seen = extension.grab().toImage()
        middle = range(seen.width() // 4, 3 * seen.width() // 4)
        assert len({seen.pixel(x, seen.height() // 2) for x in middle}) > 1


def test_a_hidden_bar_comes_back_by_the_view_menu(bar, shared_window):
    desk = shared_window
    view = next(
        menu
        for menu in desk.window.menuBar().findChildren(QMenu)
        if "View" in menu.title().replace("&", "")
    )
    shown = desk.action("controlBarAction")
    assert shown in view.actions()
    shown.trigger()
    assert not bar.isVisible()
    shown.trigger()
    assert bar.isVisible()


@pytest.mark.slow
def test_nothing_is_cut_in_presentation_mode(bar, shared_window):
    desk = shared_window
    desk.do("presentAction")
    desk.wait(lambda: cut(bar) == ([], False))
    assert bar.play_button.isVisible()
    desk.do("presentAction")
    desk.wait(lambda: desk.window.held_layout is None)
    assert "test" in [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]


@pytest.mark.slow
@pytest.mark.parametrize("name", THEMES)
def test_the_icon_of_the_play_button_is_seen_in_it_and_in_the_menu(shared_window, bar, name):
    desk = shared_window
    play, state = desk.action("playAction"), desk.session.state
    desk.application.appearance.set_theme(name)
    theme = load_theme(name)
    desk.application.training._follow_state(State.RUNNING)
    desk.application.training._follow_state(state)
    for shown, ground in ((play.icon(), theme.raised), (bar.play_button.icon(), theme.accent)):
        picture = QImage(24, 24, QImage.Format.Format_RGB32)
        picture.fill(ground)
        painter = QPainter(picture)
        shown.paint(painter, picture.rect())
        painter.end()
        assert ink_contrast(picture, ground=ground) >= 4.5
    desk.application.appearance.set_theme("dark")
