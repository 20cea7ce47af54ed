"""The settings of one training."""

import reprlib
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from visualnet.errors import SettingError
from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.initializers import INITIALIZERS
from visualnet.nn.losses import OUTPUTS
from visualnet.nn.network import parameter_count
from visualnet.nn.optimizers import OPTIMIZERS
from visualnet.nn.schedules import SCHEDULES

INPUTS = 28 * 28
MAX_HIDDEN_LAYERS = 16
MAX_LAYER_SIZE = 4096
MAX_PARAMETERS = 20_000_000
MAX_EPOCHS = 1_000_000


@dataclass(frozen=True, slots=True)
class TrainingConfig:
    """Everything that decides how a training goes; the same config gives the same weights.

    hidden: neurons per hidden layer. epochs: None means without end, at a constant learning rate.
    train_examples: None means all that validation leaves. Raises SettingError where a value is
    outside its range.
    """

    hidden: tuple[int, ...] = (16, 16)
    activation: str = "sigmoid"
    output: str = "softmax"
    initial_weights: str = "glorot"
    optimizer: str = "sgd"
    learning_rate: float = 0.1
    momentum: float = 0.9
    batch_size: int = 32
    epochs: int | None = 20
    schedule: str = "cosine"
    dataset: str = "mnist"
    train_examples: int | None = None
    validation_examples: int = 5000
    seed: int = 0

    def __post_init__(self) -> None:
        if len(self.hidden) > MAX_HIDDEN_LAYERS:
            raise SettingError(f"There can be at most {MAX_HIDDEN_LAYERS} hidden layers.")
        for size in self.hidden:
            _check_range("A hidden layer's size", size, 1, MAX_LAYER_SIZE)
        if parameter_count((INPUTS, *self.hidden, 10)) > MAX_PARAMETERS:
            raise SettingError(
                f"Hidden layers {_shown(list(self.hidden))} make more than "
                f"{MAX_PARAMETERS:,} parameters; use fewer or smaller layers."
            )
        _check_choice("activation function", self.activation, ACTIVATIONS)
        _check_choice("output layer", self.output, OUTPUTS)
        _check_choice("rule for first weights", self.initial_weights, INITIALIZERS)
        _check_choice("optimizer", self.optimizer, OPTIMIZERS)
        _check_choice("learning rate schedule", self.schedule, SCHEDULES)
        _check_range("The learning rate", self.learning_rate, 0.0, 1e6)
        _check_range("The momentum", self.momentum, 0.0, 0.9999)
        _check_range("The batch size", self.batch_size, 1, 60_000)
        _check_range("The number of validation examples", self.validation_examples, 0, 59_999)
        _check_range("The seed", self.seed, 0, 2**31 - 1)
        if self.epochs is not None:
            _check_range("The number of epochs", self.epochs, 1, MAX_EPOCHS)
        if self.train_examples is not None:
            _check_range("The number of training examples", self.train_examples, 1, 60_000)

    def layer_sizes(self, classes: int = 10) -> tuple[int, ...]:
        """Return inputs, hidden layers and outputs."""
        return (INPUTS, *self.hidden, classes)

    def changed(self, **changes: Any) -> "TrainingConfig":
        """Return a config with some settings changed, checked like any other."""
        return replace(self, **changes)

    def as_json_object(self) -> dict[str, Any]:
        """Return the settings as plain JSON values."""
        return {**asdict(self), "hidden": list(self.hidden)}


def config_from_json_object(settings: object) -> TrainingConfig:
    """Return the config that settings describe; what is missing takes its default.

    Unknown keys are left out. Raises SettingError for a value of the wrong kind or range.
    """
    if not isinstance(settings, dict):
        raise SettingError("Training settings must be a JSON object.")
    values: dict[str, Any] = {}
    defaults = TrainingConfig()
    for field in fields(TrainingConfig):
        if field.name not in settings:
            continue
        value = settings[field.name]
        default = getattr(defaults, field.name)
        if field.name == "hidden":
            values["hidden"] = _whole_numbers(value)
        elif value is None and field.name in ("epochs", "train_examples"):
            values[field.name] = None
        elif isinstance(default, str) and isinstance(value, str):
            values[field.name] = value
        elif isinstance(default, float) and _is_number(value):
            values[field.name] = _as_float(value)
        elif (isinstance(default, int) or default is None) and type(value) is int:
            values[field.name] = value
        else:
            raise SettingError(f"The training setting {field.name!r} cannot be {_shown(value)}.")
    return TrainingConfig(**values)


def _whole_numbers(value: object) -> tuple[int, ...]:
    if not isinstance(value, list | tuple) or any(type(size) is not int for size in value):
        raise SettingError(f"Hidden layers must be a list of whole numbers, not {_shown(value)}.")
    return tuple(value)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _as_float(value: float) -> float:
    try:
        return float(value)
    except OverflowError:
        # A whole number of hundreds of digits; the check of the range says the rest.
        return float("inf")


def _shown(value: object) -> str:
    """Return a value for a message, which stays one short sentence whatever a file holds."""
    text = reprlib.repr(value)
    return text if len(text) <= 80 else f"{text[:79]}…"


def _check_choice(what: str, value: str, table: dict[str, Any]) -> None:
    if value not in table:
        raise SettingError(f"There is no {what} {_shown(value)}; choose one of {', '.join(table)}.")


def _check_range(what: str, value: float, low: float, high: float) -> None:
    # NaN fails every comparison; a whole number of any length passes through them.
    if not low <= value <= high:
        raise SettingError(f"{what} must be between {low:,} and {high:,}, not {_shown(value)}.")
