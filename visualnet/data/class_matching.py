"""Labels of a data set, numbered as a model numbers its classes: names decide, not places.

The same name is the same class. Where a name is not there, one that means the same is: a digit in
words, a number with zeros before it, a letter in the other case, or one that differs in spaces or
in how Unicode writes an accent alone, if only one on either side can be meant. Nothing is guessed
beyond that.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from unicodedata import normalize

import numpy as np

from visualnet.arrays import LabelArray
from visualnet.data.dataset import Dataset, Split, frozen_split
from visualnet.errors import SettingError
from visualnet.number_text import count_text
from visualnet.sentences import Sentence, counted, series

_NAMED = 3
_MOST_ABSENT = 10
_MAX_CLASSES = 256
"""A label is one byte."""

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_DIGITS = {word: str(digit) for digit, word in enumerate(_WORDS)}


@dataclass(frozen=True, slots=True)
class ClassMatch:
    """How the classes of a data set go with those of a model.

    mapping: the model's name of each class of the data, in their order; classes that it does not
    have are missing. renamed: of these, those with images that are called otherwise, in the
    model's order. absent: the model's classes of which there are no images. unknown: how many
    images there are of each class that it does not have. is_reordered: both have the same classes,
    in another order.
    """

    mapping: dict[str, str]
    renamed: dict[str, str]
    absent: tuple[str, ...]
    unknown: dict[str, int]
    is_reordered: bool


def same_classes(names: Sequence[str], classes: Sequence[str]) -> dict[str, str]:
    """Return which of some classes each name means; names that mean none of them are missing.

    Both are all different, and so are the classes that are returned.
    """
    there = set(classes)
    found = {name: name for name in names if name in there}
    plain = {_plain(name): name for name in classes}
    meant = Counter(map(_plain, classes))
    meaning = Counter(map(_plain, names))
    for name in names:
        key = _plain(name)
        if name not in found and meant[key] == meaning[key] == 1:
            found[name] = plain[key]
    return {name: found[name] for name in names if name in found}


def digit_meant(name: str) -> str:
    """Return the digit that a name stands for, "3" for "Three" or "03"; any other as it is."""
    meant = _plain(name)
    return meant if meant in _DIGITS.values() else name


def names_alike(names: Sequence[str]) -> list[tuple[str, ...]]:
    """Return which names are not told apart by what they mean; letters in both cases are."""
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(_plain(name), []).append(name)
    return [tuple(of) for of in groups.values() if len(of) > 1 and max(map(len, of)) > 1]


def place_of(name: str, classes: Sequence[str]) -> int | None:
    """Return the number of the class that a name means among others; None where there is none."""
    meant = same_classes((name,), classes).get(name)
    return None if meant is None else list(classes).index(meant)


def class_match(dataset: Dataset, classes: Sequence[str]) -> ClassMatch:
    """Return how the classes of a data set, as it calls them itself, go with those of a model."""
    own, names = dataset.own_classes, tuple(classes)
    mapping = same_classes(own, names)
    counts = _counts(dataset)
    called = {meant: name for name, meant in mapping.items()}
    there = {mapping[name] for name in counts if name in mapping}
    return ClassMatch(
        mapping,
        {called[name]: name for name in names if name in there and called[name] != name},
        tuple(name for name in names if name not in there),
        {name: count for name, count in counts.items() if name not in mapping},
        set(mapping.values()) == set(names) and tuple(mapping.values()) != names,
    )


def matched_to(dataset: Dataset, classes: Sequence[str]) -> Dataset:
    """Return a data set with these classes, each label being the place of its name among them.

    classes: a model's, all different. Those without images are allowed on both sides; images are
    not copied. The data set itself is returned where it has these classes in this order.
    Raises SettingError where it has images of another class, or the model has too many classes.
    """
    names = tuple(classes)
    if dataset.classes == names:
        return dataset
    if len(names) > _MAX_CLASSES:
        raise SettingError(
            "The model has {name_count} classes, but images can have at most {max_classes}.",
            name_count=count_text(len(names)),
            max_classes=_MAX_CLASSES,
        )
    match = class_match(dataset, names)
    if match.unknown:
        raise SettingError(
            "{title} has {unknown}, which the model does not know. Its classes are {shown_names}.",
            title=dataset.title,
            unknown=unknown_text(match),
            shown_names=shown_names(names),
        )
    own = _own_names(dataset)
    wanted = [match.mapping[name] if name in match.mapping else names[0] for name in own]
    places = np.array([names.index(name) for name in wanted], np.uint8)
    parts = (dataset.train, dataset.validation, dataset.test)
    train, validation, test = (_numbered(part, places) for part in parts)
    return replace(
        dataset,
        classes=names,
        train=train,
        validation=validation,
        test=test,
        first_classes=dataset.own_classes,
    )


def with_own_classes(dataset: Dataset) -> Dataset:
    """Return a data set with the classes that it came with, whatever it was matched to since."""
    return matched_to(dataset, dataset.own_classes)


def usual_order(classes: Sequence[str]) -> tuple[str, ...]:
    """Return classes as a model without names has them: digits by their value, others as they are.

    Folders called zero to nine, say, are in the order of the alphabet.
    """
    digits = tuple(map(str, range(len(classes))))
    return digits if len(same_classes(classes, digits)) == len(digits) else tuple(classes)


def usual_orders(classes: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the orders that a model without names may have classes in, the likeliest first.

    Some programs count digits from 1 and call the zero 10, or have it last.
    """
    own = tuple(classes)
    orders = (
        usual_order(own),
        own,
        tuple(sorted(own)),
        (*own[1:], *own[:1]),
        (*own[-1:], *own[:-1]),
    )
    return list(dict.fromkeys(orders))


