"""Lines by halving: where they run, how bright they are, and what lies beyond the image."""

from itertools import pairwise

import numpy as np
import pytest

from visualnet.scene.halving import draw_columns, halve, levels_of

WIDTH, HEIGHT = 32, 40


def drawn(light, slope=3, low=0, high=HEIGHT):
    """Draw one slab; light: {(height, displacement): light}."""
    levels = levels_of(WIDTH, slope, low, high, HEIGHT)
    top = levels[0]
    bins = np.zeros((1, top.rows, top.length, 2), np.float32)
    for (height, down), amount in light.items():
        bins[0, top.most + 1 + down, height - top.first] = amount, 2 * amount
    for above, below in pairwise(levels):
        # What was there before must not shine through.
        halves = np.full((2 * len(bins), below.rows, below.length, 2), np.nan, np.float32)
        halve(bins, above, halves, below)
        bins = halves
    image = np.zeros((WIDTH, HEIGHT, 2), np.float32)
    draw_columns(bins, levels[-1], image)
    return image


@pytest.mark.parametrize(("height", "down"), [(5, 0), (3, 31), (30, -17), (2, 32), (39, -39)])
def test_a_line_runs_from_end_to_end(height, down):
    image = drawn({(height, down): 1.0})
    np.testing.assert_allclose(image[..., 0].sum(axis=1), 1.0, atol=1e-5)
    np.testing.assert_allclose(image[..., 1], 2 * image[..., 0], atol=1e-5)
    middles = image[..., 0] @ np.arange(HEIGHT)
    meant = height + down * (np.arange(WIDTH) + 0.5) / WIDTH
    np.testing.assert_allclose(middles, meant, atol=0.51)


def test_a_line_stays_narrow():
    image = drawn({(4, 21): 1.0})[..., 0]
    meant = 4 + 21 * (np.arange(WIDTH) + 0.5) / WIDTH
    spread = (image * (np.arange(HEIGHT) - meant[:, None]) ** 2).sum(axis=1)
    assert np.sqrt(spread.mean()) < 0.75


def test_light_adds_up():
    rng = np.random.default_rng(1)
    lines = {
        (int(rng.integers(0, HEIGHT)), 0): float(rng.random()),
        (10, 20): 0.25,
        (25, -12): 3.0,
    }
    together = drawn(lines)
    one_by_one = sum(drawn({line: amount}) for line, amount in lines.items())
    np.testing.assert_allclose(together, one_by_one, atol=1e-5)


@pytest.mark.parametrize(("height", "down"), [(-20, 60), (50, -50), (20, 80), (-60, 90), (10, -90)])
def test_what_runs_beyond_the_image_is_left_out(height, down):
    image = drawn({(height, down): 1.0}, low=-200, high=200)[..., 0]
    ends = height + down * np.arange(WIDTH + 1) / WIDTH
    inside = (np.minimum(ends[1:], ends[:-1]) > 2) & (np.maximum(ends[1:], ends[:-1]) < HEIGHT - 3)
    outside = (np.maximum(ends[1:], ends[:-1]) < -2) | (
        np.minimum(ends[1:], ends[:-1]) > HEIGHT + 1
    )
    assert inside.any()
    assert outside.any()
    np.testing.assert_allclose(image[inside].sum(axis=1), 1.0, atol=1e-5)
    np.testing.assert_allclose(image[outside].sum(axis=1), 0.0, atol=1e-5)
