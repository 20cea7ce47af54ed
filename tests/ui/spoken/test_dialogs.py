"""What a screen reader is told of the dialogs: names, values, labels."""

import pytest
from PySide6.QtWidgets import QDialog

from tests.ui.told import faults

ACTIONS = (
    "exportAction",
    "exportPictureAction",
    "recordAction",
    "shortcutsAction",
    "aboutAction",
)


@pytest.mark.parametrize("name", ACTIONS)
def test_everything_in_a_dialog_has_a_name_that_begins_with_what_is_seen(shared_desk, name):
    shared_desk.do(name)
    dialogs = [each for each in shared_desk.window.findChildren(QDialog) if each.isVisible()]
    assert dialogs, "no dialog was opened"
    for dialog in dialogs:
        found = faults(dialog)
        dialog.reject()
        assert not found, "\n".join(found)
