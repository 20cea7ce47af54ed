"""Settings as texts: what `--vary` takes, and what a results file gives back."""

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualnet.errors import SettingError
from visualnet.number_text import NumberStyle
from visualnet.training.config import TrainingConfig
from visualnet.training.sweeps.variations import (
    fingerprint,
    setting_as_text,
    value_from_text,
    variation_from_text,
)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("momentum=0,0.25,0.5", (0.0, 0.25, 0.5)),
        ("momentum= 0 , 0.5", (0.0, 0.5)),
        ("momentum=0.5,0.5,0.50", (0.5,)),
        ("learning_rate=0.01:0.1:0.03", (0.01, 0.04, 0.07, 0.1)),
        ("learning-rate=0.1:0.3:0.1", (0.1, 0.2, 0.3)),
        ("learning_rate=0.001:1:x10", (0.001, 0.01, 0.1, 1.0)),
        ("learning_rate=0.001:0.002:x10,0.5", (0.001, 0.5)),
        ("batch_size=1:9:4", (1, 5, 9)),
        ("batch_size=1:128:x2", (1, 2, 4, 8, 16, 32, 64, 128)),
        ("batch_size=1e1:3e1:1e1", (10, 20, 30)),
        ("hidden=16-16,128-64,32", ((16, 16), (128, 64), (32,))),
        ("hidden=none,8", ((), (8,))),
        ("activation=relu,relu+tanh", ("relu", "relu,tanh")),
        ("balanced=yes,no", (True, False)),
        ("clip_norm=none,1", (None, 1.0)),
        ("train_examples=none,1000", (None, 1000)),
        ("learning_rate=0.05;0.1", (0.05, 0.1)),
        ("learning_rate=0.05 0.1", (0.05, 0.1)),
        ("learning_rate=1e-3, 1e−2", (0.001, 0.01)),
        ("learning_rate=0, 0.9", (0.0, 0.9)),
        ("learning_rate=0, 9", (0.0, 9.0)),
        ("learning_rate=1.000,0.1", (1.0, 0.1)),
        ("learning_rate=0.1 : 0.3 : 0.1", (0.1, 0.2, 0.3)),
        ("learning_rate=0.1;0.2:0.4:0.1", (0.1, 0.2, 0.3, 0.4)),
        ("batch_size=16,32,64", (16, 32, 64)),
        ("batch_size=500,1000", (500, 1000)),
        ("train_examples=60 000", (60_000,)),
        ("train_examples=1 000, 2", (1000, 2)),
        ("train_examples=1e3", (1000,)),
        ("hidden=16-16; none", ((16, 16), ())),
        ("activation=relu tanh", ("relu", "tanh")),
        ("dataset=mnist,/home/me/my: digits", ("mnist", "/home/me/my: digits")),
    ],
)
def test_values_are_of_the_settings_kind(text: str, values: tuple[Any, ...]) -> None:
    variation = variation_from_text(text)
    assert variation.name == text.partition("=")[0].replace("-", "_")
    assert variation.values == values
    assert [type(value) for value in variation.values] == [type(value) for value in values]


POINT, COMMA = NumberStyle(), NumberStyle(",", ".")


@pytest.mark.parametrize(
    ("style", "text", "values"),
    [
        (POINT, "learning_rate=0,05", (0.05,)),
        (POINT, "learning_rate=0,05; 0,1", (0.05, 0.1)),
        (POINT, "learning_rate=0.05, 0.1", (0.05, 0.1)),
        (POINT, "train_examples=60,000", (60_000,)),
        (POINT, "train_examples=1.000; 60 000", (1000, 60_000)),
        (POINT, "learning_rate=٠٫٠٥ ٠٫١", (0.05, 0.1)),
        (COMMA, "learning_rate=0,05", (0.05,)),
        (COMMA, "learning_rate=0,05; 0,1", (0.05, 0.1)),
        (COMMA, "learning_rate=0,052; 1,234", (0.052, 1.234)),
        (COMMA, "learning_rate=0.05, 0.1", (0.05, 0.1)),
        (COMMA, "learning_rate=0,1:0,3:0,1", (0.1, 0.2, 0.3)),
        (COMMA, "learning_rate=0.1:0.3:0.1", (0.1, 0.2, 0.3)),
        (COMMA, "batch_size=16,32", (16, 32)),
    ],
)
def test_the_window_reads_its_own_language_too(
    style: NumberStyle, text: str, values: tuple[Any, ...]
) -> None:
    assert variation_from_text(text, style).values == values


