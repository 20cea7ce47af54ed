"""From strokes and ink to 28×28, stage by stage."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualnet.data.datasets import load_dataset
from visualnet.data.drawing.scaling import crop_to_ink
from visualnet.data.drawing.stages import centre_by_mass, fit_into_box, stages_of_image
from visualnet.data.drawing.strokes import RAW_SIDE, draw_strokes, read_strokes

SEVEN = [[(60.0, 50.0), (200.0, 55.0), (110.0, 230.0)], [(90.0, 140.0), (180.0, 140.0)]]


def _scaled(factor: float, dx: float = 0, dy: float = 0) -> list[list[tuple[float, float]]]:
    return [[(x * factor + dx, y * factor + dy) for x, y in stroke] for stroke in SEVEN]


def _difference(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.abs(a.astype(float) - b).mean())


def test_every_stage_has_its_shape() -> None:
    stages = read_strokes(SEVEN, 280)
    assert stages.raw.shape == (RAW_SIDE, RAW_SIDE)
    assert stages.fitted.shape == (20, 20)
    assert stages.centred.shape == (28, 28)
    for stage in (stages.raw, stages.cropped, stages.fitted, stages.centred):
        assert stage.dtype == np.uint8
        assert stage.max() == 255
    for edge in (stages.cropped[0], stages.cropped[-1], stages.cropped[:, 0]):
        assert edge.any()
    assert not stages.is_empty


def test_the_digit_fills_the_box_and_is_centred_by_mass() -> None:
    stages = read_strokes(SEVEN, 280)
    assert np.flatnonzero(stages.fitted.any(axis=1)).tolist() == list(range(20))
    index = np.arange(28)
    total = stages.centred.sum(dtype=float)
    for axis in (0, 1):
        centre = stages.centred.sum(axis=axis, dtype=float) @ index / total
        assert abs(centre - 14) <= 0.5
    assert stages.centred.sum() == stages.fitted.sum()


def test_mnist_passes_through_unchanged() -> None:
    images = load_dataset().test.images[:1000]
    same = sum(np.array_equal(stages_of_image(image).centred, image) for image in images)
    assert same >= 995


def test_size_of_the_pad_and_place_do_not_matter() -> None:
    seen = read_strokes(SEVEN, 280).centred
    assert _difference(seen, read_strokes(_scaled(2), 560).centred) == 0
    assert _difference(seen, read_strokes(_scaled(0.37), 280 * 0.37).centred) < 1
    assert _difference(seen, read_strokes(_scaled(1, 30, 25), 280).centred) < 4


def test_a_resized_digit_keeps_its_aspect_ratio() -> None:
    tall = fit_into_box(np.full((80, 16), 255, np.uint8))
    assert np.count_nonzero(tall.any(axis=0)) == 4
    assert np.count_nonzero(tall.any(axis=1)) == 20
    hair = fit_into_box(np.full((500, 1), 255, np.uint8))
    assert np.count_nonzero(hair.any(axis=0)) == 1


def test_fitting_averages_areas() -> None:
    stripes = np.zeros((80, 80), np.uint8)
    stripes[:, ::2] = 200
    assert set(np.unique(fit_into_box(stripes))) == {100}


def test_the_brush_is_as_wide_as_asked() -> None:
    for brush in (0.05, 0.1, 0.2):
        line = draw_strokes([[(50.0, 50.0), (250.0, 50.0)]], 300, brush)
        assert line[:, RAW_SIDE // 2].sum() / 255 == pytest.approx(brush * RAW_SIDE, abs=0.4)
        dot = draw_strokes([[(150.0, 150.0)]], 300, brush)
        area = np.pi / 4 * (brush * RAW_SIDE) ** 2
        assert dot.sum(dtype=float) / 255 == pytest.approx(area, rel=0.1)
        index = np.arange(RAW_SIDE) + 0.5
        assert dot.sum(axis=0, dtype=float) @ index / dot.sum(dtype=float) == pytest.approx(
            RAW_SIDE / 2, abs=0.2
        )


def test_edges_are_antialiased() -> None:
    raw = read_strokes([[(20.0, 20.0), (250.0, 180.0)]], 280).raw
    assert np.count_nonzero((raw > 0) & (raw < 255)) > 50


@pytest.mark.parametrize("strokes", [[], [[]], [[(900.0, 900.0)]], [[(-1e300, 5.0)]]])
def test_nothing_drawn_is_nothing_seen(strokes: list[list[tuple[float, float]]]) -> None:
    stages = read_strokes(strokes, 280)
    assert stages.is_empty
    assert stages.centred.shape == (28, 28)
    assert stages.cropped.size
    assert not stages.raw.any()


def test_what_leaves_the_pad_is_cut_off() -> None:
    inside = read_strokes([[(140.0, 140.0), (280.0, 140.0)]], 280).raw
    outside = read_strokes([[(140.0, 140.0), (1000.0, 140.0)]], 280).raw
    assert np.array_equal(inside[:, :130], outside[:, :130])


def test_a_lopsided_digit_loses_no_ink() -> None:
    lopsided = np.zeros((20, 20), np.uint8)
    lopsided[:, 0] = 255
    lopsided[0, :] = 3
    centred = centre_by_mass(lopsided)
    assert centred.sum() == lopsided.sum()


def test_crop_keeps_exactly_the_ink() -> None:
    image = np.zeros((30, 40), np.uint8)
    image[5, 7] = image[9, 20] = 1
    assert crop_to_ink(image).shape == (5, 14)


_numbers = st.floats(allow_nan=False, allow_infinity=False, width=64)


@pytest.mark.slow
@given(
    st.lists(st.lists(st.tuples(_numbers, _numbers), max_size=5), max_size=4),
    st.floats(1e-3, 1e5),
)
def test_any_finite_strokes_can_be_read(
    strokes: list[list[tuple[float, float]]], side: float
) -> None:
    stages = read_strokes(strokes, side)
    assert stages.is_empty == (not stages.raw.any())
