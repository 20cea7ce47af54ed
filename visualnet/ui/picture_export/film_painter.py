"""Painter of a film: all its pictures in the layout and the colours of the first."""

from dataclasses import replace
from math import isfinite

import numpy as np
from PySide6.QtGui import QImage

from visualnet.arrays import PixelArray
from visualnet.number_text import count_text, loss_text, percent_text
from visualnet.scene.arrays import ColourArray
from visualnet.ui.look.translation import Texts
from visualnet.ui.picture.connection_image import (
    ConnectionPicture,
    PictureRequest,
    RenderRequest,
    picture_for,
)
from visualnet.ui.picture.shown import LitConnections, Placed, ShownPicture, place
from visualnet.ui.picture_export.painting import (
    legend_text,
    paint_picture,
    place_with_legend,
)
from visualnet.ui.session.frame import Progress
from visualnet.ui.window.file_dialogs import ExportError

_tr = Texts("Picture")

_DASH = 7.0
_LEAST_OVERLAP = 0.8


class FilmPainter:
    """Draws in any thread, by one call at a time. first: the picture that all others follow."""

    def __init__(
        self, width: int, height: int, *, has_legend: bool, elapsed: float | None = None
    ) -> None:
        """width, height: in pixels. has_legend: whether what the colours mean, and the step.

        elapsed: seconds between two pictures, in which the colours' scales follow them; None for
        those that pass between two calls.
        """
        self.width, self.height = width, height
        self._has_legend, self._elapsed = has_legend, elapsed
        self.first: ShownPicture | None = None
        self._placed: Placed | None = None
        self._picture: ConnectionPicture | None = None

    def check_shape(self, shown: ShownPicture) -> None:
        """Raise ExportError for a network of another shape than the first one."""
        first = self.first = self.first or shown
        if shown.frame.network.layer_sizes != first.frame.network.layer_sizes:
            raise ExportError("The network has another shape now; the recording ends before it.")

    def draw(self, shown: ShownPicture) -> ColourArray:
        """Return a picture, (height, width); takes 20 to 60 ms."""
        first = self.first = self.first or shown
        shown = replace(shown, theme=first.theme, table=first.table, classes=first.classes)
        if self._placed is None:
            size = self.width, self.height
            has_legend = self._has_legend
            self._placed = place_with_legend(shown, *size)[0] if has_legend else place(shown, *size)
        placed = self._placed
        pixels, scales = self._connections(shown, placed)
        height, width = pixels.shape
        image = QImage(pixels.data, width, height, width * 4, QImage.Format.Format_RGB32)
        text = None
        if self._has_legend and self._picture is not None:
            lit = LitConnections(self._picture.selection, np.zeros(0, np.float32), scales)
            text = legend_text(shown, lit, progress_text(shown.frame.progress))
        paint_picture(image, shown, placed, text)
        return pixels

    def _connections(
        self, shown: ShownPicture, placed: Placed
    ) -> tuple[ColourArray, tuple[float, ...]]:
        request = PictureRequest(
            layout=placed.layout,
            frame=shown.frame,
            mode=shown.mode,
            rect=placed.rect,
            pixel_width=self.width,
            pixel_height=self.height,
            dash=_DASH * placed.scale if shown.is_dashed else 0.0,
        )
        self._picture = picture = picture_for(request, self._picture, _LEAST_OVERLAP)
        if picture.needs_crowd:
            picture.add_crowd()
        wanted = RenderRequest(
            picture, shown.frame, shown.mode, shown.share, shown.parts, shown.table, self._elapsed
        )
        rendered = picture.render(wanted)
        return rendered.pixels, rendered.scales


def rgb_pixels(pixels: ColourArray) -> PixelArray:
    """Return a picture as bytes of red, green and blue, (height, width, 3)."""
    return np.ascontiguousarray(pixels.view(np.uint8).reshape(*pixels.shape, 4)[..., 2::-1])


def progress_text(progress: Progress) -> str:
    """Return how far the training is, for the legend of a picture."""
    told = [_tr("step {0}").format(count_text(progress.step))]
    if isfinite(progress.loss):
        told.append(_tr("loss {0}").format(loss_text(progress.loss)))
    if isfinite(progress.test_accuracy):
        told.append(_tr("test {0}").format(percent_text(progress.test_accuracy)))
    return " · ".join(told)
