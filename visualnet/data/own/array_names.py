"""What arrays of an .npz file are, by their names: images or labels, and of which part."""

import re
from collections.abc import Iterable

from visualnet.data.own.part_names import TRAIN, part_called

IMAGES, LABELS = "images", "labels"

_ROLES = {
    **dict.fromkeys(("x", "image", "images", "img", "imgs", "data", "features", "pixels"), IMAGES),
    **dict.fromkeys(("y", "label", "labels", "target", "targets", "class", "classes"), LABELS),
}
_WORD_ENDS = re.compile(r"[-_. ]+|(?<=[a-z])(?=[A-Z])")

_Roles = dict[str, str]
"""Names of arrays, by IMAGES and LABELS."""


def parts_of_arrays(names: Iterable[str]) -> dict[str, _Roles]:
    """Return the names of the images and labels that there are, by part.

    A name is made of what it is (x, images, data; y, labels, target) and of a part (train, val,
    test), in any order, or of the first alone, which is then of the training part. Names with other
    words are left alone: x_train, test_images, valY, target are known, target_names is not.
    """
    found: dict[str, _Roles] = {}
    for name in names:
        words = [word for word in _WORD_ENDS.split(name) if word]
        roles = [_ROLES[word.lower()] for word in words if word.lower() in _ROLES]
        parts = [part for word in words if (part := part_called(word))]
        if len(roles) == 1 and len(parts) <= 1 and len(roles) + len(parts) == len(words):
            found.setdefault((parts or [TRAIN])[0], {}).setdefault(roles[0], name)
    return found


def images_among(sizes: dict[str, tuple[int, ...]]) -> tuple[list[str], list[str]]:
    """Return the names of images and of labels, in order, by the shapes of arrays."""
    images = [name for name, shape in sizes.items() if len(shape) > 1 and shape[1:] != (1,)]
    return images, [name for name in sizes if name not in images]
