import json
import threading
from dataclasses import fields, replace

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from tests.projects.test_project_extremes import LOSSES, members_of, with_entry
from visualnet.data.drawing.labelled_strokes import LabelledDrawing
from visualnet.data.drawing.my_digits import my_digits_path
from visualnet.data.drawing.strokes import StrokeDrawing
from visualnet.errors import ProjectFileError
from visualnet.nn.edits import SetBias
from visualnet.projects.project import Drawing, Project, ShownRun
from visualnet.projects.project_file import read_project, save_project
from visualnet.training import runs
from visualnet.training.moments.budget import HistoryBudget
from visualnet.training.moments.keyframes import History
from visualnet.training.teaching.lesson_report import lesson_config, lesson_of
from visualnet.training.trainer import Trainer
from visualnet.training.weights_on_disk import is_on_disk
from visualnet.ui.demo.demo import seven
from visualnet.ui.files.project_parts import _my_digits
from visualnet.ui.session.open_run import State
from visualnet.ui.session.pad_content import PadContent


@pytest.fixture(autouse=True)
def _data_at_hand(mnist, monkeypatch, tmp_path):
    monkeypatch.setattr("visualnet.ui.session.new_runs.load_dataset_of", lambda _config: mnist)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "work.vnet"


def save(desk, path):
    with desk.qtbot.waitSignal(desk.application.files.projects.saved):
        desk.application.files.projects.save_to(path)


def open_project(desk, path):
    with desk.qtbot.waitSignal(desk.application.files.projects.shown):
        desk.application.files.models.open_path(str(path))
    desk.wait_at_rest()


def question(desk):
    boxes = [box for box in desk.window.findChildren(QMessageBox) if box.isVisible()]
    assert len(boxes) <= 1
    return boxes[0] if boxes else None


def answer(desk, button):
    question(desk).button(getattr(QMessageBox.StandardButton, button)).click()


def file_dialog(desk):
    (dialog,) = [d for d in desk.window.findChildren(QFileDialog) if d.isVisible()]
    return dialog


@pytest.mark.slow
def test_moments_kept_without_a_window_stay_and_go_on(reused_desk, path, mnist):
    desk = reused_desk
    trainer = Trainer(desk.session.config, mnist)
    trainer.history = History(HistoryBudget())
    trainer.history.add_keyframe(trainer.checkpoint())
    trainer.take_step()
    trainer.apply_changes({"momentum": 0.25})
    run = ShownRun("kept", trainer.network, mnist.classes, trainer.checkpoint(), trainer.log)
    save_project(Project(replace(run, moments=trainer.history.moments)), path)
    open_project(desk, path)
    desk.train(30)
    save(desk, path)
    moments, now = read_project(path).shown.moments, desk.session.run.trainer.step
    steps = [point.step for point in moments.keyframes]
    assert steps[:5] == [0, 1, 2, 4, 8]
    assert 16 <= steps[-1] <= now
    assert [event.kind for event in moments.events] == ["settings"]


@pytest.mark.slow
def test_everything_comes_back_in_another_window(build, path):
    desk = build().show()
    desk.train(30)
    desk.do("newWeightsAction")
    desk.session.change(learning_rate=0.25)
    desk.train(25)
    desk.do("clearPadAction")
    desk.draw_seven()
    desk.window.docks["dataDock"].show()
    desk.window.resize(1200, 700)
    desk.wait_at_rest()
    save(desk, path)
    step, learnt = desk.step_shown(), desk.parameters().copy()
    rows = desk.session.log.step_rows()["loss"]

    other = build().show()
    open_project(other, path)
    assert other.step_shown() == step
    assert (other.parameters() == learnt).all()
    assert (other.session.log.step_rows()["loss"] == rows).all()
    assert other.session.config.learning_rate == 0.25
    assert other.session.state is State.PAUSED
    assert [r.name for r in other.application.context.run_log.history.records] == ["Run 1", "Run 2"]
    assert other.application.context.run_log.current == 2
    assert other.pad_state.content.strokes == desk.pad_state.content.strokes
    assert other.answer == desk.answer
    assert other.window.docks["dataDock"].isVisible()
    # The screen here is 800 pixels wide, to which the width is cut.
    assert other.window.height() == 700
    other.train(5)
    assert other.step_shown() > step
    assert other.application.context.run_log.current == 2


