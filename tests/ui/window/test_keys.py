"""Keys of the window, from wherever the focus is."""

from collections import Counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QCursor, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QDockWidget,
    QLineEdit,
    QSlider,
    QTableView,
    QToolBar,
    QToolButton,
    QWhatsThis,
    QWidget,
)

from visualnet.models.bundled import resolve_model
from visualnet.ui.look.theme import current_theme
from visualnet.ui.session.open_run import State
from visualnet.ui.window.tab_stops import stops_in

KEYS = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def activated(desk):
    desk.window.activateWindow()
    desk.wait(desk.window.isActiveWindow)
    return desk


@pytest.fixture
def active(shared_window):
    """The window of the file, whose docks are put back after each test."""
    yield activated(shared_window)
    activated(shared_window).do("resetDocksAction")
    shared_window.wait(lambda: shared_window.window.docks["chartsDock"].is_in_front)


@pytest.fixture
def own_active(reused_desk):
    """The same for a test that changes the run, or the whole window, which is put back too."""
    return activated(reused_desk)


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def dock_of(widget):
    while widget is not None and not isinstance(widget, (QDockWidget, QToolBar)):
        widget = widget.parentWidget()
    return "middle" if widget is None else widget.objectName()


# No clashes


def every_key(window):
    """What each key is for, of actions and shortcuts that work in the whole window."""
    actions = [
        (key.toString(), action.objectName())
        for action in window.findChildren(QAction)
        for key in action.shortcuts()
    ]
    shortcuts = [
        (key.toString(), shortcut.parent().objectName())
        for shortcut in window.findChildren(QShortcut)
        if shortcut.context() == Qt.ShortcutContext.WindowShortcut
        for key in shortcut.keys()  # noqa: SIM118 - it is no dictionary
    ]
    menus = [
        (QKeySequence.mnemonic(entry.text()).toString(), entry.text())
        for entry in window.menuBar().actions()
    ]
    return [(key, what) for key, what in (*actions, *shortcuts, *menus) if key]


@pytest.mark.slow
def test_no_two_things_share_a_key(active):
    for name in active.window.docks:
        active.open_dock(name)
    found = every_key(active.window)
    assert len(found) > 60
    several = {key for key, count in Counter(key for key, _ in found).items() if count > 1}
    assert not several, [(key, what) for key, what in found if key in several]
    # These have a meaning where nothing that has the focus uses them.
    assert not {"Space", "Esc"} & {key for key, _ in found}


@pytest.mark.slow
def test_the_keys_are_those_that_were_decided(active):
    keys = {}
    for key, what in every_key(active.window):
        keys.setdefault(what, set()).add(key)
    for name, expected in {
        "playAction": {"F5"},
        "stepAction": {"F10"},
        "nextPaneAction": {"F6"},
        "previousPaneAction": {"Shift+F6"},
        "explainAction": {"F1"},
        "shortcutsAction": {"Ctrl+/"},
        "presentAction": {"F11"},
        "newProjectAction": {"Ctrl+N"},
        "newWeightsAction": {"Ctrl+Shift+N"},
        "undoAction": {"Ctrl+Z"},
        "redoAction": {"Ctrl+Shift+Z", "Ctrl+Y"},
        "flowModeAction": {"Ctrl+1"},
        "contributionModeAction": {"Ctrl+6"},
        "step_gradientModeAction": {"Ctrl+7"},
        "chartsDockAction": {"Alt+2"},
        "xrayDockAction": {"Alt+Shift+5"},
    }.items():
        assert keys[name] == expected, name


@pytest.mark.slow
def test_the_sheet_tells_every_key(active):
    press(KEYS.Key_Slash, CTRL)
    (sheet,) = [found for found in active.window.findChildren(QDialog) if found.isVisible()]
    told = {label.text() for label in sheet.findChildren(QWidget) if hasattr(label, "text")}
    sheet.reject()
    assert {"Space", "Esc", "F5", "F6", "F10", "Ctrl+Shift+Z, Ctrl+Y", "Ctrl+/"} <= told


# Space


