"""What a picture may take to decode, told from its header: a small file can ask for very much."""

from pathlib import Path

from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile

from visualnet.errors import DataError
from visualnet.number_text import count_text
from visualnet.sentences import Sentence

MAX_PIXELS = 64_000_000
MAX_JPEG_PIXELS = 200_000_000
"""Of a JPEG, as cameras write it, which is decoded at a part of its size."""

_MAX_BYTES = 290_000_000
"""Of memory, for the pixels and whatever their decoder keeps beside them."""

_BYTES_A_PIXEL = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2, "I;16L": 2}
"""As Pillow keeps them; 4 in all other modes."""

_WEBP_BYTES = 16
"""A pixel: two canvases, what is drawn on them, and the picture."""

_MAX_SCANS = 100
_MAX_SCANNED = 1_600_000_000
"""Scans of a JPEG, 10 are usual, and pixels in all of them: each goes through all there are."""

_START_OF_SCAN = b"\xff\xda"

_MAX_RUNS = 4_000_000
"""Pixels, and bytes, of a run-length encoded bitmap: Pillow goes through them in Python."""


def check_size(picture: Image.Image, data: bytes, path: Path | str) -> None:
    """Raise DataError where a picture takes too much to decode, or has no pixels.

    picture: of which only the header has been read. data: its file.
    """
    if not picture.width or not picture.height:
        raise DataError(
            "{path} is an image without pixels; choose one that shows a digit.", path=path
        )
    pixels = picture.width * picture.height
    is_reduced = isinstance(picture, JpegImageFile) and _is_of_one_scan(picture, data)
    limit = MAX_JPEG_PIXELS if is_reduced else MAX_PIXELS
    if pixels > limit:
        raise too_large(path, limit)
    if not is_reduced and _bytes_to_decode(picture) > _MAX_BYTES:
        raise DataError(
            "{path} has {pixels} pixels, too many for this kind of {format}; save a smaller "
            "one, or a PNG.",
            path=path,
            pixels=count_text(pixels),
            format=picture.format,
        )
    is_of_runs = any(tile[0] == "bmp_rle" for tile in picture.tile)  # type: ignore[attr-defined]
    if is_of_runs and max(pixels, len(data)) > _MAX_RUNS:
        raise DataError(
            "{path} is a large run-length encoded bitmap (RLE); save it as PNG.", path=path
        )
    is_jpeg = isinstance(picture, JpegImageFile) and not is_reduced
    scans = data.count(_START_OF_SCAN) if is_jpeg else 1
    if scans > _MAX_SCANS or scans * pixels > _MAX_SCANNED:
        raise DataError(
            "{path} is a JPEG with too many scans; save it again without the progressive option.",
            path=path,
        )


def _is_of_one_scan(picture: JpegImageFile, data: bytes) -> bool:
    """Tell whether a JPEG can be decoded line by line; else all is in memory before any is shown.

    So it is where it is progressive, or has a scan for each colour.
    """
    start = data.rfind(_START_OF_SCAN, 0, picture.fp.tell() if picture.fp else None)
    return not picture.info.get("progressive") and data[start + 4] == picture.layers


def too_large(path: Path | str, limit: int = MAX_PIXELS) -> DataError:
    """Return the error of a picture of more than so many pixels."""
    advice = "" if limit == MAX_JPEG_PIXELS else Sentence(", or as a JPEG that is not progressive")
    return DataError(
        "{path} has more than {limit} million pixels; save a smaller one{advice_text}.",
        path=path,
        limit=limit // 1_000_000,
        advice_text=advice,
    )


def _bytes_to_decode(picture: Image.Image) -> int:
    pixels = picture.width * picture.height
    if picture.format == "WEBP":
        return pixels * _WEBP_BYTES
    kept = pixels * _BYTES_A_PIXEL.get(picture.mode, 4)
    if isinstance(picture, JpegImageFile):
        return _coefficient_bytes(picture, pixels)
    if picture.format == "TIFF":
        return kept + _strip_bytes(picture, pixels)
    return kept


def _coefficient_bytes(picture: JpegImageFile, pixels: int) -> int:
    """Return how many bytes a JPEG has in coefficients, which a progressive one needs all at once.

    They are of two bytes; colours usually have fewer of them.
    """
    sampled = [across * down for _, across, down, _ in picture.layer]
    return 2 * pixels * sum(sampled) // max(sampled, default=1)


def _strip_bytes(picture: Image.Image, pixels: int) -> int:
    """Return how many bytes the largest piece of a TIFF has, which are unpacked in one."""
    rows = picture.tag_v2.get(278, picture.height)  # type: ignore[attr-defined]
    share = min(rows, picture.height) / picture.height if isinstance(rows, int) else 1
    bits = picture.tag_v2.get(258, (8,))  # type: ignore[attr-defined]
    depth = sum(bits) if isinstance(bits, tuple) else 64
    return int(pixels * share * depth / 8)
