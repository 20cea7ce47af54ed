"""Reading a picture of a digit, a scan, a photograph or a screenshot, as the network sees it."""

import io
import warnings
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from visualnet.data.arrays import FloatArray, PixelArray
from visualnet.data.drawing.ink_in_photo import find_ink, has_mnist_form
from visualnet.data.drawing.scaling import FIELD_SIDE, crop_to_ink
from visualnet.data.drawing.stages import DrawingStages, fit_into_box, stages_of_image
from visualnet.data.files import read_limited
from visualnet.errors import DataError

FORMATS = ("PNG", "JPEG", "BMP", "GIF", "TIFF", "WEBP", "PPM")
"""What is read, in Pillow's names; other decoders are never tried on a file."""

MAX_PIXELS = 40_000_000
MAX_BYTES = 200_000_000

# Ink is sought in a picture of at most this side; four pixels and more for each one of 28.
_WORKING_SIDE = 560


def image_to_digit(path: Path) -> PixelArray:
    """Return what the network sees of a picture, (28, 28); blank pictures give all 0.

    Raises DataError as `read_image` does.
    """
    return read_image(path).centred


def read_image(path: Path) -> DrawingStages:
    """Return a picture's ink on its way to what the network sees.

    Dark on light or light on dark, grey, colour, transparent (on white), turned by its camera: all
    are taken. A 28×28 picture that looks like MNIST already, light ink within a black border, is
    centred as it is. Raises DataError where the file is missing, no picture of these FORMATS,
    damaged, or of more than MAX_PIXELS.
    """
    return _stages(_read_grey(path)[0])


def read_image_bytes(data: bytes, name: str) -> DrawingStages:
    """Return the ink of a picture that is in no file, as `read_image` does; name: for messages."""
    return _stages(_grey_of(data, name)[0])


def image_as_example(path: Path) -> PixelArray:
    """Return a picture as an example to learn from, (28, 28).

    A grey picture of exactly 28×28 is taken as it is, 0 as paper and 255 as ink; any other goes the
    way of `image_to_digit`. Raises DataError as `read_image` does.
    """
    grey, mode = _read_grey(path)
    if grey.shape == (FIELD_SIDE, FIELD_SIDE) and mode == "L":
        return grey
    return _stages(grey).centred


def _stages(grey: PixelArray) -> DrawingStages:
    if has_mnist_form(grey):
        cropped = crop_to_ink(grey)
        return DrawingStages(grey, cropped, cropped, fit_into_box(cropped), grey)
    return stages_of_image(find_ink(grey))


def _read_grey(path: Path) -> tuple[PixelArray, str]:
    """Return the picture as grey levels, (h, w), 0 black to 255 white, at most 560 on a side.

    Beside them stands the mode in which the file has it, in Pillow's names: "L" is plain grey.
    """
    return _grey_of(read_limited(path, MAX_BYTES, "an image"), path)


def _grey_of(data: bytes, path: Path | str) -> tuple[PixelArray, str]:
    if not data:
        raise DataError(f"{path} is empty; give a PNG or JPEG image.")
    try:
        # Pillow warns of large and of odd files; both are answered for here.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                _check_size(picture, path)
                picture.draft(None, (2 * _WORKING_SIDE, 2 * _WORKING_SIDE))
                mode = picture.mode
                return np.asarray(_small(_upright_grey(picture)), dtype=np.uint8), mode
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