def test_space_trains_and_pauses_wherever_it_has_no_other_meaning(own_active):
    charts = own_active.window.findChild(QWidget, "lossChart")
    speed = own_active.window.findChild(QSlider, "speedSlider")
    for widget in (own_active.canvas, own_active.pad, charts, speed):
        widget.setFocus()
        assert QApplication.focusWidget() is widget
        press(KEYS.Key_Space)
        own_active.wait(lambda: own_active.session.state is State.RUNNING)
        press(KEYS.Key_Space)
        own_active.wait(lambda: own_active.session.state is State.PAUSED)


@pytest.mark.slow
def test_space_in_a_dock_that_floats_trains(own_active):
    dock = own_active.window.docks["drawingDock"]
    dock.setFloating(True)
    own_active.wait(dock.isVisible)
    own_active.pad.setFocus()
    QTest.keyClick(own_active.pad, KEYS.Key_Space)
    own_active.wait(lambda: own_active.session.state is State.RUNNING)


@pytest.mark.slow
def test_space_keeps_the_meaning_of_buttons_and_fields(own_active):
    own_active.open_dock("experimentsDock")
    (field,) = own_active.window.findChildren(QLineEdit, "variedValues")
    field.setText("1,")
    field.setFocus()
    press(KEYS.Key_Space)
    assert field.text() == "1, "
    (clear,) = [
        button
        for button in own_active.drawing.findChildren(QAbstractButton)
        if isinstance(button, QToolButton)
        and button.defaultAction() is own_active.action("clearPadAction")
    ]
    clear.setFocus()
    press(KEYS.Key_Space)
    own_active.wait(lambda: own_active.pad_state.content.is_empty)
    assert own_active.session.state is State.IDLE


# Esc


def test_esc_lets_go_of_what_is_chosen_in_the_picture_wherever_the_focus_is(active):
    for widget in (active.canvas, active.pad, active.window.findChild(QWidget, "lossChart")):
        active.canvas.pointing.choose((0, 300))
        widget.setFocus()
        press(KEYS.Key_Escape)
        assert active.canvas.chosen == ()


@pytest.mark.slow
def test_esc_lets_go_from_every_stop_of_panels_and_tool_bar(active):
    for name in ("settingsDock", "evaluationDock", "runsDock", "experimentsDock"):
        panel = active.open_dock(name)
        for widget in [*stops_in(panel), *stops_in(active.application.training.bar)]:
            active.canvas.pointing.choose((0, 300))
            widget.setFocus()
            QTest.keyClick(widget, KEYS.Key_Escape)
            assert active.canvas.chosen == (), f"{widget} {widget.accessibleName()}"
            assert active.window.docks[name].is_in_front


@pytest.mark.slow
def test_esc_leaves_the_presentation_only_when_nothing_is_chosen(own_active):
    own_active.do("presentAction")
    own_active.wait(own_active.window.isFullScreen)
    own_active.canvas.pointing.choose((0, 300))
    own_active.canvas.setFocus()
    press(KEYS.Key_Escape)
    assert own_active.window.isFullScreen()
    press(KEYS.Key_Escape)
    own_active.wait(lambda: not own_active.window.isFullScreen())
    assert not own_active.action("presentAction").isChecked()


def test_a_second_click_lets_go_and_so_does_another_model(own_active):
    canvas = own_active.canvas
    spot = canvas.position_of((1, 3)).toPoint()
    for chosen in (((1, 3),), (), ((1, 3),)):
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert canvas.chosen == chosen
    own_active.do("newWeightsAction")
    own_active.wait_at_rest()
    assert canvas.chosen == ((1, 3),)
    models = own_active.application.files.models
    models.open_bundled("digits-16x16", resolve_model("digits-16x16"))
    own_active.wait(lambda: canvas.chosen == ())


# Panels


