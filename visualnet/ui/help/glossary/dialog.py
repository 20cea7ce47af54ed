"""The glossary's window: a field to search in, the list of words, and the page of one."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontInfo, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from visualnet.ui.help.glossary.entries import matching_entries
from visualnet.ui.help.glossary.live import Live
from visualnet.ui.help.glossary.live_lines import LIVE_LINES
from visualnet.ui.help.glossary.pictures import EntryPicture
from visualnet.ui.help.glossary.word import Word
from visualnet.ui.spoken.announcer import announce
from visualnet.ui.widgets.build import (
    STRETCH,
    button,
    caption,
    column,
    label,
    marked,
    muted,
    page,
    row,
)
from visualnet.ui.widgets.upright_scroll_area import UprightScrollArea

_MARGIN = 16


class GlossaryDialog(QDialog):
    """Stands beside the window, which goes on meanwhile; its live lines follow."""

    entry_chosen = Signal(str)
    """The key of the entry that is read now."""

    def __init__(self, entries: Mapping[str, Word], key: str, parent: QWidget) -> None:
        """key: of the entry to begin with; the first one where there is no such."""
        super().__init__(parent)
        self.setObjectName("glossaryDialog")
        self.setWindowTitle(self.tr("Glossary"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._entries = entries
        self._live: Live | None = None
        self._key = key if key in entries else next(iter(entries))
        self._left: list[str] = []
        self._links: list[QPushButton] = []
        self._search, self._list = self._made_search(), self._made_list()
        self._none = muted(self.tr("No word matches."), wraps=False)
        words = column(self._search, (self._list, 1), self._none)
        edges = (_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        row((words, 2), (self._made_page(), 3), on=self, gap=_MARGIN, edges=edges)
        self._show_matching("")
        self._show_entry(self._key)
        pixels = QFontInfo(self.font()).pixelSize()
        self._list.setMinimumWidth(10 * pixels)
        self.resize(min(52 * pixels, parent.width()), min(34 * pixels, parent.height()))

    def _made_search(self) -> QLineEdit:
        words, tip = self.tr("Find a word"), self.tr("Show only words that match these letters")
        search = marked(QLineEdit(), "glossarySearch", tip, words)
        search.setClearButtonEnabled(True)
        search.setPlaceholderText(words)
        search.textChanged.connect(self._show_matching)
        return search

    def _made_list(self) -> QListWidget:
        tip = self.tr("All words of the glossary that match")
        words = marked(QListWidget(), "glossaryList", tip, self.tr("Words"))
        words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        words.setTextElideMode(Qt.TextElideMode.ElideNone)
        words.setWordWrap(True)
        # Rows of 24 pixels and more, for fingers.
        words.setSpacing(3)
        words.currentItemChanged.connect(self._follow_list)
        return words

    def _made_page(self) -> QWidget:
        self._title = label("", "title", "glossaryTitle", wraps=True)
        self._text = label(name="glossaryText", wraps=True)
        self._now = label(name="glossaryNow", wraps=True, accessibleName=self.tr("Now"))
        for each in (self._title, self._text, self._now):
            each.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._picture = EntryPicture()
        self._also = caption(self.tr("See also"))
        self._related = column(gap=0)
        tip = self.tr("Go back to the previous word (Alt+Left)")
        self._back = button(self.tr("Back"), tip, self._go_back, "glossaryBack", autoDefault=False)
        area = marked(UprightScrollArea(), spoken=self.tr("Meaning of the word"))
        area.setWidget(
            page(
                self._title,
                self._text,
                self._now,
                self._picture,
                self._also,
                self._related,
                STRETCH,
                (self._back, 0, Qt.AlignmentFlag.AlignLeft),
                gap=12,
                edges=(0, 0, _MARGIN, 0),
            )
        )
        return area

    @property
    def key(self) -> str:
        """The entry that is read."""
        return self._key

    def show_live(self, live: Live) -> None:
        """Show what is on screen now."""
        self._live = live
        self._show_now()

    def open_entry(self, key: str) -> None:
        """Show an entry, and find it in the list; one that there is not is passed over."""
        if key not in self._entries:
            return
        if not self._item_of(key):
            self._search.clear()
        item = self._item_of(key)
        if item is not None:
            self._list.setCurrentItem(item)
            self._list.scrollToItem(item, QListWidget.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_back = event.key() == Qt.Key.Key_Left and (
            event.modifiers() & Qt.KeyboardModifier.AltModifier
        )
        if is_back or event.key() == Qt.Key.Key_Back:
            self._go_back()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return) and self._search.hasFocus():
            self._list.setFocus()
        else:
            super().keyPressEvent(event)

    def _item_of(self, key: str) -> QListWidgetItem | None:
        items = (self._list.item(k) for k in range(self._list.count()))
        return next((item for item in items if item.data(Qt.ItemDataRole.UserRole) == key), None)

    @Slot(str)
    def _show_matching(self, text: str) -> None:
        self._list.blockSignals(True)
        self._list.clear()
        for entry in matching_entries(self._entries, text):
            item = QListWidgetItem(entry.title)
            item.setData(Qt.ItemDataRole.UserRole, entry.key)
            self._list.addItem(item)
        found = self._item_of(self._key) if not text else None
        found = found or self._list.item(0)
        self._list.setCurrentItem(found)
        self._list.blockSignals(False)
        self._none.setVisible(found is None)
        key = self._key if found is None else found.data(Qt.ItemDataRole.UserRole)
        # What is passed over while one types is not gone back to.
        if key != self._key:
            self._show_entry(key)

    @Slot(QListWidgetItem)
    def _follow_list(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        key = item.data(Qt.ItemDataRole.UserRole)
        if key == self._key:
            return
        self._left.append(self._key)
        self._show_entry(key)

    def _show_entry(self, key: str) -> None:
        self._key = key
        entry = self._entries[key]
        self._title.setText(entry.title)
        self._text.setText(entry.text)
        self._show_related([self._entries[each] for each in entry.related])
        self._back.setEnabled(bool(self._left))
        self._show_now()
        announce(self, f"{entry.title}. {entry.text}")
        self.entry_chosen.emit(key)

    def _show_related(self, entries: list[Word]) -> None:
        for link in self._links:
            link.hide()
            link.deleteLater()
        self._links = []
        for entry in entries:
            tip, go = self.tr("Read about this word"), partial(self.open_entry, entry.key)
            link = button(entry.title, tip, go, "glossaryLink", autoDefault=False)
            self._related.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            self._links.append(link)
        self._also.setVisible(bool(entries))

    def _show_now(self) -> None:
        line = LIVE_LINES.get(self._key)
        text = line(self._live) if line is not None and self._live is not None else ""
        self._now.setText(text)
        self._now.setVisible(bool(text))
        self._picture.show_entry(self._key, self._live)

    @Slot()
    def _go_back(self) -> None:
        if self._left:
            self.open_entry(self._left.pop())
            # Going back is no step forward, which the list noted.
            if self._left:
                self._left.pop()
            self._back.setEnabled(bool(self._left))
