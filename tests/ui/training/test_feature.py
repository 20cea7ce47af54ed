import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider

from visualnet.data.batches import epoch_order
from visualnet.training.evaluation import evaluate
from visualnet.training.run_state import new_network
from visualnet.training.trainer import Trainer
from visualnet.ui.session.frame import ProbeSource
from visualnet.ui.session.open_run import State
from visualnet.ui.training.speed import FULL_SPEED, speed_of, speed_text


@pytest.fixture
def desk(reused_desk):
    return reused_desk


@pytest.mark.slow
def test_play_trains_and_pause_stands_still_with_the_last_state_shown(desk):
    desk.do("playAction")
    assert desk.action("playAction").text() == "Pause"
    desk.wait(lambda: desk.step_shown() > 50)
    seen = desk.step_shown()
    desk.wait(lambda: desk.step_shown() > seen)
    desk.do("playAction")
    desk.wait_at_rest()
    assert desk.session.state is State.PAUSED
    assert desk.action("playAction").text() == "Train"
    trainer = desk.session.trainer
    assert desk.step_shown() == trainer.step
    assert np.array_equal(desk.parameters(), trainer.network.parameters)
    assert desk.canvas.frame.progress.step == trainer.step


@pytest.mark.slow
def test_playing_and_stepping_give_the_weights_of_the_bare_trainer(desk, mnist):
    desk.session.change(batch_size=8)
    bare = Trainer(desk.session.config, mnist, desk.session.network)
    for name in ("batchStepAction", "exampleStepAction"):
        desk.action(name).trigger()
        presses = 2 if name == "batchStepAction" else desk.session.config.batch_size
        for _ in range(presses):
            desk.do("stepAction")
            desk.wait_at_rest()
    while bare.step < 3:
        bare.take_step()
    assert desk.step_shown() == 3
    assert np.array_equal(desk.parameters(), bare.network.parameters)


@pytest.mark.slow
def test_a_step_of_one_example_shows_it_and_learns_nothing_yet(desk, mnist):
    desk.do("clearPadAction")
    desk.action("exampleStepAction").trigger()
    before = desk.parameters().copy()
    order = epoch_order(len(mnist.train), desk.session.config.seed, 0)
    for number in range(3):
        desk.do("stepAction")
        desk.wait_at_rest()
        probe = desk.canvas.frame.probe
        assert probe.source is ProbeSource.TRAINING
        assert np.array_equal(probe.image, mnist.train.images[order[number]])
        assert probe.label == mnist.train.labels[order[number]]
        assert desk.step_shown() == 0
        assert desk.session.state is State.PAUSED
    assert np.array_equal(desk.parameters(), before)


