"""A training as moving pictures: drawn while it learns, kept small, written as an animated GIF."""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from math import isfinite
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtGui import QImage

from visualnet.number_text import count_text, loss_text, percent_text
from visualnet.scene.arrays import ColourArray, LevelArray
from visualnet.scene.colours import colour_ramp, level_pairs
from visualnet.ui.look.pixels import rgb_of
from visualnet.ui.look.translation import Texts
from visualnet.ui.picture.connection_image import (
    ConnectionPicture,
    PictureRequest,
    RenderRequest,
    picture_for,
)
from visualnet.ui.picture.network_item import neuron_ramps
from visualnet.ui.picture.shown import LitConnections, Placed, ShownPicture, place
from visualnet.ui.picture_export.painting import (
    legend_text,
    paint_picture,
    place_with_legend,
)
from visualnet.ui.session.frame import Progress
from visualnet.ui.window.file_dialogs import ExportError, write_export

_tr = Texts("Picture")

LARGEST_SIDE = 1920
MOST_PICTURES = 400
MOST_PIXELS = 120_000_000
"""Of all pictures together: each takes a byte while the file is written."""

_DASH = 7.0
_LEAST_OVERLAP = 0.8
_COLOURS = 256
_TINTS, _MIXED = 40, 8
"""Colours of the palette for light of one sign, and for each sign of mixed light."""


@dataclass(frozen=True, slots=True)
class FilmOptions:
    """width, height: in pixels. every: seconds of training between two pictures.

    shown_per_second: pictures a second when the film is shown.
    """

    width: int
    height: int
    every: float = 0.2
    shown_per_second: float = 12.0
    has_legend: bool = True


