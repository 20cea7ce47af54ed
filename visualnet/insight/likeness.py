"""Forms of the classes, what their images have in common, and the likeness of an image.

A network answers with one of its classes whatever it is shown: a letter, a scribble, noise, and its
probabilities do not tell. So each class is kept as a mean and the directions in which its images
vary most (principal components: Pearson 1901, Hotelling 1933); an image of the class is nearly made
up by those, and what is left over of another one is large. What counts as large is seen on images
of the class that nothing was learnt from. A flat line is nearly made up by the bars of many digits,
so an image must not be much wider for its height than any of the class is either.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from visualnet.arrays import FloatArray, IndexArray, LabelArray, PixelArray

CELLS = 14
"""An image is compared in so many rows and columns of cells: a jitter of one pixel is no news."""

MOST_DIRECTIONS = 30
FEWEST_IMAGES = 50
"""Of fewer images no form can be told; then nothing is unlike the class."""

TAILS = (0.05, 0.025, 0.01, 0.004, 0.0)
"""Shares of real images of a class that are farther from its form than the limits kept of it."""

_MOST_IMAGES = 6000
# How far beyond the farthest real image nothing of the class is left.
_BEYOND = 1.25
# Fainter is no ink when the width and the height of the ink are compared.
_INK = 100


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """The common form of each class.

    means: (classes, cells). directions: (classes, MOST_DIRECTIONS, cells), orthonormal rows, zero
    rows where there are fewer. limits: (classes, len(TAILS)), rising: distances that the shares
    TAILS of real images exceed; infinite where the class had too few images. widest: (classes,),
    the greatest width of ink to its height; infinite there too. plumpest: what is plumper is a dot,
    of no class.
    """

    means: FloatArray
    directions: FloatArray
    limits: FloatArray
    widest: FloatArray
    plumpest: float = float("inf")

    def distances(self, images: PixelArray, classes: LabelArray) -> FloatArray:
        """Return how much of each image the form of its class leaves over, (images,).

        images: (images, 28, 28) uint8. classes: (images,), the class that each is compared with.
        """
        found = np.empty(len(images), np.float32)
        cells = as_cells(images)
        for number in np.unique(classes):
            chosen = classes == number
            found[chosen] = _left_over(cells[chosen], self.means[number], self.directions[number])
        return found

    def likeness(self, image: PixelArray, number: int) -> float:
        """Return how well an image, (28, 28) uint8, passes for one of a class, 0 to 1.

        1 is not farther from its form than 95 % of real images; below, it falls with the share of
        real images that are as far, to 0 where none is, or where none is nearly as wide for its
        height. Takes 0.04 ms (2026-11).
        """
        if plumpness(image) > self.plumpest:
            return 0.0
        limits = self.limits[number]
        if not np.isfinite(limits).all():
            return 1.0
        distance = self.distances(image[None], np.array([number]))[0]
        shares = np.array((*TAILS, 0.0)) / TAILS[0]
        # The last real image has its own small share.
        shares[len(TAILS) - 1] = TAILS[-2] / TAILS[0] / 2
        near = np.interp(distance, [*limits, limits[-1] * _BEYOND], shares)
        widest = self.widest[number]
        return float(
            min(near, np.interp(widths(image[None])[0], [widest, widest * _BEYOND], [1, 0]))
        )


def as_cells(images: PixelArray) -> FloatArray:
    """Return images, (images, 28, 28) uint8, as roots of the mean ink in 14×14 cells, 0 to 1.

    Of the root faint and full ink differ less, so that thin and thick pens are more alike.
    """
    parts = images.reshape(len(images), CELLS, 2, CELLS, 2)
    means = parts.mean(axis=(2, 4), dtype=np.float32)
    roots: FloatArray = np.sqrt(means.reshape(len(images), CELLS * CELLS) / np.float32(255))
    return roots


def widths(images: PixelArray) -> FloatArray:
    """Return how wide the ink of images, (images, 28, 28) uint8, is for its height, (images,).

    0 where there is no ink.
    """
    is_ink = images > _INK
    wide, high = (_extents(np.asarray(is_ink.any(axis=axis))) for axis in (1, 2))
    shares: FloatArray = (wide / np.maximum(high, 1)).astype(np.float32)
    return shares


def plumpness(image: PixelArray) -> float:
    """Return how thick the strokes of an image, (28, 28), are for its longer side; 0 for no ink.

    The thickness is twice the ink's area for its outline, which is its total variation.
    """
    levels = np.pad(image, 1).astype(np.float32)
    down, right = np.diff(levels, axis=0)[:, :-1], np.diff(levels, axis=1)[:-1]
    side = max(int(image.any(axis=0).sum()), int(image.any(axis=1).sum()))
    outline = float(np.hypot(down, right).sum())
    return 2 * float(levels.sum()) / outline / side if side else 0.0


def fit_forms(
    images: PixelArray,
    labels: LabelArray,
    held_images: PixelArray,
    held_labels: LabelArray,
    classes: int,
) -> Forms:
    """Return the forms of classes. images: (n, 28, 28) uint8, labels: (n,).

    held_images, held_labels: others of the same kind, from which the limits are taken. At most
    6,000 images of a class are used; 0.6 s for MNIST (2026-11).
    """
    cells = CELLS * CELLS
    means = np.zeros((classes, cells), np.float32)
    directions = np.zeros((classes, MOST_DIRECTIONS, cells), np.float32)
    limits = np.full((classes, len(TAILS)), np.inf, np.float32)
    widest = np.full(classes, np.inf, np.float32)
    for number in range(classes):
        own_images = images[np.flatnonzero(labels == number)[:_MOST_IMAGES]]
        held_ones = held_images[np.flatnonzero(held_labels == number)[:_MOST_IMAGES]]
        own, held = as_cells(own_images), as_cells(held_ones)
        if min(len(own), len(held)) < FEWEST_IMAGES:
            continue
        means[number] = own.mean(axis=0)
        found = _main_directions(own - means[number])
        directions[number, : len(found)] = found
        left = _left_over(held, means[number], found)
        limits[number] = np.quantile(left, 1 - np.array(TAILS))
        widest[number] = max(widths(own_images).max(), widths(held_ones).max())
    return Forms(means, directions, limits, widest)


def _extents(has_ink: npt.NDArray[np.bool_]) -> IndexArray:
    """Return from the first to the last place with ink in each row of (images, 28), (images,)."""
    first, last = has_ink.argmax(axis=1), has_ink[:, ::-1].argmax(axis=1)
    return np.where(has_ink.any(axis=1), has_ink.shape[1] - last - first, 0)


def _main_directions(centred: FloatArray) -> FloatArray:
    """Return orthonormal rows, those of the largest variance first."""
    vectors = np.linalg.eigh(centred.T @ centred).eigenvectors
    # Of few images the last directions would make up any of them, and nothing else.
    count = min(MOST_DIRECTIONS, len(centred) // 5)
    rows: FloatArray = vectors[:, ::-1][:, :count].T.astype(np.float32)
    return rows


def _left_over(cells: FloatArray, mean: FloatArray, directions: FloatArray) -> FloatArray:
    away = cells - mean
    left = np.asarray(away - (away @ directions.T) @ directions, np.float32)
    return np.asarray(np.sqrt(np.einsum("ij,ij->i", left, left)), np.float32)
