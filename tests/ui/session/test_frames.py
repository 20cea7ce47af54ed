"""Which input a frame shows, and that all numbers of the window belong to one frame."""

import re

import numpy as np
import pytest

from tests.ui.told import told
from visualnet.data.batches import epoch_order
from visualnet.training.trainer import Trainer
from visualnet.ui.session import frames as frames_module
from visualnet.ui.session.clock import SLOWEST_MS
from visualnet.ui.session.frame import ProbeSource
from visualnet.ui.session.open_run import State
from visualnet.ui.session.rate_meter import RateMeter


def press(desk):
    desk.do("stepAction")
    desk.wait_at_rest()


@pytest.fixture
def fresh(desk):
    """A window as it starts, a drawing in the pad, new weights, and steps of one example."""
    desk.do("newWeightsAction")
    desk.action("exampleStepAction").trigger()
    desk.wait_at_rest()
    return desk


@pytest.mark.slow
def test_a_step_of_one_example_shows_it_whatever_is_in_the_pad(fresh, mnist):
    content, train = fresh.pad_state.content, mnist.train
    assert not content.is_empty
    order = epoch_order(len(train), fresh.session.config.seed, 0)
    for number, example in enumerate(order[:3], start=1):
        press(fresh)
        frame = fresh.canvas.frame
        assert frame.probe.source is ProbeSource.TRAINING
        assert np.array_equal(frame.probe.image, train.images[example])
        assert frame.probe.label == train.labels[example]
        assert (frame.progress.example_number, frame.progress.batch_examples) == (number, 32)
    assert fresh.pad_state.content is content


@pytest.mark.slow
def test_a_batch_of_single_examples_gives_the_weights_of_one_step(fresh, mnist):
    bare = Trainer(fresh.session.config, mnist, fresh.session.network)
    for number in range(1, 33):
        fresh.do("stepAction")
        fresh.wait(
            lambda number=number: (
                fresh.canvas.frame.progress.example_number == number
                and fresh.session.state is State.PAUSED
            )
        )
    fresh.wait_at_rest()
    bare.take_step()
    assert fresh.step_shown() == 1
    assert fresh.parameters().tobytes() == bare.network.parameters.tobytes()
    assert fresh.canvas.frame.progress.example_number == 32


@pytest.mark.slow
def test_the_reading_says_whose_it_is_and_the_pad_keeps_its_own(fresh, mnist):
    assert fresh.text("readingCaption") == "DRAWING READ AS"
    assert fresh.pad.note == ""
    of_drawing = fresh.answer
    press(fresh)
    frame = fresh.canvas.frame
    assert fresh.text("readingCaption") == "EXAMPLE READ AS"
    assert fresh.answer == mnist.classes[frame.answer]
    assert fresh.pad.note.startswith(f"read as {of_drawing}, ")
    assert fresh.pad.note in told(fresh.pad).value
    fresh.draw_seven()
    fresh.wait_at_rest()
    assert fresh.canvas.frame.probe is frame.probe
    seven = fresh.pad_state.image()
    read = mnist.classes[int(fresh.session.network.probabilities(seven[None])[0].argmax())]
    assert fresh.pad.note.startswith(f"read as {read}, ")
    fresh.do("clearPadAction")
    fresh.wait_at_rest()
    assert fresh.pad.note == ""


@pytest.mark.slow
def test_a_whole_batch_brings_the_drawing_back(fresh):
    press(fresh)
    fresh.action("batchStepAction").trigger()
    press(fresh)
    assert fresh.canvas.frame.probe.source is ProbeSource.DRAWING
    assert fresh.text("readingCaption") == "DRAWING READ AS"
    assert fresh.pad.note == ""


# One frame for all numbers


def number_in(text, before=""):
    """The first number in a text, after those words."""
    found = re.search(before + r"[^\d−-]*([−-]?)\+?(\d+\.?\d*)", text)
    return float(found.group(2)) * (-1 if found.group(1) else 1)


def numbers_seen(desk):
    """What the window tells of one frame: percentage in pad and picture, z on card and panel."""
    words = desk.canvas._item._labels._words
    return {
        "pad": number_in(desk.drawing.readout._sureness.text()),
        "output": number_in(words.percents[words.answer]),
        "card": number_in(desk.facts(), before="z&nbsp;"),
        "inspector": number_in(desk.text("neuronNumbers"), before="z "),
        "step": desk.step_shown(),
    }


def numbers_of(frame):
    percent = pytest.approx(100 * float(frame.forward.probabilities[0][frame.answer]), abs=0.11)
    z = pytest.approx(float(frame.forward.pre_activations[0][0, 3]), rel=0.01, abs=0.001)
    return {
        "pad": percent,
        "output": percent,
        "card": z,
        "inspector": z,
        "step": frame.progress.step,
    }


@pytest.fixture
def looked_at(desk):
    """A window with the inspector open, and a neuron chosen whose card is seen."""
    desk.inspector = desk.open_dock("inspectorDock")
    desk.canvas.pointing.choose((1, 3))
    desk.wait(lambda: desk.facts() is not None)
    desk.wait_at_rest()
    return desk


