"""Legend of the connections: a bar of their colours and its meaning, over the picture."""

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QImage, QPixmap, QRegion
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QLabel,
    QLayout,
    QStyle,
    QWidget,
)

from visualnet.scene.arrays import ColourArray
from visualnet.scene.colours import connection_ramp
from visualnet.ui.look.pixels import colours_image
from visualnet.ui.look.style_properties import set_style_property
from visualnet.ui.picture.legend_words import LegendContent, legend_words
from visualnet.ui.picture.legends.neuron_legend import NeuronLegend
from visualnet.ui.picture.legends.plane_legend import PlaneLegend
from visualnet.ui.picture.legends.rooms import Rooms
from visualnet.ui.picture.legends.term_label import TermLabel
from visualnet.ui.picture.modes import Mode

BAR_WIDTH, BAR_HEIGHT = 96, 8
_PAD = 4
"""Pixels of ground around each line."""
_DASHES = 4
_TERMS = {
    Mode.WEIGHT: "weight",
    Mode.CHANGE: "weight",
    Mode.CHANGE_SINCE_MARK: "mark",
    Mode.GRADIENT: "gradient",
    Mode.CONTRIBUTION: "contribution",
    Mode.STEP_GRADIENT: "gradient",
    Mode.FLOW: "connection",
}
"""The glossary's word for what each mode measures."""


