"""The race of two runs: its action, its thread, and its view in place of the picture."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from visualnet.training.racing.race import Race, RaceState
from visualnet.training.runs import RunRecord
from visualnet.ui.jobs.newest_job import NewestJob
from visualnet.ui.race.entering import Prepared, entrant_of, parent_of
from visualnet.ui.race.keeping import keep_runs
from visualnet.ui.race.race_thread import RaceThread
from visualnet.ui.race.stage import RaceStage
from visualnet.ui.race.starting import Line, starting_line
from visualnet.ui.race.words import end_text
from visualnet.ui.session.clock import FrameClock
from visualnet.ui.session.open_run import OpenRun, State
from visualnet.ui.session.run_list import RunList
from visualnet.ui.session.run_names import run_names
from visualnet.ui.window.actions import ActionRow
from visualnet.ui.window.context import Context

if TYPE_CHECKING:
    from visualnet.ui.race.charts import Curves
    from visualnet.ui.race.view import RaceView

_CURVES_MS = 500

_OF_THE_PICTURE = ("exportPicture", "print", "copyPicture")
"""Actions with the picture whose place a race takes."""


class RaceFeature(QObject):
    """Starts races, one at a time, and lists what they come to among the runs."""

    begun = Signal()
    ended = Signal()
    """The picture is back, and both runs are listed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._prepared: Prepared | None = None
        self._racing: Prepared | None = None
        self._stage = RaceStage(context, self)
        self._thread: RaceThread | None = None
        self._state: RaceState | None = None
        self._waiting: Line | None = None
        self._is_ending = self._gives_way = False
        self._clock = FrameClock(self)
        self._clock.tick.connect(self._on_tick)
        self._curves = NewestJob(context.jobs, _CURVES_MS, context.tell, self)
        context.share(RaceFeature, self)
        context.actions.add(
            ActionRow("race", "Race two runs…",
                      "Train two runs side by side, at the same number of examples", self.ask),
            ActionRow("raceParent", "Race the run this one started from",
                      "Train both from where they part, side by side", self._race_parent),
        )  # fmt: skip
        context.pad.changed.connect(self._show_state)
        context.session.state_changed.connect(self._give_way)
        context.run_log.about_to_be_left.connect(self.settle)
        for signal in (context.run_log.changed, context.session.run_changed):
            signal.connect(self._follow_shown)
            signal.connect(self._show_whether_possible)
        self._show_whether_possible()

    @property
    def view(self) -> "RaceView | None":
        """What shows the race; None where there is none."""
        return self._stage.view

    @property
    def is_going_on(self) -> bool:
        """Whether there is a race, be it paused or over."""
        return self.view is not None

    @property
    def race(self) -> Race | None:
        """The race there is; its trainers belong to its thread."""
        return None if self._thread is None else self._thread.race

    @Slot()
    def ask(self) -> None:
        """Let the user choose two of the listed runs."""
        from visualnet.ui.race.dialog import RaceDialog

        log, window = self._context.run_log, self._context.window
        records = log.history.records
        dialog = RaceDialog(records, run_names(records), log.current, window)
        dialog.chosen.connect(partial(self._begin_chosen, log.list))
        dialog.open()

    def begin(self, run_a: OpenRun | RunRecord, run_b: OpenRun | RunRecord) -> None:
        """Let two runs race, as soon as where they begin is known; one that goes on is ended.

        A run and its fork begin where they part, with the settings they have now; others at their
        first weights; a listed run that is no longer open with new ones of its seed, which is said.
        No run is changed. The open run is paused; trained again, it ends the race, as does another
        run that is shown.
        """
        context = self._context
        entrants = entrant_of(run_a, context), entrant_of(run_b, context)
        context.session.pause()
        prepared = Prepared(entrants, context.run_log.list, context.session.run)
        self._prepared, self._waiting = prepared, None
        context.jobs.submit(
            partial(starting_line, *entrants),
            partial(self._start, prepared),
            partial(self._refuse, prepared),
        )

    @Slot()
    def end(self) -> None:
        """End the race, list both runs, and show the picture again; does not wait."""
        if self._thread is not None:
            self._is_ending = True
            self._thread.end()
            self._finish_where_ended()

    @Slot()
    def settle(self) -> None:
        """End the race at once and list both runs; waits for the present step, in milliseconds.

        One that is prepared does not begin.
        """
        self._give_up_prepared()
        if self._thread is not None:
            self._thread.end()
            self._thread.wait()
            self._finish(self._thread)

    def close(self) -> None:
        """Stop, and let no picture come any more; does not wait."""
        self._give_up_prepared()
        self._clock.stop()
        self._curves.forget()
        self.end_thread()
        if self.view is not None:
            self.view.close_jobs()

    def end_thread(self) -> None:
        """Let no thread go on, though the window is being destroyed; does not wait."""
        if self._thread is not None:
            self._thread.end()

    @Slot()
    def _show_whether_possible(self) -> None:
        log = self._context.run_log
        is_possible = len(log.history.records) > 1 and not self.is_going_on
        self._context.actions["race"].setEnabled(is_possible)
        has_parent = parent_of(self._context.session) is not None and not self.is_going_on
        self._context.actions["raceParent"].setEnabled(has_parent)
        for name in _OF_THE_PICTURE:
            self._context.actions[name].setEnabled(not self.is_going_on)

    @Slot()
    def _race_parent(self) -> None:
        run, parent = self._context.session.run, parent_of(self._context.session)
        if run is not None and parent is not None:
            self.begin(parent, run)

    @Slot(object)
    def _give_way(self, state: State) -> None:
        """End the race where the open run is trained: that is to be seen. Begin none either."""
        if state is State.RUNNING:
            self._give_up_prepared()
            self._context.take_back("race")
            self._gives_way = self.is_going_on
            self.end()

    def _give_up_prepared(self) -> None:
        self._prepared = self._waiting = None

    @Slot()
    def _follow_shown(self) -> None:
        """Begin no race of a project or beside a run that is shown no more, and end one."""
        if self._prepared is not None and not self._prepared.is_shown(self._context):
            self._give_up_prepared()
        if self._racing is not None and not self._racing.is_shown(self._context):
            self.settle()

    def _begin_chosen(self, runs: RunList, one: RunRecord, other: RunRecord) -> None:
        """Begin a race of two runs of a list, if that is still the one that is shown."""
        if runs is self._context.run_log.list:
            self.begin(one, other)

    def _refuse(self, prepared: Prepared, error: Exception) -> None:
        if prepared is self._prepared:
            self._give_up_prepared()
            self._context.tell(error, "race")

    def _start(self, prepared: Prepared, line: Line) -> None:
        if prepared is not self._prepared:
            return
        if self._thread is not None:
            # Its runs are listed first.
            self._waiting = line
            self.end()
            return
        self._context.take_back("race")
        self._give_up_prepared()
        race = Race(line.a, line.b)
        self._thread = RaceThread(race)
        self._thread.finished.connect(self._finish_where_ended)
        self._racing, self._is_ending, self._gives_way = prepared, False, False
        one, other = prepared.entrants
        self._listen(self._stage.show_race(race, line, (one.name, other.name)))
        self._state = race.state()
        self._show_state()
        self._show_whether_possible()
        self._play()
        self._thread.begin()
        self.begun.emit()

    def _listen(self, view: "RaceView") -> None:
        view.play_asked.connect(self._play)
        view.pause_asked.connect(self._pause)
        view.end_asked.connect(self.end)
        view.pace_chosen.connect(self._set_pace)
        self._set_pace(view.pace.currentData())

    @Slot()
    def _play(self) -> None:
        if self._thread is not None:
            self._thread.control.play()
            self._clock.start()
            self._show_activity()

    @Slot()
    def _pause(self) -> None:
        if self._thread is not None:
            self._thread.control.pause()
            self._show_activity()

    @Slot(object)
    def _set_pace(self, examples_per_second: float | None) -> None:
        if self._thread is not None:
            self._thread.control.set_speed(examples_per_second)

    @Slot()
    def _on_tick(self) -> None:
        thread = self._thread
        if thread is None:
            self._clock.stop()
            return
        # Looked at first: what it leaves at its end is taken then.
        is_settled = thread.isFinished() or thread.control.is_settled
        newest = thread.outbox.take()
        if newest is not None:
            self._state = newest
            self._show_state()
            self._curves.offer(partial(_curves_of, thread.race), self._stage.show_curves)
        if is_settled:
            self._clock.stop()
        self._show_activity()

    @Slot()
    def _show_state(self) -> None:
        """Show the newest state, with what is in the pad now."""
        if self.race is not None and self._state is not None:
            self._stage.show_state(self.race, self._state)

    def _show_activity(self) -> None:
        view, thread, state = self.view, self._thread, self._state
        if view is not None and thread is not None:
            is_over = state is not None and state.is_over
            is_playing = thread.control.is_playing and not is_over
            view.show_playing(is_playing=is_playing, is_over=is_over)

    @Slot()
    def _finish_where_ended(self) -> None:
        """Finish the race that was told to end or failed, once its thread has ended."""
        thread = self._thread
        if thread is not None and thread.isFinished() and (self._is_ending or thread.error):
            self._finish(thread)

    def _finish(self, thread: RaceThread) -> None:
        """Keep what a race has come to, and show the picture again."""
        context, racing = self._context, self._racing
        self._curves.forget()
        self._clock.stop()
        # First: what is told below may ask for the end again.
        self._thread = self._racing = self._state = None
        self._stage.clear()
        is_listed = False
        if racing is not None and keep_runs(thread.race, racing.entrants, racing.runs):
            context.run_log.changed.emit()
            is_listed = racing.runs is context.run_log.list
        told = end_text(is_listed=is_listed, gives_way=self._gives_way)
        if told:
            context.say(told, "race")
        self._show_whether_possible()
        self.ended.emit()
        line, self._waiting = self._waiting, None
        if line is not None and self._prepared is not None:
            self._start(self._prepared, line)
        if thread.error is not None:
            # The last, as it is raised where it is a fault of the program.
            context.tell(thread.error, "race")


def _curves_of(race: Race) -> "tuple[Curves, Curves]":
    from visualnet.ui.race.charts import race_curves

    return race_curves(race.a), race_curves(race.b)
