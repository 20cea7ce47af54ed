"""Silenced, frozen and dead neurons are told from the others in picture, legend and card."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from tests.ui.listening import description
from visualnet.insight.neuron_marks import NO_MARKS, NeuronMarks
from visualnet.nn.edits import Freeze, Silence
from visualnet.nn.parts import Part
from visualnet.ui.picture.shown import place
from visualnet.ui.picture_export.painting import begin, paint_over


@pytest.fixture
def own_desk(reused_desk):
    return reused_desk


def around(desk, neuron):
    """The pixels of a neuron and its mark."""
    centre = desk.canvas.position_of(neuron).toPoint()
    image = desk.canvas.grab().toImage().copy(centre.x() - 14, centre.y() - 14, 28, 28)
    return bytes(image.constBits())


def legend(desk):
    return description(desk.window.findChild(QWidget, "connectionLegend"))


@pytest.mark.slow
def test_edits_by_hand_are_marked_until_they_are_undone(own_desk):
    desk, silent, frozen = own_desk, (1, 3), (2, 5)
    desk.session.change(epochs=None)
    assert not desk.canvas.frame.marks
    before = around(desk, frozen)
    desk.session.edit(Freeze(Part(*frozen)))
    desk.wait_at_rest()
    assert desk.canvas.frame.marks.frozen == (frozen,)
    # Freezing changes nothing else that is seen.
    assert around(desk, frozen) != before
    desk.session.edit(Silence(Part(*silent)))
    desk.wait_at_rest()
    desk.wait(
        lambda: "in a box: frozen" in legend(desk) and "crossed out: silenced" in legend(desk)
    )
    desk.hover(silent)
    assert "silenced" in desk.facts()
    desk.hover(frozen)
    assert "frozen" in desk.facts()
    desk.leave_canvas()
    # Training forgets what was done by hand, but leaves it as it is.
    desk.train(steps=5)
    marks = desk.canvas.frame.marks
    assert (marks.silenced, marks.frozen) == ((silent,), (frozen,))
    desk.do("restartAction")
    desk.wait_at_rest()
    assert not desk.canvas.frame.marks


def test_the_mark_in_the_exported_picture_is_a_shape(shared_desk):
    shown = shared_desk.canvas.shown_picture()
    placed = place(shown, 800, 600)

    def painted(marks):
        image = QImage(800, 600, QImage.Format.Format_RGB32)
        image.fill(shown.theme.background)
        painter = QPainter(image)
        begin(painter, placed)
        paint_over(painter, replace(shown, frame=replace(shown.frame, marks=marks)), placed)
        painter.end()
        return np.frombuffer(image.constBits(), np.uint8).copy()

    neurons = ((1, 3),)
    plain = painted(NO_MARKS)
    pictures = [
        painted(marks)
        for marks in (NeuronMarks(neurons), NeuronMarks((), neurons), NeuronMarks((), (), neurons))
    ]
    changed = [np.flatnonzero(picture != plain).tobytes() for picture in pictures]
    assert all(changed)
    assert len(set(changed)) == 3
