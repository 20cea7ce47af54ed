import gzip
import threading

import numpy as np
import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QMessageBox,
    QTableWidget,
    QWidget,
)

from tests.ui.told import told
from visualnet.data.class_names import PUBLISHED
from visualnet.data.drawing.images import image_to_digit
from visualnet.data.idx import idx_header
from visualnet.ui.pad.prediction_bars import PredictionBars
from visualnet.ui.panels.evaluation.confusion_view import ConfusionView
from visualnet.ui.session.data import data_loader
from visualnet.ui.session.open_run import State

FASHION = PUBLISHED["Fashion-MNIST"]


def pictures(classes, of_each, seed=0):
    """Return noisy images of that many classes, each a patch of ink at a place of its own.

    From the 50th class on, a second patch stands in the last place.
    """
    generator = np.random.default_rng(seed)
    labels = generator.permutation(np.repeat(np.arange(classes), of_each)).astype(np.uint8)
    images = generator.integers(0, 40, (len(labels), 28, 28), dtype=np.uint8)
    for image, label in zip(images, labels, strict=True):
        for place in (label % 49, 48) if label >= 49 else (label,):
            row, column = divmod(int(place), 7)
            image[4 * row : 4 * row + 4, 4 * column : 4 * column + 4] = 230
    return images, labels


def write_idx(path, numbers):
    path.write_bytes(gzip.compress(idx_header(numbers.shape) + numbers.tobytes(), 1))


def fashion_files(folder):
    folder = folder / "my-fashion"
    folder.mkdir()
    for part, of_each in (("train", 50), ("t10k", 10)):
        images, labels = pictures(10, of_each, of_each)
        write_idx(folder / f"{part}-images-idx3-ubyte.gz", images)
        write_idx(folder / f"{part}-labels-idx1-ubyte.gz", labels)
    (folder / "classes.txt").write_text("\n".join(FASHION))
    return folder


@pytest.mark.slow
def test_pictures_that_cannot_be_read_can_be_left_out(reused_desk, tmp_path):
    desk = reused_desk
    for k, image in enumerate(pictures(10, 4)[0]):
        folder = tmp_path / "mine" / str(k % 10)
        folder.mkdir(parents=True, exist_ok=True)
        Image.fromarray(image).save(folder / f"{k}.png")
    for name in ("3/bad.png", "7/cut.png"):
        (tmp_path / "mine" / name).touch()
    desk.application.context.data.open_source(str(tmp_path / "mine"))
    desk.wait(lambda: bool(desk.window.findChildren(QMessageBox, "leaveOutQuestion")))
    (box,) = desk.window.findChildren(QMessageBox, "leaveOutQuestion")
    assert "bad.png" in box.informativeText()
    assert "cut.png" in box.informativeText()
    box.defaultButton().click()
    desk.wait_for_data(lambda: desk.session.config.leave_out_damaged)
    data = desk.session.dataset
    assert sum(map(len, (data.train, data.validation, data.test))) == 40


def csv_file(folder, classes=4):
    images, labels = pictures(classes, 40)
    heading = ",".join(["label", *(f"pixel{k}" for k in range(784))])
    rows = [",".join(map(str, [y, *x.ravel()])) for x, y in zip(images, labels, strict=True)]
    path = folder / "letters.csv"
    path.write_text("\n".join([heading, *rows]) + "\n")
    (folder / "classes.txt").write_text("\n".join(("alpha", "beta", "gamma", "delta")[:classes]))
    return path


LINES = {
    "across": (0.1, 0.5, 0.9, 0.5),
    "down": (0.5, 0.1, 0.5, 0.9),
    "rising": (0.1, 0.9, 0.9, 0.1),
}


def image_folder(folder):
    """Photographs, so to speak: lines of pen on paper, 50 to 70 pixels wide."""
    generator, folder = np.random.default_rng(1), folder / "lines"
    for name, ends in LINES.items():
        (folder / name).mkdir(parents=True)
        for number in range(24):
            side = int(generator.integers(50, 70))
            ink = np.array(ends) * side + generator.uniform(-3, 3, 4)
            image = Image.new("L", (side, side), 255)
            ImageDraw.Draw(image).line(ink.tolist(), fill=0, width=int(generator.integers(5, 8)))
            image.save(folder / name / f"{number}.png")
    return folder


