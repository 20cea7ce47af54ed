import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from tests.ui.listening import description
from visualnet.errors import ShapeError
from visualnet.ui.look.theme import apply_theme, load_theme
from visualnet.ui.widgets.image_grid import ImageGrid

IMAGES = np.zeros((50, 28, 28), np.uint8)
IMAGES[:] = np.arange(50, dtype=np.uint8)[:, None, None] * 5
POSITIONS = np.arange(49, 9, -1)  # 40 of them: 49, 48 … 10


@pytest.fixture(scope="module", autouse=True)
def _themed(qapp):
    apply_theme(qapp, load_theme("dark"))


@pytest.fixture
def grid(qtbot):
    grid = ImageGrid()
    qtbot.addWidget(grid)
    grid.resize(310, 200)
    grid.show()
    qtbot.waitExposed(grid)
    grid.show_images(IMAGES, POSITIONS, [f"image {k}" for k in POSITIONS])
    grid.setFocus()
    return grid


@pytest.fixture
def chosen(grid):
    positions = []
    grid.image_chosen.connect(positions.append)
    return positions


def click(grid, point):
    QTest.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=point)


def press(grid, *keys):
    for key in keys:
        QTest.keyClick(grid, key)


def test_what_was_meant_before_other_images_came_chooses_none_of_them(grid, chosen):
    """A menu was open, or the button down, while they came."""
    meant = grid.shown_image(grid.tile_rect(3).center())
    assert grid.put_image(meant)
    QTest.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.tile_rect(3).center())
    for positions in (POSITIONS[::-1], POSITIONS[:0]):
        grid.show_images(IMAGES, positions, [f"image {k}" for k in positions])
        assert not grid.put_image(meant)
        QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert chosen == [POSITIONS[3]]


def test_images_stand_in_rows_in_the_order_given(grid):
    shown = grid.viewport().grab().toImage()
    for number in (0, 1, 7):
        middle = grid.tile_rect(number).center()
        assert shown.pixelColor(middle).red() == POSITIONS[number] * 5
    assert grid.tile_rect(1).left() > grid.tile_rect(0).right()
    assert grid.tile_rect(7).top() > grid.tile_rect(0).bottom()


def test_an_image_is_painted_pixel_for_pixel(grid):
    image = np.random.default_rng(1).integers(0, 256, (1, 28, 28), dtype=np.uint8)
    grid.show_images(image, np.array([0]), ["noise"])
    grid.clearFocus()
    shown, tile = grid.viewport().grab().toImage(), grid.tile_rect(0)
    pixel = tile.width() // 28
    for row in (0, 13, 27):
        for column in (0, 5, 27):
            spot = tile.topLeft() + QPoint(column * pixel, row * pixel)
            assert shown.pixelColor(spot).red() == image[0, row, column]


def test_a_click_emits_the_position(grid, chosen):
    click(grid, grid.tile_rect(6).center())
    assert chosen == [POSITIONS[6]]
    click(grid, grid.tile_rect(0).topLeft() - QPoint(2, 2))
    QTest.mousePress(grid.viewport(), Qt.MouseButton.RightButton, pos=grid.tile_rect(0).center())
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.RightButton, pos=grid.tile_rect(0).center())
    assert chosen == [POSITIONS[6]]


def test_arrows_walk_and_enter_chooses(grid, chosen):
    columns = sum(grid.tile_rect(k).top() == grid.tile_rect(0).top() for k in range(40))
    press(grid, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return)
    press(grid, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Space)
    press(grid, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Enter)
    press(grid, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Enter)
    assert columns >= 5
    assert chosen == [POSITIONS[columns + 1], POSITIONS[0], POSITIONS[0], POSITIONS[39]]


def test_the_keyboard_scrolls_to_where_it_is(grid):
    assert grid.tile_rect(39).top() > grid.viewport().height()
    press(grid, Qt.Key.Key_End)
    assert grid.viewport().rect().contains(grid.tile_rect(39))
    press(grid, Qt.Key.Key_Home)
    assert grid.viewport().rect().contains(grid.tile_rect(0))


@pytest.mark.parametrize("reason", ["Tab", "Backtab", "Shortcut"])
def test_the_keyboard_that_comes_back_by_a_key_finds_its_image_in_sight(grid, reason):
    press(grid, Qt.Key.Key_End)
    grid.clearFocus()
    grid.verticalScrollBar().setValue(0)
    grid.setFocus(Qt.FocusReason.MouseFocusReason)
    assert grid.verticalScrollBar().value() == 0
    grid.clearFocus()
    grid.setFocus(Qt.FocusReason[f"{reason}FocusReason"])
    assert grid.viewport().rect().contains(grid.tile_rect(39))


def test_clicks_follow_the_scroll_bar(grid, chosen):
    bar = grid.verticalScrollBar()
    bar.setValue(bar.maximum())
    click(grid, grid.tile_rect(39).center())
    assert chosen == [POSITIONS[39]]


def test_a_wider_grid_has_more_columns(grid):
    grid.resize(900, 300)
    assert grid.tile_rect(13).top() == grid.tile_rect(0).top()
    assert grid.verticalScrollBar().maximum() == 0


def test_it_tells_and_speaks_what_an_image_is(grid):
    spot = grid.tile_rect(3).center()
    view = grid.viewport()
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, spot, view.mapToGlobal(spot)))
    assert QToolTip.text() == f"image {POSITIONS[3]}"
    QToolTip.hideText()
    assert grid.accessibleName()
    press(grid, Qt.Key.Key_Right)
    assert description(grid) == f"image {POSITIONS[1]}, 2 of 40"


def test_captions_make_rows_taller(grid):
    below = grid.tile_rect(39).top()
    grid.show_images(IMAGES, POSITIONS, [""] * 40, ["4 → 9"] * 40)
    assert grid.tile_rect(39).top() > below
    assert not grid.grab().isNull()


def test_no_images_are_nothing_to_choose(grid, chosen):
    grid.show_images(IMAGES, np.zeros(0, np.int64), ())
    press(grid, Qt.Key.Key_Right, Qt.Key.Key_Return)
    click(grid, QPoint(20, 20))
    assert chosen == []
    assert description(grid) == "No images."
    assert not grid.grab().isNull()


def test_showing_images_emits_nothing_and_starts_at_the_top(grid, chosen):
    press(grid, Qt.Key.Key_End)
    grid.show_images(IMAGES, POSITIONS[:30], ["x"] * 30)
    assert grid.verticalScrollBar().value() == 0
    assert chosen == []


def test_what_does_not_fit_together_is_refused(grid):
    with pytest.raises(ShapeError, match="give uint8"):
        grid.show_images(IMAGES[:, :27], POSITIONS, ["x"] * 40)
    with pytest.raises(ShapeError, match="39 tool tips"):
        grid.show_images(IMAGES, POSITIONS, ["x"] * 39)
