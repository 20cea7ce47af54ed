import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QTreeWidget

from visualnet.ui.files.lists.my_models_dialog import MyModelsDialog
from visualnet.ui.session.my_models import MyModel


class Models:
    """The entries of the Model menu, and a hand on the dialog."""

    def __init__(self, desk):
        self.desk = desk
        self.menu = desk.menu("models")

    def entries(self):
        self.menu.aboutToShow.emit()
        actions = self.menu.actions()
        texts = [action.text() for action in actions]
        if "My models" not in texts:
            return {}
        first, last = texts.index("My models"), texts.index("Manage my models…")
        return {action.text(): action for action in actions[first + 1 : last]}

    def manage(self):
        self.menu.aboutToShow.emit()
        next(a for a in self.menu.actions() if a.text() == "Manage my models…").trigger()
        (self.dialog,) = self.desk.window.findChildren(MyModelsDialog)
        self.list = self.dialog.findChild(QTreeWidget)
        self.list.setCurrentItem(self.list.topLevelItem(0))

    def press(self, text):
        next(b for b in self.dialog.findChildren(QPushButton) if b.text() == text).click()


@pytest.mark.slow
def test_models_stay_in_the_menu_until_they_are_removed(desk, other):
    models = Models(desk)
    assert models.entries() == {}
    desk.application.files.models.open_path(str(other))
    desk.wait(lambda: "other.npz" in models.entries())
    assert models.entries()["other.npz"].toolTip() == f"{other}\nTest accuracy 12.50\u202f%"
    desk.application.files.models.save_to(other.with_name("mine.npz"))
    desk.wait(lambda: list(models.entries()) == ["mine.npz", "other.npz"])

    models.manage()
    assert models.list.topLevelItemCount() == 2
    models.press("Rename")
    editor = models.list.findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "My best")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    desk.wait(lambda: list(models.entries()) == ["My best", "other.npz"])
    models.list.setFocus()
    QTest.keyClick(models.list, Qt.Key.Key_Delete)
    assert list(models.entries()) == ["other.npz"]
    assert other.with_name("mine.npz").exists()
    models.press("Undo")
    assert list(models.entries()) == ["My best", "other.npz"]

    desk.wait(lambda: models.list.topLevelItemCount() == 2)
    models.list.setCurrentItem(models.list.topLevelItem(0))
    models.press("Open")
    desk.wait(lambda: desk.session.title == "My best")
    assert not models.dialog.isVisible()
    assert models.entries()["My best"].isChecked()


@pytest.mark.slow
def test_a_missing_file_is_greyed_with_the_reason_and_can_be_removed(shared_desk, tmp_path):
    preferences, models = shared_desk.application.preferences, Models(shared_desk)
    preferences.my_models = (MyModel(str(tmp_path / "gone.npz"), "Gone"),)
    entry = models.entries()["Gone (file not found)"]
    assert not entry.isEnabled()
    models.manage()
    assert models.list.topLevelItem(0).text(2) == f"not found: {tmp_path / 'gone.npz'}"
    buttons = {button.text(): button for button in models.dialog.findChildren(QPushButton)}
    assert not buttons["Open"].isEnabled()
    models.press("Remove")
    assert models.entries() == {}
    models.dialog.close()


def test_recent_data_can_be_cleared(shared_desk, tmp_path):
    shared_desk.application.preferences.add_recent_data(tmp_path)
    menu = shared_desk.menu("data")
    menu.aboutToShow.emit()
    next(a for a in menu.actions() if a.text() == "Clear recent data").trigger()
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions()]
    assert "Clear recent data" not in texts
    assert not any(tmp_path.name in text for text in texts)
