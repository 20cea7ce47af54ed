"""The settings file may say anything: noise, other types, places off the screen, newer versions."""

import os
import struct
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtGui import QGuiApplication

from visualnet.paths import user_config_dir
from visualnet.ui.preferences import Preferences
from visualnet.ui.theme import SignColours, ThemeChoice

KEYS = (
    "window/theme", "window/geometry", "window/docks", "picture/signs", "picture/dashes",
    "files/recent", "data/recent",
)  # fmt: skip
VALUES = st.binary(max_size=40) | st.sampled_from(
    [
        *(b"17", b"@ByteArray(\\xff\\0)", b"@Invalid()", b"@Rect(1 2 3 4)", b"@Size(x)", b"@@"),
        b"@Variant(\\0\\0\\0\\t\\x7f\\xff\\xff\\xff)",
        b"@Variant(\\0\\0\\0\\v\\x7f\\xff\\xff\\xff)",
        b"\\x40Variant(\\0\\0\\0\\t\\x7f\\xff\\xff\\xff)",
        b"\\100V\\x61riant(\\0\\0\\0\\t\\x7f\\xff\\xff\\xff)",
        b'"@Va"riant(\\0\\0\\0\\t\\x7f\\xff\\xff\\xff)',
        b'a, "@Variant(\\0\\0\\0\\n\\xff\\xff\\xff\\xf0)"',
        b"@DateTime(\\0\\0)",
        *(b'"a\\0b", "", /, "\\x110000"', b"a, b, c", b'"unfinished'),
    ]
)


def check_all(preferences: Preferences) -> None:
    """Every value is of its own kind, whatever the file says."""
    assert preferences.theme in get_args(ThemeChoice)
    assert preferences.sign_colours in get_args(SignColours)
    assert preferences.has_dashes in (True, False)
    assert preferences.has_guide in (True, False)
    assert preferences.reduces_motion in (True, False, None)
    assert isinstance(preferences.geometry, QByteArray)
    assert isinstance(preferences.dock_state, QByteArray)
    for path in (*preferences.recent_files, *preferences.recent_data):
        assert isinstance(path, Path)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    entries=st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=4), noise=st.binary(max_size=60)
)
@example(entries={}, noise=bytes(range(256)))
def test_any_bytes_give_settings(tmp_path, entries, noise):
    path = tmp_path / "settings.ini"
    lines = b""
    for key, value in entries.items():
        section, name = key.split("/")
        lines += b"[" + section.encode() + b"]\n" + name.encode() + b"=" + value + b"\n"
    path.write_bytes(lines + noise)
    preferences = Preferences(path)
    check_all(preferences)
    preferences.theme = "light"
    preferences.add_recent_file(tmp_path)
    assert preferences.theme == "light"


def test_values_that_end_the_process_are_set_aside(tmp_path):
    path = tmp_path / "settings.ini"
    harmful = b"[window]\ntheme=@Variant(\\0\\0\\0\\t\\x7f\\xff\\xff\\xff)\n"
    path.write_bytes(harmful)
    preferences = Preferences(path)
    assert preferences.theme == "dark"
    assert (tmp_path / "settings.ini.damaged").read_bytes() == harmful
    preferences.theme = "light"
    assert Preferences(path).theme == "light"


def test_a_pipe_for_a_settings_file_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "settings.ini")
    preferences = Preferences(tmp_path / "settings.ini")
    assert "Settings cannot be kept" in preferences.problem
    preferences.theme = "light"
    assert preferences.theme == "light"


def geometry_at(saved: QByteArray, x: int, y: int, width: int, height: int) -> QByteArray:
    """Return a window's saved geometry with other rectangles, in Qt's format of magic 0x1D9D0CB."""
    data = bytes(saved.data())
    assert data[:4] == bytes.fromhex("01d9d0cb")
    rect = struct.pack(">4i", x, y, x + width - 1, y + height - 1)
    return QByteArray(data[:8] + rect + rect + data[40:])


@pytest.mark.parametrize(
    "rect",
    [(-5000, -5000, 1000, 700), (90_000, 90_000, 1000, 700), (0, 0, 200_000, 200_000),
     (2**31 - 900, 0, 800, 700), (50, 50, 0, 0), (50, 50, -300, -300)],
)  # fmt: skip
def test_a_window_that_was_off_every_screen_comes_back_onto_one(build, rect):
    first = build().show()
    geometry = geometry_at(first.window.saveGeometry(), *rect)
    first.window.close()
    keep("window/geometry", geometry)
    desk = build()
    desk.window.show()
    desk.wait(desk.window.isVisible)
    frame = desk.window.frameGeometry()
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    assert any(screen.intersects(frame) for screen in screens)
    # Its title can be taken hold of.
    assert any(screen.top() <= frame.top() <= screen.bottom() - 20 for screen in screens)
    assert frame.width() <= 10_000


@pytest.mark.parametrize("version", [1, 7, 2**31 - 1])
def test_docks_of_another_version_stand_as_at_first(build, version):
    first = build().show()
    first.open_dock("mapDock")
    docks = first.window.saveState(version)
    first.window.close()
    keep("window/docks", docks)
    desk = build().show()
    visible = [n for n, dock in desk.window.docks.items() if dock.isVisibleTo(desk.window)]
    assert visible == ["drawingDock", "chartsDock", "settingsDock"]


def test_settings_of_another_version_are_left_in_the_file(build):
    keep("window/theme", "sepia")
    keep("future/feature", "kept")
    desk = build().show()
    assert desk.action("darkThemeAction").isChecked()
    desk.window.close()
    path = user_config_dir() / "visualnet.ini"
    assert QSettings(str(path), QSettings.Format.IniFormat).value("future/feature") == "kept"


def keep(key: str, value: object) -> None:
    path = user_config_dir() / "visualnet.ini"
    path.parent.mkdir(parents=True, exist_ok=True)
    written = QSettings(str(path), QSettings.Format.IniFormat)
    written.setValue(key, value)
    written.sync()
