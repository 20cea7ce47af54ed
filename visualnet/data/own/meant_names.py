"""Class names of the parts of a user's own data: what one calls otherwise than that to train on."""

from dataclasses import replace

import numpy as np

from visualnet.data.class_matching import names_alike, renamed_text, same_classes
from visualnet.data.own.own_parts import Examples, OwnParts
from visualnet.sentences import Sentence, series


def with_names_meant(parts: OwnParts) -> OwnParts:
    """Return parts whose classes are called as in the training part, with notes on that.

    A name that is not there means the one that means the same (`same_classes`), as 3 does three.
    Those that the training part itself tells apart stay apart, which is told. Where no part has
    names, all are left alone.
    """
    found = [part for part in (parts.train, parts.validation, parts.test) if part]
    if parts.class_names is None and all(part.labels.dtype.kind != "U" for part in found):
        return parts
    there = list(_names_in(parts.train, parts))
    notes: list[str] = [
        Sentence(
            "The classes {names} are kept separate; give them one name if they are the same.",
            names=series(Sentence(" and "), names),
        )
        for names in names_alike(there)
    ]
    validation, notes_on_validation = _as_in_train(parts.validation, "validation", there, parts)
    test, notes_on_test = _as_in_train(parts.test, "test", there, parts)
    notes += notes_on_validation + notes_on_test
    parts = replace(parts, validation=validation, test=test, notes=(*parts.notes, *notes))
    if parts.class_names is None or not (notes_on_validation or notes_on_test):
        return parts
    of_others = [_names_in(part, parts) for part in (validation, test) if part]
    used = set(there).union(*of_others)
    kept = {label: name for label, name in parts.class_names.items() if name in used}
    return replace(parts, class_names=kept)


def _as_in_train(
    part: Examples | None, called: str, there: list[str], parts: OwnParts
) -> tuple[Examples | None, list[str]]:
    """Return a part with the labels of the classes that its names mean, and a note on that."""
    if part is None:
        return None, []
    of_part = _names_in(part, parts)
    meant = same_classes(list(of_part), there)
    renamed = {name: own for name, own in meant.items() if name != own}
    if not renamed:
        return part, []
    in_train = _names_in(parts.train, parts)
    labels = part.labels if parts.class_names is not None else part.labels.astype(np.str_)
    wider = np.result_type(labels, parts.train.labels) if labels.dtype.kind == "U" else labels.dtype
    labels = labels.astype(wider)
    for name, own in renamed.items():
        labels[part.labels == of_part[name]] = in_train[own]
    told = renamed_text(renamed)
    return replace(part, labels=labels), [
        Sentence(
            "The classes of the {called} part are matched with the training classes: {told}.",
            called=called,
            told=told,
        )
    ]


def _names_in(part: Examples, parts: OwnParts) -> dict[str, int | str]:
    """Return the labels that there are, by name."""
    there = np.unique(part.labels).tolist()
    if parts.class_names is None:
        return {str(label): label for label in there}
    return {parts.class_names[label]: label for label in there}
