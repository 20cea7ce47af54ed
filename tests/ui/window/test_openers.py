"""Files dropped onto the window: what is taken, what is answered, what is said while dragging."""

import gzip
import struct

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QLabel

from visualnet.models.formats import open_model, save_model
from visualnet.paths import resource

_COPY, _LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
_NO_KEY = Qt.KeyboardModifier.NoModifier


def mime(*paths, addresses=()):
    data = QMimeData()
    local = [QUrl.fromLocalFile(str(path)) for path in paths]
    data.setUrls([*local, *map(QUrl, addresses)])
    return data


def drag(window, data):
    enter = QDragEnterEvent(QPoint(500, 300), _COPY, data, _LEFT, _NO_KEY)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    return enter.isAccepted()


def drop(window, data):
    assert drag(window, data)
    QApplication.sendEvent(window, QDropEvent(QPointF(500, 300), _COPY, data, _LEFT, _NO_KEY))


def idx_file(path, array):
    head = struct.pack(f">HBB{array.ndim}I", 0, 8, array.ndim, *array.shape)
    path.write_bytes(gzip.compress(head + array.tobytes()))
    return path


@pytest.fixture
def model(tmp_path):
    save_model(open_model(resource("models", "digits-128x64.npz")), tmp_path / "model.npz")
    return tmp_path / "model.npz"


@pytest.fixture
def idx_files(tmp_path, mnist):
    """Images and labels, to learn and to test: four files of one data set."""
    split = mnist.test.part(0, 80)  # some of each class
    return [
        idx_file(tmp_path / f"{part}-{kind}-ubyte.gz", array)
        for part in ("train", "t10k")
        for kind, array in (
            ("images-idx3", split.images.reshape(-1, 28, 28)),
            ("labels-idx1", split.labels),
        )
    ]


@pytest.fixture
def picture(tmp_path, mnist):
    ink = 255 - mnist.test.images[0].reshape(28, 28)
    Image.fromarray(ink).resize((280, 280)).save(tmp_path / "seven.png")
    return tmp_path / "seven.png"


@pytest.mark.slow
def test_a_model_its_data_and_a_picture_are_all_taken(desk, model, idx_files, picture):
    before = desk.pad_state.content
    drop(desk.window, mime(*idx_files, picture, model))
    desk.wait(lambda: len(desk.session.dataset.train) + len(desk.session.dataset.validation) == 80)
    desk.wait(lambda: desk.pad_state.content is not before)
    # The model came first, so that undo brings it back.
    desk.do("undoAction")
    desk.do("undoAction")
    desk.wait(lambda: desk.session.title == "model.npz")
    assert "Cannot" not in desk.notice


@pytest.mark.slow
def test_labels_stand_for_the_images_beside_them(desk, idx_files):
    drop(desk.window, mime(idx_files[1]))
    desk.wait(lambda: len(desk.session.dataset.test) == 80)


@pytest.mark.slow
def test_each_file_that_is_not_opened_is_named_with_the_reason(shared_desk, tmp_path, model):
    desk = shared_desk
    for name in ("a.vnet", "b.vnet", "notes.docx"):
        (tmp_path / name).write_bytes(b"whatever")
    gone = tmp_path / "gone.npz"
    paths = [tmp_path / name for name in ("a.vnet", "b.vnet", "notes.docx")]
    drop(desk.window, mime(*paths, gone, addresses=["https://example.org/model.npz"]))
    desk.wait(lambda: "https://example.org/model.npz" in desk.notice)
    for words in (
        "Cannot open https://example.org/model.npz: it is not on this computer",
        f"Cannot open {gone}: the file does not exist",
        f"Cannot open {paths[2]}: choose a project",
        "Cannot open a.vnet, b.vnet: only one project can be open",
    ):
        assert words in desk.notice
    assert desk.session.title == "digits-16x16"


def test_many_files_are_named_in_a_message_of_bounded_length(shared_desk, tmp_path):
    for number in range(300):
        (tmp_path / f"{number:03}.png").write_bytes(b"")
    drop(shared_desk.window, mime(*sorted(tmp_path.glob("*.png"))))
    shared_desk.wait(lambda: "and 295 others" in shared_desk.notice)
    assert "000.png, 001.png" in shared_desk.notice
    assert len(shared_desk.notice) < 300


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["work.vnet"], "Drop to open the project work.vnet"),
        (["letters.csv"], "Drop to open letters.csv as data"),
        (["photo.JPG"], "Drop to put photo.JPG in the pad"),
        (["model.npz"], "Drop to open model.npz"),
        (["a.npz", "b.csv"], "Drop to open 2 files"),
    ],
)
def test_what_a_drop_will_do_is_said_where_it_will_land(shared_desk, names, words):
    hint = shared_desk.window.centralWidget().findChild(QLabel, "dropHint")
    assert drag(shared_desk.window, mime(*(f"/somewhere/{name}" for name in names)))
    assert hint.isVisible()
    assert hint.text() == words
    assert hint.size() == shared_desk.window.centralWidget().size()
    QApplication.sendEvent(shared_desk.window, QDragLeaveEvent())
    assert hint.isHidden()


def test_text_out_of_a_field_is_not_taken(shared_desk):
    data = QMimeData()
    data.setText("0.05")
    assert not drag(shared_desk.window, data)


def test_a_picture_from_another_program_comes_into_the_pad(reused_desk, picture):
    desk = reused_desk
    data = mime(addresses=["https://example.org/seven.png"])
    data.setImageData(QImage(str(picture)))
    drop(desk.window, data)
    desk.wait_at_rest()
    desk.wait(lambda: desk.answer == "7")
    assert not np.any(desk.pad.strokes())
