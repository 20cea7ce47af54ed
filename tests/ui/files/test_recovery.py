import json
import os
import shutil
import zipfile
from itertools import count

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget

from visualnet.errors import SettingError
from visualnet.paths import autosave_dir
from visualnet.projects.autosave import left_behind
from visualnet.projects.project_file import read_project
from visualnet.ui.session.open_run import State
from visualnet.ui.session.preferences import Preferences


@pytest.fixture(autouse=True)
def _data_at_hand(mnist, monkeypatch, tmp_path):
    monkeypatch.setattr("visualnet.ui.session.new_runs.load_dataset_of", lambda _config: mnist)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def autosaved():
    folder = autosave_dir()
    return sorted(folder.glob("*.vnet")) if folder.is_dir() else []


def train_and_autosave(desk, steps=20):
    with desk.qtbot.waitSignal(desk.application.files.autosaver.saved):
        desk.train(steps)
    desk.wait(lambda: not desk.application.files.autosaver._is_busy)


def crash(desk):
    """Leave what a killed process leaves: its autosave, without the lock."""
    (file,) = autosaved()
    kept = file.with_name("0000.vnet")
    shutil.copy(file, kept)
    return kept


def end(desk):
    desk.destroy()
    desk.destroy = lambda: None


def offered(desk):
    """The sentence of the bar, empty where nothing is offered."""
    bar = desk.window.findChild(QWidget, "recoveryBar")
    return desk.text("recoveryText") if bar is not None and bar.isVisible() else ""


def press(desk, name):
    desk.press(desk.window.findChild(QWidget, "recoveryBar"), name)


@pytest.fixture
def crashed(build):
    """A window that trained and is gone, its autosave left as by a kill; (file, step, weights)."""
    desk = build().show()
    train_and_autosave(desk)
    file = crash(desk)
    result = file, desk.step_shown(), desk.parameters().copy()
    end(desk)
    return result


@pytest.mark.slow
def test_what_is_learnt_is_autosaved_and_gone_after_a_proper_end(desk):
    assert autosaved() == []
    train_and_autosave(desk)
    (file,) = autosaved()
    project = read_project(file)
    assert project.shown.checkpoint.step == desk.step_shown()
    assert (project.shown.network.parameters == desk.parameters()).all()
    desk.window.close()
    box = next(box for box in desk.window.findChildren(QMessageBox) if box.isVisible())
    box.button(QMessageBox.StandardButton.Discard).click()
    desk.wait(lambda: autosaved() == [])
    desk.wait(lambda: os.listdir(autosave_dir()) == [])


@pytest.mark.slow
def test_a_running_training_is_autosaved_again_and_again(desk):
    desk.application.files.autosaver.set_pace(10)
    desk.do("playAction")
    steps = []
    for _ in range(3):
        with desk.qtbot.waitSignal(desk.application.files.autosaver.saved):
            pass
        steps.append(read_project(autosaved()[0]).shown.checkpoint.step)
    assert desk.session.state is State.RUNNING
    assert steps[0] < steps[1] < steps[2]


def test_after_a_write_in_which_the_machine_slept_it_goes_on(desk, monkeypatch):
    # A clock that goes on meanwhile: a day from the beginning of a write to its end.
    times = count(0.0, 24 * 3600.0)
    monkeypatch.setattr("visualnet.ui.files.autosaver.perf_counter", lambda: next(times))
    monkeypatch.setattr("visualnet.ui.files.autosaver._LONGEST_MS", 50, raising=False)
    autosaver = desk.application.files.autosaver
    autosaver.set_pace(10)
    desk.do("playAction")
    for _ in range(2):
        with desk.qtbot.waitSignal(autosaver.saved):
            pass


def test_looking_alone_writes_nothing(desk):
    desk.draw_seven()
    desk.application.files.autosaver.save_if_changed()
    desk.window.close()
    assert not autosave_dir().exists()


