"""Parts of the help's dialogs: a button that copies a text, and a text to copy from."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from visualnet.ui.look.translation import Texts
from visualnet.ui.spoken.announcer import announce
from visualnet.ui.widgets.build import button, marked

_tr = Texts("HelpDialogs")


def copy_button(text: str, tip: str, copied: Callable[[], str]) -> QPushButton:
    """Return a button that copies what `copied` returns, and says that it did."""
    done = _tr("Copied")

    def copy() -> None:
        QApplication.clipboard().setText(copied())
        made.setText(done)
        made.setAccessibleName(done)
        announce(made, done)

    made = button(text, tip, copy, "copyText", autoDefault=False)
    # The other text needs no more room.
    wider = max(made.fontMetrics().horizontalAdvance(each) for each in (text, done))
    made.setMinimumWidth(wider + 32)
    return made


def text_to_copy(text: str, spoken: str, name: str = "") -> QPlainTextEdit:
    """Return a long text to read and to copy. spoken: what it is, for screen readers."""
    shown = QPlainTextEdit(text)
    shown.setReadOnly(True)
    shown.setTabChangesFocus(True)
    return marked(shown, name, spoken=spoken)
