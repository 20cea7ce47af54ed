"""Everything of the network's picture but its connections, painted with vectors in any thread."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from visualnet.scene.colours import fill_levels
from visualnet.scene.selection import CONNECTION_LIMIT
from visualnet.ui.look.fonts import application_font
from visualnet.ui.look.pixels import grey_image
from visualnet.ui.picture.legend import BAR_HEIGHT, BAR_WIDTH, bar_image
from visualnet.ui.picture.legend_words import LegendWords, count_texts, legend_content, legend_words
from visualnet.ui.picture.network_item import (
    bare_fills,
    neuron_ramps,
    paint_marks,
    ring_levels,
    ring_width,
)
from visualnet.ui.picture.neuron_discs import paint_neuron_marks
from visualnet.ui.picture.shown import LitConnections, Placed, ShownPicture, lit_connections, place
from visualnet.ui.picture.tiles.images import tiles_of
from visualnet.ui.picture.tiles.painting import TileLook, TilePainter, paint_names
from visualnet.ui.picture.trace_item import paint_trace
from visualnet.ui.picture.words import output_words, paint_input, paint_outputs, paint_titles

_GRID_CELL = 5.0
_LEFT, _TOP, _LINE, _GAP = 16.0, 6.0, 16.0, 6.0
_BAR_SHARPNESS = 2


@dataclass(frozen=True, slots=True)
class LegendText:
    """A legend and what else is told under it."""

    words: LegendWords
    note: str


def legend_text(shown: ShownPicture, lit: LitConnections, note: str = "") -> LegendText:
    """Return the legend of a picture. note: told instead of how many connections are drawn."""
    content = legend_content(
        shown.frame, shown.classes, shown.mode, shown.share, shown.is_dashed, lit.scales
    )
    count = count_texts(lit.selection.drawn, lit.selection.total)[0]
    return LegendText(legend_words(content), note or count)


def place_with_legend(
    shown: ShownPicture, width: int, height: int, limit: int = CONNECTION_LIMIT
) -> tuple[Placed, LitConnections]:
    """Lay the whole picture out for so many pixels, and no neuron under its legend.

    limit: draw at most so many connections.
    """
    placed = place(shown, width, height)
    lit = lit_connections(shown, placed.layout, limit)
    needed = _legend_size(legend_text(shown, lit))
    right, top, _ = placed.layout.edges_at_input
    if needed.width() <= right and needed.height() <= top:
        return placed, lit
    # No more than half, or nothing is left of a small picture.
    placed = place(shown, width, height, head=min(needed.height(), placed.rect[3] / 2))
    return placed, lit_connections(shown, placed.layout, limit)


def begin(painter: QPainter, placed: Placed) -> None:
    """Let the painter take layout units from here on."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(placed.scale, placed.scale)
    painter.translate(-placed.rect[0], -placed.rect[1])


def paint_picture(
    image: QImage, shown: ShownPicture, placed: Placed, text: LegendText | None
) -> None:
    """Paint everything but the connections, of which this is an image; text: None for no legend."""
    painter = QPainter(image)
    begin(painter, placed)
    paint_over(painter, shown, placed)
    if text is not None:
        paint_legend(painter, shown, placed, text)
    painter.end()


def paint_over(painter: QPainter, shown: ShownPicture, placed: Placed) -> None:
    """Paint input, neurons and words over the connections; the painter has begun."""
    layout, theme = placed.layout, shown.theme
    if layout.has_tiles:
        _paint_tiles(painter, shown, placed)
    else:
        has_grid = layout.cell * placed.scale >= _GRID_CELL
        image = grey_image(shown.frame.probe.pixels)
        paint_input(painter, layout, image, has_grid, theme.border_strong)
        _paint_neurons(painter, shown, placed)
    paint_neuron_marks(painter, layout, theme, shown.frame.marks)
    if shown.trace is not None:
        paint_trace(painter, layout, theme, shown.trace)
    paint_marks(painter, layout, theme, shown.marked)
    paint_titles(painter, layout, theme.text_muted)
    paint_outputs(painter, layout, theme, output_words(shown.frame, shown.classes))


