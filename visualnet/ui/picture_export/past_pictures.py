"""Pictures of a run as it was at some of its steps, reading what is drawn now."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from math import nan

from visualnet.data.dataset import Dataset
from visualnet.errors import OverflowedError
from visualnet.insight.contributions import Contributions, contributions
from visualnet.nn.network import Network
from visualnet.nn.temperature import read_at
from visualnet.training.evaluation import evaluate
from visualnet.training.history import MetricLog
from visualnet.training.moments.keyframes import Moments
from visualnet.training.moments.past_states import PastState
from visualnet.training.replay import walk
from visualnet.ui.picture.modes import Mode
from visualnet.ui.picture.shown import ShownPicture
from visualnet.ui.session.frame import Frame, Progress, answer_of


@dataclass(frozen=True, slots=True, eq=False)
class PastPictures:
    """What it takes to draw a run as it was.

    shown: the picture of now, whose input, colours and mode they all have. dataset, moments: the
    run's. steps: rising. tested: the test accuracy of each step that was measured, 0 to 1.
    can_replay: whether the run learnt from the data set. is_measured: whether the test accuracy is
    measured at the other steps. temperature: what the last z are divided by, for reading.
    """

    shown: ShownPicture
    dataset: Dataset
    moments: Moments
    steps: Sequence[int]
    tested: Mapping[int, float]
    can_replay: bool = True
    is_measured: bool = True
    temperature: float = 1.0

    def draw(self, go_on: Callable[[float], bool]) -> Iterator[ShownPicture]:
        """Yield them in order, as values that any thread draws.

        go_on: told the share done, 0 to 1; where it returns False, no more come.
        """
        network, total, count = self.shown.frame.network, max(1, len(self.steps)), 0

        def go_on_replaying(share: float) -> bool:
            return go_on((share + count / total) / 2)

        states = walk(
            network,
            self.dataset,
            self.moments,
            self.steps,
            go_on_replaying,
            may_replay=self.can_replay,
        )
        for state in states:
            yield self._picture(state)
            count += 1

    def _picture(self, state: PastState) -> ShownPicture:
        shown, before = self.shown, self.shown.frame
        network = before.network.with_parameters(state.parameters)
        image = before.probe.image
        forward = read_at(network, image, self.temperature)
        progress = Progress(
            step=state.step,
            epochs_done=state.epochs_done,
            loss=state.loss,
            test_accuracy=self._test_accuracy(network, state.step),
        )
        answer = answer_of(image, forward)
        frame = Frame(
            run_id=before.run_id,
            network=network,
            probe=before.probe,
            forward=forward,
            answer=answer,
            progress=progress,
            first_parameters=before.first_parameters,
            marked_parameters=before.marked_parameters,
            explanation=self._explanation(network, answer),
        )
        return replace(shown, frame=frame, mode=mode_of_past(shown.mode), trace=None)

    def _test_accuracy(self, network: Network, step: int) -> float:
        test = self.dataset.test
        if step in self.tested or not (self.is_measured and len(test)):
            return self.tested.get(step, nan)
        with suppress(OverflowedError):
            return evaluate(network, test.inputs, test.labels).accuracy
        # Its answers are no numbers.
        return nan

    def _explanation(self, network: Network, answer: int | None) -> Contributions | None:
        told = self.shown.frame.explanation
        if self.shown.mode is not Mode.CONTRIBUTION or told is None or answer is None:
            return None
        return contributions(network, self.shown.frame.probe.image, told.first, told.second)


def known_accuracies(log: MetricLog, moments: Moments) -> dict[int, float]:
    """Return the test accuracy of each step that was measured, 0 to 1.

    Without the steps of edits by hand: what was measured there may be of before.
    """
    edited = {event.step for event in moments.events if event.kind == "edit"}
    return {
        row.step: row.test_accuracy
        for row in log.evaluations()
        if row.test_accuracy is not None and row.step not in edited
    }


def mode_of_past(mode: Mode) -> Mode:
    """Return how a past state is shown: no gradients are kept of it."""
    return Mode.FLOW if mode is Mode.GRADIENT else mode
