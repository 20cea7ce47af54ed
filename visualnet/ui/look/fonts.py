"""The typeface of the window: Inter, shipped, so that it looks alike everywhere."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from visualnet.errors import VisualNetError
from visualnet.paths import resource

TEXT_PIXELS = 13
"""Height of ordinary text at scale 1, in device-independent pixels."""

_FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf")


class FontError(VisualNetError):
    """A font file of the program that is missing or damaged."""


@cache
def load_fonts() -> str:
    """Register the shipped fonts, once for the process, and return the name of their family.

    Needs a QGuiApplication. Raises FontError where a file is missing or damaged.
    """
    family = ""
    for name in _FILES:
        path = resource("fonts", name)
        number = QFontDatabase.addApplicationFont(str(path))
        if number < 0:
            raise FontError(f"The font {path} cannot be read; install VisualNet again.")
        family = family or QFontDatabase.applicationFontFamilies(number)[0]
    return family


def application_font(scale: float = 1.0) -> QFont:
    """Return the font of ordinary text, with figures that are all equally wide.

    scale: 1 is ordinary, 1.5 is for presenting. Raises FontError as `load_fonts`.
    """
    font = QFont(load_fonts())
    font.setPixelSize(round(TEXT_PIXELS * scale))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
