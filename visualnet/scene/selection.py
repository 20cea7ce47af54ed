"""Selection of the connections to draw: all, or the strongest of each pair of layers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.scene.arrays import ConnectionArray
from visualnet.scene.parts import Connection

CONNECTION_LIMIT = 15_000
"""As many as the picture can add up per frame; holds all 12,960 of 784-16-16-10."""


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """The drawn connections, pair of layers by pair of layers; arrays are read-only.

    indices[pair]: ascending flat positions in weights[pair]. sources[pair], targets[pair]: the
    neurons at both ends. bounds[pair], bounds[pair + 1]: the pair's part of an array with one entry
    per drawn connection. drawn, total: how many are drawn, and how many there are.
    """

    layer_sizes: tuple[int, ...]
    indices: tuple[ConnectionArray, ...]
    sources: tuple[ConnectionArray, ...]
    targets: tuple[ConnectionArray, ...]
    bounds: tuple[int, ...]
    drawn: int
    total: int

    def part(self, pair: int) -> slice:
        """Return the pair's part of an array with one entry per drawn connection."""
        return slice(self.bounds[pair], self.bounds[pair + 1])

    def is_whole(self, pair: int) -> bool:
        """Tell whether every connection of the pair is drawn."""
        return len(self.indices[pair]) == self.size(pair)

    def size(self, pair: int) -> int:
        """Return how many connections the pair has, drawn or not."""
        return self.layer_sizes[pair] * self.layer_sizes[pair + 1]

    def kept(self, pair: int, share: float) -> int:
        """Return how many of the pair's connections are a share, above 0, of all; 1 at least."""
        return max(1, round(share * self.size(pair)))

    def connection(self, position: int) -> Connection:
        """Return the connection at a position of an array with one entry per drawn one."""
        pair = int(np.searchsorted(self.bounds, position, side="right")) - 1
        place = position - self.bounds[pair]
        return Connection(pair, int(self.sources[pair][place]), int(self.targets[pair][place]))

    def position(self, connection: Connection) -> int | None:
        """Return a connection's place in an array with one entry per drawn one; None if not drawn.

        The inverse of `connection`.
        """
        pair = connection.layer
        flat = connection.source * self.layer_sizes[pair + 1] + connection.target
        place = int(np.searchsorted(self.indices[pair], flat))
        if place == len(self.indices[pair]) or self.indices[pair][place] != flat:
            return None
        return self.bounds[pair] + place


def select_connections(weights: Sequence[FloatArray], limit: int = CONNECTION_LIMIT) -> Selection:
    """Choose all connections if there are no more than limit, else the largest by |weight|.

    weights[pair]: (fan_in, fan_out), or whatever else the connections are to be chosen by. A small
    pair is drawn whole, the others share what is left in equal parts, so that none is empty (were
    the limit below one each, each still gets one). The same weights give the same selection.
    """
    sizes = (weights[0].shape[0], *(w.shape[1] for w in weights))
    quotas = _quotas([w.size for w in weights], limit)
    indices = tuple(_strongest(w, quota) for w, quota in zip(weights, quotas, strict=True))
    ends = [divmod(flat, np.int32(w.shape[1])) for flat, w in zip(indices, weights, strict=True)]
    bounds = (0, *np.cumsum(quotas).tolist())
    return Selection(
        layer_sizes=sizes,
        indices=indices,
        sources=tuple(_frozen(source) for source, _ in ends),
        targets=tuple(_frozen(target) for _, target in ends),
        bounds=bounds,
        drawn=bounds[-1],
        total=sum(w.size for w in weights),
    )


def overlap(one: Selection, other: Selection) -> float:
    """Return the share of connections that two selections have in common, 0 to 1.

    Of the pair of layers where it is least. Both are of networks of one shape, drawn by one limit.
    """
    shares = [
        len(np.intersect1d(mine, its, assume_unique=True)) / len(mine)
        for mine, its in zip(one.indices, other.indices, strict=True)
    ]
    return min(shares)


def _quotas(counts: Sequence[int], limit: int) -> list[int]:
    """Share the limit: each gets an equal part, and what a small one leaves goes to the others."""
    quotas = [0] * len(counts)
    left = max(limit, len(counts))
    smallest_first = sorted(range(len(counts)), key=counts.__getitem__)
    for place, pair in enumerate(smallest_first):
        quotas[pair] = min(counts[pair], left // (len(counts) - place))
        left -= quotas[pair]
    return quotas


def _strongest(weights: FloatArray, quota: int) -> ConnectionArray:
    if quota == weights.size:
        return _frozen(np.arange(quota, dtype=np.int32))
    magnitudes = np.abs(weights).reshape(-1)
    chosen = np.argpartition(magnitudes, weights.size - quota)[weights.size - quota :]
    chosen.sort()
    return _frozen(chosen.astype(np.int32))


def _frozen(array: ConnectionArray) -> ConnectionArray:
    array.flags.writeable = False
    return array