@pytest.mark.slow
def test_the_next_start_offers_to_go_on_where_it_was(crashed, build):
    file, step, learnt = crashed
    desk = build().show()
    desk.wait(lambda: bool(offered(desk)))
    assert f"step {step:,}" in offered(desk)
    assert not [box for box in desk.window.findChildren(QMessageBox) if box.isVisible()]
    # Nothing is taken over before somebody says so, and no other window offers it as well.
    assert desk.session.shown_step == 0
    other = build().show()
    other.wait_at_rest()
    assert not offered(other)
    with desk.qtbot.waitSignal(desk.application.files.autosaver.saved):
        press(desk, "recoverButton")
    desk.wait(lambda: desk.step_shown() == step)
    assert (desk.parameters() == learnt).all()
    assert not offered(desk)
    # It was autosaved anew, under the new window's own name, and only then removed.
    desk.wait(lambda: not file.exists())
    assert len(autosaved()) == 1
    assert desk.application.files.is_unsaved


@pytest.mark.slow
def test_what_was_going_on_goes_on(build, qtbot):
    first = build().show()
    first.application.files.autosaver.set_pace(10)
    first.do("playAction")
    first.wait(lambda: len(autosaved()) == 1)
    kept = crash(first)
    end(first)
    desk = build().show()
    desk.wait(lambda: bool(offered(desk)))
    with desk.qtbot.waitSignal(desk.application.files.autosaver.saved):
        press(desk, "recoverButton")
    desk.wait(lambda: desk.session.state is State.RUNNING)
    # Killed once more in that moment, it goes on as well.
    (file,) = (file for file in autosaved() if file != kept)
    assert read_project(file).shown.was_playing


@pytest.mark.slow
def test_what_was_learnt_since_the_start_is_asked_about_before_going_on(crashed, build):
    _, step, _ = crashed
    desk = build().show()
    desk.wait(lambda: bool(offered(desk)))
    desk.train(5)
    learnt = desk.step_shown()
    press(desk, "recoverButton")
    box = desk.window.findChild(QMessageBox)
    box.button(QMessageBox.StandardButton.Cancel).click()
    assert (desk.step_shown(), bool(offered(desk))) == (learnt, True)

    press(desk, "recoverButton")
    (box,) = (box for box in desk.window.findChildren(QMessageBox) if box.isVisible())
    box.button(QMessageBox.StandardButton.Discard).click()
    desk.wait(lambda: desk.step_shown() == step)
    assert not offered(desk)


@pytest.mark.slow
def test_discarding_can_be_undone_until_the_end(crashed, build):
    file, _, _ = crashed
    desk = build().show()
    desk.wait(lambda: bool(offered(desk)))
    press(desk, "discardRecoveryButton")
    assert "discarded" in offered(desk)
    assert file.exists()
    press(desk, "undoDiscardButton")
    assert "step" in offered(desk)
    press(desk, "discardRecoveryButton")
    desk.window.close()
    assert not file.exists()


@pytest.mark.slow
def test_later_means_at_the_next_start(crashed, build):
    file, _, _ = crashed
    desk = build().show()
    desk.wait(lambda: bool(offered(desk)))
    press(desk, "laterButton")
    assert not offered(desk)
    desk.window.close()
    assert file.exists()
    other = build().show()
    other.wait(lambda: bool(offered(other)))


@pytest.mark.slow
def test_one_that_cannot_be_read_is_set_aside_and_told_of(crashed, build):
    file, _, _ = crashed
    file.write_bytes(file.read_bytes()[:-50])
    desk = build().show()
    desk.wait(lambda: "kept as" in desk.notice)
    assert not offered(desk)
    assert file.with_suffix(".damaged").exists()


def no_memory(monkeypatch, file):
    def fail(_file, _where):
        raise MemoryError

    monkeypatch.setattr("visualnet.projects.project_file._read", fail)


