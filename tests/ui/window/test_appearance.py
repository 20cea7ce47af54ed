import json
from typing import get_args

import pytest
from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea

from tests.ui.look.system_hints import SystemHints
from visualnet.paths import user_config_dir
from visualnet.projects.window_layout import WindowLayout
from visualnet.ui.look import theme as theme_module
from visualnet.ui.look.theme import THEMES, ThemeChoice, current_theme, load_theme
from visualnet.ui.session.open_run import State
from visualnet.ui.session.preferences import Preferences


def ground(desk):
    """The colour that the window is really painted in, beside the network."""
    image = desk.window.grab().toImage()
    return image.pixelColor(desk.canvas.mapTo(desk.window, desk.canvas.rect().bottomLeft()) * 1)


@pytest.fixture
def system(monkeypatch):
    """A system that can be made light, or to want more contrast."""
    hints = SystemHints()
    hints.real = QGuiApplication.styleHints()
    monkeypatch.setattr(theme_module.QGuiApplication, "styleHints", lambda: hints)
    return hints


@pytest.mark.slow
def test_the_theme_can_be_chosen_and_is_remembered(build):
    desk = build().show()
    assert ground(desk) == load_theme("dark").background
    assert desk.action("darkThemeAction").isChecked()
    desk.do("lightThemeAction")
    desk.wait_at_rest()
    desk.wait(lambda: ground(desk) == load_theme("light").background)
    assert desk.window.palette().color(QPalette.ColorRole.Window) == load_theme("light").background
    desk.window.close()
    later = build().show()
    assert later.action("lightThemeAction").isChecked()
    assert not later.action("darkThemeAction").isChecked()
    assert ground(later) == load_theme("light").background


@pytest.mark.slow
def test_every_theme_can_be_chosen_in_the_menu(shared_window):
    appearance = shared_window.application.appearance
    choices = {action.data(): action for action in appearance._themes.actions()}
    assert set(choices) == set(get_args(ThemeChoice))
    for name in (*THEMES, "dark"):
        choices[name].trigger()
        assert current_theme().name == name
        assert choices[name].isChecked()
        ground = shared_window.window.palette().color(QPalette.ColorRole.Window)
        assert ground == load_theme(name).background


@pytest.mark.slow
def test_the_theme_follows_the_system_when_asked_to(desk, system):
    system.scheme = Qt.ColorScheme.Light
    desk.application.appearance._follow_system()
    assert desk.window.palette().color(QPalette.ColorRole.Window) == load_theme("dark").background
    desk.do("systemThemeAction")
    assert desk.window.palette().color(QPalette.ColorRole.Window) == load_theme("light").background
    system.scheme = Qt.ColorScheme.Dark
    desk.application.appearance._follow_system()
    assert desk.window.palette().color(QPalette.ColorRole.Window) == load_theme("dark").background
    system.contrast = Qt.ContrastPreference.HighContrast
    system.real.accessibility().contrastPreferenceChanged.emit(system.contrast)
    assert current_theme().name == "dark-high-contrast"
    assert desk.window.palette().color(QPalette.ColorRole.Window) == QColor("black")


@pytest.mark.slow
def test_presentation_mode_enlarges_and_gives_everything_back(desk):
    docks = desk.window.docks
    desk.do("resetDocksAction")
    before = {name: dock.isVisible() for name, dock in docks.items()}
    size = desk.window.font().pixelSize()
    desk.do("presentAction")
    desk.wait(desk.window.isFullScreen)
    # As much as the screen of these tests, which is small, has room for.
    desk.wait(lambda: desk.window.font().pixelSize() == pytest.approx(1.3 * size, abs=1))
    assert [name for name in docks if docks[name].isVisible()] == ["drawingDock", "chartsDock"]
    desk.do("presentAction")
    desk.wait(lambda: desk.window.held_layout is None)
    assert not desk.window.isFullScreen()
    assert {name: dock.isVisible() for name, dock in docks.items()} == before
    assert desk.window.font().pixelSize() == size
    assert desk.window.statusBar().isVisible()
    assert desk.window.findChild(QLabel, "predictionLabel").text() == "3"


@pytest.mark.slow
def test_closing_in_presentation_mode_keeps_the_ordinary_places(build):
    desk = build().show()
    desk.open_dock("dataDock")
    docks = desk.window.docks
    shown = {name for name in docks if docks[name].isVisibleTo(desk.window)}
    desk.do("presentAction")
    desk.wait(desk.window.isFullScreen)
    desk.window.close()
    later = build().show()
    assert not later.window.isFullScreen()
    docks = later.window.docks
    assert {name for name in docks if docks[name].isVisibleTo(later.window)} == shown


@pytest.mark.slow
def test_docks_stand_in_the_next_window_where_they_were_left(build):
    desk = build().show()
    window = desk.window
    window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, window.docks["chartsDock"])
    window.docks["drawingDock"].hide()
    desk.open_dock("settingsDock")
    window.close()
    later = build().show()
    window = later.window
    area = window.dockWidgetArea(window.docks["chartsDock"])
    assert area == Qt.DockWidgetArea.BottomDockWidgetArea
    assert window.docks["drawingDock"].isHidden()
    assert not window.docks["settingsDock"].isHidden()
    later.do("resetDocksAction")
    area = window.dockWidgetArea(window.docks["chartsDock"])
    assert area == Qt.DockWidgetArea.RightDockWidgetArea
    shown = [name for name, dock in window.docks.items() if not dock.isHidden()]
    assert shown == ["drawingDock", "chartsDock"]


