"""The frame of the help's dialogs: contents, a button that copies a text, and Close."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from visualnet.ui.spoken.announcer import announce


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
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(24, 20, 24, 16)
    layout.setSpacing(16)
    for part in parts:
        layout.addWidget(part, 1 if part is parts[-1] else 0)
    layout.addWidget(buttons)


def copy_button(text: str, tip: str, copied: Callable[[], str]) -> QPushButton:
    """Return a button that copies what `copied` returns, and says that it did."""
    button = QPushButton(text)
    button.setObjectName("copyText")
    button.setAutoDefault(False)
    button.setToolTip(tip)
    # The other text needs no more room.
    done = _tr("Copied")
    wider = max(button.fontMetrics().horizontalAdvance(each) for each in (text, done))
    button.setMinimumWidth(wider + 32)

    def copy() -> None:
        QApplication.clipboard().setText(copied())
        button.setText(done)
        button.setAccessibleName(done)
        announce(button, done)

    button.clicked.connect(copy)
    return button


def wrapped_label(text: str, role: str = "") -> QLabel:
    """Return a sentence that takes as many lines as it needs."""
    label = QLabel(text)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label