def most_pictures(width: int, height: int) -> int:
    """Return how many pictures of a size are kept at most, 2 or more."""
    return max(2, min(MOST_PICTURES, MOST_PIXELS // (width * height)))


class Film:
    """Pictures of one training. Where there are too many, every other one is dropped.

    So a film of any length covers the whole training, evenly, in bounded memory. Drawn and written
    in worker threads, by one call at a time; `count` may be read anywhere.
    """

    def __init__(self, options: FilmOptions) -> None:
        self.options = options
        self._limit = most_pictures(options.width, options.height)
        self._first: ShownPicture | None = None
        self._placed: Placed | None = None
        self._picture: ConnectionPicture | None = None
        self._palette: Image.Image | None = None
        self._frames: list[bytes] = []
        self._stride, self._offered = 1, 0

    @property
    def count(self) -> int:
        """How many pictures there are."""
        return len(self._frames)

    @property
    def stride(self) -> int:
        """Of how many pictures offered one is kept now: 1, 2, 4 and so on."""
        return self._stride

    def add(self, shown: ShownPicture) -> None:
        """Draw one more picture and keep it, if its turn is; takes 20 to 60 ms.

        All are drawn in the colours of the first. Raises ExportError for a network of another shape
        than the first one.
        """
        first = self._first = self._first or shown
        if shown.frame.network.layer_sizes != first.frame.network.layer_sizes:
            raise ExportError("The network has another shape now; the recording ends before it.")
        is_kept = self._offered % self._stride == 0
        self._offered += 1
        if not is_kept:
            return
        shown = replace(shown, theme=first.theme, table=first.table, classes=first.classes)
        self._keep(self._drawn(shown))

    def write(self, path: Path, go_on: Callable[[float], bool] = lambda _share: True) -> bool:
        """Write the film as a GIF, whole or not at all; tells whether it was written.

        go_on: told the share done, 0 to 1; where it returns False nothing is written.
        Raises ExportError for another ending, for no pictures, or where the file cannot be written.
        """
        if path.suffix.lower() != ".gif":
            raise ExportError("The name of {path} must end in .gif.", path=path)
        if not self._frames:
            raise ExportError("Nothing was recorded; let the network learn while it records.")
        frames, buffer = self._images(go_on), BytesIO()
        try:
            next(frames).save(
                buffer,
                format="GIF",
                save_all=True,
                append_images=frames,
                duration=max(20, round(1000 / self.options.shown_per_second)),
                loop=0,
                optimize=False,
                disposal=1,
            )
        except _StoppedError:
            return False
        write_export(path, buffer.getvalue())
        return True

    def _keep(self, image: Image.Image) -> None:
        if len(self._frames) == self._limit:
            self._frames = self._frames[::2]
            self._stride *= 2
        self._frames.append(zlib.compress(image.tobytes(), 1))

    def _images(self, go_on: Callable[[float], bool]) -> Iterator[Image.Image]:
        assert self._palette is not None  # noqa: S101 - there are frames
        size = (self.options.width, self.options.height)
        palette = self._palette.getpalette()
        for number, frame in enumerate(self._frames):
            if not go_on(number / len(self._frames)):
                raise _StoppedError
            image = Image.frombytes("P", size, zlib.decompress(frame))
            image.putpalette(palette or [])
            yield image

    def _drawn(self, shown: ShownPicture) -> Image.Image:
        options = self.options
        if self._placed is None:
            size = options.width, options.height
            has_legend = options.has_legend
            self._placed = place_with_legend(shown, *size)[0] if has_legend else place(shown, *size)
        placed = self._placed
        pixels, scales = self._connections(shown, placed)
        height, width = pixels.shape
        image = QImage(pixels.data, width, height, width * 4, QImage.Format.Format_RGB32)
        text = None
        if options.has_legend and self._picture is not None:
            lit = LitConnections(self._picture.selection, np.zeros(0, np.float32), scales)
            text = legend_text(shown, lit, progress_text(shown.frame.progress))
        paint_picture(image, shown, placed, text)
        return self._reduced(pixels, shown)

    def _connections(
        self, shown: ShownPicture, placed: Placed
    ) -> tuple[ColourArray, tuple[float, ...]]:
        request = PictureRequest(
            layout=placed.layout,
            frame=shown.frame,
            mode=shown.mode,
            rect=placed.rect,
            pixel_width=self.options.width,
            pixel_height=self.options.height,
            dash=_DASH * placed.scale if shown.is_dashed else 0.0,
        )
        self._picture = picture = picture_for(request, self._picture, _LEAST_OVERLAP)
        rendered = picture.render(
            RenderRequest(picture, shown.frame, shown.mode, shown.share, shown.parts, shown.table)
        )
        return rendered.pixels, rendered.scales

    def _reduced(self, pixels: ColourArray, shown: ShownPicture) -> Image.Image:
        """Return a picture in the film's palette."""
        if self._palette is None:
            self._palette = _palette_of(shown)
        rgb = np.ascontiguousarray(pixels.view(np.uint8).reshape(*pixels.shape, 4)[..., 2::-1])
        return Image.fromarray(rgb).quantize(palette=self._palette, dither=Image.Dither.NONE)


class _StoppedError(Exception):
    """The user wants no file."""


def progress_text(progress: Progress) -> str:
    """Return how far the training is, for the legend of a picture."""
    told = [_tr("step {0}").format(count_text(progress.step))]
    if isfinite(progress.loss):
        told.append(_tr("loss {0}").format(loss_text(progress.loss)))
    if isfinite(progress.test_accuracy):
        told.append(_tr("test {0}").format(percent_text(progress.test_accuracy)))
    return " · ".join(told)


def _palette_of(shown: ShownPicture) -> Image.Image:
    """Return an image with the palette for all pictures: steady, so that nothing flickers."""
    theme, table = shown.theme, shown.table
    fills, rings = neuron_ramps(theme)
    inks = colour_ramp([rgb_of(theme.background), rgb_of(theme.text)])
    muted = colour_ramp([rgb_of(theme.background), rgb_of(theme.text_muted)])
    greys = colour_ramp([(0, 0, 0), (255, 255, 255)])
    colours = np.concatenate(
        [
            table[level_pairs(_light_levels())],
            fills[np.linspace(0, 255, 40).astype(int)],
            rings[::3],
            inks[np.linspace(30, 255, 12).astype(int)],
            muted[np.linspace(60, 255, 8).astype(int)],
            greys[np.linspace(0, 255, 24).astype(int)],
            np.array([theme.accent.rgb()], np.uint32),
        ]
    )[:_COLOURS]
    rgb = colours.view(np.uint8).reshape(-1, 4)[:, 2::-1]
    image = Image.new("P", (1, 1))
    image.putpalette(rgb.tobytes())
    return image


def _light_levels() -> LevelArray:
    """Return pairs of levels: none, many of one sign alone, and some of both."""
    alone = np.linspace(0, 255, _TINTS + 1)[1:]
    mixed = np.linspace(0, 255, _MIXED + 1)[1:]
    zeros = np.zeros_like(alone)
    pairs = [
        np.zeros((1, 2)),
        np.stack([alone, zeros], axis=1),
        np.stack([zeros, alone], axis=1),
        np.stack(np.meshgrid(mixed, mixed), axis=-1).reshape(-1, 2),
    ]
    return np.ascontiguousarray(np.concatenate(pairs).astype(np.uint8))
