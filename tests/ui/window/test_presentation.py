"""Presentation mode shows a class what it needs, and leaves everything as it was."""

import json

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QToolBar, QWidget

from visualnet.projects.window_layout import layout_as_json
from visualnet.ui.widgets.number_fields import DecimalField
from visualnet.ui.widgets.upright_scroll_area import UprightScrollArea
from visualnet.ui.window.layout import layout_of

ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
RIGHT = Qt.DockWidgetArea.RightDockWidgetArea


def settled(desk):
    desk.wait(lambda: desk.window.held_layout is None)
    desk.wait_at_rest()


def present(desk):
    desk.do("presentAction")
    desk.wait(desk.window.isFullScreen)


def leave(desk):
    desk.do("presentAction")
    settled(desk)


def is_checked(dock):
    return dock.toggleViewAction().isChecked()


def has_title(dock):
    return dock.titleBarWidget() is not None and dock.titleBarWidget().objectName() == "titleBar"


def described(desk):
    window = desk.window
    layout = layout_as_json(layout_of(window, window.docks))
    return {
        "layout": [json.dumps(part) for part in (*layout.pop("docks"), layout)],
        "titles": [name for name, dock in window.docks.items() if has_title(dock)],
        "rail": window.findChild(QToolBar, "panelRail").isVisible(),
        "checked": [name for name, dock in window.docks.items() if is_checked(dock)],
        "place": (window.geometry(), window.isMaximized()),
    }


def as_at_first(_desk):
    pass


def all_as_tabs(desk):
    for name in desk.window.docks:
        desk.window.docks[name].show()
    desk.window.docks["runsDock"].bring_to_front()


def split(desk):
    window = desk.window
    docks = window.docks
    window.addDockWidget(RIGHT, docks["runsDock"], ACROSS)
    window.splitDockWidget(docks["chartsDock"], docks["dataDock"], DOWN)
    for name in ("runsDock", "dataDock"):
        docks[name].show()


def one_floats(desk):
    dock = desk.window.docks["settingsDock"]
    dock.setFloating(True)
    dock.setGeometry(QRect(120, 90, 360, 320))


def narrow(desk):
    docks = desk.window.docks
    desk.window.resizeDocks([docks["chartsDock"]], [250], ACROSS)
    desk.window.resizeDocks([docks["drawingDock"]], [200], ACROSS)
    docks["settingsDock"].bring_to_front()


@pytest.mark.slow
def test_a_class_sees_network_chart_bars_and_a_large_reading(shared_window):
    desk = shared_window
    answer = desk.window.findChild(QLabel, "predictionLabel")
    # What another test did to the window is laid out.
    settled(desk)
    before, place = answer.fontMetrics().height(), described(desk)
    present(desk)
    docks = desk.window.docks
    assert [name for name in docks if docks[name].isVisible()] == ["drawingDock", "chartsDock"]
    assert desk.charts.accuracy.isVisible()
    assert not desk.charts.loss.isVisible()
    assert desk.window.findChild(QToolBar, "panelRail").isHidden()
    assert desk.pad.isVisible()
    assert desk.drawing.bars.isVisible()
    # Twice as large from a pad of 200 pixels on, which this screen of 800 has no room for.
    assert answer.fontMetrics().height() > 1.2 * before
    desk.drawing.readout.set_huge(True)
    assert answer.fontMetrics().height() > 2 * before
    assert desk.window.statusBar().isHidden()
    assert "Esc leaves" in desk.notice
    leave(desk)
    assert "Esc" not in desk.notice
    assert described(desk) == place
    assert desk.charts.loss.isVisible()
    assert answer.fontMetrics().height() == before


@pytest.mark.slow
def test_a_class_reads_all_with_text_of_every_size(shared_window):
    desk = shared_window
    desk.draw_seven()
    for size in (80, 200):
        desk.do(f"text{size}Action")
        present(desk)
        desk.wait(lambda: not desk.application.appearance.presentation._settling.isActive())
        desk.wait_at_rest()
        for label in (
            *desk.drawing.readout.findChildren(QLabel),
            *desk.window.notices.findChildren(QLabel),
        ):
            if label.isVisible():
                assert label.visibleRegion().boundingRect() == label.rect(), label.text()
                assert label.height() >= label.heightForWidth(label.width()), label.text()
        leave(desk)
    desk.do("textSystemAction")


@pytest.mark.slow
def test_the_keys_of_a_remote_control_work_in_the_mode_alone(shared_window):
    desk = shared_window
    keys = ("PgDown", "B", ".")

    def taken():
        every = [key for act in desk.window.actions() for key in act.shortcuts()]
        return [key for key in keys if QKeySequence(key) in every]

    assert taken() == []
    present(desk)
    assert taken() == list(keys)
    step = desk.step_shown()
    QTest.keyClick(desk.window, Qt.Key.Key_PageDown)
    desk.wait(lambda: desk.step_shown() > step)
    leave(desk)
    assert taken() == []


@pytest.mark.slow
def test_the_keys_of_a_remote_control_work_in_a_field_too(shared_window):
    desk = shared_window
    present(desk)
    desk.window.activateWindow()
    field = desk.open_dock("settingsDock").findChild(DecimalField)
    field.setFocus()
    desk.wait(field.hasFocus)
    value, step = field.value(), desk.step_shown()
    QTest.keyClick(field, Qt.Key.Key_PageDown)
    desk.wait(lambda: desk.step_shown() == step + 1)
    assert field.value() == value
    leave(desk)


