"""The frame of the help's dialogs: contents, a button that copies a text, and Close."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from visualnet.ui.spoken.announcer import announce
from visualnet.ui.widgets.build import button, column, marked


def _tr(text: str) -> str:
    return QCoreApplication.translate("HelpDialogs", text)


def fill_dialog(dialog: QDialog, *parts: QWidget, copy: QPushButton | None = None) -> None:
    """Lay out parts above the buttons; the last part takes the room that is left."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    if copy is not None:
        # Else Python would think it its own, and destroy it a second time.
        copy.setParent(buttons)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
    buttons.rejected.connect(dialog.reject)
    *upper, last = parts
    column(*upper, (last, 1), buttons, on=dialog, gap=16, edges=(24, 20, 24, 16))


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
