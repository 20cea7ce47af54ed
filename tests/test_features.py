"""Features: named inputs, what is made of two columns, and their scale."""

import numpy as np
import pytest

from visualnet.errors import SettingError
from visualnet.features import TERMS, Features, order_of, terms_named

POINTS = np.array([[0.5, -2.0], [3.0, 1.25], [-4.0, 0.0]])


def test_columns_are_taken_as_they_are() -> None:
    features = Features(("height", "weight", "age"))
    assert features.names == ("height", "weight", "age")
    assert not features.is_scaled
    points = np.arange(6.0).reshape(2, 3)
    rows = features.rows_of(points)
    assert rows.dtype == np.float32
    assert np.array_equal(rows, points)


def test_each_term_is_what_its_name_says() -> None:
    features = Features(("x", "y"), TERMS)
    assert features.names == ("x", "y", "x²", "y²", "xy", "sin x", "sin y")
    x, y = POINTS.T
    expected = np.stack([x, y, x**2, y**2, x * y, np.sin(x), np.sin(y)], axis=1)
    np.testing.assert_allclose(features.rows_of(POINTS), expected, rtol=1e-6)
    assert Features(("width", "depth"), ("xy", "siny")).names == ("width · depth", "sin depth")


def test_scaled_features_have_mean_0_and_deviation_1() -> None:
    features = Features(("x", "y"), ("x", "xy")).scaled_by(POINTS)
    assert features.is_scaled
    rows = features.rows_of(POINTS)
    np.testing.assert_allclose(rows.mean(axis=0), 0, atol=1e-5)
    np.testing.assert_allclose(rows.std(axis=0), 1, rtol=1e-5)
    same = Features(("x", "y")).scaled_by(np.ones((3, 2)))
    assert same.scale == (1, 1)


@pytest.mark.parametrize("offset", [0, 1e3, 123_456_789, -1e11])
def test_points_far_from_0_are_scaled_as_others(offset: float) -> None:
    far = POINTS + offset
    features = Features(("x", "y")).scaled_by(far)
    near = Features(("x", "y")).scaled_by(POINTS)
    np.testing.assert_allclose(features.rows_of(far), near.rows_of(POINTS), atol=1e-3)
    assert features.scale == pytest.approx(near.scale, rel=1e-3)
    wide = np.ptp(POINTS, axis=0)
    np.testing.assert_allclose(features.low, far.min(axis=0), atol=1e-3 * wide.min())
    np.testing.assert_allclose(features.high, far.max(axis=0), atol=1e-3 * wide.min())


@pytest.mark.parametrize(
    "wrong",
    [
        {"columns": ("x",)},
        {"columns": tuple("abcdefghi")},
        {"columns": tuple("abc"), "terms": ("x",)},
        {"columns": ("x", "x")},
        {"columns": ("x", "x²"), "terms": ("y", "x2")},
        {"columns": ("x", "y"), "mean": (1.0,)},
        {"columns": ("x", "y"), "scale": (1.0, 0.0)},
        {"columns": ("x", "y"), "mean": (float("nan"), 0.0)},
    ],
    ids=str,
)
def test_what_does_not_go_together_is_refused(wrong: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(SettingError):
        Features(**wrong)  # type: ignore[arg-type]


def test_terms_are_named_by_words_with_commas() -> None:
    assert terms_named(None) == ()
    assert terms_named("x, y,x2") == ("x", "y", "x2")
    for wrong in ("", "z", "x,x", "x2,,y"):
        with pytest.raises(SettingError):
            terms_named(wrong)


def test_columns_are_found_by_their_names() -> None:
    assert order_of(("Y", " x", "label"), ("x", "y")) == [1, 0]
    assert order_of(("x", "z"), ("x", "y")) is None
