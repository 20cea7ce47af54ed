"""Pen digits drawn anew: other each time, the same by the same seed, still the same digits."""

import numpy as np
import pytest

from visualnet.data.bundled.pen_digits import PenStrokes, load_pen_digits, load_pen_strokes
from visualnet.data.bundled.redrawing import redrawn_images, redrawn_paths
from visualnet.data.dataset_info import FORM_EXAMPLES, VARIANTS
from visualnet.data.datasets import DATASETS, load_dataset
from visualnet.data.drawing.strokes import StrokeDrawing


@pytest.fixture(scope="module")
def strokes() -> PenStrokes:
    return load_pen_strokes("train")


@pytest.mark.slow
def test_the_same_seed_draws_the_same(strokes: PenStrokes) -> None:
    some = strokes.drawings[:20]
    images = redrawn_images(some, 3, seed=5)
    assert images.shape == (60, 28, 28)
    assert np.array_equal(images, redrawn_images(some, 3, seed=5))
    assert not np.array_equal(images, redrawn_images(some, 3, seed=6))
    assert len({image.tobytes() for image in images}) == 60


@pytest.mark.slow
def test_a_digit_stays_more_like_itself_than_like_others(strokes: PenStrokes) -> None:
    some = strokes.drawings[:30]
    drawn = np.stack([drawing.seen() for drawing in some]).reshape(30, -1).astype(float)
    anew = redrawn_images(some, 4).reshape(4, 30, -1).astype(float)
    drawn /= np.linalg.norm(drawn, axis=1, keepdims=True)
    anew /= np.linalg.norm(anew, axis=2, keepdims=True)
    likeness = (anew @ drawn.T).mean(axis=0)
    assert 0.6 < np.diag(likeness).mean() < 0.95
    assert likeness.mean() < np.diag(likeness).mean() - 0.2


def test_strokes_keep_their_number_and_their_order(strokes: PenStrokes) -> None:
    generator = np.random.default_rng(0)
    for drawing in strokes.drawings[:50]:
        paths = redrawn_paths(drawing, generator)
        assert len(paths) == len(drawing.strokes)
        for path, stroke in zip(paths, drawing.strokes, strict=True):
            assert 1 <= len(path) <= len(stroke)
            assert np.abs(path).max() < 1.5


@pytest.mark.parametrize("drawn", [(), ((),), (((3.0, 4.0),),)])
def test_nothing_and_a_dot_can_be_drawn_anew(drawn: tuple[tuple[tuple[float, float]]]) -> None:
    images = redrawn_images([StrokeDrawing(drawn, 100, 100)], 2)
    assert images.any() == any(drawn)


@pytest.mark.slow
def test_the_data_set_keeps_validation_and_test_as_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Once each instead of six times, which takes half a minute.
    monkeypatch.setattr("visualnet.data.bundled.redrawing.VARIANTS", 1)
    info, dataset = DATASETS["mnist+pen-digits-redrawn"], load_dataset("mnist+pen-digits-redrawn")
    pens = load_pen_digits()
    count = len(pens["train"])
    whole = load_dataset("mnist+pen-digits-redrawn", validation_examples=0)
    held = len(pens["validation"])
    formed = len(dataset.train) - 55_000 - count * 2
    formed_of_held = len(whole.train) - 60_000 - (count + held) * 2 - formed
    assert formed > 5_000
    assert formed + formed_of_held == FORM_EXAMPLES
    assert np.array_equal(dataset.validation.images[-1250:], pens["validation"].images)
    assert np.array_equal(dataset.test.images[-1498:], pens["test"].images)
    spared = (count + held) * (VARIANTS - 1)
    assert (len(whole.train) + spared, len(whole.test)) == (info.train_examples, info.test_examples)
