"""What stands over the network says true numbers at every width, or none."""

import pytest
from PySide6.QtWidgets import QLabel, QSlider

from visualnet.ui.look.theme import load_theme, style_sheet
from visualnet.ui.picture.controls import PictureControls
from visualnet.ui.widgets.eliding_combo_box import ElidingComboBox
from visualnet.ui.widgets.eliding_label import ElidingLabel


@pytest.mark.parametrize("width", range(200, 1100, 60))
def test_a_count_of_connections_is_whole_or_hidden(qtbot, width):
    controls = PictureControls()
    qtbot.addWidget(controls)
    controls.show()
    controls.set_count(15_000, 109_184)
    controls.resize(width, 40)
    controls.fit(controls.width())
    (count,) = controls.findChildren(ElidingLabel)
    assert count.shown_text in (
        "109,184 of 109,184 connections, 15,000 line by line",
        "109,184 of 109,184 connections",
        "109,184 of 109,184",
        "",
    )
    for label in controls.findChildren(QLabel):
        if label.isVisible() and label is not count:
            assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
    if width > 1000:
        assert count.shown_text.endswith("line by line")
    assert controls.minimumSizeHint().width() < 300


def test_the_slider_gives_way_before_the_words_of_the_mode(qtbot):
    controls = PictureControls()
    qtbot.addWidget(controls)
    controls.setStyleSheet(style_sheet(load_theme("dark")))
    controls.set_count(12_960, 12_960)
    # The middle of a window of 800 pixels.
    controls.resize(256, 40)
    controls.fit(256)
    controls.show()
    modes, share = controls.findChild(ElidingComboBox), controls.findChild(QSlider)
    assert modes.shown_text == modes.currentText() == "weight × activation"
    assert share.width() >= share.minimumWidth() >= 24
    assert share.geometry().right() < 256
