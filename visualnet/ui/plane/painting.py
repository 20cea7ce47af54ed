"""Points painted by hand: added and taken away on the plane, kept in a table of the user's."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from visualnet.data.dataset import Dataset
from visualnet.data.plane.painted import DataPoints, Painted, is_painted, table_text
from visualnet.features import PointArray
from visualnet.paths import write_atomically
from visualnet.ui.plane.painted_tables import PaintedTables
from visualnet.ui.plane.pen import Pen
from visualnet.ui.plane.shown_points import ReadPoints
from visualnet.ui.session.data.ways import shown_source
from visualnet.ui.session.open_run import State
from visualnet.ui.session.undo import ValueCommand
from visualnet.ui.window.context import Context

if TYPE_CHECKING:
    from visualnet.ui.plane.points_question import PointsQuestion


TOO_FEW = "few painted points"
"""What is said of painted points that are not learnt from, until they are."""


class Painting(QObject):
    """Adds and erases points; those that can be learnt from become the run's data at once."""

    changed = Signal()
    """Other points are to be shown."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.pen = Pen(self)
        self._painted: Painted | None = None
        self._whole: Painted | None = None
        """All points of the data that are shown, as their source has them."""
        self._is_reading = False
        self._loading: Painted | None = None
        """What was painted last, until the run has it."""
        self._written: tuple[Path, Painted] | None = None
        """What was written last, to which table."""
        self.tables = PaintedTables(context)
        self._unkept: Painted | None = None
        """What could not be kept in a table."""
        self._left: dict[int, Painted | None] = {}
        """What was too little to be learnt from when a run was left, by the run; for undo."""
        self._behind: set[Painted] = set()
        """Of these, those of data that are not shown now."""
        self._safe: set[Painted] = set()
        """What is too little to be learnt from, and was saved as a table or given up."""
        self._state = context.pad.plane
        self._state.points_in_no_table = self._in_no_table
        self._state.points_kept.connect(self.note_safe)
        context.data.failed.connect(self._leave_unkept)
        context.data.dropped.connect(self._drop)
        context.session.state_changed.connect(self._tell_what_is_learnt)
        context.add_unsaved(lambda: bool(self.unsaved()), lambda then: self._question.ask(then))

    @cached_property
    def _question(self) -> "PointsQuestion":
        from visualnet.ui.plane.points_question import PointsQuestion

        return PointsQuestion(self._context, self)

    @property
    def waiting(self) -> Painted | None:
        """What is painted and too little yet to be learnt from; None where nothing is."""
        return self._painted

    def unsaved(self) -> list[Painted]:
        """Return the points that are in no file of the user's, and that no network has learnt.

        Of others it is asked with what has learnt them.
        """
        mine = self._in_no_table() or self._never_learnt()
        found = [] if mine is None else [mine]
        return [painted for painted in (*found, *self._behind) if painted not in self._safe]

    def _in_no_table(self) -> Painted | None:
        painted = self._painted
        if painted is not None and (painted.is_waiting or painted is self._unkept):
            return painted
        return None

    def _never_learnt(self) -> Painted | None:
        """Return the painted points that are shown, where only the program's table has them."""
        session = self._context.session
        run, known = session.run, self.tables.known_of(session.dataset)
        path = Path(session.config.dataset)
        if run is None or run.state[0] or self.tables.is_kept(path):
            return None
        is_shown = self._has_painted_data and self._painted in (None, known)
        return known if is_shown else self._loading

    @Slot(object)
    def note_safe(self, painted: Painted) -> None:
        """They are in a file of the user's, or are not wanted."""
        self._safe.add(painted)
        self.changed.emit()

    @Slot(object)
    def _tell_what_is_learnt(self, state: State) -> None:
        # A single step may be over before it is told that one goes on.
        has_learnt = state in (State.RUNNING, State.PAUSED)
        if has_learnt and self._painted is not None and not self._painted.is_enough:
            words = self.tr(
                "The points you are painting are too few to be learned from: the network learns "
                "from those that were there before."
            )
            self._context.say_error(words, TOO_FEW)

    def _leave_waiting(self) -> None:
        painted = self._in_no_table()
        if painted is not None:
            self._behind.add(painted)

    def leave_data(self) -> None:
        """Other data are shown now, whose points are still to be read."""
        session, painted = self._context.session, self._painted
        features, source = session.features, session.config.dataset
        is_older = painted is None or features is None or painted.columns != features.columns
        is_on_its_way = self._loading is not None and self._written == (Path(source), self._loading)
        is_painted_on = is_on_its_way and not is_older
        if self._loading is not None and not is_painted_on:
            # Another run was asked for, whose points these are not.
            self._context.data.cancel()
        if is_older or not self._has_painted_data:
            self._leave_waiting()
            self._painted = None
        self._is_reading = True
        self._keep_shown()
        self.pen.meet(session.dataset, source, is_painted_on=is_painted_on)

    @property
    def _has_painted_data(self) -> bool:
        return is_painted(self._context.session.config.dataset)

    @Slot()
    def note_saved(self) -> None:
        """A project was saved: the tables of its runs stay as they are."""
        self.tables.note_saved()
        self.changed.emit()

    def knows(self, dataset: Dataset) -> bool:
        """Tell whether all points of the data that are shown now are known, or come in a moment."""
        is_coming = self._loading is not None and self._has_painted_data
        return is_coming or self.tables.known_of(dataset) is not None

    def take_data(self, read: ReadPoints | None) -> None:
        """Go on from the points that were read; None where there are none."""
        session = self._context.session
        self._is_reading = False
        if self._loading is not None and self._has_painted_data:
            # More was painted meanwhile, and comes in a moment.
            return
        self._leave_waiting()
        self._take_opened()
        features = session.features
        self._whole = None
        if read is not None and read.whole and features is not None:
            self._whole = Painted(read.whole, read.places, features.columns, read.classes)
            if self._has_painted_data:
                # Undo may write others into that table.
                self.tables.know(session.dataset, self._whole)
        self._settle()

    def _settle(self) -> None:
        """Go on from the points of the run that is shown; none are on their way."""
        session = self._context.session
        self._painted, self._loading = self._left.get(session.run_id), None
        self._behind.discard(self._painted)
        self._whole = self.tables.known_of(session.dataset) or self._whole
        present = self.present()
        if present is not None:
            self.pen.take_points(present)

    def _keep_shown(self, *, is_dropped: bool = False) -> None:
        """Write the points that are shown into their table where it has others by now.

        is_dropped: which it has since a moment ago, as these were the newest.
        """
        session = self._context.session
        path, known = Path(session.config.dataset), self.tables.known_of(session.dataset)
        if known is None or self._written == (path, known) or not self._has_painted_data:
            return
        if is_dropped or not self.tables.is_named(path):
            self._write(path, known, lambda: None)

    @Slot(bool)
    def _drop(self, is_replaced: bool) -> None:
        """What was painted last does not come; is_replaced: as other data were asked for."""
        if self._loading is None:
            return
        self._settle()
        self._keep_shown(is_dropped=True)
        self.changed.emit()
        if is_replaced:
            words = self.tr(
                "The last change to the points was dropped, as other data or settings were asked "
                "for. Make it again."
            )
            self._context.say_error(words, "plane")

    def _take_opened(self) -> None:
        """Go on with the points that came with a project."""
        run_id, features = self._context.session.run_id, self._context.session.features
        opened = self._state.points_of_projects.pop(run_id, None)
        if opened is None or features is None or opened.columns != features.columns:
            return
        self._left[run_id] = opened
        if opened.is_enough:
            self._unkept = opened

    def add(self, values: tuple[float, ...]) -> None:
        """Add a point of the chosen class; can be undone."""
        present = self.asked_present()
        if present is not None:
            name = present.class_of_key(self.pen.key)
            if present.has_point(values, name):
                # A double click means one point; two could be learnt from and tested with.
                return
            self._take(present.with_point(values, name), self.tr("add a point"))

    def erase(self, values: tuple[float, ...], scale: PointArray) -> None:
        """Take the nearest point away; can be undone.

        scale: of each number, to compare by; infinite for one that does not count.
        """
        present = self.asked_present()
        if present is None or not len(present.data.labels):
            return
        self._take(present.without(present.nearest(values, scale)), self.tr("erase a point"))

    @Slot()
    def clear(self) -> None:
        """Begin with no points; can be undone."""
        present = self.asked_present()
        if present is None:
            return
        nothing = DataPoints(present.data.points[:0], present.data.labels[:0])
        none = replace(present, data=nothing, places=present.places[:0])
        self._take(none, self.tr("erase all points"))

    def present(self) -> Painted | None:
        """Return all points that are shown, as they would be kept; None while they are unknown."""
        if self._painted is None and self._is_reading:
            return None
        return self._whole if self._painted is None else self._painted

    def asked_present(self) -> Painted | None:
        """Return what `present` does, and say why where there is nothing."""
        present = self.present()
        if present is None:
            words = self.tr("The points are still being read. Try again in a moment.")
            if not self._is_reading:
                words = self.tr("The points of {0} cannot be read any more. Open other data.")
                words = words.format(shown_source(self._context.session.config.dataset))
            self._context.say_error(words, "plane")
        return present

    def _take(self, painted: Painted, text: str) -> None:
        session, data = self._context.session, self._context.data
        if not painted.is_enough:
            if self._loading is not None:
                # What is on its way is one step with this.
                data.cancel()
            before = self._painted
            self._show(painted)
            session.undo_stack.add(ValueCommand(self._show, before, painted, text))
            return
        before = self._painted
        if before is not None and (not before.is_enough or before is self._unkept):
            self._left[session.run_id] = before
        path = self.tables.path_to_write()
        # What is painted next goes on from this, even before it is loaded. Of what is being loaded
        # nothing comes any more: of other data, the network would learn other points than these.
        self._loading = None
        self._say_dropped()
        data.cancel()
        self._painted = self._loading = painted
        session.undo_stack.await_step(data.cancel)
        self.changed.emit()

        def note_there() -> None:
            self.tables.know(session.dataset, painted)
            self._loading = None
            self.tables.note_used()
            self.changed.emit()

        def open_table() -> None:
            # Unless it was dropped, or more was painted.
            if self._loading is painted:
                data.open_painted(str(path), text, note_there)

        self._write(path, painted, open_table)

    def _say_dropped(self) -> None:
        """Say what does not come, as points are painted on those that are shown."""
        asked, present = self._context.data.asked_config, self._context.session.base_config
        words = ""
        if asked.dataset != present.dataset:
            words = self.tr(
                "{0} was not opened, as you changed the points before it was there. Open it again."
            ).format(shown_source(asked.dataset))
        elif asked != present:
            words = self.tr(
                "The settings asked for were dropped, as you changed the points before they were "
                "there. Make the change again."
            )
        if words:
            self._context.say_error(words, "plane")

    def _show(self, painted: Painted | None) -> None:
        self._painted = self._left[self._context.session.run_id] = painted
        self.changed.emit()

    def _write(self, path: Path, painted: Painted, then: Callable[[], None]) -> None:
        self._written = path, painted

        def write() -> None:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, table_text(painted))

        self._context.saving.submit(write, lambda _none: then(), partial(self._tell, path))

    @Slot()
    def _leave_unkept(self) -> None:
        """What was painted last is in no table that can be learnt from; it stays on the plane."""
        if self._loading is not None:
            self._unkept, self._loading = self._painted, None
            self._keep_shown(is_dropped=True)
            self._context.session.undo_stack.end_await()
            self.changed.emit()

    def _tell(self, path: Path, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        self._leave_unkept()
        words = self.tr("The points cannot be kept in {0} ({1}).")
        self._context.say_error(words.format(path, error), "plane")
