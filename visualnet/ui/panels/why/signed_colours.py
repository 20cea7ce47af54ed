"""Signed values over an image of ink, as a Qt image in the colours of the theme."""

import numpy as np
from PySide6.QtGui import QImage

from visualnet.arrays import FloatArray
from visualnet.scene.colours import pack_colours
from visualnet.ui.look.pixels import colours_image, rgb_array
from visualnet.ui.look.theme import current_theme

_INK = 0.35
"""How far full ink goes from paper to the colour of muted text, so that signs outshine it."""


def signed_image(values: FloatArray, ink: FloatArray) -> QImage:
    """Return an image of values, (height, width) in -1..1, over ink of that shape, 0..1.

    Zero leaves the ink as it is, grey on paper; ±1 is the full colour of that sign.
    """
    theme = current_theme()
    paper, grey = rgb_array(theme.panel), rgb_array(theme.text_muted)
    base = paper + (_INK * ink)[..., None] * (grey - paper)
    strength = np.clip(np.abs(values), 0.0, 1.0)[..., None]
    sign = np.where((values > 0)[..., None], rgb_array(theme.positive), rgb_array(theme.negative))
    return colours_image(pack_colours(base + strength * (sign - base)))
