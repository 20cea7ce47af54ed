"""Tiles as levels of the ramp of colours, made in any thread from a frame."""

from dataclasses import dataclass

import numpy as np

from visualnet.insight.plane import TILE_CELLS, PlanePoint, answers_over, is_same_plane
from visualnet.nn.network import Network
from visualnet.scene.arrays import LevelArray
from visualnet.scene.plane_levels import plane_levels
from visualnet.ui.session.frame import Frame


@dataclass(frozen=True, slots=True, eq=False)
class Tiles:
    """One for each neuron. layers: inputs first, (neurons, cells, cells) levels each.

    network, point: what they show, and the plane over which.
    """

    layers: tuple[LevelArray, ...]
    network: Network
    point: PlanePoint

    def are_of(self, network: Network, point: PlanePoint) -> bool:
        """Tell whether they would be the same for these."""
        return network is self.network and is_same_plane(point, self.point)


def tiles_of(frame: Frame, before: Tiles | None = None) -> Tiles | None:
    """Return the tiles of a frame, those from before where they are the same; None for images.

    Those of 2-16-16-2 take 2 ms (2026-11).
    """
    network, point = frame.network, frame.probe.point
    if point is None or network.layer_sizes[0] != len(point.features.names):
        return None
    if before is not None and before.are_of(network, point):
        return before
    answers = answers_over(network, point, TILE_CELLS)
    functions = (*network.activations, network.output)
    layers = [
        plane_levels(functions, layer, each, answers.largest_inputs)
        for layer, each in enumerate(answers.layers)
    ]
    shaped = (np.ascontiguousarray(each).reshape(-1, TILE_CELLS, TILE_CELLS) for each in layers)
    return Tiles(tuple(shaped), network, point)
