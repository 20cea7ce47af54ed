"""What a small file can make of the machine: neither much memory nor much time."""

import io
import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from visualnet.data.drawing.images import read_grey
from visualnet.errors import DataError


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def jpeg_of(width: int, height: int, *, progressive: bool = False, subsampling: int = -1) -> bytes:
    """Return a JPEG of eight pixels that says that it has so many."""
    small = Image.new("RGB", (8, 8), "white")
    data = encoded(small, "JPEG", progressive=progressive, subsampling=subsampling)
    at = data.index(b"\xff\xc2" if progressive else b"\xff\xc0")
    return data[: at + 5] + struct.pack(">HH", height, width) + data[at + 9 :]


def refusal(tmp_path: Path, data: bytes) -> str:
    path = tmp_path / "picture"
    path.write_bytes(data)
    with pytest.raises(DataError) as caught:
        read_grey(path)
    return str(caught.value)


def test_a_jpeg_that_is_decoded_whole_is_as_small_as_a_picture_of_another_format(tmp_path) -> None:
    many = jpeg_of(12_000, 8_000)
    start = many.index(b"\xff\xda")
    by_colour = many[:start] + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + many[start + 14 :]
    assert "not progressive" in refusal(tmp_path, by_colour)
    assert "not progressive" in refusal(tmp_path, jpeg_of(12_000, 8_000, progressive=True))
    # Colours in full are twice as many numbers.
    assert "too many for this kind" in refusal(
        tmp_path, jpeg_of(8_000, 7_000, progressive=True, subsampling=0)
    )


def test_a_jpeg_of_very_many_scans_is_refused(tmp_path) -> None:
    data = encoded(Image.new("L", (400, 400)), "JPEG", progressive=True)
    last = data[data.rindex(b"\xff\xda") : -2]
    assert "too many scans" in refusal(tmp_path, data[:-2] + last * 200 + data[-2:])


@pytest.mark.slow
def test_what_a_decoder_keeps_beside_the_pixels_counts(tmp_path) -> None:
    webp = encoded(Image.new("L", (5_000, 4_000)), "WEBP", lossless=True)
    assert "too many for this kind" in refusal(tmp_path, webp)


def test_a_large_bitmap_of_runs_is_refused(tmp_path) -> None:
    start = 54 + 1024
    head = struct.pack("<2sIHHI", b"BM", start + 2, 0, 0, start)
    shape = struct.pack("<IiiHHIIiiII", 40, 8_000, 5_000, 1, 8, 1, 2, 0, 0, 256, 0)
    assert "RLE" in refusal(tmp_path, head + shape + bytes(1024) + b"\0\1")


@pytest.mark.parametrize("mode", ["L", "P", "1", "RGB", "RGBA", "LA", "CMYK", "F", "I;16"])
def test_what_is_reduced_strip_by_strip_is_as_if_whole(tmp_path, mode: str) -> None:
    levels = np.add.outer(np.arange(1500) % 256, np.arange(1130) % 199).astype(np.uint8)
    image = Image.fromarray(levels)
    image = (
        Image.fromarray(levels.astype(np.uint16) * 257) if mode == "I;16" else image.convert(mode)
    )
    path = tmp_path / "picture.tif"
    image.save(path, "PNG" if mode == "LA" else "TIFF")
    whole = image if mode in ("L", "F", "RGB", "RGBA", "CMYK") else image.convert("RGB")
    if mode == "I;16":
        whole = Image.fromarray(levels)
    elif mode == "LA":
        whole = image.convert("RGBA")
    expected = whole.reduce(3).convert("RGB").convert("L")
    found = read_grey(path)
    assert found.shape == (500, 377)
    assert np.abs(found.astype(int) - np.asarray(expected)).max() <= 1


def test_a_large_turned_picture_is_set_upright_once_it_is_small(tmp_path) -> None:
    levels = np.zeros((600, 1200), np.uint8)
    levels[:300, :600] = 255
    turned = Image.Exif()
    turned[0x0112] = 6
    path = tmp_path / "turned.png"
    Image.fromarray(levels).save(path, exif=turned)
    grey = read_grey(path)
    assert grey.shape == (400, 200)
    # Turned clockwise, what was top left is top right.
    assert (grey[:190, 110:] == 255).all()
    assert not grey[210:].any()
    assert not grey[:, :90].any()
