"""The overlay: the column of bars over the picture, in a part of it that shows least."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Slot
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QWidget

from visualnet.ui.window.floating import MARGIN, Column

_WIDEST = 48
"""Times the size of the text: longer lines are hard to read."""

_LEAST_FREE = 11
"""Times the size of the text: a free part of the picture that is narrower is not used."""

_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class Overlay(Column):
    """The column at the bottom of a widget, over what that shows, without moving it.

    It covers no more than its bars: beside them the mouse reaches what is below. It stands at the
    bottom of a part that is free, and where none has room for all, of what can wait the newest is
    shown alone. Where it has no room even so, it stands in the middle, over what is to stay in
    sight only where there is no other room. Over what is read everywhere it does not stand at all:
    that gets lower.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("messages")
        self.setAccessibleName(self.tr("Messages"))
        self._covered = parent
        self._free: Sequence[QRect] = ()
        self._spared: QWidget | None = None
        self._beside: QWidget | None = None
        self._takes_room = False
        parent.installEventFilter(self)
        self.place()

    def place(self) -> None:
        """Put the column where it belongs, as large as its bars are."""
        in_free = None if self._takes_room else self._place_in_free()
        place, is_short = in_free or self._place_in_middle()
        self.fit(place.width(), is_short=is_short)
        self.setGeometry(place)
        self._make_room()
        self.raise_()
        self._settle()

    def _make_room(self) -> None:
        """Let what the widget shows end above the column, as far as that can be so low."""
        layout = self._covered.layout()
        if layout is None:
            return
        before = layout.contentsMargins().bottom()
        most = self._covered.height() - (layout.minimumSize().height() - before)
        wanted = self.height() + MARGIN if self._takes_room and self.height() else 0
        room = max(0, min(wanted, most))
        if room != before:
            layout.setContentsMargins(0, 0, 0, room)

    def _settle(self) -> None:
        """Lay the bars out as they were placed.

        What was tried before asks for that, and then for another place, for ever where several
        widths were tried.
        """
        parts = [self, *self.findChildren(QWidget)]
        for part in parts:
            layout = part.layout()
            if layout is not None:
                layout.activate()
        for part in parts:
            QApplication.removePostedEvents(part, QEvent.Type.LayoutRequest.value)

    def _wanted(self) -> int:
        widest = _WIDEST * QFontInfo(self.font()).pixelSize()
        return max(self.least_width(), min(self.wanted_width(), widest))

    def _place_in_free(self) -> tuple[QRect, bool] | None:
        """Return a free part that has room, for all bars, or else for the newest of each kind."""
        wanted, pixels = self._wanted(), QFontInfo(self.font()).pixelSize()
        least = min(wanted, max(self.least_width(), _LEAST_FREE * pixels))
        for is_short in (False, True):
            for free in self._free:
                width = min(wanted, free.width())
                if width < least:
                    continue
                height = self.height_at(width, is_short=is_short)
                if height <= free.height():
                    top = free.bottom() + 1 - height
                    return QRect(free.left(), top, width, height), is_short
        return None

    def _place_in_middle(self) -> tuple[QRect, bool]:
        """Return where it stands over what is to be seen: as little of it as can be."""
        room = self._covered.rect().adjusted(MARGIN, 0, -MARGIN, -MARGIN)
        beside, spared = self._beside, self._spared
        is_short = self._takes_room or bool(self._free)
        if beside is not None and beside.isVisible():
            room.setRight(max(beside.x() - MARGIN, room.left() + self.least_width()))
        width = max(0, min(self._wanted(), room.width()))
        height = self.height_at(width, is_short=is_short)
        bottom = room.bottom() + 1
        if spared is not None and spared.isVisible() and spared.y() - MARGIN >= height:
            bottom = min(bottom, spared.y() - MARGIN)
        left = room.center().x() - width // 2
        return QRect(left, max(0, bottom - height), width, height), is_short

    def spare(self, part: QWidget) -> None:
        """Leave a part at the bottom of the widget, its child, in sight where there is room."""
        self._spared = part
        part.installEventFilter(self)

    def spare_beside(self, part: QWidget) -> None:
        """Leave a part at the right of the widget, its child, in sight where there is room."""
        self._beside = part
        part.installEventFilter(self)

    def set_takes_room(self, *, takes_room: bool) -> None:
        """Choose whether what the widget shows makes room for the column, or is covered by it."""
        self._takes_room = takes_room
        self.place()

    @Slot(list)
    def set_free(self, free: Sequence[QRect]) -> None:
        """Say which parts of the widget show least, the best first."""
        if free != self._free:
            self._free = free
            self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self.place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.FontChange):
            self.place()
        return super().event(event)
