"""Tools of the drawing pad: brush, eraser, and buttons for Clear, Undo, Redo and Test image."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QSlider, QToolButton, QWidget

from visualnet.data.drawing.strokes import DEFAULT_BRUSH
from visualnet.ui.widgets.build import (
    STRETCH,
    action_button,
    column,
    label,
    marked,
    row,
)
from visualnet.ui.widgets.wheel_guard import guard_wheel

_BRUSH_STEPS = (0.03, 0.12)  # fractions of the pad's side, ends of the slider
_NO_LIMIT = 16_777_215  # the largest size of Qt
_GAP = 6


class PadTools(QWidget):
    """Stands below the pad in two rows, or beside a small one in a narrow column."""

    brush_changed = Signal(float)
    """The diameter as a fraction of the pad's side."""

    def __init__(self, actions: Sequence[QAction], eraser: QAction) -> None:
        """actions: the buttons. eraser: beside the brush."""
        super().__init__()
        style = Qt.ToolButtonStyle
        self._icons: list[QToolButton] = []
        self._words: list[QToolButton] = []
        for action in actions:
            # An icon says undo and redo well enough.
            is_common = action.objectName() in ("undoAction", "redoAction")
            look = style.ToolButtonIconOnly if is_common else style.ToolButtonTextOnly
            (self._icons if is_common else self._words).append(action_button(action, look))
        by_action = {button.defaultAction(): button for button in (*self._icons, *self._words)}
        self._buttons = [by_action[action] for action in actions]
        self._is_beside = self._is_presented = False
        self._label = label(self.tr("brush"), "muted")
        self._brush = guard_wheel(QSlider(Qt.Orientation.Horizontal))
        marked(self._brush, "brushSlider", self.tr("Brush size"), self.tr("Brush size"))
        self._brush.setRange(0, 100)
        self.set_brush(DEFAULT_BRUSH)
        self._brush.valueChanged.connect(self._send_brush)
        self._eraser = action_button(eraser, style.ToolButtonIconOnly)
        brush = row(self._label, (self._brush, 1), self._eraser, gap=10)
        self._stack, self._line = column(gap=_GAP), row(STRETCH, gap=_GAP)
        self._column = column(brush, self._stack, self._line, on=self, gap=_GAP + 1)
        self._column.addStretch(0)
        self._place_buttons()

    def set_presented(self, is_on: bool) -> None:
        """Leave out, for a class, what only who draws needs."""
        self._is_presented = is_on
        for widget in (self._brush, self._eraser):
            widget.setVisible(not is_on)
        self._label.setVisible(not (is_on or self._is_beside))

    def stand_beside(self) -> None:
        """Stand in a column as narrow as it goes, for a place beside the pad."""
        self.setFixedWidth(self.least_sizes()[0].width())
        self._set_beside(True)
        self._show_icons(True)

    def stand_below(self, width: int) -> None:
        """Stand in two rows; one of this width without room for all has no undo and redo.

        They are in the menu too.
        """
        self.setMinimumWidth(0)
        self.setMaximumWidth(_NO_LIMIT)
        self.resize(width, self.height())
        self._set_beside(False)
        full = _row_size([button.sizeHint() for button in self._buttons])
        self._show_icons(full.width() <= width and not self._is_presented)

    def least_sizes(self) -> tuple[QSize, QSize]:
        """Return the least size of the column beside the pad, and of the two rows below it.

        Both at once: each time that the window is laid out they are asked for.
        """
        words = [button.sizeHint() for button in self._words]
        icons = _row_size([button.sizeHint() for button in self._icons])
        brush, eraser = self._brush.minimumSizeHint(), self._eraser.sizeHint()
        width = brush.width() + 10 + eraser.width()
        height = max(brush.height(), eraser.height())
        gaps = _GAP * (len(words) - 1) + 2 * (_GAP + 1)
        beside = QSize(
            max(width, icons.width(), *(size.width() for size in words)),
            height + sum(size.height() for size in words) + icons.height() + gaps,
        )
        row_of_words = _row_size(words)
        below = QSize(row_of_words.width(), max(row_of_words.height(), icons.height()))
        if not self._is_presented:
            parts = self._label.minimumSizeHint(), brush, self._eraser.minimumSizeHint()
            line = _row_size(parts, 10)
            below = QSize(
                max(below.width(), line.width()), below.height() + _GAP + 1 + line.height()
            )
        return beside, below

    def _set_beside(self, is_beside: bool) -> None:
        if is_beside is not self._is_beside:
            self._is_beside = is_beside
            self._place_buttons()

    def _place_buttons(self) -> None:
        policy = QSizePolicy.Policy
        for button in self._words:
            across = policy.Expanding if self._is_beside else policy.Fixed
            button.setSizePolicy(across, policy.Fixed)
        for number, button in enumerate(self._icons if self._is_beside else self._buttons):
            self._line.insertWidget(number, button)
        for button in self._words if self._is_beside else ():
            self._stack.addWidget(button)
        self._label.setVisible(not (self._is_presented or self._is_beside))
        # Else the slider is painted once with the room it had: too narrow for its knob.
        self._column.activate()

    def _show_icons(self, is_on: bool) -> None:
        for icon in self._icons:
            icon.setVisible(is_on)

    def set_brush(self, brush: float) -> None:
        """Set the brush's diameter, as a fraction of the pad's side."""
        low, high = _BRUSH_STEPS
        self._brush.setValue(round((brush - low) / (high - low) * 100))

    @Slot(int)
    def _send_brush(self, value: int) -> None:
        low, high = _BRUSH_STEPS
        self.brush_changed.emit(low + (high - low) * value / 100)


def _row_size(sizes: Sequence[QSize], gap: int = _GAP) -> QSize:
    """Return the size of widgets of these sizes side by side."""
    width = sum(size.width() for size in sizes) + gap * (len(sizes) - 1)
    return QSize(width, max((size.height() for size in sizes), default=0))