@pytest.mark.slow
def test_it_goes_on_from_where_it_was_while_it_is_still_learning(reused_desk, path):
    desk = reused_desk
    desk.do("playAction")
    desk.wait(lambda: desk.step_shown() > 20)
    save(desk, path)
    assert desk.session.state is State.RUNNING
    desk.do("playAction")
    project = read_project(path)
    assert project.shown.checkpoint.step > 0
    # The step that is written may be shown only later.
    desk.wait(lambda: desk.session.shown_step >= project.shown.checkpoint.step)
    assert project.shown.was_playing


@pytest.fixture
def long_step(reused_desk, monkeypatch):
    """A training in the midst of a step, which ends when told to."""
    yield from in_a_long_step(reused_desk, monkeypatch)


@pytest.fixture
def desk_in_a_long_step(desk, monkeypatch):
    """A window of its own, which trains so; (the window, what ends the step)."""
    for go_on in in_a_long_step(desk, monkeypatch):
        yield desk, go_on


def in_a_long_step(desk, monkeypatch):
    entered, go_on = threading.Event(), threading.Event()
    trainer = desk.session.run.trainer
    take_step = trainer.take_step

    def slow():
        entered.set()
        assert go_on.wait(60)
        take_step()

    monkeypatch.setattr(trainer, "take_step", slow)
    desk.do("playAction")
    desk.wait(entered.is_set)
    yield go_on
    go_on.set()


def test_a_step_of_any_length_is_waited_for(reused_desk, path, long_step, monkeypatch, mnist):
    desk = reused_desk
    monkeypatch.setattr("visualnet.ui.files.project_saving._SLOW_MS", 1)
    projects, saved = desk.application.files.projects, []
    projects.saved.connect(lambda: saved.append(True))
    projects.save_to(path)
    desk.wait(lambda: "after this step" in desk.notice)
    # All else goes on meanwhile.
    desk.application.files.models.save_to(path.with_name("weights.npz"))
    desk.wait(path.with_name("weights.npz").exists)
    assert not saved
    assert not path.exists()
    long_step.set()
    desk.wait(lambda: bool(saved))
    desk.do("playAction")
    opened = read_project(path).shown
    point = opened.checkpoint
    assert point.step >= 1
    assert (desk.session.run.trainer.first_parameters == point.first_parameters).all()
    first = opened.network.with_parameters(point.first_parameters)
    resumed, beside = Trainer(point.config, mnist, first), Trainer(point.config, mnist, first)
    resumed.resume(point, opened.log)
    resumed.take_step()
    for _ in range(point.step + 1):
        beside.take_step()
    assert (resumed.network.parameters == beside.network.parameters).all()


def test_a_window_closed_during_a_long_step_waits_for_no_save(path, desk_in_a_long_step):
    desk, long_step = desk_in_a_long_step
    desk.application.files.projects.save_to(path)
    desk.application.never_ask()
    desk.window.close()
    assert desk.window.isHidden()
    long_step.set()
    desk.session.run.thread.wait()
    desk.application.files.projects._saving._executor.shutdown(wait=True)
    assert not path.exists()


def begin_anew(desk):
    projects = desk.application.files.projects
    with desk.qtbot.waitSignal(projects.shown):
        projects.open_new()


@pytest.mark.slow
def test_a_new_project_is_not_saved_over_the_one_that_was_being_saved(
    reused_desk, path, monkeypatch
):
    desk = reused_desk
    desk.train()
    step, go_on = desk.step_shown(), threading.Event()

    def slowly(*arguments):
        assert go_on.wait(20)
        return save_project(*arguments)

    monkeypatch.setattr("visualnet.projects.project_file.save_project", slowly)
    projects = desk.application.files.projects
    projects.save_to(path)
    begin_anew(desk)
    with desk.qtbot.waitSignal(projects.saved):
        go_on.set()
    assert projects.path is None
    assert desk.application.preferences.recent_files[0] == path
    assert read_project(path).shown.checkpoint.step == step


def test_a_save_that_waits_for_a_step_does_not_save_another_project(reused_desk, path, long_step):
    desk = reused_desk
    projects = desk.application.files.projects
    projects.save_to(path)
    begin_anew(desk)
    long_step.set()
    desk.wait(lambda: "was not saved" in desk.notice)
    assert not path.exists()