def npz_file(folder, classes, names=None):
    images, labels = pictures(classes, 20)
    path = folder / f"set-of-{classes}.npz"
    np.savez(path, images=images, labels=labels)
    if names:
        (folder / "classes.txt").write_text("\n".join(names))
    return path


# The ways in


def by_menu(desk, path):
    desk.do("openDataFolderAction" if path.is_dir() else "openDataAction")
    (dialog,) = desk.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def by_drop(desk, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(500, 300), Qt.DropAction.CopyAction, data, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(desk.window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(500, 300), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(desk.window, drop)


def opened(desk, open_it, path):
    """Open data and wait until its network is shown; a new one where the classes are others."""
    before = desk.session.dataset
    open_it(desk, path)
    desk.wait_for_data(lambda: desk.session.dataset is not before)
    desk.wait_at_rest()
    return desk.session.dataset


def learn(desk):
    """Train until nearly all test images are read rightly."""
    desk.session.change(epochs=None, batch_size=16)
    desk.do("playAction")
    desk.wait(lambda: (desk.session.log.latest_test_accuracy or 0) >= 0.95)
    desk.do("playAction")
    desk.wait_at_rest()


@pytest.mark.slow
def test_fashion_files_train_and_are_read_by_name(desk, tmp_path):
    dataset = opened(desk, by_menu, fashion_files(tmp_path))
    assert dataset.classes == FASHION
    assert desk.notice == "my-fashion: 450 training images, 100 test images, 10 classes."
    assert "my-fashion" in desk.text("statusData")
    learn(desk)
    seen = set()
    for position in range(20):
        desk.pad_state.show_image(dataset.test, position, "test image")
        desk.wait_at_rest()
        bars = desk.window.findChild(PredictionBars)
        assert desk.answer in FASHION
        assert told(bars).value.startswith(f"{desk.answer}: ")
        seen.add(desk.answer == FASHION[dataset.test.labels[position]])
        assert desk.canvas._classes == FASHION
    assert seen == {True} or desk.session.log.latest_test_accuracy < 1
    panel = desk.open_dock("evaluationDock")
    desk.wait(lambda: panel.report is not None)
    assert panel.report.classes == FASHION
    assert "Ankle boot read correctly" in panel.findChild(ConfusionView).meaning((9, 9))


@pytest.mark.slow
def test_a_long_loading_is_shown_and_can_be_cancelled(desk, monkeypatch):
    gate, load = threading.Event(), data_loader.load_afresh

    def load_slowly(config):
        gate.wait(60)
        return load(config)

    monkeypatch.setattr(data_loader, "load_afresh", load_slowly)
    bar = desk.window.findChild(QWidget, "loadingBar")
    before = desk.session.dataset
    desk.application.context.data.open_source("pen-digits")
    desk.wait(bar.isVisible)
    assert desk.text("loadingText") == "Loading Pen digits …"
    desk.press(bar, "Cancel")
    assert bar.isHidden()
    gate.set()
    desk.application.context.data.open_source("mnist+pen-digits")
    desk.wait(lambda: desk.session.dataset is not before)
    assert desk.session.dataset.title == "MNIST and pen digits"
    desk.wait(bar.isHidden)


@pytest.mark.slow
def test_a_csv_file_dropped_onto_the_window_trains(desk, tmp_path):
    dataset = opened(desk, by_drop, csv_file(tmp_path))
    assert desk.session.network.describe() == "784-16-16-4"
    assert dataset.classes == ("alpha", "beta", "gamma", "delta")
    learn(desk)
    desk.do("testImageAction")
    desk.wait_at_rest()
    assert desk.answer == desk.pad_state.content.label


@pytest.mark.slow
def test_a_folder_of_images_trains_and_what_is_drawn_is_read_by_its_names(desk, tmp_path):
    folder = image_folder(tmp_path)
    dataset = opened(desk, by_menu, folder)
    assert dataset.classes == ("across", "down", "rising")
    learn(desk)
    side = desk.pad.side()
    for name, ends in LINES.items():
        desk.do("clearPadAction")
        left, top, right, bottom = (round(end * side) for end in ends)
        desk.press_pen(left, top)
        for k in range(1, 9):
            desk.move_pen(left + (right - left) * k // 8, top + (bottom - top) * k // 8)
        desk.lift_pen(right, bottom)
        desk.wait_at_rest()
        assert desk.answer == name
    read = image_to_digit(folder / "down" / "0.png")
    assert any(np.array_equal(read, image) for image in dataset.train.images) or any(
        np.array_equal(read, image) for image in (*dataset.test.images, *dataset.validation.images)
    )


@pytest.mark.slow
def test_a_model_brings_the_data_that_it_was_trained_on(desk, mnist, tmp_path):
    folder, path = fashion_files(tmp_path), tmp_path / "fashion.npz"
    opened(desk, by_menu, folder)
    learn(desk)
    with desk.qtbot.waitSignal(desk.application.files.models.saved):
        desk.application.files.models.save_to(path)
    # The settings, then the data.
    desk.do("undoAction")
    desk.do("undoAction")
    desk.wait_at_rest()
    assert desk.session.dataset is mnist
    desk.application.files.models.open_path(str(path))
    desk.wait(lambda: desk.session.title == "fashion.npz")
    assert desk.session.dataset.classes == FASHION
    desk.do("testImageAction")
    desk.wait_at_rest()
    assert desk.answer in FASHION
    desk.train(5)


def test_data_that_was_mended_is_read_anew(reused_desk, tmp_path):
    desk = reused_desk
    path = csv_file(tmp_path)
    first = opened(desk, by_menu, path)
    lines = path.read_text().splitlines()
    path.write_text("\n".join(lines[:101]) + "\n")
    second = opened(desk, by_menu, path)
    assert len(first.train) + len(first.validation) + len(first.test) == 160
    assert len(second.train) + len(second.validation) + len(second.test) == 100


@pytest.mark.slow
def test_applied_settings_read_own_data_again_only_where_its_files_changed(desk, tmp_path):
    path = csv_file(tmp_path)
    first = opened(desk, by_menu, path)

    def applied(**settings):
        before = desk.session.run_id
        desk.settings.applied.emit(desk.session.config.changed(**settings))
        desk.wait(lambda: desk.session.run_id != before)
        desk.wait_at_rest()
        return desk.session.dataset

    assert applied(hidden=(5,)) is first
    lines = path.read_text().splitlines()
    path.write_text("\n".join(lines[:101]) + "\n")
    second = applied(hidden=(6,))
    assert len(second.train) + len(second.validation) + len(second.test) == 100
    (tmp_path / "classes.txt").write_text("one\ntwo\nthree\nfour\n")
    applied(hidden=(7,))
    assert desk.session.classes == ("one", "two", "three", "four")


@pytest.mark.slow
def test_own_data_is_offered_again(build, tmp_path):
    desk = build().show()
    path = csv_file(tmp_path)
    opened(desk, by_menu, path)
    desk.window.close()
    later = build().show()
    combos = later.settings.findChildren(QComboBox)
    assert any(combo.findData(str(path)) >= 0 for combo in combos)
    menu = later.menu("data")
    menu.aboutToShow.emit()
    (again,) = [action for action in menu.actions() if action.text() == "letters.csv"]
    assert again.toolTip() == str(path)
    opened(later, lambda _desk, _path: again.trigger(), path)
    assert later.session.classes == ("alpha", "beta", "gamma", "delta")


@pytest.mark.slow
def test_undo_goes_back_to_the_former_run_and_its_data(desk, mnist, tmp_path):
    desk.train()
    learnt = desk.parameters().copy()
    opened(desk, by_menu, csv_file(tmp_path))
    assert desk.session.network.layer_sizes[-1] == 4
    desk.do("undoAction")
    desk.wait_at_rest()
    assert desk.session.dataset is mnist
    assert np.array_equal(desk.parameters(), learnt)
    assert desk.session.config.dataset == "mnist"
    assert desk.answer in mnist.classes
    assert "MNIST" in desk.text("statusData")
    desk.train()
    desk.do("redoAction")
    desk.wait_at_rest()
    assert desk.session.classes == ("alpha", "beta", "gamma", "delta")


@pytest.mark.parametrize(
    ("settings", "images"),
    [
        pytest.param({"epochs": None, "train_examples": 300}, 300, marks=pytest.mark.slow),
        ({"epochs": None, "train_examples": 300, "label_noise": 0.5}, 300),
        ({"epochs": None, "dataset": "pen-digits", "train_examples": 400, "balanced": True}, 400),
    ],
)
@pytest.mark.slow
def test_applied_settings_of_the_data_load_it_and_train(desk, mnist, settings, images):
    config = desk.session.config.changed(**settings)
    desk.settings.applied.emit(config)
    desk.wait(lambda: desk.session.config == config)
    desk.wait_at_rest()
    dataset = desk.session.dataset
    assert len(dataset.train) == images
    if "label_noise" in settings:
        same = float((dataset.train.labels == mnist.train.labels[:300]).mean())
        assert 0.4 < same < 0.6
    desk.train()
    desk.do("undoAction")
    assert desk.session.dataset is mnist


def test_data_asked_for_before_the_first_data_came_waits_its_turn(
    build, mnist, tmp_path, monkeypatch
):
    held = []
    desk = build()
    monkeypatch.setattr(desk.application.context.jobs, "submit", lambda *job: held.append(job))
    # The window's own data is still on its way: what the build asked for comes later.
    desk.application.files.data.open_path(str(csv_file(tmp_path)))
    (work, done, _) = held[0]
    done(work())
    if desk.session.dataset is None:
        desk.session.set_dataset(mnist)
    desk.wait_for_data(lambda: desk.session.network.layer_sizes[-1] == 4)
    assert desk.session.dataset.classes == ("alpha", "beta", "gamma", "delta")


# What is damaged


def cut_idx(folder):
    path = fashion_files(folder)
    images, _ = pictures(10, 50, 50)
    data = idx_header(images.shape) + images.tobytes()[:-1000]
    (path / "train-images-idx3-ubyte.gz").write_bytes(gzip.compress(data, 1))
    return path


def cut_gzip(folder):
    path = fashion_files(folder)
    file = path / "t10k-images-idx3-ubyte.gz"
    file.write_bytes(file.read_bytes()[:-40])
    return path


def idx_without_labels(folder):
    path = fashion_files(folder)
    (path / "train-labels-idx1-ubyte.gz").unlink()
    return path


def idx_of_too_few_labels(folder):
    path = fashion_files(folder)
    write_idx(path / "train-labels-idx1-ubyte.gz", np.zeros(7, np.uint8))
    return path


def csv_with_a_word(folder):
    path = csv_file(folder)
    lines = path.read_text().splitlines()
    lines[5] = lines[5].replace(",", ",ink,", 1).rpartition(",")[0]
    path.write_text("\n".join(lines))
    return path


def csv_with_a_short_line(folder):
    path = csv_file(folder)
    with path.open("a") as file:
        file.write("3,1,2\n")
    return path


def csv_of_nothing(folder):
    path = folder / "empty.csv"
    path.write_bytes(b"")
    return path


def folder_of_one_class(folder):
    path = image_folder(folder)
    for name in ("across", "down"):
        (path / name).rename(folder / name)
    return path


def folder_with_a_damaged_image(folder):
    path = image_folder(folder)
    file = path / "down" / "3.png"
    file.write_bytes(file.read_bytes()[:60])
    return path


def npz_with_objects(folder):
    path = folder / "objects.npz"
    labels = np.array([{"a": 1}] * 20, dtype=object)
    np.savez(path, images=pictures(2, 10)[0], labels=labels)
    return path


def npz_of_noise(folder):
    path = folder / "noise.npz"
    path.write_bytes(np.random.default_rng(2).bytes(4000))
    return path


def npy_of_images(folder):
    np.save(folder / "cat.npy", pictures(2, 10)[0])
    return folder / "cat.npy"


def npz_of_63_classes(folder):
    return npz_file(folder, 63)


QUICK = (cut_gzip, csv_with_a_word, folder_with_a_damaged_image, npz_with_objects)
"""Of each kind of data one; readers are tested for themselves, too."""

OTHERS = (
    cut_idx,
    idx_without_labels,
    idx_of_too_few_labels,
    csv_with_a_short_line,
    csv_of_nothing,
    folder_of_one_class,
    npz_of_noise,
    npy_of_images,
    npz_of_63_classes,
)


@pytest.mark.parametrize("open_it", [by_menu, pytest.param(by_drop, marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    "damage", [*QUICK, *(pytest.param(damage, marks=pytest.mark.slow) for damage in OTHERS)]
)
@pytest.mark.slow
def test_damaged_data_is_refused_with_a_sentence_and_nothing_is_lost(
    shared_window, mnist, tmp_path, damage, open_it
):
    desk = shared_window
    desk.window.notices.clear()
    # One window for all of these: its training is not to be over before the last of them.
    desk.session.change(epochs=None)
    desk.train(5)
    before, learnt = desk.session.config, desk.parameters().copy()
    path = damage(tmp_path)
    open_it(desk, path)
    desk.wait(lambda: str(tmp_path) in desk.notice)
    assert str(tmp_path) in desk.notice
    assert desk.notice.endswith(".")
    assert len(desk.notice) < 400
    assert "Traceback" not in desk.notice
    assert "\n" not in desk.notice
    assert desk.session.dataset is mnist
    assert desk.session.config == before
    assert np.array_equal(desk.parameters(), learnt)
    assert desk.application.preferences.recent_data == []
    desk.train(5)
    assert desk.session.state is State.PAUSED


# Other numbers of classes


@pytest.mark.slow
@pytest.mark.parametrize("classes", [3, 26, 62])
def test_any_number_of_classes_has_its_place_in_the_window(desk, tmp_path, classes):
    names = [f"name of class {k}" if classes == 3 else chr(65 + k) for k in range(classes)]
    width = desk.window.docks["drawingDock"].width()
    dataset = opened(desk, by_menu, npz_file(tmp_path, classes, names))
    assert dataset.classes == tuple(names)
    learn(desk)
    desk.do("testImageAction")
    desk.wait_at_rest()
    desk.wait_for_picture()
    assert desk.answer in names
    window = desk.window
    assert (window.width(), window.height()) == (1366, 768)
    assert window.docks["drawingDock"].width() == width
    assert desk.pad.height() > 0.9 * desk.pad.width()
    bars = window.findChild(PredictionBars)
    row = names.index(desk.answer) * bars._pitch() - bars.verticalScrollBar().value()
    assert 0 <= row <= bars.viewport().height() - bars._pitch() + 1
    outputs = [desk.canvas.position_of((3, k)) for k in range(classes)]
    assert len({round(place.x()) for place in outputs}) == 1
    gaps = np.diff([place.y() for place in outputs])
    assert gaps.min() >= 8
    panel = desk.open_dock("evaluationDock")
    desk.wait(lambda: panel.report is not None)
    assert panel.findChild(QTableWidget, "classTable").rowCount() == classes
    data = desk.open_dock("dataDock")
    desk.wait(lambda: len(data._classes._counts) == classes)
    chart = data._classes
    desk.wait(lambda: chart.rect().contains(chart.column_rect(classes - 1)))


@pytest.mark.slow
def test_switching_between_numbers_of_classes_while_it_learns_disturbs_nothing(desk, tmp_path):
    few, many = (tmp_path / name for name in ("few", "many"))
    few.mkdir()
    many.mkdir()
    paths = [npz_file(few, 3), npz_file(many, 62)]
    for panel in ("evaluationDock", "dataDock", "runsDock"):
        desk.open_dock(panel)
    desk.session.change(epochs=None)
    desk.do("playAction")
    for turn in range(6):
        opening = desk.session.dataset
        by_menu(desk, paths[turn % 2])
        desk.wait_for_data(lambda: desk.session.dataset is not opening)  # noqa: B023
        assert desk.session.state is State.RUNNING
        desk.wait(lambda: desk.step_shown() > 3)
    desk.do("playAction")
    desk.wait_at_rest()
    for _ in range(6):
        desk.do("undoAction")
    desk.wait_at_rest()
    assert desk.session.classes == tuple("0123456789")


@pytest.mark.slow
def test_data_that_was_asked_for_before_other_data_is_not_loaded_any_more(desk, monkeypatch):
    begun, gate = [], threading.Event()

    def slow(config):
        begun.append(config.dataset)
        gate.wait(20)
        return desk.session.dataset

    monkeypatch.setattr("visualnet.ui.session.data.data_loader.load_afresh", slow)
    # The pool has two threads; the others wait.
    for name in ("one", "two"):
        desk.application.files.data.open_path(f"/{name}")
        desk.wait(lambda name=name: f"/{name}" in begun)
    for name in ("three", "four", "five"):
        desk.application.files.data.open_path(f"/{name}")
    gate.set()
    desk.wait(lambda: "/five" in begun)
    assert begun == ["/one", "/two", "/five"]