@pytest.mark.slow
@pytest.mark.parametrize("name", ["settingsDock", "evaluationDock", "inspectorDock", "runsDock"])
def test_the_key_of_a_panel_opens_it_with_the_focus_in_it_and_closes_only_from_the_front(
    active, name
):
    dock, action = active.window.docks[name], active.action(f"{name}Action")
    active.canvas.setFocus()
    QTest.keySequence(active.window, action.shortcut())
    assert dock.is_in_front
    assert action.isChecked()
    assert dock.isAncestorOf(QApplication.focusWidget())
    # Behind another it comes to the front again, and is not closed.
    QTest.keySequence(active.window, active.action("chartsDockAction").shortcut())
    active.wait(lambda: not dock.is_in_front)
    active.wait(lambda: not action.isChecked())
    assert active.window.docks["chartsDock"].isAncestorOf(QApplication.focusWidget())
    QTest.keySequence(active.window, action.shortcut())
    assert dock.is_in_front
    assert dock.isAncestorOf(QApplication.focusWidget())
    QTest.keySequence(active.window, action.shortcut())
    assert dock.isHidden()
    assert not action.isChecked()
    active.wait(lambda: QApplication.focusWidget() is active.canvas)


@pytest.mark.parametrize("name", ["chartsDock", "drawingDock"])
def test_the_key_of_a_panel_in_sight_brings_the_focus_in_and_hides_it_only_then(active, name):
    dock, action = active.window.docks[name], active.action(f"{name}Action")
    active.canvas.setFocus()
    assert dock.is_in_front
    QTest.keySequence(active.window, action.shortcut())
    assert dock.is_in_front
    assert action.isChecked()
    assert dock.isAncestorOf(QApplication.focusWidget())
    QTest.keySequence(active.window, action.shortcut())
    assert dock.isHidden()
    # Its entry is checked in the menu: a click there takes the check away at once.
    dock.open()
    active.canvas.setFocus()
    action.trigger()
    assert dock.isHidden()
    assert not action.isChecked()


def test_the_key_of_a_panel_in_sight_that_cannot_take_the_focus_hides_it(active):
    dock = active.window.docks["chartsDock"]
    active.canvas.setFocus()
    dock.panel.setEnabled(False)
    try:
        QTest.keySequence(active.window, active.action("chartsDockAction").shortcut())
    finally:
        dock.panel.setEnabled(True)
    assert dock.isHidden()


@pytest.mark.slow
def test_the_key_of_every_panel_brings_the_focus_to_something_that_can_be_seen(active):
    for name, dock in active.window.docks.items():
        if dock.is_in_front:
            dock.hide()
        QTest.keySequence(active.window, active.action(f"{name}Action").shortcut())
        focused = QApplication.focusWidget()
        assert dock.isAncestorOf(focused), name
        assert focused in stops_in(dock), name


def test_the_field_that_a_panels_key_focuses_does_not_take_the_wheel(active):
    QTest.keySequence(active.window, active.action("settingsDockAction").shortcut())
    focused = QApplication.focusWidget()
    assert active.window.docks["settingsDock"].isAncestorOf(focused)
    assert focused.focusPolicy() != Qt.FocusPolicy.WheelFocus
    assert not focused.property("chosenByHand")


@pytest.mark.slow
def test_the_focus_comes_back_when_a_dialog_closes_and_hides_in_no_panel_when_docks_are_reset(
    active,
):
    panel = active.open_dock("evaluationDock")
    panel.confusion.setFocus()
    press(KEYS.Key_Slash, CTRL)
    (sheet,) = [found for found in active.window.findChildren(QDialog) if found.isVisible()]
    QTest.keyClick(sheet, KEYS.Key_Escape)
    active.wait(lambda: not sheet.isVisible())
    active.window.activateWindow()
    active.wait(active.window.isActiveWindow)
    assert QApplication.focusWidget() is panel.confusion
    active.do("resetDocksAction")
    active.wait(lambda: active.window.docks["evaluationDock"].isHidden())
    active.wait(lambda: QApplication.focusWidget() is active.canvas)


# Panes


def test_f6_goes_round_the_panes_in_the_order_of_the_picture_and_back(active):
    active.canvas.setFocus()

    def round_trip(modifiers):
        stops = []
        while len(stops) < 2 or stops[-1] != "middle":
            press(KEYS.Key_F6, modifiers)
            stops.append(dock_of(QApplication.focusWidget()))
            assert len(stops) < 10
        return stops

    assert round_trip(Qt.KeyboardModifier.NoModifier) == [
        "chartsDock",
        "panelRail",
        "controlBar",
        "drawingDock",
        "middle",
    ]
    assert QApplication.focusWidget() is active.canvas
    assert round_trip(SHIFT) == ["drawingDock", "controlBar", "panelRail", "chartsDock", "middle"]


