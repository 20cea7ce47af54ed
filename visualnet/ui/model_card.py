"""The card of a bundled model: what it learnt from, how well it reads, where it fails."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QMenu,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from visualnet.errors import ModelFileError
from visualnet.models.bundled import bundled_models


def _tr(text: str) -> str:
    return QCoreApplication.translate("ModelCard", text)


def add_card_actions(menu: QMenu, parent: QWidget, say_error: Callable[[str], None]) -> None:
    """Offer the card of each bundled model that has one, at the end of a menu."""
    cards = {model.name: model.path.with_suffix(".md") for model in bundled_models()}
    cards = {name: path for name, path in cards.items() if path.is_file()}
    if cards:
        menu.addSeparator()
    for name, path in cards.items():
        action = menu.addAction(_tr("About {0}…").format(name))
        action.setToolTip(_tr("What this network learnt from, how well it reads, where it fails"))
        action.triggered.connect(
            lambda _=False, name=name, path=path: _open_card(name, path, parent, say_error)
        )


def _open_card(name: str, path: Path, parent: QWidget, say_error: Callable[[str], None]) -> None:
    try:
        card_dialog(name, path, parent).open()
    except ModelFileError as error:
        say_error(str(error))


def card_dialog(name: str, path: Path, parent: QWidget) -> QDialog:
    """Return a dialog with the card, which is a Markdown file.

    Raises ModelFileError where it cannot be read.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ModelFileError(
            f"The model card {path} cannot be read; reinstall VisualNet to restore it."
        ) from error
    dialog = QDialog(parent)
    dialog.setWindowTitle(_tr("About {0}").format(name))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    card = QTextBrowser()
    card.setObjectName("modelCard")
    card.setAccessibleName(_tr("Model card"))
    card.setToolTip(_tr("The model card of {0}").format(name))
    # The program never goes to the network, and hands no address to what would.
    card.setOpenLinks(False)
    card.setMarkdown(text)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(24, 20, 24, 16)
    layout.addWidget(card)
    layout.addWidget(buttons)
    dialog.resize(620, 560)
    return dialog
