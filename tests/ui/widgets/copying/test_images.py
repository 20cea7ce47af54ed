"""Images of the network's input, copied, and dragged out of the window."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag, QImage
from PySide6.QtTest import QTest

from visualnet.ui.look.pixels import grey_image
from visualnet.ui.widgets.copying.dragging import file_name_of
from visualnet.ui.widgets.copying.tables import copies_of
from visualnet.ui.widgets.image_grid import ImageGrid

IMAGES = np.random.default_rng(1).integers(0, 256, (3, 28, 28), dtype=np.uint8)


@pytest.fixture
def grid(qtbot):
    grid = ImageGrid()
    qtbot.addWidget(grid)
    grid.resize(310, 200)
    grid.show()
    qtbot.waitExposed(grid)
    grid.show_images(IMAGES, np.arange(3), [f"image {k}, labelled 5" for k in range(3)])
    return grid


@pytest.fixture
def carried(monkeypatch):
    """What was dragged out of the window."""
    drags = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, _way: drags.append(drag))
    return drags


def test_an_image_is_copied_as_a_sharp_picture_and_as_its_pixels(grid):
    assert grid.shown_image(grid.tile_rect(2).center()) is not None
    picture, numbers = copies_of(grid)
    image = QImage(picture.make().imageData())
    assert image.width() == 280
    shades = [[image.pixelColor(10 * x + 9, 10 * y).red() for x in range(28)] for y in range(28)]
    assert shades == IMAGES[2].tolist()
    rows = numbers.make().text().splitlines()
    assert [[int(cell) for cell in row.split("\t")] for row in rows] == IMAGES[2].tolist()
    assert picture.said == "Copied as a picture: image 2, labelled 5."


def test_a_click_chooses_and_a_drag_carries_a_png_that_is_the_image(grid, carried):
    chosen = []
    grid.image_chosen.connect(chosen.append)
    view, start = grid.viewport(), grid.tile_rect(1).center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + QPoint(2, 0))
    QTest.mouseMove(view, start + QPoint(40, 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(40, 0))
    assert not chosen
    (drag,) = carried
    (url,) = drag.mimeData().urls()
    assert url.fileName() == "image-1-labelled-5.png"
    for image in (QImage(url.toLocalFile()), QImage(drag.mimeData().imageData())):
        assert image.convertToFormat(QImage.Format.Format_RGB32) == grey_image(IMAGES[1])
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=start)
    assert chosen == [1]


def test_a_file_that_is_dragged_has_a_name_that_every_system_takes():
    assert file_name_of("test image 1,234: a/b\\c?") == "test-image-1-234-a-b-c"
    assert file_name_of("…") == "image"


@pytest.mark.slow
def test_what_was_dragged_is_deleted_when_the_program_ends():
    program = (
        "from visualnet.ui.widgets.copying.dragging import carried_file\n"
        "path = carried_file('image.png')\n"
        "path.write_bytes(b'PNG')\n"
        "print(path)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=True
    )
    path = Path(done.stdout.strip())
    assert path.name == "image.png"
    assert not path.parent.parent.exists()
