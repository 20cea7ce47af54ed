"""The sheet of keyboard shortcuts, and About."""

import platform

import numpy
import pyqtgraph
import scipy
from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from visualnet import __version__
from visualnet.ui.look.icons import window_icon

LICENCES = (
    ("VisualNet", "MIT"),
    ("MNIST: Yann LeCun, Corinna Cortes, Christopher J.C. Burges", "CC BY-SA 3.0"),
    ("Pen digits: E. Alpaydin, F. Alimoglu (UCI)", "CC BY 4.0"),
    ("Inter typeface: The Inter Project Authors", "SIL Open Font License 1.1"),
    ("Qt and PySide6: The Qt Company", "LGPL 3"),
    ("pyqtgraph", "MIT"),
    ("NumPy, SciPy", "BSD 3-Clause"),
    ("Pillow", "MIT-CMU"),
    ("safetensors", "Apache 2.0"),
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("HelpDialogs", text)


def shortcuts_dialog(rows: list[tuple[str, str, str]], parent: QWidget) -> QDialog:
    """Return the sheet; rows: (keys, name, what it does)."""
    rows = [
        *rows,
        (_tr("arrows"), _tr("Walk neurons"), _tr("In the network view: from neuron to neuron")),
        (
            _tr("Shift+arrows"),
            _tr("Choose several"),
            _tr("Those passed stay chosen; or Ctrl+click"),
        ),
        (_tr("Enter"), _tr("Inspect"), _tr("Look into the neuron or connection; or double click")),
        (_tr("wheel, drag"), _tr("Zoom, pan"), _tr("In the network view; double click resets")),
        (_tr("Space"), _tr("Train"), _tr("Or pause, where the focus has no use for it")),
        (_tr("Esc"), _tr("Let go"), _tr("Of neurons and pixels, then of the presentation mode")),
        (_tr("Delete"), _tr("Clear"), _tr("In the drawing pad")),
        (_tr("Delete"), _tr("Delete"), _tr("In my digits: the chosen drawing; can be undone")),
        (_tr("F8, F9"), _tr("Done, Skip"), _tr("In practice: count the drawing; another one")),
    ]
    body = QWidget()
    grid = QGridLayout(body)
    grid.setContentsMargins(0, 0, 12, 0)
    grid.setHorizontalSpacing(24)
    for row, (keys, name, text) in enumerate(rows):
        for column, content in enumerate((keys, name, text)):
            label = QLabel(content)
            if column == 2:
                label.setProperty("role", "muted")
                label.setWordWrap(True)
            grid.addWidget(label, row, column)
    grid.setColumnStretch(2, 1)
    area = QScrollArea()
    area.setWidget(body)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumWidth(
        body.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width()
    )
    dialog = _dialog(_tr("Keyboard shortcuts"), area, parent)
    dialog.resize(800, 560)
    return dialog


def about_dialog(parent: QWidget) -> QDialog:
    """Return versions and licences."""
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    picture = QLabel()
    picture.setPixmap(window_icon().pixmap(64, 64))
    title = QLabel(f"VisualNet {__version__}")
    title.setProperty("role", "title")
    what = QLabel(_tr("See a neural network learn handwritten digits, live, neuron by neuron."))
    versions = QLabel(
        f"Python {platform.python_version()} · PySide6 {pyside_version} · "
        f"pyqtgraph {pyqtgraph.__version__} · NumPy {numpy.__version__} · SciPy {scipy.__version__}"
    )
    versions.setProperty("role", "muted")
    licences = QWidget()
    grid = QGridLayout(licences)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(24)
    for row, (name, licence) in enumerate(LICENCES):
        grid.addWidget(QLabel(name), row, 0)
        label = QLabel(licence)
        label.setProperty("role", "muted")
        grid.addWidget(label, row, 1)
    for widget in (picture, title, what, versions, licences):
        column.addWidget(widget)
    return _dialog(_tr("About VisualNet"), body, parent)


def _dialog(title: str, body: QWidget, parent: QWidget) -> QDialog:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(24, 20, 24, 16)
    layout.setSpacing(16)
    layout.addWidget(body, 1)
    layout.addWidget(buttons)
    return dialog
