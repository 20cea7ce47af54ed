"""The settings file may say anything: noise, other types, places off the screen, newer versions."""

import json
import os
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSlider

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
    path = tmp_path / "visualnet.ini"
    lines = b""
    for key, value in entries.items():
        section, name = key.split("/")
        lines += b"[" + section.encode() + b"]\n" + name.encode() + b"=" + value + b"\n"
    path.write_bytes(lines + noise)
    (tmp_path / "preferences.json").unlink(missing_ok=True)
    preferences = Preferences(tmp_path / "preferences.json")
    check_all(preferences)
    preferences.theme = "light"
    preferences.add_recent_file(tmp_path)
    assert preferences.theme == "light"


def test_old_settings_that_would_end_the_process_are_not_read(tmp_path):
    old = tmp_path / "visualnet.ini"
    harmful = b"[window]\ntheme=@Variant(\\0\\0\\0\\t\\x7f\\xff\\xff\\xff)\n"
    old.write_bytes(harmful)
    preferences = Preferences(tmp_path / "preferences.json")
    assert preferences.theme == "dark"
    assert old.read_bytes() == harmful


def test_old_settings_are_taken_over_once_and_left_as_they_are(tmp_path):
    keep("window/theme", "light")
    keep("picture/dashes", "yes")
    keep("window/text size", "125")
    keep("files/recent", str(tmp_path))
    keep("folders/data", str(tmp_path))
    layout = WindowLayout((1, 2, 900, 600), False, ())
    keep("window/layout", json.dumps(layout_as_json(layout)))
    keep("map/letters", "perhaps")
    old = (user_config_dir() / "visualnet.ini").read_bytes()
    path = user_config_dir() / "preferences.json"
    first = Preferences(path)
    for preferences in (first, Preferences(path)):
        assert (preferences.theme, preferences.has_dashes, preferences.text_size) == (
            "light", True, 125,
        )  # fmt: skip
        assert preferences.recent_data == []
        assert preferences.recent_file_names == (str(tmp_path),)
        assert preferences.folder("data") == tmp_path
        assert preferences.layout == layout
        assert preferences.has_map_letters is True
        preferences.write()
    keep("window/theme", "system")
    assert Preferences(path).theme == "light"
    first.theme = "dark"
    first.write()
    keep("window/theme", "light")
    assert (user_config_dir() / "visualnet.ini").read_bytes() == old
    assert Preferences(path).theme == "dark"


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"theme": "light", "theme": "dark"}', '{"text_size": NaN}', "\xff", "x"],
)
def test_a_damaged_file_is_set_aside_and_told_of(tmp_path, text):
    path = tmp_path / "preferences.json"
    data = text.encode("latin-1") if text != "x" else b" " * 1_000_001
    path.write_bytes(data)
    preferences = Preferences(path)
    assert preferences.theme == "dark"
    assert preferences.notice.endswith(f"The old file is kept as {path}.damaged.")
    assert (tmp_path / "preferences.json.damaged").read_bytes() == data
    assert preferences.problem == ""
    preferences.theme = "light"
    preferences.write()
    assert Preferences(path).theme == "light"


KINDS_OF_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)


@pytest.mark.slow
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(said=st.dictionaries(st.sampled_from(sorted(Preferences.rows())), KINDS_OF_JSON))
@example(said=dict.fromkeys(Preferences.rows(), -(10**30)))
@example(said={key: {"\ud800": [None, "a\0b", 1e308]} for key in Preferences.rows()})
def test_every_row_is_of_its_kind_whatever_its_value_in_the_file(tmp_path, said):
    path = tmp_path / "preferences.json"
    path.write_text(json.dumps(said))
    preferences = Preferences(path)
    check_all(preferences)
    preferences.has_dashes = not preferences.has_dashes
    preferences.write()
    again = Preferences(path)
    for name in Preferences.rows():
        # What could be read can be written, and is the same then.
        assert getattr(again, name) == getattr(preferences, name)
        setattr(preferences, name, getattr(preferences, name))


def test_of_two_windows_the_last_to_set_a_value_wins_for_that_value_alone(tmp_path):
    path = tmp_path / "preferences.json"
    path.write_text('{"of_a_newer_version": [1, {"a": null}], "theme": "sepia"}')
    one, two = Preferences(path), Preferences(path)
    one.sign_colours, one.has_dashes = "purple-green", True
    two.sign_colours = "violet-yellow"
    one.keep_folder("data", tmp_path / "a")
    two.keep_folder("work", tmp_path / "b")
    one.write()
    two.write()
    kept = json.loads(path.read_text())
    assert kept == {
        "of_a_newer_version": [1, {"a": None}],
        "theme": "sepia",
        "sign_colours": "violet-yellow",
        "has_dashes": True,
        "folders": {"data": str(tmp_path / "a"), "work": str(tmp_path / "b")},
    }
    assert one.sign_colours == "purple-green"
    assert two.folders == kept["folders"]


def test_who_follows_a_row_hears_of_each_other_value_and_reset_can_be_undone(tmp_path):
    preferences, heard = Preferences(tmp_path / "preferences.json"), []
    preferences.follow(Preferences.theme, heard.append)
    preferences.theme = "light"
    preferences.theme = "light"
    preferences.has_dashes = True
    undo = preferences.reset()
    assert preferences.theme == Preferences.theme.default
    preferences.write()
    assert json.loads((tmp_path / "preferences.json").read_text()) == {}
    undo()
    assert (preferences.theme, preferences.has_dashes) == ("light", True)
    assert heard == ["light", "dark", "light"]


