"""A lesson: what a network learns from while it is taught drawings, and what it comes from."""

from dataclasses import dataclass, replace

from visualnet.data.dataset import Dataset, Split
from visualnet.sentences import Sentence
from visualnet.training.config import TrainingConfig
from visualnet.training.moments.checkpoint import Checkpoint


@dataclass(frozen=True, slots=True)
class Lesson(Dataset):
    """A data set of old examples and variants of taught drawings; the other parts are the old ones.

    base: what the old examples are from. base_config: the settings before the lesson. taught: the
    drawings as they are, one image each.
    """

    base: Dataset
    base_config: TrainingConfig
    taught: Split


def after_lesson(point: Checkpoint, lesson: Lesson) -> Checkpoint:
    """Return where a lesson stands as the end of a run on what the lesson comes from.

    A lesson's data are in no file, so it is not gone on with: what was learnt stays, the settings
    are those before.
    """
    has_ended = point.config.epochs is not None and point.epoch >= point.config.epochs
    reason = (
        Sentence("Learning had already ended.")
        if has_ended
        else Sentence("Learning was stopped before it was done.")
    )
    return replace(point, config=lesson.base_config, updater=None, stop_reason=reason)
