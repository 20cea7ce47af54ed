"""The card of a bundled model: what it learnt from, how well it reads, where it fails."""

from collections.abc import Callable

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
from visualnet.models.bundled import BundledModel, bundled_models
from visualnet.models.cards import card_of, has_card
from visualnet.ui.look.fonts import dialog_size
from visualnet.ui.look.translation import translated
from visualnet.ui.widgets.shown_names import entry_text


def _tr(text: str) -> str:
    return QCoreApplication.translate("ModelCard", text)


def add_card_actions(menu: QMenu, parent: QWidget, say_error: Callable[[str], None]) -> None:
    """Offer the card of each bundled model that has one, at the end of a menu."""
    models = [model for model in bundled_models() if has_card(model)]
    if models:
        menu.addSeparator()
    for model in models:
        action = menu.addAction(_tr("About {0}…").format(entry_text(model.name)))
        action.setToolTip(_tr("Training data, accuracy and weaknesses of this network"))
        action.triggered.connect(lambda _=False, model=model: _open_card(model, parent, say_error))


def _open_card(model: BundledModel, parent: QWidget, say_error: Callable[[str], None]) -> None:
    try:
        card = card_of(model)
    except ModelFileError as error:
        say_error(translated(error))
        return
    if card is not None:
        card_dialog(model.name, card.text, parent).open()


def card_dialog(name: str, text: str, parent: QWidget) -> QDialog:
    """Return a dialog with a card. text: Markdown."""
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
    dialog.resize(dialog_size(620, 560))
    return dialog
