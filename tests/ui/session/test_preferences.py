"""The settings file may say anything: noise, other types, places off the screen, newer versions."""

import json
import os
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtGui import QGuiApplication

from visualnet.paths import user_config_dir
from visualnet.projects.window_layout import WindowLayout, layout_as_json
from visualnet.ui.look.theme import SignColours, ThemeChoice
from visualnet.ui.session.preferences import Preferences

KEYS = (
    "window/theme", "window/layout", "window/docks", "picture/signs", "picture/dashes",
    "files/recent", "data/recent", "window/text size", "map/letters",
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
    assert preferences.text_size in (None, *range(80, 201))
    assert preferences.has_dashes in (True, False)
    assert preferences.has_guide in (True, False)
    assert preferences.has_map_letters in (True, False)
    assert preferences.reduces_motion in (True, False, None)
    assert isinstance(preferences.layout, WindowLayout | None)
    for path in (*preferences.recent_files, *preferences.recent_data):
        assert isinstance(path, Path)


@pytest.mark.slow
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


@pytest.mark.parametrize(
    "rect",
    [(-5000, -5000, 1000, 700), (90_000, 90_000, 1000, 700), (0, 0, 100_000, 100_000),
     (99_999, 0, 800, 700), (50, 50, 0, 0), (-300, -300, 400, 300)],
)  # fmt: skip
@pytest.mark.parametrize("is_maximised", [False, True])
def test_a_window_that_was_off_every_screen_comes_back_onto_one(build, rect, is_maximised):
    keep("window/layout", json.dumps(layout_as_json(WindowLayout(rect, is_maximised, ()))))
    desk = build()
    desk.window.show()
    desk.wait(desk.window.isVisible)
    assert desk.window.isMaximized() is is_maximised
    frame = desk.window.frameGeometry()
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    assert any(screen.intersects(frame) for screen in screens)
    # Its title can be taken hold of.
    assert any(screen.top() <= frame.top() <= screen.bottom() - 20 for screen in screens)
    assert frame.width() <= 10_000


def test_docks_as_qt_packs_them_are_not_read(build):
    first = build().show()
    first.open_dock("mapDock")
    docks, geometry = first.window.saveState(), first.window.saveGeometry()
    first.destroy()
    first.destroy = lambda: None
    QSettings(str(user_config_dir() / "visualnet.ini"), QSettings.Format.IniFormat).clear()
    # A number of a dock area that there is not, by which Qt would write out of bounds.
    keep("window/docks", QByteArray(bytes(docks.data())[:13] + b"\x7f\xff\xff\xff" + b"\0" * 99))
    keep("window/geometry", geometry)
    assert visible_docks(build().show()) == ["drawingDock", "chartsDock", "settingsDock"]


def visible_docks(desk):
    return [n for n, dock in desk.window.docks.items() if dock.isVisibleTo(desk.window)]


def test_a_bit_flipped_anywhere_in_the_file_ends_no_start(tmp_path, build):
    first = build().show()
    first.open_dock("mapDock")
    first.window.close()
    first.application.preferences._settings.sync()
    sound = (user_config_dir() / "visualnet.ini").read_bytes()
    assert b"layout" in sound
    generator = np.random.default_rng(1)
    kept = []
    for number in range(200):
        data = bytearray(sound)
        data[generator.integers(len(data))] ^= 1 << generator.integers(8)
        path = tmp_path / f"{number}.ini"
        path.write_bytes(bytes(data))
        layout = Preferences(path).layout
        if layout is not None and layout not in kept:
            kept.append(layout)
    # Those that are layouts still, of other numbers and names.
    assert len(kept) > 10
    for layout in kept[:20]:
        first.window.restore_layout(layout)
    assert len(first.window.docks) == 15


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
