"""The command palette, by keyboard and mouse, over one window."""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QToolButton, QWidget

from tests.ui.listening import listener
from visualnet.ui.window.context import Find

__all__ = ["listener"]

KEYS = Qt.Key


class Palette:
    """The palette of a window, and the hands of someone who uses it."""

    def __init__(self, desk):
        self.desk, self.window = desk, desk.window
        self.window.activateWindow()
        desk.wait(self.window.isActiveWindow)

    @property
    def widget(self):
        return self.window.findChild(QWidget, "commandPalette")

    @property
    def list(self):
        return self.widget.findChild(QListView, "paletteList")

    @property
    def field(self):
        return self.widget.findChild(QLineEdit, "paletteField")

    @property
    def is_open(self):
        return self.widget is not None and self.widget.isVisible()

    @property
    def rows(self):
        model = self.list.model()
        return [model.row(number) for number in range(model.rowCount())]

    @property
    def current(self):
        return self.rows[self.list.currentIndex().row()].find.text

    def open(self, text=""):
        if not self.is_open:
            QTest.keyClick(self.window, KEYS.Key_K, Qt.KeyboardModifier.ControlModifier)
        assert self.is_open
        self.field.clear()
        QTest.keyClicks(self.field, text)
        return self

    def press(self, key):
        QTest.keyClick(QApplication.focusWidget(), key)


@pytest.fixture
def palette(shared_window):
    palette = Palette(shared_window)
    yield palette
    if palette.is_open:
        palette.widget.close_palette()
    shared_window.window.resize(1366, 768)


@pytest.mark.slow
def test_it_is_not_made_before_it_opens_and_a_button_says_its_key(palette):
    assert palette.widget is None
    button = palette.window.findChild(QToolButton, "searchButton")
    assert button.isVisible()
    assert button.text() == "Search  Ctrl+K"
    palette.desk.pad.setFocus()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert palette.field.hasFocus()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not palette.is_open
    assert QApplication.focusWidget() is palette.desk.pad


def test_the_button_says_the_keys_that_were_chosen(palette):
    button = palette.window.findChild(QToolButton, "searchButton")
    palette.window.actions_.choose_keys({"search": ("Ctrl+Alt+K",)})
    assert button.text() == "Search  Ctrl+Alt+K"
    palette.window.actions_.choose_keys({})
    assert button.text() == "Search  Ctrl+K"


def test_esc_gives_the_focus_back_and_lets_go_of_nothing_else(palette):
    palette.desk.canvas.setFocus()
    palette.desk.canvas.pointing.choose((0, 300))
    palette.open("light")
    palette.press(KEYS.Key_Escape)
    assert not palette.is_open
    assert QApplication.focusWidget() is palette.desk.canvas
    assert palette.desk.canvas.chosen == ((0, 300),)
    palette.press(KEYS.Key_Escape)
    assert palette.desk.canvas.chosen == ()


@pytest.mark.slow
def test_the_focus_comes_back_to_a_panel_that_floats_which_is_what_is_meant(palette):
    dock = palette.desk.window.docks["settingsDock"]
    dock.open()
    palette.desk.do("floatPanelAction")
    palette.desk.wait(lambda: dock.isFloating() and dock.isActiveWindow())
    field = QApplication.focusWidget()
    assert dock.isAncestorOf(field)
    for key in (KEYS.Key_Escape, KEYS.Key_Return):
        QTest.keyClick(field, KEYS.Key_K, Qt.KeyboardModifier.ControlModifier)
        palette.desk.wait(palette.field.hasFocus)
        palette.open("float or dock panel").press(key)
        palette.desk.wait(field.hasFocus)
    palette.desk.wait(lambda: not dock.isFloating())
    palette.desk.do("resetDocksAction")


def test_what_had_the_focus_may_be_gone(palette):
    field = QLineEdit(palette.window)
    field.show()
    field.setFocus()
    palette.open()
    shiboken6.delete(field)
    palette.press(KEYS.Key_Escape)
    assert not palette.is_open


