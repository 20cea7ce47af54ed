"""Fault report: unexpected exceptions go to a log file and to one dialog."""

import logging
import sys
import threading
import traceback
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QMessageBox

from visualnet.plain_text import printable

_LOG_BYTES = 1_000_000
_LOG_AT_MOST = 20


class _LogFile(RotatingFileHandler):
    """Where the disk is full, nothing is logged: standard error and the dialog still tell."""

    def handleError(self, _record: logging.LogRecord) -> None:
        """Say nothing: a traceback of the logging would hide what was to be logged."""

    def close(self) -> None:
        """Close the file, whether what is left can be written or not."""
        with suppress(OSError):
            super().close()


class FaultReport(QObject):
    """An exception hook for the whole process; exceptions of other threads arrive here too.

    The same fault, told by its place, is logged and shown once: a broken repaint comes again and
    again. One dialog at a time.
    """

    _happened = Signal(str)

    def __init__(self, log_file: Path) -> None:
        super().__init__()
        self._log_file = log_file
        self._seen: set[str] = set()
        self._dialog: QMessageBox | None = None
        self._log = logging.getLogger("visualnet")
        self._happened.connect(self._show_dialog, Qt.ConnectionType.QueuedConnection)
        self._open_log()

    def install(self) -> None:
        """Hear of everything that nobody catches."""
        sys.excepthook = self.hear
        threading.excepthook = lambda args: self.hear(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def hear(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log an exception, and show it if it is a new one."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        frames = traceback.extract_tb(trace)
        place = f"{kind.__name__} {frames[-1].filename}:{frames[-1].lineno}" if frames else text
        if place in self._seen or len(self._seen) >= _LOG_AT_MOST:
            return
        self._seen.add(place)
        self._log.error("Unexpected: %s", text)
        sys.stderr.write(printable(text))
        self._happened.emit("" if issubclass(kind, MemoryError) else f"{kind.__name__}: {error}")

    @Slot(str)
    def _show_dialog(self, what: str) -> None:
        """Show a dialog. what: the fault, empty where it was want of memory, which is none."""
        if self._dialog is not None:
            return
        self._dialog = QMessageBox(QApplication.activeWindow())
        # It may come before there is a style sheet, which makes all labels plain.
        self._dialog.setTextFormat(Qt.TextFormat.PlainText)
        self._dialog.setIcon(QMessageBox.Icon.Warning)
        self._dialog.setWindowTitle(self.tr("Something went wrong"))
        if what:
            self._dialog.setText(
                self.tr(
                    "Something went wrong inside VisualNet. It is still running; save your work."
                )
            )
            self._dialog.setInformativeText(f"{what}\n\n{self.tr('Details:')} {self._log_file}")
        else:
            self._dialog.setText(
                self.tr(
                    "VisualNet ran out of memory but is still running. Save your work, then "
                    "close other programs."
                )
            )
        self._dialog.finished.connect(self._forget_dialog)
        self._dialog.open()

    @Slot()
    def _forget_dialog(self) -> None:
        if self._dialog:
            self._dialog.deleteLater()
            self._dialog = None

    def _open_log(self) -> None:
        try:
            self._log_file.parent.mkdir(parents=True, exist_ok=True)
            handler: logging.Handler = _LogFile(
                self._log_file, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8", delay=True
            )
        except OSError:
            # No place for a log: standard error still tells.
            handler = logging.NullHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        self._log.addHandler(handler)
