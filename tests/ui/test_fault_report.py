import logging
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from visualnet.ui.fault_report import FaultReport


@pytest.fixture
def log_file(tmp_path):
    return tmp_path / "state" / "visualnet.log"


@pytest.fixture
def report(qapp, log_file, monkeypatch):
    """A report that hears of every exception, as in the real application."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    logger = logging.getLogger("visualnet")
    before = list(logger.handlers)
    report = FaultReport(log_file)
    report.install()
    yield report
    for handler in set(logger.handlers) - set(before):
        logger.removeHandler(handler)
        handler.close()
    for box in boxes():
        box.reject()
    report.deleteLater()


def boxes():
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QMessageBox) and widget.isVisible()
    ]


def fail(message="broken"):
    raise ZeroDivisionError(message)


def fail_elsewhere():
    raise LookupError("lost")


@pytest.mark.qt_no_exception_capture
def test_an_exception_in_a_slot_is_logged_and_shown_once(qtbot, report, log_file, capfd):
    button = QPushButton()
    qtbot.addWidget(button)
    button.clicked.connect(lambda: fail())
    button.click()
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    (box,) = boxes()
    assert "ZeroDivisionError: broken" in box.informativeText()
    assert str(log_file) in box.informativeText()
    for _ in range(5):
        button.click()
    box.reject()
    again = QPushButton()
    qtbot.addWidget(again)
    again.clicked.connect(lambda: fail_elsewhere())
    again.click()
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    assert "LookupError: lost" in boxes()[0].informativeText()
    text = log_file.read_text()
    assert text.count("ZeroDivisionError: broken") == 1
    assert "Traceback" in text
    assert "test_fault_report.py" in text
    assert capfd.readouterr().err.count("ZeroDivisionError: broken") == 1


@pytest.mark.qt_no_exception_capture
def test_want_of_memory_is_no_fault_of_the_program(qtbot, report, log_file, capfd):
    try:
        raise MemoryError
    except MemoryError as error:
        report.hear(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    assert boxes()[0].text().startswith("VisualNet ran out of memory")
    assert not boxes()[0].informativeText()
    assert "MemoryError" in log_file.read_text()


@pytest.mark.qt_no_exception_capture
def test_one_dialog_at_a_time(qtbot, report, log_file, capfd):
    QTimer.singleShot(0, fail)
    QTimer.singleShot(0, fail_elsewhere)
    qtbot.waitUntil(lambda: log_file.exists() and "LookupError" in log_file.read_text())
    qtbot.waitUntil(lambda: bool(boxes()))
    assert len(boxes()) == 1


@pytest.mark.qt_no_exception_capture
def test_an_exception_in_another_thread_arrives_too(qtbot, report, log_file, capfd):
    thread = threading.Thread(target=fail, args=("in a thread",))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    assert "in a thread" in boxes()[0].informativeText()
    assert "in a thread" in log_file.read_text()


@pytest.mark.qt_no_exception_capture
def test_a_flood_of_different_faults_is_dammed(qtbot, report, log_file, capfd):
    source = "\n".join(f"def f{n}():\n    raise ValueError({n})" for n in range(40))
    names = {}
    exec(compile(source, "many.py", "exec"), names)  # noqa: S102
    for number in range(40):
        try:
            names[f"f{number}"]()
        except ValueError as error:
            report.hear(type(error), error, error.__traceback__)
    assert log_file.read_text().count("ValueError") == 20
    qtbot.waitUntil(lambda: len(boxes()) == 1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.qt_no_exception_capture
def test_a_log_without_room_hides_nothing(qtbot, report, capfd):
    other = FaultReport(Path("/dev/full"))
    try:
        fail("no room")
    except ZeroDivisionError as error:
        other.hear(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    told = capfd.readouterr().err
    assert "no room" in told
    assert "Logging error" not in told


@pytest.mark.qt_no_exception_capture
def test_without_a_place_for_the_log_the_dialog_still_comes(qtbot, report, tmp_path, capfd):
    (tmp_path / "file").write_text("")
    other = FaultReport(tmp_path / "file" / "visualnet.log")
    try:
        fail("no log")
    except ZeroDivisionError as error:
        other.hear(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    assert "no log" in capfd.readouterr().err
