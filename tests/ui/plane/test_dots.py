"""Dots of the plane: many look like few, and no one waits for them."""

import numpy as np
import pytest
from PySide6.QtGui import QImage

from visualnet.ui.look.theme import load_theme
from visualnet.ui.plane.dots import DotLook, Dots, dot_picture, painted_dots
from visualnet.ui.plane.view import PlaneView


def dots(count, classes=3):
    random = np.random.default_rng(0)
    points = random.uniform(-1.1, 1.1, (count, 2))
    labels = random.integers(0, classes, count).astype(np.uint8)
    return Dots(points, labels, (0, 1), (-1.0, -1.0), (1.0, 1.0))


def channels(image):
    image = image.convertToFormat(QImage.Format.Format_RGBA8888_Premultiplied)
    pixels = np.frombuffer(image.constBits(), np.uint8)
    return pixels.reshape(image.height(), image.width(), 4).astype(float)


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_picture_of_many_dots_is_what_painting_them_gives(qapp, theme, ratio):
    look = DotLook(dots(60), dots(40), 3, load_theme(theme), 150.0, ratio)
    made, painted = dot_picture(look), painted_dots(look)
    assert made.size() == painted.size()
    assert made.devicePixelRatio() == ratio
    away = np.abs(channels(made) - channels(painted)).max(axis=2)
    # They differ at the edges, where the cells of one are coarser.
    assert away.mean() < 12
    assert (away > 128).mean() < 0.02


def test_the_plane_asks_for_many_dots_elsewhere_and_paints_a_few(qtbot):
    view = PlaneView()
    qtbot.addWidget(view)
    view.resize(200, 200)
    wanted = []
    view.dots_wanted.connect(wanted.append)
    view.show_dots(dots(50), None, 3)
    few = view.grab().toImage()
    assert not wanted
    view.show_dots(dots(20_000), dots(20_000), 3)
    assert view.grab().toImage() == few
    view.grab()
    (look,) = wanted
    view.show_dot_picture(look, dot_picture(look))
    assert view.grab().toImage() != few
    # What comes late is not shown over what is to be shown by now.
    view.show_dots(dots(50), None, 3)
    view.show_dot_picture(look, dot_picture(look))
    assert view.grab().toImage() == few
    assert len(wanted) == 1


def test_the_place_of_one_dot_is_that_in_all_of_them():
    some = dots(20)
    assert some.place(7).tolist() == some.places[7].tolist()


@pytest.mark.parametrize("is_kept", [False, True])
def test_a_dot_under_the_pointer_is_seen_whole(qtbot, is_kept):
    view = PlaneView()
    qtbot.addWidget(view)
    view.resize(200, 200)
    view.show_dots(Dots(np.zeros((1, 2)), np.zeros(1, np.uint8), (0, 1), (-1, -1), (1, 1)), None, 2)

    def around_the_dot():
        return channels(view.grab().toImage())[96:105, 96:105]

    alone = around_the_dot()
    whole = view.grab().toImage()
    view.show_point((0.5, 0.5), (0.5, 0.5) if is_kept else None)
    assert view.grab().toImage() != whole
    # Within a dot and its edge.
    across, down = np.meshgrid(np.arange(9) - 4, np.arange(9) - 4)
    is_dot = np.hypot(across, down) <= 4
    np.testing.assert_array_equal(around_the_dot()[is_dot], alone[is_dot])
