"""A network of more connections than are drawn line by line: all of them are in its images."""

import numpy as np
import pytest

from visualnet.nn.network import Network
from visualnet.scene.colours import connection_table
from visualnet.scene.layout import make_layout
from visualnet.ui.picture.connection_image import (
    ConnectionPicture,
    PictureRequest,
    RenderRequest,
    picture_for,
)
from visualnet.ui.picture.modes import Mode
from visualnet.ui.session.frame import Frame, Probe, ProbeSource, Progress

SIZES = (784, 24, 10)
WIDTH, HEIGHT = 480, 320
TABLE = connection_table((0, 0, 0), (0, 0, 255), (0, 255, 0), additive=True)


def frame_of(seed):
    network = Network(SIZES, ("sigmoid",))
    network.parameters[:] = np.random.default_rng(seed).normal(0, 0.3, network.parameters.size)
    image = np.full((28, 28), 200, np.uint8)
    forward = network.forward(image.reshape(1, -1).astype(np.float32) / np.float32(255))
    probe = Probe(image, None, ProbeSource.DRAWING)
    return Frame(1, network, probe, forward, None, Progress())


@pytest.fixture(scope="module")
def frame():
    return frame_of(1)


def asked(frame, mode=Mode.WEIGHT, dash=0.0):
    rect = (0.0, 0.0, float(WIDTH), float(HEIGHT))
    return PictureRequest(make_layout(SIZES, WIDTH, HEIGHT), frame, mode, rect, WIDTH, HEIGHT, dash)


@pytest.fixture
def picture(frame):
    made = picture_for(asked(frame), None, 1.0)
    assert made.needs_crowd
    request = made.request
    assert picture_for(request, made, 1.0) is made
    assert not made.needs_crowd
    return made


def rest(picture, frame, mode=Mode.WEIGHT, share=1.0, parts=()):
    """Return the image of a frame that stays, and how many it took until no other was to come."""
    request = RenderRequest(picture, frame, mode, share, parts, TABLE)
    for number in range(1, 200):
        image = picture.render(request)
        if image.is_settled:
            return image.pixels.copy(), number
    raise AssertionError("the picture never comes to rest")


def light(pixels):
    return int((pixels & 255).sum() + (pixels >> 8 & 255).sum())


def test_the_others_add_their_light(frame, picture):
    alone = ConnectionPicture(picture.request)
    assert alone.needs_crowd
    assert alone.selection.drawn == 15_000 < alone.selection.total == 784 * 24 + 240
    strongest, _ = rest(alone, frame)
    everything, _ = rest(picture, frame)
    assert light(everything) > 1.02 * light(strongest)
    assert picture.nbytes > alone.nbytes


def test_at_rest_an_image_depends_on_nothing_before(frame, picture):
    image, _ = rest(picture, frame)
    rest(picture, frame_of(2))
    rest(picture, frame, parts=((1, 3),))
    rest(picture, frame, share=0.3)
    again, _ = rest(picture, frame)
    np.testing.assert_array_equal(again, image)
    other = picture_for(picture.request, None, 1.0)
    other.add_crowd()
    np.testing.assert_array_equal(rest(other, frame)[0], image)


def test_pointing_and_threshold_dim_the_others_too(frame, picture):
    usual, _ = rest(picture, frame)
    for look in ({"parts": ((1, 3),)}, {"share": 0.1}):
        dimmed, _ = rest(picture, frame, **look)
        assert light(dimmed) < 0.8 * light(usual)


def test_a_film_has_all_the_light_at_once(frame, picture):
    still, _ = rest(picture, frame)
    film = picture_for(picture.request, None, 1.0)
    film.add_crowd()
    request = RenderRequest(film, frame, Mode.WEIGHT, 1.0, (), TABLE, elapsed=0.1)
    np.testing.assert_array_equal(film.render(request).pixels, still)


def test_nothing_to_show_is_dark(frame, picture):
    rest(picture, frame)
    dark, _ = rest(picture, frame, mode=Mode.GRADIENT)
    assert light(dark) == 0


def test_a_choice_of_other_lines_keeps_the_others_geometry(frame, picture):
    other = picture_for(asked(frame_of(3)), picture, 1.0)
    # Another layout, if an equal one.
    assert other is not picture
    assert other.needs_crowd
    request = asked(frame_of(3))
    moved = PictureRequest(
        picture.request.layout, request.frame, Mode.WEIGHT, picture.request.rect, WIDTH, HEIGHT, 0.0
    )
    chosen_anew = picture_for(moved, picture, 1.0)
    assert chosen_anew is not picture
    assert chosen_anew.crowd is picture.crowd
    image, _ = rest(chosen_anew, moved.frame)
    afresh = picture_for(moved, None, 1.0)
    afresh.add_crowd()
    np.testing.assert_array_equal(rest(afresh, moved.frame)[0], image)


def test_what_nobody_waits_for_any_more_is_not_built(picture):
    given_up = ConnectionPicture(picture.request)
    asked_so_often = []

    def is_wanted():
        asked_so_often.append(None)
        return len(asked_so_often) < 2

    assert picture_for(picture.request, given_up, 1.0, is_wanted) is given_up
    assert len(asked_so_often) == 2
    assert given_up.needs_crowd
    given_up.add_crowd()
    assert not given_up.needs_crowd
