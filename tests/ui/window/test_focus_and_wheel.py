"""Keys and wheel reach what can be seen, and what the user chose."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QFrame,
    QScrollArea,
    QSlider,
    QSpinBox,
    QTabBar,
    QWidget,
)

from visualnet.scene.parts import Connection
from visualnet.ui.window.tab_stops import enter, stops_in

FIELDS = (QAbstractSpinBox, QComboBox, QSlider)


def activate(desk):
    desk.window.activateWindow()
    desk.wait(desk.window.isActiveWindow)


def turn_wheel(widget, notches=-1):
    """Turn the wheel over the middle of a widget; returns whether anybody took it."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def value_of(field):
    return field.currentIndex() if isinstance(field, QComboBox) else field.value()


def fields_of(root):
    return [field for kind in FIELDS for field in root.findChildren(kind)]


def docks_of(desk, names):
    for name in names:
        desk.open_dock(name)


# Tab


def is_seen(widget):
    # What scrolls is covered by its own viewport.
    shown = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    return not shown.visibleRegion().isEmpty()


def stops_by_tab(desk, key=Qt.Key.Key_Tab):
    """Every widget that has the focus on the way round, as often as it has it."""
    start, stops = QApplication.focusWidget(), []
    while not stops or stops[-1] is not start:
        QTest.keyClick(QApplication.focusWidget(), key)
        stops.append(QApplication.focusWidget())
        assert is_seen(stops[-1]), f"{stops[-1]} of {stops[-1].parent()}"
        assert len(stops) < 500
    return stops


@pytest.mark.slow
@pytest.mark.parametrize(
    "docks", [(), ("settingsDock", "evaluationDock", "inspectorDock"), ("settingsDock",)]
)
@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_every_stop_of_the_tab_key_can_be_seen(desk, docks, key):
    docks_of(desk, docks)
    if docks == ("settingsDock",):
        desk.window.docks["settingsDock"].bring_to_front()
    activate(desk)
    desk.canvas.setFocus()
    stops = stops_by_tab(desk, key)
    assert len(set(stops)) == len(stops)
    assert len(stops) > 15
    assert desk.window.findChild(QWidget, "drawingPad") in stops


@pytest.mark.slow
def test_tab_goes_through_all_settings_once_they_are_in_front(desk):
    desk.window.docks["settingsDock"].bring_to_front()
    desk.wait(lambda: not desk.settings.visibleRegion().isEmpty())
    activate(desk)
    desk.canvas.setFocus()
    stops = stops_by_tab(desk)
    expected = [
        field
        for field in fields_of(desk.settings)
        if field.isVisible() and field.isEnabled() and field.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(expected) > 5
    assert set(expected) <= set(stops)


def names_of(widgets):
    return [widget.accessibleName() for widget in widgets]


def reading_order(stops, is_mirrored=False):
    """Whether each stop stands below the one before it, or beside it in the reading direction."""
    places = [stop.mapTo(stop.window(), QPoint()) for stop in stops]
    rects = [QRect(place, stop.size()) for place, stop in zip(places, stops, strict=True)]
    for before, after in pairwise(rects):
        is_beside = after.top() < before.bottom() and before.top() < after.bottom()
        if is_beside:
            yield after.left() < before.left() if is_mirrored else after.left() > before.left()
        else:
            yield after.top() >= before.bottom()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["settingsDock", "evaluationDock", "whyDock", "drawingDock"])
def test_tab_goes_through_a_panel_as_one_reads_it(reused_desk, name):
    desk = reused_desk
    docks_of(desk, [name])
    part = desk.window.docks[name]
    if name == "settingsDock":
        # What scrolls goes on below the buttons that do not; a field is made when it is needed.
        part = desk.settings.findChild(QScrollArea).widget()
        desk.settings.propose({"hidden": (16, 12, 8)})
        desk.wait(lambda: "Neurons in hidden layer 3" in names_of(stops_in(part)))
    # The form makes room for the field after it has come.
    desk.wait(lambda: all(reading_order(stops_in(part))))
    # While the network is measured, the button for that takes no focus.
    desk.wait(lambda: len(stops_in(part)) > 4)
    assert all(reading_order(stops_in(part)))


