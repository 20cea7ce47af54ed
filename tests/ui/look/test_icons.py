"""Icons in all sizes that buttons ask for."""

import pytest
from PySide6.QtCore import QSize

from visualnet.ui.look.icons import icon


@pytest.mark.parametrize("size", [QSize(0, 16), QSize(16, 0), QSize(-4, 16)])
def test_an_icon_without_room_is_no_picture(qapp, size):
    assert icon("undo").pixmap(size).isNull()


def test_an_icon_is_as_large_as_asked_for(qapp):
    assert icon("undo").pixmap(QSize(20, 16)).size() == QSize(16, 16)