def test_f6_comes_back_to_where_one_was_in_a_pane(active):
    brush = active.window.findChild(QSlider, "brushSlider")
    brush.setFocus()
    press(KEYS.Key_F6)
    assert QApplication.focusWidget() is active.canvas
    press(KEYS.Key_F6, SHIFT)
    assert QApplication.focusWidget() is brush


def test_f6_reaches_a_dock_that_floats(active):
    dock = active.window.docks["chartsDock"]
    dock.setFloating(True)
    active.wait(dock.isVisible)
    active.window.activateWindow()
    active.wait(active.window.isActiveWindow)
    active.canvas.setFocus()
    for name in ("panelRail", "chartsDock", "controlBar"):
        press(KEYS.Key_F6)
        active.wait(lambda name=name: dock_of(QApplication.focusWidget()) == name)


def test_a_table_or_list_shows_that_it_has_the_focus(active):
    active.open_dock("runsDock")
    (table,) = active.window.docks["runsDock"].panel.findChildren(QTableView)
    table.setFocus()
    with_focus = table.grab().toImage()
    active.canvas.setFocus()
    without = table.grab().toImage()
    ring = current_theme().focus
    middle = QPoint(with_focus.width() // 2, 0)
    assert with_focus.pixelColor(middle) == ring
    assert without.pixelColor(middle) != ring


# Help


def test_f1_explains_what_has_the_focus_or_what_the_mouse_went_to(active, monkeypatch):
    shown = []
    monkeypatch.setattr(QWhatsThis, "showText", lambda _at, text, widget: shown.append(text))
    mouse = [QPoint(5, 5)]
    monkeypatch.setattr(QCursor, "pos", lambda: mouse[0])
    active.canvas.setFocus()
    active.pad.setFocus()
    press(KEYS.Key_F1)
    assert "Draw a digit here" in shown[-1]
    bars = active.drawing.bars
    mouse[0] = bars.mapToGlobal(bars.rect().center())
    press(KEYS.Key_F1)
    assert bars.toolTip() in shown[-1]
    # It lies where it was, and the focus goes on.
    speed = active.window.findChild(QSlider, "speedSlider")
    speed.setFocus()
    press(KEYS.Key_F1)
    assert speed.toolTip() in shown[-1]


def test_f1_explains_pictures_and_charts(active, monkeypatch):
    shown = []
    monkeypatch.setattr(QWhatsThis, "showText", lambda _at, text, widget: shown.append(text))
    monkeypatch.setattr(QCursor, "pos", lambda: QPoint(5, 5))
    for part, word in ((active.canvas, "neurons"), (active.charts.loss, "wrong")):
        part.setFocus()
        press(KEYS.Key_F1)
        assert word in shown[-1]


def test_a_key_that_is_held_down_does_its_act_once(active):
    acts = active.window.actions_
    repeating = {name for name in acts.names() if acts[name].autoRepeat() and acts[name].shortcut()}
    moves = {f"movePanel{way}" for way in ("Left", "Right", "Up", "Down")}
    sizes = {f"sizePanel{way}" for way in ("Wider", "Narrower", "Taller", "Shorter")}
    others = {"step", "zoomIn", "zoomOut", "zoomReset", "undo", "redo"}
    assert repeating == others | moves | sizes


@pytest.mark.slow
def test_f1_shows_the_sheet_of_keys_where_nothing_explains_itself(active, monkeypatch):
    for told in ("explanation_of", "term_of"):
        monkeypatch.setattr(f"visualnet.ui.help.explanation.{told}", lambda _widget: "")
    press(KEYS.Key_F1)
    (sheet,) = [found for found in active.window.findChildren(QDialog) if found.isVisible()]
    assert "eyboard" in sheet.windowTitle()
    sheet.reject()
