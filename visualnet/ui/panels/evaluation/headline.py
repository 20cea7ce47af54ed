"""How good a measured network is, and at which step it was measured, in one line of words."""

from math import isnan

from visualnet.number_text import count_text, loss_text, percent_text
from visualnet.training.evaluation_report import EvaluationReport
from visualnet.ui.look.translation import Texts

_tr = Texts("EvaluationPanel")


def headline(report: EvaluationReport, measured: int, now: int, *, is_measured: bool) -> str:
    """Return the line over a report.

    measured: the step whose weights were measured. now: that of the network now. is_measured:
    whether its weights are still the same.
    """
    if isnan(report.accuracy):
        return _tr("This part of the data has no examples.")
    words = _tr("{0} of {1} correct · loss {2} · step {3}").format(
        percent_text(report.accuracy, 2),
        count_text(len(report.labels)),
        loss_text(report.loss),
        count_text(measured),
    )
    if is_measured:
        return words
    if now == measured:
        return words + _tr(", edited since")
    return words + _tr(", now {0}").format(count_text(now))
