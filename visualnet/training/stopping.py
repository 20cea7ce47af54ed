"""When a run ends before its epochs are done: a target is reached, or patience is at its end."""

from visualnet.number_text import number_text, percent_text
from visualnet.training.config import TrainingConfig
from visualnet.training.history import EvaluationRow, MetricLog


class StopRule:
    """Watches the evaluations of one run.

    reason: why the run is to end, as a sentence; None while it is to go on. Judged by the
    validation images. Where there are none, patience watches the training loss and the target is
    one of the training accuracy, both as means over an epoch: the test images decide nothing.
    """

    def __init__(self) -> None:
        self.reason: str | None = None

    def judge(self, log: MetricLog, config: TrainingConfig, is_epoch_end: bool) -> None:
        """Look at the newest evaluation; early stopping (Prechelt 1998) counts whole epochs."""
        newest, best = log.latest_evaluation, log.best_epoch
        if newest is None:
            return
        kind = "training" if newest.validation_accuracy is None else "validation"
        accuracy, target = newest.judged_accuracy, config.target_accuracy
        if target is not None and accuracy is not None and accuracy >= target:
            self.reason = (
                f"The {kind} accuracy reached {percent_text(accuracy, 2)}, the target was "
                f"{percent_text(target, 2)}."
            )
        if config.patience is None or best is None or not is_epoch_end:
            return
        # Not the number of rows between: of very many epochs not every row is kept.
        if round(newest.epochs_done - best.epochs_done) >= config.patience:
            self.reason = f"{_standstill(best)} for {config.patience} epochs."


def substitute_note(config: TrainingConfig, validation_examples: int) -> str | None:
    """Return what is watched instead of the validation images where there are none, a sentence.

    None where there are some, or nothing is watched.
    """
    watched = []
    if config.patience is not None:
        watched.append("patience watches the training loss")
    if config.target_accuracy is not None:
        watched.append("the target is one of the training accuracy")
    if validation_examples or not watched:
        return None
    return f"There are no validation images, so {' and '.join(watched)}."


def _standstill(best: EvaluationRow) -> str:
    if best.validation_accuracy is None:
        return f"The training loss has not fallen below {number_text(best.train_loss or 0.0, 4)}"
    return (
        f"The validation accuracy has not risen above {percent_text(best.validation_accuracy, 2)}"
    )
