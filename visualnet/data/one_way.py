"""The images of a data set, brought into the one way in which pictures are shown to its network."""

from dataclasses import replace

from visualnet.data.dataset import Dataset, Split, frozen_split
from visualnet.data.drawing.picture_ways import (
    AUTO,
    PictureChoice,
    PictureWay,
    note_on,
    seen_images,
    suited_to,
)
from visualnet.sentences import Sentence

_ONE_BY_ONE = Sentence(
    "Only images on light paper were inverted. Use --pictures inverted to read pictures on "
    "light paper."
)


def in_one_way(dataset: Dataset, choice: PictureChoice, *, inverted: str = "none") -> Dataset:
    """Return the data set with all its images as is chosen, or as suits those to learn from.

    Its `pictures` tell what was done to them already. inverted: whose light and dark were exchanged
    after that, as `polarity.INVERSIONS` has it. Where the choice was left to the images, a note
    tells it, unless they are as MNIST's and stay as they are.
    """
    done: PictureWay = dataset.pictures
    if inverted == "all" and done != "refitted":
        done = "as-is" if done == "inverted" else "inverted"
    way: PictureWay
    if choice == AUTO:
        looked_at = dataset.train if len(dataset.train) else dataset.test
        way = done if done == "refitted" else suited_to(looked_at.images)
        way = done if way == "as-is" else way
    else:
        way = choice
    acts = way if way != done else "as-is"
    parts = dataset.train, dataset.validation, dataset.test
    train, validation, test = (_part_in_one_way(part, acts) for part in parts)
    is_same = train is dataset.train and test is dataset.test
    is_plain = way == "refitted" and done != "refitted" and is_same
    notes = dataset.notes
    if choice == AUTO and not is_plain:
        notes = (*notes, note_on(way))
    if inverted == "light" and way == "as-is":
        notes = (*notes, _ONE_BY_ONE)
    return replace(
        dataset, train=train, validation=validation, test=test, notes=notes, pictures=way
    )


def _part_in_one_way(part: Split, way: PictureWay) -> Split:
    images = seen_images(part.images, way)
    return part if images is part.images else frozen_split(images, part.labels)
