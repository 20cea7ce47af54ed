"""What is said of a race: its two sides, and the settings in which they differ."""

from math import isnan

from visualnet.number_text import (
    count_text,
    loss_text,
    number_text,
    percent_text,
)
from visualnet.training.racing.contender import ContenderState
from visualnet.training.racing.race import RaceState
from visualnet.training.run_table import differences
from visualnet.training.trainer import Trainer
from visualnet.ui.look.translation import Texts
from visualnet.ui.picture.modes import Mode, mode_name
from visualnet.ui.session.setting_text import named_value_text, setting_label

_tr = Texts("Race")


def settings_text(a: Trainer, b: Trainer) -> str:
    """Return in which settings two runs differ: learning rate: A 0.1, B 0.01."""
    of_a, of_b = (each.dataset.features for each in (a, b))
    rows = [
        _tr("{0}: A {1}, B {2}").format(
            setting_label(name),
            named_value_text(name, one, of_a.columns if of_a else ()),
            named_value_text(name, other, of_b.columns if of_b else ()),
        )
        for name, one, other in differences(a.config, b.config)
    ]
    return " · ".join(rows) if rows else _tr("Both have the same settings.")


def side_forms(letter: str, name: str, state: ContenderState) -> tuple[str, ...]:
    """Return what stands over the picture of one side, longest form first."""
    title = f"{letter}: {name}"
    loss = state.snapshot.loss
    step = _tr("step {0}").format(count_text(state.snapshot.step))
    figures = [step, _tr("loss {0}").format(loss_text(None if isnan(loss) else loss))]
    if state.validation_accuracy is not None:
        figures.append(_tr("validation {0}").format(percent_text(state.validation_accuracy)))
    if state.test_accuracy is not None:
        figures.append(_tr("test {0}").format(percent_text(state.test_accuracy)))
    if state.failure is not None:
        figures.append(_tr("diverged"))
    elif state.is_over:
        figures.append(_tr("finished"))
    shorter = [" · ".join([letter, *figures[first:]]) for first in range(len(figures))]
    return " · ".join([title, *figures]), *shorter, letter


def end_text(*, is_listed: bool, gives_way: bool) -> str:
    """Return what is said at the end of a race; empty where it did nothing and was ended by itself.

    is_listed: whether its runs are. gives_way: whether it ended as the open run is trained.
    """
    if gives_way and is_listed:
        return _tr("Training began, so the race ended. Both runs are listed in Runs.")
    if gives_way:
        return _tr("Training began, so the race ended.")
    return _tr("The race is over. Both runs are listed in Runs.") if is_listed else ""


def difference_text(state: RaceState) -> str:
    """Return how far apart the weights are; empty where the shapes differ."""
    if state.difference is None:
        return ""
    if state.difference == 0.0:
        return _tr("B − A: no difference; all weights are equal")
    largest = number_text(state.difference, 3)
    return _tr("B − A: how much larger or smaller each weight of B is; at most {0}").format(largest)


def progress_forms(state: RaceState, mode: Mode) -> tuple[str, ...]:
    """Return how far a race is and what the colours of connections mean, longest form first."""
    examples = count_text(state.examples)
    seen = _tr("{0} examples each").format(examples)
    colours = _tr("colours: {0}").format(mode_name(mode)) if mode is not Mode.CHANGE else ""
    return " · ".join(filter(None, (seen, colours))), seen, _tr("{0} examples").format(examples)
