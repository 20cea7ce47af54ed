"""Reading a picture of a digit, a scan, a photograph or a screenshot, as grey levels."""

import io
import warnings
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from visualnet.data.arrays import FloatArray, PixelArray
from visualnet.data.drawing.picture_ways import DEFAULT, PictureWay, refitted, seen_picture
from visualnet.data.drawing.stages import DrawingStages
from visualnet.data.files import read_limited
from visualnet.errors import DataError

FORMATS = ("PNG", "JPEG", "BMP", "GIF", "TIFF", "WEBP", "PPM")
"""What is read, in Pillow's names; other decoders are never tried on a file."""

MAX_PIXELS = 40_000_000
MAX_BYTES = 200_000_000

# Ink is sought in a picture of at most this side; four pixels and more for each one of 28.
_WORKING_SIDE = 560


def read_grey(path: Path) -> PixelArray:
    """Return a picture as grey levels, (h, w), 0 black to 255 white, at most 560 on a side.

    Grey, colour, transparent (on white), turned by its camera: all are taken. Raises DataError
    where the file is missing, no picture of these FORMATS, damaged, or of more than MAX_PIXELS.
    What the network sees of it is for `data.drawing.picture_ways` to say.
    """
    return _grey_of(read_limited(path, MAX_BYTES, "an image"), path)


def read_image(path: Path) -> DrawingStages:
    """Return a picture's ink on its way to what the network sees, where pictures are refitted.

    Raises DataError as `read_grey` does.
    """
    return refitted(read_grey(path))


def image_to_digit(path: Path, way: PictureWay = DEFAULT) -> PixelArray:
    """Return what the network sees of a picture, (28, 28); blank pictures give all the same.

    Raises DataError as `read_grey` does.
    """
    return seen_picture(read_grey(path), way)


def grey_of_bytes(data: bytes, name: str) -> PixelArray:
    """Return a picture that is in no file, as `read_grey` does; name: for messages."""
    return _grey_of(data, name)


def _grey_of(data: bytes, path: Path | str) -> PixelArray:
    if not data:
        raise DataError(f"{path} is empty; give a PNG or JPEG image.")
    try:
        # Pillow warns of large and of odd files; both are answered for here.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                _check_size(picture, path)
                picture.draft(None, (2 * _WORKING_SIDE, 2 * _WORKING_SIDE))
                return np.asarray(_small(_upright_grey(picture)), dtype=np.uint8)
    except DataError:
        raise
    except Image.DecompressionBombError:
        raise _too_large(path) from None
    except UnidentifiedImageError:
        raise DataError(
            f"{path} is not an image of a known format; give one of {', '.join(FORMATS)}."
        ) from None
    except Exception as error:  # Decoders raise nearly anything on damaged files.
        raise DataError(f"{path} is a damaged image; save it again as PNG or JPEG.") from error


def _check_size(picture: Image.Image, path: Path | str) -> None:
    if picture.width * picture.height > MAX_PIXELS:
        raise _too_large(path)
    if not picture.width or not picture.height:
        raise DataError(f"{path} is an image without pixels; give one that shows a digit.")


def _too_large(path: Path | str) -> DataError:
    return DataError(
        f"{path} has more than {MAX_PIXELS // 1_000_000} million pixels; save it smaller."
    )


def _upright_grey(picture: Image.Image) -> Image.Image:
    picture.load()
    ImageOps.exif_transpose(picture, in_place=True)
    # What averages as it is becomes small first: 40 million pixels in colour are 160 MB a copy.
    upright = _small(picture) if picture.mode in ("RGB", "RGBA", "CMYK") else picture
    if upright.mode in ("I", "F") or upright.mode.startswith("I;16"):
        return Image.fromarray(_deep_to_bytes(np.asarray(upright, np.float32)))
    if upright.has_transparency_data:
        coloured = upright.convert("RGBA")
        paper = Image.new("RGBA", coloured.size, "white")
        return Image.alpha_composite(paper, coloured).convert("L")
    # By way of RGB, since not every mode (CMYK, LAB) converts to grey directly.
    return upright if upright.mode == "L" else upright.convert("RGB").convert("L")


def _deep_to_bytes(levels: FloatArray) -> PixelArray:
    """Return 16-bit, 32-bit or float levels as bytes: 0..1, 0..255 or 0..65535, by the largest."""
    finite: FloatArray = np.nan_to_num(levels, nan=0.0, posinf=0.0, neginf=0.0)
    largest = float(finite.max(initial=0))
    full = next((full for full in (1.0, 255.0, 65535.0) if largest <= full), largest)
    scaled: FloatArray = np.clip(finite * (255 / full), 0, 255)
    return (scaled + 0.5).astype(np.uint8)


def _small(picture: Image.Image) -> Image.Image:
    factor = -(-max(picture.size) // _WORKING_SIDE)
    return picture.reduce(factor) if factor > 1 else picture
