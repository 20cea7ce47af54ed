"""The picture of the network as a page to be printed."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QImage, QPainter

from visualnet.scene.colours import connection_table
from visualnet.ui.look.theme import Theme
from visualnet.ui.picture.network_item import rgb_of
from visualnet.ui.picture.shown import ShownPicture, lit_connections, place
from visualnet.ui.picture_export.painting import begin, legend_text, paint_legend, paint_over
from visualnet.ui.picture_export.picture import connections_image
from visualnet.ui.window.acts.printing import Page, fit_into

_WIDTH = 2400
"""Pixels; 220 for each inch of a wide page."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Printing", text)


def picture_on_paper(
    shown: ShownPicture, paper: Theme, go_on: Callable[[float], bool] = lambda _share: True
) -> QImage | None:
    """Return the whole picture of the view in colours for paper, None where it was not to go on.

    For any thread.
    """
    background, positive, negative = map(rgb_of, (paper.background, paper.positive, paper.negative))
    table = connection_table(background, positive, negative, additive=paper.is_dark)
    shown = replace(shown, theme=paper, table=table, seen=None)
    across, down = shown.size
    size = (_WIDTH, max(64, round(_WIDTH * down / across)))
    placed = place(shown, *size)
    lit = lit_connections(shown, placed.layout)
    image = connections_image(shown, placed, lit, size, go_on)
    if image is not None:
        painter = QPainter(image)
        begin(painter, placed)
        paint_over(painter, shown, placed)
        paint_legend(painter, shown, placed, legend_text(shown, lit))
        painter.end()
    return image


def picture_page(image: QImage, caption: list[str]) -> Page:
    """Return the page that shows a picture, as large as there is room for."""
    paint = partial(_paint, image)
    return Page(_tr("The network"), caption, paint, is_landscape=True)


def _paint(image: QImage, painter: QPainter, room: QRectF) -> None:
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(fit_into(image.width(), image.height(), room), image)
