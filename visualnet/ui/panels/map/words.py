"""What a map and its points show, in words."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication

from visualnet.nn.arrays import IndexArray, LabelArray
from visualnet.number_text import count_text


def point_words(true: str, answer: str, position: int) -> str:
    """Return what a point is, by the names of its class and of what it is read as.

    position: of the image in its split.
    """
    image = count_text(position)
    if true == answer:
        return _tr("{0}, read rightly · image {1}").format(true, image)
    return _tr("{0}, read as {1} · image {2}").format(true, answer, image)


def map_words(labels: LabelArray, answers: IndexArray, classes: Sequence[str]) -> str:
    """Return how many points there are, how many of them are right, and how many of each class.

    labels, answers: (points,), numbers of classes.
    """
    right = int(np.count_nonzero(labels == answers))
    text = _tr("{0} images, {1} of them read correctly")
    counts = np.bincount(labels, minlength=len(classes)).tolist()
    parts = (f"{name}: {count_text(n)}" for name, n in zip(classes, counts, strict=True))
    return "; ".join((text.format(count_text(len(labels)), count_text(right)), ", ".join(parts)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("MapView", text)
