"""What is brought out of the picture, and what is dimmed for being small."""

from itertools import pairwise

import numpy as np
import pytest

from visualnet.scene.emphasis import DIMMED, EMPHASISED, EMPHASISED_FEW, dim_smallest, emphasis
from visualnet.scene.parts import Connection, Pair
from visualnet.scene.selection import Selection, select_connections

SIZES = [784, 16, 16, 10]


@pytest.fixture(scope="module")
def selection() -> Selection:
    generator = np.random.default_rng(3)
    shapes = pairwise(SIZES)
    return select_connections([generator.normal(size=s).astype(np.float32) for s in shapes])


def test_a_neuron_brings_out_the_connections_on_both_sides(selection: Selection) -> None:
    factors = emphasis(selection, [(1, 3)])
    into = factors[selection.part(0)].reshape(784, 16)
    outward = factors[selection.part(1)].reshape(16, 16)
    assert (into[:, 3] == np.float32(EMPHASISED)).all()
    assert (outward[3] == np.float32(EMPHASISED)).all()
    assert (factors == np.float32(DIMMED)).sum() == 12_960 - 784 - 16


def test_a_pixel_and_an_output_have_one_side(selection: Selection) -> None:
    pixel = emphasis(selection, [(0, 400)])
    assert np.flatnonzero(pixel > 1).tolist() == list(range(6400, 6416))
    output = emphasis(selection, [(3, 9)])
    assert (output > 1).sum() == 16
    assert (selection.targets[2][output[selection.part(2)] > 1] == 9).all()


def test_a_pair_of_layers_keeps_its_light_and_the_others_are_dimmed(selection: Selection) -> None:
    factors = emphasis(selection, [Pair(1)])
    assert (factors[selection.part(1)] == 1).all()
    assert (factors == 1).sum() == 16 * 16
    with_neuron = emphasis(selection, [Pair(1), (2, 7)])
    assert (with_neuron[selection.part(1)] > 1).sum() == 16


def test_several_parts_bring_out_their_union(selection: Selection) -> None:
    parts = [(1, 3), (2, 7), Connection(2, 4, 9)]
    together = emphasis(selection, parts) > 1
    alone = [emphasis(selection, [part]) > 1 for part in parts]
    assert (together == np.logical_or.reduce(alone)).all()
    assert together.sum() == (784 + 16) + (16 + 10) - 1 + 1


def test_one_connection_stands_out_alone_and_one_not_drawn_brings_out_nothing(
    selection: Selection,
) -> None:
    factors = emphasis(selection, [Connection(1, 5, 6)])
    (position,) = np.flatnonzero(factors > 1)
    assert selection.connection(int(position)) == Connection(1, 5, 6)
    assert factors[position] == np.float32(EMPHASISED_FEW)
    few = select_connections([np.array([[0.1, -5.0], [3.0, 0.2]], np.float32)], limit=2)
    assert (emphasis(few, [Connection(0, 0, 0)]) == np.float32(DIMMED)).all()


@pytest.mark.parametrize("share", [0.5, 0.1, 0.01])
def test_the_largest_share_of_each_pair_keeps_its_light(selection: Selection, share: float) -> None:
    light = np.random.default_rng(0).normal(size=selection.drawn).astype(np.float32)
    dimmed = light.copy()
    dim_smallest(dimmed, selection, share)
    for pair in range(3):
        before, after = light[selection.part(pair)], dimmed[selection.part(pair)]
        order = np.argsort(-np.abs(before))
        kept = max(1, round(share * len(before)))
        np.testing.assert_array_equal(after[order[:kept]], before[order[:kept]])
        ratio = after[order[kept:]] / before[order[kept:]]
        # All others are dimmed, none vanishes, and the smallest are dimmed most.
        assert (ratio < 1.0).all()
        assert (ratio >= np.float32(DIMMED) * 0.999).all()
        assert ratio[-1] == pytest.approx(DIMMED)
        assert (np.diff(ratio) <= 1e-6).all()


def test_the_light_moves_as_little_as_the_values(selection: Selection) -> None:
    generator = np.random.default_rng(0)
    light = generator.normal(size=selection.drawn).astype(np.float32)
    moved = light + generator.normal(0, 1e-4, selection.drawn).astype(np.float32)
    results = [light.copy(), moved.copy()]
    for values in results:
        dim_smallest(values, selection, 0.2)
    assert np.abs(results[0] - results[1]).max() < 20 * np.abs(light - moved).max()


def test_where_most_carry_nothing_what_carries_something_is_kept(selection: Selection) -> None:
    light = np.zeros(selection.drawn, np.float32)
    light[::100] = 0.5
    before = light.copy()
    dim_smallest(light, selection, 0.3)
    np.testing.assert_array_equal(light, before)
