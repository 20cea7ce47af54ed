"""How a picture becomes the network's input, the same in training, evaluation and reading.

    as-is      the whole picture, shrunk or enlarged to 28×28 if it is not; 0 is paper
    inverted   the same with light and dark exchanged, for data on white paper
    refitted   cropped to its ink, fitted into 20×20 and centred by mass, as MNIST was made

What has MNIST's form already, light on a black border or dark on a white one, is refitted no more:
it is taken as it is, light on black. Which of the three a network learnt with stands in its file.
"""

from typing import Literal

import numpy as np
import numpy.typing as npt

from visualnet.arrays import InputArray, PixelArray
from visualnet.data.drawing.scaling import FIELD_SIDE, crop_to_ink, fitted_into
from visualnet.data.drawing.stages import DrawingStages, fit_into_box, stages_of_image
from visualnet.errors import SettingError
from visualnet.sentences import Sentence

PictureWay = Literal["as-is", "inverted", "refitted"]

PICTURE_WAYS: tuple[PictureWay, ...] = ("as-is", "inverted", "refitted")

AUTO: Literal["auto"] = "auto"
"""Chosen by `suited_to` from the images of a data set."""

PictureChoice = Literal["auto", "as-is", "inverted", "refitted"]

CHOICES: tuple[PictureChoice, ...] = (AUTO, *PICTURE_WAYS)

DEFAULT: PictureWay = "refitted"
"""Of what is drawn, of the bundled data, and of models that do not say."""

# In levels of 255. The lightest border in MNIST's 70,000 images has a mean of 8.3.
_BLACK_BORDER = 9
_LIGHT = 128
# So many images of a data set have MNIST's form, or it has another.
_MOST = 0.99

_IMAGES_AT_ONCE = 4096

# Of all ink, on either side: 61 of 30,000 images of MNIST are parted so (2026-11).
_LEAST_PART = 0.05


def known_way(name: str) -> PictureWay:
    """Return the way of a name that was read; raises SettingError for any other."""
    for way in PICTURE_WAYS:
        if way == name:
            return way
    raise SettingError(
        "There is no way {name} to prepare pictures; choose another.", name=repr(name[:40])
    )


def seen_picture(grey: PixelArray, way: PictureWay) -> PixelArray:
    """Return what the network sees of a picture, (28, 28). grey: (h, w), 0 black to 255."""
    if way == "refitted":
        return refitted(grey).centred
    levels = 255 - grey if way == "inverted" else grey
    return _whole(levels.astype(np.uint8, copy=False))


def refitted(grey: PixelArray) -> DrawingStages:
    """Return the ink of a picture, (h, w), on its way to what the network sees."""
    if grey.shape == (FIELD_SIDE, FIELD_SIDE):
        is_light, is_dark = _forms(grey[None])
        if is_light[0] or is_dark[0]:
            light = 255 - grey if is_dark[0] else grey
            cropped = crop_to_ink(light)
            return DrawingStages(light, cropped, cropped, fit_into_box(cropped), light)
    # SciPy's image routines take 0.1 s to load, for which the window's start does not wait.
    from visualnet.data.drawing.ink_in_photo import find_ink

    return stages_of_image(find_ink(grey))


def seen_images(images: PixelArray, way: PictureWay) -> PixelArray:
    """Return what the network sees of images, (n, 28, 28); the same array where that is the same.

    Images to be refitted that do not have MNIST's form take 1 to 4 ms each (2026-11).
    """
    if way == "as-is":
        return images
    if way == "inverted":
        return 255 - images
    is_light, is_dark = _forms(images)
    is_other = ~(is_light | is_dark) & images.any(axis=(1, 2))
    if not (is_dark.any() or is_other.any()):
        return images
    result = images.copy()
    result[is_dark] = 255 - images[is_dark]
    for k in np.flatnonzero(is_other):
        result[k] = refitted(images[k]).centred
    return result


def suited_to(images: PixelArray) -> PictureWay:
    """Return how pictures like these, (n, 28, 28), are best prepared: judged by their borders."""
    if not len(images):
        return DEFAULT
    is_light, _ = _forms(images)
    shows_nothing = images.max(axis=(1, 2)) == images.min(axis=(1, 2))
    return "refitted" if np.mean(is_light | shows_nothing) >= _MOST else "as-is"


def is_blank(image: InputArray) -> bool:
    """Tell whether an image shows nothing: it is the same everywhere. No point is blank."""
    if image.dtype != np.uint8:
        return False
    # Asked of every frame: of so many pixels NumPy would hand Python's lock over.
    shades = image.tobytes()
    return shades.count(shades[:1]) == len(shades)


def is_apart(seen: PixelArray) -> bool:
    """Tell whether what a network sees, (28, 28), is parted by paper from side to side.

    Hardly any digit is: it is several, or a digit with other things.
    """
    for axis in (0, 1):
        mass = seen.sum(axis=axis, dtype=np.int64)
        inked = np.flatnonzero(mass)
        before = np.cumsum(mass)[inked[:-1][np.diff(inked) > 1]]
        least = _LEAST_PART * mass.sum()
        if ((before >= least) & (before <= mass.sum() - least)).any():
            return True
    return False


def note_on(way: PictureWay) -> str:
    """Return a sentence on what was assumed of the user's images."""
    what = {
        "as-is": Sentence("whole, because these images are prepared differently from MNIST's"),
        "inverted": Sentence("whole, with light and dark swapped, like these images"),
        "refitted": Sentence("cropped to their ink and centred, as MNIST was made"),
    }[way]
    return Sentence("Pictures will be read {what}. The setting 'pictures' changes this.", what=what)


def _whole(levels: PixelArray) -> PixelArray:
    if levels.shape == (FIELD_SIDE, FIELD_SIDE):
        return levels
    if is_blank(levels):
        # Beside the field's own paper it would be a shape.
        return np.zeros((FIELD_SIDE, FIELD_SIDE), np.uint8)
    return fitted_into(levels, FIELD_SIDE)


def _forms(images: PixelArray) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Tell which images have MNIST's form, light on black, and which that form inverted."""
    light = np.zeros(len(images), bool)
    dark = np.zeros(len(images), bool)
    for start in range(0, len(images), _IMAGES_AT_ONCE):
        part = images[start : start + _IMAGES_AT_ONCE]
        border = borders_of(part).mean(axis=1)
        here = slice(start, start + len(part))
        light[here] = (border <= _BLACK_BORDER) & (part.max(axis=(1, 2)) >= _LIGHT)
        dark[here] = (border >= 255 - _BLACK_BORDER) & (part.min(axis=(1, 2)) <= 255 - _LIGHT)
    return light, dark


def borders_of(images: PixelArray) -> PixelArray:
    """Return the outermost pixels of each image, (n, 108)."""
    sides = (images[:, 0], images[:, -1], images[:, 1:-1, 0], images[:, 1:-1, -1])
    return np.concatenate(sides, axis=1)
