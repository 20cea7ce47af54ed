"""Contrast of what is really painted: each kind of widget in each state, and all panels."""

import re

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QSlider,
    QSpinBox,
    QTabBar,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QWidget,
)

from tests.ui.look.contrast import change_contrast, ink_contrast
from visualnet.training.loading import load_dataset_of
from visualnet.training.recipes import POINT_CONFIG
from visualnet.ui.look.theme import THEMES, apply_theme, load_theme
from visualnet.ui.widgets.eliding_label import ElidingLabel

TEXT = "MEWH"  # has bars that are whole pixels wide
FIELDS = (QLineEdit, QPlainTextEdit, QSpinBox, QDoubleSpinBox, QComboBox)
CHECKS = (QCheckBox, QRadioButton)
BUTTONS = (QPushButton, QToolButton)


@pytest.fixture(params=THEMES)
def theme(qapp, request):
    apply_theme(qapp, load_theme(request.param))
    yield load_theme(request.param)
    apply_theme(qapp, load_theme("dark"))


@pytest.fixture
def place(qtbot, theme):
    """Show a widget by itself in a window, with room around it."""
    window = QMainWindow()
    qtbot.addWidget(window)

    def put(widget):
        room = QWidget()
        row = QHBoxLayout(room)
        row.setContentsMargins(12, 12, 12, 12)
        row.addWidget(widget)
        window.setCentralWidget(room)
        window.resize(260, 180)
        window.show()
        window.activateWindow()
        qtbot.waitActive(window)
        window.setFocus()
        QApplication.sendPostedEvents()
        return widget

    return put


def made(kind, **properties):
    widget = kind()
    for name, value in properties.items():
        widget.setProperty(name, value)
    if isinstance(widget, QComboBox):
        widget.addItems([TEXT, "other"])
    elif isinstance(widget, (QLineEdit, QAbstractButton)):
        widget.setText(TEXT)
    elif isinstance(widget, QPlainTextEdit):
        widget.setPlainText(TEXT)
    elif isinstance(widget, QLabel):
        widget.setText(TEXT)
    return widget


def with_surroundings(widget):
    """The widget as it is painted, and 3 pixels around it."""
    top = widget.mapTo(widget.window(), QPoint(0, 0))
    rect = QRect(top, widget.size()).adjusted(-3, -3, 3, 3)
    return widget.window().grab(rect).toImage()


def edge(widget, theme):
    """The contrast of the widget's edge with the window: of what is at its left."""
    image = with_surroundings(widget)
    strip = QRect(0, image.height() // 2 - 2, 8, 4)
    return ink_contrast(image, strip, theme.background)


def hovered(widget):
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    middle = QPointF(widget.rect().center())
    none = Qt.MouseButton.NoButton
    move = QMouseEvent(
        QEvent.Type.MouseMove, middle, middle, none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, move)
    return widget


def words(theme):
    return 4.5 if theme.outline == 1 else 7


def graphics(theme):
    return 3 if theme.outline == 1 else 4.5


@pytest.mark.slow
@pytest.mark.parametrize("kind", [*FIELDS, *CHECKS, *BUTTONS])
def test_words_and_edges_of_controls_are_seen_in_every_state(theme, place, qtbot, kind):
    widget = place(made(kind))
    is_plain_button = kind in BUTTONS and theme.outline == 1
    for state in ("normal", "hover", "focus"):
        if state == "hover":
            hovered(widget)
        elif state == "focus":
            widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            widget.setFocus()
            qtbot.waitUntil(widget.hasFocus)
        # The ground of the words, without the edge.
        inside = widget.grab().toImage().copy(widget.rect().adjusted(6, 4, -6, -4))
        assert ink_contrast(inside) >= words(theme), state
        if not (is_plain_button and state == "normal"):
            # A button's words alone tell where it is.
            assert edge(widget, theme) >= graphics(theme), state
    widget.setEnabled(False)
    assert ink_contrast(widget.grab().toImage()) >= 2


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "looks"),
    [
        *((kind, {}) for kind in (*BUTTONS, *CHECKS)),
        *((QToolButton, {"segment": part}) for part in ("first", "middle", "last")),
        (QToolButton, {"tiny": True}),
    ],
    ids=str,
)
def test_what_is_chosen_is_told_from_what_is_not(theme, place, qtbot, kind, looks):
    widget = place(made(kind, **looks))
    widget.setCheckable(True)
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    for has_focus in (False, True):
        if has_focus:
            widget.setFocus()
            qtbot.waitUntil(widget.hasFocus)
        pictures = []
        for is_chosen in (False, True):
            widget.setChecked(is_chosen)
            pictures.append(with_surroundings(widget))
        assert pictures[0].size() == pictures[1].size()
        assert change_contrast(*pictures) >= graphics(theme), has_focus
        assert ink_contrast(pictures[1]) >= words(theme)


