"""A training recorded as an animated GIF: off the GUI thread, bounded, whole or not at all."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QFileDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QSpinBox,
    QWidget,
)

from tests.ui.fed import wait_told
from visualnet.ui.picture_export import animated_gif as film_module
from visualnet.ui.picture_export.animated_gif import Film, FilmOptions, most_pictures
from visualnet.ui.picture_export.recording_dialog import RecordingDialog
from visualnet.ui.session.open_run import State
from visualnet.ui.window.file_dialogs import ExportError

SIZE = (360, 300)


@pytest.fixture
def desk(build):
    """A window whose picture is complete."""
    desk = build().show()
    desk.wait_for_picture()
    return desk


def shown(desk):
    return desk.canvas.shown_picture()


def frames(path):
    with Image.open(path) as image:
        rgb = []
        for number in range(image.n_frames):
            image.seek(number)
            rgb.append(np.asarray(image.convert("RGB"), int))
        return rgb, image.info


def at_steps(picture, *steps):
    """The picture as it would be at other steps, with other weights."""
    rng = np.random.default_rng(5)
    for step in steps:
        network = picture.frame.network
        noise = rng.normal(scale=0.3, size=network.parameters.size).astype(np.float32)
        changed = network.with_parameters(network.parameters + noise)
        frame = replace(
            picture.frame, network=changed, progress=replace(picture.frame.progress, step=step)
        )
        yield replace(picture, frame=frame)


@pytest.mark.slow
def test_a_film_is_a_gif_of_all_pictures_in_order(desk, tmp_path):
    film = Film(FilmOptions(*SIZE, shown_per_second=20))
    pictures = list(at_steps(shown(desk), 1, 2, 3, 4))
    for picture in pictures:
        film.add(picture)
    shares = []
    path = tmp_path / "film.gif"
    assert film.write(path, lambda share: shares.append(share) or True)
    rgb, info = frames(path)
    assert [a.shape for a in rgb] == [(SIZE[1], SIZE[0], 3)] * 4
    assert info["duration"] == 50
    assert info["loop"] == 0
    assert shares == [0.0, 0.25, 0.5, 0.75]
    for number, picture in enumerate(pictures):
        # Drawn alone, the same state looks the same.
        alone = Film(film.options)
        alone.painter.first = pictures[0]
        alone._palette = film._palette
        alone.add(picture)
        alone.write(tmp_path / "one.gif")
        assert np.abs(frames(tmp_path / "one.gif")[0][0] - rgb[number]).mean() < 4
    assert np.abs(rgb[0] - rgb[3]).mean() > 1


@pytest.mark.slow
def test_colours_are_nearly_those_of_the_window(desk, tmp_path):
    size = desk.canvas.width(), desk.canvas.height()
    film = Film(FilmOptions(*size, has_legend=False))
    film.add(shown(desk))
    film.write(tmp_path / "film.gif")
    made = frames(tmp_path / "film.gif")[0][0]
    for name in ("connectionLegend", "neuronFacts"):
        desk.window.findChild(QWidget, name).hide()
    image = desk.canvas.grab().toImage()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    view = rows[..., 2::-1].astype(int)
    assert np.abs(made - view).mean() < 4
    background = view[2, 2]
    assert (made[2, 2] == background).all()


@pytest.mark.slow
def test_a_long_training_is_thinned_evenly_and_stays_bounded(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(film_module, "MOST_PICTURES", 8)
    film = Film(FilmOptions(160, 160))
    first = shown(desk)
    for step in range(50):
        progress = replace(first.frame.progress, step=step)
        film.add(replace(first, frame=replace(first.frame, progress=progress)))
        assert film.count <= 8
    assert film.stride == 8
    assert film.count == 7  # 0, 8, … 48
    assert sum(map(len, film._frames)) < 8 * 160 * 160
    assert film.write(tmp_path / "film.gif")


def test_the_limit_follows_the_size():
    assert most_pictures(200, 200) == film_module.MOST_PICTURES
    assert most_pictures(1920, 1080) * 1920 * 1080 <= film_module.MOST_PIXELS
    assert most_pictures(1920, 1920) >= 2


@pytest.mark.slow
def test_another_shape_is_refused_and_what_was_recorded_kept(desk, tmp_path):
    film = Film(FilmOptions(*SIZE))
    film.add(shown(desk))
    desk.session.apply(desk.session.config.changed(hidden=(12,)))
    desk.wait(lambda: desk.canvas.frame.network.layer_sizes == (784, 12, 10))
    with pytest.raises(ExportError, match="another shape"):
        film.add(shown(desk))
    assert film.count == 1
    assert film.write(tmp_path / "film.gif")


@pytest.mark.slow
def test_what_cannot_be_written_says_why(desk, tmp_path):
    film = Film(FilmOptions(*SIZE))
    with pytest.raises(ExportError, match="Nothing was recorded"):
        film.write(tmp_path / "film.gif")
    film.add(shown(desk))
    with pytest.raises(ExportError, match=r"must end in \.gif"):
        film.write(tmp_path / "film.png")
    with pytest.raises(ExportError, match="could not be written"):
        film.write(tmp_path / "no" / "film.gif")


@pytest.mark.slow
def test_a_stopped_writing_leaves_the_old_file(desk, tmp_path):
    film = Film(FilmOptions(*SIZE))
    for picture in at_steps(shown(desk), 1, 2, 3):
        film.add(picture)
    path = tmp_path / "film.gif"
    path.write_bytes(b"old")
    assert not film.write(path, lambda share: share < 0.5)
    assert path.read_bytes() == b"old"


# In the window


def begin(desk):
    desk.window.activateWindow()
    desk.wait(desk.window.isActiveWindow)
    QTest.keySequence(desk.window, "Ctrl+Shift+G")
    dialog = desk.window.findChild(RecordingDialog)
    desk.wait(dialog.isVisible)
    dialog.findChild(QSpinBox, "recordingWidth").setValue(SIZE[0])
    dialog.findChild(QSpinBox, "recordingHeight").setValue(SIZE[1])
    dialog.findChild(QDoubleSpinBox, "recordingEvery").setValue(0.05)
    record = [b for b in dialog.findChildren(QPushButton) if b.text() == "Record"]
    QTest.mouseClick(record[0], Qt.MouseButton.LeftButton)


def bar_text(desk):
    labels = desk.window.findChildren(QLabel, "workText")
    return " ".join(label.text() for label in labels if label.isVisible())


def press(desk, name):
    (button,) = [b for b in desk.window.findChildren(QPushButton, name) if b.isVisible()]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.slow
def test_a_training_is_recorded_and_saved(desk, tmp_path):
    begin(desk)
    recorder = desk.application.picture_export.recorder
    desk.wait(lambda: desk.session.state is State.RUNNING)
    desk.wait(lambda: recorder.film.count >= 4)
    assert "Recording" in bar_text(desk)
    press(desk, "workFinish")
    files = desk.window.findChild(QFileDialog)
    desk.wait(files.isVisible)
    count = recorder.film.count
    path = tmp_path / "film.gif"
    files.fileSelected.emit(str(path))
    files.reject()
    desk.wait(lambda: "Saved" in desk.notice)
    rgb, _info = frames(path)
    assert count <= len(rgb) <= count + 1
    # It learnt meanwhile: the pictures differ.
    assert np.abs(rgb[0] - rgb[-1]).mean() > 0.5
    assert bar_text(desk) == ""
    assert recorder.film is None
    assert desk.session.state is State.RUNNING


@pytest.mark.slow
def test_a_recording_can_be_discarded_and_begun_anew(desk):
    recorder = desk.application.picture_export.recorder
    recorder.record(FilmOptions(*SIZE, every=0.05))
    desk.train(30)
    desk.wait(lambda: recorder.film.count >= 1)
    press(desk, "workCancel")
    assert recorder.film is None
    assert bar_text(desk) == ""
    recorder.record(FilmOptions(*SIZE, every=0.05))
    # A last picture of the pause may come between two looks.
    desk.wait(lambda: recorder.film.count >= 1)


@pytest.mark.slow
def test_closing_asks_before_a_recording_is_lost(desk, tmp_path):
    desk.application.picture_export.recorder.record(FilmOptions(*SIZE))
    desk.window.close()
    assert desk.window.isVisible()
    (box,) = desk.window.findChildren(QMessageBox)
    assert "recording" in box.text()
    box.button(QMessageBox.StandardButton.Cancel).click()
    assert desk.application.picture_export.recorder.film is not None
    desk.window.close()
    (box,) = [box for box in desk.window.findChildren(QMessageBox) if box.isVisible()]
    box.button(QMessageBox.StandardButton.Save).click()
    (dialog,) = desk.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "kept.gif"))
    dialog.close()
    # Saved, nothing would be lost any more.
    desk.wait(lambda: not desk.window.isVisible())
    assert len(frames(tmp_path / "kept.gif")[0]) == 1


@pytest.mark.slow
def test_pointing_at_things_is_not_recorded(desk):
    recorder = desk.application.picture_export.recorder
    recorder.record(FilmOptions(*SIZE, every=0.05))
    desk.wait(lambda: recorder.film.count == 1)
    with wait_told(desk, desk.canvas.frame_shown):
        desk.hover((1, 3))
    desk.draw_seven()
    desk.wait_at_rest()
    assert recorder.film.count == 1


@pytest.mark.slow
def test_a_new_shape_ends_the_recording_with_a_word(desk):
    recorder = desk.application.picture_export.recorder
    recorder.record(FilmOptions(*SIZE, every=0.05))
    desk.train(20)
    desk.wait(lambda: recorder.film.count >= 1)
    desk.session.apply(desk.session.config.changed(hidden=(12,)))
    desk.wait(lambda: "another shape" in bar_text(desk))
    assert recorder.film.count >= 1
    press(desk, "workCancel")


@pytest.mark.slow
def test_every_control_of_the_dialog_explains_itself(desk):
    desk.do("recordAction")
    dialog = desk.window.findChild(RecordingDialog)
    for kind in (QSpinBox, QDoubleSpinBox, QPushButton):
        for control in dialog.findChildren(kind):
            assert control.toolTip() or control.text() == "Cancel", control.objectName()
            assert control.accessibleName() or control.text(), control.objectName()
    dialog.reject()