def test_what_is_loaded_slowly_holds_up_no_save(reused_desk, path):
    desk = reused_desk
    desk.train()
    go_on = threading.Event()
    begun = threading.Barrier(3)

    def load():
        begun.wait(20)
        assert go_on.wait(60)

    for _ in range(2):
        desk.application.context.jobs.submit(load, lambda _none: None)
    try:
        begun.wait(20)
        save(desk, path)
        weights = path.with_name("weights.npz")
        with desk.qtbot.waitSignal(desk.application.files.models.saved):
            desk.application.files.models.save_to(weights)
    finally:
        go_on.set()
    assert read_project(path).shown.checkpoint.step == desk.session.shown_step


@pytest.mark.slow
def test_a_lesson_comes_back_as_ended_with_the_settings_before_it(build, path, mnist):
    desk = build().show()
    session = desk.session
    before, settings = desk.parameters().copy(), session.config
    strokes = tuple(tuple(stroke) for stroke in seven(200))
    taught = LabelledDrawing(StrokeDrawing(strokes, 200, 200), "1")
    lesson = lesson_of(mnist, settings, [taught])
    session.learn(lesson, lesson_config(lesson).changed(epochs=None))
    desk.wait(lambda: desk.step_shown() > 10)
    desk.do("playAction")
    desk.wait_at_rest()
    save(desk, path)
    learnt = desk.parameters().copy()
    other = build().show()
    open_project(other, path)
    assert np.array_equal(other.parameters(), learnt)
    assert other.session.state is State.FINISHED
    assert other.session.config == settings
    assert other.session.trainer.dataset is mnist
    assert other.session.stop_reason == "Learning was stopped before it was done."
    other.do("restartAction")
    assert np.array_equal(other.parameters(), before)


def test_a_project_holds_all_that_the_pad_can():
    assert [f.name for f in fields(Drawing)] == [f.name for f in fields(PadContent)]


@pytest.mark.slow
def test_save_asks_once_where_to(desk, path):
    desk.train()
    desk.do("saveProjectAction")
    file_dialog(desk).fileSelected.emit(str(path))
    desk.wait(path.is_file)
    desk.wait(lambda: "Saved" in desk.notice)
    assert desk.window.windowTitle() == "digits-16x16 – work.vnet[*] – VisualNet"
    desk.train()
    before = path.read_bytes()
    desk.do("saveProjectAction")
    desk.wait(lambda: path.read_bytes() != before)
    desk.wait(lambda: not desk.application.files.is_unsaved)
    assert read_project(path).shown.checkpoint.step == desk.step_shown()


def changed_elsewhere(desk, path):
    """Save a project, let somebody else write into the file, and ask to save again."""
    desk.train()
    save(desk, path)
    path.write_bytes(path.read_bytes() + b"theirs")
    desk.train(5)
    desk.do("saveProjectAction")
    assert "program changed" in question(desk).text()
    return path.read_bytes()


def press(desk, text):
    (button,) = [b for b in question(desk).buttons() if b.text() == text]
    button.click()


@pytest.mark.slow
def test_what_another_window_saved_is_not_overwritten_unasked(desk, path, tmp_path):
    theirs = changed_elsewhere(desk, path)
    press(desk, "Save as…")
    file_dialog(desk).fileSelected.emit(str(tmp_path / "mine.vnet"))
    desk.wait(lambda: not desk.application.files.is_unsaved)
    assert path.read_bytes() == theirs
    assert read_project(tmp_path / "mine.vnet").shown.checkpoint.step == desk.step_shown()


@pytest.mark.slow
def test_it_is_overwritten_when_the_user_says_so(desk, path):
    theirs = changed_elsewhere(desk, path)
    press(desk, "Overwrite")
    desk.wait(lambda: not desk.application.files.is_unsaved)
    assert path.read_bytes() != theirs
    # From now on it is ours again.
    desk.train(5)
    desk.do("saveProjectAction")
    assert question(desk) is None


@pytest.mark.slow
def test_what_is_saved_is_not_asked_about(desk, path):
    desk.train()
    desk.do("restartAction")
    save(desk, path)
    desk.window.close()
    assert question(desk) is None
    assert not desk.window.isVisible()