@pytest.mark.slow
def test_a_reset_while_all_comes_back_is_what_counts(shared_window):
    desk = shared_window
    desk.window.docks["whyDock"].show()
    desk.window.docks["whyDock"].setFloating(True)
    present(desk)
    desk.do("presentAction")
    desk.do("resetDocksAction")
    assert desk.window.held_layout is None
    desk.wait_at_rest()
    assert not desk.window.docks["whyDock"].isFloating()
    assert desk.window.docks["whyDock"].isHidden()
    desk.wait(lambda: not desk.window.isFullScreen())


@pytest.mark.slow
def test_what_is_opened_in_the_mode_goes_with_it_and_is_whole(shared_window):
    desk = shared_window
    before = described(desk)
    present(desk)
    desk.window.docks["settingsDock"].show()
    desk.window.docks["settingsDock"].bring_to_front()
    form = desk.settings.findChild(UprightScrollArea)
    desk.wait(lambda: form.widget().width() <= form.viewport().width())
    assert form.widget().minimumSizeHint().width() <= form.viewport().width()
    desk.do("resetDocksAction")
    assert desk.window.docks["settingsDock"].isHidden()
    desk.do("lightThemeAction")
    leave(desk)
    assert described(desk) == before
    assert desk.action("lightThemeAction").isChecked()
    desk.do("darkThemeAction")


@pytest.mark.slow
def test_zoom_choice_focus_and_what_is_scrolled_are_as_before(shared_window):
    desk = shared_window
    desk.window.docks["settingsDock"].bring_to_front()
    bar = desk.settings.findChild(UprightScrollArea).verticalScrollBar()
    desk.wait(lambda: bar.maximum() > 60)
    bar.setValue(60)
    field = desk.settings.findChild(QComboBox)
    field.setFocus()
    desk.canvas.zoom(2)
    desk.canvas.pointing.choose((1, 3))
    seen = desk.canvas._box.viewRect()
    present(desk)
    assert desk.canvas.chosen == ((1, 3),)
    desk.canvas.setFocus()
    leave(desk)
    desk.wait(lambda: desk.canvas._box.viewRect() == seen)
    assert desk.canvas.chosen == ((1, 3),)
    assert bar.value() == 60
    assert desk.window.focusWidget() is field
    desk.canvas.reset_zoom()
    desk.canvas.pointing.clear()
    desk.window.docks["chartsDock"].bring_to_front()


@pytest.mark.slow
def test_what_stands_over_the_picture_shrinks_with_its_type(shared_window):
    desk = shared_window
    find = desk.window.findChild
    legend, note, facts = (
        find(QWidget, name) for name in ("connectionLegend", "traceNote", "neuronFacts")
    )
    present(desk)
    # What they say comes in large type.
    desk.do("weightModeAction")
    desk.view.set_tracing(True)
    desk.wait(note.isVisible)
    desk.hover((2, 3))
    desk.wait(facts.isVisible)
    large = note.height()
    leave(desk)
    desk.wait(lambda: legend.size() == legend.sizeHint())
    desk.wait(lambda: note.height() == note.heightForWidth(note.width()) < large)
    assert legend.isVisible()
    desk.hover((2, 4))
    desk.wait(facts.isVisible)
    assert facts.size() == facts.sizeHint()
    desk.view.set_tracing(False)
    desk.do("flowModeAction")
    desk.leave_canvas()


@pytest.mark.slow
def test_a_class_reads_no_news_from_before_but_what_went_wrong(shared_window):
    desk = shared_window
    desk.window.notices.say("Saved.", "saving")
    desk.window.notices.say_error("It failed.")
    present(desk)
    assert desk.window.notices.sentences[1:] == ("It failed.",)
    # One piece of news at a time.
    desk.window.notices.say("Training on.", "run")
    assert desk.window.notices.sentences == ("Training on.", "It failed.")
    leave(desk)
    desk.window.notices.clear()


@pytest.mark.slow
def test_what_is_kept_in_the_mode_is_the_layout_from_before(shared_window):
    desk = shared_window
    before = desk.window.current_layout()
    present(desk)
    assert desk.window.current_layout() == before
    # Back in before all is as it was: that is still to come back.
    desk.do("presentAction")
    desk.do("presentAction")
    assert desk.window.current_layout() == before
    leave(desk)
    assert desk.window.current_layout() == before


@pytest.mark.slow
def test_no_panel_behind_another_is_made_in_passing(desk):
    present(desk)
    leave(desk)
    desk.do("resetDocksAction")
    desk.wait_at_rest()
    assert list(desk.application.panels._filled) == ["charts"]


# Each theme styles all widgets of the process: beside what other tests left it takes many times as
# long.
@pytest.mark.alone
@pytest.mark.slow
@pytest.mark.parametrize("is_maximised", [False, True])
@pytest.mark.parametrize("arrange", [as_at_first, all_as_tabs, split, one_floats, narrow])
def test_leaving_gives_back_every_layout_twenty_times(desk, arrange, is_maximised):
    if is_maximised:
        desk.window.showMaximized()
        # As large as the screen of these tests.
        desk.wait(lambda: desk.window.width() < 800)
    arrange(desk)
    QApplication.processEvents()
    desk.wait_at_rest()
    before = described(desk)
    for _ in range(20):
        present(desk)
        leave(desk)
        assert described(desk) == before
