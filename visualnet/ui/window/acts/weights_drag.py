"""Dragging of the network's weights out of the window, as a model file."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from visualnet.models.formats import save_model
from visualnet.ui.widgets.copying.dragging import (
    DragStart,
    carried_file,
    drag_file,
    file_name_of,
)

if TYPE_CHECKING:
    from visualnet.ui.window.context import Context


class WeightsDrag(QObject):
    """Lets a widget be dragged to a file manager, which gets the weights shown as .npz.

    The file is written in a thread from the press on; a drag that is quicker waits for it.
    """

    def __init__(self, context: "Context", widget: QWidget) -> None:
        super().__init__(widget)
        self._context, self._widget = context, widget
        self._start = DragStart()
        self._made: Path | None = None
        self._is_awaited = False
        widget.setCursor(Qt.CursorShape.OpenHandCursor)
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseButtonPress:
                self._start.press(event)
                if event.button() == Qt.MouseButton.LeftButton:
                    self._write_weights()
                    return True
            elif event.type() == QEvent.Type.MouseMove and self._start.moves_away(event):
                self._is_awaited = True
                self._carry()
            elif event.type() == QEvent.Type.MouseButtonRelease:
                self._is_awaited = False
        return False

    def _write_weights(self) -> None:
        """Write the weights as they are now."""
        session = self._context.session
        self._made, self._is_awaited = None, False
        # Its ending is none of the file's.
        name = file_name_of(Path(session.title).stem)
        path = carried_file(f"{name}.npz")
        self._context.saving.submit(
            partial(save_model, session.document(), path),
            lambda _none: self._take_file(path),
            lambda error: self._context.tell(error, "drag"),
        )

    def _take_file(self, path: Path) -> None:
        self._made = path
        if self._is_awaited and QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._carry()

    def _carry(self) -> None:
        path, self._made = self._made, None
        if path is not None:
            self._is_awaited = False
            drag_file(self._widget, path)
