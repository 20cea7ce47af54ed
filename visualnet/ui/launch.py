"""The process around the window: screen, fault report, signals, and the end."""

import os
import signal
import socket
import sys
import warnings
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QLocale, QSocketNotifier
from PySide6.QtWidgets import QApplication

from visualnet.errors import DisplayError, SettingError, VisualNetError
from visualnet.file_lock import HeldLock, take_lock
from visualnet.models.bundled import FIRST_MODEL, resolve_model
from visualnet.models.formats import open_model
from visualnet.models.said_of_model import NOTHING_SAID, SaidOfModel, with_said
from visualnet.paths import log_file, user_state_dir
from visualnet.plain_text import printable
from visualnet.projects.file_kinds import is_project
from visualnet.ui.app import build_window
from visualnet.ui.fault_report import FaultReport
from visualnet.ui.jobs.jobs import end_jobs
from visualnet.ui.look.translation import install_language, translated
from visualnet.ui.memory import collecting_between_events
from visualnet.ui.session.training_thread import end_all_threads
from visualnet.ui.window.main_window import MainWindow
from visualnet.ui.window.screen_fit import first_size

_SAID = "--input-range, --input-mean, --input-std, --activations and --classes"

_MOST_WINDOWS = 99
"""Windows of the program at the same time that have numbers."""


def main(files: Sequence[str] = (), said: SaidOfModel = NOTHING_SAID) -> int:
    """Open the window and run until it is closed.

    files: to open in it, as when they are dropped; or names of bundled models. What is wrong with
    them is said in the window, for whoever starts it by a click sees no standard error. said: of
    the model among them, where its file does not say it.
    Raises DisplayError where there is no screen, SettingError where what is said does not fit.
    """
    check_display()
    # What overflows in a network is said in the window, not by NumPy on standard error as well.
    warnings.filterwarnings("ignore", ".* encountered in ", RuntimeWarning)
    app = _application()
    app.setApplicationName("VisualNet")
    app.setDesktopFileName("visualnet")
    install_language(QLocale())
    faults = FaultReport(log_file())
    faults.install()
    window = opened_window(files, said)
    notifier = _quit_on_signals(window)
    number, lock = numbered(user_state_dir() / "windows")
    if number > 1:
        # Else nothing would tell two windows with the same work apart.
        window.title_end = f"{window.title_end} ({number})"
        window.setWindowTitle(f"{window.windowTitle()} ({number})")
    adapt_to_system(window)
    show_fitting(window)
    if not files:
        window.application.help.offer_welcome()
        window.application.files.menus.offer_last_project()
    with collecting_between_events():
        code = app.exec()
    notifier.setEnabled(False)
    if lock is not None:
        lock.release(removes_file=True)
    end_all_threads()
    if end_jobs():
        _leave(code)
    return code


def _application() -> QApplication:
    if sys.platform == "darwin":
        from visualnet.ui.systems.macos import MacApplication

        return MacApplication(sys.argv[:1])
    if sys.platform == "win32":
        from visualnet.ui.systems.windows import name_for_taskbar

        name_for_taskbar()
    return QApplication(sys.argv[:1])


def adapt_to_system(window: MainWindow) -> None:
    """Do what one system alone asks of a window that is not yet shown."""
    application = window.application
    if sys.platform == "darwin":
        from visualnet.ui.systems.macos import MacApplication, set_menu_roles

        set_menu_roles(window.menuBar())
        app = QApplication.instance()
        if isinstance(app, MacApplication):
            app.open_files_by(application.context.openers.open_paths)
    elif sys.platform == "win32":
        from visualnet.ui.systems.windows import TitleBarColours

        TitleBarColours(QApplication.styleHints(), application.preferences, window)


