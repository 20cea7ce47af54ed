"""Icons in the colours of the theme, drawn sharply for screens of any pixel density."""

from functools import cache

import shiboken6
from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from visualnet.errors import VisualNetError
from visualnet.paths import resource
from visualnet.ui.look.theme import current_theme

_engines: list["_Engine"] = []
"""Those that Qt still has. Python's collector would destroy an engine before the icons that draw
with it, of which Qt keeps copies; destroying these then crashes (6.11, 2026-11)."""

_WINDOW_SIZES = (16, 24, 32, 48, 64, 128, 256)


class IconError(VisualNetError):
    """An icon that is missing or damaged."""


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """Return the icon `resources/icons/<name>.svg` in today's theme, dimmed where disabled.

    colour: instead of the colour of text; for icons on the accent colour.
    Raises IconError where there is no such icon or it is damaged.
    """
    source = _source(name)

    def renderer(ink: QColor) -> QSvgRenderer:
        return _renderer(name, source.replace(b"currentColor", ink.name().encode()))

    theme = current_theme()
    engine = _Engine(renderer(colour or theme.text), renderer(theme.text_disabled))
    _engines[:] = [each for each in _engines if shiboken6.isValid(each)]
    _engines.append(engine)
    return QIcon(engine)


class _Engine(QIconEngine):
    """Draws an icon when it is asked for in a size: most are never seen in most sizes."""

    def __init__(self, normal: QSvgRenderer, disabled: QSvgRenderer) -> None:
        super().__init__()
        self._normal, self._disabled = normal, disabled
        self._made: dict[tuple[QSvgRenderer, int], QPixmap] = {}

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float
    ) -> QPixmap:
        """Return the icon for a screen. size: in its logical pixels. scale: real ones for each."""
        renderer = self._disabled if mode == QIcon.Mode.Disabled else self._normal
        side = round(min(size.width(), size.height()) * scale)
        if side < 1:
            # A button that has no room for the moment, while docks are moved.
            return QPixmap()
        if (renderer, side) not in self._made:
            self._made[renderer, side] = _drawn(renderer, side)
        return self._made[renderer, side]

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon for a screen of ordinary density."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon into a place."""
        density = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, density))


def window_icon() -> QIcon:
    """Return the icon of the application. Raises IconError where its file is missing."""
    renderer = _renderer("visualnet", _source("visualnet"))
    result = QIcon()
    for size in _WINDOW_SIZES:
        result.addPixmap(_drawn(renderer, size))
    return result


@cache
def _source(name: str) -> bytes:
    path = resource("icons", f"{name}.svg")
    try:
        return path.read_bytes()
    except OSError as error:
        raise IconError(
            "The icon {path} cannot be read; install VisualNet again.", path=path
        ) from error


def _renderer(name: str, source: bytes) -> QSvgRenderer:
    renderer = QSvgRenderer(QByteArray(source))
    if not renderer.isValid():
        path = resource("icons", f"{name}.svg")
        raise IconError("The icon {path} is damaged; install VisualNet again.", path=path)
    return renderer


def _drawn(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
