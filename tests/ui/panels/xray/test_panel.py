"""The stages between drawing and network: what leaves each, and what is read then."""

import re

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from visualnet.data.drawing.stages import STAGES
from visualnet.data.drawing.strokes import read_strokes
from visualnet.ui.panels.xray.panel import XrayPanel
from visualnet.ui.panels.xray.stage_readings import STEPS, stage_readings
from visualnet.ui.session.pad_content import PadContent

SMALL_SEVEN = (((20.0, 60.0), (45.0, 60.0), (32.0, 95.0)),)


def reading(panel, step):
    return panel.findChild(QLabel, f"{step}Reading").text()


def switch(panel, step):
    box = panel.findChild(QCheckBox, f"{step}Switch")
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))


def share(panel):
    found = re.search(r"(\d+)\s% of", panel.findChild(QLabel, "peopleRead").text())
    return int(found.group(1)) if found else None


def draw(desk, strokes, side):
    scale = desk.pad.side() / side
    for stroke in strokes:
        first, *others = [(round(x * scale), round(y * scale)) for x, y in stroke]
        desk.press_pen(*first)
        for point in others:
            desk.move_pen(*point)
        desk.lift_pen(*others[-1])
    desk.wait_at_rest()


@pytest.mark.slow
def test_the_last_stage_is_what_the_network_is_shown(desk):
    network = desk.session.network
    pad = PadContent(strokes=SMALL_SEVEN, side=140.0)
    readings = stage_readings(pad, 0.065, frozenset(), network)
    assert [r.step for r in readings] == list(STEPS)
    seen = read_strokes(SMALL_SEVEN, 140.0).centred
    assert np.array_equal(readings[-1].seen, seen)
    assert readings[-1].probabilities.argmax() == 7
    # Each stage left out leaves its picture as the one before.
    readings = stage_readings(pad, 0.065, frozenset(STAGES), network)
    assert all(np.array_equal(r.seen, readings[0].seen) for r in readings)


@pytest.mark.parametrize("pad", [PadContent(), PadContent(image=np.ones((28, 28), np.uint8))])
def test_there_is_no_way_to_show_of_nothing_and_of_test_images(desk, pad):
    assert stage_readings(pad, 0.065, frozenset(), desk.session.network) == []


@pytest.mark.slow
def test_the_drawing_is_shown_stage_by_stage_and_stages_can_be_left_out(desk):
    panel = desk.open_dock("xrayDock")
    desk.do("clearPadAction")
    draw(desk, SMALL_SEVEN, 140)
    desk.wait(lambda: reading(panel, "centred").startswith("reads 7"))
    assert not reading(panel, "raw").startswith("reads 7")
    desk.wait(lambda: share(panel) is not None)
    with_all = share(panel)
    assert with_all > 75
    before = reading(panel, "centred")
    switch(panel, "cropped")
    switch(panel, "centred")
    desk.wait(lambda: reading(panel, "centred") != before)
    assert reading(panel, "cropped") == reading(panel, "raw")
    desk.wait(lambda: share(panel) < with_all - 20)
    # The pad itself goes on with all of them.
    assert desk.answer == "7"
    desk.press(panel, "allStagesButton")
    desk.wait(lambda: reading(panel, "centred") == before)
    desk.wait(lambda: share(panel) == with_all)


@pytest.mark.slow
def test_it_follows_the_pad_and_says_when_there_is_nothing(desk):
    panel = desk.open_dock("xrayDock")
    desk.do("clearPadAction")
    says = lambda words: any(words in each.text() for each in panel.findChildren(QLabel))  # noqa: E731
    desk.wait(lambda: says("Draw something"))
    assert reading(panel, "raw") == ""
    desk.do("testImageAction")
    desk.wait(lambda: says("need no preparation"))
    desk.draw_seven()
    desk.wait(lambda: reading(panel, "centred").startswith("reads 7"))


def test_the_pictures_grow_with_a_wide_panel(qtbot):
    panel = XrayPanel()
    qtbot.addWidget(panel)
    panel.resize(330, 700)
    panel.show()

    def side():
        (picture,) = [w for w in panel.findChildren(QWidget) if "Drawn" in w.accessibleName()][:1]
        return picture.width()

    assert side() == 84
    panel.resize(900, 700)
    qtbot.waitUntil(lambda: side() >= 0.2 * 900)
