"""The update in words: each optimizer's rule, and why a step did other than its line predicts."""

from visualnet.insight.one_step import Update
from visualnet.number_text import number_text, percent_text
from visualnet.ui.look.translation import Texts
from visualnet.ui.panels.step_through.updates import Course, Outcome, share_of_older

_tr = Texts("StepThrough")

_TENTH_OFF = 0.1
"""A line that is wrong by less is right, as far as the eye can tell."""


def rule_text(update: Update) -> str:
    """Return the rule as a formula, such as v ← 0.9·v + g;  w ← w − η·v."""
    momentum = number_text(update.momentum, 4)
    match update.rule:
        case "sgd" if update.momentum == 0:
            rule = "w ← w − η·g"
        case "sgd":
            rule = f"v ← {momentum}·v + g;  w ← w − η·v"
        case "nesterov":
            rule = f"v ← {momentum}·v + g;  w ← w − η·(g + {momentum}·v)"
        case "rmsprop":
            rule = f"s ← {_number(0.9)}·s + {_number(0.1)}·g²;  w ← w − η·g / (√s + ε)"
        case _:
            rule = (
                f"m ← {_number(0.9)}·m + {_number(0.1)}·g;  "
                f"s ← {_number(0.999)}·s + {_number(0.001)}·g²;  w ← w − η·m̂ / (√ŝ + ε)"
            )
            if update.direction.decay:
                rule += f" − η·{_number(update.direction.decay)}·w"
    if update.clip_factor < 1:
        rule = f"g ← {_number(update.clip_factor)}·∂L/∂w;  {rule}"
    return rule


def outcome_text(course: Course, outcome: Outcome) -> str:
    """Return what there is to learn from a step's outcome, in a sentence; empty for nothing."""
    share, change, predicted = share_of_older(course.update), outcome.change, outcome.predicted
    if share and change > 0:
        text = _tr("The loss of this example rises: {0} of the step's length is of earlier ones.")
        return text.format(percent_text(share, 0))
    if share:
        text = _tr("{0} of the step's length is of earlier examples.")
        return text.format(percent_text(share, 0))
    if change > 0 > predicted:
        return _tr("The step is too long: the loss rises, though its line falls.")
    if abs(change - predicted) > _TENTH_OFF * abs(predicted):
        return _tr("The gradient is a straight line, the loss a curve: they differ on a long step.")
    return ""


def collected_name(rule: str) -> str:
    """Return what a step with all that a run has collected is called."""
    if rule in ("sgd", "nesterov"):
        return _tr("With the run's velocity")
    return _tr("With the run's averages")


def _number(value: float) -> str:
    return number_text(value, 4)
