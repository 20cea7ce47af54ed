"""Reading a picture of a digit, a scan, a photograph or a screenshot, as grey levels."""

import io
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError
from PIL.JpegImagePlugin import JpegImageFile

from visualnet.arrays import FloatArray, PixelArray
from visualnet.data.drawing.picture_limits import check_size, too_large
from visualnet.data.drawing.picture_ways import DEFAULT, PictureWay, seen_picture
from visualnet.data.files import read_limited
from visualnet.errors import DataError
from visualnet.number_text import count_text
from visualnet.sentences import Sentence

FORMATS = ("PNG", "JPEG", "BMP", "GIF", "TIFF", "WEBP", "PPM")
"""What is read, in Pillow's names; other decoders are never tried on a file."""

MAX_BYTES = 200_000_000

# Ink is sought in a picture of at most this side; four pixels and more for each one of 28.
_WORKING_SIDE = 560
_STRIP_PIXELS = 1_000_000

_ORIENTATION = 0x0112
"""The tag of EXIF data by which cameras say how a picture is turned."""

_START_OF_JPEG = bytes((0xFF, 0xD8, 0xFF))
_START_OF_PNG = b"\x89PNG"
_STARTS_OF_PAGED = (b"GIF8", b"II", b"MM", b"RIFF")
"""Of GIF, TIFF and WebP."""

_ANIMATED_PNG = b"acTL"
_HEAD_BYTES = 4096
"""Of a PNG, in which it says that it holds several images."""

_SHOWN_NAMES = 3

_HALF = 128
_SHOWN_PARTS = (2, 50, 98)
"""In percent: the darkest, the usual and the lightest of what shows of a transparent picture."""


def read_grey(path: Path) -> PixelArray:
    """Return a picture as grey levels, (h, w), 0 black to 255 white, at most 560 on a side.

    Grey, colour, transparent, turned by its camera: all are taken. Raises DataError where the file
    is missing, no picture of these FORMATS, damaged, or too large (`picture_limits`). What the
    network sees of it is for `picture_ways` to say.
    """
    return _grey_of(read_limited(path, MAX_BYTES, Sentence("an image")), path)


def image_to_digit(path: Path, way: PictureWay = DEFAULT) -> PixelArray:
    """Return what the network sees of a picture, (28, 28); blank pictures give all the same.

    Raises DataError as `read_grey` does.
    """
    return seen_picture(read_grey(path), way)


def grey_of_bytes(data: bytes, name: str) -> PixelArray:
    """Return a picture that is in no file, as `read_grey` does; name: for messages."""
    return _grey_of(data, name)


def has_more_pages(source: Path | bytes) -> bool:
    """Tell whether a picture that was read has pages or images after the first, which is read.

    source: its file, or what is in it.
    """
    # What is after the first may be damaged in any way.
    with suppress(Exception), warnings.catch_warnings():
        with _as_file(source) as file:
            head = file.read(_HEAD_BYTES)
        if head.startswith(_START_OF_PNG):
            return _ANIMATED_PNG in head
        if head.startswith(_STARTS_OF_PAGED):
            warnings.simplefilter("ignore")
            with _as_file(source) as file, Image.open(file, formats=FORMATS) as picture:
                return bool(getattr(picture, "is_animated", False))
    return False


def _as_file(source: Path | bytes) -> BinaryIO:
    return io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")


def pages_note(paths: Sequence[Path]) -> str:
    """Return a sentence on pictures of which only the first page is read."""
    if len(paths) == 1:
        return Sentence("{path} has several pages; only the first is read.", path=paths[0])
    names = ", ".join(path.name for path in paths[:_SHOWN_NAMES])
    more = " …" if len(paths) > _SHOWN_NAMES else ""
    return Sentence(
        "{path_count} pictures have several pages ({names}{more}); only the first page of "
        "each is read.",
        path_count=count_text(len(paths)),
        names=names,
        more=more,
    )


