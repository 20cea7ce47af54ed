"""The typeface of the window: Inter, shipped, so that it looks alike everywhere."""

from functools import cache

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication

from visualnet.errors import VisualNetError
from visualnet.paths import resource

TEXT_PIXELS = 13
"""Height of ordinary text at scale 1, in device-independent pixels."""

SMALLEST_TEXT, LARGEST_TEXT = 80, 200
"""Limits of the size of ordinary text in per cent of `TEXT_PIXELS`."""

_USUAL_PIXELS = (12, 13)
"""What systems give ordinary text: 9 to 10 points. It means a scale of 1."""

_system_scales = [1.0]
"""That of the system's font, as it was noted last."""

_GENERAL = QFontDatabase.SystemFont.GeneralFont
_system_keys = [""]
"""That font, as the system told it then."""

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
            raise FontError("The font {path} cannot be read; install VisualNet again.", path=path)
        family = family or QFontDatabase.applicationFontFamilies(number)[0]
    return family


def note_system_font() -> bool:
    """Note the size of the system's font, and return whether another font was there than before.

    That is the application's, unless that is one of ours already.
    """
    font, systems = QGuiApplication.font(), QFontDatabase.systemFont(_GENERAL)
    is_ours = font.family() == load_fonts()
    if is_ours and systems.key() == _system_keys[0]:
        return False
    _system_keys[0] = systems.key()
    if is_ours:
        font = systems
    pixels, (least, most) = QFontInfo(font).pixelSize(), _USUAL_PIXELS
    scale = pixels / min(max(pixels, least), most)
    _system_scales[0] = min(max(scale, SMALLEST_TEXT / 100), LARGEST_TEXT / 100)
    return True


def system_scale() -> float:
    """Return the scale of all type that the system's font asks for; 1 for 9 to 10 points."""
    return _system_scales[0]


def dialog_size(width: int, height: int) -> QSize:
    """Return a size for a dialog that is made now: it grows with the text as far as the screen.

    width, height: at scale 1.
    """
    scale = QFontInfo(QGuiApplication.font()).pixelSize() / TEXT_PIXELS
    room = QGuiApplication.primaryScreen().availableSize() - QSize(40, 60)
    return QSize(round(width * scale), round(height * scale)).boundedTo(room)


def application_font(scale: float = 1.0) -> QFont:
    """Return the font of ordinary text, with figures that are all equally wide.

    scale: 1 is ordinary, 1.5 is for presenting. Raises FontError as `load_fonts`.
    """
    font = QFont(load_fonts())
    font.setPixelSize(round(TEXT_PIXELS * scale))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
