"""IDX files, gzipped and plain, sound and damaged."""

import gzip
import os
import struct
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualnet.data.idx import idx_header, read_idx
from visualnet.errors import DataError

IMAGES = np.arange(2 * 3 * 4, dtype=np.uint8).reshape(2, 3, 4)
PLAIN = idx_header(IMAGES.shape) + IMAGES.tobytes()


def _file(folder: Path, data: bytes) -> Path:
    path = folder / "numbers.bin"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("packed", [PLAIN, gzip.compress(PLAIN)], ids=["plain", "gzip"])
def test_reads_images_whatever_the_name(tmp_path: Path, packed: bytes) -> None:
    numbers = read_idx(_file(tmp_path, packed))
    assert np.array_equal(numbers, IMAGES)
    assert numbers.dtype == np.uint8
    assert not numbers.flags.writeable


@pytest.mark.parametrize(
    ("code", "kind"), [(8, "u1"), (9, "i1"), (11, "i2"), (12, "i4"), (13, "f4"), (14, "f8")]
)
def test_reads_each_type(tmp_path: Path, code: int, kind: str) -> None:
    numbers = np.arange(6).reshape(1, 2, 3, 1).astype(f">{kind}")
    head = struct.pack(">HBB4I", 0, code, 4, 1, 2, 3, 1)
    read = read_idx(_file(tmp_path, head + numbers.tobytes()))
    assert np.array_equal(read, numbers)
    assert read.dtype == numbers.dtype


@pytest.mark.parametrize("count", [0, 1, 5])
def test_reads_labels(tmp_path: Path, count: int) -> None:
    labels = np.arange(count, dtype=np.uint8)
    path = _file(tmp_path, gzip.compress(idx_header((count,)) + labels.tobytes()))
    assert np.array_equal(read_idx(path), labels)


PACKED = gzip.compress(PLAIN)
DAMAGED = {
    "empty": b"",
    "not idx": b"<html>not found</html>",
    "unknown type": bytes((0, 0, 0x0A, 1)) + struct.pack(">I", 1) + bytes(4),
    "five dimensions": bytes((0, 0, 8, 5)) + struct.pack(">5I", 1, 1, 1, 1, 1) + bytes(1),
    "cut within a number": bytes((0, 0, 0x0C, 1)) + struct.pack(">I", 1) + bytes(3),
    "cut in the header": PLAIN[:9],
    "cut in the data": PLAIN[:-1],
    "longer": PLAIN + b"x",
    "huge dimensions": bytes((0, 0, 8, 3)) + b"\xff" * 12,
    "cut gzip": PACKED[:-12],
    "gzip without its trailer": PACKED[:-8],
    "gzip with a wrong checksum": PACKED[:-8] + bytes(4) + PACKED[-4:],
    "gzip longer": gzip.compress(PLAIN + b"x"),
    "bytes after gzip": PACKED + b"x",
    "gzip magic alone": b"\x1f\x8b",
}


def test_gzip_after_gzip_is_one_file(tmp_path: Path) -> None:
    data = gzip.compress(PLAIN[:20]) + gzip.compress(PLAIN[20:])
    assert np.array_equal(read_idx(_file(tmp_path, data)), read_idx(_file(tmp_path, PLAIN)))


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED.keys())
def test_refuses_damage_in_one_sentence_naming_the_file(tmp_path: Path, data: bytes) -> None:
    path = _file(tmp_path, data)
    with pytest.raises(DataError) as caught:
        read_idx(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_refuses_what_is_no_file(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing", tmp_path / "nul\0name"):
        with pytest.raises(DataError):
            read_idx(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system here")
def test_refuses_a_pipe_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(DataError, match="pipe"):
        read_idx(tmp_path / "pipe")


@pytest.mark.slow
def test_a_gzip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = gzip.compress(idx_header((10,)) + bytes(100_000_000))
    with pytest.raises(DataError, match="longer than the 10 bytes"):
        read_idx(_file(tmp_path, bomb), max_bytes=1000)


def test_a_promise_that_the_file_cannot_keep_takes_no_memory(tmp_path: Path) -> None:
    small = _file(tmp_path, gzip.compress(idx_header((60_000, 28, 28))))
    tracemalloc.start()
    try:
        with pytest.raises(DataError, match="cut short"):
            read_idx(small)
        with pytest.raises(DataError, match=r"would unpack .* fresh copy"):
            read_idx(_file(tmp_path, gzip.compress(idx_header((300_000, 28, 28)))))
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.slow
def test_images_that_shrank_more_than_digits_do_are_not_unpacked(tmp_path: Path) -> None:
    # 90 MB, and three times that where they are put in order.
    packed = gzip.compress(idx_header((115_000, 28, 28)) + bytes(115_000 * 784))
    with pytest.raises(DataError, match="would unpack"):
        read_idx(_file(tmp_path, packed))


def test_refuses_more_than_allowed(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="more than 23"):
        read_idx(_file(tmp_path, PLAIN), max_bytes=23)


@given(data=st.binary(max_size=60), prefix=st.sampled_from([b"", b"\x1f\x8b\x08", PLAIN[:4]]))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, prefix: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.idx"
    path.write_bytes(prefix + data)
    try:
        numbers = read_idx(path)
    except DataError:
        return
    assert (prefix + data).endswith(numbers.tobytes())
    assert numbers.size == 0 or 1 <= numbers.ndim <= 4
