"""Time travel in the window: strip and story below the picture, and what goes back and on."""

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, QPoint, Slot

from visualnet.number_text import count_text
from visualnet.training.moments.keyframes import Moments
from visualnet.ui.jobs.newest_job import NewestJob
from visualnet.ui.jobs.throttle import Throttle
from visualnet.ui.session.open_run import State
from visualnet.ui.session.past.steps import finder_of
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.timeline.begun_runs import runs_begun
from visualnet.ui.timeline.content import Timeline, timeline_of
from visualnet.ui.timeline.looking_back_bar import LookingBackBar
from visualnet.ui.timeline.marking import Marking
from visualnet.ui.timeline.player import Player
from visualnet.ui.timeline.story import Story, story_of
from visualnet.ui.timeline.story_band import StoryBand
from visualnet.ui.timeline.strip import TimelineStrip
from visualnet.ui.timeline.travel import TimeTravel
from visualnet.ui.widgets.build import marked, page
from visualnet.ui.window.actions import ActionRow
from visualnet.ui.window.acts.context_menus import Entries
from visualnet.ui.window.context import Context

_PAUSE_MS = 500
_STORY_MS = 150
"""At most so often, and never more than half of a core."""
_NO_STORY = np.zeros((0, 0), np.float32)


class TimelineFeature(QObject):
    """Connects the timeline with the session."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        session = context.session
        self.travel = TimeTravel(session, self)
        self.strip, self.band, self.player = TimelineStrip(), StoryBand(), Player(self)
        self.bar = LookingBackBar(self._go_on, self._return_to_now, self.travel.cancel)
        self.strip.put_card_above(self.band)
        self._marking = Marking(session, self.strip, self)
        self._add_actions()
        self._part = marked(page(self.band, self.strip, gap=0), "timeline")
        context.window.add_below_picture(self._part)
        context.window.add_bar(self.bar)
        self._is_connected = False
        context.share(TimelineFeature, self)
        context.preferences.bind(Preferences.has_timeline, self._show_part)
        context.preferences.bind(Preferences.history_megabytes, self._set_budget)
        self._pace = Throttle(_PAUSE_MS, self._show_timeline, self, context.pad.hand)
        # A sentence is read, not watched; each lays out the bar again.
        self._bar_pace = Throttle(_PAUSE_MS, self._show_bar, self)
        self._stories = NewestJob(context.jobs, _STORY_MS, context.tell, self)
        # While something is drawn it is asked for with each move.
        self._story_pace = Throttle(_STORY_MS, self._ask_story, self, context.pad.hand)
        self._story_of: object = None
        self._story: Story = {}
        self._connect()
        self._is_connected = True

    def close(self) -> None:
        """Look for nothing any more."""
        self.player.stop()
        self.travel.close()

    def _connect(self) -> None:
        session, strip, travel = self._context.session, self.strip, self.travel
        strip.step_dragged.connect(travel.drag_to)
        strip.step_chosen.connect(travel.go_to)
        self.band.step_chosen.connect(self._go_to)
        strip.now_asked.connect(travel.return_to_now)
        strip.fork_asked.connect(self._fork)
        strip.play_asked.connect(self._play)
        self.player.stop_by(strip)
        self.player.step_due.connect(travel.drag_to)
        travel.progressed.connect(self.bar.show_progress)
        travel.arrived.connect(self._show_past)
        session.past_changed.connect(self._show_past)
        session.run_changed.connect(self._show_run)
        session.forked.connect(self._say_forked)
        session.edits_changed.connect(self._pace.offer)
        # What is done to the run as it is now is not to be overtaken by a step looked for before.
        session.edits_changed.connect(self._stand_still)
        session.undo_stack.moving.connect(self._stand_still)
        session.state_changed.connect(self._follow_state)
        travel.missed.connect(self._say_missed)
        self._context.frames.rest_due.connect(lambda _frame: self._pace.offer())
        self._context.pad.changed.connect(self._story_pace.offer)
        session.marks_changed.connect(self._pace.pass_on)
        session.marked.connect(lambda _mark: self._pace.pass_on())
        self._context.run_log.changed.connect(self._pace.offer)
        self._context.menus.add(strip, self._entries)

    def _add_actions(self) -> None:
        self._context.actions.add(
            ActionRow("timeline", "Timeline", "Show the whole training below the picture",
                      self._set_shown, "Ctrl+Shift+T", is_checkable=True),
            ActionRow("goOnFromHere", "Go on from here",
                      "Start a new run from the step that is shown", self._go_on),
            ActionRow("backToNow", "Back to now", "Show the newest step again",
                      self._return_to_now, "Ctrl+End"),
        )  # fmt: skip
        self._enable_actions()

    def _enable_actions(self) -> None:
        is_back = self._context.session.past is not None
        for name in ("goOnFromHere", "backToNow"):
            self._context.actions[name].setEnabled(is_back)

    @Slot(bool)
    def _set_shown(self, is_on: bool) -> None:
        self._context.preferences.has_timeline = is_on

    def _show_part(self, is_on: bool) -> None:
        self._context.actions["timeline"].setChecked(is_on)
        self._part.setVisible(is_on)
        if is_on and self._is_connected:
            self._ask_story()

    def _set_budget(self, megabytes: int) -> None:
        self._context.session.moments_budget.limit = megabytes * 1_000_000

    @Slot()
    def _go_on(self) -> None:
        """Begin a new run from the step that is shown, and train it."""
        if self._context.session.past is not None and self._context.may_train():
            self._context.session.play()

    @Slot()
    def _stand_still(self) -> None:
        """Play no more, and look for no step."""
        self.player.stop()
        self.travel.cancel()

    @Slot()
    def _return_to_now(self) -> None:
        self._stand_still()
        self.travel.return_to_now()

    @Slot(int)
    def _go_to(self, step: int) -> None:
        self.player.stop()
        self.travel.go_to(step)

    @Slot(object)
    def _follow_state(self, state: State) -> None:
        # A pause is what looking back begins with.
        if state is not State.PAUSED:
            self._stand_still()
        self._pace.pass_on()

    @Slot()
    def _say_missed(self) -> None:
        self._context.say(self.tr("No earlier step near there was kept."), "timeline")

    @Slot(int)
    def _say_forked(self, step: int) -> None:
        """Say where the steps after this one have gone: the strip now ends here."""
        said = self.tr("This is a new run from step {0}. The earlier run is kept in Runs.")
        self._context.say(said.format(count_text(step)), "timeline")

    @Slot()
    def _fork(self) -> None:
        """Begin a new run from the step that is shown, which stands still: for other settings."""
        past = self._context.session.past
        if past is not None:
            self._context.session.fork()
            told = self.tr("This is a new run from step {0}. Change a setting, then press Train.")
            self._context.say(told.format(count_text(past.step)), "timeline")

    @Slot()
    def _play(self) -> None:
        past = self._context.session.past
        if self.player.is_playing:
            self.player.stop()
        else:
            self.player.begin(None if past is None else past.step)

    @Slot()
    def _show_run(self) -> None:
        self.player.stop()
        self._pace.pass_on()
        self._show_past()

    def _moments(self) -> Moments | None:
        run = self._context.session.run
        return run.trainer.history.moments if run and run.trainer.history else None

    def _show_timeline(self) -> None:
        run, moments = self._context.session.run, self._moments()
        timeline = Timeline()
        if run is not None and moments is not None:
            begun = self._runs_begun(moments)
            timeline = timeline_of(run.trainer.log, moments, run.snapshot.step, begun)
        self.strip.show_timeline(timeline)
        self.player.show_timeline(timeline)
        self.band.show_last_step(timeline.last_step)
        self._ask_story()

    def _runs_begun(self, moments: Moments) -> Mapping[int, Sequence[str]]:
        """Return the names of the runs that go on from steps of the open one, where it has any."""
        log = self._context.run_log
        has_forks = any(event.kind == "fork" for event in moments.events)
        return runs_begun(log.history.records, log.current) if has_forks else {}

    @Slot()
    def _show_past(self) -> None:
        session = self._context.session
        past = session.past
        self._enable_actions()
        self.strip.show_step(None if past is None else past.step)
        self.band.show_step(None if past is None else past.step)
        if past is None or self.bar.isHidden():
            self._bar_pace.pass_on()
        else:
            self._bar_pace.offer()

    def _show_bar(self) -> None:
        run, past = self._context.session.run, self._context.session.past
        if past is None or run is None:
            self.bar.hide()
        else:
            validated = run.measured().validated_step
            self.bar.show_step(past.step, run.snapshot.step, validated)

    @Slot()
    def _ask_story(self) -> None:
        """Have the drawing read by each kept step, if that is another story."""
        session, pad = self._context.session, self._context.pad
        run = session.run
        # Of the first weights alone there is no story.
        finder = None if run is None or not run.snapshot.step else finder_of(run)
        if finder is None or pad.is_empty or not self._part.isVisible():
            self._stories.forget()
            self._story_of, self._story = None, {}
            self.band.show_story((), _NO_STORY, ())
            return
        image, temperature = pad.image(), self._context.frames.temperature
        told = session.run_id, image.tobytes(), temperature
        if told != self._story_of:
            self._story_of, self._story = told, {}
        if tuple(self._story) != finder.moments.keyframes:
            work = partial(story_of, finder, image, temperature, self._story)
            self._stories.offer(work, partial(self._show_story, told))

    def _show_story(self, told: object, story: Story) -> None:
        if told == self._story_of:
            self._story = story
            steps = [point.step for point in story]
            classes = self._context.session.classes
            self.band.show_story(steps, np.stack(list(story.values())), classes)

    def _entries(self, place: QPoint | None) -> Entries:
        acts = ["goOnFromHere", "backToNow", "markStep", "raceParent", "film", None, "timeline"]
        return [*self._marking.entries(place), *acts]
