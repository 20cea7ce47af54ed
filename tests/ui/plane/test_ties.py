"""Classes that are equally likely: none of them is marked as the answer."""

import pytest
from PySide6.QtGui import QImage

from visualnet.ui.pad.prediction_bars import PredictionBars
from visualnet.ui.pad.readout import PredictionReadout
from visualnet.ui.picture.words import output_words, told_text


@pytest.fixture
def tied(plane):
    """A window whose new network reads the middle of the plane as either class."""
    plane.session.new_weights()
    plane.application.context.pad.plane.set_values((0.0, 0.0))
    plane.wait(lambda: plane.canvas.frame.progress.step == 0)
    plane.wait(lambda: plane.canvas.frame.forward.probabilities[0].tolist() == [0.5, 0.5])
    plane.wait_at_rest()
    return plane


def colours_of(widget, place):
    image = widget.grab(place).toImage().convertToFormat(QImage.Format.Format_RGB32)
    return [image.pixel(x, y) for y in range(image.height()) for x in range(image.width())]


@pytest.mark.slow
def test_no_class_is_marked_where_two_are_equally_likely(tied):
    frame, classes = tied.canvas.frame, tied.session.classes
    assert tied.answer == ""
    assert (
        tied.window.findChild(PredictionReadout).sentence().startswith("1 or 2? 50.0\u202f% each")
    )
    assert output_words(frame, classes).answer is None
    assert output_words(frame, classes).percents == ["50.0\u202f%", "50.0\u202f%"]
    assert "Reads 1 or 2" in told_text(frame, classes, ())
    view = tied.application.plane.panel.view
    assert view.spoken_value().endswith("class 1 or 2, 50.0\u202f% each")
    bars = tied.window.findChild(PredictionBars)
    first, second = (
        colours_of(bars.viewport(), bar.adjusted(3, 2, -3, -2).toRect()) for bar in bars._tracks()
    )
    assert first == second
    assert "1: 50.0" in bars.spoken_value()


@pytest.mark.slow
def test_a_point_that_is_read_as_one_class_is_marked_again(tied):
    tied.application.context.pad.plane.set_values((3.0, 1.0))
    tied.wait(lambda: tied.canvas.frame.forward.probabilities[0].max() > 0.51)
    tied.wait_at_rest()
    frame = tied.canvas.frame
    assert tied.answer == tied.session.classes[frame.answer]
    assert output_words(frame, tied.session.classes).answer == frame.answer
