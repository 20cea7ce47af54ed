"""The network's picture as a file: made anew at any size, PNG or SVG."""

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice, QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtSvg import QSvgGenerator

from visualnet.arrays import FloatArray
from visualnet.number_text import count_text, decimal_text
from visualnet.scene.crowd_light import CrowdLight, CrowdState
from visualnet.scene.lines import Points
from visualnet.scene.raster import visible_lines
from visualnet.scene.selection import CONNECTION_LIMIT, Selection
from visualnet.scene.stills import Still
from visualnet.sentences import Sentence
from visualnet.ui.look.translation import Texts
from visualnet.ui.picture.modes import mode_name
from visualnet.ui.picture.shown import LitConnections, Placed, ShownPicture, lit_connections, place
from visualnet.ui.picture_export.painting import (
    LegendText,
    begin,
    legend_text,
    paint_legend,
    paint_over,
    paint_picture,
    place_with_legend,
)
from visualnet.ui.widgets.copying.images import png_of
from visualnet.ui.window.file_dialogs import ExportError, write_export

_tr = Texts("Picture")

LARGEST_SIDE = 16_384
LARGEST_AREA = 50_000_000
"""Pixels of an image; making one takes about 10 bytes for each."""

LINE_LIMIT = 20_000
"""Lines that an SVG may have: viewers get slow with more, and a line takes 150 bytes."""

_CROWD_PIXELS = 2_000_000
"""Of the image that the light of all but the strongest connections is added up in."""

_GO_ON_SECONDS = 0.1

_DASH = 7.0
_SVG_SHARPNESS = 2
"""Pixels of the image of connections in an SVG, for each of its units."""


@dataclass(frozen=True, slots=True)
class PictureOptions:
    """What a file is to show.

    width, height: in pixels. only_seen: of the view, where it is zoomed. lines: 0 to embed the
    connections of an SVG as an image, else how many of the strongest to draw as lines.
    connections: how many are drawn line by line at most; of all others the light is added up.
    """

    width: int
    height: int
    only_seen: bool = False
    has_legend: bool = True
    lines: int = 0
    connections: int = CONNECTION_LIMIT


def size_problem(width: int, height: int) -> str | None:
    """Return why an image cannot have this size, None where it can."""
    if min(width, height) < 64 or max(width, height) > LARGEST_SIDE:
        return Sentence(
            "Sides of a picture are 64 to {most} pixels long.", most=count_text(LARGEST_SIDE)
        )
    if width * height > LARGEST_AREA:
        return Sentence(
            "{width} × {height} are {area} million pixels; at most {most} million can be made.",
            width=count_text(width),
            height=count_text(height),
            area=decimal_text(width * height / 1e6, 0),
            most=LARGEST_AREA // 1_000_000,
        )
    return None


def export_picture(
    shown: ShownPicture,
    options: PictureOptions,
    path: Path,
    go_on: Callable[[float], bool] = lambda _share: True,
) -> bool:
    """Write a picture as the path's ending says, whole or not at all; tells whether it was written.

    go_on: told the share done, 0 to 1; where it returns False nothing is written. For any thread.
    Raises ExportError for another ending or size, and where the file cannot be written.
    """
    problem = size_problem(options.width, options.height)
    if problem:
        raise ExportError(
            "{path} was not written: {problem} Choose a smaller size.", path=path, problem=problem
        )
    makers = {".png": _png, ".svg": _svg}
    make = makers.get(path.suffix.lower())
    if make is None:
        raise ExportError("The name of {path} must end in .png or .svg.", path=path)
    placed, lit = _placed(shown, options)
    data = make(shown, options, placed, lit, go_on)
    if data is None:
        return False
    write_export(path, data)
    return True


def _placed(shown: ShownPicture, options: PictureOptions) -> tuple[Placed, LitConnections]:
    size = options.width, options.height
    if options.has_legend and (shown.seen is None or not options.only_seen):
        return place_with_legend(shown, *size, options.connections)
    placed = place(shown, *size, options.only_seen)
    return placed, lit_connections(shown, placed.layout, options.connections)


def connections_image(
    shown: ShownPicture,
    placed: Placed,
    lit: LitConnections,
    size: tuple[int, int],
    go_on: Callable[[float], bool],
) -> QImage | None:
    """Return the connections of what is placed as an image of (width, height) pixels."""
    scale = size[0] / placed.rect[2]
    behind = None
    if lit.crowd is not None:
        behind = _crowd_image(placed, lit.crowd, size, lambda: go_on(0.0))
        if behind is None:
            return None
    still = Still(
        layout=placed.layout,
        selection=lit.selection,
        rect=placed.rect,
        width=size[0],
        height=size[1],
        dash=_DASH * scale if shown.is_dashed else 0.0,
        behind=behind,
    )
    image = QImage(*size, QImage.Format.Format_RGB32)
    # Rows of four-byte pixels have no padding.
    pixels = np.frombuffer(image.bits(), np.uint32).reshape(size[1], size[0])
    return image if still.render(lit.light, shown.table, pixels, go_on) else None


