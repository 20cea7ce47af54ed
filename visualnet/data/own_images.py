"""The user's own images on their way to a data set: prepared in one way, parted to validate."""

from dataclasses import replace
from pathlib import Path

from visualnet.data.dataset import Dataset, Split, joined
from visualnet.data.drawing.picture_ways import PictureChoice
from visualnet.data.one_way import in_one_way
from visualnet.data.preparing import SAME, Preparation, prepared
from visualnet.data.subsets import last_kept
from visualnet.errors import SettingError
from visualnet.number_text import count_text, limit_text
from visualnet.sentences import Sentence

DEFAULT_VALIDATION_EXAMPLES = 5000


def own_data(
    source: str, pictures: PictureChoice, preparation: Preparation, *, in_file_order: bool = False
) -> Dataset:
    """Return the user's images as `own_data.load_own_data` reads them; arguments as there."""
    # Reading images loads SciPy's image routines, for which the window's start does not wait.
    from visualnet.data.own.own_data import load_own_data

    path, skips = Path(source), preparation.leave_out_damaged
    return load_own_data(path, pictures, leave_out_damaged=skips, in_file_order=in_file_order)


def prepared_in_one_way(
    dataset: Dataset, pictures: PictureChoice, preparation: Preparation
) -> Dataset:
    """Return the user's own images prepared, and in one way; refitted ones are light on dark."""
    are_inverted = {preparation.invert_images, preparation.of_test.invert_images} != {"none"}
    if dataset.pictures == "refitted" and are_inverted:
        note = Sentence("Refitted pictures are already light on dark, so they were not inverted.")
        dataset = replace(dataset, notes=(*dataset.notes, note))
        preparation = replace(preparation, invert_images="none", invert_test_images=SAME)
    dataset = prepared(dataset, preparation)
    inverted = preparation.invert_images
    if not len(dataset.train):
        inverted = preparation.of_test.invert_images
        if preparation.invert_test_images != SAME and pictures in ("as-is", "inverted"):
            # What is said of the test part alone makes it such as those to learn from became.
            inverted = "all" if pictures == "inverted" else "none"
    return in_one_way(dataset, pictures, inverted=inverted)


def own_validation(dataset: Dataset, count: int) -> tuple[Split, Split]:
    """Return the images to train on, and those to validate with: of its own part, if there is one.

    That part is used whole where count is the default, and joins the others where it is 0.
    """
    train, validation = dataset.train, dataset.validation
    if not len(validation):
        if count == DEFAULT_VALIDATION_EXAMPLES:
            count = min(count, len(train) // 10)
        return last_kept(train, count, dataset.title)
    if count == DEFAULT_VALIDATION_EXAMPLES:
        return train, validation
    if count == 0:
        return joined(train, validation), validation.part(0, 0)
    if not 0 < count <= len(validation):
        raise SettingError(
            "{title} has {validation_count} validation images; choose 0 to {most}, not {count}.",
            title=dataset.title,
            validation_count=count_text(len(validation)),
            most=limit_text(len(validation)),
            count=limit_text(count),
        )
    return train, validation.part(0, count)
