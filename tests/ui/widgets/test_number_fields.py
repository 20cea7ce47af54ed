"""Every field for a number, in the window and its dialogs, whatever is typed and wherever."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from visualnet.number_text import used_style
from visualnet.setting import Numbers
from visualnet.ui.look.number_marks import use_format
from visualnet.ui.panels.experiments.panel import ExperimentsPanel
from visualnet.ui.panels.settings.panel import SettingsPanel
from visualnet.ui.picture_export.recording_dialog import RecordingDialog
from visualnet.ui.widgets.number_fields import DecimalField, WholeField, take_typed
from visualnet.ui.widgets.setting_controls import NumberSetting

TYPED = {
    "1e-3": 0.001,
    "0.05": 0.05,
    "0,05": 0.05,
    ".3": 0.3,
    "1.5": 1.5,
    "1,5": 1.5,
    "12.5": 12.5,
    "7": 7,
    "−2": -2,
    "-2": -2,
    "1e3": 1000,
    "40 000,0": 40_000,
    "٣": 3,
}
"""What is typed, and what it means in any field that has room for it."""

GROUPED = {"60,000": 60_000, "60.000": 60_000, "5.000": 5000, "1,000": 1000}
"""What means a whole number, and in a field with decimals one of two numbers."""

NEVER = ("", "e", "1e", "abc", "1,2,3", "--1", "1 2", "999999999999", "0x10")


@pytest.fixture(params=["en_US", "de_DE", "ar_EG"])
def locale(request):
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    use_format("system")
    yield request.param
    QLocale.setDefault(before)
    use_format("system")


def put(field, text):
    """Type over all that is in a field, key by key; returns what stands there then."""
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    for character in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(field, event)
    assert field.text().startswith(text)
    return field.text()


def decimals(field):
    return field.decimals() if isinstance(field, DecimalField) else 0


def holds(field, value):
    # A share above 1 can be meant in per cent.
    most = min(1, field.maximum()) if field.typing.is_share else field.maximum()
    return field.minimum() <= value <= most and round(value, decimals(field)) == value


def named(field):
    return f"{field.objectName()} {field.accessibleName()} {field.minimum()}…{field.maximum()}"


def assert_refused(field, text, key):
    before, typed = field.value(), put(field, text)
    QTest.keyClick(field, key)
    what = f"{named(field)}, {text!r}"
    assert field.value() == before, what
    assert field.text() == typed, what
    assert field.property("invalid"), what
    sentence = field.typing.refusal
    assert sentence.endswith("."), what
    assert field.accessibleDescription() == sentence, what
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.value() == before, what
    assert field.text() != typed, what
    assert not field.property("invalid"), what
    assert field.accessibleDescription() != sentence, what


def assert_taken(field, text, key, value):
    put(field, text)
    QTest.keyClick(field, key)
    what = f"{named(field)}, {text!r}"
    assert field.value() == value, what
    assert not field.property("invalid"), what
    shown = field.text()
    decimal, group = used_style().decimal, used_style().group
    assert "-" not in shown, what
    assert (group if decimals(field) else decimal) not in shown, what
    assert all(c in "0123456789" for c in shown if c.isdecimal()), what


def try_all(field, key=Qt.Key.Key_Return):
    assert isinstance(field, DecimalField | WholeField), named(field)
    first = field.value()
    for text, value in (TYPED | GROUPED).items():
        is_one = not (text in GROUPED and decimals(field))
        if is_one and holds(field, value):
            assert_taken(field, text, key, value)
        else:
            assert_refused(field, text, key)
        field.setValue(first)
    for text in NEVER:
        assert_refused(field, text, key)
    if field.typing.is_share:
        assert_taken(field, "20 %", key, 0.2)
        assert_taken(field, "%30", key, 0.3)
        assert_refused(field, "20", key)
        field.setValue(first)
    else:
        assert_refused(field, "20 %", key)


def open_all(desk):
    """Show all that is in the window's docks."""
    for name in desk.window.docks:
        desk.open_dock(name)
    for title in desk.window.findChildren(QToolButton):
        if title.property("flat") and title.isCheckable() and not title.isChecked():
            title.click()


@pytest.mark.slow
def test_every_field_of_the_window_takes_what_is_meant_or_refuses_it(locale, build):
    desk = build().show()
    open_all(desk)
    fields = desk.window.findChildren(QAbstractSpinBox)
    tried = []
    for field in fields:
        assert isinstance(field, DecimalField | WholeField), named(field)
        if field.isEnabled():
            try_all(field)
            tried.append(field)
    assert len(tried) > 30


