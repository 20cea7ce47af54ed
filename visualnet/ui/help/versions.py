"""Versions of VisualNet and of what it runs on."""

import platform

import numpy
import pyqtgraph
import scipy
from PySide6 import __version__ as pyside_version

from visualnet import __version__


def versions_text(separator: str = "\n") -> str:
    """Return the versions, one after the other."""
    versions = {
        "VisualNet": __version__,
        "Python": platform.python_version(),
        "PySide6": pyside_version,
        "pyqtgraph": pyqtgraph.__version__,
        "NumPy": numpy.__version__,
        "SciPy": scipy.__version__,
    }
    return separator.join(f"{name} {version}" for name, version in versions.items())