def match_notes(match: ClassMatch, data: str, model: str) -> list[str]:
    """Return what is to be known of a match, a sentence each; nothing where it is refused.

    data, model: what they are called.
    """
    notes: list[str] = []
    if match.unknown:
        return notes
    if match.renamed:
        notes.append(
            Sentence(
                "The classes of {data} get the names that {model} uses: {renamed}.",
                data=data,
                model=model,
                renamed=renamed_text(match.renamed),
            )
        )
    elif match.is_reordered:
        notes.append(
            Sentence(
                "The classes of {data} ({shown_names}) are in a different order than those "
                "of {model}. They are matched by name.",
                data=data,
                shown_names=shown_names(list(match.mapping)),
                model=model,
            )
        )
    if match.absent:
        notes.append(
            counted(
                len(match.absent),
                "{data} has no examples of {count} class of {model}: {absent}.",
                "{data} has no examples of {count} classes of {model}: {absent}.",
                data=data,
                model=model,
                absent=absent_text(match),
            )
        )
    return notes


def taken_note(classes: Sequence[str], data: str, model: str) -> str:
    """Return what is said where a model without names takes those of some data; a sentence."""
    return Sentence(
        "The outputs of {model} are read as the classes of {data}: {shown_names}.",
        model=model,
        data=data,
        shown_names=shown_names(classes),
    )


def unknown_text(match: ClassMatch) -> str:
    """Return the classes that a model does not have as words: "the class a (3 images)"."""
    names, count = list(match.unknown), sum(match.unknown.values())
    return counted(
        len(names),
        "the class {names} ({images})",
        "the classes {names} ({images})",
        names=shown_names(names),
        images=counted(count, "{count} example", "{count} examples"),
    )


def renamed_text(renamed: Mapping[str, str]) -> str:
    """Return what is called otherwise as words: "zero as 0, one as 1"."""
    return shown_names(
        [Sentence("{name} as {meant}", name=name, meant=meant) for name, meant in renamed.items()]
    )


def shown_names(names: Sequence[str], most: int = _NAMED) -> str:
    """Return the first names of a list as words: "a, b, c …"."""
    shown = series(", ", names[:most])
    return Sentence("{names} …", names=shown) if len(names) > most else shown


def absent_text(match: ClassMatch) -> str:
    """Return the classes without images as words."""
    return shown_names(match.absent, _MOST_ABSENT)


def _plain(name: str) -> str:
    folded = " ".join(normalize("NFC", name).casefold().split())
    if folded.isascii() and folded.isdecimal():
        return folded.lstrip("0") or "0"
    return _DIGITS.get(folded, folded)


def _own_names(dataset: Dataset) -> list[str | None]:
    """Return what each label is called by the data themselves; None where no image can have it."""
    own = {
        shown: name for name, shown in same_classes(dataset.own_classes, dataset.classes).items()
    }
    return [own.get(name) for name in dataset.classes]


def _counts(dataset: Dataset) -> dict[str, int]:
    """Return how many images there are of each class that has any, as the data call it."""
    parts = (dataset.train, dataset.validation, dataset.test)
    counts = np.sum([part.counts(len(dataset.classes)) for part in parts], axis=0).tolist()
    named = zip(_own_names(dataset), counts, strict=True)
    return {name: count for name, count in named if name is not None and count}


def _numbered(part: Split, places: LabelArray) -> Split:
    return frozen_split(part.inputs, places[part.labels])
