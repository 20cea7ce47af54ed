"""All connections of a network, against the sum of every line."""

from itertools import pairwise

import numpy as np
import pytest

from visualnet.scene.colours import FULL_LIGHT, connection_table
from visualnet.scene.crowd_light import CrowdLight, CrowdState
from visualnet.scene.layout import make_layout
from visualnet.scene.lines import FULL_COVERAGE, cover, short_runs
from visualnet.scene.parts import Connection, Pair
from visualnet.scene.raster import visible_lines
from visualnet.scene.selection import select_connections
from visualnet.scene.stills import Still
from visualnet.scene.values import ValueSource

WIDTH, HEIGHT = 640, 420


def random_weights(sizes):
    rng = np.random.default_rng(len(sizes))
    shapes = [rng.standard_normal(pair) for pair in pairwise(sizes)]
    return [(np.sign(w) * np.abs(w) ** 1.5).astype(np.float32) for w in shapes]


def seen_part(zoom):
    return (
        0.4 * WIDTH * (1 - 1 / zoom),
        0.4 * HEIGHT * (1 - 1 / zoom),
        WIDTH / zoom,
        HEIGHT / zoom,
    )


def every_line(layout, selection, rect, light):
    """Return the light of every pixel, line by line: (height, width, 2), shares of FULL_LIGHT."""
    lines = visible_lines(layout, selection, rect, (WIDTH, HEIGHT))
    sums = np.zeros((HEIGHT * WIDTH, 2))
    for sign, some in enumerate((light > 0, light < 0)):
        chosen = np.flatnonzero(some)
        for run in short_runs(lines.taken(chosen)):
            covered = cover(lines.taken(chosen[run]), WIDTH, HEIGHT, True)
            strength = np.repeat(np.abs(light[chosen[run]]), np.diff(covered.bounds))
            lit = strength * covered.coverage / FULL_COVERAGE
            sums[:, sign] += np.bincount(covered.pixels, lit, HEIGHT * WIDTH)
    return sums.reshape(HEIGHT, WIDTH, 2) / FULL_LIGHT


def open_places(layout, rect):
    """Return which pixels neither the input's square nor a neuron covers: (height, width)."""
    scale = WIDTH / rect[2]
    down, across = np.mgrid[:HEIGHT, :WIDTH] + 0.5
    x, y = across / scale + rect[0], down / scale + rect[1]
    left, top, side = layout.input_rect
    covered = (np.abs(x - left - side / 2) < side / 2 + 1) & (
        np.abs(y - top - side / 2) < side / 2 + 1
    )
    for positions, radius in zip(layout.positions[1:], layout.radii[1:], strict=True):
        for centre in positions:
            reach = radius + 1 / scale
            rows = np.abs(y[:, 0] - centre[1]) < reach
            columns = np.abs(x[0] - centre[0]) < reach
            place = np.ix_(rows, columns)
            covered[place] |= (x[place] - centre[0]) ** 2 + (y[place] - centre[1]) ** 2 < reach**2
    return ~covered


def lit_crowd(layout, rect, source, selection, factors, share=1.0, parts=()):
    crowd = CrowdLight(layout, rect, (HEIGHT, WIDTH), 1.0)
    crowd.begin(CrowdState(source, selection, factors, share, parts))
    assert crowd.go_on()
    return crowd


def pictures_of(sizes, zoom):
    """Return the light of every line, the same with the crowd added up, and what is uncovered."""
    layout, rect = make_layout(sizes, WIDTH, HEIGHT), seen_part(zoom)
    weights = random_weights(sizes)
    # So little that nothing of it is dimmed.
    factors = [1.0 / w.size for w in weights]
    light = np.concatenate([w.reshape(-1) / w.size for w in weights])
    everything, strongest = select_connections(weights, light.size), select_connections(weights)
    bounds = zip(everything.bounds, strongest.indices, strict=False)
    chosen = np.concatenate([first + indices for first, indices in bounds])
    crowd = lit_crowd(layout, rect, ValueSource(weights), strongest, factors)
    exact = every_line(layout, everything, rect, light)
    added = every_line(layout, strongest, rect, light[chosen]) + crowd.image
    return exact, added, open_places(layout, rect)


