"""Sources of a neuron's value: their shares and the strongest paths, back to the pixels.

A term's share is its size among the sizes of all terms of the same z, the bias left out. Along a
path shares are multiplied; over all paths to a neuron, and over each layer, they sum to 1.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np

from visualnet.arrays import FloatArray, read_only
from visualnet.nn.network import Network


@dataclass(frozen=True, slots=True)
class Path:
    """One way through the network. neurons: one a layer, the pixel first, the traced one last.

    share: of the traced neuron, 0 to 1. terms: the signed terms of the connections on the way.
    """

    neurons: tuple[int, ...]
    share: float
    terms: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """What a neuron rests on.

    neurons[k]: (neurons of layer k,), shares of the traced neuron, for layers 0 (the pixels) to its
    own. connections[pair]: (fan_in, fan_out), the same for the pairs below it. Each sums to 1, or
    to less where a neuron on the way has only terms of 0. paths: the strongest, strongest first.
    """

    layer: int
    index: int
    neurons: tuple[FloatArray, ...]
    connections: tuple[FloatArray, ...]
    paths: tuple[Path, ...]


def trace_back(
    network: Network,
    layer: int,
    index: int,
    activations: Sequence[FloatArray] | None,
    count: int = 5,
) -> Trace:
    """Trace a neuron of layer 1 or more back to the pixels.

    activations: None to trace by weights alone; else terms are weight × activation, and
    activations[k] is (neurons of layer k,), the input first, at least up to the layer before.
    count: how many paths to find, at least 1; there are fewer where fewer have a share above 0.
    An output neuron takes 0.5 ms in 784-16-16-10, 10 ms in 784-512-256-10 (one core, 2026-11).
    """
    terms = [
        weights if activations is None else weights * activations[k][:, None]
        for k, weights in enumerate(network.weights[:layer])
    ]
    shares = [_shares(pair) for pair in terms]
    relevance = np.zeros(network.layer_sizes[layer])
    relevance[index] = 1.0
    neurons, connections = [relevance], []
    for pair in reversed(shares):
        connections.append(pair * relevance)
        relevance = connections[-1].sum(axis=1, dtype=np.float64)
        neurons.append(relevance)
    paths = tuple(
        Path(way, share, tuple(float(t[way[k], way[k + 1]]) for k, t in enumerate(terms)))
        for share, way in _strongest(shares, index, count)
    )
    return Trace(
        layer=layer,
        index=index,
        neurons=tuple(read_only(n, np.float32) for n in reversed(neurons)),
        connections=tuple(read_only(c, np.float32) for c in reversed(connections)),
        paths=paths,
    )


def _shares(terms: FloatArray) -> FloatArray:
    """Return each term's share of its column, (fan_in, fan_out); 0 where a column is."""
    sizes = np.abs(terms)
    totals = sizes.sum(axis=0)
    np.divide(sizes, totals, out=sizes, where=totals > 0)
    return sizes


def _strongest(
    shares: Sequence[FloatArray], index: int, count: int
) -> list[tuple[float, tuple[int, ...]]]:
    """Return (share, neurons) of the strongest paths to a neuron, by best-first search.

    The bound on a started path is its share times the greatest that any continuation has, which one
    pass from the pixels up tells; so the first to arrive are the strongest (Hart, Nilsson and
    Raphael 1968).
    """
    greatest = [np.ones(shares[0].shape[0])]
    for pair in shares[:-1]:
        greatest.append((pair * greatest[-1][:, None]).max(axis=0))
    found: list[tuple[float, tuple[int, ...]]] = []
    queue: list[tuple[float, tuple[int, ...], float]] = [(-1.0, (index,), 1.0)]
    while queue and len(found) < count:
        _, way, share = heappop(queue)
        layer = len(shares) - len(way)
        if layer < 0:
            found.append((share, way))
            continue
        longer = share * shares[layer][:, way[0]].astype(np.float64)
        bounds = longer * greatest[layer]
        # No more than `count` of a path's continuations can be among the strongest.
        for source in np.argsort(-bounds, kind="stable")[:count]:
            if bounds[source] > 0:
                heappush(queue, (-bounds[source], (int(source), *way), float(longer[source])))
    return found
