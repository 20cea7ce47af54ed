"""The program is told to end, stopped, killed: nothing is lost, and no file is damaged."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from visualnet.errors import VisualNetError
from visualnet.models.formats import open_model
from visualnet.projects.autosave import left_behind
from visualnet.projects.project_file import read_project
from visualnet.ui.session.preferences import Preferences

PROGRAM = Path(__file__).with_name("ended_process.py")
KILLS = int(os.environ.get("VISUALNET_KILLS", "4"))
"""Set it to 200 for the whole proof."""

PATIENCE = 300.0

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="signals are another matter there"),
]


@pytest.fixture
def start(tmp_path):
    """Start the program in a state; returns the process and what it told until a word came."""
    started = []

    def begin(state, until="ready"):
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "OPENBLAS_NUM_THREADS": "1",
            "XDG_STATE_HOME": str(tmp_path / "state"),
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
            "XDG_DATA_HOME": str(tmp_path / "data"),
        }
        process = subprocess.Popen(
            [sys.executable, str(PROGRAM), state, str(tmp_path)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        told = {}
        # One that never tells is killed, so that its silence fails the test.
        watch = threading.Timer(PATIENCE, process.kill)
        watch.start()
        while until not in told:
            line = process.stdout.readline()
            assert line, f"{until!r} was not told; {told}; {process.communicate()[1]}"
            told |= json.loads(line)
        watch.cancel()
        return process, told

    yield begin
    for process in started:
        process.kill()
        process.communicate()


def end(process):
    """Wait for the end; returns exit code and standard error."""
    _, errors = process.communicate(timeout=PATIENCE)
    return process.returncode, errors


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "state" / "visualnet" / "autosave"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
@pytest.mark.parametrize("state", ["idle", "running", "saving", "dialog", "reading"])
def test_told_to_end_in_every_state(start, folder, tmp_path, state, number):
    process, told = start(state)
    process.send_signal(number)
    code, errors = end(process)
    assert code == 128 + number
    assert "Traceback" not in errors
    kept = left_behind(folder)
    if state in ("idle", "reading"):
        assert kept == []
        return
    (slot,) = kept
    project = slot.read()
    assert project.shown.checkpoint.step >= told["step"]
    assert project.shown.was_playing is (state != "dialog")
    slot.close()
    if state == "saving" and (tmp_path / "work.vnet").exists():
        read_project(tmp_path / "work.vnet")
    assert not list(tmp_path.rglob(".visualnet-*"))


def test_told_twice_it_ends_once(start, folder):
    process, _ = start("running")
    process.send_signal(signal.SIGTERM)
    process.send_signal(signal.SIGINT)
    code, errors = end(process)
    assert code in (128 + signal.SIGTERM, 128 + signal.SIGINT)
    assert "Traceback" not in errors
    assert len(left_behind(folder)) == 1


def test_a_window_that_is_closed_waits_for_nothing_that_is_read(start, tmp_path, folder):
    process, _ = start("closing")
    code, errors = end(process)
    assert (code, errors) == (0, "")
    assert left_behind(folder) == []
    assert damaged_files(tmp_path, folder) == []


def test_a_program_started_with_nohup_outlives_its_terminal(start, folder):
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        process, _ = start("running")
    finally:
        signal.signal(signal.SIGHUP, before)
    process.send_signal(signal.SIGHUP)
    process.send_signal(signal.SIGTERM)
    code, _ = end(process)
    assert code == 128 + signal.SIGTERM
    assert len(left_behind(folder)) == 1


def test_stopped_and_continued_it_goes_on(start, folder):
    process, told = start("running")
    process.send_signal(signal.SIGSTOP)
    os.waitid(os.P_PID, process.pid, os.WSTOPPED | os.WNOWAIT)
    # Whoever starts meanwhile takes nothing from one that only sleeps.
    assert left_behind(folder) == []
    process.send_signal(signal.SIGCONT)
    process.send_signal(signal.SIGTERM)
    code, errors = end(process)
    assert code == 128 + signal.SIGTERM
    assert "Traceback" not in errors
    (slot,) = left_behind(folder)
    assert slot.read().shown.checkpoint.step >= told["step"]


def damaged_files(tmp_path, folder):
    """Return what is damaged of all that the program writes; temporary files are no one's work."""
    damaged = []
    readers = {"work.vnet": read_project, "model.npz": open_model}
    files = [
        (tmp_path / name, read) for name, read in readers.items() if (tmp_path / name).exists()
    ]
    files += [(file, read_project) for file in folder.glob("*.vnet")]
    for file, read in files:
        try:
            read(file)
        except VisualNetError as error:
            damaged.append(str(error))
    kept = Preferences(tmp_path / "config" / "visualnet" / "preferences.json")
    damaged += filter(None, (kept.notice, kept.problem))
    return damaged


def test_killed_at_any_moment_nothing_is_damaged_and_all_is_offered(start, tmp_path, folder):
    chance = np.random.default_rng(20261125)
    offered, halves = [], 0
    for number in range(KILLS):
        # By turns killed while it goes on from what was kept, and after it has learnt more.
        process, told = start("busy", "offered" if number % 2 else "ready")
        offered.append(told["offered"])
        time.sleep(chance.uniform(0, 1.5))  # the random moment is what is tested
        process.kill()
        process.communicate()
        assert damaged_files(tmp_path, folder) == []
        halves += len(list(tmp_path.rglob(".visualnet-*")))
        for file in tmp_path.rglob(".visualnet-*"):
            file.unlink()
    _, told = start("busy", "offered")
    offered.append(told["offered"])
    offers = [step for step in offered[1:] if step]
    print(  # noqa: T201 - the figures
        f"{KILLS} kills, no damaged file, {len(offers)} offers of recovery, at steps "
        f"{offers[0]:,} to {offers[-1]:,}; {halves} kills in the middle of a write"
    )
    assert offered[0] is None
    assert len(offers) == KILLS
    # Each goes on from where the one before it came to, or had gone on from.
    assert offers == sorted(offers)
    assert KILLS < 3 or offers[-1] > offers[0]
