"""`visualnet demo`: the window trains, draws a digit and takes a picture of itself."""

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QPixmap

from visualnet.data.drawing.strokes import Point
from visualnet.errors import SettingError
from visualnet.ui.demo.scripted_window import Pen, rehearsal, run_for, wait_until
from visualnet.ui.look.theme import ThemeChoice
from visualnet.ui.window.file_dialogs import write_export

_SEVEN: list[list[Point]] = [
    [(0.24, 0.24), (0.42, 0.235), (0.6, 0.23), (0.755, 0.225)],
    [(0.755, 0.225), (0.69, 0.36), (0.61, 0.51), (0.53, 0.67), (0.46, 0.82)],
]
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
    corners = [*_SEVEN[0], *_SEVEN[1][1:]]
    points: list[Point] = []
    for (x0, y0), (x1, y1) in pairwise(corners):
        for number in range(_POINTS_PER_PIECE):
            share = number / _POINTS_PER_PIECE
            points.append(((x0 + (x1 - x0) * share) * side, (y0 + (y1 - y0) * share) * side))
    points.append((corners[-1][0] * side, corners[-1][1] * side))
    return [points]
