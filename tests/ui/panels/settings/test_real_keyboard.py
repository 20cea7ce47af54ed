"""Numbers typed with a real keyboard on a real screen, in the languages of several desktops."""

import json
import os
import shutil
import subprocess
import sys

import pytest

SCREEN = "-screen 0 1400x900x24"
NEEDED = ("xvfb-run", "xdotool")
PROGRAM = """
import json, os, subprocess, sys
from PySide6.QtWidgets import QPushButton, QScrollArea, QToolButton
from visualnet.ui.demo.scripted_window import rehearsal, run_for, wait_until
from visualnet.ui.widgets.setting_controls import NumberSetting

def hand(*command):
    # It takes digits of other scripts under a language of this machine alone.
    spoken = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.Popen(["xdotool", *map(str, command)], env=spoken)
    wait_until(lambda: done.poll() is not None, 30)
    run_for(0.15)

def click(widget):
    middle = widget.mapToGlobal(widget.rect().center())
    hand("mousemove", middle.x() - min(20, widget.width() // 4), middle.y(), "click", 1)

with rehearsal((1366, 860), "dark", None) as (window, session):
    panel = window.application.context.open_panel("settings") or window.docks["settingsDock"]
    run_for(0.5)
    dock = window.docks["settingsDock"]
    for title in dock.findChildren(QToolButton):
        if title.property("flat") and title.isCheckable() and not title.isChecked():
            title.click()
    run_for(0.5)
    hand("windowfocus", int(window.winId()))
    settings = {s.focusProxy().accessibleName(): s for s in dock.findChildren(NumberSetting)}
    told = []
    for name, typed in json.loads(sys.argv[1]):
        field = settings[name].focusProxy()
        if not field.isEnabled():
            settings[name].findChild(type(settings[name]._none)).click()
        area = field.parentWidget()
        while not isinstance(area, QScrollArea):
            area = area.parentWidget()
        area.ensureWidgetVisible(field)
        run_for(0.1)
        click(field)
        wait_until(field.hasFocus, 30)
        hand("key", "ctrl+a", "type", "--delay", 30 if typed.isascii() else 250, typed)
        run_for(0.3); hand("key", "Return")
        told.append([settings[name].value(), bool(field.property("invalid")), field.text()])
        if field.property("invalid"):
            hand("key", "Escape")
    button = dock.findChild(QPushButton, "applyButton")
    click(button)
    run_for(0.5)
    config = session.config
    told.append([config.learning_rate, config.dropout, config.label_noise, config.train_examples])
    print(json.dumps(told))
"""

TYPED = [
    ("Learning rate", "0.05", 0.05),
    ("Learning rate", "0,02", 0.02),
    ("Learning rate", ".3", 0.3),
    ("Learning rate", "1e-3", 0.001),
    ("Learning rate", "٠٫٠٤", 0.04),
    ("Learning rate", "1,000", None),
    ("Learning rate", "fast", None),
    ("Momentum", "0.5", 0.5),
    ("L2 penalty", "0.0005", 0.0005),
    ("Clip gradient", "0.5", 0.5),
    ("Dropout", "12.5 %", 0.125),
    ("Dropout", "0,2", 0.2),
    ("Label noise", "0.1", 0.1),
    ("Training examples", "60,000", 60_000),
    ("Training examples", "50.000", 50_000),
]
"""Setting, what is typed, what it means; None where it is refused."""


@pytest.mark.slow
@pytest.mark.skipif(not all(map(shutil.which, NEEDED)), reason=f"needs {' and '.join(NEEDED)}")
@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en_US", ("0.05", "50000")),
        ("de_DE", ("0,05", "50000")),
        ("fr_FR", ("0,05", "50000")),
        ("fa_IR", ("0.05", "50000")),
        ("tr_TR", ("0,05", "50000")),
    ],
)
def test_numbers_typed_with_a_real_keyboard_are_what_was_meant(language, shown, tmp_path):
    spoken = dict.fromkeys(("LANG", "LC_ALL"), f"{language}.UTF-8") | {"LANGUAGE": language}
    typed = [(name, text) for name, text, _ in TYPED]
    done = subprocess.run(
        [
            *(str(shutil.which("xvfb-run")), "-a", "-s", SCREEN),
            *(sys.executable, "-c", PROGRAM, json.dumps(typed)),
        ],
        env={**os.environ, **spoken, "QT_QPA_PLATFORM": "xcb", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    *told, config = json.loads(done.stdout)
    before = {}
    for (name, text, meant), (value, is_invalid, seen) in zip(TYPED, told, strict=True):
        assert is_invalid is (meant is None), (name, text, value)
        assert value == (before[name] if meant is None else meant), (name, text, seen)
        before[name] = value
    assert (told[0][2], told[-1][2]) == shown
    assert told[5][2] == "1,000"
    assert config == [before[n] for n in ("Learning rate", "Dropout", "Label noise")] + [50_000]
