"""The connection under the mouse is the one that passes there and is seen best."""

from itertools import pairwise

import numpy as np
import pytest

from visualnet.scene.layout import make_layout
from visualnet.scene.parts import Connection
from visualnet.scene.picking import ConnectionPicker
from visualnet.scene.selection import select_connections

SIZES = [784, 16, 16, 10]


@pytest.fixture(scope="module")
def scene():
    generator = np.random.default_rng(3)
    weights = [generator.normal(size=s).astype(np.float32) for s in pairwise(SIZES)]
    layout, selection = make_layout(SIZES, 800, 600), select_connections(weights)
    values = np.concatenate([w.ravel() for w in weights])
    return layout, selection, ConnectionPicker(layout, selection), values


def distances(layout, selection, point):
    """From a point to every drawn connection, by hand: to its foot on it, or the nearer end."""
    found = []
    for pair, sources in enumerate(selection.sources):
        start = layout.positions[pair][sources].astype(np.float64)
        end = layout.positions[pair + 1][selection.targets[pair]].astype(np.float64)
        along = end - start
        share = ((point - start) * along).sum(axis=1) / (along**2).sum(axis=1)
        foot = start + share.clip(0, 1)[:, None] * along
        found.append(np.hypot(*(foot - point).T))
    return np.concatenate(found)


@pytest.mark.parametrize("point", [(330.0, 210.0), (610.0, 300.0), (700.0, 400.0), (100.0, 30.0)])
def test_it_is_the_largest_of_all_within_reach(scene, point):
    layout, selection, picker, values = scene
    near = np.abs(values[distances(layout, selection, np.array(point)) <= 2.0])
    found = picker.at(*point, 2.0, values)
    assert (found is None) == (len(near) == 0)
    if found is not None:
        assert abs(values[selection.position(found)]) == near.max()


def test_there_is_nothing_where_no_line_passes(scene):
    layout, _, picker, values = scene
    assert picker.at(100.0, 30.0, 2.0, values) is None
    assert picker.at(*(layout.positions[1][3] * 0.5 + layout.positions[2][4] * 0.5), 2.0, values)


def test_a_line_alone_is_found_on_its_way_and_not_beside_it():
    layout = make_layout([784, 2, 1], 800, 600)
    weights = [np.zeros((784, 2), np.float32), np.ones((2, 1), np.float32)]
    picker = ConnectionPicker(layout, select_connections(weights))
    values = np.ones(784 * 2 + 2, np.float32)
    start, end = layout.positions[1][1], layout.positions[2][0]
    x, y = (start + end) / 2
    assert picker.at(x, y, 2.0, values) == Connection(1, 1, 0)
    assert picker.at(x, y + 60, 2.0, values) is None
    beyond = end + (end - start) / 2
    assert picker.at(*beyond.tolist(), 2.0, values) is None
