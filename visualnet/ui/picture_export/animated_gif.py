"""A training as moving pictures: drawn while it learns, kept small, written as an animated GIF."""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from visualnet.arrays import MaskArray
from visualnet.scene.arrays import ColourArray, LevelArray
from visualnet.scene.colours import colour_ramp, level_pairs
from visualnet.ui.look.pixels import rgb_of
from visualnet.ui.picture.network_item import neuron_ramps
from visualnet.ui.picture.shown import ShownPicture
from visualnet.ui.picture_export.film_painter import FilmPainter, rgb_pixels
from visualnet.ui.window.file_dialogs import ExportError, write_export

LARGEST_SIDE = 1920
MOST_PICTURES = 400
MOST_PIXELS = 120_000_000
"""Of all pictures together: each takes a byte while the file is written."""

_COLOURS = 255
_UNCHANGED = 255
"""The colour of pixels that stay as they are in the picture before."""
_LEAST_CHANGE = 13
"""Of red, green or blue, 1 to 255: what changes less stays. Of 76 pictures of 784-16-16-10 a
quarter of the bytes is left, and no eye tells them apart (2026-11)."""

_TINTS, _MIXED = 40, 8
"""Colours of the palette for light of one sign, and for each sign of mixed light."""


@dataclass(frozen=True, slots=True)
class FilmOptions:
    """width, height: in pixels. every: seconds of training between two pictures.

    shown_per_second: pictures a second when the film is shown. held: seconds that the last picture
    stays, before it begins anew. has_own_time: whether colours follow as fast as it is shown, not
    as it is drawn; for what is not drawn as it happens.
    """

    width: int
    height: int
    every: float = 0.2
    shown_per_second: float = 12.0
    has_legend: bool = True
    held: float = 0.0
    has_own_time: bool = False

    @property
    def elapsed(self) -> float | None:
        """Seconds from one picture to the next, None for those that pass."""
        return 1 / self.shown_per_second if self.has_own_time else None


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
        self.painter = FilmPainter(
            options.width, options.height, has_legend=options.has_legend, elapsed=options.elapsed
        )
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
        self.painter.check_shape(shown)
        is_kept = self._offered % self._stride == 0
        self._offered += 1
        if not is_kept:
            return
        pixels = self.painter.draw(shown)
        self._keep(self._reduced(pixels, self.painter.first or shown))

    def write(self, path: Path, go_on: Callable[[float], bool] = lambda _share: True) -> bool:
        """Write the film as a GIF, whole or not at all; tells whether it was written.

        go_on: told the share done, 0 to 1; where it returns False nothing is written.
        Raises ExportError for another ending, for no pictures, or where the file cannot be written.
        """
        if path.suffix.lower() != ".gif":
            raise ExportError("The name of {path} must end in .gif.", path=path)
        if not self._frames:
            raise ExportError("Nothing was recorded; let the network learn while it records.")
        buffer = BytesIO()
        if not self.save(buffer, go_on):
            return False
        write_export(path, buffer.getvalue())
        return True

    def save(self, buffer: BytesIO, go_on: Callable[[float], bool] = lambda _share: True) -> bool:
        """Write the film, with at least one picture, into memory, as `write` does."""
        frames = self._images(go_on)
        pause = max(20, round(1000 / self.options.shown_per_second))
        last = max(pause, round(1000 * self.options.held))
        try:
            next(frames).save(
                buffer,
                format="GIF",
                save_all=True,
                append_images=frames,
                duration=[*[pause] * (len(self._frames) - 1), last],
                transparency=_UNCHANGED,
                loop=0,
                optimize=False,
                disposal=1,
            )
        except _StoppedError:
            return False
        return True

    def _keep(self, image: Image.Image) -> None:
        if len(self._frames) == self._limit:
            self._frames = self._frames[::2]
            self._stride *= 2
        self._frames.append(zlib.compress(image.tobytes(), 1))

    def _images(self, go_on: Callable[[float], bool]) -> Iterator[Image.Image]:
        assert self._palette is not None  # noqa: S101 - there are frames
        shape = (self.options.height, self.options.width)
        palette = self._palette.getpalette() or []
        is_alike, seen = _alike_colours(self._palette), None
        for number, frame in enumerate(self._frames):
            if not go_on(number / len(self._frames)):
                raise _StoppedError
            pixels = np.frombuffer(zlib.decompress(frame), np.uint8).reshape(shape)
            if seen is None:
                drawn = seen = pixels
            else:
                stays = is_alike[seen, pixels]
                drawn = np.where(stays, np.uint8(_UNCHANGED), pixels)
                seen = np.where(stays, seen, pixels)
            image = Image.frombytes("P", shape[::-1], drawn.tobytes())
            image.putpalette(palette)
            yield image

    def _reduced(self, pixels: ColourArray, shown: ShownPicture) -> Image.Image:
        """Return a picture in the film's palette."""
        if self._palette is None:
            self._palette = _palette_of(shown)
        image = Image.fromarray(rgb_pixels(pixels))
        return image.quantize(palette=self._palette, dither=Image.Dither.NONE)


class _StoppedError(Exception):
    """The user wants no file."""


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


def _alike_colours(palette: Image.Image) -> MaskArray:
    """Return which colours of a palette are nearly the same, (256, 256)."""
    listed = np.array(palette.getpalette(), np.int16).reshape(-1, 3)
    colours = np.zeros((256, 3), np.int16)
    colours[: len(listed)] = listed
    are_alike: MaskArray = np.abs(colours[:, None] - colours).max(axis=-1) < _LEAST_CHANGE
    return are_alike


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
