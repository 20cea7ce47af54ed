"""Named settings: the bundled models are trained from these, `visualnet train --recipe NAME`."""

from visualnet.errors import SettingError
from visualnet.training.config import TrainingConfig

RECIPES: dict[str, TrainingConfig] = {
    # The network of the well-known drawing: two hidden layers of sixteen.
    "digits-16x16": TrainingConfig(),
}


def recipe_named(name: str) -> TrainingConfig:
    """Return the settings of that name; raises SettingError listing those there are."""
    if name not in RECIPES:
        raise SettingError(f"There is no recipe {name!r}; choose one of {', '.join(RECIPES)}.")
    return RECIPES[name]
