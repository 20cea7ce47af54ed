"""The worksheet of a step of learning, written to a file."""

from pathlib import Path

from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.insight.one_step import take_step
from visualnet.insight.worksheet import Sheet, worksheet
from visualnet.training.config import TrainingConfig
from visualnet.ui.look.translation import translated
from visualnet.ui.panels.step_through.source import Step
from visualnet.ui.window.file_dialogs import write_export


def write_worksheet(
    path: Path, step: Step, rate: float, *, has_answers: bool, is_from_right: bool = False
) -> None:
    """Write the worksheet of a step that has a label; for a thread.

    Its update is that of this example alone, at a learning rate. Raises ExportError where the file
    cannot be written.
    """
    source, learning = step.source, step.learning
    assert learning is not None  # noqa: S101 - there would be no step
    config = source.config or TrainingConfig()
    if config.optimizer == "sgd":
        # A velocity that has collected nothing is just the gradient.
        config = config.changed(momentum=0.0)
    update = take_step(source.network, learning, config, rate, None, source.held)
    sheet = Sheet(
        source.network,
        learning,
        update,
        config,
        source.names,
        columns=FIELD_SIDE if source.is_image else None,
        has_answers=has_answers,
        words=translated,
        is_from_right=is_from_right,
    )
    write_export(path, worksheet(sheet).encode("utf-8"))
