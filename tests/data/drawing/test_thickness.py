"""Strokes become as thick as the networks learnt them, however they were drawn."""

import numpy as np
import pytest

from visualnet.data.datasets import load_dataset
from visualnet.data.drawing.stages import STAGES, Stage, stages_of_image
from visualnet.data.drawing.strokes import STROKE_THICKNESS, draw_strokes, read_strokes
from visualnet.data.drawing.thickness import USUAL_RANGE, stroke_thickness

EIGHT = [
    [
        (140 + 45 * np.sin(2 * turn), 140 - 80 * np.cos(turn))
        for turn in np.linspace(0, 2 * np.pi, 60)
    ]
]


def _scaled(factor: float) -> list[list[tuple[float, float]]]:
    return [[(x * factor, y * factor) for x, y in stroke] for stroke in EIGHT]


def _difference(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.abs(a.astype(float) - b).mean())


@pytest.mark.parametrize("thickness", [3, 6, 10])
def test_thickness_is_measured(thickness: int) -> None:
    assert stroke_thickness(np.zeros((9, 9), np.uint8)) == 0
    line = draw_strokes([[(20.0, 70.0), (120.0, 90.0)]], 140, thickness / 140)
    assert stroke_thickness(line) == pytest.approx(thickness, rel=0.12)


@pytest.mark.parametrize("brush", [0.02, 0.04, 0.1])
@pytest.mark.parametrize("size", [0.15, 0.5, 1.0])
def test_neither_brush_nor_size_changes_what_is_seen(brush: float, size: float) -> None:
    usual = read_strokes(EIGHT, 280).centred
    assert _difference(read_strokes(_scaled(size), 280, brush).centred, usual) < 1.5
    assert stroke_thickness(usual) == pytest.approx(STROKE_THICKNESS, rel=0.1)


def test_loops_of_a_small_digit_stay_open() -> None:
    small = _scaled(0.2)
    without = read_strokes(small, 280, without={"thickened"}).centred
    seen = read_strokes(small, 280).centred
    row = seen[9:12].astype(int)
    assert row[:, 14].max() < 60 < 200 < row[:, :12].max()
    assert without[9:12, 14].min() > 200


@pytest.mark.parametrize("pixels", [2.0, 4.0, 50.0])
def test_images_come_into_the_usual_range(pixels: float) -> None:
    ink = draw_strokes(EIGHT, 280, pixels / 280)
    seen = stages_of_image(ink).centred
    low, high = USUAL_RANGE
    assert 0.85 * low <= stroke_thickness(seen) <= 1.15 * high
    untouched = stages_of_image(ink, {"thickened"}).centred
    assert not low <= stroke_thickness(untouched) <= high


def test_an_image_of_usual_thickness_stays_as_it_is() -> None:
    ink = draw_strokes(EIGHT, 280, 0.08)
    stages = stages_of_image(ink)
    assert np.array_equal(stages.thickened, stages.cropped)


def test_a_dot_stays_a_dot() -> None:
    dot = read_strokes([[(100.0, 100.0), (101.0, 100.0)]], 280).centred
    rows, columns = np.flatnonzero(dot.any(axis=1)), np.flatnonzero(dot.any(axis=0))
    assert min(len(rows), len(columns)) >= 18
    assert dot.sum() / 255 > 0.5 * 20**2


@pytest.mark.parametrize("stage", STAGES)
def test_each_stage_can_be_left_out(stage: Stage) -> None:
    lopsided = [[(150.0, 40.0), (150.0, 120.0), (190.0, 120.0), (230.0, 118.0)]]
    whole, less = read_strokes(lopsided, 280), read_strokes(lopsided, 280, without={stage})
    for earlier in STAGES[: STAGES.index(stage)]:
        assert np.array_equal(getattr(whole, earlier), getattr(less, earlier))
    assert getattr(whole, stage).shape != getattr(less, stage).shape or stage == "centred"
    assert less.centred.shape == (28, 28)
    assert not np.array_equal(whole.centred, less.centred)
    of_image = stages_of_image(whole.raw, {stage})
    assert of_image.centred.shape == (28, 28)


def test_without_any_stage_the_pad_is_merely_resized() -> None:
    stages = read_strokes(EIGHT, 280, without=frozenset(STAGES))
    blocks = stages.raw.reshape(28, 5, 28, 5).mean(axis=(1, 3))
    assert np.abs(stages.centred - blocks).max() <= 0.5


def test_mnist_has_that_thickness() -> None:
    images = load_dataset().train.images[:2000]
    median = np.median([stroke_thickness(image) for image in images])
    assert median == pytest.approx(STROKE_THICKNESS, abs=0.2)
