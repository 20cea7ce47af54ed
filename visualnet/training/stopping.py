"""The end of a run: a target that is reached, patience at its end; and with which weights."""

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.number_text import count_text, number_text, percent_text
from visualnet.sentences import Sentence, counted, series
from visualnet.training.config import TrainingConfig
from visualnet.training.history import EvaluationRow, MetricLog
from visualnet.training.moments.checkpoint import BestEpoch

ALL_EPOCHS_DONE = Sentence("All epochs are done.")


class StopRule:
    """Watches the evaluations of one run.

    reason: why the run is to end, as a sentence; None while it is to go on. kind: the same in one
    word, "patience", "target" or "epochs"; None where it is not known. Judged by the validation
    images. Where there are none, patience watches the training loss and the target is
    one of the training accuracy, both as means over an epoch: the test images decide nothing.
    """

    def __init__(self) -> None:
        self.reason: str | None = None
        self.kind: str | None = None

    def judge(self, log: MetricLog, config: TrainingConfig, is_epoch_end: bool) -> None:
        """Look at the newest evaluation; early stopping (Prechelt 1998) counts whole epochs."""
        newest, best = log.latest_evaluation, log.best_epoch
        if newest is None:
            return
        accuracy, target = newest.judged_accuracy, config.target_accuracy
        if target is not None and accuracy is not None and accuracy >= target:
            self.end_with(
                "target",
                Sentence(
                    "The training accuracy reached {accuracy}, the target was {target}."
                    if newest.validation_accuracy is None
                    else "The validation accuracy reached {accuracy}, the target was {target}.",
                    accuracy=percent_text(accuracy, 2),
                    target=percent_text(target, 2),
                ),
            )
        if config.patience is None or best is None or not is_epoch_end:
            return
        # Not the number of rows between: of very many epochs not every row is kept.
        if round(newest.epochs_done - best.epochs_done) >= config.patience:
            epochs = counted(config.patience, "1 epoch", "{count} epochs")
            self.end_with(
                "patience",
                Sentence("{standstill} for {epochs}.", standstill=_standstill(best), epochs=epochs),
            )

    def end_with(self, kind: str, reason: str) -> None:
        """Let the run end; a reason that there is already stays."""
        if self.reason is None:
            self.kind, self.reason = kind, reason


class BestWeights:
    """A copy of the parameters of the best epoch so far, in a buffer that is made once.

    row: what was measured of that epoch, None before the first.
    """

    def __init__(self) -> None:
        self.row: EvaluationRow | None = None
        self._parameters: FloatArray | None = None

    def judge(self, row: EvaluationRow, parameters: FloatArray) -> None:
        """Copy parameters at an epoch's end, (parameters,), where none before was as good."""
        if self.row is None or row.is_better_than(self.row):
            if self._parameters is None:
                self._parameters = np.empty_like(parameters)
            np.copyto(self._parameters, parameters)
            self.row = row

    def hand_over(self, parameters: FloatArray) -> None:
        """Write the copy into parameters, (parameters,), and forget it; there must be one."""
        assert self._parameters is not None  # noqa: S101 - goes with the row
        np.copyto(parameters, self._parameters)
        self.forget()

    def forget(self) -> None:
        """Begin anew: those that are trained were changed by hand, or there is no use for it."""
        self.row = self._parameters = None

    def state(self) -> BestEpoch | None:
        """Return a copy for a checkpoint, None where there is nothing."""
        if self.row is None or self._parameters is None:
            return None
        parameters = self._parameters.copy()
        parameters.flags.writeable = False
        return BestEpoch(self.row.step, parameters)

    def restore(self, state: BestEpoch | None, log: MetricLog) -> None:
        """Go on from a state of the run with this log."""
        self.forget()
        row = None if state is None else log.epoch_at(state.step)
        if row is not None and state is not None:
            self.judge(row, state.parameters)


def keeps_best(config: TrainingConfig) -> bool:
    """Tell whether a run is to end with its best weights: with patience, unless `keep` is last."""
    return config.patience is not None and config.keep == "best"


def substitute_note(config: TrainingConfig, validation_examples: int) -> str | None:
    """Return what is watched instead of the validation images where there are none, a sentence.

    None where there are some, or nothing is watched.
    """
    watched = []
    if config.patience is not None:
        watched.append(Sentence("patience watches the training loss"))
    if config.target_accuracy is not None:
        watched.append(Sentence("the target applies to the training accuracy"))
    if validation_examples or not watched:
        return None
    return Sentence(
        "There are no validation examples, so {watched}.",
        watched=series(Sentence(" and "), watched),
    )


def end_text(kept: EvaluationRow | None) -> str:
    """Return which weights a run ended with, a sentence. kept: see `MetricLog`."""
    if kept is None:
        return Sentence("The weights are from the last step.")
    measured = (
        Sentence("training loss {value}", value=number_text(kept.train_loss or 0.0, 4))
        if kept.validation_accuracy is None
        else Sentence(
            "validation accuracy {validation_accuracy}",
            validation_accuracy=percent_text(kept.validation_accuracy, 2),
        )
    )
    epoch = count_text(round(kept.epochs_done))
    return Sentence(
        "The weights are from epoch {epoch}, the best ({measured}).",
        epoch=epoch,
        measured=measured,
    )


def _standstill(best: EvaluationRow) -> str:
    if best.validation_accuracy is None:
        return Sentence(
            "The training loss has not fallen below {value}",
            value=number_text(best.train_loss or 0.0, 4),
        )
    return Sentence(
        "The validation accuracy has not risen above {validation_accuracy}",
        validation_accuracy=percent_text(best.validation_accuracy, 2),
    )
