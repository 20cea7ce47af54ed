"""Whatever Tab reaches shows that it has the focus, by a ring that stands out in every theme."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from visualnet.ui.look.rings import draw_ring
from visualnet.ui.look.theme import apply_theme, load_theme
from visualnet.ui.window.tab_stops import enter, stops_in

LEAST = 3.0
"""Contrast between what a pixel was and what it is once the focus is there (WCAG 2.4.13)."""
LEAST_PIXELS = 40
"""Two sides of a ring of two pixels around a part of 8×8 in a corner."""


def luminance(pixels):
    """pixels: (…, 3) of 0 to 255."""
    shares = np.asarray(pixels, np.float64) / 255
    linear = np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def contrast(first, second):
    one, other = luminance(first), luminance(second)
    return (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)


def pixels_of(image):
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    return rows[:, : image.width(), 2::-1].copy()


def seen(widget):
    """Return the pixels of a widget, with a little around it."""
    window = widget.window()
    rect = QRect(widget.mapTo(window, QPoint()), widget.size()).adjusted(-4, -4, 4, 4)
    return pixels_of(window.grab(rect & window.rect()).toImage())


def ring_pixels(widget):
    """Return how many pixels change by 3:1 or more when the focus comes to a widget by Tab."""
    # What has the focus is scrolled into sight.
    enter(widget)
    QApplication.focusWidget().clearFocus()
    before = seen(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    after = seen(widget)
    assert before.shape == after.shape, widget
    return int((contrast(before, after) >= LEAST).sum())


@pytest.mark.slow
def test_everything_that_tab_reaches_explains_itself_and_shows_a_ring_in_every_theme(desk):
    desk.train()
    desk.window.resize(1366, 900)
    desk.window.activateWindow()
    desk.wait(desk.window.isActiveWindow)
    names = [name for name in desk.window.actions_.names() if name.endswith("Theme")]
    assert len(names) > 2
    faint = []
    for theme in names:
        desk.do(f"{theme}Action")
        tried = set()
        for name in desk.window.docks:
            desk.open_dock(name)
            desk.wait_at_rest()
            for widget in stops_in(desk.window):
                if widget not in tried:
                    tried.add(widget)
                    assert widget.whatsThis() or widget.toolTip(), widget
                    count = ring_pixels(widget)
                    if count < LEAST_PIXELS:
                        faint.append((theme, name, widget, widget.accessibleName(), count))
        assert len(tried) > 120
    assert not faint


@pytest.mark.parametrize("name", ["dark", "light"])
def test_a_ring_in_a_picture_stands_out_on_every_colour(qapp, name):
    theme = load_theme(name)
    apply_theme(qapp, theme)
    for level in range(0, 256, 5):
        for colour in (QColor(level, level, level), QColor(255, level, 0), QColor(0, level, 255)):
            image = QImage(20, 20, QImage.Format.Format_RGB32)
            image.fill(colour)
            painter = QPainter(image)
            draw_ring(painter, QRect(0, 0, 20, 20).toRectF(), theme.text)
            painter.end()
            strong = contrast(pixels_of(image), [colour.red(), colour.green(), colour.blue()])
            assert (strong >= LEAST).sum() >= LEAST_PIXELS, colour.name()
