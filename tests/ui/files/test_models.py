import pickle
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
)

from visualnet.models.document import new_document
from visualnet.models.formats import model_formats, open_model, save_model
from visualnet.nn.network import Network
from visualnet.training.evaluation import evaluate
from visualnet.ui.files.export_dialog import ExportDialog
from visualnet.ui.session.open_run import State
from visualnet.ui.session.preferences import Preferences


@pytest.fixture
def desk(reused_desk):
    return reused_desk


def drop(desk, *paths):
    """Drag files over the window and let go; tells whether the window would have them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(500, 300), Qt.DropAction.CopyAction, data, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(desk.window, enter)
    if enter.isAccepted():
        event = QDropEvent(QPointF(500, 300), Qt.DropAction.CopyAction, data, buttons, keys)
        QApplication.sendEvent(desk.window, event)
    return enter.isAccepted()


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["npz", "json"])
def test_saved_weights_come_back_and_answer_alike_bit_for_bit(desk, mnist, tmp_path, suffix):
    desk.train()
    images = mnist.test.images[:500]
    expected, learnt = desk.session.network.probabilities(images), desk.parameters().copy()
    assert desk.session.is_unsaved
    path = tmp_path / f"mine.{suffix}"
    with desk.qtbot.waitSignal(desk.application.files.models.saved):
        desk.application.files.models.save_to(path)
    assert desk.notice == f"Saved {path}."
    assert not desk.session.is_unsaved
    desk.do("newWeightsAction")
    desk.application.files.models.open_path(str(path))
    desk.wait(lambda: desk.session.title == path.name)
    desk.wait_at_rest()
    assert np.array_equal(desk.parameters(), learnt)
    assert np.array_equal(desk.session.network.probabilities(images), expected)
    assert path.name in desk.window.windowTitle()
    desk.do("undoAction")
    desk.do("undoAction")
    desk.wait_at_rest()
    assert np.array_equal(desk.parameters(), learnt)


@pytest.mark.slow
def test_an_opened_file_brings_its_shape_and_settings_and_is_measured(desk, mnist, other):
    desk.application.files.models.open_path(str(other))
    desk.wait(lambda: desk.session.title == "other.npz")
    desk.wait_at_rest()
    assert desk.session.network.describe() == "784-12-10"
    assert (desk.session.config.epochs, desk.session.config.activation) == (7, "relu")
    assert desk.notice == "Opened other.npz with the training settings in the file."
    # What the file says, 12.5 %, may be of other images.
    network = open_model(other).network
    measured = evaluate(network, mnist.test.images, mnist.test.labels).accuracy
    desk.wait(lambda: desk.session.run.tested_accuracy == pytest.approx(measured))
    assert measured != 0.125
    desk.wait(lambda: desk.view.total == 784 * 12 + 120)
    before = desk.parameters().copy()
    desk.train()
    desk.do("restartAction")
    desk.wait_at_rest()
    assert np.array_equal(desk.parameters(), before)


@pytest.mark.slow
def test_a_dropped_file_is_opened(desk, other):
    assert drop(desk, other)
    desk.wait(lambda: desk.session.title == "other.npz")
    assert np.array_equal(desk.parameters(), open_model(other).network.parameters)


def spoilt(kind, other):
    path = other.with_name(f"{kind}.npz")
    data = other.read_bytes()
    if kind == "truncated":
        path.write_bytes(data[: len(data) // 2])
    elif kind == "pickle":
        path.write_bytes(pickle.dumps({"weights": [1, 2, 3]}))
    elif kind == "text":
        path.write_text("these are no weights\n")
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "nan":
        with np.load(other) as arrays:
            kept = dict(arrays)
        kept["weights_0"] = kept["weights_0"].copy()
        kept["weights_0"][3, 4] = np.nan
        np.savez(path, **kept)
    elif kind == "folder":
        path.mkdir()
    elif kind == "shape":
        network = Network((10, 5, 3))
        document = new_document(
            network, classes=("a", "b", "c"), training={}, dataset="x", test_accuracy=None
        )
        save_model(document, path)
    return path


BAD = ("truncated", "pickle", "text", "empty", "nan", "folder", "shape", "missing")


@pytest.mark.slow
def test_a_bad_file_is_told_in_one_sentence_and_everything_goes_on(desk, other):
    desk.do("playAction")
    desk.wait(lambda: desk.step_shown() > 0)
    trainer = desk.session.trainer
    for kind in BAD:
        path = str(spoilt(kind, other))
        desk.application.files.models.open_path(path)
        desk.wait(lambda path=path: path in desk.notice)
        assert desk.notice.endswith("."), kind
        assert ";" in desk.notice, kind  # what to do about it
        assert desk.notice.replace(path, "").count(". ") == 0, kind
        assert "Traceback" not in desk.notice, kind
        assert "\n" not in desk.notice, kind
        assert desk.session.trainer is trainer, kind
        assert desk.session.state is State.RUNNING, kind
        step = desk.step_shown()
        desk.wait(lambda step=step: desk.step_shown() > step)
        assert desk.application.preferences.recent_files == [], kind


def test_a_folder_that_takes_no_file_is_told(desk, tmp_path):
    desk.application.files.models.save_to(tmp_path / "nowhere" / "mine.npz")
    desk.wait(lambda: desk.notice != "")
    assert "nowhere" in desk.notice
    assert desk.notice.endswith(".")
    desk.application.files.models.save_to(tmp_path / "mine.exe")
    desk.wait(lambda: "mine.exe" in desk.notice)


def texts(menu):
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if action.text()]


def test_recent_files_are_offered_newest_first(desk, other, tmp_path):
    recent = desk.menu("recent")
    assert texts(recent) == ["No recent files"]
    second = tmp_path / "second.npz"
    for path in (other, second):
        if path is second:
            desk.application.files.models.save_to(second)
        else:
            desk.application.files.models.open_path(str(path))
        desk.wait(lambda path=path: path.name in texts(recent))
    assert texts(recent) == ["second.npz", "other.npz", "Clear recent files"]
    other.rename(tmp_path / "gone.npz")
    assert texts(recent) == ["second.npz", "Clear recent files"]
    desk.do("newWeightsAction")
    recent.actions()[0].trigger()
    desk.wait(lambda: desk.session.title == "second.npz")


def test_recent_files_of_one_name_show_their_folders_and_the_list_can_be_cleared(
    shared_desk, tmp_path
):
    preferences, recent = shared_desk.application.preferences, shared_desk.menu("recent")
    for folder in ("new/runs", "old/runs"):
        path = tmp_path / folder / "a.npz"
        path.parent.mkdir(parents=True)
        path.write_bytes(b"")
        preferences.add_recent_file(path)
    assert texts(recent)[:2] == ["a.npz – old/runs", "a.npz – new/runs"]
    assert recent.actions()[0].toolTip() == str(tmp_path / "old" / "runs" / "a.npz")
    (clear,) = [action for action in recent.actions() if action.text() == "Clear recent files"]
    clear.trigger()
    assert texts(recent) == ["No recent files"]
    preferences.write()
    assert Preferences(preferences._path).recent_files == []


def test_the_bundled_models_can_be_opened_from_the_menu(desk):
    menu = desk.menu("models")
    assert isinstance(menu, QMenu)
    desk.do("newWeightsAction")
    assert "digits-16x16" in texts(menu)
    (bundled,) = [action for action in menu.actions() if action.text() == "digits-16x16"]
    bundled.trigger()
    desk.wait(lambda: desk.session.title == "digits-16x16")
    texts(menu)
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["digits-16x16"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "kind"), [("openAction", QFileDialog), ("exportAction", ExportDialog)]
)
def test_the_file_dialogs_do_not_stop_the_training(desk, name, kind):
    desk.do("playAction")
    desk.wait(lambda: desk.step_shown() > 0)
    desk.do(name)
    (dialog,) = desk.window.findChildren(kind)
    assert dialog.isVisible()
    step = desk.step_shown()
    desk.wait(lambda: desk.step_shown() > step)
    dialog.reject()
    assert desk.session.state is State.RUNNING


@pytest.mark.slow
def test_export_saves_what_was_shown_when_it_was_asked_for(desk, tmp_path):
    desk.train()
    learnt = desk.parameters().copy()
    desk.do("exportAction")
    (dialog,) = desk.window.findChildren(ExportDialog)
    desk.train()
    dialog.findChild(QLineEdit, "exportFile").setText(str(tmp_path / "then.npz"))
    with desk.qtbot.waitSignal(desk.application.files.models.saved):
        click(dialog, "exportButton")
    dialog.reject()
    assert np.array_equal(open_model(tmp_path / "then.npz").network.parameters, learnt)
    assert desk.session.is_unsaved


def click(dialog, name):
    QTest.mouseClick(dialog.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def outcome(dialog):
    return dialog.findChild(QLabel, "exportOutcome").text()


@pytest.fixture
def export(desk):
    desk.do("exportAction")
    (dialog,) = desk.window.findChildren(ExportDialog)
    return dialog


def writable_formats():
    """The formats that are not greyed here, in the order of the list."""
    names = sorted(model_formats(), key=lambda known: known != "npz")
    return [name for name in names if name != "onnx" or find_spec("onnx")]


def choose(dialog, name):
    """Go to a format with the keys, which pass over what is greyed."""
    formats = dialog.findChild(QListWidget, "exportFormats")
    formats.setFocus()
    QTest.keyClick(formats, Qt.Key.Key_Home)
    for _ in range(writable_formats().index(name)):
        QTest.keyClick(formats, Qt.Key.Key_Down)


@pytest.mark.slow
def test_an_export_shows_how_its_answers_compare(desk, export, tmp_path):
    file = export.findChild(QLineEdit, "exportFile")
    for name in writable_formats():
        choose(export, name)
        kind = model_formats()[name]
        assert file.text().endswith(kind.suffix)
        path = tmp_path / f"mine{kind.suffix}"
        file.setText(str(path))
        click(export, "exportButton")
        desk.wait(lambda path=path: outcome(export).startswith(f"Saved {path.name}"))
        assert "100 examples" in outcome(export)
        assert path.stat().st_size > 1000
        is_readable = kind.read is not None
        assert (path.resolve() in desk.application.preferences.recent_files) == is_readable


def test_what_cannot_be_written_is_greyed_with_its_reason(desk, monkeypatch):
    monkeypatch.setitem(sys.modules, "onnx", None)
    desk.do("exportAction")
    (dialog,) = desk.window.findChildren(ExportDialog)
    formats = dialog.findChild(QListWidget, "exportFormats")
    (onnx,) = formats.findItems("ONNX", Qt.MatchFlag.MatchStartsWith)
    assert not onnx.flags() & Qt.ItemFlag.ItemIsEnabled
    reason = "ONNX needs the Python package onnx. Install it with: "
    assert onnx.toolTip() == f"{reason}pip install onnx"
    assert dialog.findChild(QLabel, "exportObstacles").text() == onnx.toolTip()
    assert (
        sum(
            bool(formats.item(row).flags() & Qt.ItemFlag.ItemIsEnabled)
            for row in range(formats.count())
        )
        == formats.count() - 1
    )
    for _ in range(formats.count()):
        assert formats.currentItem() is not onnx
        QTest.keyClick(formats, Qt.Key.Key_Down)


def test_a_network_too_large_for_a_format_greys_it(qtbot):
    small = replace(model_formats()["json"], most_parameters=20)
    dialog = ExportDialog([small], Network((9, 3, 2)), Path("network"), None)
    qtbot.addWidget(dialog)
    assert "too large for JSON" in dialog.findChild(QLabel, "exportObstacles").text()
    assert not dialog.findChild(QPushButton, "exportButton").isEnabled()


def test_an_export_moves_no_button_and_leaves_the_focus_where_it_was(desk, export, tmp_path):
    button, close = (export.findChild(QPushButton, f"export{n}") for n in ("Button", "Close"))

    def places():
        return button.geometry(), close.geometry(), export.size(), button.isDefault()

    file = export.findChild(QLineEdit, "exportFile")
    before = places()
    deep = tmp_path / "nowhere" / ("a name without spaces".replace(" ", "-") * 9)
    for path, words in ((deep, "nowhere"), (tmp_path / "mine.npz", "Saved mine.npz")):
        file.setText(str(path))
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        assert places() == before
        desk.wait(lambda words=words: words in outcome(export))
        QApplication.sendPostedEvents()
        assert places() == before
        assert export.focusWidget() is button
    click(export, "exportButton")
    assert "Replace" in outcome(export)
    assert places() == before


@pytest.mark.slow
def test_only_what_can_be_opened_again_counts_as_saved(desk, tmp_path):
    desk.train()
    for name, is_kept in (("html", False), ("npz", True)):
        desk.do("exportAction")
        dialog = desk.window.findChildren(ExportDialog)[-1]
        choose(dialog, name)
        dialog.findChild(QLineEdit, "exportFile").setText(str(tmp_path / f"mine.{name}"))
        click(dialog, "exportButton")
        desk.wait(lambda dialog=dialog: outcome(dialog).startswith("Saved"))
        assert desk.session.is_unsaved == (not is_kept)
        dialog.reject()


@pytest.mark.slow
def test_a_name_alone_lies_in_the_folder_that_is_proposed(build, tmp_path):
    preferences = Preferences(tmp_path / "preferences.json")
    preferences.keep_folder("work", tmp_path)
    desk = build("digits-16x16", preferences).show()
    desk.do("exportAction")
    (dialog,) = desk.window.findChildren(ExportDialog)
    file = dialog.findChild(QLineEdit, "exportFile")
    assert file.text() == str(tmp_path / "network.npz")
    file.setText("mine.npz")
    click(dialog, "exportButton")
    desk.wait(lambda: outcome(dialog).startswith("Saved"))
    assert (tmp_path / "mine.npz").is_file()


def test_an_export_writes_over_a_file_only_when_told_twice(desk, export, tmp_path):
    path = tmp_path / "there.npz"
    path.write_bytes(b"old")
    export.findChild(QLineEdit, "exportFile").setText(str(path))
    click(export, "exportButton")
    assert "Replace" in outcome(export)
    assert path.read_bytes() == b"old"
    click(export, "exportButton")
    desk.wait(lambda: outcome(export).startswith("Saved"))
    assert path.read_bytes() != b"old"


def test_an_export_that_fails_says_so_in_the_dialog(desk, export, tmp_path):
    file = export.findChild(QLineEdit, "exportFile")
    file.setText(" ")
    click(export, "exportButton")
    assert outcome(export) == "Enter a file name."
    file.setText(str(tmp_path / "nowhere" / "mine.npz"))
    click(export, "exportButton")
    desk.wait(lambda: "nowhere" in outcome(export))
    assert export.findChild(QPushButton, "exportButton").isEnabled()


def test_an_export_ends_well_when_its_dialog_is_closed(desk, export, tmp_path):
    export.findChild(QLineEdit, "exportFile").setText(str(tmp_path / "mine.npz"))
    with desk.qtbot.waitSignal(desk.application.files.models.saved):
        click(export, "exportButton")
        QTest.keyClick(export, Qt.Key.Key_Escape)
    assert open_model(tmp_path / "mine.npz").network.describe() == "784-16-16-10"


@pytest.mark.slow
def test_the_names_of_the_classes_follow_the_model(desk, tmp_path):
    names = tuple("abcdefghij")
    network = Network((784, 10))
    network.biases[0][3] = 9
    document = new_document(
        network, classes=names, training={}, dataset="letters", test_accuracy=None
    )
    save_model(document, tmp_path / "letters.npz")
    desk.application.files.models.open_path(str(tmp_path / "letters.npz"))
    desk.wait(lambda: desk.session.title == "letters.npz")
    desk.wait_at_rest()
    assert desk.text("predictionLabel") == "d"
    assert desk.session.document().metadata.classes == names
    desk.do("undoAction")
    desk.wait_at_rest()
    assert desk.text("predictionLabel") == "3"


def test_two_windows_do_not_forget_each_others_files(tmp_path):
    settings = tmp_path / "preferences.json"
    one, two = Preferences(settings), Preferences(settings)
    files = [tmp_path / f"{number}.npz" for number in range(4)]
    for file in files:
        file.write_bytes(b"x")
    assert two.recent_files == []
    for preferences, file in zip((one, two, one, two), files, strict=True):
        preferences.add_recent_file(file)
        preferences.write()
    assert two.recent_files == files[::-1]
    assert Preferences(settings).recent_files == files[::-1]
    one.theme = "light"
    two.has_dashes = True
    one.add_recent_data(tmp_path)
    for preferences in (one, two):
        preferences.write()
    both = Preferences(settings)
    assert (both.theme, both.has_dashes, both.recent_data) == ("light", True, [tmp_path])


@pytest.mark.slow
def test_settings_that_cannot_be_kept_are_told_of(build, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    desk = build("digits-16x16", Preferences(tmp_path / "file" / "preferences.json")).show()
    assert "Preferences cannot be saved" in desk.notice
    assert "\n" not in desk.notice
