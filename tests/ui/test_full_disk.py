"""A disk without room, a folder that takes no file: a sentence each time, and nothing is lost."""

import errno
import os
import shutil

import numpy as np
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from visualnet.paths import TEMPORARY_PREFIX
from visualnet.projects.project_file import read_project
from visualnet.ui.files.export_dialog import ExportDialog
from visualnet.ui.picture_export.picture import PictureOptions
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.window.file_dialogs import write_table

NO_HOME = "HOME is not set"
SAYS_WHY = os.strerror(errno.ENOSPC)


class Disk:
    """Has no room for whole files until it is emptied."""

    def __init__(self, monkeypatch, folder):
        self._folder, self._is_full, write = folder, False, os.fsync

        def fsync(descriptor):
            if self._is_full:
                raise OSError(errno.ENOSPC, SAYS_WHY)
            write(descriptor)

        monkeypatch.setattr(os, "fsync", fsync)

    def fill(self):
        self._is_full = True

    def empty(self):
        self._is_full = False

    def halves(self):
        return list(self._folder.rglob(f"{TEMPORARY_PREFIX}*"))


@pytest.fixture
def disk(monkeypatch, tmp_path):
    disk = Disk(monkeypatch, tmp_path)
    yield disk
    disk.empty()


@pytest.mark.slow
def test_what_cannot_be_saved_is_told_and_can_be_saved_elsewhere(reused_desk, disk, tmp_path):
    desk = reused_desk
    files, path = desk.application.files, tmp_path / "work.vnet"
    path.write_bytes(b"what was there before")
    desk.train()
    learnt = desk.parameters().copy()
    disk.fill()
    files.projects.save_to(path)
    desk.wait(lambda: SAYS_WHY in desk.notice)
    assert str(path) in desk.notice
    assert desk.notice.endswith("choose another folder or free some space there.")
    assert path.read_bytes() == b"what was there before"
    assert disk.halves() == []
    assert files.projects.path is None
    assert files.is_unsaved
    assert np.array_equal(desk.parameters(), learnt)
    disk.empty()
    with desk.qtbot.waitSignal(files.projects.saved):
        files.projects.save_to(tmp_path / "elsewhere.vnet")
    assert np.array_equal(
        read_project(tmp_path / "elsewhere.vnet").shown.network.parameters, learnt
    )


@pytest.mark.slow
def test_weights_pictures_and_tables_are_told_too(reused_desk, disk, tmp_path):
    desk = reused_desk
    context, application = desk.application.context, desk.application
    disk.fill()
    application.picture_export.pictures.export_picture(tmp_path / "a.png", PictureOptions(400, 300))
    desk.wait(lambda: "a.png" in desk.notice and SAYS_WHY in desk.notice)
    context.saving.submit(lambda: write_table(tmp_path / "a.csv", "a"), print, context.tell)
    desk.wait(lambda: "a.csv" in desk.notice and SAYS_WHY in desk.notice)
    desk.do("exportAction")
    (dialog,) = desk.window.findChildren(ExportDialog)
    dialog.findChild(QLineEdit, "exportFile").setText(str(tmp_path / "a.npz"))
    dialog.findChild(QPushButton, "exportButton").click()
    outcome = dialog.findChild(QLabel, "exportOutcome")
    desk.wait(lambda: SAYS_WHY in outcome.text())
    assert "choose another folder" in outcome.text()
    assert [file for file in tmp_path.iterdir() if file.is_file()] == []
    assert disk.halves() == []


def test_a_taught_drawing_that_cannot_be_kept_stays_in_the_pad(reused_desk, disk):
    desk = reused_desk
    desk.draw_seven()
    desk.wait_at_rest()
    drawn = desk.pad_state.content
    disk.fill()
    desk.do("teachAction")
    strip = desk.window.findChild(QWidget, "teachStrip")
    desk.wait(strip.isVisible)
    QTest.keyClick(strip, "7")
    desk.wait(lambda: SAYS_WHY in desk.notice)
    assert "my-digits" in desk.notice
    assert desk.pad_state.content == drawn
    assert disk.halves() == []


@pytest.mark.slow
def test_autosave_says_once_that_it_cannot_until_it_works_again(build, disk):
    desk = build().show()
    desk.session.change(epochs=None)
    autosaver, told = desk.application.files.autosaver, []
    autosaver.failed.connect(told.append)
    autosaver.set_pace(10, share=0)
    disk.fill()
    for _ in range(3):
        desk.train()
        desk.wait(lambda: not autosaver._is_busy)
    assert len(told) == 1
    assert SAYS_WHY in told[0]
    disk.empty()
    with desk.qtbot.waitSignal(autosaver.saved):
        desk.train()
    disk.fill()
    desk.train()
    # It tries again every few milliseconds: between two of its writes nothing half-written is left.
    desk.wait(lambda: len(told) == 2 and not autosaver._is_busy)
    assert disk.halves() == []


@pytest.mark.slow
def test_settings_that_cannot_be_kept_hold_up_the_close_once(build, tmp_path):
    folder = tmp_path / "settings"
    folder.mkdir()
    desk = build("digits-16x16", Preferences(folder / "preferences.json")).show()
    assert desk.notice == ""
    # No folder any more, and no place for one.
    shutil.rmtree(folder)
    folder.write_bytes(b"")
    desk.window.close()
    assert desk.window.isVisible()
    assert desk.notice.startswith(f"Preferences cannot be saved in {folder / 'preferences.json'}. ")
    assert desk.notice.endswith("Close again to quit without saving them.")
    desk.window.close()
    assert not desk.window.isVisible()


def test_settings_that_are_written_after_all_are_no_problem_any_more(tmp_path):
    folder = tmp_path / "settings"
    preferences = Preferences(folder / "preferences.json")
    folder.write_bytes(b"")
    preferences.theme = "light"
    preferences.write()
    assert str(folder) in preferences.problem
    folder.unlink()
    preferences.theme = "dark"
    preferences.write()
    assert preferences.problem == ""
    assert Preferences(folder / "preferences.json").theme == "dark"


@pytest.mark.slow
def test_without_a_home_the_window_opens_trains_and_closes(build, monkeypatch):
    def nobody(_user):
        raise KeyError("no such user")

    monkeypatch.setattr("pwd.getpwuid", nobody)
    for variable in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(variable)
    desk = build().show()
    sentences = desk.window.notices.sentences
    assert [text for text in sentences if "Preferences cannot be saved" in text and NO_HOME in text]
    desk.application.files.autosaver.set_pace(10, share=0)
    desk.train()
    desk.wait(lambda: any("Autosave is not" in text for text in desk.window.notices.sentences))
    (told,) = [text for text in desk.window.notices.sentences if "Autosave is not" in text]
    assert NO_HOME in told
    desk.draw_seven()
    desk.wait_at_rest()
    desk.do("teachAction")
    strip = desk.window.findChild(QWidget, "teachStrip")
    desk.wait(strip.isVisible)
    QTest.keyClick(strip, "7")
    desk.wait(lambda: any("my-digits" in text for text in desk.window.notices.sentences))
    # Settings were told of at the start.
    desk.application.files.projects.close()
    desk.application.never_ask()
    desk.window.close()
    assert not desk.window.isVisible()
