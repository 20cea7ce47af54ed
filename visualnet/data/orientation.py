"""Which way up images stand: turning them, and telling by digits how they lie."""

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from visualnet.data.arrays import PixelArray
from visualnet.data.bundled.mnist import load_mnist
from visualnet.data.dataset import Split
from visualnet.data.polarity import light_papers

_FloatArray = npt.NDArray[np.float64]

TURNS: dict[str, Callable[[PixelArray], PixelArray]] = {
    "none": lambda images: images,
    "transpose": lambda images: images.swapaxes(1, 2),
    "left": lambda images: np.rot90(images, 1, (1, 2)),
    "right": lambda images: np.rot90(images, -1, (1, 2)),
    "half": lambda images: images[:, ::-1, ::-1],
    "mirror": lambda images: images[:, :, ::-1],
    "flip": lambda images: images[:, ::-1],
    "transpose_half": lambda images: images.swapaxes(1, 2)[:, ::-1, ::-1],
}
"""What can be done to images that do not stand upright: (n, 28, 28) to a view of the same shape.

transpose: rows become columns, as EMNIST's must. left, right: a quarter turn. half: a half turn.
mirror: left and right change places. flip: top and bottom do.
"""

_FEWEST = 20
_MOST = 6000
"""Images looked at."""

_LIKENESS, _MARGIN = 0.4, 0.1
"""How like MNIST's the digits must be, and by how much more than as they stand.

Of 20 to 600 of MNIST's or the pen digits, upright, the likeness is 0.35 to 0.95, and 0.13 to 0.49
more than turned in any way; with shuffled labels it is 0.30 at most (2026-11).
"""


def turn_to_upright(split: Split, classes: Sequence[str]) -> str | None:
    """Return the turn, a name in TURNS, that makes digits stand upright; None where unknown.

    In what the mean images of the classes named 0 to 9 differ from each other is compared with
    MNIST's. Unknown: there are no such classes, too few images, or they are like MNIST's digits in
    no way.
    """
    images, labels = split.images[:_MOST], split.labels[:_MOST]
    means, standards = [], []
    for label, name in enumerate(classes):
        members = images[labels == label]
        if name in _mean_digits() and len(members):
            means.append(members.mean(axis=0))
            standards.append(_mean_digits()[name])
    if len(labels) < _FEWEST or len(means) < 3:
        return None
    shown = np.stack(means)
    if light_papers(images).mean() > 0.5:
        shown = 255 - shown
    wanted = _normed(_apart(np.stack(standards)))
    shown = _apart(shown)
    likeness = {
        turn: float((_normed(act(shown)) * wanted).sum() / len(means))  # type: ignore[arg-type]
        for turn, act in TURNS.items()
    }
    best = max(likeness, key=likeness.__getitem__)
    if likeness[best] < _LIKENESS:
        return None
    return best if likeness[best] - likeness["none"] > _MARGIN else "none"


@lru_cache(maxsize=1)
def _mean_digits() -> dict[str, _FloatArray]:
    train = load_mnist()[0]
    images, labels = train.images[:_MOST], train.labels[:_MOST]
    return {str(k): images[labels == k].mean(axis=0) for k in range(10)}


def _apart(images: _FloatArray) -> _FloatArray:
    """Return in what images differ from their mean."""
    return images - images.mean(axis=0)


def _normed(images: npt.NDArray[np.floating]) -> _FloatArray:
    """Return images as rows of mean 0 and length 1."""
    rows = images.reshape(len(images), -1).astype(np.float64)
    rows -= rows.mean(axis=1, keepdims=True)
    lengths = np.sqrt(np.square(rows).sum(axis=1, keepdims=True))
    return rows / np.maximum(lengths, 1e-9)
