"""Timelines made of what a run has logged and kept."""

import numpy as np
import pytest

from tests.ui.timeline.sample import LAST, sample
from visualnet.training.config import TrainingConfig
from visualnet.training.history import EvaluationRow, MetricLog
from visualnet.training.moments.checkpoint import Checkpoint
from visualnet.training.moments.keyframes import Event, Moments
from visualnet.ui.timeline.content import POINTS, Timeline, timeline_of
from visualnet.ui.timeline.words import card_text, step_text

NO_MOMENTS = Moments((), ())


def keyframe(step, **settings):
    weights = np.zeros(3, np.float32)
    return Checkpoint(
        config=TrainingConfig(**settings),
        step=step,
        revision=0,
        epoch=0,
        position=0,
        examples_seen=0,
        weights=weights,
        first_parameters=weights,
        held=None,
        updater=None,
        losses=(),
        accuracies=(),
        stop_reason=None,
        training_seconds=0.0,
        evaluation_seconds=0.0,
    )


def logged(steps, per_epoch=100, loss=lambda step: 2.3 / step):
    log = MetricLog()
    for step in range(1, steps + 1):
        log.append_step(step, loss(step), 0.5, 0.1)
        if step % per_epoch == 0:
            accuracy = 1 - 1 / step
            log.append_evaluation(
                EvaluationRow(step, step / per_epoch, accuracy, 0.1, train_accuracy=0.9)
            )
    return log


def flags(*events, keyframes=()):
    made = timeline_of(MetricLog(), Moments(tuple(keyframes), events)).flags
    return [(flag.step, flag.kind, flag.text) for flag in made]


def test_a_run_that_has_not_begun():
    made = timeline_of(MetricLog(), NO_MOMENTS)
    assert (made.last_step, made.epochs, made.keyframes, made.flags) == (0, (), (), ())
    assert made.loss_at(0) is None
    assert made.epoch_at(0) == 0
    assert step_text(made, 0) == "Step 0 of 0"


def test_a_run_of_one_step():
    made = timeline_of(logged(1), Moments((keyframe(0), keyframe(1)), ()))
    assert (made.last_step, made.keyframes) == (1, (0, 1))
    assert made.loss_at(1) == pytest.approx(2.3)
    assert made.epoch_at(1) is None


def test_epochs_and_accuracies_are_where_they_were_measured():
    made = timeline_of(logged(450), NO_MOMENTS)
    assert made.last_step == 450
    assert made.epochs == (100, 200, 300, 400)
    assert made.epoch_at(450) == pytest.approx(4.5)
    assert made.epoch_at(50) == pytest.approx(0.5)
    assert step_text(made, 300) == "Step 300 of 450, epoch 3.0, loss 0.008, validation 99.7\u202f%"
    assert "validation 99.7\u202f% at step 300" in step_text(made, 350)


def test_the_curve_is_bounded_and_keeps_the_beginning():
    made = timeline_of(logged(30_000, 1_000), NO_MOMENTS)
    steps, values = made.loss
    assert len(steps) == len(values) <= POINTS
    assert steps[:10].tolist() == list(range(1, 11))
    assert steps[-1] == 30_000
    assert np.all(np.diff(steps) > 0)
    assert values[0] == pytest.approx(2.3)


def test_the_curve_is_smooth_and_leaves_out_what_is_no_number():
    rng = np.random.default_rng(3)
    noise = rng.normal(0, 0.5, 20_001)
    log = logged(20_000, 1_000, loss=lambda step: 1 + noise[step])
    steps, values = timeline_of(log, NO_MOMENTS).loss
    assert np.std(values[steps > 10_000]) < 0.1
    log.append_step(20_001, np.nan, 0.5, 0.1)
    log.append_step(20_002, np.inf, 0.5, 0.1)
    assert np.isfinite(timeline_of(log, NO_MOMENTS).loss[1]).all()


def test_few_of_very_many_evaluations_are_looked_at():
    log = logged(12_000, 2)
    made = timeline_of(log, NO_MOMENTS)
    assert len(made.validation[0]) <= 1_000
    assert made.validation[0][-1] == 12_000
    assert len(made.epochs) == 6_000


def test_changed_settings_are_named_with_old_and_new_values():
    first = keyframe(0, learning_rate=0.1)
    changes = [{"learning_rate": 0.01}, {"learning_rate": 0.05}, {"momentum": 0.5}]
    events = [Event(step, "settings", each) for step, each in zip((5, 9, 9), changes, strict=True)]
    assert flags(*events, keyframes=[first]) == [
        (5, "settings", "learning rate 0.1 → 0.01"),
        (9, "settings", "learning rate 0.01 → 0.05, momentum 0.9 → 0.5"),
    ]
    later = keyframe(9, learning_rate=0.05, momentum=0.5)
    last = Event(12, "settings", {"learning_rate": 0.1})
    assert flags(*events, last, keyframes=[first, later])[-1][2] == "learning rate 0.05 → 0.1"
    assert flags(events[0])[0][2] == "learning rate 0.01"  # what was before is not kept


def test_a_setting_that_was_moved_to_and_fro_is_one_flag():
    events = [Event(5, "settings", {"learning_rate": rate}) for rate in (0.2, 0.3, 0.1)]
    ((_, _, text),) = flags(*events, keyframes=[keyframe(0, learning_rate=0.1)])
    assert text == "settings changed, and changed back"


def test_edits_marks_and_forks_are_named():
    events = (
        Event(3, "edit"),
        *(Event(4, "edit"), Event(4, "edit")),
        *(Event(7, "mark", text="first 7s"), Event(7, "mark")),
        *(Event(8, "fork", run=3), Event(8, "fork", run=4), Event(9, "fork", run=5)),
    )
    assert flags(*events) == [
        (3, "edit", "edited by hand"),
        (4, "edit", "edited by hand"),
        (7, "mark", "first 7s, mark"),
        (8, "fork", "runs 3, 4 begin here"),
        (9, "fork", "run 5 begins here"),
    ]


def test_the_card_says_what_changed_there():
    events = (Event(64, "mark", text="first digits"), Event(64, "edit"))
    made = timeline_of(logged(450), Moments((), events))
    lines = card_text(made, 64).splitlines()
    assert lines[0] == "Step 64"
    assert lines[1].startswith("epoch 0.64 · loss ")
    assert lines[2:] == ["first digits", "edited by hand"]


def test_neighbours_are_found_from_everywhere():
    made = sample()
    assert made.next_keyframe(0, -1) == 0
    assert made.next_keyframe(LAST, 1) == LAST
    assert made.next_keyframe(2, -1) == 1
    assert made.next_epoch(1_719, 1) == 3_438
    assert made.next_epoch(1_000, -1) == 0
    assert Timeline(last_step=5).next_keyframe(3, 1) == 5
