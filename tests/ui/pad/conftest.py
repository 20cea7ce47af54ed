"""A pad by itself."""

import pytest

from visualnet.ui.pad.drawing_pad import DrawingPad


@pytest.fixture
def shown_pad(qtbot):
    """A pad of 200 pixels; `heard` is what it says of strokes begun and changed."""
    pad = DrawingPad()
    qtbot.addWidget(pad)
    pad.resize(200, 200)
    pad.show()
    qtbot.waitExposed(pad)
    pad.heard = []
    pad.stroke_started.connect(lambda: pad.heard.append("started"))
    pad.strokes_changed.connect(lambda: pad.heard.append("changed"))
    return pad
