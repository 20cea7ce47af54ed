"""Doubt about an answer, by its probability and by how much the image is like its class.

The probability alone does not tell: a network of digits is sure of letters and scribbles too.
It is multiplied by the likeness of the image to the common form of the class that it reads; doubt
is what is missing from 1.
"""

import io
import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import cast

import numpy as np

from visualnet.arrays import FloatArray, InputArray, PixelArray
from visualnet.data.bundled.pen_digits import load_pen_digits
from visualnet.data.class_matching import same_classes
from visualnet.data.datasets import load_dataset
from visualnet.data.drawing.picture_ways import PictureWay, is_blank
from visualnet.data.files import read_limited
from visualnet.errors import DataError
from visualnet.insight.likeness import CELLS, MOST_DIRECTIONS, TAILS, Forms, fit_forms
from visualnet.paths import resource, write_atomically
from visualnet.sentences import Sentence

DOUBTFUL = 0.5
"""Where the doubt is over this, the answer is rather not to be believed."""

NEAR_TIE = 0.4
"""Where the two largest probabilities differ by less, it is a near tie: of such MNIST test images
digits-16x16 reads 54 % correctly (of all 95.5 %), and for 87 % one of its two classes is the right
one; just above, 65 % are read correctly (412 and 136 of 10,000 images, 2026-11)."""

_AS_LIKELY = 0.001
"""Probabilities that differ by less are the same in percent, as they are shown."""

_SHARE_OF_TWO = 0.5

_MOST_KNOWN = 100
"""Images and classes that are remembered, a kilobyte each."""

DIGITS = tuple("0123456789")

# A tap of the pen is 0.39 and more, the thickest of MNIST's 70,000 images 0.383 (2026-11).
_PLUMPEST_DIGIT = 0.386

_FILE = "digit-forms.npz"
_MAX_BYTES = 2_000_000
# Pen digits are fewer, and are what people draw in the pad.
_PEN_REPEATS = 2


def doubt(image: InputArray, probabilities: FloatArray, forms: Forms | None) -> float:
    """Return how doubtful an answer is, 0 to 1: one minus probability × likeness.

    image: (28, 28) uint8, what the network was shown; a point has no form. probabilities:
    (classes,), its answer.
    forms: those of its classes, None where they are not known: then the probability alone counts.
    An image without ink, or an answer that is no number, is nothing but doubt.
    """
    return Doubts().doubt(image, probabilities, forms)