def _paint_tiles(painter: QPainter, shown: ShownPicture, placed: Placed) -> None:
    frame, theme = shown.frame, shown.theme
    tiles = tiles_of(frame)
    if tiles is not None:
        look = TileLook(theme, *neuron_ramps(theme), placed.scale)
        TilePainter().paint(painter, placed.layout, frame, tiles, look)
        paint_names(painter, placed.layout, frame.probe.input_names, theme.text)


def _paint_neurons(painter: QPainter, shown: ShownPicture, placed: Placed) -> None:
    frame, layout = shown.frame, placed.layout
    fills, rings, bare = (
        [QColor.fromRgb(colour) for colour in ramp.tolist()]
        for ramp in (*neuron_ramps(shown.theme), bare_fills(shown.theme))
    )
    functions = (*frame.network.activations, frame.network.output)
    for layer, function in enumerate(functions, start=1):
        activations = frame.forward.activations[layer - 1][0]
        levels = fill_levels(activations, function).tolist()
        ring = ring_levels(frame.network.biases[layer - 1]).tolist()
        radius = layout.radii[layer]
        width = ring_width(radius, placed.scale)
        for (x, y), level, bias in zip(layout.positions[layer].tolist(), levels, ring, strict=True):
            painter.setBrush((fills if width else bare)[level])
            painter.setPen(QPen(rings[bias], width) if width else Qt.PenStyle.NoPen)
            inner = radius - width / 2
            painter.drawEllipse(QPointF(x, y), inner, inner)


def paint_legend(painter: QPainter, shown: ShownPicture, placed: Placed, text: LegendText) -> None:
    """Paint the legend into the corner where the window has it; the painter has begun."""
    font, theme, words = application_font(), shown.theme, text.words
    metrics = QFontMetricsF(font)
    x, y = placed.rect[0] + _LEFT, placed.rect[1] + _TOP
    painter.setFont(font)
    painter.setPen(theme.text)
    if words.has_bar:
        painter.drawText(QPointF(x, y + metrics.ascent()), words.negative)
        bar = x + metrics.horizontalAdvance(words.negative) + _GAP
        sharpness = max(1, round(_BAR_SHARPNESS * placed.scale))
        image = bar_image(
            shown.table, shown.is_dashed, BAR_WIDTH * sharpness, BAR_HEIGHT * sharpness
        )
        middle = y + metrics.height() / 2
        painter.drawImage(QRectF(bar, middle - BAR_HEIGHT / 2, BAR_WIDTH, BAR_HEIGHT), image)
        after = bar + BAR_WIDTH + _GAP
        painter.drawText(QPointF(after, y + metrics.ascent()), words.positive)
        y += _LINE
    painter.setPen(theme.text_muted)
    for line in _lines(text):
        painter.drawText(QPointF(x, y + metrics.ascent()), line)
        y += _LINE


def _lines(text: LegendText) -> list[str]:
    """Return the lines below the bar; some texts are broken into two."""
    texts = (*text.words.lines, *text.words.neurons, text.note)
    return [line for each in texts for line in each.splitlines()]


def _legend_size(text: LegendText) -> QSizeF:
    """Return what a legend covers, in layout units, with what is left free beside it."""
    metrics, words, lines = QFontMetricsF(application_font()), text.words, _lines(text)
    widths = [metrics.horizontalAdvance(line) for line in lines]
    if words.has_bar:
        ends = metrics.horizontalAdvance(words.negative + words.positive)
        widths.append(ends + BAR_WIDTH + 2 * _GAP)
    height = 2 * _TOP + (len(lines) + words.has_bar) * _LINE
    return QSizeF(_LEFT + max(widths) + _GAP, height)