@pytest.mark.slow
def test_the_button_to_press_is_seen(theme, place):
    widget = place(made(QPushButton, primary=True))
    assert edge(widget, theme) >= graphics(theme)
    inside = widget.grab().toImage().copy(widget.rect().adjusted(4, 4, -4, -4))
    assert ink_contrast(inside) >= words(theme)
    hovered(widget)
    inside = widget.grab().toImage().copy(widget.rect().adjusted(4, 4, -4, -4))
    assert ink_contrast(inside) >= words(theme)


@pytest.mark.slow
@pytest.mark.parametrize("kind", [QTableWidget, QListWidget])
def test_a_chosen_row_is_told_from_its_neighbours(theme, place, kind):
    view = kind()
    if kind is QTableWidget:
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setRowCount(3)
        view.setColumnCount(2)
        for row in range(3):
            view.setItem(row, 0, QTableWidgetItem(TEXT))
    else:
        view.addItems([TEXT] * 3)
    place(view)
    rect = view.visualRect(view.model().index(1, 0))
    before = view.viewport().grab(rect).toImage()
    view.setCurrentIndex(view.model().index(1, 0))
    after = view.viewport().grab(rect).toImage()
    assert change_contrast(before, after) >= graphics(theme)
    inside = after.copy(after.rect().adjusted(2, 3, -2, -3))
    assert ink_contrast(inside) >= words(theme)


@pytest.mark.slow
def test_the_highlight_of_menus_and_choices_is_seen(theme, place, qtbot):
    menu = QMenu()
    qtbot.addWidget(menu)
    entries = [menu.addAction(TEXT) for _ in range(3)]
    menu.popup(QPoint(0, 0))
    rect = menu.actionGeometry(entries[1])
    before = menu.grab(rect).toImage()
    menu.setActiveAction(entries[1])
    after = menu.grab(rect).toImage()
    assert change_contrast(before, after) >= graphics(theme)
    assert ink_contrast(after.copy(after.rect().adjusted(3, 3, -3, -3))) >= words(theme)
    whole = menu.grab().toImage()
    assert ink_contrast(whole, QRect(0, 8, 3, 4), theme.background) >= graphics(theme)
    menu.close()

    combo = place(made(QComboBox))
    combo.showPopup()
    view = combo.view()
    rects = [view.visualRect(view.model().index(row, 0)) for row in range(2)]
    chosen, other = (view.viewport().grab(rect).toImage() for rect in rects)
    grounds = QRect(1, 2, 3, 3)
    ground = chosen.pixelColor(2, 3)
    assert ink_contrast(other, grounds, ground) >= graphics(theme)
    assert ink_contrast(chosen) >= words(theme)
    assert ink_contrast(other) >= words(theme)
    combo.hidePopup()


@pytest.mark.slow
@pytest.mark.parametrize("kind", [QSlider, QScrollBar, QProgressBar])
def test_grooves_and_handles_are_seen(theme, place, kind):
    widget = kind() if kind is QProgressBar else kind(Qt.Orientation.Horizontal)
    widget.setRange(0, 100)
    place(widget)
    image = widget.grab().toImage()
    right = QRect(widget.width() - 40, 0, 30, widget.height())
    part = widget.rect() if kind is QScrollBar else right
    assert ink_contrast(image, part, theme.background) >= graphics(theme)