@pytest.mark.parametrize("act", ["restartAction", "newWeightsAction"])
@pytest.mark.slow
def test_weights_that_only_undo_holds_are_asked_about(desk, act, path):
    desk.train()
    desk.do(act)
    desk.wait_at_rest()
    desk.window.close()
    assert "are not saved" in question(desk).text()
    assert "Run 1" in question(desk).text()
    answer(desk, "Save")
    file_dialog(desk).fileSelected.emit(str(path))
    desk.wait(lambda: not desk.window.isVisible())
    (kept,) = read_project(path).runs
    assert kept.parameters is not None
    assert kept.figures.steps > 0


@pytest.mark.slow
def test_what_fell_off_the_undo_stack_is_asked_about_too(desk, path):
    desk.train()
    desk.do("restartAction")
    for _ in range(60):
        desk.do("testImageAction")
    desk.wait_at_rest()
    desk.window.close()
    assert "Run 1" in question(desk).text()
    answer(desk, "Save")
    file_dialog(desk).fileSelected.emit(str(path))
    desk.wait(lambda: not desk.window.isVisible())
    assert read_project(path).runs[0].parameters is not None


@pytest.mark.slow
@pytest.mark.parametrize("is_saved", [False, True])
def test_weights_edited_by_hand_and_left_are_asked_about(desk, path, is_saved):
    if is_saved:
        desk.train()
        save(desk, path)
    desk.session.edit(SetBias(1, 1, 0.75))
    edited = desk.parameters().copy()
    desk.do("newWeightsAction")
    for _ in range(60):
        desk.do("testImageAction")
    desk.wait_at_rest()
    desk.window.close()
    assert "Run 1" in question(desk).text()
    answer(desk, "Save")
    if not is_saved:
        file_dialog(desk).fileSelected.emit(str(path))
    desk.wait(lambda: not desk.window.isVisible())
    (kept,) = read_project(path).runs
    assert (kept.parameters == edited).all()


@pytest.mark.slow
def test_edits_that_an_opened_project_holds_are_not_asked_about(desk, path, build):
    desk.train()
    desk.session.edit(SetBias(1, 1, 0.75))
    save(desk, path)
    other = build().show()
    open_project(other, path)
    other.do("newWeightsAction")
    other.wait_at_rest()
    other.window.close()
    assert question(other) is None
    assert not other.window.isVisible()


@pytest.mark.slow
def test_weights_of_many_runs_are_all_there_when_the_window_closes(desk, path, monkeypatch):
    """More than fit into memory: those of the first runs are on the disk."""
    monkeypatch.setattr(runs, "MAX_BYTES_IN_MEMORY", 150_000)
    log, learnt = desk.application.context.run_log, []
    for _ in range(5):
        desk.train()
        learnt.append(desk.parameters().copy())
        desk.do("newWeightsAction")
        desk.wait_at_rest()
    desk.wait(lambda: is_on_disk(log.history.records[0].parameters))
    desk.window.close()
    assert "Run 3" in question(desk).text()
    answer(desk, "Save")
    file_dialog(desk).fileSelected.emit(str(path))
    desk.wait(lambda: not desk.window.isVisible())
    kept = read_project(path).runs
    assert len(kept) == 5
    for record, parameters in zip(kept, learnt, strict=True):
        assert (record.parameters == parameters).all()


@pytest.mark.slow
def test_a_project_without_room_for_all_weights_says_whose_are_missing(desk, path, monkeypatch):
    monkeypatch.setattr("visualnet.projects.listed_runs.MAX_WEIGHT_BYTES", 60_000)
    for _ in range(2):
        desk.train()
        desk.do("newWeightsAction")
        desk.wait_at_rest()
    desk.window.close()
    answer(desk, "Save")
    file_dialog(desk).fileSelected.emit(str(path))
    desk.wait(lambda: "the weights of Run 1 did not fit" in desk.notice)
    assert desk.window.isVisible(), "what is not saved is not left"
    desk.window.close()
    assert "Run 1" in question(desk).text()
    assert "Run 2" not in question(desk).text()
    answer(desk, "Discard")
    desk.wait(lambda: not desk.window.isVisible())


@pytest.mark.slow
def test_weights_that_were_exported_are_not_asked_about_when_left(desk, tmp_path):
    desk.train()
    with desk.qtbot.waitSignal(desk.application.files.models.saved):
        desk.application.files.models.save_to(tmp_path / "mine.npz")
    desk.do("newWeightsAction")
    desk.wait_at_rest()
    desk.window.close()
    assert question(desk) is None
    assert not desk.window.isVisible()


