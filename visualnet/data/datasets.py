"""The data sets: what is bundled, and loading one of them or the user's own."""

import os
import reprlib
from dataclasses import replace
from pathlib import Path

from visualnet.data.bundled_data import load_bundled
from visualnet.data.class_matching import (
    class_match,
    match_notes,
    matched_to,
    shown_names,
    unknown_text,
)
from visualnet.data.dataset import Dataset, Split, joined, short_title
from visualnet.data.dataset_info import DATASETS, DatasetInfo
from visualnet.data.drawing.picture_ways import AUTO, DEFAULT, PictureChoice
from visualnet.data.orientation import turn_to_upright
from visualnet.data.own.part_names import telling_name
from visualnet.data.own_images import (
    DEFAULT_VALIDATION_EXAMPLES,
    own_data,
    own_validation,
    prepared_in_one_way,
)
from visualnet.data.plane.patterns import PATTERNS
from visualnet.data.plane.points import (
    are_points,
    check_points_asked,
    load_points,
    load_test_points,
)
from visualnet.data.plane.settings import DEFAULT_POINTS, PointSettings
from visualnet.data.polarity import check_not_blank
from visualnet.data.preparing import (
    Preparation,
    check_asked,
    image_keys,
    prepared,
    shared_images,
)
from visualnet.data.subsets import (
    balanced_examples,
    first_examples,
    noisy_labels,
    shuffle_labels,
)
from visualnet.errors import SettingError
from visualnet.features import Features
from visualnet.number_text import count_text
from visualnet.sentences import Sentence

__all__ = ["DATASETS", "Dataset", "DatasetInfo", "Split", "dataset_named", "load_dataset"]

_MAX_PATH = 300


def load_dataset(
    source: str = "mnist",
    *,
    validation_examples: int = DEFAULT_VALIDATION_EXAMPLES,
    train_examples: int | None = None,
    balanced: bool = False,
    shuffled_labels: bool = False,
    label_noise: float = 0.0,
    pictures: PictureChoice = AUTO,
    seed: int = 0,
    folder: Path | None = None,
    test_dataset: str | None = None,
    preparation: Preparation | None = None,
    points: PointSettings = DEFAULT_POINTS,
    features: Features | None = None,
) -> Dataset:
    """Load a data set, split in three; where nothing below asks for more, parts are views.

    source: a name in DATASETS, or the path of the user's own data (`own_data.load_own_data`), or
    what `plane.points.load_points` takes, with points and features as there.
    validation_examples: how many training images are kept apart, 0 or more. Of MNIST they are the
    last; of points too, but none where it is the default; of the pen digits, at most so many by the
    validation writers (`pen_digits.WRITERS`), who join the training part where it is 0; of one's
    own data, the first of their validation part, all where it is the default; where they have none,
    the last in their order, and at most a tenth of them where it is the default.
    train_examples: only the first so many of the others are trained on; all if None. balanced:
    these have equally many of each class. shuffled_labels: training labels are dealt out anew.
    label_noise: share of training labels, 0 to 1, replaced by another class. seed: of both.
    pictures: how the user's own images are prepared, and other pictures for a network that learnt
    from them; the bundled ones are whole and refitted alike, and are never turned or inverted.
    folder: where the files of a bundled data set lie, instead of the bundled ones.
    test_dataset: another such source; its test images (`load_test_images`) are those of the data
    set, whose own are trained on where they were no part of its files. preparation: what is done
    to the images of both, see `preparing`.
    Raises SettingError for an unknown name, for what is not to be done to images (`check_asked`) or
    counts that leave nothing to train on, DataError where a file is missing, damaged or of no known
    kind. MNIST takes about 0.2 s and 57 MB, mixed with the pen digits 0.6 s and 61 MB, 169 MB while
    it loads; drawing the pen digits anew takes 25 s (2026-11).
    """
    present = preparation or Preparation()
    if are_points(source):
        check_points_asked(source, pictures, present)
        kept = 0 if validation_examples == DEFAULT_VALIDATION_EXAMPLES else validation_examples
        whole = load_points(
            *(source, points), validation_examples=kept, test_source=test_dataset, features=features
        )
    else:
        check_asked(source, test_dataset, pictures, present)
        whole = _load(source, folder, validation_examples, test_dataset, present, pictures)
    train = whole.train
    if balanced:
        train = balanced_examples(train, train_examples, whole.classes)
    else:
        train = first_examples(train, train_examples, whole.title)
    if shuffled_labels:
        train = shuffle_labels(train, seed)
    if label_noise:
        train = noisy_labels(train, label_noise, len(whole.classes), seed)
    return replace(whole, train=train)