class Doubts:
    """Doubts of many answers to a few images; remembers which class an image is how much like.

    While a network learns its answers to one image change, and the image's form does not.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[Forms, bytes, int], float] = {}

    def doubt(self, image: InputArray, probabilities: FloatArray, forms: Forms | None) -> float:
        """Return what `doubt` does."""
        if not np.isfinite(probabilities).all() or is_blank(image):
            return 1.0
        read = int(probabilities.argmax())
        likeness = 1.0 if forms is None else self._likeness(cast(PixelArray, image), read, forms)
        return min(1.0, max(0.0, 1.0 - float(probabilities[read]) * likeness))

    def _likeness(self, image: PixelArray, read: int, forms: Forms) -> float:
        key = forms, image.tobytes(), read
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[key] = forms.likeness(image, read)
        return known


def is_doubtful(amount: float) -> bool:
    """Return whether so much doubt, 0 to 1, is too much to believe the answer."""
    return amount > DOUBTFUL


def rival(probabilities: FloatArray) -> int | None:
    """Return the second class where an answer is a near tie of two, None where it is not.

    probabilities: (classes,), the answer. The two must have more than half of the probability:
    a network that knows nothing has no two favourites.
    """
    if len(probabilities) < 2:
        return None
    second, first = np.argsort(probabilities)[-2:].tolist()
    high, low = float(probabilities[first]), float(probabilities[second])
    is_tie = high - low < NEAR_TIE and high + low > _SHARE_OF_TWO
    # Of equal ones the first is the answer.
    answer = int(probabilities.argmax())
    return (second if answer == first else first) if is_tie else None


def tied_classes(probabilities: FloatArray) -> tuple[int, ...]:
    """Return the classes that are equally likely, as far as one sees; none where one is likeliest.

    probabilities: (classes,), the answer. As with `rival`, those that are just about equal must
    have more than half of the probability.
    """
    below = probabilities.max() - probabilities
    for margin, share in ((_AS_LIKELY, _SHARE_OF_TWO), (1e-6, 0.0)):
        classes = np.flatnonzero(below < margin)
        if len(classes) > 1 and probabilities[classes].sum() > share:
            return tuple(classes.tolist())
    return ()


def knows_forms_of(classes: tuple[str, ...], pictures: PictureWay) -> bool:
    """Return whether the forms of a network's classes are bundled: digits, that is.

    pictures: how it learnt to see. What is called 0 to 9 and is not refitted may be anything, such
    as the clothes of Fashion-MNIST.
    """
    return are_digits(classes) and pictures == "refitted"


def are_digits(classes: Sequence[str]) -> bool:
    """Return whether classes are the ten digits, in any order, in figures or in words."""
    return len(same_classes(classes, DIGITS)) == len(classes) == len(DIGITS)


def digit_places(classes: Sequence[str]) -> list[int]:
    """Return where each of the ten digits is among classes, see `are_digits`."""
    meant = same_classes(DIGITS, classes)
    return [list(classes).index(meant[digit]) for digit in DIGITS]


def digit_forms(classes: Sequence[str] = DIGITS) -> Forms:
    """Return the bundled forms of the ten digits, in the order of a network's classes.

    classes: see `are_digits`. Takes 5 ms the first time (2026-11). Raises DataError where their
    file is missing or damaged.
    """
    forms, meant = _digit_forms(), same_classes(classes, DIGITS)
    order = [DIGITS.index(meant[name]) for name in classes]
    return Forms(
        forms.means[order],
        forms.directions[order],
        forms.limits[order],
        forms.widest[order],
        forms.plumpest,
    )


@cache
def _digit_forms() -> Forms:
    path = resource("data", _FILE)
    data = read_limited(path, _MAX_BYTES, Sentence("the bundled forms of digits"))
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            means, directions, limits, widest = (
                arrays[name].astype(np.float32)
                for name in ("means", "directions", "limits", "widest")
            )
    except (ValueError, KeyError, OSError, zipfile.BadZipFile) as error:
        raise _damaged(path) from error
    shapes = (len(DIGITS), CELLS**2), (len(DIGITS), MOST_DIRECTIONS, CELLS**2)
    if (means.shape, directions.shape, limits.shape, widest.shape) != (
        *shapes,
        (len(DIGITS), len(TAILS)),
        (len(DIGITS),),
    ):
        raise _damaged(path)
    return Forms(means, directions, limits, widest, _PLUMPEST_DIGIT)


def pack_digit_forms(target: Path) -> None:
    """Write the forms of the ten digits in the file that is bundled.

    It takes six seconds (2026-11):

        python -c "from visualnet.insight.doubt import *; pack_digit_forms(Path(TARGET))"

    They are taken from the training images of MNIST and of the pen digits, these also as slashed
    zeros, crossed sevens and their like, the limits from the validation images of both. Raises
    OSError where the file cannot be written.
    """
    from visualnet.data.bundled.written_forms import FORMS, formed_pen_digits

    scans, pens = load_dataset("mnist", validation_examples=5000), load_pen_digits()
    repeats = _PEN_REPEATS
    times = {name: 1 for name, form in FORMS.items() if form.digit is not None}
    made, made_held = (formed_pen_digits(part, times) for part in ("train", "validation"))
    # The pen digits first: of each class only so many images are taken.
    own = [*made.values(), *[pens["train"]] * repeats, scans.train]
    held = [*made_held.values(), pens["validation"], scans.validation]
    forms = fit_forms(
        np.concatenate([split.images for split in own]),
        np.concatenate([split.labels for split in own]),
        np.concatenate([split.images for split in held]),
        np.concatenate([split.labels for split in held]),
        len(DIGITS),
    )
    content = io.BytesIO()
    np.savez_compressed(
        content,
        means=forms.means,
        directions=forms.directions.astype(np.float16),
        limits=forms.limits,
        widest=forms.widest,
    )
    write_atomically(target, content.getvalue())


def _damaged(path: Path) -> DataError:
    return DataError("{path} is damaged; reinstall VisualNet to restore this data file.", path=path)
