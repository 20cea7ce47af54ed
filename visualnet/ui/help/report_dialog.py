"""Report a problem: what is needed to describe one, as text to copy; nothing is sent."""

import platform
from pathlib import Path

from PySide6.QtCore import QLocale, QSysInfo
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from visualnet.number_text import exact_text
from visualnet.paths import log_file
from visualnet.training.config import TrainingConfig
from visualnet.ui.help.dialog_frame import copy_button, text_to_copy
from visualnet.ui.help.versions import versions_text
from visualnet.ui.look.theme import current_theme
from visualnet.ui.widgets.build import fill_dialog, label
from visualnet.ui.window.context import Context

_LAST_LINES = 60
_LAST_BYTES = 20_000


class ReportDialog(QDialog):
    """Shows all that Copy copies."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self.setObjectName("reportDialog")
        self.setWindowTitle(self.tr("Report a problem"))
        text = report_text(context)
        words = self.tr(
            "VisualNet sends nothing. Copy this text, add what happened, and send it to "
            "whoever gave you VisualNet."
        )
        shown = text_to_copy(text, self.tr("Text of the report"), "reportText")
        copy = copy_button(
            self.tr("Copy"), self.tr("Copy this text to the clipboard"), shown.toPlainText
        )
        fill_dialog(self, label(words, wraps=True), shown, copy=copy)
        size = context.window.size()
        self.resize(min(720, size.width()), min(560, size.height()))


def report_text(context: Context) -> str:
    """Return versions, system, screen, look and network, and the end of the log; no names.

    It is in English, whatever the window's language, for whoever is to mend it.
    """
    window, session = context.window, context.session
    functions = ", ".join(session.network.activations) or "none"
    lines = [
        versions_text(),
        "",
        f"System: {QSysInfo.prettyProductName()}, {platform.machine()}",
        f"Platform: {QGuiApplication.platformName()}, language {QLocale.system().name()}",
        _screen_line(window),
        f"Theme: {current_theme().name}, text {window.font().pixelSize()} px",
        f"Network: {session.network.describe()}, {functions}, {session.network.output}",
        f"State: {session.state.value}",
        f"Settings: {_changed_settings(session.config)}",
        "",
        "Log:",
        last_log_lines(log_file()),
    ]
    return without_home("\n".join(lines))


def _changed_settings(config: TrainingConfig) -> str:
    """Return the settings that are not as at the start."""
    usual = TrainingConfig().as_json_object()
    settings = config.as_json_object().items()
    changed = [f"{name} {value}" for name, value in settings if value != usual.get(name)]
    return ", ".join(changed) or "as at the start"


def _screen_line(window: QWidget) -> str:
    screen, ratio = window.screen().size(), window.devicePixelRatioF()
    size = f"{window.width()} × {window.height()}"
    return f"Window: {size} on {screen.width()} × {screen.height()}, scale {exact_text(ratio)}"


def last_log_lines(path: Path) -> str:
    """Return the end of the log file; a word where there is none, or it cannot be read."""
    try:
        with path.open("rb") as file:
            file.seek(0, 2)
            file.seek(max(0, file.tell() - _LAST_BYTES))
            text = file.read().decode("utf-8", "replace")
    except FileNotFoundError:
        return "(empty)"
    except OSError as error:
        return f"(cannot be read: {error.strerror})"
    return "\n".join(text.splitlines()[-_LAST_LINES:]) or "(empty)"


def without_home(text: str) -> str:
    """Return a text with ~ for the user's home, whose name is nobody's business."""
    try:
        home = str(Path.home())
    except RuntimeError:
        return text
    return text.replace(home, "~") if len(home) > 1 else text
