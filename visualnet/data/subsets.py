"""Choosing which examples are learnt from, and spoiling their labels on purpose."""

import numpy as np

from visualnet.arrays import IndexArray, LabelArray
from visualnet.data.dataset import Split, frozen_split
from visualnet.errors import SettingError
from visualnet.number_text import count_text, limit_text, number_text
from visualnet.sentences import Sentence, counted

# Apart from the streams that a run draws its weights and its order from.
_SHUFFLED = 101
_NOISY = 102


def first_examples(train: Split, count: int | None, title: str) -> Split:
    """Return the first `count` examples as views; all where count is None.

    title: of the data set, for the message. Raises SettingError where there are not so many.
    """
    if count is None:
        return train
    if not 1 <= count <= len(train):
        raise SettingError(
            "{title} has {examples} to train on; choose 1 to {most}, not {count}.",
            title=title,
            examples=_examples(len(train)),
            most=limit_text(len(train)),
            count=limit_text(count),
        )
    return train.part(0, count)


def balanced_examples(train: Split, count: int | None, classes: tuple[str, ...]) -> Split:
    """Return the first examples of each class, equally many of each that there is, in their order.

    count: how many together; where it is no multiple of the classes, the first classes have one
    more. None takes as many of each as the rarest class has.
    Raises SettingError where count is less than the classes or a class has too few.
    """
    there = np.bincount(train.labels, minlength=len(classes))
    present = np.flatnonzero(there).tolist()
    if count is None:
        count = int(there[present].min()) * len(present)
    if count < len(present):
        raise SettingError(
            counted(
                count,
                "{count} balanced training example is too few for {present_count} classes. "
                "Choose {present_count} or more, or turn balancing off.",
                "{count} balanced training examples are too few for {present_count} classes. "
                "Choose {present_count} or more, or turn balancing off.",
                present_count=len(present),
            )
        )
    least, more = divmod(count, len(present))
    chosen = []
    for place, label in enumerate(present):
        wanted = least + (place < more)
        if there[label] < wanted:
            raise SettingError(
                "Class {class_name} has only {there}, not {wanted}. Choose fewer training "
                "examples or turn balancing off.",
                class_name=repr(classes[label]),
                there=counted(
                    int(there[label]), "{count} training example", "{count} training examples"
                ),
                wanted=count_text(wanted),
            )
        chosen.append(np.flatnonzero(train.labels == label)[:wanted])
    return train.taken(np.sort(np.concatenate(chosen)))


def _examples(count: int) -> Sentence:
    return counted(count, "{count} example", "{count} examples")


def shuffle_labels(train: Split, seed: int) -> Split:
    """Return the same images with their labels dealt out anew; each class keeps its number."""
    generator = np.random.default_rng([seed, _SHUFFLED])
    return frozen_split(train.inputs, generator.permutation(train.labels))


def noisy_labels(train: Split, share: float, classes: int, seed: int) -> Split:
    """Return the same images with a share of the labels, 0 to 1, replaced by another class.

    The number of replaced labels is exact; each other class is equally likely. Raises SettingError
    for a share outside 0 to 1.
    """
    if not 0 <= share <= 1:
        raise SettingError(
            "The share of wrong labels must be between 0 and 1, not {share}.",
            share=number_text(share, 6),
        )
    generator = np.random.default_rng([seed, _NOISY])
    spoilt = generator.permutation(len(train))[: round(share * len(train))]
    away = generator.integers(1, classes, len(spoilt))
    labels = train.labels.copy()
    labels[spoilt] = (labels[spoilt] + away) % classes
    return frozen_split(train.inputs, labels)


def stratified_order(labels: LabelArray, generator: np.random.Generator) -> IndexArray:
    """Return a random order of the examples in which every class is spread evenly.

    Any stretch of it holds each class in its share of the whole, to within an example or two.
    """
    shuffled = generator.permutation(len(labels))
    places = np.empty(len(labels))
    for label in np.unique(labels):
        members = shuffled[labels[shuffled] == label]
        places[members] = (np.arange(len(members)) + generator.random()) / len(members)
    return np.argsort(places, kind="stable")


def last_kept(train: Split, count: int, title: str) -> tuple[Split, Split]:
    """Return the first images, to train on, and the last ones, kept for validation."""
    kept = len(train) - count
    if count < 0 or kept < 1:
        raise SettingError(
            "{title} has {examples} to train on; choose 0 to {most} of them for validation, not "
            "{count}.",
            title=title,
            examples=_examples(len(train)),
            most=limit_text(len(train) - 1),
            count=limit_text(count),
        )
    return train.part(0, kept), train.part(kept, len(train))
