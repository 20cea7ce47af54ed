"""The legend where points are read: all that the plane and the tiles show, in their way nowhere."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from visualnet.ui.look.class_colours import class_colours
from visualnet.ui.look.theme import current_theme
from visualnet.ui.picture.panel import NetworkView


def parts(desk):
    view = desk.window.findChild(NetworkView, "networkView")
    return (
        view,
        view.findChild(QWidget, "connectionLegend"),
        view.findChild(QToolButton, "legendButton"),
    )


def shown_words(legend):
    return [word.text() for word in legend.findChildren(QLabel) if word.isVisible()]


def tiles(view):
    """Return where the tiles are, in pixels of what the legend stands on."""
    canvas = view.canvas
    layout, found = canvas._layout, []
    for layer, count in enumerate(layout.layer_sizes):
        side = 2 * round(layout.radii[layer] * canvas._text_scale)
        for index in range(count):
            middle = canvas.position_of((layer, index)).toPoint()
            place = QRect(0, 0, side, side)
            place.moveCenter(middle)
            found.append(place)
    return found


def covered_tiles(view, legend):
    mask = legend.mask().translated(legend.pos())
    return [place for place in tiles(view) if mask.intersects(place)]


@pytest.fixture
def asked(plane):
    """Return the window with its legend, which had to be asked for where it has no room."""
    view, legend, button = parts(plane)
    session = plane.window.application.session
    session.apply(session.config.changed(hidden=(8, 8)))
    plane.window.resize(1366, 768)
    plane.wait_for_picture()
    view._legend_pace.pass_on()
    if legend.isHidden():
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    plane.wait(legend.isVisible)
    return plane


def test_all_that_the_plane_and_the_tiles_show_is_told(asked):
    _, legend, _ = parts(asked)
    told = " ".join(shown_words(legend))
    drawn = ("dot", "square", "shade", "line", "cross", "frame", "tile", "edge")
    assert [word for word in drawn if word not in told] == []
    assert all(word in legend.spoken_value() for word in ("dot", "line", "cross", "frame"))
    image = legend.grab().toImage()
    seen = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    theme = current_theme()
    colours = [*class_colours(theme, 2), theme.accent, theme.text]
    assert [each.name() for each in colours if each.name() not in seen] == []


def test_at_1366_pixels_the_legend_covers_no_tile(asked):
    view, legend, _ = parts(asked)
    assert covered_tiles(view, legend) == []


@pytest.mark.slow
def test_a_legend_that_was_asked_for_is_closed_by_esc_and_by_its_button(plane):
    view, legend, button = parts(plane)
    plane.window.resize(1024, 600)
    plane.wait(lambda: legend.isHidden() and button.isVisible())
    for close in (
        lambda: QTest.mouseClick(button, Qt.MouseButton.LeftButton),
        lambda: QTest.keyClick(view.canvas, Qt.Key.Key_Escape),
        lambda: QTest.keyClick(button, Qt.Key.Key_Escape),
    ):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert legend.isVisible()
        assert button.isChecked()
        close()
        assert legend.isHidden()
        assert not button.isChecked()
