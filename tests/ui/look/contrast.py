"""How well colours are told apart: of a theme's values, and of the pixels of what is painted.

`python -m tests.ui.look.contrast` prints the table of all pairs of all themes.
"""

import re
import sys

import numpy as np
from PySide6.QtGui import QColor, QImage

from tests.ui.look.eyes import contrast
from visualnet.paths import resource
from visualnet.ui.look.theme import THEMES, load_theme

GROUNDS = "background panel raised hover pressed selection"
PAIRS = (
    # What it is, the inks, the grounds that they stand on, the least ratio.
    ("words", "text text_muted", GROUNDS, 4.5),
    ("words that tell a state", "error warning success accent", GROUNDS, 4.5),
    ("words on the accent", "accent_text", "accent accent_hover", 4.5),
    ("signs of weights", "positive negative", "background panel raised", 4.5),
    ("lines of charts", "series_train series_validation series_test", "background", 4.5),
    ("line of each batch", "series_batch", "background", 3.0),
    ("outlines, grooves, axes, scroll handles", "border_strong", GROUNDS, 3.0),
    ("checked, chosen, at work", "accent", GROUNDS, 3.0),
    ("hovered while chosen", "accent_hover", GROUNDS, 3.0),
    ("focus", "focus", GROUNDS, 3.0),
    ("neurons at their most", "neuron_on", "background", 3.0),
    ("marks: chevron, cross", "mark", GROUNDS, 3.0),
    ("marks in checked boxes", "check", "accent accent_hover", 3.0),
    ("disabled words and outlines", "text_disabled", GROUNDS, 2.0),
)
_MOST = {4.5: 7.0, 3.0: 4.5, 2.0: 3.0}
"""What a theme of high contrast asks for instead."""


def pairs_of(name):
    """Yield (what it is, ink, ground, ratio, least ratio) for all pairs of a theme."""
    theme = load_theme(name)
    for what, inks, grounds, least in PAIRS:
        for ink in inks.split():
            for ground in grounds.split():
                ratio = contrast(colour_of(theme, ink), getattr(theme, ground))
                yield what, ink, ground, ratio, least if theme.outline == 1 else _MOST[least]


def colour_of(theme, name):
    """Return a colour of a theme, or of the pictures that its style sheet names."""
    files = {"mark": "chevron-down.svg", "check": "check.svg"}
    if name not in files:
        return getattr(theme, name)
    path = resource("themes", "dark" if theme.is_dark else "light", files[name])
    return QColor(re.search(r'stroke="(#\w+)"', path.read_text())[1])


def colours_in(image, rect=None):
    """Return the colours of an image, or of a part of it, the commonest first."""
    image = image if rect is None else image.copy(rect)
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    lines = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    values, counts = np.unique(lines[:, : image.width()], return_counts=True)
    return [QColor(value) for value in values[np.argsort(-counts)].tolist()]


def ink_contrast(image, rect=None, ground=None):
    """Return the contrast of what stands out most; the ground is the commonest colour if not given.

    The edges of letters are smoothed, so few pixels have the colour of their ink.
    """
    colours = colours_in(image, rect)
    return max(contrast(colour, ground or colours[0]) for colour in colours)


def change_contrast(before, after):
    """Return the largest contrast of a pixel with itself in another picture of the same size."""
    changed = {
        (before.pixel(x, y), after.pixel(x, y))
        for x in range(before.width())
        for y in range(before.height())
    }
    return max(contrast(QColor(one), QColor(other)) for one, other in changed)


if __name__ == "__main__":
    for theme_name in THEMES:
        sys.stdout.write(f"{theme_name}\n")
        for what, ink, ground, ratio, least in pairs_of(theme_name):
            sys.stdout.write(f"  {ratio:5.2f} of {least}  {ink} on {ground}: {what}\n")
