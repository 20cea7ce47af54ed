"""What is done to images after they are read: turned, inverted, left out."""

from dataclasses import dataclass, fields, replace
from typing import Literal

import numpy as np

from visualnet.arrays import IndexArray, PixelArray
from visualnet.data.dataset import Dataset, Split, frozen_split
from visualnet.data.dataset_info import DATASETS
from visualnet.data.drawing.picture_ways import AUTO
from visualnet.data.orientation import TURNS
from visualnet.data.polarity import blank_images, inverted
from visualnet.errors import SettingError
from visualnet.settings_table import SETTINGS

SAME: Literal["same"] = "same"
"""The test part is turned, or inverted, as the others are."""


@dataclass(frozen=True, slots=True)
class Preparation:
    """What is done to the images of all parts; nothing, if not asked for.

    turn_images: a name in TURNS. invert_images: one in INVERSIONS. turn_test_images,
    invert_test_images: such names for the test part, or SAME. leave_out_blank: images that
    show nothing. leave_out_shared: training and validation images that are in the test part too.
    leave_out_damaged: pictures in folders that cannot be read; the only one done while reading.
    Raises SettingError for another name.
    """

    turn_images: str = "none"
    invert_images: str = "none"
    leave_out_blank: bool = False
    leave_out_shared: bool = False
    leave_out_damaged: bool = False
    turn_test_images: str = SAME
    invert_test_images: str = SAME

    def __post_init__(self) -> None:
        for field in fields(self):
            SETTINGS[field.name].check(getattr(self, field.name))

    @property
    def of_test(self) -> "Preparation":
        """What is done to the test part, as though to all."""
        turn, invert = self.turn_test_images, self.invert_test_images
        return replace(
            self,
            turn_images=self.turn_images if turn == SAME else turn,
            invert_images=self.invert_images if invert == SAME else invert,
            turn_test_images=SAME,
            invert_test_images=SAME,
        )

    def without_turns(self) -> "Preparation":
        """Return the same with no images turned or inverted."""
        plain = Preparation()
        names = ("turn_images", "invert_images", "turn_test_images", "invert_test_images")
        return replace(self, **{name: getattr(plain, name) for name in names})


def is_as_meant(source: str, test_source: str | None, preparation: Preparation) -> bool:
    """Tell whether all data are bundled, and as they are, so that no look is needed.

    source, test_source: as for `load_dataset`.
    """
    are_bundled = source in DATASETS and (test_source is None or test_source in DATASETS)
    return are_bundled and preparation == Preparation()


def prepared(dataset: Dataset, preparation: Preparation) -> Dataset:
    """Return the data set with its images so; parts are views where nothing is to be done.

    Raises SettingError where no training images would be left.
    """
    if preparation == Preparation():
        return dataset
    train = _prepared_part(dataset.train, preparation)
    validation = _prepared_part(dataset.validation, preparation)
    test = _prepared_part(dataset.test, preparation.of_test)
    if preparation.leave_out_shared:
        tested = image_keys(test.images)
        train, validation = (
            _kept(part, ~np.isin(image_keys(part.images), tested)) for part in (train, validation)
        )
    if not len(train) and len(dataset.train):
        raise SettingError(
            "All training images of {title} would be left out; leave out fewer.",
            title=dataset.title,
        )
    return replace(dataset, train=train, validation=validation, test=test)


def check_asked(
    source: str, test_source: str | None, pictures: str, preparation: Preparation
) -> None:
    """Raise SettingError where `refused_settings` has any, or two ways contradict.

    source, test_source: as for `load_dataset`. A model would tell of what it learnt so wrongly.
    """
    if pictures == "as-is" and preparation.invert_images == "all":
        raise SettingError(
            "If all images are inverted, pictures cannot be read as-is. Choose inverted "
            "pictures, or do not invert the images."
        )
    refused = refused_settings(source, test_source, pictures, preparation)
    if refused:
        title = DATASETS[source if source in DATASETS else str(test_source)].title
        flags = ["--" + name.replace("_", "-") for name in refused]
        flags = ["--pictures inverted" if flag == "--pictures" else flag for flag in flags]
        raise SettingError(
            "The images of {title} are already upright and light on black; leave out {flags}.",
            title=title,
            flags=" and ".join(flags),
        )


def refused_settings(
    source: str, test_source: str | None, pictures: str, preparation: Preparation
) -> dict[str, str]:
    """Return the settings that turn or invert bundled images, with values that do not.

    source, test_source: as for `load_dataset`.
    """
    test = source if test_source is None else test_source
    is_bundled, is_test_bundled = source in DATASETS, test in DATASETS
    are_all, nothing = is_bundled and is_test_bundled, ("none", SAME)
    asked = {
        "pictures": (AUTO, is_bundled and pictures == "inverted"),
        "turn_images": ("none", are_all and preparation.turn_images not in nothing),
        "invert_images": ("none", are_all and preparation.invert_images not in nothing),
        "turn_test_images": (
            SAME,
            is_test_bundled and preparation.turn_test_images not in nothing,
        ),
        "invert_test_images": (
            SAME,
            is_test_bundled and preparation.invert_test_images not in nothing,
        ),
    }
    return {name: plain for name, (plain, is_refused) in asked.items() if is_refused}


def image_keys(images: PixelArray) -> IndexArray:
    """Return a number for each image, the same for the same pixels and within this process.

    60,000 images take 0.1 s (2026-11).
    """
    keys = (hash(image.tobytes()) for image in images)
    return np.fromiter(keys, np.int64, len(images))


def shared_images(part: Split, other: Split) -> int:
    """Return how many images of a part are in another one too."""
    return int(np.isin(image_keys(part.images), image_keys(other.images)).sum())


def turned_twice(first: str, then: str) -> str:
    """Return the one turn that does what two do after each other."""
    square = np.arange(4, dtype=np.uint8).reshape(1, 2, 2)
    wanted = TURNS[then](TURNS[first](square))
    return next(name for name, act in TURNS.items() if np.array_equal(act(square), wanted))


def inverted_twice(first: str, then: str) -> str:
    """Return the one way to invert that does what two do after each other."""
    if first == then == "all":
        return "none"
    return first if then == "none" else then


def _prepared_part(part: Split, preparation: Preparation) -> Split:
    if not len(part):
        return part
    if preparation.leave_out_blank:
        part = _kept(part, ~blank_images(part.images))
    images = TURNS[preparation.turn_images](inverted(part.images, preparation.invert_images))
    return frozen_split(np.ascontiguousarray(images), part.labels)


def _kept(part: Split, are_kept: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Split:
    return part if are_kept.all() else part.taken(np.flatnonzero(are_kept))
