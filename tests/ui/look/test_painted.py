"""Contrast of what is painted, 3:1 and more from its ground in every theme."""

import numpy as np
import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from tests.ui.look.eyes import contrast
from visualnet.nn.metrics import calibration
from visualnet.scene.layout import make_layout
from visualnet.ui.look.fonts import application_font
from visualnet.ui.look.theme import THEMES, apply_theme, load_theme
from visualnet.ui.pad import marks, surface
from visualnet.ui.pad.eraser_cursor import eraser_cursor
from visualnet.ui.pad.ink import INK, PAPER
from visualnet.ui.panels.charts.layer_chart import layer_colour
from visualnet.ui.panels.evaluation.calibration_picture import CalibrationPicture
from visualnet.ui.panels.runs.panel import run_colours
from visualnet.ui.panels.runs.weights_view import WeightsView
from visualnet.ui.picture.network_item import bare_fills, fill_levels, neuron_ramps
from visualnet.ui.picture.words import paint_input

every_theme = pytest.mark.parametrize("theme", [load_theme(name) for name in THEMES], ids=THEMES)


def painted(size, ground, paint):
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(ground)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


@every_theme
def test_neurons_that_are_off_are_seen_by_their_ring_or_their_fill(theme):
    _, rings = neuron_ramps(theme)
    off = fill_levels(np.array([0.0, 1.0], np.float32), "sigmoid")[0]
    for colour in (*rings.tolist(), bare_fills(theme)[off]):
        assert contrast(QColor(int(colour)), theme.background) >= 3
    # One that is on is still another thing than one that is off.
    on = QColor(int(bare_fills(theme)[255]))
    assert contrast(on, QColor(int(bare_fills(theme)[off]))) >= 3


@every_theme
@pytest.mark.parametrize("layers", [1, 2, 5, 17])
def test_lines_and_bars_of_layers_and_runs(theme, layers):
    for layer in range(layers):
        assert contrast(layer_colour(theme, layer, layers), theme.background) >= 3
    for colour in run_colours(theme):
        assert contrast(colour, theme.background) >= 4.5


@every_theme
def test_the_input_has_a_frame(theme):
    layout = make_layout((784, 16, 10), 600, 400)
    x, y, side = layout.input_rect
    black = QImage(28, 28, QImage.Format.Format_Grayscale8)
    black.fill(0)
    image = painted(
        (600, 400),
        theme.background,
        lambda painter: paint_input(painter, layout, black, False, theme.border_strong),
    )
    middle = round(y + side / 2)
    row = [image.pixelColor(column, middle) for column in range(round(x) - 4, round(x) + 1)]
    assert max(contrast(colour, theme.background) for colour in row) >= 3


@every_theme
def test_the_mean_confidence_is_seen_over_its_bar(qapp, theme):
    # Sure of less than it gets right: the mark lies within the bar.
    bins = calibration(np.full(100, 0.55, np.float32), np.arange(100) < 90)
    picture = CalibrationPicture(bins, theme, application_font(), QSizeF(330, 360))
    image = painted((330, 360), theme.background, picture.paint)
    (number,) = np.flatnonzero(bins.counts)
    x = round(picture.column(int(number)).center().x())
    column = [image.pixelColor(x, y) for y in range(round(picture.plot.bottom()))]
    tick = column.index(theme.negative)
    around = column[tick - 3 : tick + 6]
    assert theme.accent in column
    assert max(contrast(theme.negative, colour) for colour in around) >= 3
    assert contrast(theme.text_muted, theme.background) >= 4.5  # the diagonal


@every_theme
def test_dots_of_weights(qapp, qtbot, theme):
    view = WeightsView()
    qtbot.addWidget(view)
    apply_theme(qapp, theme)
    dot, ground = view._plot._dots.opts["brush"].color(), theme.background
    share = dot.alphaF()
    parts = [
        round(share * above + (1 - share) * below)
        for above, below in zip(dot.getRgb()[:3], ground.getRgb()[:3], strict=True)
    ]
    assert contrast(QColor(*parts), ground) >= 3


def test_what_stands_on_the_black_pad():
    assert contrast(surface._GUIDE, PAPER) >= 3
    for words in (surface._HINT, surface._NOTE_TEXT, marks.SURE, marks.DOUBTFUL):
        assert contrast(words, PAPER) >= 4.5


def test_what_is_read_on_the_pad_is_read_over_ink_too_and_doubt_is_dashed(qapp):
    # Whatever size of text a window before had.
    qapp.setFont(application_font(1.0))

    def shown(is_doubtful):
        mark = marks.Mark((0.2, 0.3, 0.8, 0.9), "8", is_doubtful)
        return painted((100, 100), INK, lambda painter: marks.paint_marks(painter, [mark], 100.0))

    for is_doubtful in (False, True):
        image = shown(is_doubtful)
        words = [image.pixelColor(x, y) for x in range(40, 60) for y in range(8, 29)]
        assert PAPER in words
        assert max(contrast(colour, PAPER) for colour in words if colour != INK) >= 4.5
        line = [image.pixelColor(x, 30) == INK for x in range(30, 70)]
        assert any(line) == is_doubtful


def test_the_eraser_is_seen_on_ink_and_on_paper(qapp):
    picture = eraser_cursor(40, 1.0).pixmap().toImage()
    for ground in (INK, PAPER):
        shown = painted((44, 44), ground, lambda painter: painter.drawImage(0, 0, picture))
        pixels = [shown.pixel(x, y) for x in range(44) for y in range(44)]
        colours, counts = np.unique(pixels, return_counts=True)
        ring = [QColor(colour) for colour in colours[counts >= 10].tolist()]
        assert max(contrast(colour, ground) for colour in ring) >= 3