def dataset_named(name: str) -> DatasetInfo:
    """Return what is known of the bundled data set; raises SettingError listing those there are.

    A path is told for what it is: who had data there looks for these, not for others.
    """
    try:
        return DATASETS[name]
    except KeyError:
        if os.path.isabs(name):
            raise SettingError(
                "There is no file or folder {shown}. Check the path, or choose other data.",
                shown=_shown(name),
            ) from None
        raise SettingError(
            "There is no data set {shown}. Choose one of {datasets}, or a path of IDX, .npz, "
            ".csv or images.",
            shown=_shown(name),
            datasets=", ".join((*DATASETS, *PATTERNS)),
        ) from None


def source_title(source: str) -> str:
    """Return a name of a data set that can stand in a model file, without loading it.

    source: a name in DATASETS or PATTERNS, which is returned, or the path of the user's own data,
    which may be of any length and letters; of it the last name that says something is taken, as far
    as it can be shown.
    """
    return source if source in (*DATASETS, *PATTERNS) else short_title(telling_name(Path(source)))


def _shown(name: str) -> str:
    # A path is told whole; other words need not be.
    is_path = os.sep in name and len(name) <= _MAX_PATH
    return repr(name) if is_path else reprlib.repr(name)


def load_test_images(
    source: str,
    *,
    is_whole: bool = False,
    preparation: Preparation | None = None,
    pictures: PictureChoice = AUTO,
    in_file_order: bool = False,
    points: PointSettings = DEFAULT_POINTS,
    features: Features | None = None,
) -> Dataset:
    """Load a data set to measure on: its test part, of images the other parts are empty.

    source: as for `load_dataset`. Of files without a test part, all images are it where they are a
    test set by their name or is_whole; else the sixth that a training on them does not see. What
    was so decided is told in the notes. in_file_order: images stand as the user's files have them,
    and a table need not have labels; those that this data set then has mean nothing.
    """
    present = preparation or Preparation()
    if are_points(source):
        check_points_asked(source, pictures if pictures == "inverted" else AUTO, present)
        return load_test_points(source, points, features, is_whole=is_whole)
    is_own = source not in DATASETS and os.path.exists(source)
    if not is_own:
        check_asked(source, None, AUTO, present)
        dataset = load_dataset(source, pictures="as-is" if pictures == "inverted" else pictures)
        if pictures == "inverted":
            note: str = Sentence(
                "The images of {title} are already light on black, so they were not inverted.",
                title=dataset.title,
            )
            dataset = replace(dataset, notes=(*dataset.notes, note))
    else:
        dataset = own_data(source, pictures, present, in_file_order=in_file_order)
        if dataset.is_test_made and (is_whole or dataset.is_test_set):
            before = joined(dataset.train, dataset.validation)
            dataset = replace(dataset, test=joined(before, dataset.test))
        elif dataset.is_test_made:
            note = Sentence(
                "{title} has no test part. {test_count} of its {train_count} images, kept "
                "out of training, are used; --test-dataset uses all.",
                title=dataset.title,
                test_count=count_text(len(dataset.test)),
                train_count=count_text(len(dataset.train) + len(dataset.test)),
            )
            dataset = replace(dataset, notes=(*dataset.notes, note))
        elif shared := shared_images(dataset.test, dataset.train):
            from visualnet.data.findings import shared_text

            note = shared_text(shared, len(dataset.test), dataset.title)
            dataset = replace(dataset, notes=(*dataset.notes, note))
    nothing = dataset.train.part(0, 0)
    dataset = replace(dataset, train=nothing, validation=nothing)
    if not is_own:
        return prepared(dataset, present)
    dataset = prepared_in_one_way(dataset, pictures, present)
    check_not_blank(dataset.test.images, dataset.title)
    return dataset


