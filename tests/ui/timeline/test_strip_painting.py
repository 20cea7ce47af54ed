"""What is seen of the strip, in all themes and sizes."""

import pytest
from PySide6.QtGui import QColor

from tests.ui.timeline.sample import FLAGS, sample
from visualnet.ui.look.theme import THEMES, apply_theme, current_theme, load_theme
from visualnet.ui.timeline import strip_pictures
from visualnet.ui.timeline.strip import TimelineStrip
from visualnet.ui.timeline.strip_painting import flag_path


@pytest.fixture
def strip(qtbot):
    made = TimelineStrip()
    qtbot.addWidget(made)
    made.show_timeline(sample(flags=FLAGS))
    made.resize(600, made.sizeHint().height())
    made.show()
    qtbot.waitExposed(made)
    return made


def columns_of(strip, colour):
    """How many pixels of a colour are in each column."""
    image = strip.grab().toImage()
    return [
        sum(image.pixelColor(x, y) == colour for y in range(image.height()))
        for x in range(image.width())
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", THEMES)
def test_curve_and_knob_have_their_colours(qapp, strip, name):
    apply_theme(qapp, load_theme(name))
    theme, axis = current_theme(), strip.axis()
    at_knob = round(axis.x_of(500))
    assert sum(columns_of(strip, theme.warning)) == 0
    strip.show_step(500)
    looking_back = columns_of(strip, theme.warning)
    assert sum(looking_back) > 100
    assert abs(max(range(600), key=looking_back.__getitem__) - at_knob) < 40
    strip.show_step(None)
    assert sum(columns_of(strip, theme.warning)) == 0


@pytest.mark.parametrize("name", THEMES)
def test_what_is_after_the_knob_is_grey(qapp, strip, name):
    apply_theme(qapp, load_theme(name))

    def shades(step):
        strip.show_step(step)
        image = strip.grab().toImage()
        x = round(strip.axis().x_of(100))
        return [image.pixelColor(x + 5, y) for y in range(24, 28)]

    before, now = shades(5_000), shades(None)
    assert before == now
    grey = shades(20)
    assert max(map(QColor.hsvSaturation, grey)) < max(map(QColor.hsvSaturation, now))


def test_the_knob_moves_without_the_curve_being_drawn(strip, monkeypatch):
    drawn = []
    paint = strip_pictures.paint_content
    monkeypatch.setattr(
        strip_pictures,
        "paint_content",
        lambda *args, **named: (drawn.append(named), paint(*args, **named)),
    )
    for step in (500, 400, 300, None, 7):
        strip.show_step(step)
        strip.grab()
    assert len(drawn) == 1  # the grey one, the first time that one looks back
    strip.show_timeline(sample(40_000))
    strip.grab()
    assert len(drawn) == 3
    strip.resize(700, strip.height())
    strip.grab()
    assert len(drawn) == 5


def test_kinds_of_flags_have_forms_of_their_own():
    paths = [flag_path(kind, 4.5) for kind in ("settings", "edit", "mark", "fork")]
    assert len({tuple((e.x, e.y) for e in map(path.elementAt, range(path.elementCount())))
                for path in paths}) == 4  # fmt: skip
    areas = [path.boundingRect() for path in paths]
    assert all(area.height() >= 7 for area in areas)


@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0])
def test_its_height_follows_the_size_of_the_text(qapp, qtbot, scale):
    apply_theme(qapp, load_theme("dark"), scale)
    try:
        made = TimelineStrip()
        qtbot.addWidget(made)
        assert made.sizeHint().height() == pytest.approx(44 * scale, abs=3)
        made.show_timeline(sample(flags=FLAGS))
        made.show_step(500)
        assert not made.grab().isNull()
    finally:
        apply_theme(qapp, load_theme("dark"))


@pytest.mark.parametrize("width", [1, 40, 160, 300, 1_000, 4_000])
def test_every_width_is_painted(strip, width):
    for step in (None, 0, 500, 34_380):
        strip.resize(width, strip.height())
        strip.show_step(step)
        assert not strip.grab().isNull()