@pytest.mark.slow
def test_opening_asks_first_and_undo_brings_back_the_other(desk, path):
    desk.train()
    save(desk, path)
    saved = desk.parameters().copy()
    desk.train(10)
    later = desk.parameters().copy()
    desk.application.files.models.open_path(str(path))
    assert question(desk) is not None
    with desk.qtbot.waitSignal(desk.application.files.projects.shown):
        answer(desk, "Discard")
    desk.wait_at_rest()
    assert (desk.parameters() == saved).all()
    desk.do("undoAction")
    desk.wait_at_rest()
    assert (desk.parameters() == later).all()
    desk.do("redoAction")
    desk.wait_at_rest()
    assert (desk.parameters() == saved).all()
    # Whatever lies on the stack, closing knows of what was not saved.
    desk.do("newWeightsAction")
    desk.window.close()
    assert "has unsaved runs: Run 1 (" in question(desk).text()


@pytest.mark.slow
def test_the_title_is_marked_just_while_something_would_be_lost(desk, path):
    window, files = desk.window, desk.application.files

    def is_marked_rightly():
        return window.isWindowModified() is files.is_unsaved

    assert not window.isWindowModified()
    desk.do("clearPadAction")
    desk.do("newWeightsAction")
    assert not window.isWindowModified()
    desk.train()
    desk.wait(window.isWindowModified)
    # Weights that never learnt are shown now; those that did are what undo keeps.
    desk.do("newWeightsAction")
    assert window.isWindowModified()
    desk.do("undoAction")
    assert window.isWindowModified()
    save(desk, path)
    desk.wait(lambda: not window.isWindowModified())
    assert is_marked_rightly()
    desk.session.edit(SetBias(1, 3, 0.5))
    assert window.isWindowModified()
    desk.do("undoAction")
    assert is_marked_rightly()
    desk.train()
    assert window.isWindowModified()
    with desk.qtbot.waitSignal(files.models.saved):
        files.models.save_to(path.with_suffix(".npz"))
    assert not window.isWindowModified()


@pytest.mark.slow
def test_undo_of_opening_brings_back_the_file_that_was_open(desk, path):
    projects, other = desk.application.files.projects, path.with_name("other.vnet")
    save(desk, path)
    saved = path.read_bytes()
    desk.train()
    save(desk, other)
    open_project(desk, path)
    desk.do("undoAction")
    # What is saved now goes to its own file, not to the one that was opened since.
    assert projects.path == other
    with desk.qtbot.waitSignal(projects.saved):
        desk.do("saveProjectAction")
    assert path.read_bytes() == saved
    desk.do("redoAction")
    assert projects.path == path


def test_a_new_project_is_as_after_the_start(reused_desk, path):
    desk = reused_desk
    desk.train()
    save(desk, path)
    with desk.qtbot.waitSignal(desk.application.files.projects.shown):
        desk.do("newProjectAction")
    desk.wait_at_rest()
    assert desk.answer == "3"
    assert desk.window.windowTitle() == "digits-16x16[*] – VisualNet"
    assert desk.application.context.run_log.history.records == []
    desk.do("saveProjectAction")
    assert file_dialog(desk) is not None


@pytest.mark.slow
def test_dropping_a_project_opens_it(desk, path):
    desk.train()
    save(desk, path)
    desk.do("newProjectAction")
    desk.wait(lambda: desk.session.title == "digits-16x16" and desk.session.shown_step == 0)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place, copy = QPointF(500, 300), Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place.toPoint(), copy, data, buttons, keys)
    QApplication.sendEvent(desk.window, enter)
    event = QDropEvent(place, copy, data, buttons, keys)
    with desk.qtbot.waitSignal(desk.application.files.projects.shown):
        QApplication.sendEvent(desk.window, event)
    assert desk.session.shown_step > 0


@pytest.mark.slow
def test_a_project_is_among_the_recent_files_but_is_no_model(desk, path):
    desk.train()
    save(desk, path)
    for menu, is_there in ((desk.menu("recent"), True), (desk.menu("models"), False)):
        menu.aboutToShow.emit()
        assert ("work.vnet" in [action.text() for action in menu.actions()]) is is_there


@pytest.mark.slow
def test_a_window_begun_with_a_project(build, path):
    first = build().show()
    first.train()
    save(first, path)
    desk = build(str(path))
    # Its network is there at once, before any data.
    assert (desk.session.network.parameters == first.parameters()).all()
    desk.show()
    desk.wait(lambda: desk.session.shown_step == first.step_shown())


