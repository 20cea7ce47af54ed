"""When a run ends before its epochs are done: a target is reached, or patience is at its end."""

from visualnet.training.config import TrainingConfig
from visualnet.training.history import EvaluationRow, MetricLog


class StopRule:
    """Watches the evaluations of one run.

    reason: why the run is to end, as a sentence; None while it is to go on. Judged by the
    validation accuracy, or by the test accuracy where nothing is kept for validation.
    """

    def __init__(self) -> None:
        self.reason: str | None = None

    def judge(self, log: MetricLog, config: TrainingConfig, is_epoch_end: bool) -> None:
        """Look at the newest evaluation; early stopping (Prechelt 1998) counts whole epochs."""
        if config.target_accuracy is not None:
            kind, accuracy = _judged(log.evaluations()[-1])
            if accuracy is not None and accuracy >= config.target_accuracy:
                self.reason = (
                    f"The {kind} accuracy reached {accuracy:.2%}, "
                    f"the target was {config.target_accuracy:.2%}."
                )
        if config.patience is not None and is_epoch_end:
            kind, _ = _judged(log.epochs()[-1])
            accuracies = [accuracy for _, accuracy in map(_judged, log.epochs())]
            best = max(range(len(accuracies)), key=lambda epoch: accuracies[epoch] or 0.0)
            if len(accuracies) - 1 - best >= config.patience:
                self.reason = (
                    f"The {kind} accuracy has not risen above {accuracies[best]:.2%} "
                    f"for {config.patience} epochs."
                )


def _judged(row: EvaluationRow) -> tuple[str, float | None]:
    if row.validation_accuracy is not None:
        return "validation", row.validation_accuracy
    return "test", row.test_accuracy
