"""Layouts stay inside the view, never overlap, and answer where a point lies."""

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import KDTree

from visualnet.errors import ShapeError
from visualnet.scene.layout import TILE_SIDE, TITLE_HEIGHT, Layout, make_layout, neuron_at

HIDDEN = st.lists(st.integers(1, 1024), min_size=0, max_size=4)


def right_edge(layout: Layout, layer: int) -> float:
    return float(layout.positions[layer][:, 0].max()) + layout.radii[layer]


@settings(max_examples=60, deadline=None)
@given(HIDDEN, st.integers(1, 1024), st.integers(320, 3840), st.integers(240, 2160))
def test_every_layer_stands_inside_the_view_to_the_right_of_the_one_before(
    hidden: list[int], classes: int, width: int, height: int
) -> None:
    layout = make_layout([784, *hidden, classes], width, height)
    x, y, side = layout.input_rect
    assert x >= 0
    assert y >= 0
    assert side <= 0.32 * width
    edge = x + side
    for layer in range(1, len(layout.positions)):
        points, radius = layout.positions[layer], layout.radii[layer]
        assert points[:, 0].min() - radius > edge
        assert points[:, 1].min() - radius >= 0
        assert points[:, 1].max() + radius <= height - TITLE_HEIGHT
        assert height - TITLE_HEIGHT < layout.title_positions[layer][1] < height
        edge = right_edge(layout, layer)
    assert edge <= width - min(90, 0.2 * width) + 0.01


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(HIDDEN, st.integers(320, 3840), st.integers(240, 2160))
def test_neurons_of_a_layer_never_overlap(hidden: list[int], width: int, height: int) -> None:
    layout = make_layout([784, *hidden, 10], width, height)
    for layer in range(1, len(layout.positions)):
        points = layout.positions[layer]
        assert layout.radii[layer] > 0
        if len(points) > 1:
            nearest = KDTree(points).query(points, k=2)[0][:, 1].min()
            assert nearest > 2 * layout.radii[layer]
            assert nearest == pytest.approx(layout.spacing[layer], rel=1e-2)


def test_the_little_network_is_one_column_a_layer_with_an_image_about_a_third_wide() -> None:
    layout = make_layout([784, 16, 16, 10], 785, 590)
    assert 0.38 * 590 < layout.input_rect[2] <= 0.45 * 590
    columns = [points[:, 0] for points in layout.positions[1:]]
    assert all(np.ptp(column) == 0 for column in columns)
    gaps = np.diff([column[0] for column in columns])
    assert gaps[0] == pytest.approx(gaps[1], rel=1e-3)
    assert all(10 < radius <= 12 for radius in layout.radii[1:])


def test_as_many_outputs_as_data_may_have_stand_in_one_column() -> None:
    layout = make_layout([784, 62, 62], 1366, 768)
    assert len(np.unique(layout.positions[1][:, 0])) > 1
    assert len(np.unique(layout.positions[2][:, 0])) == 1


def test_a_wide_layer_is_a_block_of_neurons_that_can_be_told_apart() -> None:
    layout = make_layout([784, 512, 10], 785, 590)
    assert len(np.unique(layout.positions[1][:, 0])) > 4
    assert layout.spacing[1] > 8
    assert np.ptp(layout.positions[1][:, 0]) < 0.5 * 785


@settings(max_examples=30, deadline=None)
@given(HIDDEN, st.integers(320, 2000), st.integers(240, 1200), st.randoms())
def test_the_centre_of_a_neuron_answers_for_it(
    hidden: list[int], width: int, height: int, random: Random
) -> None:
    layout = make_layout([784, *hidden, 10], width, height)
    for layer, points in enumerate(layout.positions):
        index = random.randrange(len(points))
        assert neuron_at(layout, *points[index].tolist()) == (layer, index)


def test_reach_and_empty_space() -> None:
    layout = make_layout([784, 16, 16, 10], 800, 600)
    x, y = layout.positions[2][5].tolist()
    beside = x + layout.radii[2] + 3
    assert neuron_at(layout, beside, y, reach=4) == (2, 5)
    assert neuron_at(layout, beside, y, reach=2) is None
    left, top, side = layout.input_rect
    assert neuron_at(layout, left - 1, top) is None
    assert neuron_at(layout, left + 0.01, top + 0.01) == (0, 0)
    assert neuron_at(layout, left + side - 0.01, top + side - 0.01) == (0, 783)


def test_an_input_that_is_no_square_keeps_its_proportions() -> None:
    layout = make_layout([6, 4], 800, 600, input_shape=(2, 3))
    assert np.ptp(layout.positions[0][:, 0]) == pytest.approx(2 * layout.cell)
    assert np.ptp(layout.positions[0][:, 1]) == pytest.approx(layout.cell)
    assert neuron_at(layout, *layout.positions[0][4].tolist()) == (0, 4)


@pytest.mark.parametrize("sizes", [[784], [784, 0], [100, 10]])
def test_sizes_that_make_no_picture_are_refused(sizes: list[int]) -> None:
    with pytest.raises(ShapeError):
        make_layout(sizes, 800, 600)


def test_positions_are_read_only() -> None:
    layout = make_layout([784, 10], 800, 600)
    assert not any(points.flags.writeable for points in layout.positions)


@pytest.mark.parametrize(
    "sizes", [(2, 2), (2, 8, 8, 2), (7, 16, 16, 3), (3, 2, 2), (8, 64, 64, 10)]
)
@pytest.mark.parametrize("size", [(320, 240), (560, 560), (1366, 768), (3840, 2160)])
def test_tiles_of_points_never_overlap(sizes, size):
    layout = make_layout(sizes, *size, (sizes[0], 1))
    assert layout.has_tiles
    places = np.concatenate(layout.positions)
    radii = np.repeat(layout.radii, sizes)
    away = np.abs(places[:, None] - places).max(axis=2)
    np.fill_diagonal(away, np.inf)
    assert (away >= (radii[:, None] + radii) * 0.999).all()
    low, high = places - radii[:, None], places + radii[:, None]
    assert low.min() >= 0
    assert (high <= [layout.width, layout.height]).all()
    assert max(layout.radii) <= TILE_SIDE / 2
    x, y = layout.positions[0][-1].tolist()
    assert neuron_at(layout, x, y) == (0, sizes[0] - 1)


def test_a_usual_view_has_whole_tiles():
    layout = make_layout((2, 8, 8, 2), 700, 600, (2, 1))
    assert set(layout.radii) == {TILE_SIDE / 2}
