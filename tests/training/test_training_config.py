"""Settings: their ranges, and their way through JSON."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualnet.data.drawing.picture_ways import CHOICES
from visualnet.data.orientation import TURNS
from visualnet.data.polarity import INVERSIONS
from visualnet.data.preparing import SAME
from visualnet.errors import SettingError
from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.initializers import INITIALIZERS
from visualnet.nn.losses import OUTPUTS
from visualnet.nn.optimizers import OPTIMIZERS
from visualnet.nn.schedules import SCHEDULES
from visualnet.settings_table import SETTINGS
from visualnet.training.config import TrainingConfig, config_from_json_object
from visualnet.training.recipes import RECIPES, recipe_named

NAMES = list(TrainingConfig().as_json_object())
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda children: st.lists(children, max_size=4) | st.dictionaries(st.text(), children),
    max_leaves=8,
)
HUGE = st.sampled_from([10**400, -(10**400), 1e308, float("inf"), float("nan"), 2**63])
CONFIGS = st.builds(
    TrainingConfig,
    hidden=st.lists(st.integers(1, 300), max_size=5).map(tuple),
    activation=st.sampled_from(list(ACTIVATIONS)),
    output=st.sampled_from(["softmax", "sigmoid"]),
    initial_weights=st.sampled_from(list(INITIALIZERS)),
    learning_rate=st.floats(0, 1e6),
    momentum=st.floats(0, 0.9999),
    batch_size=st.integers(1, 60_000),
    epochs=st.none() | st.integers(1, 1_000_000),
    schedule=st.sampled_from(list(SCHEDULES)),
    optimizer=st.sampled_from(list(OPTIMIZERS)),
    clip_norm=st.none() | st.floats(0.1, 10),
    patience=st.none() | st.integers(1, 10),
    keep=st.sampled_from(["best", "last"]),
    target_accuracy=st.none() | st.floats(0, 1),
    test_dataset=st.none() | st.text(max_size=20),
    turn_images=st.sampled_from(list(TURNS)),
    invert_images=st.sampled_from(INVERSIONS),
    turn_test_images=st.sampled_from([SAME, *TURNS]),
    invert_test_images=st.sampled_from([SAME, *INVERSIONS]),
    leave_out_blank=st.booleans(),
    leave_out_shared=st.booleans(),
    leave_out_damaged=st.booleans(),
    balanced=st.booleans(),
    dropout=st.floats(0, 0.9),
    train_examples=st.none() | st.integers(1, 60_000),
    validation_examples=st.integers(0, 59_999),
    seed=st.integers(0, 2**31 - 1),
)


def assert_sentence(error: SettingError) -> None:
    sentence = str(error)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 300


def test_defaults_are_those_of_the_command_line() -> None:
    config = TrainingConfig()
    assert (config.hidden, config.activation, config.output) == ((16, 16), "sigmoid", "softmax")
    assert (config.learning_rate, config.momentum, config.batch_size) == (0.1, 0.9, 32)
    assert (config.epochs, config.schedule, config.validation_examples) == (20, "cosine", 5000)
    assert (config.dataset, config.train_examples, config.seed) == ("mnist", None, 0)
    assert config.layer_sizes() == (784, 16, 16, 10)


def test_the_names_in_the_table_are_those_that_the_rooms_know() -> None:
    known = {
        "activation": ACTIVATIONS,
        "output": OUTPUTS,
        "initial_weights": INITIALIZERS,
        "optimizer": OPTIMIZERS,
        "schedule": SCHEDULES,
        "pictures": CHOICES,
        "turn_images": TURNS,
        "invert_images": INVERSIONS,
        "turn_test_images": (SAME, *TURNS),
        "invert_test_images": (SAME, *INVERSIONS),
    }
    named = {name: row.choices for name, row in SETTINGS.items() if row.choices}
    assert named == {name: tuple(table) for name, table in known.items()} | {
        "keep": ("best", "last")
    }
    assert all(len(row.meanings) in (0, len(row.choices)) for row in SETTINGS.values())


@pytest.mark.parametrize(
    "setting",
    [
        {"hidden": (0,)},
        {"hidden": (4097,)},
        {"hidden": (1,) * 17},
        {"hidden": (4096, 4096, 4096)},
        {"hidden": (10**400,)},
        {"activation": "step"},
        {"output": "linear"},
        {"initial_weights": "one"},
        {"optimizer": "x" * 10_000},
        {"schedule": "line\nbreak"},
        {"learning_rate": -0.1},
        {"learning_rate": float("nan")},
        {"learning_rate": float("inf")},
        {"momentum": 1.0},
        {"batch_size": 0},
        {"batch_size": 1_000_001},
        {"epochs": 0},
        {"activation": "relu,sigmoid,tanh"},
        {"activation": "relu,"},
        {"target_margin": 0.5},
        {"initial_scale": -1.0},
        {"l1": -1e-9},
        {"l2": float("nan")},
        {"dropout": 1.0},
        {"clip_norm": 0.0},
        {"warm_up_epochs": -1.0},
        {"patience": 0},
        {"turn_images": "up"},
        {"invert_images": "some"},
        {"target_accuracy": 1.1},
        {"label_noise": 1.5},
        {"augment_shift": -1.0},
        {"augment_elastic": 1e9},
        {"epochs": -(10**400)},
        {"train_examples": 0},
        {"validation_examples": -1},
        {"validation_examples": 1_000_001},
        {"seed": -1},
        {"seed": 10**400},
        {"turn_images": "9" * 3000},
        {"invert_test_images": "9" * 3000},
    ],
    ids=lambda setting: next(iter(setting)),
)
def test_out_of_range_is_refused_in_one_sentence(setting: dict[str, Any]) -> None:
    with pytest.raises(SettingError) as caught:
        TrainingConfig(**setting)
    assert_sentence(caught.value)
    with pytest.raises(SettingError):
        TrainingConfig().changed(**setting)


def test_a_refusal_names_the_range_and_the_value() -> None:
    with pytest.raises(SettingError, match=r"^The momentum must be between 0 and 0.9999, not 2"):
        TrainingConfig(momentum=2)
    # As the command line takes it.
    with pytest.raises(SettingError, match=r" between 1 and 1000000, not 0\.$"):
        TrainingConfig(epochs=0)


@pytest.mark.slow
@given(CONFIGS)
def test_json_there_and_back(config: TrainingConfig) -> None:
    assert config_from_json_object(json.loads(json.dumps(config.as_json_object()))) == config


@pytest.mark.slow
@given(JSON | st.dictionaries(st.sampled_from(NAMES) | st.text(), JSON | HUGE))
def test_any_json_gives_a_config_or_a_sentence(settings: object) -> None:
    try:
        config = config_from_json_object(settings)
    except SettingError as error:
        assert_sentence(error)
    else:
        assert config_from_json_object(config.as_json_object()) == config


@pytest.mark.slow
@given(st.sampled_from(NAMES), JSON | HUGE)
def test_any_value_of_one_setting_is_taken_or_refused(name: str, value: object) -> None:
    try:
        config = config_from_json_object({name: value})
    except SettingError as error:
        assert_sentence(error)
    else:
        taken = getattr(config, name)
        assert (list(taken) if name == "hidden" else taken) == value


@pytest.mark.parametrize(
    ("name", "value"),
    [("seed", True), ("momentum", False), ("epochs", 2.0), ("hidden", [True]), ("batch_size", "8")],
)
def test_values_of_another_kind_are_refused(name: str, value: object) -> None:
    with pytest.raises(SettingError):
        config_from_json_object({name: value})


def test_what_is_missing_takes_its_default_and_what_is_unknown_is_left_out() -> None:
    assert config_from_json_object({"seed": 3, "colour": "red"}) == TrainingConfig(seed=3)
    whole = config_from_json_object({"learning_rate": 1})
    assert isinstance(whole.learning_rate, float)


def test_recipes() -> None:
    for name, hidden in (("digits-16x16", (16, 16)), ("digits-128x64", (128, 64))):
        assert RECIPES[name].hidden == hidden
    assert RECIPES["plain"] == TrainingConfig()
    assert recipe_named("digits-16x16") is RECIPES["digits-16x16"]
    with pytest.raises(SettingError, match="digits-16x16"):
        recipe_named("digits-17x17")