def newer_version(_monkeypatch, file):
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    content = json.loads(members["project.json"])
    members["project.json"] = json.dumps(content | {"format_version": 99}).encode()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def unknown_setting(monkeypatch, file):
    def fail(_settings):
        raise SettingError("There is no optimizer 'lion'.")

    monkeypatch.setattr("visualnet.projects.run_parts.config_from_json_object", fail)


def lock_in_the_way(_monkeypatch, file):
    file.with_suffix(".lock").mkdir()


@pytest.mark.slow
@pytest.mark.parametrize("harm", [no_memory, newer_version, unknown_setting, lock_in_the_way])
def test_one_that_cannot_be_read_just_now_is_offered_again(crashed, build, monkeypatch, harm):
    file, _, _ = crashed
    with monkeypatch.context() as patch:
        harm(patch, file)
        kept = file.read_bytes()
        desk = build().show()
        desk.wait(lambda: str(file) in desk.notice)
        assert "stays there" in desk.notice
        assert not offered(desk)
        end(desk)
    assert file.read_bytes() == kept
    assert not list(file.parent.glob("*.damaged"))


@pytest.mark.slow
def test_one_that_cannot_be_set_aside_hides_no_other(crashed, build, monkeypatch):
    file, step, _ = crashed
    other = file.with_name("1111.vnet")
    other.write_bytes(file.read_bytes()[:-50])
    os.utime(file, (1, 1))

    def refuse(_slot):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("visualnet.projects.autosave.Slot.set_aside", refuse)
    desk = build().show()
    desk.wait(lambda: bool(offered(desk)))
    assert f"step {step:,}" in offered(desk)
    assert f"kept as {other}" in desk.notice


@pytest.mark.slow
def test_a_disk_that_is_full_is_told_of_once(desk, monkeypatch):
    told = []
    saver = desk.application.files.autosaver
    saver.failed.connect(told.append)

    def full(*_arguments):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("visualnet.paths.write_atomically", full)
        desk.train()
        desk.wait(lambda: bool(told))
        desk.train()
        desk.wait(lambda: not saver._is_busy)
    assert len(told) == 1
    assert "No space left on device" in told[0]
    assert "\n" not in told[0]
    train_and_autosave(desk)
    assert len(autosaved()) == 1


@pytest.mark.slow
def test_demonstrations_keep_and_offer_nothing(crashed, build):
    file, _, _ = crashed
    desk = build("digits-16x16", Preferences(None)).show()
    desk.train()
    assert desk.application.files.autosaver is None
    assert not offered(desk)
    assert len(left_behind(file.parent)) == 1


@pytest.mark.slow
def test_each_window_has_an_autosave_of_its_own(build):
    one, two = build().show(), build().show()
    train_and_autosave(one)
    train_and_autosave(two)
    assert len(autosaved()) == 2
    one.application.never_ask()
    one.window.close()
    one.wait(lambda: len(autosaved()) == 1)
    assert read_project(autosaved()[0]).shown.checkpoint.step == two.step_shown()


@pytest.mark.slow
def test_autosave_can_be_switched_off_and_be_in_another_folder(build, tmp_path):
    path, elsewhere = tmp_path / "preferences.json", tmp_path / "kept"
    preferences = Preferences(path)
    preferences.autosave_folder, preferences.autosaves = str(elsewhere), False
    preferences.autosave_seconds = 60
    desk = build("digits-16x16", preferences).show()
    desk.wait(lambda: desk.application.files.autosaver is not None)
    autosaver = desk.application.files.autosaver
    assert autosaver._timer.interval() == 60_000
    desk.train(20)
    autosaver.save_and_wait()
    assert not elsewhere.exists()
    with desk.qtbot.waitSignal(autosaver.saved):
        preferences.autosaves = True
    (file,) = elsewhere.glob("*.vnet")
    assert autosaved() == []
    # As after a kill: it is found though the next window writes elsewhere again.
    kept = autosave_dir() / "0000.vnet"
    kept.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, kept)
    end(desk)
    later = build("digits-16x16", Preferences(path)).show()
    later.wait(lambda: offered(later) != "")
