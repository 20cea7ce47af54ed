"""Connection of the panel of lessons with their shelf."""

from visualnet.ui.panels.lessons.panel import LessonsPanel
from visualnet.ui.panels.lessons.shelf import LessonShelf
from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import PanelDock


class LessonsDock(PanelDock[LessonsPanel]):
    """Connects the panel."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, LessonsPanel())
        self._shelf = shelf = context.shared(LessonShelf)
        shelf.changed.connect(self._show)
        panel = self.panel
        panel.start_requested.connect(shelf.start_asked)
        panel.open_requested.connect(shelf.open_asked)
        panel.folder_requested.connect(shelf.folder_asked)
        panel.guide_requested.connect(shelf.guide_asked)
        panel.sheet_requested.connect(shelf.sheet_asked)
        panel.export_requested.connect(shelf.export_asked)
        panel.forget_requested.connect(shelf.forget_asked)
        self.panel_shown.connect(shelf.wanted)
        self._show()
        shelf.wanted.emit()

    def _show(self) -> None:
        self.panel.show_entries(self._shelf.entries)
