"""The card of a bundled model: what it learnt from, how well it reads, where it fails."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

from visualnet.errors import ModelFileError
from visualnet.models.bundled import BundledModel, bundled_models
from visualnet.models.cards import card_of, has_card
from visualnet.ui.look.fonts import dialog_size
from visualnet.ui.look.translation import Texts, translated
from visualnet.ui.widgets.build import fill_dialog, marked
from visualnet.ui.widgets.shown_names import entry_text
from visualnet.ui.window.acts.context_menus import Act

_tr = Texts("ModelCard")


def card_acts(parent: QWidget, say_error: Callable[[str], None]) -> list[Act]:
    """Return a menu's entries for the card of each bundled model that has one."""
    tip = _tr("Training data, accuracy and weaknesses of this network")
    return [
        Act(
            _tr("About {0}…").format(entry_text(model.name)),
            partial(_open_card, model, parent, say_error),
            "",
            tip,
        )
        for model in bundled_models()
        if has_card(model)
    ]


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
    tip = _tr("The model card of {0}").format(name)
    card = marked(QTextBrowser(), "modelCard", tip, _tr("Model card"))
    # The program never goes to the network, and hands no address to what would.
    card.setOpenLinks(False)
    card.setMarkdown(text)
    fill_dialog(dialog, card, gap=-1)
    dialog.resize(dialog_size(620, 560))
    return dialog
