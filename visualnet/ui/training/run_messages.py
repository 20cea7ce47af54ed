"""Messages on the run that is shown, taken back when they no longer hold."""

from PySide6.QtCore import QObject, Slot

from visualnet.data.plane.painted import is_painted
from visualnet.training.config import TrainingConfig
from visualnet.ui.session.open_run import State
from visualnet.ui.training.run_words import end_sentence, match_sentences, rate_sentence
from visualnet.ui.window.context import Context

_TOPIC = "run"
"""Of what is said on the run that is shown; it no longer holds of the next one."""

_CLASSES = "classes"
"""Of how the classes of the data go with those of the network."""

_NEW_RUN = "new run"
"""Of where the charts are gone, until that is undone or other data are opened."""


class RunMessages(QObject):
    """Says how the run ends or fails and what settings make of it; takes back what is not so."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        session = context.session
        self._config, self._config_run = session.config, session.run_id
        self._end = self._rate = self._moved_to = ""
        self._matched: object = None
        session.run_changed.connect(self._begin_run)
        session.failed.connect(self._say_failure)
        session.ended.connect(self._say_end)
        session.state_changed.connect(self._check_end)
        session.config_changed.connect(self._follow_config)
        session.moved_on.connect(self._say_moved_on)
        session.undo_stack.moving.connect(lambda: context.take_back(_NEW_RUN))

    def say(self, sentence: str) -> None:
        """Say something on the run, in the place of what was said before; nothing if empty."""
        if sentence:
            self._context.say(sentence, _TOPIC)

    @Slot()
    def _begin_run(self) -> None:
        self._context.take_back(_TOPIC)
        self._end = self._rate = ""
        session = self._context.session
        if session.config.dataset != self._moved_to:
            self._context.take_back(_NEW_RUN)
        problem = session.failure_sentence or session.obstacle
        # Data that are away have a bar of their own.
        if problem and session.absent_data is None:
            self._say_failure(problem)
        self._say_classes()

    def _say_classes(self) -> None:
        """Say once what is assumed of the classes of the data."""
        session = self._context.session
        data = session.matching_dataset
        matched = None if data is None else (data.title, data.own_classes, data.classes)
        if matched == self._matched:
            return
        self._matched = matched
        self._context.take_back(_CLASSES)
        # The order of a table that is painted is the program's own.
        is_ordered = not is_painted(session.config.dataset)
        told = ""
        if data is not None:
            told = match_sentences(data, session.classes, may_be_reordered=is_ordered)
        if told:
            self._context.say(told, _CLASSES)

    @Slot()
    def _say_moved_on(self) -> None:
        words = self.tr(
            "Other data begin a new run, with empty charts. The earlier run is kept in Runs."
        )
        if self._context.session.features is not None:
            words = self.tr(
                "Other points begin a new run, with empty charts. The earlier run is kept in Runs."
            )
        self._moved_to = self._context.session.config.dataset
        self._context.say(words, _NEW_RUN)

    @Slot(str)
    def _say_failure(self, sentence: str) -> None:
        self._context.say_error(sentence, _TOPIC)

    @Slot()
    def _say_end(self) -> None:
        self._end = self._end_sentence()
        self.say(self._end)

    def _end_sentence(self) -> str:
        session = self._context.session
        if session.run is None or session.state is not State.FINISHED:
            return ""
        has_points = session.features is not None
        return end_sentence(session.run, session.config, has_points=has_points)

    @Slot()
    def _check_end(self) -> None:
        """Say the end as it is now, where it is still said otherwise."""
        told, now = self._end, self._end_sentence()
        if not told or now == told or self._context.session.past is not None:
            return
        is_said = told in self._context.window.notices.sentences
        self._context.take_back(told)
        self._end = now if is_said else ""
        self.say(self._end)

    @Slot(object)
    def _follow_config(self, config: TrainingConfig) -> None:
        """Say what another number of epochs makes of the learning rate."""
        session, before, run_id = self._context.session, self._config, self._config_run
        if session.past is not None:
            # Nothing was changed: those are the settings of then.
            return
        self._config, self._config_run = config, session.run_id
        snapshot = session.snapshot
        self._context.take_back(self._rate)
        self._rate = ""
        if snapshot is not None and snapshot.step and run_id == session.run_id:
            self._rate = rate_sentence(before, config, snapshot.epochs_done)
            self.say(self._rate)
        self._check_end()
