"""What is known of a bundled model, in the window."""

import pytest
from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

from visualnet.models.bundled import BundledModel, bundled_models
from visualnet.ui.files import model_card

CARD = "# little\n\nReads rows of pixels.\n\n| read | images |\n|---|---|\n| a | 3 |\n"


@pytest.fixture
def little(tmp_path, monkeypatch):
    """A bundled model with a card, and one without."""
    path = tmp_path / "little.npz"
    path.with_suffix(".md").write_text(CARD)
    models = [BundledModel("little", path, 1), BundledModel("bare", tmp_path / "bare.npz", 1)]
    monkeypatch.setattr(model_card, "bundled_models", lambda: models)
    return path


@pytest.mark.slow
def test_the_card_is_offered_and_shown(reused_desk, little):
    desk = reused_desk
    menu = desk.menu("models")
    menu.aboutToShow.emit()
    (action,) = [each for each in menu.actions() if each.text().startswith("About")]
    assert action.text() == "About little…"
    action.trigger()
    (dialog,) = [each for each in desk.window.findChildren(QDialog) if each.isVisible()]
    assert dialog.windowTitle() == "About little"
    shown = dialog.findChild(QTextBrowser, "modelCard")
    assert "Reads rows of pixels." in shown.toPlainText()
    assert not shown.openLinks()
    dialog.reject()


def test_without_cards_nothing_is_offered(qtbot, monkeypatch):
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(model_card, "bundled_models", list)
    assert not model_card.card_acts(window, print)


def test_a_card_that_cannot_be_read_is_told(reused_desk, little):
    desk = reused_desk
    little.with_suffix(".md").write_bytes(b"\xff\xfe")
    menu = desk.menu("models")
    menu.aboutToShow.emit()
    (action,) = [each for each in menu.actions() if each.text().startswith("About")]
    action.trigger()
    assert "little.md cannot be read" in desk.notice


def test_what_is_bundled_can_be_shown(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    shown = 0
    for model in bundled_models():
        path = model.path.with_suffix(".md")
        if path.is_file():
            dialog = model_card.card_dialog(model.name, path.read_text("utf-8"), window)
            assert model.name in dialog.findChild(QTextBrowser).toPlainText()
            shown += 1
    assert shown
