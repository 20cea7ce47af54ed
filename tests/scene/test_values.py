"""Values of connections, their light, and the steadiness of the scale."""

from itertools import pairwise

import numpy as np
import pytest

from visualnet.scene.layout import make_layout
from visualnet.scene.selection import select_connections
from visualnet.scene.values import ScaleKeeper, ValueSource, connection_values, pair_gains

SIZES = [784, 16, 16, 10]


@pytest.fixture(scope="module")
def weights() -> list[np.ndarray]:
    generator = np.random.default_rng(3)
    shapes = pairwise(SIZES)
    return [generator.normal(size=shape).astype(np.float32) for shape in shapes]


@pytest.fixture(scope="module")
def activations() -> list[np.ndarray]:
    generator = np.random.default_rng(4)
    return [generator.random(size, np.float32) for size in SIZES[:-1]]


@pytest.mark.parametrize("limit", [15_000, 900])
def test_values_are_weights_or_weights_times_activations(
    weights: list[np.ndarray], activations: list[np.ndarray], limit: int
) -> None:
    selection = select_connections(weights, limit)
    out = np.empty(selection.drawn, np.float32)
    assert connection_values(ValueSource(weights), selection, out) is out
    source = ValueSource(weights, activations=activations)
    flow = connection_values(source, selection, np.empty_like(out))
    for pair, matrix in enumerate(weights):
        chosen = selection.indices[pair]
        part = selection.part(pair)
        assert (out[part] == matrix.ravel()[chosen]).all()
        expected = (matrix * activations[pair][:, None]).ravel()[chosen]
        np.testing.assert_array_equal(flow[part], expected)
    for position in (0, selection.bounds[1], selection.drawn - 1):
        assert source.value_of(selection.connection(position)) == flow[position]


@pytest.mark.parametrize("limit", [15_000, 900])
def test_values_are_differences_from_a_reference(weights: list[np.ndarray], limit: int) -> None:
    selection = select_connections(weights, limit)
    before = [matrix * np.float32(0.25) for matrix in weights]
    source = ValueSource(weights, reference=before)
    change = connection_values(source, selection, np.empty(selection.drawn, np.float32))
    for pair, matrix in enumerate(weights):
        expected = (matrix - before[pair]).ravel()[selection.indices[pair]]
        np.testing.assert_array_equal(change[selection.part(pair)], expected)
    for position in (0, selection.bounds[2], selection.drawn - 1):
        assert source.value_of(selection.connection(position)) == change[position]


def test_few_lines_get_more_gain_than_many(weights: list[np.ndarray]) -> None:
    gains = pair_gains(make_layout(SIZES, 800, 600), select_connections(weights))
    assert gains.shape == (3,)
    assert 0 < gains[0] < 0.2 * gains[2]
    assert gains[1] <= gains[2]


@pytest.fixture
def keeper(weights: list[np.ndarray]) -> ScaleKeeper:
    return ScaleKeeper(select_connections(weights), np.array([0.1, 0.5, 0.9], np.float32))


def test_light_is_symmetric_about_zero_and_proportional(
    weights: list[np.ndarray], keeper: ScaleKeeper
) -> None:
    selection = select_connections(weights)
    values = connection_values(ValueSource(weights), selection, np.empty(12_960, np.float32))
    values[5] = 0.0
    light = keeper.light(values, 0.0, np.empty_like(values))
    assert light[5] == 0.0
    assert (np.sign(light) == np.sign(values)).all()
    np.testing.assert_array_equal(keeper.light(-values, 0.0, np.empty_like(values)), -light)
    for pair, gain in enumerate((0.1, 0.5, 0.9)):
        part = selection.part(pair)
        expected = values[part] * gain / keeper.scales[pair]
        np.testing.assert_allclose(light[part], expected, rtol=1e-5)
        assert keeper.scales[pair] == pytest.approx(3 * values[part].std(), rel=0.1)


def test_the_scale_does_not_flicker_but_follows(keeper: ScaleKeeper) -> None:
    values = np.random.default_rng(0).normal(size=12_960).astype(np.float32)
    out = np.empty_like(values)
    keeper.light(values, 0.0, out)
    before = keeper.scales
    keeper.light(4 * values, 1 / 60, out)
    assert (keeper.scales / before < 1.05).all()
    for _ in range(3):
        keeper.light(4 * values, 1 / 60, out)
    four_frames = keeper.scales / before
    assert (four_frames < 1.2).all()
    assert (four_frames > 1.0).all()
    for _ in range(300):
        keeper.light(4 * values, 1 / 60, out)
    np.testing.assert_allclose(keeper.scales, 4 * before, rtol=0.01)


def test_growth_and_decay_look_alike(weights: list[np.ndarray]) -> None:
    values = np.random.default_rng(0).normal(size=12_960).astype(np.float32)
    out, changes = np.empty_like(values), []
    for factor in (8.0, 1 / 8.0):
        keeper = ScaleKeeper(select_connections(weights), np.ones(3, np.float32))
        keeper.light(values, 0.0, out)
        before = keeper.scales
        keeper.light(np.float32(factor) * values, 0.1, out)
        changes.append(keeper.scales / before)
    np.testing.assert_allclose(changes[0], 1 / changes[1], rtol=1e-5)


def test_reset_takes_the_next_values_at_once_and_nothing_gives_no_light(
    keeper: ScaleKeeper,
) -> None:
    values = np.ones(12_960, np.float32)
    out = np.empty_like(values)
    assert not keeper.light(np.zeros_like(values), 0.1, out).any()
    keeper.light(values, 0.1, out)
    before = keeper.scales
    keeper.reset()
    keeper.light(100 * values, 0.0, out)
    np.testing.assert_allclose(keeper.scales, 100 * before, rtol=1e-5)


def test_a_scale_that_is_gone_to_the_end_knows_no_history(
    weights: list[np.ndarray], keeper: ScaleKeeper
) -> None:
    values = np.random.default_rng(0).normal(size=12_960).astype(np.float32)
    out = np.empty_like(values)
    fresh = ScaleKeeper(select_connections(weights), np.ones(3, np.float32))
    fresh.light(values, 0.0, out)
    for others in (300 * values, np.zeros_like(values), np.full_like(values, np.inf)):
        keeper.light(others, 0.0, out)
        keeper.light(values, 0.1, out)
        if others[0] and np.isfinite(others[0]):
            assert not keeper.is_settled
        keeper.light(values, 0.0, out, least_share=1.0)
        assert keeper.is_settled
        assert (keeper.scales == fresh.scales).all()
    keeper.light(np.zeros_like(values), 0.0, out)
    assert not keeper.scales.any()


def test_values_whose_squares_overflow_have_a_scale(keeper: ScaleKeeper) -> None:
    values = np.full(12_960, 1e30, np.float32)
    values[::2] *= -1
    light = keeper.light(values, 0.0, np.empty_like(values))
    assert np.isfinite(light).all()
    assert light.any()
    np.testing.assert_allclose(keeper.scales, 3 * 1.2533**0.5 * 1e30, rtol=1e-5)
