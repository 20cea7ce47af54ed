"""The legend where points are read: all that the plane and the tiles show, in their way nowhere."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from visualnet.ui.look.class_colours import class_colours
from visualnet.ui.look.theme import current_theme
from visualnet.ui.picture.panel import NetworkView
from visualnet.ui.window.bars import Notice

LONG = "The points that you are painting are too few, and the network learns from those before."


def parts(desk):
    """Return the picture, its legend, wherever that stands, and the button that asks for it."""
    view = desk.window.findChild(NetworkView, "networkView")
    legend = desk.window.findChild(QWidget, "connectionLegend")
    return view, legend, view.findChild(QToolButton, "legendButton")


def in_window(desk, widget):
    """Return what tells where a widget is in the window."""
    return lambda: widget.rect().translated(widget.mapTo(desk.window, QPoint()))


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


def tiles_under_notices(desk):
    view, legend, _ = parts(desk)
    bar, viewport = desk.window.notices, legend.parentWidget()
    start = viewport.mapTo(desk.window, QPoint())
    seen = [each for each in bar.findChildren(Notice) if each.isVisible()]
    places = [each.rect().translated(each.mapTo(desk.window, QPoint()) - start) for each in seen]
    return not seen or [tile for tile in tiles(view) for place in places if place.intersects(tile)]


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


def test_at_1024_pixels_the_legend_stands_beside_the_picture(asked):
    view, legend, button = parts(asked)
    asked.window.resize(1024, 600)
    asked.wait_for_picture()
    place = in_window(asked, legend)
    asked.wait(lambda: not place().intersects(in_window(asked, view)()))
    assert asked.window.rect().contains(place())
    assert legend.isVisible()
    # It goes and comes with the picture.
    view.hide()
    assert legend.isHidden()
    view.show()
    asked.wait(legend.isVisible)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert legend.isHidden()
    asked.window.resize(1366, 768)
    asked.wait_for_picture()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    asked.wait(lambda: legend.isVisible() and legend.parentWidget() is view.canvas.viewport())
    assert covered_tiles(view, legend) == []


def test_notices_hide_no_tile_and_all_of_them_have_their_turn(asked):
    notices, sentences = asked.window.notices, [f"{number}: {LONG}" for number in range(3)]
    for sentence in sentences:
        notices.say_error(sentence, sentence)
        asked.wait(lambda: tiles_under_notices(asked) == [])
    seen = set()
    while notices.sentences:
        asked.wait(lambda: tiles_under_notices(asked) == [])
        shown = [each for each in notices.findChildren(Notice) if each.isVisible()]
        seen |= {each.sentence for each in shown}
        left = len(notices.sentences)
        QTest.mouseClick(shown[0].findChild(QToolButton), Qt.MouseButton.LeftButton)
        assert len(notices.sentences) == left - 1
    assert seen >= set(sentences)


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
