"""The settings of one training."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from visualnet.data.augmentation import Augmentation
from visualnet.data.drawing.picture_ways import AUTO, CHOICES
from visualnet.data.preparing import SAME, Preparation
from visualnet.errors import SettingError
from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.initializers import INITIALIZERS
from visualnet.nn.losses import OUTPUTS
from visualnet.nn.network import parameter_count
from visualnet.nn.optimizers import OPTIMIZERS
from visualnet.nn.schedules import SCHEDULES, warm_up
from visualnet.number_text import count_text, limit_text
from visualnet.plain_text import shown_value
from visualnet.sentences import Sentence

INPUTS = 28 * 28
KEPT = ("best", "last")
MAX_HIDDEN_LAYERS = 16
MAX_LAYER_SIZE = 4096
MAX_PARAMETERS = 20_000_000
MAX_EPOCHS = 1_000_000
MAX_EXAMPLES = 1_000_000

_OPTIONAL = {
    "epochs": int,
    "train_examples": int,
    "patience": int,
    "clip_norm": float,
    "target_accuracy": float,
    "test_dataset": str,
}
"""Settings that may be None, and the kind of their values."""


@dataclass(frozen=True, slots=True)
class TrainingConfig:
    """Everything that decides how a training goes; the same config gives the same weights.

    The network
        hidden: neurons per hidden layer. activation: one name for all hidden layers, or one for
        each, with commas between. output: "softmax" or "sigmoid". target_margin: targets are
        1 - margin for the true class and margin for the others, 0 to under 0.5.
        initial_weights: the rule that first weights are drawn by; initial_scale multiplies them.
    The steps
        optimizer: the update rule. momentum: share of the last step kept, for the rules that have
        one. l1, l2: weight of the penalties on the weights (biases go free); with AdamW, l2 is
        decoupled weight decay. dropout: share of hidden neurons left out of each step. clip_norm:
        the greatest length of a gradient, None for any. schedule: how the learning rate changes;
        warm_up_epochs: it rises from zero over so many.
    The end
        epochs: None means without end, at a constant learning rate. patience: stop after so many
        epochs without a better validation accuracy, None never. target_accuracy: stop once the
        validation accuracy reaches it, 0 to 1, None never. keep: with patience, whether a run ends
        with the weights of its "best" epoch, by validation, or the "last". Where nothing is kept
        for validation, all go by the training loss and the training accuracy of an epoch.
    The data
        dataset: a bundled data set's name, or the path of one's own. train_examples: None means all
        that validation leaves. balanced: those chosen have equally many of each class.
        shuffled_labels: labels are dealt out anew, so that there is nothing to learn but by heart.
        label_noise: share of training labels replaced by another class. test_dataset: another data
        set, whose test images these are measured on; None for their own. turn_images,
        invert_images, leave_out_blank, leave_out_shared, leave_out_damaged, turn_test_images,
        invert_test_images: see `data.preparing`.
        pictures: how
        pictures of the user's own become 28×28, see `drawing.picture_ways`; "auto" as suits them.
        augment_…: the greatest random change of an image at each showing, 0 for none; see
        `data.augmentation`.

    Raises SettingError where a value is outside its range.
    """

    hidden: tuple[int, ...] = (16, 16)
    activation: str = "sigmoid"
    output: str = "softmax"
    target_margin: float = 0.0
    initial_weights: str = "glorot"
    initial_scale: float = 1.0
    optimizer: str = "sgd"
    learning_rate: float = 0.1
    momentum: float = 0.9
    l1: float = 0.0
    l2: float = 0.0
    dropout: float = 0.0
    clip_norm: float | None = None
    batch_size: int = 32
    epochs: int | None = 20
    schedule: str = "cosine"
    warm_up_epochs: float = 0.0
    patience: int | None = None
    keep: str = "best"
    target_accuracy: float | None = None
    dataset: str = "mnist"
    train_examples: int | None = None
    validation_examples: int = 5000
    balanced: bool = False
    shuffled_labels: bool = False
    label_noise: float = 0.0
    pictures: str = AUTO
    test_dataset: str | None = None
    turn_images: str = "none"
    invert_images: str = "none"
    leave_out_blank: bool = False
    leave_out_shared: bool = False
    leave_out_damaged: bool = False
    turn_test_images: str = SAME
    invert_test_images: str = SAME
    augment_shift: float = 0.0
    augment_rotation: float = 0.0
    augment_scale: float = 0.0
    augment_shear: float = 0.0
    augment_elastic: float = 0.0
    augment_thickness: float = 0.0
    augment_noise: float = 0.0
    seed: int = 0

    def __post_init__(self) -> None:
        self._check_network()
        self._check_steps()
        self._check_data()

    def _check_network(self) -> None:
        if len(self.hidden) > MAX_HIDDEN_LAYERS:
            raise SettingError(
                "There can be at most {max_hidden_layers} hidden layers.",
                max_hidden_layers=MAX_HIDDEN_LAYERS,
            )
        for size in self.hidden:
            _check_range(Sentence("A hidden layer's size"), size, 1, MAX_LAYER_SIZE)
        if parameter_count((INPUTS, *self.hidden, 10)) > MAX_PARAMETERS:
            raise SettingError(
                "Hidden layers {hidden} make more than {max_parameters} parameters; use "
                "fewer or smaller layers.",
                hidden=shown_value(list(self.hidden)),
                max_parameters=count_text(MAX_PARAMETERS),
            )
        names = self.activation.split(",")
        for name in names:
            _check_choice(Sentence("activation function"), name, ACTIVATIONS)
        if len(names) not in (1, len(self.hidden)):
            raise SettingError(
                "{activation} names {name_count} activations for {hidden_count} hidden "
                "layers; give one for all, or one for each.",
                activation=shown_value(self.activation),
                name_count=len(names),
                hidden_count=len(self.hidden),
            )
        _check_choice(Sentence("output layer"), self.output, OUTPUTS)
        _check_range(Sentence("The target margin"), self.target_margin, 0.0, 0.49)
        _check_choice(Sentence("rule for first weights"), self.initial_weights, INITIALIZERS)
        _check_range(Sentence("The scale of the first weights"), self.initial_scale, 0.0, 1000.0)
        _check_range(Sentence("The seed"), self.seed, 0, 2**31 - 1)

    def _check_steps(self) -> None:
        _check_choice("optimizer", self.optimizer, OPTIMIZERS)
        _check_choice(Sentence("learning rate schedule"), self.schedule, SCHEDULES)
        _check_choice(Sentence("choice of weights to keep"), self.keep, KEPT)
        _check_range(Sentence("The learning rate"), self.learning_rate, 0.0, 1e6)
        _check_range(Sentence("The momentum"), self.momentum, 0.0, 0.9999)
        _check_range("The L1 penalty", self.l1, 0.0, 1.0)
        _check_range("The L2 penalty", self.l2, 0.0, 1.0)
        _check_range(Sentence("The dropout rate"), self.dropout, 0.0, 0.95)
        _check_range(Sentence("The batch size"), self.batch_size, 1, MAX_EXAMPLES)
        _check_range(Sentence("The number of warm-up epochs"), self.warm_up_epochs, 0.0, MAX_EPOCHS)
        for what, value, low, high in (
            (Sentence("The gradient clipping length"), self.clip_norm, 1e-9, 1e9),
            (Sentence("The number of epochs"), self.epochs, 1, MAX_EPOCHS),
            (Sentence("The patience in epochs"), self.patience, 1, MAX_EPOCHS),
            (Sentence("The target accuracy"), self.target_accuracy, 0.0, 1.0),
        ):
            if value is not None:
                _check_range(what, value, low, high)

    def _check_data(self) -> None:
        _check_range(
            Sentence("The number of validation examples"), self.validation_examples, 0, MAX_EXAMPLES
        )
        if self.train_examples is not None:
            _check_range(
                Sentence("The number of training examples"), self.train_examples, 1, MAX_EXAMPLES
            )
        _check_range(Sentence("The share of wrong labels"), self.label_noise, 0.0, 1.0)
        if self.pictures not in CHOICES:
            raise SettingError(
                "There is no way {pictures} to prepare pictures; choose one of {choices}.",
                pictures=shown_value(self.pictures),
                choices=", ".join(CHOICES),
            )
        _ = self.augmentation
        _ = self.preparation

    @property
    def augmentation(self) -> Augmentation:
        """What changes the training images at random; raises SettingError for a value too large."""
        return Augmentation(
            **{field.name: getattr(self, f"augment_{field.name}") for field in fields(Augmentation)}
        )

    @property
    def preparation(self) -> Preparation:
        """What is done to the images after they are read; raises SettingError for unknown names."""
        return Preparation(
            **{field.name: getattr(self, field.name) for field in fields(Preparation)}
        )

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

    def layer_sizes(self, classes: int = 10) -> tuple[int, ...]:
        """Return inputs, hidden layers and outputs."""
        return (INPUTS, *self.hidden, classes)

    def changed(self, **changes: Any) -> "TrainingConfig":
        """Return a config with some settings changed, checked like any other."""
        return replace(self, **changes)

    def as_json_object(self) -> dict[str, Any]:
        """Return the settings as plain JSON values.

        Pictures stand there where they were chosen alone: other files are as they were before.
        """
        settings = {**asdict(self), "hidden": list(self.hidden)}
        if self.pictures == AUTO:
            del settings["pictures"]
        return settings


def config_from_json_object(settings: object) -> TrainingConfig:
    """Return the config that settings describe; what is missing takes its default.

    Unknown keys are left out. Raises SettingError for a value of the wrong kind or range.
    """
    if not isinstance(settings, dict):
        raise SettingError("Training settings must be a JSON object.")
    values: dict[str, Any] = {}
    defaults = TrainingConfig()
    for field in fields(TrainingConfig):
        if field.name in settings:
            values[field.name] = _value_of(
                field.name, settings[field.name], getattr(defaults, field.name)
            )
    return TrainingConfig(**values)


def _value_of(name: str, value: object, default: object) -> Any:
    """Return a JSON value as the setting's own kind; raises SettingError where it is of another."""
    if name == "hidden":
        return _whole_numbers(value)
    kind = _OPTIONAL.get(name, type(default))
    if value is None and name in _OPTIONAL:
        return None
    if kind is float and _is_number(value):
        return _as_float(value)  # type: ignore[arg-type]
    # A truth value is not the number that Python takes it for.
    if type(value) is kind:
        return value
    raise SettingError(
        "The training setting {name} cannot be {value}.", name=repr(name), value=shown_value(value)
    )


def _whole_numbers(value: object) -> tuple[int, ...]:
    if not isinstance(value, list | tuple) or any(type(size) is not int for size in value):
        raise SettingError(
            "Hidden layers must be a list of whole numbers, not {value}.", value=shown_value(value)
        )
    return tuple(value)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _as_float(value: float) -> float:
    try:
        return float(value)
    except OverflowError:
        # A whole number of hundreds of digits; the check of the range says the rest.
        return float("inf")


def _check_choice(what: str, value: str, table: Collection[str]) -> None:
    if value not in table:
        raise SettingError(
            "There is no {what} {value}; choose one of {table}.",
            what=what,
            value=shown_value(value),
            table=", ".join(table),
        )


def _check_range(what: str, value: float, low: float, high: float) -> None:
    # NaN fails every comparison; a whole number of any length passes through them.
    if not low <= value <= high:
        ends = Sentence("{low} and {high}", low=limit_text(low), high=limit_text(high))
        raise SettingError(
            "{what} must be between {ends}, not {value}.",
            what=what,
            ends=ends,
            value=shown_value(value),
        )
