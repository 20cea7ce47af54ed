"""The offer to open the last project again, at a start without files."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot

from visualnet.projects.file_kinds import is_project
from visualnet.ui.session.open_run import State
from visualnet.ui.window.context import Context
from visualnet.ui.window.floating import FloatingBar


class LastProject(QObject):
    """Asks over the picture until it is answered, another run is shown or one trains."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._path = Path()
        self._bar: FloatingBar | None = None

    @Slot()
    def offer(self) -> None:
        """Offer the project that was open last, if there is one, beside the first run."""
        session = self._context.session
        if session.run is None:
            # While data are loaded; the first run would take the offer back.
            session.run_changed.connect(self.offer, Qt.ConnectionType.SingleShotConnection)
            return
        recent = self._context.preferences.recent_files
        path = next((path for path in recent if is_project(str(path))), None)
        if path is None:
            return
        self._path = path
        self._bar = bar = FloatingBar("lastProjectBar", self.tr("Last project"))
        button = bar.add_button(
            "openLastProject", self.tr("Open"), self.tr("Open this project"), self._open_project
        )
        button.setAccessibleName(self.tr("Open the last project"))
        tip = self.tr("Close; it stays under File > Recent files")
        bar.add_close("", self.tr("Close"), tip, self._remove_bar)
        self._context.window.add_bar(bar, is_below=True)
        bar.say(self.tr("Continue with {0}?").format(path.name))
        session.run_changed.connect(self._remove_bar)
        session.state_changed.connect(self._follow_state)

    @Slot()
    def _open_project(self) -> None:
        self._remove_bar()
        self._context.openers.open_paths([str(self._path)])

    @Slot(object)
    def _follow_state(self, state: State) -> None:
        if state is State.RUNNING:
            self._remove_bar()

    @Slot()
    def _remove_bar(self) -> None:
        if self._bar is None:
            return
        self._context.session.run_changed.disconnect(self._remove_bar)
        self._context.session.state_changed.disconnect(self._follow_state)
        self._context.window.messages.remove(self._bar)
        self._bar = None
