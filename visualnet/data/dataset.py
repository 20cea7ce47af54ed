"""What a data set is once it is loaded: images or points, with labels, in three parts."""

from dataclasses import dataclass, field
from math import prod
from typing import cast

import numpy as np

from visualnet.arrays import IndexArray, InputArray, LabelArray, PixelArray
from visualnet.data.drawing.picture_ways import DEFAULT, PictureWay
from visualnet.errors import DataError
from visualnet.features import Features
from visualnet.sentences import Sentence

_MAX_TITLE = 40
_SUFFIXES = (".gz", ".npz", ".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class Split:
    """A part of a data set; row i of both arrays is one example.

    inputs: of images (examples, 28, 28), uint8, 0 paper to 255 ink; of points (examples, inputs),
    float32, as the network takes them. labels: (examples,). Both are read-only.
    """

    inputs: InputArray
    labels: LabelArray

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def images(self) -> PixelArray:
        """The inputs of images, (examples, 28, 28); raises DataError where these are points."""
        if self.inputs.dtype != np.uint8:
            raise DataError("These data are points, not images; choose a data set of images.")
        return cast(PixelArray, self.inputs)

    @property
    def rows(self) -> InputArray:
        """The inputs as a row for each example, (examples, inputs); views."""
        return self.inputs.reshape(len(self.inputs), prod(self.inputs.shape[1:]))

    def counts(self, classes: int) -> list[int]:
        """Return how many examples there are of each class."""
        counts: list[int] = np.bincount(self.labels, minlength=classes).tolist()
        return counts

    def part(self, start: int, stop: int) -> "Split":
        """Return examples start to stop - 1 as views, not copies."""
        return Split(self.inputs[start:stop], self.labels[start:stop])

    def taken(self, positions: IndexArray) -> "Split":
        """Return copies of the examples at these positions, in this order."""
        return frozen_split(np.take(self.inputs, positions, axis=0), self.labels[positions])


@dataclass(frozen=True, slots=True)
class Dataset:
    """A data set in three parts; the test part is never trained on.

    name: what a bundled data set is called, or the name of the user's file or folder without its
    path. classes: their names, in the order of the labels. first_classes: the names as they were
    before the labels were numbered as a model's, see `class_matching`; None where they were not.
    notes: what had to be assumed when the user's own files were read, a sentence each.
    is_test_made: whether the files have no test part, so that a sixth of their images became it.
    is_test_set: whether all of them are a test set by what they are called.
    has_own_validation: whether the files have a validation part. is_emnist: whether their names
    speak of EMNIST, so that letters are expected. pictures: how its images were prepared, and so
    how a picture is for a network that learnt from them. lying: the turn, of
    `orientation.TURNS`, that would set its images upright, where they are known to lie; else None.
    features: of points, how their numbers become inputs; None for images.
    """

    name: str
    title: str
    classes: tuple[str, ...]
    train: Split
    validation: Split
    test: Split
    first_classes: tuple[str, ...] | None = field(default=None, kw_only=True)
    notes: tuple[str, ...] = field(default=(), kw_only=True)
    is_test_made: bool = field(default=False, kw_only=True)
    is_test_set: bool = field(default=False, kw_only=True)
    has_own_validation: bool = field(default=False, kw_only=True)
    is_emnist: bool = field(default=False, kw_only=True)
    pictures: PictureWay = field(default=DEFAULT, kw_only=True)
    lying: str | None = field(default=None, kw_only=True)
    features: Features | None = field(default=None, kw_only=True)

    @property
    def input_count(self) -> int:
        """How many numbers a network takes of each example."""
        return prod(self.train.inputs.shape[1:])

    @property
    def own_classes(self) -> tuple[str, ...]:
        """The names of the classes in the data's own order, whatever model they were matched to."""
        return self.first_classes or self.classes


def frozen_split(inputs: InputArray, labels: LabelArray) -> Split:
    """Return a part made of these arrays, which become read-only."""
    inputs.flags.writeable = labels.flags.writeable = False
    return Split(inputs, labels)


def joined(first: Split, second: Split) -> Split:
    """Return one part that holds copies of the examples of both, in this order."""
    return frozen_split(
        np.concatenate((first.inputs, second.inputs)),
        np.concatenate((first.labels, second.labels)),
    )


def short_title(name: str) -> str:
    """Return the name of a file or folder as one short line that can be shown anywhere."""
    for suffix in _SUFFIXES:
        name = name.removesuffix(suffix)
    shown = "".join(letter for letter in name if letter.isprintable()).strip()
    return shown[:_MAX_TITLE] or Sentence("own data")
