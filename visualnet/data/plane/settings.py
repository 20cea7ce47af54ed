"""What decides which points a data set of the plane has."""

from dataclasses import dataclass, fields

from visualnet.features import terms_named
from visualnet.settings_table import SETTINGS


@dataclass(frozen=True, slots=True)
class PointSettings:
    """Settings of points; what each does stands in the table of settings.

    points, noise: of patterns. train_share: of all points, the others are tested on. data_seed: of
    what is random in the data. features: terms with commas between, None for the columns as they
    are. Raises SettingError where a value is outside its range.
    """

    points: int = 1000
    noise: float = 0.0
    train_share: float = 0.5
    data_seed: int = 0
    features: str | None = None

    def __post_init__(self) -> None:
        for field in fields(self):
            SETTINGS[field.name].check(getattr(self, field.name))
        terms_named(self.features)


DEFAULT_POINTS = PointSettings()

POINT_SETTINGS = tuple(field.name for field in fields(PointSettings))
"""Their names in the table of settings."""
