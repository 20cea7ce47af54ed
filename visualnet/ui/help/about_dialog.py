"""About: versions that can be copied, and the licence texts of what VisualNet is made of."""

from functools import partial
from importlib import metadata
from pathlib import Path

from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QWidget

from visualnet import __version__
from visualnet.paths import resource
from visualnet.ui.help.dialog_frame import copy_button, text_to_copy
from visualnet.ui.help.versions import versions_text
from visualnet.ui.look.icons import window_icon
from visualnet.ui.look.translation import Texts
from visualnet.ui.widgets.build import STRETCH, button, fill_dialog, label, muted, page
from visualnet.ui.widgets.upright_scroll_area import DialogArea

_tr = Texts("AboutDialog")

LICENCES = (
    ("VisualNet", "MIT", "package:visualnet"),
    ("MNIST: Yann LeCun, Corinna Cortes, Christopher J.C. Burges", "CC BY-SA 3.0", "MNIST.txt"),
    ("Pen digits: E. Alpaydin, F. Alimoglu (UCI)", "CC BY 4.0", "pen-digits.txt"),
    ("Inter typeface: The Inter Project Authors", "SIL Open Font License 1.1", "Inter-OFL.txt"),
    ("Qt and PySide6: The Qt Company", "LGPL 3", "LGPL-3.txt"),
    ("pyqtgraph", "MIT", "package:pyqtgraph"),
    ("NumPy", "BSD 3-Clause", "package:numpy"),
    ("SciPy", "BSD 3-Clause", "package:scipy"),
    ("Pillow", "MIT-CMU", "package:pillow"),
    ("safetensors", "Apache 2.0", "package:safetensors"),
    ("threadpoolctl", "BSD 3-Clause", "package:threadpoolctl"),
    ("filelock", "MIT", "package:filelock"),
    ("platformdirs", "MIT", "package:platformdirs"),
)
"""Work, licence, and where its text is: a file of resources/licences, or an installed package."""


class AboutDialog(QDialog):
    """What this is, of which versions, and under which licences."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self.setWindowTitle(self.tr("About VisualNet"))
        picture = QLabel()
        picture.setPixmap(window_icon().pixmap(64, 64))
        what = self.tr("Watch a neural network learn handwritten digits, neuron by neuron.")
        body = page(
            picture,
            label(f"VisualNet {__version__}", "title"),
            label(what, wraps=True),
            muted(versions_text(" · ")),
            self._made_licences(),
            STRETCH,
            gap=12,
        )
        copy = copy_button(
            self.tr("Copy versions"), self.tr("Copy all versions to the clipboard"), versions_text
        )
        fill_dialog(self, DialogArea(body), copy=copy)

    def _made_licences(self) -> QWidget:
        licences = QWidget()
        grid = QGridLayout(licences)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        for row, (name, licence, place) in enumerate(LICENCES):
            grid.addWidget(QLabel(name), row, 0)
            tip = self.tr("Read the text of this licence")
            read = partial(self._show_text, name, place)
            made = button(licence, tip, read, "licenceButton", autoDefault=False)
            made.setAccessibleName(self.tr("{0}: licence of {1}").format(licence, name))
            grid.addWidget(made, row, 1)
        return licences

    def _show_text(self, name: str, place: str) -> None:
        TextDialog(name, licence_text(place), self).open()


class TextDialog(QDialog):
    """A text to read and to copy."""

    def __init__(self, title: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("textDialog")
        self.setWindowTitle(title)
        fill_dialog(self, text_to_copy(text, title))
        size = parent.window().size()
        self.resize(min(640, size.width()), min(560, size.height()))


def licence_text(place: str) -> str:
    """Return the text of a licence; a sentence where it cannot be found. place: see LICENCES."""
    kind, _, package = place.rpartition(":")
    try:
        if not kind:
            return resource("licences", place).read_text(encoding="utf-8")
        found = [file for file in metadata.files(package) or () if _is_licence(file.parts)]
        # A program run from its source has its own beside it.
        own = [resource().parent / "LICENSE"] if package == "visualnet" else []
        paths = [*(Path(str(file.locate())) for file in found[:1]), *own]
        path = next(path for path in paths if path.is_file())
        return path.read_text(encoding="utf-8", errors="replace")
    except (OSError, StopIteration, metadata.PackageNotFoundError):
        return _tr("The text of this licence is not installed.")


def _is_licence(parts: tuple[str, ...]) -> bool:
    is_own = ".dist-info" in parts[0] and len(parts) <= 3
    return is_own and parts[-1].upper().startswith(("LICENSE", "LICENCE", "COPYING"))
