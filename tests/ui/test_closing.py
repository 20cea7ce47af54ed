import gc
import threading

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from visualnet.models.formats import open_model, save_model
from visualnet.ui.session import training_thread
from visualnet.ui.session.open_run import State


def question(desk):
    boxes = [box for box in desk.window.findChildren(QMessageBox) if box.isVisible()]
    assert len(boxes) <= 1
    return boxes[0] if boxes else None


def answer(desk, button):
    question(desk).button(getattr(QMessageBox.StandardButton, button)).click()


@pytest.mark.slow
def test_closing_with_nothing_to_lose_closes_at_once(desk):
    desk.window.close()
    assert not desk.window.isVisible()
    assert question(desk) is None


@pytest.mark.slow
def test_closing_with_unsaved_weights_asks_and_goes_on_living(desk):
    desk.do("playAction")
    desk.wait(lambda: desk.step_shown() > 0)
    desk.window.close()
    assert question(desk) is not None
    assert desk.window.isVisible()
    desk.wait(lambda: desk.session.state is State.PAUSED)
    desk.wait_at_rest()
    answer(desk, "Cancel")
    assert desk.window.isVisible()
    desk.train()
    desk.window.close()
    answer(desk, "Discard")
    desk.wait(lambda: not desk.window.isVisible())


@pytest.mark.slow
def test_save_in_the_question_saves_and_then_closes(desk, tmp_path):
    desk.train()
    learnt = desk.parameters().copy()
    desk.window.close()
    answer(desk, "Save")
    (dialog,) = desk.window.findChildren(QFileDialog)
    assert desk.window.isVisible()
    dialog.fileSelected.emit(str(tmp_path / "kept.npz"))
    desk.wait(lambda: not desk.window.isVisible())
    assert (open_model(tmp_path / "kept.npz").network.parameters == learnt).all()


@pytest.mark.slow
def test_what_is_learnt_while_it_is_saved_is_asked_about_too(desk, tmp_path, monkeypatch):
    go_on = threading.Event()

    def slowly(*arguments):
        assert go_on.wait(30)
        return save_model(*arguments)

    monkeypatch.setattr("visualnet.ui.files.models.save_model", slowly)
    desk.train()
    desk.window.close()
    answer(desk, "Save")
    (dialog,) = desk.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "kept.npz"))
    dialog.reject()
    desk.train()
    go_on.set()
    desk.wait(lambda: question(desk) is not None)
    assert desk.window.isVisible()
    answer(desk, "Discard")
    desk.wait(lambda: not desk.window.isVisible())


@pytest.mark.slow
def test_giving_up_saving_stays(reused_desk):
    desk = reused_desk
    desk.train()
    desk.window.close()
    answer(desk, "Save")
    (dialog,) = desk.window.findChildren(QFileDialog)
    dialog.reject()
    assert desk.window.isVisible()
    assert desk.session.is_unsaved


@pytest.mark.slow
def test_saved_weights_are_not_asked_about(desk, tmp_path):
    desk.train()
    with desk.qtbot.waitSignal(desk.application.files.models.saved):
        desk.application.files.models.save_to(tmp_path / "kept.npz")
    desk.window.close()
    assert not desk.window.isVisible()


@pytest.mark.slow
def test_a_file_that_cannot_be_opened_again_keeps_no_work_safe(reused_desk, tmp_path):
    desk = reused_desk
    desk.train()
    for ending in (".html", ".csv.zip", ".py"):
        desk.window.notices.clear()
        desk.window.close()
        answer(desk, "Save")
        (dialog,) = [d for d in desk.window.findChildren(QFileDialog) if d.isVisible()]
        assert not any(ending in text for text in dialog.nameFilters())
        dialog.fileSelected.emit(str(tmp_path / f"kept{ending}"))
        dialog.reject()
        desk.wait(lambda: "Saved" in desk.notice or "ending" in desk.notice)
        assert desk.window.isVisible(), ending
        assert desk.session.is_unsaved, ending


def test_what_is_saved_while_another_run_is_shown_is_the_run_that_was_left(reused_desk, tmp_path):
    desk = reused_desk
    desk.train()
    left = desk.session.run
    with desk.qtbot.waitSignal(desk.application.files.models.saved):
        desk.application.files.models.save_to(tmp_path / "kept.npz")
        desk.do("newWeightsAction")
    assert not left.is_unsaved
    assert desk.session.run.saved is None


def test_the_training_ends_with_the_window(desk):
    desk.do("playAction")
    desk.wait(lambda: desk.step_shown() > 0)
    thread = desk.session._run.thread
    desk.application.never_ask()
    desk.window.close()
    desk.wait(thread.isFinished)
    assert not desk.session.clock._beat.isActive()


@pytest.mark.slow
@pytest.mark.parametrize("is_training", [False, True])
def test_a_window_deleted_without_a_word_does_no_harm(build, is_training):
    desk = build().show()
    gone = []
    desk.window.destroyed.connect(lambda: gone.append(True))
    if is_training:
        desk.do("playAction")
        desk.wait(lambda: desk.step_shown() > 0)
        desk.session.change(epochs=None)
    thread = desk.session._run.thread
    desk.window.deleteLater()
    QApplication.sendPostedEvents(desk.window, QEvent.Type.DeferredDelete)
    desk.wait(lambda: bool(gone))
    gc.collect()
    if thread is not None:
        desk.wait(thread.isFinished)
    desk.destroy = lambda: None
    # Others can still be opened.
    other = build().show()
    assert other.answer == "3"


@pytest.mark.slow
def test_nothing_outlives_the_window(build):
    desk = build().show()
    desk.train()
    gone = set()
    mine = [desk.window, *desk.window.findChildren(QObject)]
    for number, thing in enumerate(mine):
        thing.destroyed.connect(lambda _=None, number=number: gone.add(number))
    count = len(mine)
    del mine, thing
    desk.destroy()
    desk.destroy = lambda: None
    assert len(gone) == count


@pytest.mark.slow
def test_ended_threads_are_let_go(desk):
    for _ in range(2):
        desk.train(1)
        desk.do("newWeightsAction")
    desk.train(1)
    desk.wait(lambda: sum(t.isRunning() for t in training_thread._alive) == 1)
    assert len(training_thread._alive) <= 2