@pytest.mark.slow
def test_a_step_of_one_epoch_ends_paused_and_tested(desk, mnist):
    desk.action("epochStepAction").trigger()
    desk.do("stepAction")
    assert desk.session.state is State.RUNNING
    desk.wait(lambda: desk.session.state is State.PAUSED)
    desk.wait_at_rest()
    assert desk.step_shown() == -(-len(mnist.train) // desk.session.config.batch_size)
    tested = evaluate(desk.session.network, mnist.test.images, mnist.test.labels)
    assert desk.text("statusAccuracy") == f"{tested.accuracy * 100:.1f}\u202f%"
    assert desk.session.document().metadata.test_accuracy == pytest.approx(tested.accuracy)


@pytest.mark.slow
def test_restart_returns_to_the_first_weights_and_undo_to_the_learnt_ones(desk):
    first = desk.parameters().copy()
    desk.train()
    learnt, log, step = desk.parameters().copy(), desk.session.log, desk.step_shown()
    rows = log.step_rows()["loss"]
    assert not np.array_equal(first, learnt)
    desk.do("restartAction")
    desk.wait_at_rest()
    assert np.array_equal(desk.parameters(), first)
    assert desk.text("statusStep") == "0"
    assert desk.session.log.row_count == 0
    desk.do("undoAction")
    desk.wait_at_rest()
    assert np.array_equal(desk.parameters(), learnt)
    assert desk.step_shown() == step
    assert np.array_equal(desk.session.log.step_rows()["loss"], rows)
    desk.train()
    assert desk.step_shown() > step
    desk.do("redoAction")
    desk.wait_at_rest()
    assert np.array_equal(desk.parameters(), first)


def test_new_weights_come_from_the_next_seed_and_can_be_undone(desk, mnist):
    bundled, seed = desk.parameters().copy(), desk.session.config.seed
    for number in (1, 2):
        desk.do("newWeightsAction")
        desk.wait_at_rest()
        config = desk.session.config
        assert config.seed == seed + number
        assert np.array_equal(desk.parameters(), new_network(config, mnist).parameters)
        assert desk.text("statusAccuracy") == "–"
    desk.do("undoAction")
    desk.do("undoAction")
    desk.wait_at_rest()
    assert np.array_equal(desk.parameters(), bundled)
    assert desk.session.config.seed == seed


@pytest.mark.slow
@pytest.mark.parametrize("name", ["restartAction", "newWeightsAction"])
def test_a_running_training_goes_on_after_restart_and_new_weights(desk, name):
    desk.do("playAction")
    desk.wait(lambda: desk.step_shown() > 20)
    old = desk.session.trainer
    desk.do(name)
    assert desk.session.state is State.RUNNING
    assert desk.session.trainer is not old
    desk.wait(lambda: desk.step_shown() > 20)
    desk.do("undoAction")
    desk.wait_at_rest()
    assert desk.session.trainer is old
    assert desk.session.state is State.PAUSED
    assert desk.step_shown() == old.step


def test_the_slowest_speed_walks_through_single_examples(desk, mnist):
    desk.do("clearPadAction")
    slider = desk.window.findChild(QSlider, "speedSlider")
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert speed_of(slider.value()) == 1.0
    walked = []

    def note(frame):
        probe = frame.probe
        is_new = not walked or not np.array_equal(walked[-1].image, probe.image)
        if probe.source is ProbeSource.TRAINING and is_new:
            walked.append(probe)

    desk.application.context.frames.frame_ready.connect(note)
    desk.do("playAction")
    desk.wait(lambda: len(walked) == 1)
    # The pace may be changed while it walks; five a second spare the test's time.
    desk.slide("speedSlider", 14)
    desk.wait(lambda: len(walked) == 4)
    desk.do("playAction")
    desk.wait_at_rest()
    order = epoch_order(len(mnist.train), desk.session.config.seed, 0)[:32]
    coming = mnist.train.images[order]
    places = [int((coming == p.image).all(axis=(1, 2)).nonzero()[0][0]) for p in walked]
    # In their order; a slow machine may show fewer than there were.
    assert places[0] == 0
    assert places == sorted(places)
    assert [p.label for p in walked] == mnist.train.labels[order[places]].tolist()
    assert desk.step_shown() == 0


def test_the_speeds_between_are_said_as_people_say_them():
    assert speed_of(FULL_SPEED) is None
    assert speed_text(None) == "full speed"
    assert speed_text(speed_of(0)) == "1 example/s"
    speeds = [speed_of(value) for value in range(FULL_SPEED)]
    assert speeds == sorted(speeds)
    assert speed_text(28.2) == "28 examples/s"
    assert speed_text(12_345) == "12,000 examples/s"


@pytest.mark.slow
def test_training_that_diverges_ends_in_a_sentence_and_play_starts_again(desk):
    first = desk.parameters().copy()
    desk.session.change(learning_rate=1000.0)
    desk.do("playAction")
    desk.wait(lambda: desk.session.state is State.FAILED)
    desk.wait_at_rest()
    assert desk.notice.startswith("Training diverged at step")
    assert "Restart with a learning rate of 0.1 or less" in desk.notice
    assert desk.notice.count(". ") == 1
    step = desk.session.failure.step
    assert f"at step {step} " in desk.notice
    assert desk.step_shown() == desk.canvas.frame.progress.step == step
    assert max(x[-1] for x, _ in desk.charts.loss._series.values()) == step
    assert np.isfinite(desk.parameters()).all()
    assert not desk.action("stepAction").isEnabled()
    desk.session.change(learning_rate=0.01)
    failed = desk.session.trainer
    desk.do("playAction")
    desk.wait(lambda: desk.step_shown() > 0 and desk.session.trainer is not failed)
    desk.do("playAction")
    desk.wait_at_rest()
    assert desk.session.state is State.PAUSED
    assert np.array_equal(desk.session.trainer.first_parameters, first)


def test_where_the_weights_are_no_numbers_the_step_that_is_shown_is_told(desk):
    desk.session.trainer.network.parameters[5] = np.nan
    desk.do("playAction")
    desk.wait(lambda: desk.session.state is State.FAILED)
    desk.wait_at_rest()
    assert desk.notice.startswith("Training diverged at step 1 ")
    assert desk.notice.endswith(" The picture shows step 0, the last with usable weights.")
    assert desk.step_shown() == 0


@pytest.mark.slow
def test_a_run_ends_with_its_epochs_and_train_begins_another_from_its_weights(desk, mnist):
    desk.session.change(epochs=1)
    desk.do("playAction")
    desk.wait(lambda: desk.session.state is State.FINISHED)
    desk.wait_at_rest()
    learnt, ended = desk.parameters().copy(), desk.session.trainer
    assert desk.step_shown() == ended.step == -(-len(mnist.train) // ended.config.batch_size)
    assert desk.action("playAction").text() == "Train 1 more"
    # So slow that it is not over before it is seen.
    desk.slide("speedSlider", FULL_SPEED // 2)
    desk.do("playAction")
    assert desk.session.trainer is not ended
    assert np.array_equal(desk.session.trainer.first_parameters, learnt)
    desk.wait(lambda: 0 < desk.step_shown() < ended.step)
    desk.do("undoAction")
    desk.wait_at_rest()
    assert np.array_equal(desk.parameters(), learnt)
    assert desk.session.state is State.FINISHED


@pytest.mark.slow
def test_a_run_can_be_ended_early_and_trained_on(desk):
    desk.train()
    learnt = desk.parameters().copy()
    desk.do("stopAction")
    desk.wait(lambda: desk.session.state is State.FINISHED)
    assert not desk.action("stopAction").isEnabled()
    desk.do("playAction")
    assert np.array_equal(desk.session.trainer.first_parameters, learnt)


@pytest.mark.slow
def test_an_accuracy_is_kept_only_with_the_weights_it_was_measured_on(desk, mnist):
    desk.action("epochStepAction").trigger()
    desk.do("stepAction")
    desk.wait(lambda: desk.session.state is State.PAUSED)
    desk.train()
    assert desk.session.document().metadata.test_accuracy is None
    desk.do("stopAction")
    desk.wait(lambda: desk.session.state is State.FINISHED)
    desk.do("playAction")
    desk.do("playAction")
    desk.do("restartAction")
    desk.wait(lambda: desk.session.document().metadata.test_accuracy is not None)
    assert desk.session.shown_step == 0
    tested = evaluate(desk.session.network, mnist.test.images, mnist.test.labels)
    assert desk.session.document().metadata.test_accuracy == pytest.approx(tested.accuracy)


@pytest.mark.slow
def test_the_charts_follow_the_run(desk):
    desk.train(300)
    series = desk.charts.loss._series
    assert {"batch", "train"} <= set(series)
    desk.wait(lambda: series["batch"][0][-1] == desk.step_shown())
    desk.do("newWeightsAction")
    desk.wait(lambda: desk.charts.loss._series == {})