NETWORKS = [
    pytest.param((784, 30, 10), id="23,820"),
    pytest.param((784, 128, 64, 10), id="109,184", marks=pytest.mark.slow),
    pytest.param((784, 300, 10), id="238,200", marks=pytest.mark.slow),
    pytest.param((784, 256, 256, 128, 10), id="300,288", marks=pytest.mark.slow),
]


@pytest.mark.parametrize("zoom", [1.0, 2.5])
@pytest.mark.parametrize("sizes", NETWORKS)
def test_a_picture_is_that_of_every_line(sizes, zoom):
    exact, added, is_open = pictures_of(sizes, zoom)
    for sign in (0, 1):
        lines, image = exact[is_open][:, sign], added[is_open][:, sign]
        assert image.sum() == pytest.approx(lines.sum(), rel=1e-3)
        bright = np.quantile(lines, 0.999)
        tones = [np.sqrt(np.clip(each / bright, 0.0, 1.0)) for each in (lines, image)]
        assert np.sqrt(np.mean((tones[0] - tones[1]) ** 2)) < 0.025


@pytest.fixture
def small():
    """A layout with few connections, all weights 1, and a selection of half of the first pair."""
    sizes = (784, 4, 10)
    weights = [np.ones(pair, np.float32) for pair in pairwise(sizes)]
    weights[0][:392] = 2.0
    layout = make_layout(sizes, WIDTH, HEIGHT)
    return layout, ValueSource(weights), select_connections(weights, 392 * 4 + 40)


FAINT = (1e-4, 1e-4)


def test_what_is_drawn_line_by_line_is_no_part_of_it(small):
    layout, source, selection = small
    image = lit_crowd(layout, seen_part(1.0), source, selection, FAINT).image
    assert not image[..., 1].any()
    after = layout.positions[1][0, 0] + layout.radii[1] + 4
    assert not image[:, int(after) :].any()
    # The strongest come from the upper half of the input.
    light = np.full(selection.total - selection.drawn, 1e-4)
    rest = select_connections([source.matrices[0] == 1.0, source.matrices[1]], 392 * 4 + 40)
    lines = every_line(layout, rest, seen_part(1.0), np.append(light, np.zeros(40)))
    is_open = open_places(layout, seen_part(1.0))
    assert image[is_open].sum() == pytest.approx(lines[is_open].sum(), rel=0.01)


def test_too_much_light_is_dimmed(small):
    layout, source, selection = small
    faint, bright, brighter = (
        lit_crowd(layout, seen_part(1.0), source, selection, (factor, factor)).image
        for factor in (1e-4, 0.5, 5.0)
    )
    assert bright.max() > 10 * faint.max()
    np.testing.assert_allclose(bright, brighter, rtol=1e-3, atol=1e-6)


def test_what_stands_out_keeps_its_light(small):
    layout, source, selection = small
    rect = seen_part(1.0)
    usual = lit_crowd(layout, rect, source, selection, FAINT).image
    ends = (np.s_[:, 2], np.s_[700], np.s_[700, 2])
    parts = ((1, 2), 2.5), ((0, 700), 12.0), (Connection(0, 700, 2), 12.0)
    for place, (part, factor) in zip(ends, parts, strict=True):
        lit = lit_crowd(layout, rect, source, selection, FAINT, parts=(part,)).image
        alone = [np.zeros_like(matrix) for matrix in source.matrices]
        alone[0][place] = source.matrices[0][place]
        lines = lit_crowd(layout, rect, ValueSource(alone), selection, FAINT).image
        assert lines.any()
        meant = 0.12 * usual + (factor - 0.12) * lines
        np.testing.assert_allclose(lit, meant, atol=1e-4 * meant.max())
    lit = lit_crowd(layout, rect, source, selection, FAINT, parts=(Pair(0),)).image
    np.testing.assert_allclose(lit, usual)
    lit = lit_crowd(layout, rect, source, selection, FAINT, parts=(Pair(1),)).image
    np.testing.assert_allclose(lit, 0.12 * usual, rtol=1e-4, atol=1e-9)


def test_the_share_that_stays_clear_counts_the_strongest(small):
    layout, source, selection = small
    rect = seen_part(1.0)
    usual = lit_crowd(layout, rect, source, selection, FAINT).image
    half = lit_crowd(layout, rect, source, selection, FAINT, share=0.5).image
    np.testing.assert_allclose(half, 0.12 * usual, rtol=1e-4, atol=1e-9)
    # More than the strongest: equally strong ones cannot be told apart.
    more = lit_crowd(layout, rect, source, selection, FAINT, share=0.6).image
    np.testing.assert_allclose(more, usual, rtol=1e-4)