def test_tab_goes_from_right_to_left_where_one_reads_so(reused_desk, qapp):
    desk = reused_desk
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        desk.wait_at_rest()
        bar = desk.application.training.bar
        assert all(reading_order(stops_in(bar), is_mirrored=True))
        docks = [desk.window.docks[name] for name in ("drawingDock", "chartsDock")]
        first, last = sorted(docks, key=lambda dock: -dock.x())
        stops = stops_in(desk.window)
        places = [stops.index(stops_in(part)[0]) for part in (first, desk.view, last)]
        assert places == sorted(places)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_tab_goes_round_the_window_from_the_tool_bar_to_the_panel_in_front(reused_desk):
    desk = reused_desk
    names = [widget.objectName() for widget in stops_in(desk.window)]
    order = ["speedSlider", "drawingPad", "brushSlider", "modeChoice", "chartPage", "lossChart"]
    assert [name for name in names if name in order] == order


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (QRect(0, 20, 60, 30), (0, 0)),
        (QRect(0, 90, 60, 30), (0, 20)),
        (QRect(90, 400, 20, 30), (10, 330)),
        (QRect(0, 40, 60, 300), (0, 0)),
        (QRect(0, 90, 60, 300), (0, 40)),
    ],
    ids=["seen", "partly seen", "out of sight", "larger and half seen", "larger"],
)
def test_what_gets_the_focus_is_scrolled_to_only_as_far_as_needed(qtbot, place, expected):
    window, page = QWidget(), QWidget()
    page.resize(500, 1000)
    area = QScrollArea(window, frameShape=QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    for policy in (area.setHorizontalScrollBarPolicy, area.setVerticalScrollBarPolicy):
        policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.resize(100, 100)
    area.setWidget(page)
    field = QSpinBox(page)
    field.setGeometry(place)
    qtbot.addWidget(window)
    window.show()
    assert enter(window)
    assert (area.horizontalScrollBar().value(), area.verticalScrollBar().value()) == expected


def test_keys_do_not_reach_a_panel_that_goes_behind_another(reused_desk):
    desk = reused_desk
    docks = desk.window.docks
    docks["settingsDock"].show()
    docks["settingsDock"].bring_to_front()
    activate(desk)
    desk.wait(lambda: not desk.settings.visibleRegion().isEmpty())
    field = desk.settings.findChild(QAbstractSpinBox)
    field.setFocus()
    docks["chartsDock"].bring_to_front()
    desk.wait(lambda: not docks["settingsDock"].isAncestorOf(QApplication.focusWidget()))
    assert QApplication.focusWidget().isVisible()


# Wheel


def check_fields(root, least):
    fields = fields_of(root)
    assert len(fields) >= least
    for field in fields:
        field.clearFocus()
        before = value_of(field)
        for notches in (-1, 1, 1):
            assert not turn_wheel(field, notches), f"{field} of {field.parent()}"
            assert value_of(field) == before
        assert field.focusPolicy() & Qt.FocusPolicy.WheelFocus != Qt.FocusPolicy.WheelFocus


@pytest.mark.slow
def test_no_field_of_the_window_is_changed_by_a_wheel_in_passing(desk):
    docks_of(desk, [name for name in desk.window.docks if name != "drawingDock"])
    check_fields(desk.window, 40)


@pytest.mark.parametrize("action", ["exportPictureAction", "recordAction"])
def test_no_field_of_a_dialog_is_changed_by_a_wheel_in_passing(reused_desk, action):
    desk = reused_desk
    desk.wait_for_picture()
    desk.do(action)
    (dialog,) = [found for found in desk.window.findChildren(QDialog) if found.isVisible()]
    desk.wait(dialog.isActiveWindow)
    first = dialog.focusWidget()
    if isinstance(first, FIELDS):
        # This focus is not the user's.
        assert first.hasFocus()
        assert not turn_wheel(first)
    check_fields(dialog, 2)
    dialog.close()


def test_a_field_that_was_clicked_or_tabbed_to_takes_the_wheel(reused_desk):
    desk = reused_desk
    activate(desk)
    modes = desk.window.findChild(QComboBox, "modeChoice")
    speed = desk.window.findChild(QSlider, "speedSlider")
    modes.setCurrentIndex(0)
    for field, reason in (
        (modes, Qt.FocusReason.TabFocusReason),
        (speed, Qt.FocusReason.MouseFocusReason),
    ):
        before = value_of(field)
        field.setFocus(reason)
        turn_wheel(field)
        turn_wheel(field)
        assert value_of(field) != before


@pytest.mark.slow
def test_a_field_that_the_program_focused_takes_it_after_a_click(desk):
    desk.window.docks["settingsDock"].bring_to_front()
    activate(desk)
    box = desk.settings.findChild(QAbstractSpinBox)
    before = box.value()
    box.setFocus(Qt.FocusReason.OtherFocusReason)
    turn_wheel(box, 1)
    assert box.value() == before
    QTest.mouseClick(box.lineEdit(), Qt.MouseButton.LeftButton)
    turn_wheel(box, 1)
    assert box.value() != before


@pytest.mark.slow
def test_apply_leaves_the_focus_in_no_field_and_the_wheel_scrolls(desk):
    settings = desk.settings
    desk.window.docks["settingsDock"].bring_to_front()
    activate(desk)
    (box,) = [b for b in settings.findChildren(QSpinBox) if b.accessibleName().endswith("1")]
    box.setValue(box.value() + 5)
    desk.wait(lambda: settings.findChild(QWidget, "applyButton").isEnabled())
    settings.findChild(QWidget, "applyButton").setFocus()
    desk.press(settings, "applyButton")
    desk.wait_at_rest()
    assert not isinstance(QApplication.focusWidget(), FIELDS)
    assert QApplication.focusWidget() is not None
    before = box.value()
    area = settings.findChild(QScrollArea)
    area.ensureWidgetVisible(box)
    bar, scrolled = area.verticalScrollBar(), area.verticalScrollBar().value()
    place = box.mapTo(desk.window, box.rect().center())
    QTest.wheelEvent(
        desk.window.windowHandle(), QPointF(place), QPoint(0, 120 if scrolled else -120)
    )
    assert box.value() == before
    assert bar.value() != scrolled


@pytest.mark.slow
def test_the_wheel_over_tabs_turns_no_page(reused_desk):
    desk = reused_desk
    desk.open_dock("evaluationDock")
    bars = [bar for bar in desk.window.findChildren(QTabBar) if bar.isVisible()]
    assert bars
    for bar in bars:
        before = bar.currentIndex()
        bar.setFocus(Qt.FocusReason.MouseFocusReason)
        for notches in (-1, 1, 1):
            turn_wheel(bar, notches)
            assert bar.currentIndex() == before


# What stands over the picture


def test_what_stands_over_the_picture_lets_the_mouse_through(reused_desk):
    desk = reused_desk
    canvas = desk.canvas
    over = [
        child
        for child in canvas.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if child is not canvas.viewport() and not child.objectName().startswith("qt_scrollarea")
    ]
    # The numbers of a part and the note on paths; what stands in the viewport has own clicks.
    assert len(over) >= 2
    for widget in over:
        assert widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents), widget


def test_the_wheel_zooms_fully_though_a_card_comes_under_the_mouse(reused_desk):
    desk = reused_desk
    window, canvas = desk.window, desk.canvas
    spot = canvas.place_of(Connection(0, 400, 3)).toPoint()
    place = canvas.mapTo(window, spot)

    def zoomed():
        before = canvas._scale()
        for _ in range(4):
            QTest.wheelEvent(window.windowHandle(), QPointF(place), QPoint(0, 120))
        factor = canvas._scale() / before
        canvas.reset_zoom()
        return factor

    without = zoomed()
    card = window.findChild(QWidget, "neuronFacts")
    card.move(spot - QPoint(10, 10))
    card.resize(120, 80)
    card.show()
    assert without > 1.2
    assert zoomed() == pytest.approx(without)
