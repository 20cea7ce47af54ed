"""A race in the window: begun, looked at, ended, and kept among the runs."""

import gc
import threading
import weakref

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.race.racing import CONFIG
from visualnet.errors import SettingError
from visualnet.training.loading import load_dataset_of
from visualnet.training.recipes import POINT_CONFIG
from visualnet.ui.picture.modes import Mode
from visualnet.ui.picture.panel import NetworkView
from visualnet.ui.race.dialog import RaceDialog
from visualnet.ui.race.pictures import RaceWay
from visualnet.ui.race.race_thread import RaceThread
from visualnet.ui.race.starting import starting_line
from visualnet.ui.session.new_runs import run_of_settings
from visualnet.ui.session.open_run import State
from visualnet.ui.session.pad_content import PadContent
from visualnet.ui.session.past.steps import finder_of
from visualnet.ui.session.run_list import RunList
from visualnet.ui.session.training_thread import _release_ended
from visualnet.ui.window.bars import Notice


def seen_notices(desk):
    notices = desk.window.notices.findChildren(Notice)
    return [each.sentence for each in notices if each.isVisible()]


@pytest.mark.slow
def test_a_race_stands_in_the_pictures_place_until_it_is_ended(racing):
    desk, feature = racing.desk, racing.feature
    desk.do("playAction")
    desk.wait(lambda: desk.session.state is State.RUNNING)
    before = desk.session.run
    view = racing.begin(racing.run(), racing.run(learning_rate=1.0), 500)
    assert desk.session.state is not State.RUNNING
    assert view.isVisible()
    assert not desk.view.isVisible()
    # It is of the run that the race is not about.
    assert not desk.window.findChild(QWidget, "timeline").isVisible()
    assert "learning rate" in view.settings.text()
    # The picture that they are about is not there.
    about_picture = [
        desk.action(f"{name}Action") for name in ("exportPicture", "print", "copyPicture")
    ]
    assert not any(action.isEnabled() for action in about_picture)
    racing.pause()
    assert view.play.text() == "Go on"
    stood = feature._state.examples
    view.play.click()
    desk.wait(lambda: feature._state.examples > stood)
    racing.end()
    assert all(action.isEnabled() for action in about_picture)
    assert desk.view.isVisible()
    strip = desk.window.findChild(QWidget, "timeline")
    assert strip.isVisible()
    assert strip.mapTo(desk.window, QPoint()).y() > desk.view.mapTo(desk.window, QPoint()).y()
    assert desk.session.run is before
    assert [record.config.learning_rate for record in racing.records[-2:]] == [
        CONFIG.learning_rate,
        1.0,
    ]
    assert all(record.figures.steps > 0 for record in racing.records[-2:])
    assert "Runs" in desk.notice


@pytest.mark.slow
def test_equal_runs_stay_equal_and_a_drawing_is_read_by_both(racing):
    desk = racing.desk
    view = racing.begin(racing.run(), racing.run(), 1000)
    racing.pause()
    assert racing.feature._state.difference == 0.0
    image = racing.dataset.test.images[3]
    label = str(racing.dataset.test.labels[3])
    desk.pad_state.put(PadContent(image=image, label=label))
    frames = [canvas.frame for canvas in view.pictures.canvases]
    assert all(np.array_equal(frame.probe.image, image) for frame in frames)
    assert [frame.probe.label for frame in frames] == [int(label)] * 2
    words = {bars.spoken_value() for bars in view.figures.bars}
    assert len(words) == 1
    desk.pad_state.put(PadContent())
    assert {bars.spoken_value() for bars in view.figures.bars} == {"No reading yet."}
    view.choose_way(RaceWay.DIFFERENCE)
    desk.wait(lambda: view.pictures.is_settled)
    assert "no difference" in view.pictures.caption.text()


@pytest.mark.slow
def test_a_race_comes_to_its_end_by_itself(racing):
    desk = racing.desk
    view = racing.begin(racing.run(epochs=2), racing.run(epochs=3))
    desk.wait(lambda: racing.feature._state.is_over)
    desk.wait(lambda: not view.play.isEnabled())
    assert "finished" in view.pictures.captions[1].text()
    desk.wait(lambda: "A" in view.figures.charts.charts["loss"]._series)
    racing.end()
    a, b = racing.records[-2:]
    assert (a.state, a.figures.steps, b.figures.steps) == ("finished", 4, 6)


@pytest.mark.slow
def test_another_race_ends_the_first_and_keeps_its_runs(racing):
    first = racing.begin(racing.run(), racing.run(), 100)
    racing.feature.begin(racing.run(seed=2), racing.run(seed=3))
    racing.desk.wait(lambda: racing.feature.view not in (first, None))
    assert len(racing.records) == 2
    racing.desk.wait(lambda: racing.feature._state.examples > 0)
    racing.end()
    assert len(racing.records) == 4