class ConnectionLegend(QFrame):
    """A bar from the most negative to the most positive value, and what it measures.

    Opaque, so that the picture may be repainted under it as often as it likes. Its words lead to
    the glossary; what is done elsewhere on it with the mouse means the picture. Asked for where it
    would hide some of that, it stands beside it in the window.
    """

    term_asked = Signal(str)
    """A word was clicked: its term in the glossary."""

    spoken_role = QAccessible.Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("connectionLegend")
        self.setAccessibleName(self.tr("Legend of the connections"))
        self.setAutoFillBackground(True)
        self._content: LegendContent | None = None
        self._told = ""
        self._picture = parent
        if parent is not None:
            # A view tells its viewport of each painting too, itself of coming and going alone.
            (parent.parentWidget() or parent).installEventFilter(self)
        self.is_asked = False
        """Whether it is shown even where it covers the picture."""
        self._bar = QLabel()
        self._negative, self._positive = TermLabel("connection"), TermLabel("connection")
        self._quantity, self._ends = TermLabel("connection"), TermLabel("full_colour")
        self._note, self._marks = TermLabel("strongest"), QLabel()
        self.neurons, self.plane = NeuronLegend(), PlaneLegend()
        for word in (self._negative, self._positive, self._quantity, self._ends, self._note):
            word.asked.connect(self.term_asked)
        self.neurons.asked.connect(self.term_asked)
        self.plane.asked.connect(self.term_asked)
        # With a name its changes are told once a second, not each.
        self._ends.setAccessibleName(self.tr("Scale"))
        layout = QGridLayout(self)
        # It has no layout around it that would follow the size of its words.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        layout.setContentsMargins(16, 4, 8, 4)
        layout.setHorizontalSpacing(6)
        layout.setVerticalSpacing(1)
        layout.setColumnStretch(3, 1)
        for column, label in enumerate((self._negative, self._bar, self._positive)):
            layout.addWidget(label, 0, column)
        below = (
            *(self._quantity, self._ends, self._note),
            *(self.neurons, self._marks, self.plane),
        )
        for row, part in enumerate(below, start=1):
            layout.addWidget(part, row, 0, 1, 4)
            part.setProperty("role", "muted")

    @property
    def covered(self) -> QRect:
        """What it covers of the picture."""
        return QRect() if self.isHidden() or self._is_beside else self.geometry()

    @property
    def _is_beside(self) -> bool:
        return self.parentWidget() is not self._picture

    def fit(self, rooms: Rooms) -> bool:
        """Show it where it has room, or is asked for; return whether it has room over the input."""
        size, room, picture = self.sizeHint(), rooms.at_input[0], self._picture
        has_room = size.width() <= room.width() and size.height() < room.height()
        place, beside = QPoint(), None
        if not has_room:
            place = rooms.barest_corner(size)
            if self.is_asked and rooms.are_covered_by(self._words_alone().translated(place)):
                beside = self._place_beside(size)
        self._stand(picture if beside is None else self.window(), beside or place)
        is_seen = beside is None or picture is None or picture.isVisible()
        self.setVisible((has_room or self.is_asked) and is_seen)
        return has_room

    def _place_beside(self, size: QSize) -> QPoint | None:
        """Return where one of a size stands beside the picture, in the window; None for nowhere."""
        picture = self._picture
        if picture is None:
            return None
        window, start = picture.window(), picture.mapTo(picture.window(), QPoint())
        for x in (start.x() + picture.width() + _PAD, start.x() - size.width() - _PAD):
            place = QRect(QPoint(x, start.y()), size)
            if window.rect().contains(place):
                return place.topLeft()
        return None

    def _stand(self, parent: QWidget | None, place: QPoint) -> None:
        """Stand at a place of the picture, as its words alone; or of the window, whole."""
        if parent is not self.parentWidget():
            self.setParent(parent)
            self.raise_()
            set_style_property(self, "floating", self._is_beside)
        self.move(place)
        if self._is_beside:
            self.clearMask()
        else:
            self.setMask(self._words_alone())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the picture, where it stands beside that."""
        if event.type() == QEvent.Type.Hide and self._is_beside:
            self.hide()
        elif event.type() == QEvent.Type.Show:
            # Who shows it is asked for its place.
            QApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))
        return super().eventFilter(watched, event)

    def _words_alone(self) -> QRegion:
        """Return no more than each line needs: a block would cut connections off."""
        layout = self.layout()
        assert layout is not None  # noqa: S101 - made with it
        layout.activate()
        direction, seen = self.layoutDirection(), QRegion()
        for part in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if not part.isHidden():
                rect, words = part.geometry(), part.sizeHint().boundedTo(part.size())
                words.setHeight(rect.height())
                start = Qt.AlignmentFlag.AlignLeft
                rect = QStyle.alignedRect(direction, start, words, rect)
                seen += rect.adjusted(-_PAD, -_PAD, _PAD, _PAD)
        return seen

    def set_colours(self, table: ColourArray, is_dashed: bool) -> None:
        """Draw the bar. table: from connection_table."""
        ratio = self.devicePixelRatioF()
        width, height = round(BAR_WIDTH * ratio), max(1, round(BAR_HEIGHT * ratio))
        image = bar_image(table, is_dashed, width, height)
        if self.isRightToLeft():
            # The words at its ends have changed places.
            image = image.flipped(Qt.Orientation.Horizontal)
        image.setDevicePixelRatio(ratio)
        self._bar.setPixmap(QPixmap.fromImage(image))

    def show_content(self, content: LegendContent) -> None:
        """Say what the colours mean; does nothing where it says so already."""
        if content == self._content:
            return
        self._content = content
        words = legend_words(content)
        for label, text in zip(
            (
                *(self._negative, self._positive, self._quantity, self._ends, self._note),
                self._marks,
            ),
            (words.negative, words.positive, *words.lines, "\n".join(words.neurons[1:])),
            strict=True,
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self._bar.setVisible(words.has_bar)
        self._quantity.set_term(_TERMS.get(content.mode, "connection"))
        quantity, ends, note = words.lines
        told = f"{words.negative} – {words.positive}. {quantity}. {ends}. {note}"
        marks = words.neurons[1:]
        told = ". ".join((told if words.has_bar else quantity, *marks))
        self._told = told.replace("\n", " ")

    def spoken_value(self) -> str:
        return ". ".join((self._told, *self.plane.told()))


def bar_image(table: ColourArray, is_dashed: bool, width: int, height: int) -> QImage:
    """Return the bar of a legend, that many pixels large. table: from connection_table."""
    colours = connection_ramp(table, width)
    if is_dashed:
        half = width // 2
        phase = np.arange(half) * _DASHES / half % 1.0
        colours[:half][phase > 0.6] = table[0]
    return colours_image(np.broadcast_to(colours, (height, width)))
