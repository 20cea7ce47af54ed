"""Variants of one drawing: of its form, alike every time, and different from each other."""

import numpy as np

from visualnet.data.stroke_files import example_drawing
from visualnet.data.stroke_variants import stroke_variants, varied_strokes
from visualnet.data.strokes import StrokeDrawing


def test_the_same_seed_gives_the_same_variants() -> None:
    drawing = example_drawing()
    one, other = stroke_variants(drawing, 3, [1, 2]), stroke_variants(drawing, 3, [1, 2])
    assert one.shape == (3, 28, 28)
    assert np.array_equal(one, other)
    assert not np.array_equal(one, stroke_variants(drawing, 3, [1, 3]))


def test_no_two_variants_are_the_same() -> None:
    variants = stroke_variants(example_drawing(), 30, 0).reshape(30, -1)
    assert len(np.unique(variants, axis=0)) == 30


def test_a_variant_is_nearer_to_its_drawing_than_to_its_mirror_image() -> None:
    drawing = example_drawing()
    plain = drawing.stages().centred.astype(float)
    variants = stroke_variants(drawing, 50, 0).astype(float)
    to_plain = ((variants - plain) ** 2).sum(axis=(1, 2))
    to_mirror = ((variants - plain[:, ::-1]) ** 2).sum(axis=(1, 2))
    assert (to_plain < to_mirror).all()


def test_strokes_keep_their_number_and_their_points() -> None:
    drawing = StrokeDrawing((((1, 2), (3, 4), (9, 9)), (), ((5, 5),)), 20, 20)
    varied = varied_strokes(drawing, np.random.default_rng(0))
    assert [len(stroke) for stroke in varied] == [3, 1]
    assert np.isfinite(np.concatenate([np.asarray(stroke) for stroke in varied])).all()


def test_an_empty_drawing_has_empty_variants() -> None:
    assert not stroke_variants(StrokeDrawing((), 9, 9), 2, 0).any()
