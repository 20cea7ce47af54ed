"""Copies in memory that was used before are copies like any other."""

import gc
import threading

import numpy as np
import pytest

from visualnet.nn import buffer_pool as recycling
from visualnet.nn.buffer_pool import recycled_copy


def large(value, size=400_000):
    return np.full(size, value, np.float32)


def test_a_copy_is_its_own_and_writable():
    for size in (10, 400_000):
        first = large(1.0, size)
        copied = recycled_copy(first)
        assert (copied == first).all()
        assert copied.flags.writeable
        assert copied.flags.c_contiguous
        copied[:] = 2.0
        assert (first == 1.0).all()


@pytest.mark.slow
def test_memory_is_used_again_only_when_no_array_is_in_it():
    kept = recycled_copy(large(1.0))
    view = kept[100:200]
    place = kept.ctypes.data
    del kept
    gc.collect()
    other = recycled_copy(large(2.0))
    assert other.ctypes.data != place
    assert (view == 1.0).all()
    del view
    gc.collect()
    third = recycled_copy(large(3.0))
    assert third.ctypes.data == place
    assert (other == 2.0).all()
    assert (third == 3.0).all()


@pytest.mark.slow
def test_what_waits_is_bounded(monkeypatch):
    monkeypatch.setattr(recycling, "_SPARE_BYTES", 4_000_000)
    many = [recycled_copy(large(1.0)) for _ in range(9)]
    many.clear()
    gc.collect()
    assert sum(memory.nbytes for memory in recycling._spare) <= 4_000_000


@pytest.mark.slow
def test_another_size_lets_the_memory_go():
    del_me = recycled_copy(large(1.0))
    del del_me
    gc.collect()
    assert len(recycling._spare) >= 1
    copied = recycled_copy(large(1.0, 300_000))
    assert copied.shape == (300_000,)
    assert all(memory.shape == (300_000,) for memory in recycling._spare)


def test_threads_never_share_memory():
    wrong = []

    def work(value):
        for round_ in range(30):
            kept = [recycled_copy(large(value + round_)) for _ in range(3)]
            if not all((array == value + round_).all() for array in kept):
                wrong.append(value)

    threads = [threading.Thread(target=work, args=(1000.0 * k,)) for k in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
