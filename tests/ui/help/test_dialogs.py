"""The log file, the report of a problem, and About."""

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton

from tests.ui.told import faults
from visualnet.paths import log_file, user_state_dir
from visualnet.ui.help.about_dialog import LICENCES, licence_text
from visualnet.ui.help.report_dialog import last_log_lines, without_home

ABSENT = "is not installed"


def dialog_of(desk, name):
    return desk.window.findChild(QDialog, name)


@pytest.mark.slow
def test_a_report_shows_what_it_copies_without_the_name_of_the_home(shared_desk, monkeypatch):
    desk = shared_desk
    log = log_file()
    log.parent.mkdir(parents=True)
    log.write_text("old\n" * 100 + f"Unexpected: {Path.home()}/secret.py\n", encoding="utf-8")
    desk.do("reportProblemAction")
    dialog = dialog_of(desk, "reportDialog")
    text = dialog.findChild(QPlainTextEdit, "reportText").toPlainText()
    assert "784-16-16-10, sigmoid, sigmoid, softmax" in text
    assert "PySide6 6." in text
    assert "~/secret.py" in text
    assert str(Path.home()) not in text
    assert text.count("old\n") == 59
    assert not faults(dialog)
    dialog.findChild(QPushButton, "copyText").click()
    assert QApplication.clipboard().text() == text
    dialog.close()


def test_the_log_is_shown_where_it_is(shared_desk, monkeypatch):
    desk, opened = shared_desk, []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    desk.do("showLogAction")
    assert str(log_file()) in desk.notice
    assert opened == []
    user_state_dir().mkdir(parents=True, exist_ok=True)
    desk.do("showLogAction")
    assert Path(opened[0].toLocalFile()) == user_state_dir()


def test_about_opens_the_text_of_every_licence(shared_desk):
    desk = shared_desk
    for name, _, place in LICENCES:
        assert len(licence_text(place)) > 500, name
    assert ABSENT in licence_text("package:no-such-package")
    desk.do("aboutAction")
    dialog = dialog_of(desk, "aboutDialog")
    assert not faults(dialog)
    dialog.findChild(QPushButton, "licenceButton").click()
    text = dialog_of(desk, "textDialog").findChild(QPlainTextEdit).toPlainText()
    assert text.startswith("MIT License")
    dialog.findChild(QPushButton, "copyText").click()
    assert "NumPy" in QApplication.clipboard().text()


def test_a_log_that_is_not_there_is_told_as_empty(tmp_path):
    assert last_log_lines(tmp_path / "none.log") == "(empty)"
    assert without_home(f"{Path.home()}/a b") == "~/a b"


@pytest.fixture(autouse=True)
def _no_dialog_left(shared_desk):
    yield
    for dialog in shared_desk.window.findChildren(QDialog):
        dialog.close()
