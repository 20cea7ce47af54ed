"""The update in words: each optimizer's rule, and why a step did other than its line predicts."""

from visualnet.number_text import number_text, percent_text
from visualnet.ui.look.translation import Texts
from visualnet.ui.panels.step_through.updates import Course, Outcome, share_of_older

_tr = Texts("StepThrough")

_TENTH_OFF = 0.1
"""A line that is wrong by less is right, as far as the eye can tell."""


def rule_text(course: Course) -> str:
    """Return the rule as a formula, such as v ← 0.9·v + g;  w ← w − η·v.

    What clipping and penalties make of the gradient stands before it.
    """
    update = course.update
    momentum = _number(update.momentum)
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
    return _gradient_text(course) + rule


def _gradient_text(course: Course) -> str:
    """Return what g is, where it is more than the gradient of the loss; else nothing."""
    config, factor = course.step.source.config, course.update.clip_factor
    parts = ["∂L/∂w" if factor == 1 else f"{_number(factor)}·∂L/∂w"]
    if config is not None and config.l1:
        parts.append(f"{_number(config.l1)}·sign(w)")
    if config is not None and config.l2 and config.optimizer != "adamw":
        parts.append(f"{_number(config.l2)}·w")
    is_plain = len(parts) == 1 and factor == 1
    return "" if is_plain else f"g ← {' + '.join(parts)};  "


def letters_text(course: Course) -> str:
    """Return what the letters of the rule stand for, in a sentence."""
    update = course.update
    match update.rule:
        case "sgd" if update.momentum == 0:
            return _tr("g is the gradient.")
        case "sgd" | "nesterov":
            return _tr("g is the gradient, v the velocity: g and a part of all g before.")
        case "rmsprop":
            return _tr("g is the gradient, s a mean of its squares.")
        case _:
            return _tr(
                "g is the gradient, m a mean of it, s a mean of its squares; the hats make up for "
                "their start at 0."
            )


def outcome_text(course: Course, outcome: Outcome) -> str:
    """Return what there is to learn from a step's outcome, in a sentence; empty for nothing."""
    share, change, predicted = share_of_older(course.update), outcome.change, outcome.predicted
    if share and change > 0:
        text = _tr("The loss of this example rises: {0} of the step comes from earlier ones.")
        return text.format(percent_text(share, 0))
    if share:
        text = _tr("{0} of the step's length comes from earlier examples.")
        return text.format(percent_text(share, 0))
    if change > 0 > predicted:
        return _tr("The step is too long: the straight line falls, but the loss rises.")
    if abs(change - predicted) > _TENTH_OFF * abs(predicted):
        return _tr("The gradient is a straight line, the loss a curve: they differ on a long step.")
    return ""


def held_text(course: Course) -> str:
    """Return that some weights take no part in the step; empty where all do."""
    held = course.step.source.held
    is_any = held is not None and bool(held.any())
    return _tr("Frozen weights stay as they are.") if is_any else ""


def collected_name(rule: str) -> str:
    """Return what a step with all that a run has collected is called."""
    if rule in ("sgd", "nesterov"):
        return _tr("With the run's velocity")
    return _tr("With the run's averages")


def _number(value: float) -> str:
    return number_text(value, 4)
