"""Dragging of pictures and files out of the window, into a file manager or another program."""

import atexit
import re
import shutil
import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from visualnet.ui.look.pixels import grey_image
from visualnet.ui.widgets.copying.images import HasImage, png_of

_CARRIED = 56
"""Side of the image beside the mouse, in pixels."""


class DragStart:
    """Tells where in a widget's mouse events a drag begins; the widget hands them on."""

    def __init__(self) -> None:
        self._pressed: QPointF | None = None

    def press(self, event: QMouseEvent) -> None:
        """Note where the button went down."""
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.position() if is_left else None

    def moves_away(self, event: QMouseEvent) -> bool:
        """Return whether the mouse has been dragged so far that it carries something; once."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        way = (event.position() - self._pressed).manhattanLength()
        if way < QApplication.startDragDistance():
            return False
        self._pressed = None
        return True

    def ends_click(self, event: QMouseEvent) -> bool:
        """Return whether a release ends a click, not a drag."""
        pressed, self._pressed = self._pressed, None
        return pressed is not None and event.button() == Qt.MouseButton.LeftButton


def drag_image(widget: QWidget) -> None:
    """Drag the chosen image of a widget, as picture and as PNG file; returns when it is dropped."""
    pixels = widget.shown_image() if isinstance(widget, HasImage) else None
    if pixels is None:
        return
    assert isinstance(widget, HasImage)  # noqa: S101 - as just asked
    image = grey_image(pixels)
    path = carried_file(f"{file_name_of(widget.image_name())}.png")
    path.write_bytes(png_of(image))
    data = QMimeData()
    data.setImageData(image)
    drag_file(widget, path, data, QPixmap.fromImage(image).scaled(_CARRIED, _CARRIED))


def drag_file(
    widget: QWidget, path: Path, data: QMimeData | None = None, picture: QPixmap | None = None
) -> None:
    """Drag a file, which programs may copy long after; returns when it is dropped.

    data: the same in other forms. picture: shown beside the mouse.
    """
    data = data or QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drag = QDrag(widget)
    drag.setMimeData(data)
    if picture is not None:
        drag.setPixmap(picture)
    drag.exec(Qt.DropAction.CopyAction)


def carried_file(name: str) -> Path:
    """Return a path for a file to be dragged, of that name; it is deleted with the program."""
    return Path(tempfile.mkdtemp(dir=_folder())) / name


def file_name_of(words: str) -> str:
    """Return words as the name of a file that every system takes: "image-7-labelled-5"."""
    return re.sub(r"[^\w]+", "-", words).strip("-")[:80] or "image"


@cache
def _folder() -> Path:
    # Whoever takes a file may read it after the drop, so all stay until the end.
    folder = Path(tempfile.mkdtemp(prefix="visualnet-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
