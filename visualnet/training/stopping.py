"""When a run ends before its epochs are done: a target is reached, or patience is at its end."""

from visualnet.number_text import percent_text
from visualnet.training.config import TrainingConfig
from visualnet.training.history import MetricLog


class StopRule:
    """Watches the evaluations of one run.

    reason: why the run is to end, as a sentence; None while it is to go on. Judged by the
    validation accuracy, or by the test accuracy where nothing is kept for validation.
    """

    def __init__(self) -> None:
        self.reason: str | None = None

    def judge(self, log: MetricLog, config: TrainingConfig, is_epoch_end: bool) -> None:
        """Look at the newest evaluation; early stopping (Prechelt 1998) counts whole epochs."""
        newest, best = log.latest_evaluation, log.best_epoch
        if newest is None:
            return
        kind = "test" if newest.validation_accuracy is None else "validation"
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
            self.reason = (
                f"The {kind} accuracy has not risen above "
                f"{percent_text(best.judged_accuracy or 0.0, 2)} "
                f"for {config.patience} epochs."
            )
