"""What the timeline says of a step: in a few words, and on a card of several lines."""

from visualnet.number_text import count_text, decimal_text, loss_text, percent_text
from visualnet.ui.look.translation import Texts
from visualnet.ui.timeline.content import Timeline, measured_by

_tr = Texts("Timeline")


def step_text(timeline: Timeline, step: int) -> str:
    """Return a step in one line: Step 1,720 of 34,380, epoch 3.2, loss 0.31, validation 91.2 %."""
    whole = _tr("Step {0} of {1}").format(count_text(step), count_text(timeline.last_step))
    return ", ".join([whole, *_figures(timeline, step)])


def card_text(timeline: Timeline, step: int) -> str:
    """Return a step in several lines: the step, its figures, and what changed there."""
    lines = [_tr("Step {0}").format(count_text(step))]
    figures = _figures(timeline, step)
    if figures:
        lines.append(" · ".join(figures))
    return "\n".join([*lines, *(flag.text for flag in timeline.flags_at(step))])


def _figures(timeline: Timeline, step: int) -> list[str]:
    """Return epoch, loss and accuracies of a step; those measured before say when."""
    words = []
    epoch, loss = timeline.epoch_at(step), timeline.loss_at(step)
    if step and epoch is not None:
        # The first epoch is where most is to be seen: "epoch 0.0" would say nothing of it.
        words.append(_tr("epoch {0}").format(decimal_text(epoch, 1 if epoch >= 1 else 2)))
    if loss is not None:
        words.append(_tr("loss {0}").format(loss_text(loss)))
    accuracies = (
        (timeline.validation, _tr("validation {0}"), _tr("validation {0} at step {1}")),
        (timeline.test, _tr("test {0}"), _tr("test {0} at step {1}")),
    )
    for series, here, before in accuracies:
        measured = measured_by(series, step)
        if measured is not None:
            template = here if measured[0] == step else before
            words.append(template.format(percent_text(measured[1]), count_text(measured[0])))
    return words