def test_a_window_is_not_begun_with_a_broken_one(build, path):
    path.write_bytes(b"PK nonsense")
    with pytest.raises(ProjectFileError, match="not a usable project"):
        build(str(path))


def test_broken_projects_are_told_of(reused_desk, path):
    desk = reused_desk
    path.write_bytes(b"PK nonsense")
    desk.application.files.models.open_path(str(path))
    desk.wait(lambda: "not a usable project" in desk.notice)
    assert desk.session.title == "digits-16x16"


def as_a_folder(path, monkeypatch):
    path.mkdir(parents=True)
    monkeypatch.setattr("pathlib.Path.is_file", lambda _path: True)


def as_too_long(path, monkeypatch):
    path.parent.mkdir(parents=True)
    path.write_bytes(b"x" * 101)
    monkeypatch.setattr("visualnet.data.drawing.my_digits.MAX_FILE_BYTES", 100)


def as_bytes_that_swell(path, monkeypatch):
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xff" * 99)
    monkeypatch.setattr("visualnet.data.drawing.my_digits.MAX_FILE_BYTES", 100)


def as_in_a_closed_folder(path, monkeypatch):
    def refuse(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.is_file", refuse)


@pytest.mark.parametrize(
    "spoil", [as_a_folder, as_too_long, as_bytes_that_swell, as_in_a_closed_folder]
)
def test_digits_that_cannot_be_read_keep_no_project_from_being_saved(monkeypatch, tmp_path, spoil):
    with monkeypatch.context() as patches:
        spoil(my_digits_path(), patches)
        digits, problem = _my_digits()
    assert digits == ""
    assert problem.endswith(".")


@pytest.mark.slow
def test_a_project_without_the_digits_says_so(desk, path, monkeypatch):
    desk.train()
    as_too_long(my_digits_path(), monkeypatch)
    save(desk, path)
    assert "without my digits" in desk.notice
    assert "is larger than" in desk.notice
    assert read_project(path).my_digits == ""


@pytest.mark.slow
def test_my_digits_travel_with_a_project(reused_desk, path):
    desk = reused_desk
    line = {"strokes": [[[1, 2], [30, 40]]], "width": 90, "height": 90, "label": "7"}
    digits = my_digits_path()
    digits.parent.mkdir(parents=True)
    digits.write_text(json.dumps(line) + "\n", encoding="utf-8")
    save(desk, path)
    kept = digits.read_bytes()
    open_project(desk, path)
    # What is there already is not added once more.
    assert len(digits.read_bytes().splitlines()) == 1
    digits.unlink()
    open_project(desk, path)
    assert json.loads(digits.read_bytes()) == json.loads(kept)


@pytest.mark.slow
def test_edited_weights_are_kept(desk, path, build):
    desk.train()
    edited = desk.parameters().copy()
    edited[:10] = 3
    desk.session.trainer.edit(edited, np.arange(edited.size) < 10)
    desk.session._run.snapshot = desk.session.trainer.snapshot()
    save(desk, path)
    other = build().show()
    open_project(other, path)
    assert (other.parameters()[:10] == 3).all()
    other.train(10)
    assert (other.parameters()[:10] == 3).all()
    assert (other.parameters()[10:] != edited[10:]).any()


@pytest.mark.slow
def test_a_failed_save_leaves_the_old_file(desk, path, monkeypatch):
    desk.train()
    save(desk, path)
    before = path.read_bytes()
    desk.train()

    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("visualnet.paths.write_atomically", full)
    desk.do("saveProjectAction")
    desk.wait(lambda: "No space left on device" in desk.notice)
    assert path.read_bytes() == before
    assert desk.application.files.is_unsaved


@pytest.mark.slow
@pytest.mark.parametrize("value", [np.inf, 1e38])
@pytest.mark.parametrize(("name", "place"), [LOSSES[0], LOSSES[2]])
def test_losses_that_overflowed_are_painted_and_saved(
    reused_desk, tiny_dataset, path, tmp_path, name, place, value
):
    desk = reused_desk
    path.write_bytes(with_entry(members_of(tiny_dataset), name, place, value))
    open_project(desk, path)
    desk.window.grab()
    again = tmp_path / "again.vnet"
    save(desk, again)
    read_project(again)
