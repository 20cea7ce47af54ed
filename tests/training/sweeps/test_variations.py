"""Settings as texts: what `--vary` takes, and what a results file gives back."""

import re
from contextlib import suppress
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualnet.errors import SettingError
from visualnet.number_text import NumberStyle, field_text, list_text, use_style, used_style
from visualnet.training.config import TrainingConfig
from visualnet.training.sweeps.variations import (
    fingerprint,
    setting_as_text,
    value_from_text,
    variation_from_text,
)
from visualnet.typed_numbers import NumberTextError, decimal_number, in_ascii, read_number


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
        ("features=none,x+y,x2+y2+xy", (None, "x,y", "x2,y2,xy")),
        ("features=x,y", ("x", "y")),
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
        (COMMA, "learning_rate=0,001:1:x10", (0.001, 0.01, 0.1, 1.0)),
        (COMMA, "learning_rate=1:2:0,05e1", (1.0, 1.5, 2.0)),
        (COMMA, "learning_rate=0.1:0.3:0.1", (0.1, 0.2, 0.3)),
        (COMMA, "batch_size=16,32", (16, 32)),
        (POINT, "learning_rate=+0,05", (0.05,)),
        (POINT, "learning_rate=1,05e-3", (0.00105,)),
        (POINT, "learning_rate=۰,۰۵", (0.05,)),
        (POINT, "learning_rate=٠٫١؛ ٠٫٢", (0.1, 0.2)),
        (POINT, "learning_rate=٠٫١، ٠٫٢", (0.1, 0.2)),
        (POINT, "learning_rate=０，１；０，２", (0.1, 0.2)),
        (POINT, "learning_rate=1'000,5; 2", (1000.5, 2.0)),
        (POINT, "learning_rate=0.1,0.2", (0.1, 0.2)),
        (POINT, "learning_rate=1e-3,2e-3", (0.001, 0.002)),
        (POINT, "learning_rate=1e-3 5", (0.001, 5.0)),
        (POINT, "train_examples=1 012 345", (1_012_345,)),
        (POINT, "dropout=20%", (0.2,)),
        (POINT, "dropout=20 % 30 %", (0.2, 0.3)),
        (POINT, "dropout=20%,30%", (0.2, 0.3)),
        (POINT, "label_noise=12,5 %; 0.3", (0.125, 0.3)),
        (COMMA, "label_noise=%20; % 30", (0.2, 0.3)),
        (POINT, "dropout=٢٠٪؛ ٣٠٪", (0.2, 0.3)),
        (POINT, "dropout=10%:30%:10%", (0.1, 0.2, 0.3)),
        (POINT, "hidden=16؛ 32", ((16,), (32,))),
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


@pytest.mark.parametrize("style", [None, POINT, COMMA])
@pytest.mark.parametrize(
    "text",
    [
        *("learning_rate=1,5e-3", "learning_rate=1,5E-3 2e-3", "learning_rate=12,5e0"),
        *("learning_rate=+0,5", "learning_rate=-0,5", "learning_rate=−0,5", "learning_rate=۰,۵"),
        *("learning_rate=٠,٥", "learning_rate=０,５", "learning_rate=０，５", "learning_rate=٠،٥"),
        *("learning_rate=1'000,5", "learning_rate=1,234.5", "learning_rate=1 500,5"),
        *("learning_rate=1\u202f500", "learning_rate=1 000,5", "learning_rate=1  500"),
        *("learning_rate=1,5:9:1", "learning_rate=1:9:1,5", "learning_rate=0.5 1,5"),
        *("batch_size=1.000,5", "batch_size=1'000,5", "train_examples=1,5e3", "batch_size=1 000,5"),
        *("batch_size=16 1,500", "dropout=12,5%", "dropout=12,5 %", "dropout=%12,5"),
    ],
)
def test_a_mark_that_can_be_part_of_a_number_is_refused(
    text: str, style: NumberStyle | None
) -> None:
    with pytest.raises(SettingError, match="can be one number or several; put a semicolon"):
        variation_from_text(text, style)


def test_nothing_has_no_sign() -> None:
    for style in (None, POINT):
        values = variation_from_text("momentum=-0; -0:1:1; −0.0", style).values
        assert [str(value) for value in values] == ["0.0", "1.0"]