@pytest.mark.slow
def test_progress_is_seen(theme, place):
    widget = place(QProgressBar())
    widget.setValue(0)
    before = widget.grab().toImage()
    widget.setValue(60)
    assert change_contrast(before, widget.grab().toImage()) >= graphics(theme)


@pytest.mark.slow
def test_the_tab_in_front_is_told(theme, place):
    tabs = QTabBar()
    tabs.addTab(TEXT)
    tabs.addTab(TEXT)
    place(tabs)
    rect = QRect(tabs.mapTo(tabs.window(), tabs.tabRect(1).topLeft()), tabs.tabRect(1).size())
    before = tabs.window().grab(rect).toImage()
    assert ink_contrast(before) >= words(theme)
    tabs.setCurrentIndex(1)
    after = tabs.window().grab(rect).toImage()
    assert change_contrast(before, after) >= graphics(theme)
    assert ink_contrast(after) >= words(theme)


@pytest.mark.slow
def test_all_words_of_all_panels_can_be_read(shared_window):
    desk, low, measured = shared_window, [], 0
    for key in desk.window.docks:
        desk.open_dock(key)
        low += unreadable_words(desk, key)
        measured += sum(map(has_words, desk.window.findChildren(QWidget)))
    assert measured * len(THEMES) > 1000
    assert not low


@pytest.mark.slow
def test_all_words_of_the_plane_can_be_read(build, qtbot, tmp_path):
    random = np.random.default_rng(0)
    lines = [f"{a:.3f},{b:.3f},{c:.3f},{'ab'[k % 2]}" for k, (a, b, c) in
             enumerate(random.normal(size=(40, 3)))]  # fmt: skip
    path = tmp_path / "lengths.csv"
    path.write_text("\n".join(["long,wide,high,label", *lines]), encoding="utf-8")
    desk = build().show()
    plane = desk.application.plane
    low = []
    for source in ("spiral3", str(path)):
        config = POINT_CONFIG.changed(dataset=source)
        desk.session.apply(config, load_dataset_of(config))
        qtbot.waitUntil(lambda: plane.has_points and plane.panel.view.isVisible())
        plane.panel.findChild(QCheckBox, "paintPoints").setChecked(True)
        desk.press(desk.window, "erasePoints")
        assert desk.text("planeNote")
        # What has another place now is laid out when Qt comes to it.
        QApplication.processEvents()
        low += unreadable_words(desk, source)
    assert not low


def unreadable_words(desk, key):
    """Return the words in the window whose contrast is too low, in each theme."""
    low = []
    for name in THEMES:
        desk.application.appearance.set_theme(name)
        image = desk.window.grab().toImage()
        for widget in filter(has_words, desk.window.findChildren(QWidget)):
            rect = QRect(widget.mapTo(desk.window, QPoint(0, 0)), widget.size())
            # Outlines are no words; small letters hardly have a pixel of their full colour.
            rect = rect if isinstance(widget, QLabel) else rect.adjusted(4, 3, -4, -4)
            least = 0.9 * words(load_theme(name)) if widget.isEnabled() else 1.8
            ratio = ink_contrast(image, rect)
            if ratio < least:
                low.append((key, name, type(widget).__name__, widget.text(), round(ratio, 2)))
    desk.application.appearance.set_theme("dark")
    return low


def has_words(widget):
    """Whether all of the widget is seen, and has letters."""
    if not isinstance(widget, (QLabel, QAbstractButton, QLineEdit)):
        return False
    region = widget.visibleRegion()
    # Numbers that have no room are left out as a whole.
    text = widget.shown_text if isinstance(widget, ElidingLabel) else widget.text()
    return (
        widget.isVisible()
        and any(letter.isalnum() for letter in re.sub("<[^>]*>", "", text))
        and region.boundingRect().size() == widget.size()
        and region.rectCount() == 1
    )