def _load(
    source: str,
    folder: Path | None,
    validation_examples: int,
    test_dataset: str | None,
    preparation: Preparation,
    pictures: PictureChoice,
) -> Dataset:
    is_own = source not in DATASETS and os.path.exists(source)
    if is_own:
        dataset = own_data(source, pictures, preparation)
    else:
        dataset = load_bundled(dataset_named(source), validation_examples, folder)
        dataset = replace(dataset, pictures=DEFAULT if pictures == AUTO else pictures)
    if dataset.is_test_set and test_dataset is None:
        count = count_text(len(dataset.train))
        note = Sentence(
            "{title} is named as a test set, but {count} of its images are used for training.",
            title=dataset.title,
            count=count,
        )
        dataset = replace(dataset, notes=(*dataset.notes, note))
    is_measured_apart = test_dataset is not None
    # Test images of another source are compared once they are there.
    first = replace(preparation, leave_out_shared=False) if is_measured_apart else preparation
    if is_own:
        dataset = prepared_in_one_way(dataset, pictures, first)
    else:
        dataset = prepared(dataset, first.without_turns())
    if test_dataset is not None:
        dataset = _with_test(dataset, test_dataset, preparation)
        dataset = prepared(dataset, Preparation(leave_out_shared=preparation.leave_out_shared))
    if not is_own:
        return dataset
    check_not_blank(dataset.train.images, dataset.title)
    turn = turn_to_upright(dataset.train, dataset.classes, is_suspected=dataset.is_emnist)
    train, validation = own_validation(dataset, validation_examples)
    lying = None if turn == "none" else turn
    return replace(dataset, train=train, validation=validation, lying=lying)


def _with_test(dataset: Dataset, source: str, preparation: Preparation) -> Dataset:
    """Return the data set with the test images of another source; raises SettingError.

    They are shown in the way of those to learn from, as when the model is evaluated on them.
    Bundled ones are as they are meant: they are neither turned nor inverted.
    """
    is_bundled = source in DATASETS
    if are_points(source):
        raise SettingError(
            "{source} has points, and {title} has images; choose test data of the same kind.",
            source=source_title(source),
            title=dataset.title,
        )
    other = load_test_images(
        source,
        is_whole=True,
        preparation=None if is_bundled else replace(preparation, leave_out_shared=False),
        pictures=dataset.pictures,
    )
    match = class_match(other, dataset.classes)
    if match.unknown:
        raise SettingError(
            "{title} cannot test a network trained on {learnt_title}: it has {unknown}, not "
            "only {shown_names}. Choose test data with its classes.",
            title=other.title,
            learnt_title=dataset.title,
            unknown=unknown_text(match),
            shown_names=shown_names(dataset.classes),
        )
    test = matched_to(other, dataset.classes).test
    train, notes = dataset.train, [*dataset.notes, *other.notes]
    notes += match_notes(match, other.title, dataset.title)
    if dataset.is_test_made:
        train = joined(train, dataset.test)
    elif set(image_keys(test.images)) != set(image_keys(dataset.test.images)):
        count = count_text(len(dataset.test))
        notes.append(
            Sentence(
                "Measured on {title}, not on the {count} test images of {learnt_title}.",
                title=other.title,
                count=count,
                learnt_title=dataset.title,
            )
        )
    return replace(
        dataset, train=train, test=test, notes=tuple(notes), is_test_made=False, is_test_set=False
    )
