"""Changes that change an answer, as pictures and in words."""

from collections.abc import Sequence

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.nn.network import as_inputs
from visualnet.number_text import count_text, decimal_text, percent_text, probability_text
from visualnet.ui.look.pixels import grey_image
from visualnet.ui.look.translation import Texts, plural
from visualnet.ui.panels.why.change_section import CaptionedImage
from visualnet.ui.panels.why.changes import Changes
from visualnet.ui.panels.why.signed_colours import signed_image
from visualnet.ui.widgets.chart_legend import sign_entries

_tr = Texts("Changes")

_AMPLIFICATIONS = (1, 2, 5, 10, 20, 50, 100, 200)
"""The largest is chosen with which no pixel of the change passes full colour."""


def flip_pictures(changes: Changes, classes: Sequence[str]) -> list[CaptionedImage]:
    """Return what to add and erase, and the image so changed, an empty frame where none is found.

    Without one, all pixels that help are marked, the more strongly the more they do.
    """
    flip, image = changes.flip, changes.image
    marks = np.zeros(image.size, np.float32)
    if flip.needed is None:
        marks[:] = flip.gains / (float(flip.gains.max()) or 1.0)
        counts = [int(np.count_nonzero(flip.adds[flip.ranked] == side)) for side in (True, False)]
    else:
        marks[flip.ranked[: flip.needed]] = 1.0
        counts = _counts(changes)
    values = np.where(flip.adds, marks, -marks).reshape(image.shape)
    entries = sign_entries(_tr("add {0}").format(counts[0]), _tr("erase {0}").format(counts[1]))
    marked = CaptionedImage(signed_image(values, as_inputs(changes.image)), "", entries)
    if flip.image is None or changes.flipped_confidence is None:
        return [marked, CaptionedImage()]
    words = _reading(classes[flip.wanted], changes.flipped_confidence)
    return [marked, CaptionedImage(grey_image(flip.image), words)]


def flip_words(changes: Changes, classes: Sequence[str]) -> str:
    """Return what it takes to flip the answer, or that the way tried does not."""
    flip = changes.flip
    if flip.needed is None or changes.flipped_confidence is None:
        return _tr(
            "Changing all {1} pixels that the gradient suggests does not turn the answer to {0}."
        ).format(classes[flip.wanted], len(flip.ranked))
    added, erased = _counts(changes)
    wanted = classes[flip.wanted]
    if not erased:
        return plural(
            added,
            _tr("Adding 1 pixel turns the answer to {1}."),
            _tr("Adding {0} pixels turns the answer to {1}.", added),
            wanted,
        )
    if not added:
        return plural(
            erased,
            _tr("Erasing 1 pixel turns the answer to {1}."),
            _tr("Erasing {0} pixels turns the answer to {1}.", erased),
            wanted,
        )
    return plural(
        added,
        _tr("Adding 1 pixel and erasing {2} turns the answer to {1}."),
        _tr("Adding {0} pixels and erasing {2} turns the answer to {1}.", added),
        wanted,
        count_text(erased),
    )


def fool_pictures(changes: Changes, classes: Sequence[str]) -> list[CaptionedImage]:
    """Return the image, its smallest change, amplified, and the image so changed."""
    answer = _reading(classes[changes.flip.answer], changes.confidence)
    original = CaptionedImage(grey_image(changes.image), answer)
    if changes.fooling is None or changes.fooled_confidence is None:
        return [original, CaptionedImage(), CaptionedImage()]
    change = _change(changes)
    times = _amplification(change)
    shown = signed_image(change * times, np.zeros_like(change))
    fooled = _reading(classes[changes.fooling.fooled_answer], changes.fooled_confidence)
    return [
        original,
        CaptionedImage(shown, _tr("change × {0}").format(times)),
        CaptionedImage(grey_image(changes.fooling.image), fooled),
    ]


def fool_words(changes: Changes, classes: Sequence[str]) -> str:
    """Return how small the change is, or that none was found."""
    if changes.fooling is None:
        return _tr("No change that fools the network was found.")
    change = _change(changes)
    text = _tr(
        "Changing no pixel by more than {0} ({1} over all pixels) turns {2} into {3}. Shown "
        "{4} times as strong."
    )
    return text.format(
        percent_text(float(np.abs(change).max()), 0),
        decimal_text(changes.fooling.distance, 2),
        classes[changes.fooling.answer],
        classes[changes.fooling.fooled_answer],
        _amplification(change),
    )


def _counts(changes: Changes) -> list[int]:
    """Return how many pixels are filled and how many emptied."""
    flip = changes.flip
    adds = flip.adds[flip.ranked[: flip.needed]]
    filled = int(np.count_nonzero(adds))
    return [filled, len(adds) - filled]


def _change(changes: Changes) -> FloatArray:
    assert changes.fooling is not None  # noqa: S101 - callers checked
    return as_inputs(changes.fooling.image) - as_inputs(changes.image)


def _amplification(change: FloatArray) -> int:
    largest = float(np.abs(change).max())
    return max(times for times in _AMPLIFICATIONS if times == 1 or times * largest <= 1)


def _reading(name: str, confidence: float) -> str:
    return f"{name} · {probability_text(confidence)}"
