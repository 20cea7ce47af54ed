"""The picture of the network as a page to be printed."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QImage, QPainter

from visualnet.ui.look.theme import Theme
from visualnet.ui.picture.network_item import connection_colours
from visualnet.ui.picture.shown import ShownPicture
from visualnet.ui.picture_export.painting import (
    legend_text,
    paint_picture,
    place_with_legend,
)
from visualnet.ui.picture_export.picture import connections_image
from visualnet.ui.window.acts.printing import Page, fit_into

_WIDTH = 2400
"""Pixels; 220 for each inch of a wide page."""
_ROOM = 1000, 580
"""What is free on a wide page, in its units: the network is laid out for it, not for the window."""


def picture_on_paper(
    shown: ShownPicture, paper: Theme, go_on: Callable[[float], bool] = lambda _share: True
) -> QImage | None:
    """Return the whole picture of the view in colours for paper, None where it was not to go on.

    For any thread.
    """
    shown = replace(shown, theme=paper, table=connection_colours(paper), seen=None, size=_ROOM)
    size = (_WIDTH, round(_WIDTH * _ROOM[1] / _ROOM[0]))
    placed, lit = place_with_legend(shown, *size)
    image = connections_image(shown, placed, lit, size, go_on)
    if image is not None:
        paint_picture(image, shown, placed, legend_text(shown, lit))
    return image


def picture_page(image: QImage, caption: list[str]) -> Page:
    """Return the page that shows a picture, as large as there is room for."""
    paint = partial(_paint, image)
    title = QCoreApplication.translate("Printing", "The network")
    return Page(title, caption, paint, is_landscape=True)


def _paint(image: QImage, painter: QPainter, room: QRectF) -> None:
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(fit_into(image.width(), image.height(), room), image)