@pytest.mark.slow
def test_training_the_open_run_ends_the_race(racing):
    desk = racing.desk
    racing.begin(racing.run(), racing.run(), 100)
    desk.do("playAction")
    desk.wait(lambda: not racing.feature.is_going_on)
    assert desk.view.isVisible()
    assert desk.session.state is State.RUNNING
    said = "Training began, so the race ended. Both runs are listed in Runs."
    desk.wait(lambda: said in seen_notices(desk))
    # The open run may be listed before them or after.
    raced = {each.name[:6]: each.state for each in racing.records if each.name.startswith("Race")}
    assert raced == {"Race A": "paused", "Race B": "paused"}
    desk.do("playAction")


@pytest.mark.slow
def test_a_race_that_took_no_step_says_that_training_ended_it(racing, monkeypatch):
    desk = racing.desk
    monkeypatch.setattr(RaceThread, "run", lambda thread: thread.control.end())
    racing.begin(racing.run(), racing.run(), 0)
    desk.do("playAction")
    desk.wait(lambda: not racing.feature.is_going_on)
    desk.wait(lambda: "Training began, so the race ended." in seen_notices(desk))
    desk.do("playAction")


@pytest.mark.slow
def test_a_run_and_its_fork_race_from_where_they_part(racing):
    desk, session = racing.desk, racing.desk.session
    desk.train(steps=40)
    run = session.run
    session.show_past(finder_of(run).find(20))
    session.fork()
    fork = session.run
    assert fork is not run
    fork.change({"learning_rate": 0.5})
    view = racing.begin(run, fork, 500)
    assert "Both start at step 20, where they part." in view.settings.text()
    assert "learning rate" in view.settings.text()
    racing.end()
    a, b = racing.records[-2:]
    listed = racing.context.run_log.list.number_of(run.trainer.run_id)
    assert a.parent == (listed, 20)
    assert a.figures.steps > 20
    assert a.log.step_rows()["step"][0] == 1
    assert b.config.learning_rate == 0.5
    assert session.run is fork
    assert fork.trainer.step == 20


@pytest.mark.slow
def test_the_action_asks_which_of_the_listed_runs(racing, monkeypatch):
    desk = racing.desk
    action = desk.action("raceAction")
    assert not action.isEnabled()
    racing.begin(racing.run(), racing.run(learning_rate=1.0), 100)
    assert not action.isEnabled()
    racing.end()
    assert action.isEnabled()
    action.trigger()
    (dialog,) = desk.window.findChildren(RaceDialog)
    assert dialog.a.currentData() != dialog.b.currentData()
    dialog.b.setCurrentIndex(dialog.a.currentIndex())
    assert not dialog.start.isEnabled()
    dialog.b.setCurrentIndex(1 - dialog.a.currentIndex())
    chosen = []
    dialog.chosen.disconnect()
    dialog.chosen.connect(lambda *runs: chosen.append(runs))
    # One of them is taken out of the list meanwhile.
    records = racing.records
    racing.context.run_log.history.remove(records[0].number)
    QTest.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    assert set(chosen[0]) == set(records)
    begun = []
    monkeypatch.setattr(racing.feature, "begin", lambda *runs: begun.append(runs))
    racing.feature._begin_chosen(racing.context.run_log.list, *chosen[0])
    racing.feature._begin_chosen(RunList(), *chosen[0])
    assert begun == chosen


class Gate:
    """Holds what a race is prepared with back until it is opened."""

    def __init__(self, feature, monkeypatch):
        self._is_open, self.answered = threading.Event(), 0
        line, start = starting_line, feature._start

        def wait(*entrants):
            self._is_open.wait()
            return line(*entrants)

        def answer(*answer):
            start(*answer)
            self.answered += 1

        monkeypatch.setattr("visualnet.ui.race.feature.starting_line", wait)
        monkeypatch.setattr(feature, "_start", answer)
        self.open = self._is_open.set


def test_a_race_in_preparation_is_given_up_for_what_is_wanted_since(racing, monkeypatch):
    desk, feature = racing.desk, racing.feature
    gate = Gate(feature, monkeypatch)
    try:
        feature.begin(racing.run(), racing.run())
        desk.do("playAction")
        desk.wait(lambda: desk.session.state is State.RUNNING)
        desk.do("playAction")
        feature.begin(racing.run(), racing.run())
        racing.context.run_log.take(RunList())
    finally:
        gate.open()
    desk.wait(lambda: gate.answered == 2)
    assert not feature.is_going_on
    assert desk.view.isVisible()
    # One that is asked for after that begins.
    racing.begin(racing.run(), racing.run())


