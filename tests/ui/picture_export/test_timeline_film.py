"""A film of a training made from its moments, any time after: all its pictures, or none."""

import threading
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QSpinBox,
)

from tests.ui.told import faults
from visualnet.training.config import TrainingConfig
from visualnet.training.control import RunControl
from visualnet.training.evaluation import evaluate
from visualnet.training.moments.budget import HistoryBudget
from visualnet.training.moments.keyframes import History
from visualnet.training.moments.past_states import spread_steps
from visualnet.training.snapshots import Outbox
from visualnet.training.trainer import Trainer
from visualnet.ui.picture.modes import Mode
from visualnet.ui.picture_export import timeline_film, video
from visualnet.ui.picture_export.animated_gif import FilmOptions
from visualnet.ui.picture_export.film_dialog import FilmDialog
from visualnet.ui.picture_export.past_pictures import PastPictures
from visualnet.ui.picture_export.timeline_film import make_film
from visualnet.ui.picture_export.video import Video
from visualnet.ui.session.open_run import State
from visualnet.ui.session.past.steps import finder_of
from visualnet.ui.window.file_dialogs import ExportError

OPTIONS = FilmOptions(240, 200, held=1.5, has_own_time=True)


@pytest.fixture
def desk(shared_window):
    """The window of the file, with a drawing; its run has taken 40 steps or some more."""
    desk = shared_window
    if desk.session.run.snapshot.step < 40:
        desk.draw_seven()
        desk.train(40)
    run = desk.session.run
    yield desk
    for dialog in desk.window.findChildren(FilmDialog):
        dialog.reject()
    desk.application.preferences.reset()
    desk.window.notices.clear()
    assert desk.session.run is run
    assert run.can_replay
    assert desk.session.state is State.PAUSED


@pytest.fixture(scope="module")
def learnt(mnist):
    """A run of one epoch with all its moments."""
    trainer = Trainer(TrainingConfig(epochs=1), mnist)
    trainer.history = History(HistoryBudget())
    trainer.history.add_keyframe(trainer.checkpoint())
    control = RunControl()
    control.play()
    trainer.run(control, Outbox())
    return trainer


def past(desk, *steps, **others):
    finder = finder_of(desk.session.run)
    wanted = {"steps": steps, "tested": {}, "is_measured": False, **others}
    return PastPictures(desk.canvas.shown_picture(), finder.dataset, finder.moments, **wanted)


def frames(path):
    with Image.open(path) as image:
        rgb, pauses = [], []
        for number in range(image.n_frames):
            image.seek(number)
            rgb.append(np.asarray(image.convert("RGB"), int))
            pauses.append(image.info["duration"])
        return rgb, pauses


def go_on(_share):
    return True


def made(pictures, options, path, go_on=go_on):
    """Whether a film came to be, in the format that its path says."""
    return make_film(pictures, options, path, go_on, ending=path.suffix)


class Undrawn:
    """Pictures that nobody may draw."""

    def __init__(self, count):
        self.steps = range(count)

    def draw(self, _go_on):
        raise AssertionError("drawn before it was refused")


@pytest.mark.slow
def test_pictures_are_of_the_run_as_it_was_and_of_the_drawing_of_now(desk) -> None:
    now = desk.canvas.shown_picture()
    test = desk.session.dataset.test
    pictures = past(desk, 0, 3, 17, 40, is_measured=True, tested={17: 0.25}, temperature=2.0)
    drawn = list(pictures.draw(go_on))
    assert [each.frame.progress.step for each in drawn] == [0, 3, 17, 40]
    first = desk.session.run.trainer.first_parameters
    assert (drawn[0].frame.network.parameters == first).all()
    for each in drawn:
        frame = each.frame
        assert frame.probe is now.frame.probe
        assert frame.answer == frame.forward.probabilities[0].argmax()
        # Less sure, as it is read at another temperature.
        assert (
            frame.forward.probabilities.max()
            < frame.network.forward(frame.forward.inputs).probabilities.max()
        )
        measured = evaluate(frame.network, test.images, test.labels).accuracy
        is_known = frame.progress.step == 17
        assert frame.progress.test_accuracy == (0.25 if is_known else measured)
    assert np.isnan(drawn[0].frame.progress.loss)
    assert all(np.isfinite(each.frame.progress.loss) for each in drawn[1:])


