"""Buttons of the classes that points are painted of, each with the key that chooses it."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QStyle, QWidget

from visualnet.data.plane.painted import KEYS, PaintedClass
from visualnet.ui.look.class_colours import class_colours, paint_class_dot
from visualnet.ui.look.style_properties import set_style_property
from visualnet.ui.look.theme import current_theme, follow_theme
from visualnet.ui.look.translation import Texts
from visualnet.ui.plane.eliding_buttons import ElidingChoice
from visualnet.ui.widgets.choice_row import ChoiceBox

_tr = Texts("ClassRow")

_GAP = 4
_DOT_EDGE = 2
"""Pixels beside a dot."""


class ClassButton(ElidingChoice):
    """Shows a key and its class; a screen reader hears the name whole."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("middle")
        self.setParent(parent)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def show_dot(self, colour: QColor | None) -> None:
        """Show the dot of a point of the class; None where no point has a colour yet."""
        ratio, side = self.devicePixelRatioF(), round(self.fontMetrics().height() * 0.6)
        room = QSize(side + 2 * _DOT_EDGE, side)
        dot = QPixmap(room * ratio)
        dot.setDevicePixelRatio(ratio)
        dot.fill(Qt.GlobalColor.transparent)
        painter = QPainter(dot)
        paint_class_dot(painter, QRectF(QPointF(), room).center(), side, colour)
        painter.end()
        self.setIconSize(room)
        self.setIcon(QIcon(dot))

    def show_class(self, choice: PaintedClass) -> None:
        """Show the key and the class, the key alone where the class is called so."""
        name = str(choice.key)
        tip = _tr("Paint points of class {0}").format(choice.name)
        if choice.is_new:
            tip = _tr("Paint points of a new class, {0}").format(choice.name)
        if choice.name != name:
            name = f"{name}: {choice.name}"
        self.set_name(name)
        self.setAccessibleName(name)
        # Names may be anything.
        self.setToolTip(f"<p>{escape(tip)}</p>")


class ClassRow(ChoiceBox):
    """Stands on as many lines as the names need."""

    key_chosen = Signal(int)
    """By the user, 0 to 9."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Class of the points that are painted"), parent)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._tell_key)
        self._classes: tuple[PaintedClass, ...] = ()
        self._on_plane: tuple[str, ...] = ()
        self._buttons = [ClassButton(self) for _ in KEYS]
        for number, button in enumerate(self._buttons):
            button.show_class(PaintedClass(number, str(number), is_new=True))
            self._group.addButton(button, number)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        follow_theme(self._show_dots)

    def show_classes(
        self, classes: tuple[PaintedClass, ...], key: int, on_plane: Sequence[str]
    ) -> None:
        """Show these to choose from, that of a key as chosen; emits nothing.

        on_plane: the classes that have a colour there, in the order of the colours.
        """
        if (classes, on_plane) != (self._classes, self._on_plane):
            self._classes, self._on_plane = classes, tuple(on_plane)
            for number, button in enumerate(self._buttons):
                button.setVisible(number < len(classes))
                if number < len(classes):
                    button.show_class(classes[number])
            self._show_dots()
        for button, choice in zip(self._buttons, classes, strict=False):
            if choice.key == key:
                button.setChecked(True)

    @Slot()
    def _show_dots(self) -> None:
        colours = class_colours(current_theme(), len(self._on_plane))
        known = dict(zip(self._on_plane, colours, strict=True))
        for button, choice in zip(self._buttons, self._classes, strict=False):
            button.show_dot(known.get(choice.name))
        self._place_buttons()

    @Slot(int)
    def _tell_key(self, number: int) -> None:
        self.key_chosen.emit(self._classes[number].key)

    def _lines(self) -> list[list[tuple[ClassButton, int]]]:
        """Return the buttons of each line with their widths, of which none takes over a half."""
        lines: list[list[tuple[ClassButton, int]]] = []
        left = 0
        for button in self._buttons[: len(self._classes)]:
            width = min(button.sizeHint().width(), self.width() // 2)
            if not lines or width > left:
                lines.append([])
                left = self.width()
            lines[-1].append((button, width))
            left -= width
        return lines

    def minimumSizeHint(self) -> QSize:
        """Return room for two buttons; the height goes by the width."""
        shown = self._buttons[: len(self._classes)]
        widest = max((button.minimumSizeHint().width() for button in shown), default=0)
        return QSize(2 * widest, 0)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            QTimer.singleShot(0, self, self._show_dots)

    @Slot()
    def _place_buttons(self) -> None:
        top = 0
        for line in self._lines():
            left, height = 0, line[0][0].sizeHint().height()
            for number, (button, width) in enumerate(line):
                place = QRect(left, top, width, height)
                button.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))
                left += width
                _set_segment(button, is_first=number == 0, is_last=number == len(line) - 1)
            top += height + _GAP
        self.setFixedHeight(max(0, top - _GAP))


def _set_segment(button: ClassButton, *, is_first: bool, is_last: bool) -> None:
    """Have the corners rounded that are at an end of a line."""
    segment = "alone" if is_first and is_last else "first" if is_first else "last"
    if not is_first and not is_last:
        segment = "middle"
    if button.property("segment") != segment:
        set_style_property(button, "segment", segment)