def test_a_thread_that_ends_meanwhile_is_not_waited_for_in_vain(racing):
    feature = racing.feature
    racing.begin(racing.run(epochs=2), racing.run(epochs=2))
    thread = feature._thread
    thread.wait()
    feature.end()
    racing.desk.wait(lambda: not feature.is_going_on)
    assert len(racing.records) == 2
    kept, thread = weakref.ref(thread), None
    _release_ended()
    gc.collect()
    assert kept() is None


def test_what_goes_wrong_in_a_race_is_said_and_ends_it(racing, monkeypatch):
    feature = racing.feature
    racing.begin(racing.run(), racing.run(), 100)
    racing.pause()

    def fail(control):
        raise SettingError("A step went wrong.")

    monkeypatch.setattr(feature.race.b, "take_step", fail)
    feature.view.play.click()
    racing.desk.wait(lambda: not feature.is_going_on)
    assert "A step went wrong." in racing.desk.window.notices.sentences
    assert len(racing.records) == 2


@pytest.mark.slow
def test_what_cannot_race_is_said(racing, monkeypatch):
    desk = racing.desk
    run = racing.run()
    run.classes = tuple("abcdefghij")
    racing.feature.begin(run, racing.run())
    desk.wait(lambda: "cannot race" in desk.notice)
    assert not racing.feature.is_going_on
    assert desk.view.isVisible()


@pytest.mark.slow
def test_it_shows_what_the_picture_showed(racing):
    desk = racing.desk
    desk.do("weightModeAction")
    desk.do("dashNegativeAction")
    view = racing.begin(racing.run(), racing.run())
    assert view.pictures.shown_mode is Mode.WEIGHT
    assert {canvas.mode for canvas in view.pictures.canvases} == {Mode.WEIGHT}
    assert "colours: weight" in view.progress.text()


@pytest.mark.slow
def test_it_has_room_in_the_smallest_window(racing):
    desk = racing.desk
    desk.show(1024, 600)
    view = racing.begin(racing.run(), racing.run())
    racing.pause()
    desk.window.resize(800, 440)
    desk.wait(lambda: desk.window.width() == 800)
    assert desk.window.height() == 440
    middle = view.parentWidget().rect()
    assert middle.contains(view.geometry())
    for part in (view.play, view.end, view.ways):
        assert view.rect().contains(part.rect().translated(part.mapTo(view, part.rect().topLeft())))


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
def test_nothing_of_a_race_is_covered_by_messages(racing, size):
    desk = racing.desk
    desk.show(*size)
    view = racing.begin(racing.run(), racing.run())
    racing.pause()
    free = view.geometry()
    middle, messages = view.parentWidget(), desk.window.messages
    for sentence in ("Something was done.", " ".join(["This says what happened."] * 9)):
        racing.context.say(sentence)
        desk.wait(
            lambda: (
                view.height() < free.height()
                and not view.geometry().intersects(messages.geometry())
            )
        )
        assert middle.rect().contains(messages.geometry())
    racing.end()
    desk.wait(lambda: desk.application.context.shared(NetworkView).isVisible())
    QApplication.processEvents()
    assert middle.layout().contentsMargins().bottom() == 0


@pytest.mark.slow
def test_no_labels_of_another_size_are_left_in_a_picture(racing):
    desk = racing.desk
    view = racing.begin(racing.run(), racing.run())
    racing.pause()
    view.choose_way(RaceWay.BLINK)
    canvas = view.pictures.canvas

    def settle():
        desk.wait_at_rest()
        desk.wait(lambda: view.pictures.is_settled)
        QApplication.processEvents()

    settle()
    # It is laid out twice: low at first, with room for the answer's label alone.
    desk.window.resize(1024, 600)
    desk.wait(lambda: desk.window.height() == 600)
    settle()
    seen = canvas.grab().toImage()
    for part in canvas._item._parts:
        part.update()
    assert seen == canvas.grab().toImage()


def test_a_race_of_points_is_slow_enough_to_be_seen(racing, desk, tiny_dataset):
    racing.begin(racing.run(), racing.run(learning_rate=1.0))
    assert racing.feature.view.pace.currentText() == "full speed"
    racing.end()
    config = POINT_CONFIG.changed(dataset="circle")
    data = load_dataset_of(config)
    desk.session.apply(config, data)
    one, other = (run_of_settings(each, data) for each in (config, config.changed(seed=1)))
    view = racing.begin(one, other)
    assert view.pace.currentData() == 5000.0
    assert racing.feature._thread.control._speed == 5000.0
