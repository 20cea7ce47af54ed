"""The widgets of the timeline as in a window: with its typeface and its numbers."""

import pytest

from tests.ui.timeline.line import Line
from visualnet.number_text import NumberStyle, use_style, used_style
from visualnet.ui.look.theme import apply_theme, load_theme


@pytest.fixture(autouse=True)
def _look_is_that_of_a_window(qapp):
    before = used_style()
    apply_theme(qapp, load_theme("dark"))
    use_style(NumberStyle())
    yield
    use_style(before)


@pytest.fixture
def line(desk):
    desk.train(700)
    line = Line(desk)
    desk.wait(lambda: line.strip._timeline.last_step == desk.session.shown_step)
    return line
