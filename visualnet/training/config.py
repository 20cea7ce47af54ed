"""The settings of one training."""

from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from visualnet.data.augmentation import Augmentation
from visualnet.data.drawing.picture_ways import AUTO
from visualnet.data.plane.patterns import PATTERNS
from visualnet.data.plane.settings import DEFAULT_POINTS, POINT_SETTINGS, PointSettings
from visualnet.data.preparing import Preparation
from visualnet.errors import SettingError
from visualnet.features import terms_named
from visualnet.nn.network import parameter_count
from visualnet.nn.schedules import SCHEDULES, warm_up
from visualnet.number_text import count_text
from visualnet.plain_text import shown_value
from visualnet.sentences import Sentence
from visualnet.setting import Setting, check_range
from visualnet.settings_table import SETTINGS, Settings

INPUTS = 28 * 28
MAX_HIDDEN_LAYERS = 16
MAX_LAYER_SIZE = 4096
MAX_PARAMETERS = 20_000_000


@dataclass(frozen=True, slots=True)
class TrainingConfig(Settings):
    """The settings of one training, checked; what each does stands in the table.

    activation: one name for all hidden layers, or one for each, with commas between. target_margin:
    targets are 1 - margin for the true class and margin for the others. l1, l2: biases go free;
    with AdamW, l2 is decoupled weight decay. epochs: None means without end, at a constant learning
    rate. Where nothing is kept for validation, patience, target_accuracy and keep go by the
    training loss and the training accuracy of an epoch. dataset, test_dataset: a bundled data set's
    name, or the path of one's own. See `data.preparing`, `data.drawing.picture_ways` and, for
    augment_…, `data.augmentation`.

    Raises SettingError where a value is outside its range.
    """

    def __post_init__(self) -> None:
        for name, row in SETTINGS.items():
            if name != "activation":
                row.check(getattr(self, name))
        self._check_hidden()
        self._check_activations()
        terms_named(self.features)

    def _check_hidden(self) -> None:
        if len(self.hidden) > MAX_HIDDEN_LAYERS:
            raise SettingError(
                "There can be at most {max_hidden_layers} hidden layers.",
                max_hidden_layers=MAX_HIDDEN_LAYERS,
            )
        for size in self.hidden:
            check_range(Sentence("A hidden layer's size"), size, 1, MAX_LAYER_SIZE)
        if parameter_count((INPUTS, *self.hidden, 10)) > MAX_PARAMETERS:
            raise SettingError(
                "Hidden layers {hidden} make more than {max_parameters} parameters; use "
                "fewer or smaller layers.",
                hidden=shown_value(list(self.hidden)),
                max_parameters=count_text(MAX_PARAMETERS),
            )

    def _check_activations(self) -> None:
        names = self.activation.split(",")
        for name in names:
            SETTINGS["activation"].check(name)
        if len(names) not in (1, len(self.hidden)):
            raise SettingError(
                "{activation} names {name_count} activations for {hidden_count} hidden "
                "layers; give one for all, or one for each.",
                activation=shown_value(self.activation),
                name_count=len(names),
                hidden_count=len(self.hidden),
            )

    @property
    def augmentation(self) -> Augmentation:
        """What changes the training images at random."""
        return Augmentation(
            **{field.name: getattr(self, f"augment_{field.name}") for field in fields(Augmentation)}
        )

    @property
    def preparation(self) -> Preparation:
        """What is done to the images after they are read."""
        return Preparation(
            **{field.name: getattr(self, field.name) for field in fields(Preparation)}
        )

    @property
    def point_settings(self) -> PointSettings:
        """Which points of a pattern or a table are learnt from."""
        return PointSettings(**{name: getattr(self, name) for name in POINT_SETTINGS})

    @property
    def activations(self) -> tuple[str, ...]:
        """The name of each hidden layer's activation function."""
        names = tuple(self.activation.split(","))
        return names if len(names) == len(self.hidden) else names * len(self.hidden)

    def rate_at(self, epochs_done: float) -> float:
        """Return the learning rate after so many epochs, as warm-up and schedule have it."""
        rate = self.learning_rate
        if self.warm_up_epochs:
            rate *= warm_up(epochs_done, self.warm_up_epochs)
        if self.epochs is None:
            return rate
        return rate * SCHEDULES[self.schedule](epochs_done / self.epochs)

    def layer_sizes(self, classes: int = 10, inputs: int = INPUTS) -> tuple[int, ...]:
        """Return inputs, hidden layers and outputs."""
        return (inputs, *self.hidden, classes)

    def values(self) -> dict[str, Any]:
        """Return all settings by name."""
        return {name: getattr(self, name) for name in SETTINGS}

    def changed(self, **changes: Any) -> "TrainingConfig":
        """Return a config with some settings changed, checked like any other."""
        return replace(self, **changes)

    def as_json_object(self) -> dict[str, Any]:
        """Return the settings as plain JSON values.

        Pictures, and settings of points that are no pattern's, stand there where they were chosen
        alone: other files are as they were before.
        """
        settings = {**asdict(self), "hidden": list(self.hidden)}
        for name in POINT_SETTINGS:
            is_usual = settings[name] == getattr(DEFAULT_POINTS, name)
            if is_usual and self.dataset not in PATTERNS:
                del settings[name]
        if self.pictures == AUTO:
            del settings["pictures"]
        return settings


def config_from_json_object(settings: object) -> TrainingConfig:
    """Return the config that settings describe; what is missing takes its default.

    Unknown keys are left out. Raises SettingError for a value of the wrong kind or range.
    """
    if not isinstance(settings, dict):
        raise SettingError("Training settings must be a JSON object.")
    rows = (row for name, row in SETTINGS.items() if name in settings)
    return TrainingConfig(**{row.name: _value_of(row, settings[row.name]) for row in rows})


def _value_of(row: Setting, value: object) -> Any:
    """Return a JSON value as the setting's own kind; raises SettingError where it is of another."""
    if row.name == "hidden":
        return _whole_numbers(value)
    # A truth value is not the number that Python takes it for.
    if type(value) is row.kind or (value is None and row.is_optional):
        return value
    if row.kind is float and type(value) is int:
        return _as_float(value)
    raise SettingError(
        "The training setting {name} cannot be {value}.",
        name=repr(row.name),
        value=shown_value(value),
    )


def _whole_numbers(value: object) -> tuple[int, ...]:
    if not isinstance(value, list | tuple) or any(type(size) is not int for size in value):
        raise SettingError(
            "Hidden layers must be a list of whole numbers, not {value}.", value=shown_value(value)
        )
    return tuple(value)


def _as_float(value: int) -> float:
    try:
        return float(value)
    except OverflowError:
        # A whole number of hundreds of digits; the check of the range says the rest.
        return float("inf")
