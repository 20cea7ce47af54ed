"""Nothing in the column of the pad stands over anything else."""

from itertools import pairwise, product

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QToolButton


def parts(panel):
    """Where the rows of the column are, the pad's first."""
    column = panel._column
    rows = [column.itemAt(number).geometry() for number in range(1, column.count())]
    pad = QRect(panel.pad.mapTo(panel, QPoint(0, 0)), panel.pad.size())
    return [pad, *(row for row in rows if not row.isEmpty())]


def test_a_small_window_has_a_pad_to_draw_in_and_the_whole_column_in_sight(shared_window):
    window, panel = shared_window.window, shared_window.drawing
    pad, tools, size = panel.pad, panel.tools, window.size()
    window.resize(1024, 600)
    shared_window.wait(lambda: tools.x() > pad.geometry().right())
    assert pad.width() == pad.height() >= 150
    assert panel.visibleRegion().boundingRect() == panel.rect()
    assert all(button.isVisible() for button in tools.findChildren(QToolButton))
    window.resize(size)
    shared_window.wait(lambda: tools.y() > pad.geometry().bottom() > 250)


@pytest.mark.slow
def test_a_class_sees_all_bars_below_a_digit_that_fits_the_screen(build):
    desk = build().show()
    panel, scroll = desk.drawing, desk.drawing.bars.verticalScrollBar()
    desk.do("presentAction")
    desk.wait(desk.window.isFullScreen)
    for size, role in (((1024, 600), "big-digit"), ((1366, 768), "huge-digit")):
        desk.window.resize(*size)
        desk.wait(lambda role=role: panel.readout._answer.property("role") == role)
        desk.wait(lambda: panel.readout.geometry().bottom() < panel.tools.y() < panel.bars.y())
        assert scroll.maximum() == 0


@pytest.mark.slow
@pytest.mark.parametrize("size", [80, 100, 150, 200])
def test_the_pad_leaves_the_rows_below_it_their_room(build, size):
    desk = build().show()
    desk.do(f"text{size}Action")
    dock, panel = desk.window.docks["drawingDock"], desk.drawing
    for height, width in product((480, 600, 768), (210, 330, 420)):
        desk.window.resize(1366, height)
        desk.window.resizeDocks([dock], [width], Qt.Orientation.Horizontal)

        def is_laid_out():
            rects = parts(panel)
            return all(a.bottom() < b.top() for a, b in pairwise(rects))

        desk.wait(is_laid_out)
