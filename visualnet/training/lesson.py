"""A lesson: what a network learns from while it is taught drawings, and what it comes from."""

from dataclasses import dataclass

from visualnet.data.dataset import Dataset, Split
from visualnet.training.config import TrainingConfig


@dataclass(frozen=True, slots=True)
class Lesson(Dataset):
    """A data set of old examples and variants of taught drawings; the other parts are the old ones.

    base: what the old examples are from. base_config: the settings before the lesson. taught: the
    drawings as they are, one image each.
    """

    base: Dataset
    base_config: TrainingConfig
    taught: Split
