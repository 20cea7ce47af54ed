"""The connections as one image, held against the raster of the window."""

from itertools import pairwise

import numpy as np
import pytest

from visualnet.scene.colours import connection_table
from visualnet.scene.layout import make_layout
from visualnet.scene.raster import build_raster
from visualnet.scene.selection import select_connections
from visualnet.scene.stills import Still

TABLE = connection_table((0, 0, 0), (0, 120, 255), (255, 120, 0), additive=True)


@pytest.fixture(scope="module")
def scene():
    rng = np.random.default_rng(3)
    sizes = (784, 16, 10)
    weights = [rng.normal(size=(a, b)).astype(np.float32) for a, b in pairwise(sizes)]
    selection = select_connections(weights)
    light = np.concatenate([w.reshape(-1) for w in weights]) * np.float32(0.05)
    return make_layout(sizes, 400, 300), selection, light


def render(still, light):
    out = np.empty((still.height, still.width), np.uint32)
    assert still.render(light, TABLE, out)
    return out


def channels(image):
    return image.view(np.uint8).reshape(*image.shape, 4)[..., :3].astype(int)


@pytest.mark.slow
@pytest.mark.parametrize("dash", [0.0, 7.0])
@pytest.mark.parametrize("rect", [(0, 0, 400, 300), (100, 90, 120, 90)])
def test_a_still_is_what_the_window_would_show(scene, rect, dash):
    layout, selection, light = scene
    still = render(Still(layout, selection, rect, 800, 600, dash), light)
    raster = build_raster(layout, selection, rect, 800, 600, dash=dash)
    shown = raster.render(light, TABLE, np.empty((600, 800), np.uint32))
    difference = np.abs(channels(still) - channels(shown))
    if not dash:
        # The raster rounds light to its own unit; that is one step of a level or none.
        assert difference.max() <= 4
        assert difference.mean() < 0.1
    else:
        # Dashes begin elsewhere, but there are as many.
        assert channels(still).mean() == pytest.approx(channels(shown).mean(), rel=0.02)


def test_dashes_are_the_negative_ones_alone(scene):
    layout, selection, light = scene
    whole, dashed = (
        channels(render(Still(layout, selection, (0, 0, 400, 300), 400, 300, dash), light))
        for dash in (0.0, 7.0)
    )
    blue, red = 0, 2
    assert (whole[..., red] != dashed[..., red]).any()
    positive = np.where(light > 0, light, 0).astype(np.float32)
    same = [
        render(Still(layout, selection, (0, 0, 400, 300), 400, 300, dash), positive)
        for dash in (0.0, 7.0)
    ]
    assert (same[0] == same[1]).all()
    assert channels(same[0])[..., blue].any()


@pytest.mark.slow
def test_progress_rises_to_the_end_and_a_stop_is_heeded(scene):
    layout, selection, light = scene
    still = Still(layout, selection, (0, 0, 400, 300), 1600, 1200)
    shares: list[float] = []

    def note(share):
        shares.append(share)
        return True

    out = np.empty((1200, 1600), np.uint32)
    assert still.render(light, TABLE, out, note)
    assert shares == sorted(shares)
    assert len(shares) > 10
    assert shares[-1] == pytest.approx(1.0)
    assert not still.render(light, TABLE, out, lambda share: share < 0.3)


def test_without_light_there_is_the_background(scene):
    layout, selection, light = scene
    still = render(Still(layout, selection, (0, 0, 400, 300), 40, 30), np.zeros_like(light))
    assert (still == TABLE[0]).all()
