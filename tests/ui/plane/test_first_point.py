"""The point that is read first: one of the data, where there is more to see than in the middle."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest


@pytest.mark.parametrize("window", ["plane", "flowers"])
def test_the_first_point_is_one_that_is_learnt_from_and_says_so(window, request, qtbot):
    desk = request.getfixturevalue(window)
    application = desk.window.application
    state, session = application.context.pad.plane, application.session
    rows = session.dataset.train.rows
    distances = np.abs(rows - state.point.inputs[:, 0]).max(axis=1)
    assert distances.min() < 1e-5
    place = state.point.place
    assert max(abs(share - 0.5) for share in place) >= 0.2
    label = session.dataset.classes[int(session.dataset.train.labels[distances.argmin()])]
    assert session.classes[state.label] == label
    note = application.plane.panel.note
    assert note.isVisible()
    assert f"training point of class {label}." in note.text()
    # As soon as one points anywhere it is another point.
    view = application.plane.panel.view
    for across in (40, 45):
        QTest.mouseMove(view, QPoint(across, 50))
    qtbot.waitUntil(lambda: state.point.place != place)
    assert not note.isVisible()
    assert state.label is None


def test_the_first_reading_says_whether_it_is_right(flowers, qtbot):
    said = flowers.application.pad.panel.readout.sentence
    qtbot.waitUntil(lambda: any(word in said() for word in ("correct", "wrong")))
