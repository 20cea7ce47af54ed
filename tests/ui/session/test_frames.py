"""Which input a frame shows, and that all numbers of the window belong to one frame."""

import numpy as np
import pytest

from visualnet.data.batches import epoch_order
from visualnet.training.trainer import Trainer
from visualnet.ui.session.frame import ProbeSource


def press(desk, times=1):
    for _ in range(times):
        desk.do("stepAction")
        desk.wait_at_rest()


@pytest.fixture
def fresh(desk):
    """A window as it starts, a drawing in the pad, new weights, and steps of one example."""
    desk.do("newWeightsAction")
    desk.action("exampleStepAction").trigger()
    desk.wait_at_rest()
    return desk


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


def test_a_batch_of_single_examples_gives_the_weights_of_one_step(fresh, mnist):
    bare = Trainer(fresh.session.config, mnist, fresh.session.network)
    press(fresh, 32)
    bare.take_step()
    assert fresh.step_shown() == 1
    assert fresh.parameters().tobytes() == bare.network.parameters.tobytes()
    assert fresh.canvas.frame.progress.example_number == 32


def test_the_reading_says_whose_it_is_and_the_pad_keeps_its_own(fresh, mnist):
    assert fresh.text("readingCaption") == "READS THE DRAWING"
    assert fresh.pad.note == ""
    of_drawing = fresh.answer
    press(fresh)
    frame = fresh.canvas.frame
    assert fresh.text("readingCaption") == "READS THE EXAMPLE"
    assert fresh.answer == mnist.classes[frame.answer]
    assert fresh.pad.note.startswith(f"read as {of_drawing}, ")
    assert fresh.pad.accessibleDescription() == fresh.pad.note
    fresh.draw_seven()
    fresh.wait_at_rest()
    assert fresh.canvas.frame.probe is frame.probe
    seven = fresh.pad_state.image()
    read = mnist.classes[int(fresh.session.network.probabilities(seven[None])[0].argmax())]
    assert fresh.pad.note.startswith(f"read as {read}, ")
    fresh.do("clearPadAction")
    fresh.wait_at_rest()
    assert fresh.pad.note == ""


def test_a_whole_batch_brings_the_drawing_back(fresh):
    press(fresh)
    fresh.action("batchStepAction").trigger()
    press(fresh)
    assert fresh.canvas.frame.probe.source is ProbeSource.DRAWING
    assert fresh.text("readingCaption") == "READS THE DRAWING"
    assert fresh.pad.note == ""
