"""The glossary's window: a field to search in, the list of words, and the page of one."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontInfo, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from visualnet.ui.help.glossary.entries import matching_entries
from visualnet.ui.help.glossary.live import Live
from visualnet.ui.help.glossary.live_lines import LIVE_LINES
from visualnet.ui.help.glossary.pictures import EntryPicture
from visualnet.ui.help.glossary.word import Word
from visualnet.ui.look.theme import Theme
from visualnet.ui.spoken.announcer import announce
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
        self._none = QLabel(self.tr("No word matches."))
        self._none.setProperty("role", "muted")
        column = QVBoxLayout()
        column.addWidget(self._search)
        column.addWidget(self._list, 1)
        column.addWidget(self._none)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        row.setSpacing(_MARGIN)
        row.addLayout(column, 2)
        row.addWidget(self._made_page(), 3)
        self._show_matching("")
        self._show_entry(self._key)
        pixels = QFontInfo(self.font()).pixelSize()
        self._list.setMinimumWidth(10 * pixels)
        self.resize(min(52 * pixels, parent.width()), min(34 * pixels, parent.height()))

    def _made_search(self) -> QLineEdit:
        search = QLineEdit()
        search.setObjectName("glossarySearch")
        search.setClearButtonEnabled(True)
        search.setPlaceholderText(self.tr("Find a word"))
        search.setAccessibleName(self.tr("Find a word"))
        search.setToolTip(self.tr("Show only words that match these letters"))
        search.textChanged.connect(self._show_matching)
        return search

    def _made_list(self) -> QListWidget:
        words = QListWidget()
        words.setObjectName("glossaryList")
        words.setAccessibleName(self.tr("Words"))
        words.setToolTip(self.tr("All words of the glossary that match"))
        words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        words.setTextElideMode(Qt.TextElideMode.ElideNone)
        words.setWordWrap(True)
        # Rows of 24 pixels and more, for fingers.
        words.setSpacing(3)
        words.currentItemChanged.connect(self._follow_list)
        return words

    def _made_page(self) -> QWidget:
        page = QWidget()
        self._title, self._text, self._now = QLabel(), QLabel(), QLabel()
        self._title.setProperty("role", "title")
        self._title.setObjectName("glossaryTitle")
        self._text.setObjectName("glossaryText")
        self._now.setObjectName("glossaryNow")
        self._now.setAccessibleName(self.tr("Now"))
        for label in (self._title, self._text, self._now):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._picture = EntryPicture()
        self._also = QLabel(self.tr("See also"))
        self._also.setProperty("role", "caption")
        self._related = QVBoxLayout()
        self._related.setSpacing(0)
        self._back = QPushButton(self.tr("Back"))
        self._back.setObjectName("glossaryBack")
        self._back.setToolTip(self.tr("Go back to the previous word (Alt+Left)"))
        self._back.clicked.connect(self._go_back)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, _MARGIN, 0)
        column.setSpacing(12)
        for part in (self._title, self._text, self._now, self._picture, self._also):
            column.addWidget(part)
        column.addLayout(self._related)
        column.addStretch()
        self._back.setAutoDefault(False)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        area = UprightScrollArea()
        area.setAccessibleName(self.tr("Meaning of the word"))
        area.setWidget(page)
        return area

    @property
    def key(self) -> str:
        """The entry that is read."""
        return self._key

    def apply_theme(self, theme: Theme) -> None:
        """Take on a theme's colours."""
        self._picture.apply_theme(theme)

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
            button = QPushButton(entry.title)
            button.setObjectName("glossaryLink")
            button.setAutoDefault(False)
            button.setToolTip(self.tr("Read about this word"))
            button.clicked.connect(_opener(self, entry.key))
            self._related.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self._links.append(button)
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


def _opener(dialog: GlossaryDialog, key: str) -> Callable[[], None]:
    return lambda: dialog.open_entry(key)
