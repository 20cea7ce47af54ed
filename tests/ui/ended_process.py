"""The real program for tests that end it: started, brought into a state, told of on stdout.

usage: python ended_process.py STATE FOLDER     STATE: idle, running, saving, dialog,
reading, closing or busy.

"busy" saves a project and a model and changes the settings all the time, and goes on with what it
is offered: whoever kills it kills it while it writes. "reading" never comes to the end of what it
reads; so does "closing", which closes its window.
"""

import json
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from visualnet.ui import launch

BEAT_MS = 10
AUTOSAVE_MS = 30
STEPS = 20


class Driver(QObject):
    """Uses the window as somebody would who never rests."""

    def __init__(self, window: QWidget, state: str, folder: Path) -> None:
        super().__init__(window)
        self.window, self.state, self.folder = window, state, folder
        self.application = window.application
        self.session = self.application.session
        self.is_ready = self.is_offered = False
        self.saved = self.themes = 0
        self.keeping = self.application.files
        self.autosaves = 0
        self.session.run_changed.connect(self.watch)
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.beat)
        self.timer.start(BEAT_MS)

    def watch(self) -> None:
        """From the first run on there is autosave."""
        self.session.run_changed.disconnect(self.watch)
        if self.state == "busy":
            self.keeping.autosaver.set_pace(AUTOSAVE_MS, share=0)
        self.keeping.autosaver.saved.connect(self.note_autosave)

    def note_autosave(self) -> None:
        self.autosaves += 1

    def tell(self, **what: object) -> None:
        print(json.dumps(what), flush=True)  # noqa: T201 - the test reads it

    def beat(self) -> None:
        if self.session.run is None:
            return
        if self.state == "busy":
            self.busy()
        elif not self.is_ready:
            self.get_ready()

    def get_ready(self) -> None:
        if self.state in ("reading", "closing"):
            self.application.context.jobs.submit(threading.Event().wait, lambda _none: None)
            self.application.picture._set_dashed(True)
            self.note_ready()
            if self.state == "closing":
                self.window.close()
            return
        if self.state == "idle":
            self.note_ready()
            return
        if self.session.state.value == "idle":
            self.session.change(epochs=None)
            self.session.play()
        if self.session.shown_step < STEPS:
            return
        if self.state == "saving":
            self.save()
        if self.state == "dialog":
            # Stands still and asks.
            self.window.close()
        self.note_ready()

    def note_ready(self) -> None:
        self.is_ready = True
        self.tell(ready=self.state, step=self.session.shown_step)

    def save(self) -> None:
        self.keeping.projects.save_to(self.folder / "work.vnet", self.save)

    def save_model(self) -> None:
        self.saved += 1
        self.application.files.models.save_to(self.folder / "model.npz", then=self.save_model)

    def busy(self) -> None:
        recovery = self.keeping.recovery
        if not self.is_offered:
            if recovery.bar is None and not recovery.is_settled:
                return
            self.is_offered = True
            project = recovery.project
            self.tell(offered=project and project.shown.checkpoint.step)
            if recovery.bar is not None:
                recovery.bar.findChild(QWidget, "recoverButton").click()
            else:
                self.session.change(epochs=None)
                self.session.play()
            self.save()
            self.save_model()
        self.themes += 1
        self.application.picture._set_dashed(self.themes % 2 == 0)
        # The first may be of just what was recovered.
        if self.autosaves >= 2 and not self.is_ready:
            self.note_ready()


def main() -> int:
    state, folder = sys.argv[1], Path(sys.argv[2])
    build = launch.build_window

    def built(model: str) -> QWidget:
        window = build(model)
        Driver(window, state, folder)
        return window

    launch.build_window = built
    code = launch.main()
    assert isinstance(QApplication.instance(), QApplication)
    return code


if __name__ == "__main__":
    sys.exit(main())