def opened_window(files: Sequence[str], said: SaidOfModel = NOTHING_SAID) -> MainWindow:
    """Return the window with these files; with the first model where none of them can be read.

    A model whose file leaves something open comes once the user has answered.
    Raises VisualNetError where not even that can be, or what is said does not fit the model.
    """
    from visualnet.ui.window.opening_plan import plan_opening

    plan = plan_opening(files)
    model = plan.first_model
    if said and model is None:
        raise SettingError(
            "{said} are of a model; give its file as well, or leave them out.", said=_SAID
        )
    asked = model if model is not None and _leaves_open(model, said) else None
    if asked is not None:
        model = None
    problems = [plan.problem] if plan.problem else []
    try:
        window = build_window(model or FIRST_MODEL)
    except VisualNetError as error:
        if model is None:
            raise
        problems.append(translated(error))
        window = build_window(FIRST_MODEL)
    context = window.application.context
    if asked is not None:
        window.application.files.models.said_of[asked] = said
    context.openers.carry_out(plan.without(model))
    for problem in problems:
        context.say_error(problem)
        _write_error(problem)
    return window


def _leaves_open(model: str, said: SaidOfModel) -> bool:
    """Tell whether a model's file leaves something open; raises SettingError where said wrongly."""
    if is_project(model):
        if said:
            raise SettingError(
                "{model} is a project, which says all; leave {said} out.", model=model, said=_SAID
            )
        return False
    try:
        document = open_model(resolve_model(model))
    except VisualNetError:
        # The window says it.
        return False
    with_said(document, said, model)
    return bool(document.left_open)


def numbered(folder: Path) -> tuple[int, HeldLock | None]:
    """Return the lowest number that no other window of the program has, and the lock that keeps it.

    Where nothing can be locked in the folder it is 1, without a lock.
    """
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for number in range(1, _MOST_WINDOWS + 1):
            lock = take_lock(folder / f"{number}.lock")
            if lock is not None:
                return number, lock
    return 1, None


def _write_error(sentence: str) -> None:
    # Without a console there is no standard error, and a terminal that was closed hears nothing.
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"visualnet: {printable(sentence)}\n")


def _leave(code: int) -> NoReturn:
    """End the process at once: Python would wait for threads that still read a file."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with suppress(OSError, ValueError):
                stream.flush()
    os._exit(code)


def check_display() -> None:
    """Raise DisplayError where Qt would abort for want of a screen."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise DisplayError(
            "There is no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set); "
            "start VisualNet from a desktop, or use its other commands, see visualnet --help."
        )


def show_fitting(window: MainWindow) -> None:
    """Show the window; at its first start as large as suits the screen, see `first_size`.

    A window that remembers where it was is shown there.
    """
    if window.application.preferences.layout is not None:
        window.show()
        return
    size, is_maximised = first_size(window.size(), window.screen().availableSize())
    window.resize(size)
    if is_maximised:
        window.showMaximized()
    else:
        window.show()


def _quit_on_signals(window: MainWindow) -> QSocketNotifier:
    """End at SIGINT, SIGTERM and SIGHUP, with what was learnt autosaved; exit code 128 + number.

    SIGHUP comes when the terminal is closed; whoever started the program with nohup has it ignored.
    Python's handlers do not run inside Qt's loop.
    """
    reader, writer = socket.socketpair()
    reader.setblocking(False)
    writer.setblocking(False)
    signal.set_wakeup_fd(writer.fileno())
    numbers = {signal.SIGINT, signal.SIGTERM}
    if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        numbers.add(signal.SIGHUP)
    for number in numbers:
        signal.signal(number, lambda *_: None)
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read, window)
    notifier.sockets = (reader, writer)  # type: ignore[attr-defined]

    def close() -> None:
        number = reader.recv(64)[0]
        # Once is enough, however often it is told.
        notifier.setEnabled(False)
        application = window.application
        application.race.settle()
        problem = application.files.keep_and_wait()
        if problem:
            _write_error(problem)
        application.never_ask(keeps=True)
        window.close()
        # Whatever dialog is open, all loops end with this one.
        QApplication.exit(128 + number)

    notifier.activated.connect(close)
    return notifier
