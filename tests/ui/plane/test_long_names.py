"""Columns of any name: the panel of the plane stays as narrow as it is."""

from html import unescape

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLabel

from visualnet.features import Features
from visualnet.insight.plane import PlanePoint
from visualnet.scene.layout import make_layout, neuron_at
from visualnet.ui.look.fonts import application_font
from visualnet.ui.look.theme import load_theme
from visualnet.ui.picture.tiles.painting import name_width, paint_names
from visualnet.ui.picture.words import OutputWords, label_width, paint_outputs
from visualnet.ui.plane.panel import PlanePanel, point_text
from visualnet.ui.widgets.eliding_label import ElidingLabel

KINDS = "setosa", "versicolor", "virginica"
FLOWERS = tuple(
    f"{part} {side} (cm)" for part in ("petal", "sepal") for side in ("length", "width")
)


@pytest.mark.parametrize(
    "columns", [("x" * 200, "y" * 200), ("<b>" + "x" * 190, "y"), ("a" * 200, "b", "c" * 200)]
)
def test_long_names_are_cut_where_they_stand_and_whole_where_one_asks(qtbot, columns):
    panel = PlanePanel()
    qtbot.addWidget(panel)
    panel.resize(280, 600)
    low, high = (-1.0,) * len(columns), (2.0,) * len(columns)
    narrow = PlanePoint(Features(tuple("xyz"[: len(columns)])), low, (0, 1), low, high)
    panel.show_point(narrow)
    panel.show()
    before, numbers = panel.minimumSizeHint().width(), panel.findChild(QLabel, "planePoint")
    assert numbers.toolTip() == numbers.accessibleDescription() == ""
    point = PlanePoint(Features(columns), (0.5, 1.25, 1)[: len(columns)], (0, 1), low, high)
    panel.show_point(point)
    assert panel.minimumSizeHint().width() <= before
    if len(columns) == 2:
        assert "1.25" in numbers.text()
        assert numbers.accessibleDescription() == point_text(point)
        assert columns[0] in unescape(numbers.toolTip())
    panel.show_point(narrow)
    assert numbers.toolTip() == numbers.accessibleDescription() == ""


@pytest.mark.parametrize("columns", [FLOWERS, FLOWERS[:2], FLOWERS[1:4]])
def test_names_that_are_cut_differ_still(qtbot, columns):
    panel = PlanePanel()
    qtbot.addWidget(panel)
    panel.resize(236, 600)
    low, high = (-1.0,) * len(columns), (2.0,) * len(columns)
    panel.show_point(PlanePoint(Features(columns), low, (0, 1), low, high))
    panel.show()
    if len(columns) == 2:
        numbers = panel.findChild(QLabel, "planePoint").text().split(", ")
        names = [text.rsplit(" ", 1)[0] for text in numbers]
    else:
        labels = panel.sliders.findChildren(ElidingLabel)
        names = [label.shown_text for label in labels]
    assert len(set(names)) == len(columns)
    assert any("…" in name for name in names)


@pytest.fixture
def painted(qapp, monkeypatch):
    """Return a function that paints something of a picture, and returns the texts in it."""

    def texts_of(paint, layout, *what):
        texts = []
        with monkeypatch.context() as patch:
            patch.setattr(QPainter, "drawText", lambda _painter, *words: texts.append(words[-1]))
            image = QImage(10, 10, QImage.Format.Format_RGB32)
            painter = QPainter(image)
            paint(painter, layout, *what)
            painter.end()
        return texts

    return texts_of


def tiled(width, height):
    sizes, labels = (len(FLOWERS), 3, len(KINDS)), label_width(application_font(), KINDS)
    return make_layout(sizes, width, height, (len(FLOWERS), 1), labels, name_width(FLOWERS))


def test_names_differ_beside_the_tiles_of_the_picture(painted):
    names = painted(paint_names, tiled(360, 300), FLOWERS, QColor("black"))
    assert any("…" in name for name in names)
    assert len(set(names)) == len(FLOWERS)


def test_names_have_room_in_the_picture_of_one_side_of_a_race(painted):
    # As wide as it is in a window of 1366 pixels.
    layout = tiled(294, 300)
    names = painted(paint_names, layout, FLOWERS, QColor("black"))
    assert min(map(len, names)) >= 10
    # The network has more room than the names.
    assert layout.positions[-1][0, 0] - layout.positions[0][0, 0] > layout.positions[0][0, 0]


def test_short_names_take_no_room_from_the_network():
    sizes, labels = (2, 8, 8, 2), label_width(application_font(), KINDS)
    plain = make_layout(sizes, 294, 300, (2, 1), labels)
    named = make_layout(sizes, 294, 300, (2, 1), labels, name_width(("x", "y")))
    assert [each.tolist() for each in named.positions] == [
        each.tolist() for each in plain.positions
    ]


def test_pointing_at_a_name_means_its_input():
    layout = tiled(294, 300)
    for index, (x, y) in enumerate(layout.positions[0].tolist()):
        for across in (2, x / 2, x):
            assert neuron_at(layout, across, y) == (0, index)
    middle = float(layout.positions[0][:2, 1].mean())
    assert neuron_at(layout, 2, layout.positions[0][0, 1] - layout.radii[0] - 1) is None
    assert neuron_at(layout, 2, middle) in (None, (0, 0), (0, 1))


def test_names_beside_the_tiles_are_whole_in_a_wide_picture(painted):
    assert painted(paint_names, tiled(970, 700), FLOWERS, QColor("black")) == list(FLOWERS)


def test_classes_have_the_room_of_numbers_that_have_none(painted):
    percents = "2.9 %", "97.0 %", "0.02 %"
    words, theme = OutputWords(KINDS, percents, 1), load_theme("dark")
    wide = painted(paint_outputs, tiled(970, 700), theme, words)
    assert wide == [text for pair in zip(KINDS, percents, strict=True) for text in pair]
    narrow = painted(paint_outputs, tiled(360, 300), theme, words)
    assert len(narrow) == len(KINDS)
    for name, kind in zip(narrow, KINDS, strict=True):
        assert name[:5] == kind[:5]