@pytest.mark.slow
def test_a_mode_that_is_not_kept_is_shown_as_another(desk) -> None:
    pictures = past(desk, 3)
    shown = replace(pictures.shown, mode=Mode.GRADIENT)
    (drawn,) = replace(pictures, shown=shown).draw(go_on)
    assert drawn.mode is Mode.FLOW


@pytest.mark.slow
def test_a_gif_holds_its_last_picture_and_comes_out_the_same_again(desk, tmp_path) -> None:
    paths, shares = [tmp_path / "one.gif", tmp_path / "two.gif"], []
    for path in paths:
        pictures = past(desk, *spread_steps(0, 40, 9, is_logarithmic=True))
        assert made(pictures, OPTIONS, path, lambda share: shares.append(share) or True)
    rgb, pauses = frames(paths[0])
    assert [image.shape for image in rgb] == [(200, 240, 3)] * 9
    assert pauses == [80] * 8 + [1500]
    assert np.abs(rgb[0] - rgb[-1]).mean() > 0.2
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert 0 <= min(shares) <= max(shares) <= 1
    assert shares[: len(shares) // 2] == sorted(shares[: len(shares) // 2])


@pytest.mark.slow
@pytest.mark.parametrize("mode", [Mode.FLOW, Mode.WEIGHT, Mode.CHANGE])
def test_76_pictures_weigh_less_than_3_megabytes(desk, learnt, mnist, tmp_path, mode) -> None:
    dialog = FilmDialog((610, 614), learnt.step, "", desk.window)
    choice = dialog.choice()
    dialog.deleteLater()
    shown = desk.canvas.shown_picture()
    shown = replace(
        shown, mode=mode, frame=replace(shown.frame, first_parameters=learnt.first_parameters)
    )
    pictures = PastPictures(
        shown, mnist, learnt.history.moments, choice.steps, {}, is_measured=False
    )
    path = tmp_path / "film.gif"
    assert made(pictures, choice.options, path)
    assert path.stat().st_size < 3_000_000
    with Image.open(path) as image:
        assert image.n_frames == 76
        assert image.size == (choice.options.width, choice.options.height)
    assert choice.steps[0] == 0
    assert choice.steps[-1] == learnt.step


@pytest.mark.slow
@pytest.mark.parametrize("ending", [".mp4", ".webm"])
def test_a_video_has_all_pictures_and_holds_the_last(desk, tmp_path, ending) -> None:
    av = pytest.importorskip("av")
    path = tmp_path / f"film{ending}"
    options = replace(OPTIONS, width=241, height=201)
    assert made(past(desk, *range(10)), options, path)
    with av.open(str(path)) as container:
        images = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    # A second and a half more of the last one.
    assert [image.shape for image in images] == [(200, 240, 3)] * (10 + 17)
    gif = tmp_path / "film.gif"
    made(past(desk, *range(10)), OPTIONS, gif)
    for number, image in enumerate(frames(gif)[0]):
        assert np.abs(image - images[number]).mean() < 6


@pytest.mark.slow
def test_without_an_encoder_videos_are_refused_in_a_sentence(desk, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(video, "find_spec", lambda name: None)
    with pytest.raises(ExportError, match=r"install it with `pip install \"visualnet\[video\]\"`"):
        made(past(desk, 0, 1), OPTIONS, tmp_path / "film.mp4")
    dialog = ask(desk)
    (save,) = (each for each in dialog.findChildren(QPushButton) if each.text() == "Save…")
    problem = dialog.findChild(QLabel, "filmProblem")
    assert save.isEnabled()
    choose_format(dialog, ".webm")
    assert not save.isEnabled()
    assert "visualnet[video]" in problem.text()
    choose_format(dialog, ".gif")
    assert save.isEnabled()
    assert problem.isHidden()
    dialog.reject()


@pytest.mark.slow
@pytest.mark.parametrize("least", [0.2, 0.95])
def test_a_film_that_is_stopped_leaves_the_old_file(desk, tmp_path, least) -> None:
    path = tmp_path / "film.gif"
    path.write_bytes(b"old")
    assert not made(past(desk, *range(20)), OPTIONS, path, lambda share: share < least)
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("count", "name", "told"),
    [
        (5, "film.png", r"must end in \.gif"),
        (5, "film.mp4", r"must end in \.gif"),
        (5, "away/film.gif", "its folder does not exist"),
        (5, "", "is a folder or a device"),
        (401, "film.gif", "at most 400 pictures, not 401"),
    ],
)
def test_what_cannot_be_made_is_refused_before_it_is_drawn(tmp_path, count, name, told) -> None:
    path = tmp_path / name
    if not name:
        path = tmp_path / "folder.gif"
        path.mkdir()
    with pytest.raises(ExportError, match=told):
        make_film(Undrawn(count), OPTIONS, path, go_on, ending=".gif")
    assert not path.is_file()


def test_a_video_is_written_in_its_own_format_only(tmp_path) -> None:
    if video.find_spec("av"):
        film = Video(OPTIONS, ".mp4")
        with pytest.raises(ExportError, match=r"must end in \.mp4"):
            film.write(tmp_path / "film.webm")
        with pytest.raises(ExportError, match="Nothing was recorded"):
            film.write(tmp_path / "film.mp4")


# In the window


def ask(desk):
    desk.do("filmAction")
    (dialog,) = (each for each in desk.window.findChildren(FilmDialog) if each.isVisible())
    return dialog


def choose_format(dialog, ending):
    box = dialog.findChild(QComboBox, "filmFormat")
    box.setCurrentIndex(box.findData(ending))
    box.activated.emit(box.currentIndex())


def set_values(dialog, **values):
    for name, value in values.items():
        dialog.findChild(QSpinBox, f"film{name}").setValue(value)


def save(desk, dialog, path, told="Saved"):
    (button,) = (each for each in dialog.findChildren(QPushButton) if each.text() == "Save…")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    files = desk.window.findChild(QFileDialog)
    desk.wait(files.isVisible)
    files.fileSelected.emit(str(path))
    files.reject()
    desk.wait(lambda: told in desk.notice)


@pytest.mark.slow
def test_a_part_of_the_training_is_saved_from_the_menu(desk, tmp_path) -> None:
    dialog = ask(desk)
    assert dialog.choice().steps[-1] == desk.session.run.snapshot.step
    set_values(dialog, Last=30, First=10, Pictures=6, Width=200, Height=180, Pace=20)
    assert dialog.choice().steps == tuple(spread_steps(10, 30, 6, is_logarithmic=True))
    spread = dialog.findChild(QComboBox, "filmSpread")
    spread.setCurrentIndex(1)
    spread.activated.emit(1)
    assert dialog.choice().steps == (10, 14, 18, 22, 26, 30)
    path = tmp_path / "film.gif"
    save(desk, dialog, path)
    rgb, pauses = frames(path)
    assert [image.shape for image in rgb] == [(180, 200, 3)] * 6
    assert pauses[0] == 50
    # It is chosen again the next time.
    again = ask(desk)
    assert again.options().shown_per_second == 20
    again.reject()


def test_another_ending_than_that_of_the_format_is_refused(desk, tmp_path) -> None:
    dialog = ask(desk)
    choose_format(dialog, ".gif")
    # Settings are kept beside it, a second later.
    folder = tmp_path / "films"
    folder.mkdir()
    save(desk, dialog, folder / "film.mp4", "must end in .gif")
    assert not list(folder.iterdir())


@pytest.mark.slow
def test_closing_asks_before_a_film_in_the_making_is_lost(build, monkeypatch, tmp_path) -> None:
    desk, begun, looks = build().show(), threading.Event(), threading.Event()

    def drawn(_pictures, _options, _ending, go_on):
        begun.set()
        while go_on(0.5):
            looks.wait(0.01)

    monkeypatch.setattr(timeline_film, "drawn_film", drawn)
    film = desk.application.picture_export.film
    path = tmp_path / "film.gif"
    film.make(path, Undrawn(5), OPTIONS, ".gif")
    desk.wait(begun.is_set)
    desk.window.close()
    (box,) = desk.window.findChildren(QMessageBox)
    assert box.text() == "A film is still being made. Stop it?"
    box.button(QMessageBox.StandardButton.Cancel).click()
    assert desk.window.isVisible()
    assert film.is_making
    desk.window.close()
    (box,) = [box for box in desk.window.findChildren(QMessageBox) if box.isVisible()]
    (stop,) = [button for button in box.buttons() if button.text() == "Stop"]
    stop.click()
    assert not desk.window.isVisible()
    assert not path.exists()


@pytest.mark.slow
def test_the_dialog_tells_length_and_weight(desk) -> None:
    dialog = ask(desk)
    told = dialog.findChild(QLabel, "filmEstimate")
    set_values(dialog, Pictures=13, Pace=12)
    desk.wait(lambda: "MB" in told.text())
    assert told.text().startswith("13 pictures, 2.5 s, about ")
    before = told.text()
    set_values(dialog, Width=1600, Height=1200)
    desk.wait(lambda: told.text() != before)
    # Of so large pictures an animated GIF has fewer.
    assert dialog.findChild(QSpinBox, "filmPictures").maximum() == 62
    dialog.reject()


@pytest.mark.slow
def test_the_first_step_stays_before_the_last(desk) -> None:
    dialog = ask(desk)
    set_values(dialog, Last=20, First=500)
    assert dialog.choice().steps == (19, 20)
    set_values(dialog, Last=3)
    assert dialog.choice().steps == (19, 20)
    dialog.reject()


def test_before_the_first_step_there_is_nothing_to_show(build) -> None:
    desk = build().show()
    desk.do("filmAction")
    assert desk.notice == "There are no steps to show yet. Train the network first."
    assert desk.window.findChild(FilmDialog) is None


@pytest.mark.slow
def test_the_training_goes_on_while_a_film_of_it_is_made(build, tmp_path) -> None:
    desk = build().show()
    desk.do("playAction")
    desk.wait(lambda: desk.step_shown() >= 5)
    dialog = ask(desk)
    set_values(dialog, Pictures=5, Width=200, Height=180)
    last = dialog.choice().steps[-1]
    path = tmp_path / "film.gif"
    save(desk, dialog, path)
    assert len(frames(path)[0]) == 5
    assert desk.session.state is State.RUNNING
    assert desk.session.run.snapshot.step > last


@pytest.mark.slow
def test_a_run_whose_images_are_gone_is_shown_by_its_kept_steps(desk, tmp_path) -> None:
    run = desk.session.run
    run.can_replay = False
    dialog = ask(desk)
    run.can_replay = True
    assert "the kept steps nearest" in dialog.findChild(QLabel, "filmNote").text()
    set_values(dialog, Last=32, Pictures=33, Width=200, Height=180)
    path = tmp_path / "film.gif"
    save(desk, dialog, path)
    # 0, 1, 2, 4, 8, 16 and 32.
    assert len(frames(path)[0]) == 7


@pytest.mark.slow
def test_every_control_of_the_dialog_explains_itself(desk) -> None:
    dialog = ask(desk)
    for kind in (QSpinBox, QComboBox, QPushButton):
        for control in dialog.findChildren(kind):
            assert control.toolTip() or control.text() == "Cancel", control.objectName()
            assert control.accessibleName() or control.text(), control.objectName()
    found = faults(dialog)
    dialog.reject()
    assert not found, "\n".join(found)
