"""Where file dialogs begin, one rule for all; and that Qt's own shows its icons whole."""

import numpy as np
import pytest
from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QToolButton

from visualnet.ui.look.theme import apply_theme, load_theme
from visualnet.ui.session.preferences import Preferences


@pytest.fixture
def no_documents(monkeypatch, tmp_path):
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: "")
    monkeypatch.setattr(QDir, "homePath", lambda: str(tmp_path / "home"))


def test_the_first_folder_is_that_of_documents_then_home_then_where_it_was_started(
    no_documents, tmp_path, monkeypatch
):
    preferences = Preferences(None)
    monkeypatch.chdir(tmp_path)
    assert preferences.folder("work") == tmp_path
    (tmp_path / "home").mkdir()
    assert preferences.folder("work") == tmp_path / "home"
    (tmp_path / "documents").mkdir()
    monkeypatch.setattr(
        QStandardPaths, "writableLocation", lambda _place: str(tmp_path / "documents")
    )
    assert preferences.folder("work") == tmp_path / "documents"


def test_each_kind_has_its_folder_also_after_a_restart(no_documents, tmp_path):
    first = Preferences(tmp_path / "preferences.json")
    for kind in ("work", "data"):
        (tmp_path / kind).mkdir()
        first.keep_folder(kind, tmp_path / kind)
    first.write()
    second = Preferences(tmp_path / "preferences.json")
    for preferences in (first, second):
        assert preferences.folder("work") == tmp_path / "work"
        assert preferences.folder("data") == tmp_path / "data"
    (tmp_path / "data").rmdir()
    (tmp_path / "home").mkdir()
    assert second.folder("data") == tmp_path / "home"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("action", "kind"),
    [
        ("openAction", "work"),
        ("saveProjectAsAction", "work"),
        ("openDataAction", "data"),
        ("openDataFolderAction", "data"),
        ("openPictureAction", "drawing"),
    ],
)
def test_every_dialog_begins_in_the_folder_of_its_kind(shared_desk, tmp_path, action, kind):
    shared_desk.application.preferences.keep_folder(kind, tmp_path)
    shared_desk.do(action)
    dialog = dialog_of(shared_desk)
    assert dialog.directory().absolutePath() == str(tmp_path)
    dialog.reject()


def dialog_of(desk):
    (dialog,) = [d for d in desk.window.findChildren(QFileDialog) if d.isVisible()]
    return dialog


def test_the_chosen_folder_is_kept(shared_desk, tmp_path):
    context, preferences = shared_desk.application.context, shared_desk.application.preferences
    preferences.keep_folder("picture", tmp_path)
    (tmp_path / "below").mkdir()
    chosen = []
    context.ask_path("Save", "network", (".png",), chosen.append)
    dialog_of(shared_desk).fileSelected.emit(str(tmp_path / "below" / "network.png"))
    assert chosen == [tmp_path / "below" / "network.png"]
    dialog_of(shared_desk).reject()
    assert preferences.folder("picture") == tmp_path / "below"


def painted_width(widget):
    """How many columns of pixels have anything but the ground."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.array(image.constBits()).reshape(image.height(), image.width(), 4)
    return int((pixels[4:-4, 4:-4] != pixels[4, 4]).any(axis=(0, 2)).sum())


def test_a_dialog_without_a_desktop_shows_its_icons_as_large_as_they_are(qtbot, qapp):
    apply_theme(qapp, load_theme("dark"))
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    for name in ("newFolderButton", "listModeButton", "detailModeButton"):
        button = dialog.findChild(QToolButton, name)
        assert painted_width(button) >= 10, name


def test_dialogs_begin_in_the_folder_that_is_set_while_it_is_there(no_documents, tmp_path):
    preferences = Preferences(None)
    for name in ("last", "data"):
        (tmp_path / name).mkdir()
    preferences.keep_folder("work", tmp_path / "last")
    preferences.data_folder = str(tmp_path / "data")
    preferences.files_folder = str(tmp_path / "missing")
    assert preferences.folder("data") == tmp_path / "data"
    assert preferences.folder("work") == tmp_path / "last"
    (tmp_path / "missing").mkdir()
    assert preferences.folder("work") == tmp_path / "missing"
