"""Icons in the colours of the theme, drawn sharply for screens of any pixel density."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from visualnet.errors import VisualNetError
from visualnet.paths import resource
from visualnet.ui.look.theme import Theme

# Every size that a 16 or 20 px icon takes at 1 to 2 times scaling and while presenting, and the
# sizes of windows and task bars; Qt shrinks the next larger one for the rest.
_SIZES = (16, 20, 24, 25, 30, 32, 36, 40, 45, 48, 60, 64, 80)
_WINDOW_SIZES = (16, 24, 32, 48, 64, 128, 256)


class IconError(VisualNetError):
    """An icon that is missing or damaged."""


def icon(name: str, theme: Theme, colour: QColor | None = None) -> QIcon:
    """Return the icon `resources/icons/<name>.svg` in the theme's colours, dimmed where disabled.

    colour: instead of the colour of text; for icons on the accent colour.
    Raises IconError where there is no such icon or it is damaged.
    """
    source = _source(name)
    result = QIcon()
    for mode, ink in (
        (QIcon.Mode.Normal, colour or theme.text),
        (QIcon.Mode.Disabled, theme.text_disabled),
    ):
        renderer = _renderer(name, source.replace(b"currentColor", ink.name().encode()))
        for size in _SIZES:
            result.addPixmap(_drawn(renderer, size), mode)
    return result


def window_icon() -> QIcon:
    """Return the icon of the application. Raises IconError where its file is missing."""
    renderer = _renderer("visualnet", _source("visualnet"))
    result = QIcon()
    for size in _WINDOW_SIZES:
        result.addPixmap(_drawn(renderer, size))
    return result


def _source(name: str) -> bytes:
    path = resource("icons", f"{name}.svg")
    try:
        return path.read_bytes()
    except OSError as error:
        raise IconError(f"The icon {path} cannot be read; install VisualNet again.") from error


def _renderer(name: str, source: bytes) -> QSvgRenderer:
    renderer = QSvgRenderer(QByteArray(source))
    if not renderer.isValid():
        path = resource("icons", f"{name}.svg")
        raise IconError(f"The icon {path} is damaged; install VisualNet again.")
    return renderer


def _drawn(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
