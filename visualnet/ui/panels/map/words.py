"""Words and table of what a map and its points show."""

from collections.abc import Collection, Sequence

import numpy as np

from visualnet.arrays import IndexArray, LabelArray
from visualnet.number_text import count_text
from visualnet.ui.look.translation import Texts, plural
from visualnet.ui.panels.map.points import MapPoints
from visualnet.ui.widgets.copying.figures import Table, exact

_tr = Texts("MapView")


def point_words(true: str, answer: str, position: int) -> str:
    """Return what a point is, by the names of its class and of what it is read as.

    position: of the image in its split.
    """
    image = count_text(position)
    if true == answer:
        return _tr("{0}, read correctly · image {1}").format(true, image)
    return _tr("{0}, read as {1} · image {2}").format(true, answer, image)


def map_words(
    labels: LabelArray, answers: IndexArray, classes: Sequence[str], hidden: Collection[int] = ()
) -> str:
    """Return how many points are shown, how many of them are right, and how many of each class.

    labels, answers: (points,), numbers of classes. hidden: numbers of classes that are not shown.
    """
    is_shown = np.isin(labels, list(hidden), invert=True)
    shown, total = int(np.count_nonzero(is_shown)), len(labels)
    right = count_text(int(np.count_nonzero(is_shown & (labels == answers))))
    if hidden:
        one, many = _tr("{1} of 1 image shown"), _tr("{1} of {0} images shown", total)
        text = plural(total, one, many, count_text(shown))
        text += _tr(", {0} of them read correctly").format(right) if shown else ""
    else:
        one = _tr("1 image, {1} of them read correctly")
        text = plural(total, one, _tr("{0} images, {1} of them read correctly", total), right)
    counts = np.bincount(labels, minlength=len(classes)).tolist()
    parts = (
        f"{name}: {count_text(count)}"
        for number, (name, count) in enumerate(zip(classes, counts, strict=True))
        if number not in hidden
    )
    return "; ".join(filter(None, (text, ", ".join(parts))))


def map_table(
    points: MapPoints | None, labels: LabelArray, classes: Sequence[str], hidden: Collection[int]
) -> Table:
    """Return a row for each point that is shown: where it is, its class, what it is read as.

    labels: (points,). hidden: numbers of classes that are not shown.
    """
    head = [_tr("x"), _tr("y"), _tr("class"), _tr("read as"), _tr("image")]
    if points is None:
        return [head]
    positions = points.request.sample.positions.tolist()
    rows = zip(points.places, labels.tolist(), points.answers.tolist(), positions, strict=True)
    return [
        head,
        *(
            [exact(x), exact(y), classes[label], classes[answer], str(position)]
            for (x, y), label, answer, position in rows
            if label not in hidden
        ),
    ]
