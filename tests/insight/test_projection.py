"""The map: principal components against NumPy's SVD, steadiness against brute force, t-SNE."""

import multiprocessing.spawn
import sys
from importlib.util import find_spec
from itertools import chain, pairwise

import numpy as np
import pytest

from visualnet.arrays import FloatArray
from visualnet.errors import SettingError, VisualNetError
from visualnet.insight import tsne as tsne_module
from visualnet.insight.projection import (
    Plane,
    SteadyPlane,
    principal_axes,
    principal_plane,
    stratified_sample,
)
from visualnet.insight.tsne import MAX_POINTS, tsne

LATER = 1e9
"""Seconds after which the shown axes have followed all the way."""


def cloud(examples: int, dimensions: int, seed: int = 0) -> FloatArray:
    """Points whose variance falls from direction to direction, off the origin."""
    generator = np.random.default_rng(seed)
    turn, _ = np.linalg.qr(generator.normal(size=(dimensions, dimensions)))
    spreads = 3.0 * 0.6 ** np.arange(dimensions)
    points = generator.normal(size=(examples, dimensions)) * spreads @ turn.T + 5.0
    return points.astype(np.float32)


def by_svd(points: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the axes, (dimensions, 2), with either sign, and their shares of the variance."""
    centred = points.astype(np.float64) - points.astype(np.float64).mean(axis=0)
    _, sizes, rows = np.linalg.svd(centred, full_matrices=False)
    return rows[:2].T, (sizes**2 / (sizes**2).sum())[:2]


def turned(angle: float, is_mirrored: bool = False) -> FloatArray:
    cosine, sine = np.cos(angle), np.sin(angle)
    turn = np.array([[cosine, -sine], [sine, cosine]], np.float32)
    return turn * ([1, -1] if is_mirrored else [1, 1])


def assert_orthonormal(plane: Plane) -> None:
    np.testing.assert_allclose(plane.axes.T @ plane.axes, np.eye(2), atol=1e-5)


@pytest.mark.parametrize(("examples", "dimensions"), [(200, 2), (200, 16), (50, 128), (3, 40)])
def test_the_plane_is_that_of_the_singular_value_decomposition(
    examples: int, dimensions: int
) -> None:
    points = cloud(examples, dimensions)
    plane = principal_plane(points)
    axes, shares = by_svd(points)
    signs = np.sign((plane.axes * axes).sum(axis=0))
    np.testing.assert_allclose(plane.axes, axes * signs, atol=2e-3)
    np.testing.assert_allclose(plane.shares, shares, rtol=1e-3)
    np.testing.assert_allclose(plane.centre, points.mean(axis=0), rtol=1e-5)
    assert_orthonormal(plane)
    assert (plane.axes[np.abs(plane.axes).argmax(axis=0), [0, 1]] > 0).all()
    assert not any(a.flags.writeable for a in (plane.centre, plane.axes, plane.shares))


def test_a_new_point_is_seen_from_where_the_others_are() -> None:
    points = cloud(100, 8)
    plane = principal_plane(points)
    positions = plane.project(points)
    np.testing.assert_allclose(positions.mean(axis=0), 0, atol=1e-4)
    np.testing.assert_allclose(plane.project(points[7:8]), positions[7:8], atol=1e-4)
    drawing = np.full((1, 8), 2.0, np.float32)
    expected = [(drawing[0] - points.mean(axis=0)) @ axis for axis in plane.axes.T]
    np.testing.assert_allclose(plane.project(drawing)[0], expected, atol=1e-4)
    total = points.var(axis=0).sum()
    np.testing.assert_allclose(plane.shares, positions.var(axis=0) / total, rtol=1e-4)


def test_points_that_are_all_the_same_have_a_plane() -> None:
    plane = principal_plane(np.full((5, 3), 0.5, np.float32))
    assert_orthonormal(plane)
    assert plane.shares.tolist() == [0, 0]
    assert not plane.project(np.full((2, 3), 0.5, np.float32)).any()


def test_a_layer_of_one_neuron_has_one_axis() -> None:
    steady = SteadyPlane()
    for elapsed, points in enumerate((cloud(20, 1, 0), cloud(20, 1, 1))):
        plane = steady.follow(points, elapsed)
        assert plane.axes.tolist() == [[1, 0]]
        np.testing.assert_allclose(plane.shares, [1, 0], rtol=1e-5)
        np.testing.assert_allclose(plane.project(points)[:, 0], (points - points.mean())[:, 0])


def test_the_first_plane_shown_is_the_principal_one() -> None:
    points = cloud(60, 9)
    shown, principal = SteadyPlane().follow(points, 0), principal_plane(points)
    np.testing.assert_array_equal(shown.axes, principal.axes)
    np.testing.assert_array_equal(shown.shares, principal.shares)


@pytest.mark.slow
def test_new_axes_lie_as_near_to_the_old_ones_as_any_turn_of_them() -> None:
    steady = SteadyPlane()
    old = steady.follow(cloud(300, 5, seed=1), 0).axes
    points = cloud(300, 5, seed=2)
    new = steady.follow(points, LATER)
    best = min(
        float(np.linalg.norm(by_svd(points)[0] @ turned(angle, is_mirrored) - old))
        for angle in np.linspace(0, 2 * np.pi, 2000)
        for is_mirrored in (False, True)
    )
    assert np.linalg.norm(new.axes - old) == pytest.approx(best, abs=1e-4)
    assert_orthonormal(new)
    # What is seen is the same plane, only turned.
    assert new.shares.sum() == pytest.approx(by_svd(points)[1].sum(), rel=1e-4)


def test_components_that_change_places_or_signs_leave_the_picture_alone() -> None:
    generator = np.random.default_rng(3)
    points = generator.normal(size=(400, 6)).astype(np.float32) * [3, 2.9, 0.1, 0.1, 0.1, 0.1]
    points = points.astype(np.float32)
    steady = SteadyPlane(settle_seconds=0)
    before = steady.follow(points, 0.03).project(points)
    # Now the second direction varies a little more than the first.
    moved = points * np.array([1, 1.1, 1, 1, 1, 1], np.float32)
    after = steady.follow(moved, 0.03).project(moved)
    assert np.abs(after - before).max() < 1.2
    assert np.corrcoef(after[:, 0], before[:, 0])[0, 1] > 0.99
    assert np.corrcoef(after[:, 1], before[:, 1])[0, 1] > 0.99


def test_shown_axes_follow_smoothly_and_stay_at_right_angles() -> None:
    target = cloud(200, 12, seed=8)
    steady = SteadyPlane(settle_seconds=0.5)
    steady.follow(cloud(200, 12, seed=7), 0)
    angles = []
    for _ in range(60):
        plane = steady.follow(target, 0.1)
        assert_orthonormal(plane)
        # The cosines between the two planes are the singular values of the axes' products.
        cosines = np.linalg.svd(plane.axes.T @ by_svd(target)[0], compute_uv=False)
        angles.append(float(np.arccos(np.clip(cosines.min(), -1, 1))))
    assert angles[0] > 0.5
    assert angles[-1] < 0.01
    assert all(later <= earlier + 1e-3 for earlier, later in pairwise(angles))
    assert max(-np.diff(angles)) < 0.7


def test_planes_at_right_angles_to_each_other_are_crossed_without_a_stop() -> None:
    first = np.zeros((40, 4), np.float32)
    first[:, :2] = cloud(40, 2)
    steady = SteadyPlane(settle_seconds=1)
    steady.follow(first, 0)
    for _ in range(30):
        plane = steady.follow(np.roll(first, 2, axis=1), 1.0)
        assert_orthonormal(plane)
    np.testing.assert_allclose(plane.axes[:2], 0, atol=1e-3)


def test_no_time_no_turn_but_the_centre_is_that_of_the_present_points() -> None:
    steady = SteadyPlane()
    old = steady.follow(cloud(50, 4, seed=1), 0)
    points = cloud(50, 4, seed=2)
    new = steady.follow(points, 0)
    np.testing.assert_allclose(new.axes, old.axes, atol=1e-6)
    np.testing.assert_allclose(new.centre, points.mean(axis=0), rtol=1e-6)
    positions = (points - points.mean(axis=0)) @ old.axes
    total = points.var(axis=0).sum()
    np.testing.assert_allclose(new.shares, positions.var(axis=0) / total, rtol=1e-4)


def test_another_layer_or_a_reset_sets_the_axes_at_once() -> None:
    steady = SteadyPlane(settle_seconds=1e9)
    steady.follow(cloud(50, 4), 0)
    wider = cloud(50, 7)
    axes = steady.follow(wider, 0.1).axes
    np.testing.assert_array_equal(axes, principal_plane(wider).axes)
    other = cloud(50, 7, seed=5)
    steady.reset()
    axes = steady.follow(other, 0.1).axes
    np.testing.assert_array_equal(axes, principal_plane(other).axes)


def test_more_directions_are_those_of_the_decomposition_too() -> None:
    points = cloud(300, 10)
    centred = points - points.mean(axis=0)
    axes = principal_axes(centred, 4)
    _, _, rows = np.linalg.svd(centred.astype(np.float64), full_matrices=False)
    np.testing.assert_allclose(np.abs((axes * rows[:4].T).sum(axis=0)), 1, atol=1e-4)
    assert principal_axes(centred[:, :3], 5)[:, 3:].tolist() == [[0, 0]] * 3


def test_a_sample_has_each_class_in_its_share_and_comes_from_the_seed() -> None:
    labels = np.repeat([0, 1, 2], [500, 300, 200]).astype(np.uint8)
    labels = np.random.default_rng(0).permutation(labels)
    taken = stratified_sample(labels, 100, np.random.default_rng(1))
    assert (np.diff(taken) > 0).all()
    np.testing.assert_allclose(np.bincount(labels[taken]), [50, 30, 20], atol=2)
    again = stratified_sample(labels, 100, np.random.default_rng(1))
    np.testing.assert_array_equal(taken, again)
    assert (stratified_sample(labels, 100, np.random.default_rng(2)) != taken).any()
    everything = stratified_sample(labels, 5000, np.random.default_rng(1))
    np.testing.assert_array_equal(everything, np.arange(1000))


def test_without_the_extra_one_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tsne_module, "find_spec", lambda name: None)
    with pytest.raises(SettingError, match=r'^[^\n]+`pip install "visualnet\[map\]"`\.$'):
        tsne(cloud(20, 4), seed=0)


needs_map = pytest.mark.skipif(find_spec("sklearn") is None, reason="needs the extra map")


@needs_map
@pytest.mark.parametrize("count", [3, MAX_POINTS + 1])
def test_too_few_or_too_many_points_are_refused(count: int) -> None:
    with pytest.raises(SettingError, match=rf"takes 4 to 2,000 points, not {count:,}\."):
        tsne(np.zeros((count, 2), np.float32), seed=0)


@needs_map
@pytest.mark.slow
@pytest.mark.parametrize("size", [1.0, 1e25])
def test_tsne_keeps_groups_together_and_comes_from_the_seed(size: float) -> None:
    generator = np.random.default_rng(0)
    groups = np.repeat(np.arange(4), 30)
    middles = generator.normal(scale=20, size=(4, 60))
    points = (middles[groups] + generator.normal(size=(120, 60))).astype(np.float32)
    points = points * np.float64(size)
    positions = tsne(points, seed=1)
    assert positions is not None
    assert positions.shape == (120, 2)
    assert positions.dtype == np.float32
    distances = np.square(positions[:, None] - positions).sum(axis=-1)
    np.fill_diagonal(distances, np.inf)
    assert (groups[distances.argmin(axis=1)] == groups).all()
    np.testing.assert_array_equal(tsne(points, seed=1), positions)


@needs_map
@pytest.mark.slow
@pytest.mark.parametrize("points", [cloud(4, 3), np.ones((10, 1), np.float32)])
def test_tsne_copes_with_few_points_and_with_equal_ones(points: FloatArray) -> None:
    positions = tsne(points, seed=1)
    assert positions is not None
    assert positions.shape == (len(points), 2)
    assert np.isfinite(positions).all()


@needs_map
def test_tsne_that_is_stopped_gives_nothing() -> None:
    asked = []
    assert tsne(cloud(500, 20), seed=0, should_stop=lambda: bool(asked.append(1)) or True) is None
    assert asked == [1]


def test_a_process_that_ends_by_itself_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tsne_module, "find_spec", lambda name: True)
    # Something that a new process can import, that takes three arguments and answers nothing.
    monkeypatch.setattr(tsne_module, "_work", chain)
    with pytest.raises(VisualNetError, match=r"stopped unexpectedly \(exit code 0\)"):
        tsne(cloud(20, 4), seed=0)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a program that only fails")
def test_a_process_that_cannot_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tsne_module, "find_spec", lambda name: True)
    monkeypatch.setattr(multiprocessing.spawn, "_python_exe", b"/bin/false")
    with pytest.raises(VisualNetError, match=r"stopped unexpectedly|could not start"):
        tsne(cloud(20, 4), seed=0)