def test_a_bit_at_a_time_it_comes_to_the_same(small):
    layout, source, selection = small
    whole = lit_crowd(layout, seen_part(1.0), source, selection, FAINT)
    crowd = CrowdLight(layout, seen_part(1.0), (HEIGHT, WIDTH), 1.0)
    crowd.begin(CrowdState(source, selection, FAINT, 1.0, ()))
    dark, bits = crowd.image, 0
    while not crowd.go_on(0.0):
        bits += 1
        assert crowd.image is dark
        assert crowd.is_busy
    assert bits > 5
    np.testing.assert_array_equal(crowd.image, whole.image)
    assert not crowd.is_busy
    assert not dark.any()
    # What is overtaken stops where it is, whatever time it has.
    crowd.begin(CrowdState(source, selection, FAINT, 0.5, ()))
    assert not crowd.go_on(1e6, lambda: True)
    assert crowd.is_busy
    assert crowd.go_on()
    crowd.clear()
    assert not crowd.image.any()


def test_negative_light_is_dashed_and_stays_as_much(small):
    layout, source, selection = small
    rect = seen_part(1.0)
    dark = ValueSource([-source.matrices[0], source.matrices[1]])
    whole, dashed = (CrowdLight(layout, rect, (HEIGHT, WIDTH), 1.0, dash) for dash in (0.0, 7.0))
    for crowd in (whole, dashed):
        crowd.begin(CrowdState(dark, selection, FAINT, 1.0, ()))
        crowd.go_on()
    assert not dashed.image[..., 0].any()
    assert dashed.image.sum() == pytest.approx(whole.image.sum(), rel=0.01)
    is_lit = whole.image[..., 1] > 0.01 * whole.image.max()
    assert (dashed.image[..., 1][is_lit] == 0).mean() == pytest.approx(0.7 / 1.7, abs=0.03)
    # Enlarged for a file, too.
    still = Still(
        layout, selection, rect, 2 * WIDTH, 2 * HEIGHT, 14.0, whole.image / whole.image.max()
    )
    out = np.empty((2 * HEIGHT, 2 * WIDTH), np.uint32)
    table = connection_table((0, 0, 0), (0, 0, 255), (0, 255, 0), additive=True)
    assert still.render(np.zeros(selection.drawn, np.float32), table, out)
    green = (out >> 8) & 255
    assert (green[np.repeat(np.repeat(is_lit, 2, 0), 2, 1)] == 0).mean() == pytest.approx(
        0.7 / 1.7, abs=0.03
    )


def test_the_share_dims_what_is_too_bright_as_well(small):
    layout, source, selection = small
    rect, bright = seen_part(1.0), (0.5, 0.5)
    usual = lit_crowd(layout, rect, source, selection, bright).image
    half = lit_crowd(layout, rect, source, selection, bright, share=0.5).image
    np.testing.assert_allclose(half, 0.12 * usual, rtol=1e-3, atol=1e-7)


@pytest.mark.parametrize("zoom", [4.0, 20.0])
def test_a_view_may_begin_at_a_neuron(zoom):
    sizes = (784, 24, 10)
    layout, weights = make_layout(sizes, WIDTH, HEIGHT), random_weights(sizes)
    few = select_connections(weights, 300)
    everything = select_connections(weights, 10**6)
    light = np.concatenate([w.reshape(-1) / w.size for w in weights])
    drawn = zip(everything.bounds, few.indices, strict=False)
    light[np.concatenate([first + indices for first, indices in drawn])] = 0.0
    x, y = layout.positions[1][9].tolist()
    rect = (x, y - HEIGHT / zoom / 2, WIDTH / zoom, HEIGHT / zoom)
    factors = [1.0 / w.size for w in weights]
    image = lit_crowd(layout, rect, ValueSource(weights), few, factors).image
    lines = every_line(layout, everything, rect, light)
    is_open = open_places(layout, rect)
    assert image[is_open].sum() == pytest.approx(lines[is_open].sum(), rel=0.02, abs=1e-6)
