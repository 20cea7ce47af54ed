"""The lit picture: sums of single connections, signs apart, nothing under what covers it."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import numpy as np
import pytest

from visualnet.errors import ShapeError
from visualnet.scene.colours import FULL_LIGHT, connection_table
from visualnet.scene.layout import Layout, make_layout
from visualnet.scene.lines import FULL_COVERAGE
from visualnet.scene.raster import ConnectionRaster, build_raster
from visualnet.scene.selection import Selection, select_connections

SIZES = [784, 16, 16, 10]
WIDTH, HEIGHT = 400, 300
BACKGROUND = 0xFF0E0F14
TABLE = connection_table((14, 15, 20), (95, 174, 255), (255, 140, 66), additive=True)


@pytest.fixture(scope="module")
def layout() -> Layout:
    return make_layout(SIZES, WIDTH, HEIGHT)


@pytest.fixture(scope="module")
def selection() -> Selection:
    shapes = pairwise(SIZES)
    return select_connections([np.ones(shape, np.float32) for shape in shapes])


@pytest.fixture(scope="module")
def raster(layout: Layout, selection: Selection) -> ConnectionRaster:
    return build_raster(layout, selection, (0, 0, WIDTH, HEIGHT), WIDTH, HEIGHT)


@pytest.fixture(scope="module")
def light(selection: Selection) -> np.ndarray:
    return np.random.default_rng(0).normal(0, 0.05, selection.drawn).astype(np.float32)


def light_of_pixels(raster: ConnectionRaster, light: np.ndarray) -> np.ndarray:
    """Return positive and negative light of each pixel of the grid, before tone and colour.

    (grid height, grid width, 2).
    """
    pixels = np.zeros((raster.grid[0] * raster.grid[1], 2))
    unit = FULL_LIGHT / (float(raster._most) * FULL_COVERAGE)
    pixels[raster._touched] = raster._product(light) * unit
    return pixels.reshape(*raster.grid, 2)


def image_buffer() -> np.ndarray:
    return np.full((HEIGHT, WIDTH), 7, np.uint32)


def only(connection: int, value: float) -> np.ndarray:
    light = np.zeros(12_960, np.float32)
    light[connection] = value
    return light


def test_one_connection_sums_to_its_visible_length_and_lies_on_its_line(
    layout: Layout, selection: Selection, raster: ConnectionRaster
) -> None:
    connection = selection.bounds[1] + 16 * 2 + 9  # hidden 1's neuron 2 to hidden 2's neuron 9
    pixels = light_of_pixels(raster, only(connection, 0.5))
    start, end = layout.positions[1][2], layout.positions[2][9]
    visible = np.hypot(*(end - start)) - layout.radii[1] - layout.radii[2] + 2
    assert pixels[..., 0].sum() == pytest.approx(0.5 * visible, rel=0.03)
    assert not pixels[..., 1].any()
    rows, columns = np.nonzero(pixels[..., 0])
    way = (end - start) / np.hypot(*(end - start))
    offsets = np.stack([columns + 0.5 - start[0], rows + 0.5 - start[1]], axis=1)
    assert np.abs(offsets @ np.array([-way[1], way[0]])).max() <= 1.0


def test_the_light_of_many_is_the_sum_of_single_ones(raster: ConnectionRaster) -> None:
    chosen = np.random.default_rng(1).choice(12_960, 40, replace=False)
    values = np.linspace(-0.9, 0.9, 40).astype(np.float32)
    together = np.zeros(12_960, np.float32)
    together[chosen] = values
    alone = sum(
        light_of_pixels(raster, only(int(c), float(v))) for c, v in zip(chosen, values, strict=True)
    )
    np.testing.assert_allclose(light_of_pixels(raster, together), alone, atol=1e-9)


def test_changing_the_sign_of_all_light_swaps_the_two_sums(
    raster: ConnectionRaster, light: np.ndarray
) -> None:
    there, back = light_of_pixels(raster, light), light_of_pixels(raster, -light)
    np.testing.assert_array_equal(there, back[..., ::-1])


def test_the_colour_of_a_pixel_is_that_of_its_light(
    raster: ConnectionRaster, light: np.ndarray
) -> None:
    image = raster.render(light, TABLE, image_buffer())
    coverage = 1 - np.exp(-light_of_pixels(raster, light))
    base, up, down = (np.array(c) for c in ((14, 15, 20), (95, 174, 255), (255, 140, 66)))
    expected = base + coverage[..., :1] * (up - base) + coverage[..., 1:] * (down - base)
    shown = np.stack([image >> 16 & 255, image >> 8 & 255, image & 255], axis=-1)
    # Two levels are rounded down, each up to 1/255 in the root of the light.
    assert np.abs(shown - np.minimum(expected, 255)).max() < 6


def test_no_light_is_background_and_every_pixel_is_written(raster: ConnectionRaster) -> None:
    image = raster.render(np.zeros(12_960, np.float32), TABLE, image_buffer())
    assert (image == BACKGROUND).all()


def test_nothing_is_drawn_under_the_image_or_the_neurons(
    layout: Layout, raster: ConnectionRaster, light: np.ndarray
) -> None:
    image = raster.render(light, TABLE, image_buffer())
    x, y, side = layout.input_rect
    inner = image[int(y) + 3 : int(y + side) - 2, int(x) + 3 : int(x + side) - 2]
    assert (inner == BACKGROUND).all()
    for column, row in layout.positions[2]:
        assert image[int(row), int(column)] == BACKGROUND


def test_light_beyond_all_bounds_saturates_and_does_not_wrap_into_the_other_sign(
    raster: ConnectionRaster,
) -> None:
    pixels = light_of_pixels(raster, np.full(12_960, 1e9, np.float32))
    assert not pixels[..., 1].any()
    image = raster.render(np.full(12_960, 1e9, np.float32), TABLE, image_buffer())
    x, y = WIDTH * 0.9, HEIGHT * 0.9
    assert image[int(y), int(x)] == BACKGROUND
    assert image.max() <= 0xFF5FAEFF
    assert (image == 0xFF5FAEFF).sum() > 1000


@pytest.mark.parametrize("dash", [0.0, 7.0])
def test_what_is_no_number_gives_no_light(
    layout: Layout, selection: Selection, light: np.ndarray, dash: float
) -> None:
    raster = build_raster(layout, selection, (0, 0, WIDTH, HEIGHT), WIDTH, HEIGHT, dash=dash)
    without, no_numbers = light.copy(), light.copy()
    without[::3], no_numbers[::3] = 0.0, np.nan
    expected = raster.render(without, TABLE, image_buffer())
    np.testing.assert_array_equal(raster.render(no_numbers, TABLE, image_buffer()), expected)


def test_the_same_light_gives_the_same_image_from_any_thread(
    raster: ConnectionRaster, light: np.ndarray
) -> None:
    expected = [raster.render(factor * light, TABLE, image_buffer()) for factor in range(4)]
    with ThreadPoolExecutor(4) as pool:
        jobs = [
            pool.submit(raster.render, (i % 4) * light, TABLE, image_buffer()) for i in range(24)
        ]
        for i, job in enumerate(jobs):
            np.testing.assert_array_equal(job.result(), expected[i % 4])


def test_a_zoomed_view_shows_the_same_line_where_it_is_then(
    layout: Layout, selection: Selection
) -> None:
    neuron = layout.positions[2][8]
    rect = (float(neuron[0]) - 40, float(neuron[1]) - 30, 80.0, 60.0)
    zoomed = build_raster(layout, selection, rect, WIDTH, HEIGHT)
    connection = selection.bounds[1] + 16 * 8 + 8  # level, so it comes in from the left
    rows, columns = np.nonzero(light_of_pixels(zoomed, only(connection, 1.0))[..., 0])
    assert set(rows) <= {149, 150}
    assert columns.min() == 0
    assert columns.max() == pytest.approx(200 - 5 * layout.radii[2], abs=2)


def test_a_view_of_nothing_is_background(layout: Layout, selection: Selection) -> None:
    raster = build_raster(layout, selection, (-900, -900, 50, 40), 50, 40)
    image = raster.render(np.ones(12_960, np.float32), TABLE, np.zeros((40, 50), np.uint32))
    assert raster.entries == 0
    assert (image == BACKGROUND).all()


@pytest.mark.parametrize(("share", "coarser"), [(0.6, False), (0.2, True)])
def test_the_limit_of_entries_is_kept_and_the_picture_stays_alike(
    layout: Layout,
    selection: Selection,
    raster: ConnectionRaster,
    light: np.ndarray,
    share: float,
    coarser: bool,
) -> None:
    limit = int(share * raster.entries)
    small = build_raster(layout, selection, (0, 0, WIDTH, HEIGHT), WIDTH, HEIGHT, limit)
    assert small.entries <= limit + selection.drawn
    assert (small.grid != small.shape) is coarser
    image = small.render(light, TABLE, image_buffer())
    whole = raster.render(light, TABLE, image_buffer())
    blue, wanted = (float((i & 255).mean()) for i in (image, whole))
    assert blue == pytest.approx(wanted, rel=0.25)
    assert image.shape == (HEIGHT, WIDTH)


def test_a_pruned_network_has_as_many_connections_as_were_selected() -> None:
    generator = np.random.default_rng(0)
    sizes = [784, 300, 200, 10]
    shapes = pairwise(sizes)
    chosen = select_connections([generator.normal(size=s).astype(np.float32) for s in shapes])
    raster = build_raster(make_layout(sizes, 400, 300), chosen, (0, 0, 400, 300), 400, 300)
    image = raster.render(np.full(chosen.drawn, -0.1, np.float32), TABLE, image_buffer())
    assert (image != BACKGROUND).sum() > 10_000


def test_a_buffer_or_light_of_another_shape_is_refused(
    raster: ConnectionRaster, light: np.ndarray
) -> None:
    with pytest.raises(ShapeError, match="connections"):
        raster.render(light[:-1], TABLE, image_buffer())
    with pytest.raises(ShapeError, match="contiguous"):
        raster.render(light, TABLE, image_buffer().T)


def test_negative_connections_are_dashed_where_asked_and_carry_as_much_light(
    layout: Layout, selection: Selection, raster: ConnectionRaster
) -> None:
    rect = (0, 0, WIDTH, HEIGHT)
    dashed = build_raster(layout, selection, rect, WIDTH, HEIGHT, dash=7.0)
    connection = selection.bounds[1] + 16 * 2 + 9
    solid = light_of_pixels(raster, only(connection, 0.5))[..., 0]
    np.testing.assert_allclose(
        light_of_pixels(dashed, only(connection, 0.5))[..., 0], solid, rtol=1e-4
    )
    pixels = light_of_pixels(dashed, only(connection, -0.5))[..., 1]
    lit, line = pixels > 0, solid > 0
    assert not (lit & ~line).any()
    assert 0.45 < lit.sum() / line.sum() < 0.75
    assert pixels.sum() == pytest.approx(solid.sum(), rel=0.1)
    # Dashes and gaps take turns along the line, as long as was asked for.
    rows = np.flatnonzero(line.any(axis=1))
    turns = np.flatnonzero(np.diff(lit[rows].any(axis=1).astype(int)))
    lengths = np.diff(turns) * (solid.sum() / 0.5 / len(rows))
    assert len(lengths) >= 8
    assert all(3.0 < length < 10.0 for length in lengths)


def test_dashes_of_a_bundle_add_up_to_no_pattern(
    layout: Layout, selection: Selection, raster: ConnectionRaster
) -> None:
    rect = (0, 0, WIDTH, HEIGHT)
    dashed = build_raster(layout, selection, rect, WIDTH, HEIGHT, dash=7.0)
    bundle = np.zeros(selection.drawn, np.float32)
    bundle[selection.part(0)] = -0.01
    light = light_of_pixels(dashed, bundle)[..., 1]
    whole = light_of_pixels(raster, -bundle)[..., 0]
    dense = whole > np.percentile(whole[whole > 0], 80)
    assert np.abs(light[dense] / whole[dense] - 1.0).mean() < 0.2


def test_dashes_count_as_entries_too(layout: Layout, selection: Selection) -> None:
    rect = (0, 0, WIDTH, HEIGHT)
    raster = build_raster(layout, selection, rect, WIDTH, HEIGHT, 1_000_000, dash=7.0)
    # How much of each line its dashes take is not known before.
    assert 900_000 < raster.entries <= 1_020_000


@pytest.mark.slow
@pytest.mark.parametrize("dash", [0.0, 7.0])
@pytest.mark.parametrize("sizes", [(784, 16, 16, 10), (784, 1024, 1024, 10)])
def test_at_2560_by_1440_raster_and_images_stay_under_250_megabytes(sizes, dash):
    rng = np.random.default_rng(1)
    weights = [rng.normal(size=pair).astype(np.float32) for pair in pairwise(sizes)]
    layout = make_layout(sizes, 2560, 1440)
    raster = build_raster(
        layout, select_connections(weights), (0, 0, 2560, 1440), 2560, 1440, dash=dash
    )
    two_images = 2 * 2560 * 1440 * 4
    assert 50e6 < raster.nbytes + two_images < 250e6