@pytest.mark.parametrize("text", ["0,05", "0,05; 0,1", "0,052"])
def test_the_command_line_refuses_a_decimal_comma_with_how_to_write_it(text: str) -> None:
    with pytest.raises(SettingError, match=r"a decimal point .* write 0\.05"):
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
        "hidden=16,16",
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


@pytest.mark.slow
@given(
    st.lists(st.floats(0, 1000).map(lambda x: round(x, 4)), min_size=1, max_size=6, unique=True),
    st.sampled_from([";", "; ", ", "]),
)
def test_a_list_in_any_notation_gives_its_numbers(numbers: list[float], between: str) -> None:
    text = between.join(map(repr, numbers))
    assert variation_from_text(f"learning_rate={text}").values == tuple(numbers)


def assert_read(text: str, style: NumberStyle | None, values: tuple[float, ...]) -> None:
    assert variation_from_text(text, style).values == values


@pytest.mark.slow
@given(
    st.lists(st.integers(0, 10**7), min_size=2, max_size=5, unique=True),
    st.sampled_from([1, 1000, 10**6]),
    st.sampled_from([POINT, COMMA, NumberStyle(",", "\u202f"), NumberStyle(".", "’")]),
)
def test_a_list_as_the_window_writes_it_is_read_back_or_refused(
    numbers: list[int], divisor: int, style: NumberStyle
) -> None:
    name, before = "train_examples" if divisor == 1 else "learning_rate", used_style()
    use_style(style)
    try:
        text = list_text(field_text(n / divisor, 6 if divisor > 1 else 0) for n in numbers)
        # Three digits behind a comma or a point can also be a group.
        if not re.search(r"[,.][0-9]{3}(?![0-9])", text):
            assert_read(f"{name}={text}", style, tuple(n / divisor for n in numbers))
        else:
            with suppress(SettingError):
                assert_read(f"{name}={text}", style, tuple(n / divisor for n in numbers))
    finally:
        use_style(before)


_PIECES = [
    "0",
    "5",
    "05",
    "12",
    "500",
    "000",
    *",,..;; :+-−'e%x",
    "\u202f",
    "٠",
    "٥",
    "٫",
    "،",
    "؛",
]


@pytest.mark.slow
@given(
    st.lists(st.sampled_from(_PIECES), max_size=12).map("".join),
    st.sampled_from(["learning_rate", "batch_size", "dropout"]),
    st.sampled_from([None, POINT, COMMA]),
)
def test_each_number_of_a_list_stands_in_it_by_itself(
    text: str, name: str, style: NumberStyle | None
) -> None:
    try:
        values = variation_from_text(f"{name}={text}", style).values
    except SettingError:
        return
    if ":" in text:
        return
    plain = in_ascii(text.translate(str.maketrans("؛،", ";,")))
    places = [m.start() for m in re.finditer("[;, ]", plain)]
    readings: set[float] = set()
    for start in (0, *(place + 1 for place in places)):
        for end in (place for place in (*places, len(plain)) if place > start):
            for is_whole in (True, False):
                with suppress(NumberTextError):
                    part = plain[start:end]
                    number = read_number(
                        part, is_whole=is_whole, is_share=True, style=style or POINT
                    )
                    readings.add(int(number) if is_whole else float(number))
                with suppress(NumberTextError, ValueError):
                    readings.add(decimal_number(part))
    assert set(values) <= readings


_NUMBERS = st.from_regex(r"[+−-]?[0-9]{1,4}([.,'][0-9]{1,3})?([eE][−-]?[0-9])?%?", fullmatch=True)


@pytest.mark.slow
@given(_NUMBERS, _NUMBERS, st.sampled_from([",", " "]), st.sampled_from([None, POINT, COMMA]))
def test_two_numbers_that_can_be_one_are_never_taken_as_two(
    left: str, right: str, between: str, style: NumberStyle | None
) -> None:
    text = left + between + right
    try:
        read_number(text, is_share=True)
    except NumberTextError as error:
        if error.problem != "two meanings":
            return
    with suppress(SettingError):
        assert len(variation_from_text(f"dropout={text}", style).values) == 1


@pytest.mark.slow
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
        "features": st.sampled_from([None, "x", "x,y"]),
        "seed": st.integers(0, 2**31 - 1),
    }
)


@pytest.mark.slow
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


def test_results_with_features_stay_those_of_the_same_run() -> None:
    assert fingerprint(TrainingConfig(dataset="circle", features="x,y")) == "6150556782951282"
