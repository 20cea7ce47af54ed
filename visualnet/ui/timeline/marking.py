"""Marks on the timeline: named as they are set, renamed and deleted at their flag."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Slot

from visualnet.ui.session.past.marks import NewMark, marks_at, numbered_name
from visualnet.ui.session.session import Session
from visualnet.ui.timeline.mark_line import MarkLine
from visualnet.ui.timeline.strip import TimelineStrip
from visualnet.ui.window.acts.context_menus import Act, Entries


class Marking(QObject):
    """Lets the user name, rename and delete the marks of the run that is shown."""

    def __init__(self, session: Session, strip: TimelineStrip, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._strip = session, strip
        self.line = MarkLine(strip)
        session.marked.connect(self._ask_name)
        session.run_changed.connect(self.line.finish)
        # What is undone may be the mark that is being named.
        session.undo_stack.moving.connect(self.line.give_up)
        strip.rename_asked.connect(self.rename)
        strip.delete_asked.connect(session.delete_mark)

    @Slot(int)
    def rename(self, step: int) -> None:
        """Let the user type another name for the mark of a step."""
        run = self._session.run
        history = run.trainer.history if run else None
        marks = marks_at(history, step)
        if history is not None and marks:
            usual = numbered_name([each for each in history.events if each not in marks])

            def take(name: str) -> None:
                # Nobody renames what another run has there.
                if self._session.run is run:
                    self._session.rename_mark(step, name)

            x = self._strip.axis().x_of(step)
            self.line.ask(x, ", ".join(each.text for each in marks), usual, take)

    def entries(self, place: QPoint | None) -> Entries:
        """Return what can be done with the mark at a place of the strip, or at the knob."""
        strip = self._strip
        step = strip.shown_step if place is None else strip.step_near(place.x())
        if not strip.timeline.mark_at(step):
            return []
        rename, delete = partial(self.rename, step), partial(self._session.delete_mark, step)
        tip = self.tr("Take this mark away; can be undone")
        return [
            Act(self.tr("Rename mark…"), rename, "renameMark"),
            Act(self.tr("Delete mark"), delete, "deleteMark", tip),
            None,
        ]

    @Slot(object)
    def _ask_name(self, mark: NewMark | None) -> None:
        """Ask for the name of a mark that is set; where there is one already, for another."""
        strip = self._strip
        if mark is not None and mark.is_new and strip.isVisible() and strip.timeline.last_step:
            # While the training goes on its step is known a moment later: it is the newest.
            step = strip.shown_step if mark.step is None else mark.step
            take = partial(self._name, mark)
            self.line.ask(strip.axis().x_of(step), "", mark.usual_name, take)
        elif mark is not None and not mark.is_new:
            self.rename(strip.shown_step)

    def _name(self, mark: NewMark, name: str) -> None:
        if name.strip():
            mark.name(name)
            self._session.marks_changed.emit()
