"""The choice of how many threads a network's products take: tried, where it can matter."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from time import perf_counter

import numpy as np

from visualnet.nn.matrix_products import blas_for
from visualnet.nn.product_threads import MOST_THREADS, can_set_threads, products_with

WIDE_LAYER = 256
"""Products of layers from here on gain by a second thread; for 784-128-64-10 it costs a tenth."""

_MOST_ROWS, _MOST_WIDTH = 128, 1024
"""What is measured is no larger: one thread takes some thousandths of a second for it."""

_GAIN = 0.9
"""More threads are taken where a product takes this share of the time with fewer, or less."""

_TRIES, _SECONDS_OF_TRIES = 5, 0.01


def is_wide(layer_sizes: Sequence[int]) -> bool:
    """Tell whether a network's products may gain by more than one thread."""
    return max(layer_sizes[1:]) >= WIDE_LAYER


def fitting_threads(layer_sizes: Sequence[int], batch_size: int, most: int) -> int:
    """Return how many threads serve a network's products best here and now, `most` at most.

    For narrow networks one, without trying. Of wide ones the largest product of a step is tried
    with 1, 2, 4 … threads, which takes some hundredths of a second.
    """
    most = min(most, MOST_THREADS)
    if most <= 1 or not is_wide(layer_sizes) or not can_set_threads():
        return 1
    multiply = _sample_product(layer_sizes, batch_size)
    numbers = [*_powers_of_two_below(most), most]
    best, shortest = 1, float("inf")
    for threads in numbers:
        with products_with(threads):
            seconds = _seconds_of(multiply)
        if seconds > shortest:
            # More would have still more to wait for.
            break
        if seconds <= _GAIN * shortest:
            best, shortest = threads, seconds
    return best


def _powers_of_two_below(most: int) -> Iterator[int]:
    number = 1
    while number < most:
        yield number
        number *= 2


def _sample_product(layer_sizes: Sequence[int], batch_size: int) -> Callable[[], object]:
    """Return the largest product of a step, or one like it that is as large as is tried."""
    fan_in, fan_out = max(pairwise(layer_sizes), key=lambda pair: pair[0] * pair[1])
    rows = min(batch_size, _MOST_ROWS)
    fan_in, fan_out = min(fan_in, _MOST_WIDTH), min(fan_out, _MOST_WIDTH)
    a, z = np.ones((rows, fan_in), np.float32), np.ones((rows, fan_out), np.float32)
    weights = np.ones((fan_in, fan_out), np.float32)
    accumulate = blas_for(a).accumulation(z.T, a.T, weights.T)
    return lambda: accumulate(1.0, a.T, 0.0)


def _seconds_of(act: Callable[[], object]) -> float:
    # The first call starts threads and brings the arrays into the cache.
    act()
    times: list[float] = []
    while len(times) < _TRIES and sum(times) < _SECONDS_OF_TRIES:
        begun = perf_counter()
        act()
        times.append(perf_counter() - begun)
    return min(times)
