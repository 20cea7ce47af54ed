"""Copying of whatever has the focus, with a word about what was copied."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from visualnet.ui.look.translation import Texts
from visualnet.ui.widgets.copying.copyable import Copyable
from visualnet.ui.widgets.copying.tables import copies_of

_tr = Texts("Copying")


class Copying:
    """Puts onto the clipboard what the focused widget, else one around it, offers first.

    `otherwise` is called where none of them offers anything, and the focus is in no panel,
    or in that of `home`.
    """

    def __init__(self, say: Callable[[str], object]) -> None:
        """say: shows a sentence for a while."""
        self._say = say
        self.otherwise: Callable[[], object] = lambda: None
        self.home: QWidget | None = None

    def copy_focused(self) -> None:
        """Copy what has the focus."""
        widget = QApplication.focusWidget()
        while widget is not None:
            found = copies_of(widget)
            if found is not None:
                self._copy_first(found)
                return
            is_home = self.home is not None and widget.isAncestorOf(self.home)
            if isinstance(widget, QDockWidget) and not is_home:
                # What stands elsewhere was not meant.
                self._say(_tr("There is nothing to copy here."))
                return
            widget = _around(widget)
        self.otherwise()

    def _copy_first(self, forms: Sequence[Copyable]) -> None:
        if forms:
            self.copy(forms[0])
        else:
            self._say(_tr("There is nothing to copy here yet."))

    def copy(self, copyable: Copyable) -> None:
        """Put one form of something onto the clipboard, and say so."""
        QGuiApplication.clipboard().setMimeData(copyable.make())
        self._say(copyable.said)


def _around(widget: QWidget) -> QWidget | None:
    return None if widget.isWindow() else widget.parentWidget()
