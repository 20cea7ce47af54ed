"""Patterns of the plane: where their points lie, and that the same numbers give the same points."""

import numpy as np
import pytest

from visualnet.data.plane.patterns import PATTERNS, RADIUS, curve


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_drawn_by_its_seed(name: str) -> None:
    pattern = PATTERNS[name]
    points, labels = pattern.points(600, 0.0, 3)
    again, _ = pattern.points(600, 0.0, 3)
    other, _ = pattern.points(600, 0.0, 4)
    assert points.shape == (600, len(pattern.columns))
    assert np.array_equal(points, again)
    assert not np.array_equal(points, other)
    assert points.min() >= pattern.low
    assert points.max() <= pattern.high
    assert np.bincount(labels).tolist() == [600 // pattern.classes] * pattern.classes
    assert pattern.class_names == ("1", "2", "3")[: pattern.classes]


@pytest.mark.parametrize("name", PATTERNS)
def test_noise_moves_points_by_its_share_of_the_radius(name: str) -> None:
    still, _ = PATTERNS[name].points(2000, 0.0, 0)
    moved, _ = PATTERNS[name].points(2000, 0.1, 0)
    assert (moved - still).std() == pytest.approx(0.1 * PATTERNS[name].radius, rel=0.1)


def test_three_inputs_are_parted_by_their_sum() -> None:
    points, labels = PATTERNS["three-inputs"].points(400, 0.0, 0)
    amounts = points.sum(axis=1)
    assert amounts[labels == 0].min() > 1.5 > amounts[labels == 1].max()
    assert PATTERNS["circle"].radius == RADIUS


def test_points_lie_where_the_names_say() -> None:
    points, labels = PATTERNS["circle"].points(500, 0.0, 0)
    distances = np.hypot(*points.T) / RADIUS
    assert distances[labels == 0].max() <= 0.5001
    assert distances[labels == 1].min() >= 0.6999
    points, labels = PATTERNS["xor"].points(500, 0.0, 0)
    assert np.array_equal(points[:, 0] * points[:, 1] < 0, labels == 1)
    points, labels = PATTERNS["above"].points(500, 0.0, 0)
    assert np.array_equal(points[:, 1] > curve(points[:, 0]), labels == 0)


@pytest.mark.parametrize(("name", "arms"), [("spiral", 2), ("spiral3", 3)])
def test_the_arms_of_a_spiral_are_each_other_turned(name: str, arms: int) -> None:
    points, labels = PATTERNS[name].points(600, 0.0, 1)
    distances = np.hypot(*points.T)
    # Where an arm is, its distance from the middle tells; back by its own turn, all are one.
    along = 1.75 * 2 * np.pi * distances / RADIUS
    angles = np.arctan2(points[:, 0], points[:, 1])
    turned = (angles - along) / (2 * np.pi) * arms
    far = distances > 0.5
    assert np.array_equal(np.rint(turned[far]) % arms, labels[far])
