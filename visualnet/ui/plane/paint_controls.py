"""Controls that points are painted with, close below the plane: both are in sight at once."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from visualnet.data.plane.painted import PaintedClass
from visualnet.ui.plane.class_row import ClassRow
from visualnet.ui.widgets.build import STRETCH, action_button, button, column, marked, page, row

_GAP = 6


class PaintControls(QWidget):
    """A switch, and while it is on, what one paints with."""

    painting_changed = Signal(bool)
    """Whether a click on the plane paints a point."""
    key_chosen = Signal(int)
    """That of the class of points that are painted, 0 to 9."""
    clear_asked = Signal()

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        """actions: undo and redo."""
        super().__init__(parent)
        tip = self.tr(
            "Paint points: a click adds one, a right click takes the nearest away, 0 to 9 choose "
            "the class"
        )
        switch = marked(QCheckBox(self.tr("paint")), "paintPoints", tip, self.tr("Paint points"))
        switch.toggled.connect(self._paint_or_not)
        texts = self.tr("Erase all"), self.tr("Begin with no points; can be undone")
        look = Qt.ToolButtonStyle.ToolButtonIconOnly
        icons = row(*(action_button(action, look) for action in actions), gap=_GAP)
        self._icons = page(icons)
        self._clearer = button(*texts, self.clear_asked, "erasePoints")
        self._classes = ClassRow()
        self._classes.key_chosen.connect(self.key_chosen)
        self._switch = switch
        tools = row(switch, STRETCH, self._icons, self._clearer, gap=_GAP)
        column(tools, self._classes, on=self, gap=_GAP)
        self._paint_or_not(False)

    def show_classes(
        self, classes: tuple[PaintedClass, ...], key: int, on_plane: Sequence[str]
    ) -> None:
        """Show of which class points are painted, and of which they can be; emits nothing.

        on_plane: the classes that have a colour there, in the order of the colours.
        """
        self._classes.show_classes(classes, key, on_plane)

    @Slot()
    def stop(self) -> None:
        """Switch it off."""
        self._switch.setChecked(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_icons()

    def minimumSizeHint(self) -> QSize:
        """Return the size without undo and redo, for which a narrow panel has no room.

        They are in the menu too.
        """
        hint = super().minimumSizeHint()
        left_out = 0 if self._icons.isHidden() else self._icons.sizeHint().width() + _GAP
        widest = max(hint.width() - left_out, self._classes.minimumSizeHint().width())
        return QSize(widest, hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the class while any of these has the focus, as the plane does itself."""
        key = event.key()
        if self._switch.isChecked() and Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self.key_chosen.emit(key - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)

    def _fit_icons(self) -> None:
        parts = self._switch, self._icons, self._clearer
        wanted = sum(part.sizeHint().width() for part in parts) + 2 * _GAP
        is_painting = self._switch.isChecked()
        self._icons.setVisible(is_painting and wanted <= self.width())

    @Slot(bool)
    def _paint_or_not(self, is_on: bool) -> None:
        for widget in (self._clearer, self._classes):
            widget.setVisible(is_on)
        self._fit_icons()
        self.painting_changed.emit(is_on)