def test_a_pipe_for_a_settings_file_is_not_waited_for(tmp_path):
    path = tmp_path / "preferences.json"
    os.mkfifo(path)
    preferences = Preferences(path)
    assert "Preferences cannot be saved" in preferences.problem
    preferences.theme = "light"
    preferences.write()
    assert preferences.theme == "light"
    assert path.is_fifo()


@pytest.mark.slow
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


@pytest.mark.slow
def test_docks_as_qt_packs_them_are_not_read(build):
    first = build().show()
    first.open_dock("mapDock")
    docks, geometry = first.window.saveState(), first.window.saveGeometry()
    first.destroy()
    first.destroy = lambda: None
    (user_config_dir() / "preferences.json").unlink()
    # A number of a dock area that there is not, by which Qt would write out of bounds.
    keep("window/docks", QByteArray(bytes(docks.data())[:13] + b"\x7f\xff\xff\xff" + b"\0" * 99))
    keep("window/geometry", geometry)
    assert visible_docks(build().show()) == ["drawingDock", "chartsDock"]


def visible_docks(desk):
    return [n for n, dock in desk.window.docks.items() if dock.isVisibleTo(desk.window)]


@pytest.mark.slow
def test_a_bit_flipped_anywhere_in_the_file_ends_no_start(tmp_path, build):
    first = build().show()
    docks = set(first.window.docks)
    first.open_dock("mapDock")
    first.window.close()
    sound = (user_config_dir() / "preferences.json").read_bytes()
    assert b"layout" in sound
    generator = np.random.default_rng(1)
    kept = []
    for number in range(200):
        data = bytearray(sound)
        data[generator.integers(len(data))] ^= 1 << generator.integers(8)
        path = tmp_path / f"{number}.json"
        path.write_bytes(bytes(data))
        layout = Preferences(path).layout
        if layout is not None and layout not in kept:
            kept.append(layout)
    # Those that are layouts still, of other numbers and names.
    assert len(kept) > 10
    for layout in kept[:20]:
        first.window.restore_layout(layout)
    assert set(first.window.docks) == docks


def keep(key: str, value: object) -> None:
    path = user_config_dir() / "visualnet.ini"
    path.parent.mkdir(parents=True, exist_ok=True)
    written = QSettings(str(path), QSettings.Format.IniFormat)
    written.setValue(key, value)
    written.sync()


@pytest.mark.slow
def test_what_is_chosen_in_the_window_is_there_at_the_next_start(build, tmp_path):
    path = tmp_path / "preferences.json"
    first = build("digits-16x16", Preferences(path))
    assert first.application.preferences._pending == {}
    first.slide("speedSlider", 40)
    first.slide("brushSlider", 90)
    first.do("epochStepAction")
    first.do("weightModeAction")
    first.application.preferences.write()
    second = build("digits-16x16", Preferences(path))
    assert second.window.findChild(QSlider, "speedSlider").value() == 40
    assert second.application.training.bar.speed == 100.0
    assert second.application.context.pad.brush == pytest.approx(0.111)
    assert second.action("epochStepAction").isChecked()
    assert second.action("weightModeAction").isChecked()
    assert second.application.picture.view.mode.name == "WEIGHT"
    second.application.preferences.reset()
    assert second.action("batchStepAction").isChecked()
    assert second.application.picture.view.mode.name == "FLOW"


@pytest.mark.slow
def test_what_is_chosen_in_panels_and_dialogs_is_there_at_the_next_start(build, tmp_path):
    path = tmp_path / "preferences.json"
    first = build("digits-16x16", Preferences(path)).show()
    panels = first.application.panels
    charts, runs = panels._fill("charts").panel, panels._fill("runs").panel
    settings, evaluation = panels._fill("settings").panel, panels._fill("evaluation").panel
    data, practice = panels._fill("data").panel, panels._fill("practice").panel
    assert first.application.preferences._pending == {}
    charts.log_scale.click()
    charts.smooth.click()
    charts.page.setCurrentIndex(3)
    charts.page.activated.emit(3)
    runs.table.horizontalHeader().setSortIndicator(2, Qt.SortOrder.DescendingOrder)
    title = settings.form._sections["hidden"].title
    title.click()
    evaluation.tabs.setCurrentIndex(1)
    evaluation.classes.horizontalHeader().setSortIndicator(2, Qt.SortOrder.DescendingOrder)
    evaluation.parts.setCurrentIndex(1)
    evaluation.parts.activated.emit(1)
    data.part_chosen.emit(1)
    practice.automatic.click()
    first.slide("thresholdSlider", 30)
    first.application.preferences.write()
    second = build("digits-16x16", Preferences(path)).show()
    panels = second.application.panels
    charts, runs = panels._fill("charts").panel, panels._fill("runs").panel
    assert charts.page.currentIndex() == 3
    assert not charts.smooth.isChecked()
    charts.page.setCurrentIndex(0)
    assert charts.loss.is_log
    header = runs.table.horizontalHeader()
    assert header.sortIndicatorSection() == 2
    assert header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    is_open = not title.isChecked()
    assert panels._fill("settings").panel.form._sections["hidden"].title.isChecked() is not is_open
    evaluation = panels._fill("evaluation").panel
    assert (evaluation.tabs.currentIndex(), evaluation.split) == (1, "validation")
    assert evaluation.classes.horizontalHeader().sortIndicatorSection() == 2
    assert panels._fill("data").panel._split_name == "validation"
    assert not panels._fill("practice").panel.automatic.isChecked()
    assert second.window.findChild(QSlider, "thresholdSlider").value() == 30
