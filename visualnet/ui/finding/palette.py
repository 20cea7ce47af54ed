"""The command palette: a field and a list over the top of the window."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QWidget,
)
from shiboken6 import Shiboken

from visualnet.ui.finding.row_delegate import RowDelegate, row_height
from visualnet.ui.finding.rows import Row, RowModel
from visualnet.ui.spoken.announcer import announce
from visualnet.ui.widgets.build import column, marked, muted
from visualnet.ui.widgets.eliding_label import ElidingLabel
from visualnet.ui.window.main_window import MainWindow

MOST_ROWS = 12
"""Shown without scrolling where the window has room for them."""

_WIDTH = 46
"""Times the size of the text."""

_LONGEST = 100
"""Letters; thousands of words that are pasted would be searched for some seconds."""

_ACTIVE_MS = 150
"""Until another window surely has the focus that it was given."""

_MARGIN = 8
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAVING = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


class Palette(QFrame):
    """Opens over the window; what has the focus then gets it back."""

    chosen = Signal(object)  # Row
    """It is closed already."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._former: QWidget | None = None
        self._batches: Iterator[Sequence[Row]] = iter(())
        self._adding = QTimer(self, interval=0)
        self._adding.timeout.connect(self._add_next)
        self.setObjectName("commandPalette")
        self.setAccessibleName(self.tr("Search everything"))
        self.setProperty("floating", True)
        spoken, tip = self.tr("Search everything"), self.tr("Type a few letters of what you want")
        self.field = marked(_Field(self), "paletteField", tip, spoken)
        self.field.setMaxLength(_LONGEST)
        self.field.setPlaceholderText(self.tr("Search actions, panels, settings, data and models"))
        self.setFocusProxy(self.field)
        self.model = RowModel()
        self._delegate = RowDelegate(self)
        self.list = self._made_list()
        self._none, self._tip = muted(), marked(ElidingLabel(), role="muted")
        for each in (self._none, self._tip):
            each.setContentsMargins(_MARGIN, 2, _MARGIN, 4)
        edges = (_MARGIN, _MARGIN, _MARGIN, 4)
        self._column = column(
            self.field, self._none, self.list, self._tip, on=self, gap=4, edges=edges
        )
        self.field.textEdited.connect(self._show_matching)
        self.list.clicked.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.hide()

    def open(self, batches: Iterable[Sequence[Row]], last: Sequence[str] = ()) -> None:
        """Show all that can be found, and take the focus.

        batches: the first is shown at once, the others one by one, so that no moment is long. last:
        keys of the rows that come first.
        """
        former = QApplication.focusWidget() or self._window.focusWidget()
        if former is not self.field:
            self._former = former
        self.ensurePolished()
        self._batches = iter(batches)
        self._delegate.kind_width = 0
        self.model.clear(last)
        self.field.clear()
        self._add_next()
        self._adding.start()
        self._window.installEventFilter(self)
        self.show()
        self.raise_()
        self._begin_list()
        self._window.activateWindow()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add_all(self) -> None:
        """Have all that can be found, before it is searched or walked through."""
        while self._adding.isActive():
            self._add_next()

    @Slot()
    def _add_next(self) -> None:
        rows = next(self._batches, None)
        if rows is None:
            self._adding.stop()
            return
        metrics = self.list.fontMetrics()
        widths = [metrics.horizontalAdvance(row.kind) + 1 for row in rows]
        self._delegate.kind_width = max([self._delegate.kind_width, *widths])
        self.model.add(rows)
        self._begin_list()

    def close_palette(self, *, gives_focus_back: bool = True) -> None:
        """Hide it; what had the focus has it again."""
        if self.isHidden():
            return
        self._window.removeEventFilter(self)
        self._adding.stop()
        former, self._former = self._former, None
        # What had it may be gone: forms are made anew.
        is_there = former is not None and Shiboken.isValid(former) and former.isVisible()
        if gives_focus_back and former is not None and is_there:
            former.activateWindow()
            former.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        # Menus that are filled anew destroy what these rows would do.
        self.model.clear()

    def type(self, text: str) -> None:
        """Put this into the field as if it had been typed."""
        self.field.setText(text)
        self._show_matching(self.field.text())

    def press(self, event: QKeyEvent) -> bool:
        """Walk, choose or leave; returns whether the key was one for that."""
        key, plain = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain:
            return False
        self._add_all()
        if key in (*_WALKING, *_ENDS):
            QApplication.sendEvent(self.list, event)
        elif key in _CHOOSING:
            self._choose(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        else:
            return False
        return True

    def leave(self, reason: Qt.FocusReason) -> None:
        """Close where the focus went elsewhere in the window, and let it be there."""
        if reason in _LEAVING:
            self.close_palette(gives_focus_back=False)

    def focusNextPrevChild(self, _next: bool) -> bool:
        """Keep the focus: Tab would lead out of what stands over all else."""
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _made_list(self) -> QListView:
        view = marked(QListView(), "paletteList", spoken=self.tr("Found"))
        view.setModel(self.model)
        view.setItemDelegate(self._delegate)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        # The field keeps it: one types on while one walks.
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return view

    @Slot(str)
    def _show_matching(self, text: str) -> None:
        self._add_all()
        self.model.show_matching(text)
        self._none.setText(self.tr("Nothing matches “{0}”.").format(text.strip()))
        self._begin_list()

    def _begin_list(self) -> None:
        is_any = self.model.rowCount() > 0
        self.list.setVisible(is_any)
        self._none.setVisible(not is_any)
        self._place()
        if is_any:
            self.list.setCurrentIndex(self.model.index(0))
        else:
            self._tip.setText("")
            announce(self, self._none.text())

    @Slot(QModelIndex)
    def _show_current(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self.model.row(index.row())
        tip = row.find.tip
        if not row.find.is_enabled:
            tip = self.tr("Not available now. {0}").format(tip)
        self._tip.setText(tip)
        announce(self, f"{row.sentence()}. {tip}")

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self.model.row(index.row())
        if not row.find.is_enabled:
            announce(self, self._tip.text())
            return
        is_elsewhere = self._former is not None and not self._window.isAncestorOf(self._former)
        self.close_palette()
        if is_elsewhere:
            # A panel that floats has the focus only in a while, and may be what the act is for.
            QTimer.singleShot(_ACTIVE_MS, self, lambda: self.chosen.emit(row))
        else:
            self.chosen.emit(row)

    def _place(self) -> None:
        """Stand at the top of the window, as large as what is found and the window allow."""
        window, bar = self._window, self._window.menuBar()
        room = window.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        if bar.isVisible():
            room.setTop(bar.geometry().bottom() + _MARGIN)
        row = row_height(self.fontMetrics())
        shown = max(1, min(MOST_ROWS, self.model.rowCount()))
        around = self.list.height() - self.list.viewport().height() if self.list.isVisible() else 4
        self.list.setFixedHeight(shown * row + max(around, 4))
        self._column.activate()
        wanted = self.sizeHint().height()
        if wanted > room.height():
            fewer = -(-(wanted - room.height()) // row)
            self.list.setFixedHeight(max(1, shown - fewer) * row + max(around, 4))
            self._column.activate()
            wanted = self.sizeHint().height()
        width = min(room.width(), _WIDTH * self.fontInfo().pixelSize())
        left = room.left() + (room.width() - width) // 2
        self.setGeometry(QRect(left, room.top(), width, wanted))


class _Field(QLineEdit):
    """Hands on what is not text to the palette around it."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self._palette = palette
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._palette.press(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._palette.leave(event.reason())