@pytest.mark.slow
def test_every_field_of_a_dialog_takes_what_is_meant_or_refuses_it(locale, desk):
    desk.wait_for_picture()
    for name in ("recordAction", "exportPictureAction"):
        desk.do(name)
        (dialog,) = (d for d in desk.window.findChildren(QDialog) if d.isVisible())
        desk.wait(dialog.isActiveWindow)
        for choice in dialog.findChildren(QComboBox):
            # What is asked about an SVG only.
            choice.setCurrentIndex(choice.count() - 1)
            choice.activated.emit(choice.currentIndex())
        fields = dialog.findChildren(QAbstractSpinBox)
        assert len(fields) > 3, name
        for field in fields:
            try_all(field, Qt.Key.Key_Tab)
        dialog.reject()


@pytest.fixture
def setting(qtbot):
    """A field for a learning rate of 0.1, and a place that the focus can go to."""
    place = QWidget()
    made = NumberSetting("Learning rate: its size", Numbers(0, 1000, 7, step=None))
    made.set_value(0.1)
    other = QLineEdit()
    layout = QVBoxLayout(place)
    layout.addWidget(made)
    layout.addWidget(other)
    qtbot.addWidget(place)
    place.show()
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    made.other = other
    yield made
    place.close()


def test_a_refused_text_stays_as_the_focus_goes_and_its_sentence_is_shown(qtbot, setting):
    field = setting.focusProxy()
    put(field, "1,000")
    QTest.mouseClick(setting.other, Qt.MouseButton.LeftButton)
    setting.other.setFocus()
    assert (field.text(), field.value(), setting.value()) == ("1,000", 0.1, 0.1)
    qtbot.waitUntil(QToolTip.isVisible)
    # As it is shown: tool tips are plain text.
    assert QToolTip.text() == "1,000 can mean 1 or 1000. Type the one you mean."
    field.setFocus()
    assert field.text() == "1,000"
    put(field, "2")
    assert not field.property("invalid")
    setting.other.setFocus()
    assert (field.text(), setting.value()) == ("2", 2.0)