@pytest.mark.slow
def test_keys_walk_the_list_and_enter_does_what_is_chosen(palette):
    palette.open("panels")
    first = palette.current
    for key, number in ((KEYS.Key_Down, 1), (KEYS.Key_End, -1), (KEYS.Key_Home, 0)):
        palette.press(key)
        assert palette.current == palette.rows[number].find.text
    palette.press(KEYS.Key_PageDown)
    assert palette.list.currentIndex().row() >= 8
    palette.press(KEYS.Key_PageUp)
    assert palette.current == first
    palette.press(KEYS.Key_Tab)
    assert palette.field.hasFocus()
    palette.open("evaluation")
    assert palette.current == "Evaluation"
    palette.press(KEYS.Key_Return)
    assert not palette.is_open
    dock = palette.window.docks["evaluationDock"]
    palette.desk.wait(lambda: dock.is_in_front)
    assert dock.isAncestorOf(QApplication.focusWidget())
    # A panel in sight is gone to, not hidden.
    palette.desk.canvas.setFocus()
    palette.open("evaluation").press(KEYS.Key_Return)
    assert dock.isAncestorOf(QApplication.focusWidget())
    palette.desk.do("resetDocksAction")


@pytest.mark.slow
def test_what_was_chosen_last_comes_first(palette):
    for name in ("Light", "Dark"):
        palette.open(f"{name} theme")
        assert palette.current == name
        palette.press(KEYS.Key_Enter)
    palette.open()
    assert [row.find.text for row in palette.rows[:2]] == ["Dark", "Light"]
    assert palette.rows[0].find.is_checked
    assert not palette.rows[1].find.is_checked


def test_a_click_chooses_and_a_click_elsewhere_closes(palette):
    palette.open("zoom in")
    place = palette.list.visualRect(palette.list.model().index(0)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not palette.is_open
    palette.desk.do("zoomResetAction")
    palette.open("zoom")
    palette.desk.pad.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not palette.is_open
    assert QApplication.focusWidget() is palette.desk.pad


def test_what_cannot_be_done_is_shown_and_does_nothing(palette):
    assert not palette.desk.action("redoAction").isEnabled()
    palette.open("redo")
    assert palette.current == "Redo"
    assert not palette.rows[0].find.is_enabled
    assert any("Not available now" in label.text() for label in palette.widget.findChildren(QLabel))
    palette.press(KEYS.Key_Return)
    assert palette.is_open


def test_what_is_pasted_is_searched_for_by_its_first_hundred_letters(palette):
    palette.open()
    palette.widget.type("zoom " * 10_000)
    assert palette.field.text() == "zoom " * 20
    assert "zoom" in palette.current.lower()


def test_nothing_found_is_said(palette):
    palette.open("qqq")
    assert not palette.rows
    told = [label.text() for label in palette.widget.findChildren(QLabel) if label.isVisible()]
    assert "Nothing matches “qqq”." in told
    palette.press(KEYS.Key_Return)
    assert palette.is_open


def test_a_screen_reader_hears_the_current_row(palette, listener):
    palette.open("restart")
    assert listener.hears("Restart, Training, Ctrl+R")


def test_a_feature_registers_a_source_that_is_asked_each_time_the_palette_opens(palette):
    asked, done = [], []

    def source():
        asked.append(True)
        return [Find("Épsilon", "A small number", "", lambda: done.append(True))]

    palette.desk.application.context.add_finds("Word", source)
    assert not asked
    palette.open()
    palette.desk.wait(lambda: asked == [True])
    palette.press(KEYS.Key_Escape)
    palette.open("epsi")
    assert len(asked) == 2
    assert (palette.rows[0].kind, palette.current) == ("Word", "Épsilon")
    palette.press(KEYS.Key_Return)
    assert done == [True]


@pytest.mark.slow
def test_settings_presets_and_experiments_are_gone_to(palette):
    acts = {
        "shear": lambda focus: focus.accessibleName() == "Shear",
        "medium augmentation": lambda focus: focus.text() == "Apply",
        "seed first weights": lambda focus: focus.accessibleName() == "Seed",
        "settings momentum": lambda focus: focus.accessibleName() == "Momentum",
    }
    for text, is_gone_to in acts.items():
        palette.open(text).press(KEYS.Key_Return)
        palette.desk.wait(lambda test=is_gone_to: test(QApplication.focusWidget()))
    first = next(row for row in palette.open("experiment").rows if row.kind == "Experiments")
    palette.open(f"experiments {first.find.text}").press(KEYS.Key_Return)
    assert QApplication.focusWidget().currentText() == first.find.text
    palette.desk.do("resetDocksAction")


@pytest.mark.slow
@pytest.mark.parametrize("size", [(800, 480), (1920, 1080)])
def test_it_stands_inside_the_window_and_follows_its_size(palette, size):
    palette.open()
    palette.window.resize(*size)
    palette.desk.wait(lambda: palette.window.width() == size[0])
    assert palette.window.rect().contains(palette.widget.geometry())
    assert palette.list.height() >= 5 * palette.list.sizeHintForRow(0)
