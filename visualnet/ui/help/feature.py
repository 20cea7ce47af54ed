"""Help: its actions, F1, and the windows that they open."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from visualnet.paths import log_file
from visualnet.ui.help.explanation import Explanation
from visualnet.ui.jobs.throttle import Throttle
from visualnet.ui.session.frame import Frame
from visualnet.ui.window.actions import ActionRow
from visualnet.ui.window.context import Context, Find

if TYPE_CHECKING:
    from visualnet.ui.help.glossary.dialog import GlossaryDialog
    from visualnet.ui.help.tour import Tour
    from visualnet.ui.help.welcome import Welcome

_PAUSE_MS = 500
"""Live values of the glossary change this often at most."""


class HelpFeature(QObject):
    """Connects the help with the window; each part is made when it is first asked for."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._glossary: GlossaryDialog | None = None
        self._entry = ""
        self._pace = Throttle(_PAUSE_MS, self._show_live, self)
        self._welcome: Welcome | None = None
        self._tour: Tour | None = None
        context.explain_term = self.open_glossary
        self._explanation = Explanation(context.window, self._title_of, self.open_glossary)
        context.menus.explain = self._explain_there
        self._add_actions()
        context.add_finds(self.tr("Glossary"), self._finds)

    def _add_actions(self) -> None:
        self._context.actions.add(
            ActionRow("welcome", "Welcome",
                      "Show the first card again: watch it learn, or take the tour",
                      self.show_welcome),
            ActionRow("tour", "Tour of the window",
                      "Five short notes beside the parts of this window", self.start_tour),
            ActionRow("explain", "What is this?",
                      "Explain what is under the mouse or has the focus", self._explain, "F1"),
            ActionRow("glossary", "Glossary", "What the words in this window mean",
                      self.open_glossary),
            ActionRow("showLog", "Show the log file", "Open the folder with the log of errors",
                      self._show_log),
            ActionRow("reportProblem", "Report a problem…",
                      "Copy versions and log to describe a problem; nothing is sent",
                      self._report_problem),
            ActionRow("about", "About VisualNet", "Versions and licences", self._show_about),
        )  # fmt: skip

    def offer_welcome(self) -> None:
        """Show the welcome card at a first start: where that is kept, and it was never answered."""
        preferences = self._context.preferences
        if preferences.are_kept and not preferences.is_welcomed:
            self.show_welcome(waits=True)

    def show_welcome(self, *, waits: bool = False) -> None:
        """Show the welcome card over the picture. waits: until the network was measured."""
        from visualnet.ui.help.welcome import Welcome

        if self._welcome is None:
            self._welcome = Welcome(self._context)
            self._welcome.tour_wanted.connect(self.start_tour)
        self._welcome.show(waits=waits)

    def start_tour(self) -> None:
        """Begin the tour from its first stop."""
        from visualnet.ui.help.tour import Tour

        if self._welcome is not None:
            self._welcome.close()
        if self._tour is None:
            self._tour = Tour(self._context)
        self._tour.start()

    def _explain(self) -> None:
        if not self._explanation.explain():
            self._context.actions["shortcuts"].trigger()

    def _explain_there(self, widget: QWidget, place: QPoint) -> None:
        if not self._explanation.show_at(widget, place):
            self._context.actions["shortcuts"].trigger()

    def open_glossary(self, key: str = "") -> None:
        """Open the glossary at a word; without one, at the word that was read last."""
        key = key or self._entry
        glossary = self._glossary or self._made_glossary(key)
        glossary.open_entry(key)
        glossary.show()
        glossary.raise_()
        glossary.activateWindow()
        # At rest no frame would come by itself.
        self._context.frames.request()

    def _made_glossary(self, key: str) -> "GlossaryDialog":
        from visualnet.ui.help.glossary.dialog import GlossaryDialog
        from visualnet.ui.help.glossary.entries import glossary_entries

        glossary = self._glossary = GlossaryDialog(glossary_entries(), key, self._context.window)
        glossary.entry_chosen.connect(self._note_entry)
        glossary.finished.connect(self._forget_glossary)
        self._context.frames.reading_ready.connect(self._take_frame)
        return glossary

    @Slot(str)
    def _note_entry(self, key: str) -> None:
        self._entry = key

    @Slot()
    def _forget_glossary(self) -> None:
        # It may be closed again before Qt destroys it.
        if self._glossary is None:
            return
        self._glossary = None
        self._context.frames.reading_ready.disconnect(self._take_frame)

    @Slot(object)
    def _take_frame(self, frame: Frame) -> None:
        self._pace.offer(frame)

    def _show_live(self, frame: Frame) -> None:
        if self._glossary is not None:
            from visualnet.ui.help.glossary.live import live_of

            self._glossary.show_live(live_of(self._context, frame))

    def _title_of(self, key: str) -> str:
        from visualnet.ui.help.glossary.entries import glossary_entries

        entry = glossary_entries().get(key)
        return "" if entry is None else entry.title

    def _finds(self) -> Iterator[Find]:
        from visualnet.ui.help.glossary.entries import glossary_entries

        for entry in glossary_entries().values():
            act = partial(self.open_glossary, entry.key)
            yield Find(entry.title, entry.text, "", act, words=entry.also)

    def _show_log(self) -> None:
        path = log_file()
        if path.is_file():
            sentence = self.tr("The log file is {0}.").format(path)
        else:
            sentence = self.tr("No errors so far. The log file will be {0}.").format(path)
        self._context.say(sentence, "log")
        if path.parent.is_dir():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

    def _report_problem(self) -> None:
        from visualnet.ui.help.report_dialog import ReportDialog

        ReportDialog(self._context).open()

    def _show_about(self) -> None:
        from visualnet.ui.help.about_dialog import AboutDialog

        AboutDialog(self._context.window).open()
