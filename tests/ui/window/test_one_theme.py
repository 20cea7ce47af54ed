"""A window that changes its theme looks as one that was started in it, to the last panel."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from visualnet.models.bundled import FIRST_MODEL
from visualnet.ui.panels.registry import PANELS
from visualnet.ui.session.preferences import Preferences


def pixels_of(widget):
    focused = widget.window().focusWidget()
    if focused is not None:
        focused.clearFocus()
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    return rows[:, : image.width()].copy()


def started_in(build, theme, signs):
    preferences = Preferences(None)
    preferences.theme, preferences.sign_colours = theme, signs
    desk = build(FIRST_MODEL, preferences).show()
    # Something to be seen in the charts, and in the list of runs.
    desk.do("stepAction")
    desk.wait(lambda: desk.step_shown() == 1)
    desk.wait_for_picture()
    return desk


def open_all(desk):
    """So that each has the room that it has in another window that has them all."""
    for panel in PANELS:
        desk.window.docks[panel.dock_name].bring_to_front()
    below = [each for each in desk.window.docks.values() if is_below(desk.window, each)]
    desk.window.resizeDocks(below, [200] * len(below), Qt.Orientation.Vertical)


def is_below(window, dock):
    return window.dockWidgetArea(dock) is Qt.DockWidgetArea.BottomDockWidgetArea


def shown_in(desk, panel):
    dock = desk.window.docks[panel.dock_name]
    dock.bring_to_front()
    return dock.panel


@pytest.mark.slow
def test_every_panel_follows_the_theme_and_the_colours_of_signs(build):
    switched = started_in(build, "dark", "blue-orange")
    open_all(switched)
    for theme, signs in (("light", "purple-green"), ("dark-high-contrast", "violet-yellow")):
        switched.application.appearance.set_theme(theme)
        switched.application.appearance.set_sign_colours(signs)
        fresh = started_in(build, theme, signs)
        open_all(fresh)

        def is_alike(one, other):
            return np.array_equal(pixels_of(one), pixels_of(other))

        for panel in PANELS:
            both = [shown_in(desk, panel) for desk in (switched, fresh)]
            # What is measured meanwhile comes to each at a time of its own.
            fresh.wait(lambda both=both: is_alike(*both))
        fresh.wait(lambda fresh=fresh: is_alike(switched.view, fresh.view))
        assert is_alike(switched.window.menuBar(), fresh.window.menuBar())
        fresh.window.hide()
