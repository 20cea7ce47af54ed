"""The dialog on what a foreign model's file does not say: measured, suggested, chosen, kept."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QPushButton
from safetensors.numpy import save_file

from tests.ui.conftest import Desk
from tests.ui.listening import hiding_value, listener, without_name
from visualnet.errors import SettingError
from visualnet.models.bundled import resolve_model
from visualnet.models.formats import open_model, save_model
from visualnet.models.said_of_model import SaidOfModel, said_in_words, with_said
from visualnet.nn.input_scale import InputScale
from visualnet.ui.launch import opened_window
from visualnet.ui.widgets.number_fields import DecimalField

__all__ = ["listener"]

NORMALISED = InputScale(mean=0.1307, std=0.3081)


@pytest.fixture
def theirs(tmp_path):
    """digits-128x64 (GELU) as of a maker who normalised its inputs and says nothing of it."""
    network = open_model(resolve_model("digits-128x64")).network
    weights = network.weights[0].astype(np.float64) * NORMALISED.std
    first = network.biases[0] + NORMALISED.mean / NORMALISED.std * weights.sum(axis=0)
    arrays = [weights, first, *(a for k in (1, 2) for a in (network.weights[k], network.biases[k]))]
    names = [f"{k}.{kind}" for k in range(3) for kind in ("weight", "bias")]
    tensors = {
        name: np.ascontiguousarray(a.T, np.float32) for name, a in zip(names, arrays, strict=True)
    }
    save_file(tensors, tmp_path / "theirs.safetensors")
    return tmp_path / "theirs.safetensors"


class Dialog:
    """The dialog that is open over a window."""

    def __init__(self, desk):
        self.desk = desk
        desk.wait(lambda: self.dialog() is not None)
        self.found = self.dialog()

    def dialog(self):
        return self.desk.window.findChild(QDialog, "foreignModelDialog")

    def field(self, name):
        return self.found.findChild(QComboBox, name)

    def text(self, name):
        return self.found.findChild(QLabel, name).text()

    def wait_for(self, text):
        self.desk.wait(lambda: text in self.text("modelAccuracy"))

    def press(self, name):
        QTest.mouseClick(self.found.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


@pytest.mark.slow
def test_the_best_of_the_usual_choices_is_preselected_and_opened(reused_desk, theirs, tmp_path):
    desk = reused_desk
    desk.application.files.models.open_path(str(theirs))
    dialog = Dialog(desk)
    dialog.wait_for("99.0")
    assert "1,000 validation images of MNIST" in dialog.text("modelAccuracy")
    assert "instead of 22.9" in dialog.text("modelFound")
    assert dialog.field("modelInputs").currentText().startswith("(x − 0.1307) / 0.3081")
    assert dialog.field("modelInputs").itemText(0).startswith("0 (paper) to 1 (ink) · 22.9")
    assert dialog.field("modelActivation1").currentText().startswith("ReLU · 99.0")
    assert desk.session.title == "digits-16x16"
    # Open is what the Enter key presses.
    QTest.keyClick(dialog.found, Qt.Key.Key_Return)
    desk.wait(lambda: desk.session.title == "theirs.safetensors")
    desk.wait(lambda: desk.session.run.known_test_accuracy is not None)
    assert desk.session.run.known_test_accuracy == pytest.approx(0.9886, abs=2e-4)
    assert "as you said" in desk.notice
    said = SaidOfModel(NORMALISED, ("relu", "relu"), "softmax", tuple("0123456789"))
    meant = with_said(open_model(theirs), said, "theirs").network
    assert np.array_equal(desk.parameters(), meant.parameters)
    save_model(desk.session.document(), tmp_path / "ours.npz")
    again = open_model(tmp_path / "ours.npz")
    assert np.array_equal(again.network.parameters, meant.parameters)
    assert again.network.activations == ("relu", "relu")
    assert again.metadata.learnt_scale == NORMALISED
    assert theirs.resolve() in desk.application.preferences.recent_files


@pytest.mark.slow
def test_the_dialog_shows_each_letter_of_a_files_name(desk, theirs):
    named = theirs.rename(theirs.with_name("<img src=x><b>[*] & c.safetensors"))
    desk.application.files.models.open_path(str(named))
    dialog = Dialog(desk)
    dialog.wait_for("99.0")
    assert dialog.found.windowTitle().startswith("Open <img src=x><b>[*][*] & c")
    assert dialog.text("modelIntro").startswith("<img src=x><b>[*] & c")
    formats = {label.textFormat() for label in dialog.found.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


@pytest.mark.slow
def test_choices_are_measured_as_they_change_and_nonsense_is_told(desk, theirs, listener):
    desk.application.files.models.open_path(str(theirs))
    dialog = Dialog(desk)
    dialog.wait_for("99.0")
    assert not without_name(dialog.found)
    assert not hiding_value(dialog.found)
    inputs = dialog.field("modelInputs")
    inputs.setFocus()
    QTest.keyClick(inputs, Qt.Key.Key_Home)
    dialog.wait_for("22.9")
    assert listener.hears("Correct on 22.9")
    QTest.keyClick(inputs, Qt.Key.Key_End)
    deviation = dialog.found.findChild(DecimalField, "modelStd")
    deviation.setFocus()
    deviation.selectAll()
    # What is typed last is looked at before anything is opened.
    QTest.keyClicks(deviation, "9")
    dialog.press("openForeignModel")
    dialog.wait_for("standard deviation 9")
    QTest.keyClick(inputs, Qt.Key.Key_Home)
    dialog.wait_for("22.9")
    names = dialog.field("modelClasses").lineEdit()
    names.selectAll()
    QTest.keyClicks(names, "a, b")
    dialog.wait_for("has 10 outputs")
    assert not dialog.found.findChild(QPushButton, "openForeignModel").isEnabled()
    names.selectAll()
    QTest.keyClicks(names, "a, b, c, d, e, f, g, h, i, j")
    dialog.wait_for("other classes")
    assert dialog.found.findChild(QPushButton, "openForeignModel").isEnabled()
    QTest.keyClick(dialog.found, Qt.Key.Key_Escape)
    desk.wait(lambda: dialog.dialog() is None)
    assert desk.session.title == "digits-16x16"


def open_files(build, qtbot, monkeypatch, files, said):
    monkeypatch.setattr(
        "visualnet.ui.launch.build_window",
        lambda *arguments, **others: build(*arguments, **others).window,
    )
    return Desk(qtbot, opened_window([str(file) for file in files], said)).show()


@pytest.mark.slow
def test_the_program_begins_with_the_dialog_for_what_was_not_said(
    build, qtbot, monkeypatch, theirs
):
    said = said_in_words(activations="gelu,softmax", input_mean=0.1307, input_std=0.3081)
    dialog = Dialog(open_files(build, qtbot, monkeypatch, [theirs], said))
    dialog.wait_for("99.1")
    assert dialog.field("modelInputs") is None
    assert dialog.field("modelClasses").currentText() == "0, 1, 2, 3, 4, 5, 6, 7, 8, 9"
    dialog.press("openForeignModel")
    dialog.desk.wait(lambda: dialog.desk.session.title == "theirs.safetensors")


@pytest.mark.slow
def test_the_program_asks_nothing_where_all_was_said(build, qtbot, monkeypatch, theirs):
    said = SaidOfModel(NORMALISED, ("gelu", "gelu"), "softmax", tuple("0123456789"))
    desk = open_files(build, qtbot, monkeypatch, [theirs], said)
    desk.wait(lambda: desk.session.title == "theirs.safetensors")
    assert desk.window.findChild(QDialog, "foreignModelDialog") is None
    assert desk.session.network.activations == ("gelu", "gelu")


def test_what_does_not_fit_is_refused_before_the_window_opens(theirs):
    with pytest.raises(SettingError, match="10 outputs"):
        opened_window([str(theirs)], said_in_words(classes="a,b"))
    with pytest.raises(SettingError, match="already says how its inputs are scaled"):
        opened_window(["digits-16x16"], said_in_words(input_mean=0.1307, input_std=0.3081))
    with pytest.raises(SettingError, match="give its file as well"):
        opened_window([], said_in_words(activations="relu"))