def garbage(kind):
    path = user_config_dir() / "visualnet.ini"
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "binary":
        path.write_bytes(bytes(range(256)) * 40)
    elif kind == "text":
        path.write_text("[window\ntheme==purple\n]]]\n=\n")
    elif kind == "folder":
        path.mkdir()
    else:
        settings = QSettings(str(path), QSettings.Format.IniFormat)
        for key in ("window/theme", "window/layout", "window/docks", "files/recent"):
            values = {
                "numbers": 17,
                "words": "purple",
                "bytes": QByteArray(b"\xff\x00" * 50),
                "lists": ["a\0b", "", "x" * 5000, "/"],
            }
            settings.setValue(key, values[kind])
        settings.sync()
    return path


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["binary", "text", "folder", "numbers", "words", "bytes", "lists"])
def test_settings_files_that_say_anything_do_no_harm(build, kind):
    garbage(kind)
    desk = build().show()
    assert desk.answer == "3"
    assert desk.session.state is State.IDLE
    assert desk.action("darkThemeAction").isChecked()
    docks = desk.window.docks
    visible = [name for name, dock in docks.items() if dock.isVisibleTo(desk.window)]
    assert visible == ["drawingDock", "chartsDock"]
    desk.menu("recent").aboutToShow.emit()
    assert [action.text() for action in desk.menu("recent").actions()] == ["No recent files"]
    desk.do("lightThemeAction")
    desk.window.close()


@pytest.mark.slow
def test_the_settings_are_kept_in_the_users_own_folder(desk):
    desk.do("lightThemeAction")
    desk.window.close()
    kept = json.loads((user_config_dir() / "preferences.json").read_text())
    assert kept["theme"] == "light"


def test_preferences_without_a_file_remember_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    preferences = Preferences(None)
    preferences.theme = "light"
    preferences.keep_layout(WindowLayout((0, 0, 900, 600), False, ()))
    preferences.add_recent_file(tmp_path / "a.npz")
    assert preferences.theme == "light"
    assert preferences.layout is None
    assert preferences.recent_files == []
    assert list(tmp_path.rglob("*")) == []
    assert Preferences(None).theme == "dark"


def test_recent_files_are_few_and_each_but_once(tmp_path):
    preferences = Preferences(tmp_path / "preferences.json")
    files = [tmp_path / f"{number}.npz" for number in range(12)]
    for path in [*files, files[5]]:
        path.touch()
        preferences.add_recent_file(path)
    preferences.write()
    recent = Preferences(tmp_path / "preferences.json").recent_files
    assert recent == [files[5], *files[:5:-1], files[4]]


@pytest.mark.slow
def test_the_sheet_of_keys_lists_every_key(reused_desk):
    desk = reused_desk
    desk.do("shortcutsAction")
    (dialog,) = [w for w in QApplication.topLevelWidgets() if "shortcuts" in w.windowTitle()]
    words = {label.text() for label in dialog.findChildren(QLabel)}
    for action in desk.window.actions():
        keys = ", ".join(key.toString() for key in action.shortcuts())
        assert not keys or keys in words, action.objectName()
    dialog.reject()


def sheet_of_keys(desk):
    desk.do("shortcutsAction")
    (dialog,) = [w for w in QApplication.topLevelWidgets() if "shortcuts" in w.windowTitle()]
    return dialog


@pytest.mark.slow
@pytest.mark.parametrize("height", [480, 768])
def test_the_sheet_of_keys_fits_the_window_and_scrolls_down_alone(reused_desk, height):
    desk = reused_desk
    desk.window.setMinimumSize(0, 0)
    desk.window.resize(1366, height)
    dialog = sheet_of_keys(desk)
    desk.qtbot.waitExposed(dialog)
    area = dialog.findChild(QScrollArea, "shortcutsArea")
    assert dialog.width() <= 780
    assert dialog.height() <= desk.window.height()
    assert area.horizontalScrollBar().maximum() == 0
    for label in area.findChildren(QLabel):
        assert label.width() >= label.minimumSizeHint().width(), label.text()
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    dialog.reject()


@pytest.mark.slow
def test_the_sheet_of_keys_finds_a_word_or_a_key(reused_desk):
    desk = reused_desk
    dialog = sheet_of_keys(desk)
    field = dialog.findChild(QLineEdit, "shortcutsFilter")

    def shown():
        return {label.text() for label in dialog.findChildren(QLabel) if label.isVisible()}

    desk.wait(field.hasFocus)
    field.setText("rest train")
    assert {"TRAINING", "Ctrl+R", "Restart"} <= shown()
    assert not {"FILE", "Ctrl+N"} & shown()
    field.setText("f11")
    assert "Presentation mode" in shown()
    field.setText("no such key")
    assert shown() == {"No key matches “no such key”."}
    field.clear()
    headings = [label.text() for label in dialog.findChildren(QLabel) if label.text().isupper()]
    assert headings[0] == "ANYWHERE"
    order = ["TRAINING", "DRAWING", "NETWORK", "CHARTS", "PANELS", "PRACTICE", "FILE"]
    assert [heading for heading in headings if heading in order] == order
    assert set(headings) <= shown()
    dialog.reject()


def test_about_names_the_licences(reused_desk):
    desk = reused_desk
    desk.do("aboutAction")
    (dialog,) = [w for w in QApplication.topLevelWidgets() if w.windowTitle() == "About VisualNet"]
    parts = [*dialog.findChildren(QLabel), *dialog.findChildren(QPushButton)]
    words = " ".join(part.text() for part in parts)
    for expected in ("VisualNet 0.", "MIT", "CC BY-SA 3.0", "LGPL", "NumPy"):
        assert expected in words
    dialog.reject()
