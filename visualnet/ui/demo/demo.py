"""`visualnet demo`: the window trains, draws a digit and takes a picture of itself."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QPixmap

from visualnet.data.drawing.strokes import Point
from visualnet.errors import SettingError
from visualnet.ui.demo.scripted_window import Pen, rehearsal, run_for, wait_until
from visualnet.ui.look.theme import ThemeChoice
from visualnet.ui.window.file_dialogs import write_export

_SEVEN = (
    *((0.24, 0.24), (0.42, 0.235), (0.6, 0.23), (0.755, 0.225)),
    *((0.69, 0.36), (0.61, 0.51), (0.53, 0.67), (0.46, 0.82)),
)
_POINTS_PER_PIECE = 12
_POINT_MS = 12


def run_demo(
    *,
    seconds: float,
    screenshot: Path | None,
    hidden: tuple[int, ...] | None,
    size: tuple[int, int],
    theme: ThemeChoice,
) -> None:
    """Show the window for about so many seconds: new weights, training, a seven drawn and read.

    Raises DisplayError where there is no screen, SettingError or ExportError where the picture
    cannot be saved.
    """
    with rehearsal(size, theme, hidden) as (window, session):
        session.new_weights()
        session.play()
        run_for(seconds * 0.5)
        pen = Pen(window.application.pad.panel.pad, _POINT_MS)
        pen.draw(seven(window.application.pad.panel.pad.side()))
        wait_until(lambda: not pen.is_drawing, 10)
        run_for(seconds * 0.4)
        if screenshot is not None:
            _save(window.grab(), screenshot)


def _save(picture: QPixmap, path: Path) -> None:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not picture.save(buffer, path.suffix.lstrip(".")):
        raise SettingError(
            "The picture could not be saved as {path}; give a name that ends in .png.", path=path
        )
    write_export(path, bytes(data.data()))


def seven(side: float) -> list[list[Point]]:
    """Return a seven drawn in one stroke, in pixels of a pad of that side."""
    pieces = len(_SEVEN) - 1
    ways = np.linspace(0, pieces, pieces * _POINTS_PER_PIECE + 1)
    x, y = (np.interp(ways, range(pieces + 1), corners) for corners in zip(*_SEVEN, strict=True))
    return [list(zip((side * x).tolist(), (side * y).tolist(), strict=True))]
