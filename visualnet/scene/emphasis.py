"""Emphasis of parts of the picture: factors on the light of each connection."""

from collections.abc import Sequence

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.scene.parts import Connection, Lit, Pair
from visualnet.scene.selection import Selection

EMPHASISED = 2.5
"""Factor on the light of the connections of a neuron that stands out."""

EMPHASISED_FEW = 12.0
"""The same for an input pixel, whose few lines come from the densest, so the faintest, pair, and
for a single connection."""

DIMMED = 0.12
"""Factor on the light of all other connections: a bundle of them can still be seen."""

# Connections this much smaller than the smallest that is kept are dimmed fully; between, the light
# falls evenly, so that none blinks whose value moves to and fro across the limit.
_SOFT_EDGE = 0.75


def emphasis(selection: Selection, parts: Sequence[Lit]) -> FloatArray:
    """Return a factor on the light of each drawn connection that brings some parts out.

    (selection.drawn,). parts: neurons, whose connections on both sides count, pixels, of which the
    outgoing ones do, and single connections; one that is not drawn brings out nothing. The
    connections of a pair of layers are as bright as without any emphasis.
    """
    factors = np.full(selection.drawn, DIMMED, np.float32)
    for part in parts:
        if isinstance(part, Connection):
            position = selection.position(part)
            if position is not None:
                factors[position] = EMPHASISED_FEW
        elif isinstance(part, Pair):
            lines = factors[selection.part(part.layer)]
            np.maximum(lines, 1.0, out=lines)
        else:
            _emphasise_neuron(factors, selection, *part)
    return factors


def _emphasise_neuron(factors: FloatArray, selection: Selection, layer: int, neuron: int) -> None:
    bright = EMPHASISED if layer else EMPHASISED_FEW
    for pair, ends in ((layer, selection.sources), (layer - 1, selection.targets)):
        if 0 <= pair < len(selection.indices):
            lines = factors[selection.part(pair)]
            lines[ends[pair] == neuron] = np.maximum(lines[ends[pair] == neuron], bright)


def dim_smallest(light: FloatArray, selection: Selection, share: float) -> None:
    """Dim, in place, all but the largest of each pair of layers by size.

    light: (selection.drawn,). share: of all connections of a pair, above 0 to 1, that keep their
    light; at least one does. The light stays a continuous function of the values, so what moves
    slowly is dimmed slowly. Takes 0.1 ms for 12,960 connections (2026-11).
    """
    for pair in range(len(selection.indices)):
        dim_all_but(light[selection.part(pair)], selection.kept(pair, share))


def dim_all_but(light: FloatArray, count: int) -> None:
    """Dim, in place, all but so many of the largest, see dim_smallest."""
    if count >= len(light):
        return
    if count <= 0:
        np.multiply(light, np.float32(DIMMED), out=light)
        return
    sizes = np.abs(light)
    first = len(sizes) - count
    smallest = np.partition(sizes, first)[first]
    if smallest > 0.0:
        np.multiply(light, _factors(np.minimum(sizes, smallest) / smallest), out=light)


def emphasise_pair(
    light: FloatArray, shape: tuple[int, int], pair: int, parts: Sequence[Lit], bright: float
) -> None:
    """Dim, in place, all connections of a pair of layers but those of some parts, see emphasis.

    light: (fan_in × fan_out,); shape: these. bright: a factor on the light of neurons and single
    connections that stand out.
    """
    if Pair(pair) in parts:
        return
    table = light.reshape(shape)
    kept: list[tuple[tuple[slice | int, slice | int], FloatArray]] = []
    for part in parts:
        place: tuple[slice | int, slice | int]
        if isinstance(part, Pair):
            continue
        if isinstance(part, Connection):
            if part.layer != pair:
                continue
            place, factor = (part.source, slice(part.target, part.target + 1)), EMPHASISED_FEW
        else:
            layer, neuron = part
            if layer not in (pair, pair + 1):
                continue
            place = (neuron, slice(None)) if layer == pair else (slice(None), neuron)
            factor = EMPHASISED if layer else EMPHASISED_FEW
        kept.append((place, table[place] * np.float32(factor * bright)))
    np.multiply(light, np.float32(DIMMED), out=light)
    for place, lit in kept:
        table[place] = lit


def _factors(relative: FloatArray) -> FloatArray:
    """Return factors DIMMED to 1 for sizes, 0 to 1, relative to the smallest that is kept."""
    steep = np.float32((1.0 - DIMMED) / (1.0 - _SOFT_EDGE))
    factors: FloatArray = np.maximum(1.0 - steep * (1.0 - relative), np.float32(DIMMED))
    return factors
