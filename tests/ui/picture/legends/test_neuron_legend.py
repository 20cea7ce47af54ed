"""The legend of the neurons: what it says is what the picture paints."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from visualnet.ui.look.theme import THEMES, apply_theme, load_theme
from visualnet.ui.picture.legends.neuron_legend import NeuronKey, NeuronLegend, fill_text
from visualnet.ui.picture.network_item import bare_fills, fill_levels, neuron_ramps, ring_levels


def colours_in(label):
    """All colours of a label's picture, as 0xffRRGGBB."""
    image = label.pixmap().toImage()
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("name", THEMES)
def test_discs_and_rings_have_the_colours_of_the_picture(qapp, qtbot, name):
    theme = load_theme(name)
    legend = NeuronLegend()
    qtbot.addWidget(legend)
    apply_theme(qapp, theme)
    fills, rings = neuron_ramps(theme)
    for key, function, values in (
        (NeuronKey(False, True, True), "sigmoid", (0.0, 1.0)),
        (NeuronKey(True, True, True), "tanh", (-1.0, 0.0, 1.0)),
        (NeuronKey(False, False, True), "relu", (0.0, 7.0)),
    ):
        legend.show_key(key)
        discs, circles = legend._discs, legend._rings
        painted = fills[fill_levels(np.array(values, np.float32), function)].tolist()
        assert set(painted) <= colours_in(discs), function
        ends = rings[ring_levels(np.array([-2.0, 0.0, 2.0], np.float32))].tolist()
        assert set(ends) <= colours_in(circles)
    # Neurons too small for a ring have other fills, and there is nothing to say of rings.
    legend.show_key(NeuronKey(False, True, False))
    assert bare_fills(theme)[128] in colours_in(legend._discs)
    assert legend._rings.isHidden()


def test_the_range_is_that_of_the_activations():
    assert fill_text(NeuronKey(False, True, True)).endswith("0 to 1")
    assert fill_text(NeuronKey(True, True, True)).endswith("−1 to 1")
    assert "layer" in fill_text(NeuronKey(True, False, True))
    assert "by place" in fill_text(NeuronKey(True, True, True, are_tiles=True))


@pytest.mark.slow
def test_a_click_on_a_word_opens_the_glossary_and_beside_it_means_the_picture(shared_desk):
    desk = shared_desk
    desk.view._legend_pace.pass_on()
    legend = desk.window.findChild(QWidget, "connectionLegend")
    words = {word.text(): word for word in legend.findChildren(QLabel) if word.isVisible()}
    QTest.mouseClick(words["ring: bias, − to +"], Qt.MouseButton.LeftButton)
    glossary = desk.window.findChild(QDialog, "glossaryDialog")
    assert glossary.key == "ring"
    QTest.mouseClick(words["pushes up"], Qt.MouseButton.LeftButton)
    assert glossary.key == "connection"
    glossary.close()
    # Beside its words the picture is seen.
    ring = words["ring: bias, − to +"]
    right = ring.mapTo(legend, ring.rect().topRight())
    assert legend.mask().contains(ring.mapTo(legend, ring.rect().center()))
    assert not legend.mask().contains(QPoint(legend.width() - 2, right.y()))
    # Turning the wheel over the legend still zooms.
    desk.canvas.pointing.choose((1, 2))
    QTest.mouseClick(desk.canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert desk.canvas.pointing.chosen == ()