@pytest.mark.parametrize("text", ["0,5", "1.234; 2", "1,000", "0,1,0,2", "5.000"])
def test_the_window_refuses_what_has_two_meanings(text: str) -> None:
    with pytest.raises(SettingError, match=r"one number or several|can mean"):
        variation_from_text(f"learning_rate={text}", COMMA)


@pytest.mark.parametrize("text", ["0,05", "0,05; 0,1", "0,052"])
def test_the_command_line_refuses_a_decimal_comma_with_how_to_write_it(text: str) -> None:
    with pytest.raises(SettingError, match=r"a point as the decimal sign .* write 0\.05"):
        variation_from_text(f"learning_rate={text}")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "momentum",
        "colour=red",
        "seed=1,2",
        "momentum=",
        "momentum=0,",
        "momentum=much",
        "momentum=none",
        "momentum=0:1",
        "momentum=1:0:0.1",
        "momentum=0:1:0",
        "momentum=0:1:-1",
        "momentum=0:1:x",
        "momentum=0:1:x2",
        "momentum=1:2:x1",
        "momentum=nan:1:1",
        "momentum=0:inf:1",
        "momentum=0:1:0.0001",
        "momentum=1:1e999999:x1e500000",
        "momentum=0:1e300:1e-300",
        "batch_size=1:2:0.5",
        "batch_size=0.5",
        "batch_size=1:2:0.125",
        "batch_size=0,05",
        "batch_size=" + "9" * 5000,
        "hidden=16x16",
        "hidden=16--16",
        "balanced=maybe",
        "dataset=two\nlines",
        "dataset=",
        "momentum=" + ",".join(str(n / 2000) for n in range(1001)),
    ],
)
def test_what_is_no_variation_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(SettingError) as refused:
        variation_from_text(text)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 900


@pytest.mark.parametrize(
    "values",
    ["0,5", "0,9", "1,000", "0,1,10", "0, 0,5", "0,5 0,9", "0,1,0,2", "1,234", "1 500"],
)
def test_what_can_be_one_number_or_two_is_refused_with_how_to_write_it(values: str) -> None:
    with pytest.raises(SettingError, match=r"such as 0\.5; 0\.9\.|write 1 or 1000") as refused:
        variation_from_text(f"learning_rate={values}")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("values", ["1,500", "100,200", "32, 1,500", "1 500"])
def test_whole_numbers_that_can_be_groups_of_one_are_refused(values: str) -> None:
    with pytest.raises(SettingError, match="such as 16; 32"):
        variation_from_text(f"train_examples={values}")


@given(
    st.lists(st.floats(0, 1000).map(lambda x: round(x, 4)), min_size=1, max_size=6, unique=True),
    st.sampled_from([";", "; ", ", "]),
)
def test_a_list_in_any_notation_gives_its_numbers(numbers: list[float], between: str) -> None:
    text = between.join(map(repr, numbers))
    assert variation_from_text(f"learning_rate={text}").values == tuple(numbers)


@given(st.text(max_size=60), st.sampled_from([field.name for field in fields(TrainingConfig)]))
def test_any_text_gives_values_or_a_refusal(text: str, name: str) -> None:
    try:
        variation = variation_from_text(f"{name}={text}")
    except SettingError:
        return
    assert variation.values


settings = st.fixed_dictionaries(
    {
        "hidden": st.lists(st.integers(1, 64), max_size=4).map(tuple),
        "learning_rate": st.floats(0, 1e6),
        "momentum": st.floats(0, 0.9999),
        "clip_norm": st.none() | st.floats(1e-9, 1e9),
        "epochs": st.none() | st.integers(1, 1_000_000),
        "balanced": st.booleans(),
        "activation": st.sampled_from(["relu", "tanh"]),
        "seed": st.integers(0, 2**31 - 1),
    }
)


@given(settings)
def test_a_setting_written_is_read_back_exactly(changes: dict[str, Any]) -> None:
    config = TrainingConfig(**changes)
    for name in changes:
        assert value_from_text(name, setting_as_text(config, name)) == getattr(config, name)


def test_a_fingerprint_tells_settings_apart() -> None:
    configs = [
        TrainingConfig(),
        TrainingConfig(seed=1),
        TrainingConfig(hidden=(16,)),
        TrainingConfig(momentum=0.5),
        TrainingConfig(train_examples=100),
        TrainingConfig(balanced=True),
    ]
    assert len({fingerprint(config) for config in configs}) == len(configs)
    # The same settings, however they were written.
    assert fingerprint(TrainingConfig(momentum=0)) == fingerprint(TrainingConfig(momentum=0.0))
    # It stands in people's files: another way of making it would repeat all their runs.
    assert len(fingerprint(TrainingConfig())) == 16
