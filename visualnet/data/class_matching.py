"""Labels of a data set, numbered as a model numbers its classes: names decide, not places."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from visualnet.data.arrays import LabelArray
from visualnet.data.dataset import Dataset, Split, frozen_split
from visualnet.errors import SettingError
from visualnet.number_text import count_text

_NAMED = 3
_MAX_CLASSES = 256
"""A label is one byte."""


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
            f"The model has {count_text(len(names))} classes; images can be labelled with "
            f"{_MAX_CLASSES} at "
            "most."
        )
    unknown = unknown_classes(dataset, names)
    if unknown:
        raise SettingError(
            f"{dataset.title} has the {'class' if len(unknown) == 1 else 'classes'} "
            f"{shown_names(unknown)}, which the model does not have: its classes are "
            f"{shown_names(names)}."
        )
    places = np.array([names.index(n) if n in names else 0 for n in dataset.classes], np.uint8)
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


def unknown_classes(dataset: Dataset, classes: Sequence[str]) -> list[str]:
    """Return the names of the classes that a data set has images of and a model does not have."""
    there: set[int] = set()
    for part in (dataset.train, dataset.validation, dataset.test):
        there.update(np.flatnonzero(np.bincount(part.labels)).tolist())
    return [dataset.classes[k] for k in sorted(there) if dataset.classes[k] not in classes]


def shown_names(names: Sequence[str]) -> str:
    """Return the first names of a list as words: "a, b, c …"."""
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")


def _numbered(part: Split, places: LabelArray) -> Split:
    return frozen_split(part.images, places[part.labels])