def _grey_of(data: bytes, path: Path | str) -> PixelArray:
    if not data:
        raise DataError("{path} is empty; choose a PNG or JPEG image.", path=path)
    try:
        # Pillow warns of large and of odd files; both are answered for here.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with _opened(data) as picture:
                check_size(picture, data, path)
                picture.draft(None, (2 * _WORKING_SIDE, 2 * _WORKING_SIDE))
                return np.asarray(_upright_grey(picture), dtype=np.uint8)
    except DataError:
        raise
    except Image.DecompressionBombError:
        raise too_large(path) from None
    except UnidentifiedImageError:
        raise DataError(
            "{path} is not an image of a known format; choose one of {formats}.",
            path=path,
            formats=", ".join(FORMATS),
        ) from None
    except Exception as error:  # Decoders raise nearly anything on damaged files.
        raise DataError(
            "{path} is a damaged image; save it again as PNG or JPEG.", path=path
        ) from error


def _opened(data: bytes) -> Image.Image:
    """Return a picture of which only the header has been read."""
    if data.startswith(_START_OF_JPEG):
        # Past `Image.open`, which refuses pictures of 179 million pixels before their decoding.
        return JpegImageFile(io.BytesIO(data))
    return Image.open(io.BytesIO(data), formats=FORMATS)


def _upright_grey(picture: Image.Image) -> Image.Image:
    picture.load()
    orientation = picture.getexif().get(_ORIENTATION)
    grey = _reduced_grey(picture)
    if orientation is not None:
        # Once it is small: turned, it is there twice.
        grey.getexif()[_ORIENTATION] = orientation
        ImageOps.exif_transpose(grey, in_place=True)
    return grey


def _reduced_grey(picture: Image.Image) -> Image.Image:
    if picture.mode in ("I", "F") or picture.mode.startswith("I;16"):
        return _grey_of_deep(picture)
    if picture.has_transparency_data:
        return _on_its_paper(_small(picture, "RGBA"))
    if picture.mode == "L":
        return _small(picture, "L")
    # By way of RGB, since not every mode (CMYK, LAB) converts to grey directly.
    colours = _small(picture, "CMYK" if picture.mode == "CMYK" else "RGB")
    return colours.convert("RGB").convert("L")


def _on_its_paper(coloured: Image.Image) -> Image.Image:
    """Return a transparent picture in grey, what is clear filled with paper.

    Paper is white, or black where all that shows is light. Where what shows is most of the picture
    and has dark and light itself, it is a page, whose paper goes on.
    """
    levels, opacity = np.asarray(coloured.convert("RGB").convert("L")), np.asarray(coloured)[..., 3]
    shown = levels[opacity >= _HALF]
    paper = 255
    if len(shown):
        darkest, usual, lightest = np.percentile(shown, _SHOWN_PARTS)
        is_page = lightest - darkest >= _HALF / 2 and 2 * len(shown) > levels.size
        paper = int(usual) if is_page else 0 if darkest >= _HALF else 255
    under = Image.new("RGBA", coloured.size, (paper, paper, paper))
    return Image.alpha_composite(under, coloured).convert("L")


def _grey_of_deep(picture: Image.Image) -> Image.Image:
    """Return 16-bit, 32-bit or float levels as bytes: 0..1, 0..255 or 0..65535, by the largest."""
    largest = 0.0

    def levels_of(strip: Image.Image) -> Image.Image:
        nonlocal largest
        levels = np.array(strip, np.float32)
        np.nan_to_num(levels, copy=False, nan=0.0, posinf=0.0, neginf=0.0)
        largest = max(largest, float(levels.max(initial=0)))
        return Image.fromarray(levels)

    small = np.asarray(_small(picture, "F", levels_of))
    full = next((full for full in (1.0, 255.0, 65535.0) if largest <= full), largest)
    scaled: FloatArray = np.clip(small * (255 / full), 0, 255)
    return Image.fromarray((scaled + 0.5).astype(np.uint8))


def _small(
    picture: Image.Image, mode: str, convert: Callable[[Image.Image], Image.Image] | None = None
) -> Image.Image:
    """Return a picture in another mode, at the working side; large ones strip by strip.

    A second copy of 64 million pixels would take 256 MB. convert: into that mode.
    """
    convert = convert or (lambda strip: strip.convert(mode))
    factor = -(-max(picture.size) // _WORKING_SIDE)
    if factor == 1:
        return convert(picture)
    width, height = picture.size
    small = Image.new(mode, (-(-width // factor), -(-height // factor)))
    rows = factor * max(1, _STRIP_PIXELS // (factor * width))
    for top in range(0, height, rows):
        strip = convert(picture.crop((0, top, width, min(top + rows, height))))
        small.paste(strip.reduce(factor), (0, top // factor))
    return small