def _crowd_image(
    placed: Placed, crowd: CrowdState, size: tuple[int, int], go_on: Callable[[], bool]
) -> FloatArray | None:
    """Return the light of the connections that are not drawn line by line, see Still.behind."""
    smaller = max(1.0, sqrt(size[0] * size[1] / _CROWD_PIXELS))
    grid = max(1, round(size[1] / smaller)), max(1, round(size[0] / smaller))
    # A hairline covers as much less of a larger pixel.
    brightness = sqrt(size[0] / placed.rect[2]) * grid[1] / size[0]
    light = CrowdLight(placed.layout, placed.rect, grid, brightness)
    light.begin(crowd)
    while not light.go_on(_GO_ON_SECONDS):
        if not go_on():
            return None
    return light.image


def _png(
    shown: ShownPicture,
    options: PictureOptions,
    placed: Placed,
    lit: LitConnections,
    go_on: Callable[[float], bool],
) -> bytes | None:
    size = (options.width, options.height)
    image = connections_image(shown, placed, lit, size, lambda share: go_on(0.8 * share))
    if image is None:
        return None
    paint_picture(image, shown, placed, legend_text(shown, lit) if options.has_legend else None)
    return png_of(image) if go_on(0.9) else None


def _svg(
    shown: ShownPicture,
    options: PictureOptions,
    placed: Placed,
    lit: LitConnections,
    go_on: Callable[[float], bool],
) -> bytes | None:
    image = None
    if not options.lines:
        image = connections_image(shown, placed, lit, _svg_pixels(options), go_on)
        if image is None:
            return None
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    size = QSize(options.width, options.height)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    text = _svg_legend(shown, options, lit, image)
    generator.setTitle("VisualNet")
    generator.setDescription(
        f"{shown.frame.network.describe()}, {mode_name(shown.mode)}; {text.note}"
    )
    painter = QPainter(generator)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), shown.theme.background)
    begin(painter, placed)
    if image is not None:
        painter.drawImage(QRectF(*placed.rect), image)
    else:
        _draw_lines(painter, shown, placed, lit, options.lines)
    paint_over(painter, shown, placed)
    if options.has_legend:
        paint_legend(painter, shown, placed, text)
    painter.end()
    return bytes(buffer.data().data())


def _svg_pixels(options: PictureOptions) -> tuple[int, int]:
    """Return the size of the embedded image, with whole pixels for each unit while they fit."""
    area = options.width * options.height
    factor = _SVG_SHARPNESS if area * _SVG_SHARPNESS**2 <= LARGEST_AREA else 1
    return options.width * factor, options.height * factor


def _svg_legend(
    shown: ShownPicture, options: PictureOptions, lit: LitConnections, image: QImage | None
) -> LegendText:
    """Return the legend, with how the connections are drawn."""
    drawn, total = lit.selection.drawn, lit.selection.total
    if image is not None:
        count = legend_text(shown, lit).note
        size = f"{image.width()}×{image.height()}"
        return legend_text(shown, lit, _tr("{0}, as an image of {1}").format(count, size))
    lines = min(options.lines, drawn)
    words = (
        _tr("{0} of {1} connections as lines", total)
        if lines == total
        else _tr("{0} of {1} connections as lines, the strongest", total)
    )
    return legend_text(shown, lit, words.format(count_text(lines), count_text(total)))


def _draw_lines(
    painter: QPainter, shown: ShownPicture, placed: Placed, lit: LitConnections, count: int
) -> None:
    """Draw the brightest connections as lines, the strongest last."""
    start, end = _ends(placed, lit.selection)
    sizes = np.abs(lit.light)
    order = np.argsort(sizes, kind="stable")[-count:]
    # Lines do not add up as light does: each has the opacity that it would have by itself.
    opacities = np.clip(1.0 - np.exp(-3.0 * sizes), 0.0, 1.0)
    for line in order.tolist():
        if opacities[line] < 1 / 255:
            continue
        is_negative = lit.light[line] < 0
        colour = QColor(shown.theme.negative if is_negative else shown.theme.positive)
        colour.setAlphaF(float(opacities[line]))
        pen = QPen(colour, 1.0)
        if is_negative and shown.is_dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QLineF(*start[line].tolist(), *end[line].tolist()))


def _ends(placed: Placed, selection: Selection) -> tuple[Points, Points]:
    """Return where the visible parts of the connections begin and end, in layout units."""
    x, y, width, height = placed.rect
    scale = placed.scale
    lines = visible_lines(
        placed.layout, selection, placed.rect, (round(width * scale), round(height * scale))
    )
    origin = np.array((x, y))
    return lines.start / scale + origin, lines.end / scale + origin