@pytest.mark.parametrize(
    ("numbers", "text", "parts"),
    [
        (Numbers(0, 0.95, 4, is_share=True), "20", ("0 to 0.95", "0.2 or 20\u202f%")),
        (Numbers(0, 0.95, 4, is_share=True), "5000", ("0 to 0.95", "0.2 or 20\u202f%")),
        (Numbers(0, 10, 4, is_share=True), "5", ("5\u202f% or 500\u202f%",)),
        (Numbers(0, 0.9999, 4), "1", ("out of range", "0 to 0.9999")),
        (Numbers(1, 4096), "1.5", ("not a whole number", "1 to 4,096")),
        (Numbers(1, 4096), "", ("Type a number from 1 to 4,096.",)),
        (Numbers(0, 1, 4), "0.00001", ("too many decimals", "at most 4")),
        (Numbers(-1e6, 1e6, 5), "<b>1", ("<b>1 is not a number", "−1000000 to 1000000")),
        (Numbers(0, 1, 4), "9" * 300, ("…",)),
    ],
)
def test_the_sentence_says_what_to_type(qtbot, numbers, text, parts):
    setting = NumberSetting("Something: of a kind", numbers)
    qtbot.addWidget(setting)
    field = setting.focusProxy()
    put(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert all(part in field.accessibleDescription() for part in parts)
    assert len(field.accessibleDescription()) < 120


def test_arrows_go_on_from_what_is_typed_but_not_from_what_is_refused(setting):
    field = setting.focusProxy()
    put(field, "0,5")
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert setting.value() == 1.0
    put(field, "1e")
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert (field.text(), setting.value()) == ("1e", 1.0)
    assert field.property("invalid")


def test_a_value_set_by_program_ends_the_refusal(setting):
    field = setting.focusProxy()
    put(field, "1e")
    QTest.keyClick(field, Qt.Key.Key_Return)
    setting.set_value(0.1)
    assert (field.text(), field.typing.refusal) == ("0.1", "")
    put(field, "1e")
    QTest.keyClick(field, Qt.Key.Key_Return)
    setting.set_idle("It does nothing now.")
    assert (field.text(), field.typing.refusal) == ("0.1", "")
    assert field.accessibleDescription() == "It does nothing now."


def test_a_number_with_its_unit_and_the_word_off_can_be_typed(qtbot):
    setting = NumberSetting("Patience", Numbers(0, 100, unit=" epochs", off=None))
    qtbot.addWidget(setting)
    setting.set_value(None)
    field = setting.focusProxy()
    for text, value in (("12 epochs", 12), ("7epochs", 7), ("off", None), ("3", 3), ("0", None)):
        put(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert setting.value() == value, (text, field.text(), field.typing.refusal)


def test_a_dialog_does_not_go_on_with_a_refused_number(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = RecordingDialog((800, 600), False, parent)
    chosen = []
    dialog.chosen.connect(lambda *choice: chosen.append(choice))
    dialog.show()
    field = dialog.findChild(DecimalField, "recordingEvery")
    (record,) = (b for b in dialog.findChildren(QPushButton) if b.text() == "Record")
    put(field, "fast")
    QTest.keyClick(field, Qt.Key.Key_Return)
    record.click()
    assert dialog.isVisible()
    assert chosen == []
    assert (field.text(), field.property("invalid")) == ("fast s", True)
    put(field, "0,5")
    record.click()
    assert not dialog.isVisible()
    assert chosen[0][0].every == 0.5


def test_no_experiment_starts_with_a_refused_number(qtbot):
    panel = ExperimentsPanel()
    qtbot.addWidget(panel)
    panel.show()
    asked = []
    panel.start_requested.connect(asked.append)
    field = panel.findChild(WholeField, "sweepEpochs")
    put(field, "1.5")
    panel.findChild(QPushButton, "startSweep").click()
    assert asked == []
    assert take_typed(panel) is False
    put(field, "1e1")
    panel.findChild(QPushButton, "startSweep").click()
    assert {config.epochs for config in asked[0].sweep.configs} == {10}


@pytest.mark.slow
def test_no_network_is_made_while_a_number_is_refused(qtbot):
    panel = SettingsPanel()
    qtbot.addWidget(panel)
    panel.show()
    applied = []
    panel.applied.connect(applied.append)
    first, second = panel.findChildren(WholeField)[:2]
    put(first, "64")
    QTest.keyClick(first, Qt.Key.Key_Return)
    put(second, "60,000")
    panel.findChild(QPushButton, "applyButton").click()
    assert applied == []
    assert "1 to 4,096" in second.typing.refusal
    put(second, "3e1")
    panel.findChild(QPushButton, "applyButton").click()
    assert applied[0].hidden == (64, 30)


def test_a_whole_number_has_its_groups_but_not_while_it_is_typed(qtbot, setting):
    count = NumberSetting("Training: how many", Numbers(1, 1_000_000))
    setting.parentWidget().layout().addWidget(count)
    count.set_value(60_000)
    field = count.focusProxy()
    assert field.text() == "60,000"
    field.setFocus()
    assert field.text() == "60000"
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClicks(field, "5")
    setting.other.setFocus()
    assert (field.text(), count.value()) == ("600,005", 600_005)


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        pytest.param("en_GB", ["−12345.5", "60,000"], marks=pytest.mark.slow),
        ("de_DE", ["−12345,5", "60.000"]),
        pytest.param("fr_FR", ["−12345,5", "60\u202f000"], marks=pytest.mark.slow),
        pytest.param("tr_TR", ["−12345,5", "60.000"], marks=pytest.mark.slow),
        ("fa_IR", ["\u200e−12345.5", "60,000"]),
        ("mr_IN", ["−12345.5", "60,000"]),
    ],
)
def test_fields_have_the_format_of_the_language_of_the_desktop(language, shown, tmp_path):
    program = (
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([])\n"
        "from PySide6.QtCore import QLocale\n"
        "from visualnet.ui.look.number_marks import use_format\n"
        "from visualnet.setting import Numbers\n"
        "from visualnet.ui.widgets.setting_controls import NumberSetting\n"
        "use_format('system')\n"
        "print(QLocale().name())\n"
        "for numbers, value in ((Numbers(-1000000, 1000000, 7, step=None), -12345.5),\n"
        "                       (Numbers(1, 1000000), 60000)):\n"
        "    setting = NumberSetting('x', numbers)\n"
        "    setting.set_value(value)\n"
        "    print(ascii(setting.focusProxy().text()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "LC_ALL": f"{language}.UTF-8", "LANG": f"{language}.UTF-8"},
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
        cwd=tmp_path,
    )
    assert done.stdout.split() == [language, *map(ascii, shown)]