@pytest.mark.slow
def test_while_it_trains_all_numbers_are_of_one_frame(looked_at):
    desk, checked = looked_at, []

    def check(frame):
        checked.append((numbers_seen(desk), numbers_of(frame)))

    desk.session.change(epochs=None)
    # After all others, which were connected before.
    desk.application.context.frames.reading_ready.connect(check)
    desk.do("playAction")
    desk.wait(lambda: len(checked) >= 5)
    desk.do("playAction")
    desk.wait_at_rest()
    for seen, right in checked:
        assert seen == right
    assert checked[-1][0]["step"] == desk.session.shown_step > 0


@pytest.mark.slow
def test_at_rest_all_show_the_last_step(looked_at):
    desk = looked_at
    charts = desk.charts
    desk.session.change(epochs=None)
    for _ in range(2):
        desk.train(50)
        desk.open_dock("chartsDock")
        frame = desk.canvas.frame
        assert frame.progress.step == desk.session.trainer.step == desk.step_shown()
        for chart in (charts.loss, charts.accuracy):
            assert max(x[-1] for x, _ in chart._series.values()) == frame.progress.step
        desk.open_dock("inspectorDock")
        desk.wait_at_rest()
        assert numbers_seen(desk) == numbers_of(desk.canvas.frame)


@pytest.mark.slow
def test_at_full_speed_an_example_stays_until_it_can_be_read(desk):
    desk.do("clearPadAction")
    desk.session.change(epochs=None)
    shown, read = [], []
    desk.application.context.frames.frame_ready.connect(shown.append)
    desk.application.context.frames.reading_ready.connect(read.append)
    desk.do("playAction")
    desk.wait(lambda: len(read) >= 6)
    # Told to pause, it may come to another state before it stands still.
    desk.application.context.frames.frame_ready.disconnect(shown.append)
    desk.wait(lambda: read[-1].probe is shown[-1].probe)
    desk.do("playAction")
    desk.wait_at_rest()
    # Before the first step there is nothing to be read.
    inputs = {id(frame.probe) for frame in shown if frame.probe.source is ProbeSource.TRAINING}
    assert inputs
    assert inputs <= {id(frame.probe) for frame in read}
    last = desk.session.snapshot.example
    assert np.array_equal(
        desk.canvas.frame.probe.image, desk.session.trainer.dataset.train.images[last]
    )


@pytest.fixture
def patient(desk, monkeypatch):
    """A window in which what comes after the picture waits for ever; what was told, by signal."""
    frames, told = desk.application.context.frames, {"frame_ready": [], "rest_due": []}
    told["reading_ready"] = []
    for name, frames_told in told.items():
        getattr(frames, name).connect(frames_told.append)
    monkeypatch.setattr(frames_module, "_AFTER_PICTURE_MS", 10**6)
    desk.session.change(epochs=None)
    yield desk, told
    for name, frames_told in told.items():
        getattr(frames, name).disconnect(frames_told.append)


@pytest.mark.slow
def test_while_it_learns_all_but_the_picture_comes_after_it(patient):
    desk, told = patient
    desk.do("playAction")
    desk.wait(lambda: len(told["frame_ready"]) > 5)
    assert not [frame for frame in told["rest_due"] if frame.progress.step]
    desk.do("playAction")
    desk.wait_at_rest()
    assert told["rest_due"][-1] is desk.canvas.frame
    assert told["reading_ready"][-1] is desk.canvas.frame


@pytest.mark.slow
def test_while_it_learns_the_rest_does_not_come_of_each_frame(patient, monkeypatch):
    desk, told = patient
    monkeypatch.setattr(frames_module, "_AFTER_PICTURE_MS", 1)
    monkeypatch.setattr(frames_module, "_REST_MS", 10**6)
    desk.do("playAction")
    desk.wait(lambda: len(told["frame_ready"]) > 8)
    assert len([frame for frame in told["rest_due"] if frame.progress.step]) <= 1
    desk.do("playAction")
    desk.wait_at_rest()
    assert told["rest_due"][-1] is desk.canvas.frame


@pytest.mark.slow
def test_where_each_frame_takes_long_the_rest_comes_all_the_same(patient, monkeypatch):
    desk, told = patient
    # The next frame is there before: as where one takes all of the time between two.
    monkeypatch.setattr(frames_module, "_AFTER_PICTURE_MS", 2 * SLOWEST_MS)
    desk.do("playAction")
    learning = []

    def has_come():
        learning[:] = [frame for frame in told["rest_due"] if frame.progress.step]
        return len(learning) >= 3

    desk.wait(has_come)
    assert desk.session.state is State.RUNNING
    steps = [frame.progress.step for frame in learning]
    assert steps == sorted(steps)
    desk.do("playAction")
    desk.wait_at_rest()


@pytest.mark.slow
def test_a_drawing_is_read_at_once_while_it_learns(patient):
    desk, told = patient
    desk.do("clearPadAction")
    desk.wait_at_rest()
    desk.do("playAction")
    desk.wait(lambda: desk.canvas.frame.progress.step > 0)
    desk.draw_seven()
    desk.wait(lambda: told["reading_ready"][-1].probe.source is ProbeSource.DRAWING)
    assert desk.session.state is State.RUNNING
    desk.do("playAction")
    desk.wait_at_rest()


def test_a_rate_is_that_of_the_whole_time_between_two_batches(monkeypatch):
    now = [1.0]
    monkeypatch.setattr("visualnet.ui.session.rate_meter.perf_counter", lambda: now[0])
    meter = RateMeter()
    for second in range(70):
        now[0] = 1.0 + second
        meter.measure(100 + 32 * (second // 32))
    assert meter.examples_per_second == pytest.approx(1.0)
