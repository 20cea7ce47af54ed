"""Numbers as people type them: taken as meant, or refused with a sentence."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualnet.errors import SettingError
from visualnet.number_text import NumberStyle
from visualnet.typed_numbers import (
    NumberTextError,
    decimal_number,
    read_number,
    whole_number,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.05", "0.05"),
        ("0,05", "0.05"),
        (".3", "0.3"),
        (",3", "0.3"),
        ("5.", "5"),
        ("0,005", "0.005"),
        ("0.000", "0"),
        ("1.5", "1.5"),
        ("1,5", "1.5"),
        ("1,0000", "1"),
        ("1.234", "1.234"),
        ("1e-3", "0.001"),
        ("1E−3", "0.001"),
        ("2,5e3", "2500"),
        ("5.000e-3", "0.005"),
        ("10,5", "10.5"),
        ("100", "100"),
        ("-0.3", "-0.3"),
        ("−0,3", "-0.3"),
        ("+7", "7"),
        (" 12 ", "12"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("60 000", "60000"),
        ("60\u202f000,5", "60000.5"),
        ("60'000.5", "60000.5"),
        ("٠٫٠٥", "0.05"),
        ("०.०५", "0.05"),
        ("٦٠٬٠٠٠", "60000"),
        ("–0.3", "-0.3"),
        ("‐0.3", "-0.3"),
        ("‒0.3", "-0.3"),
        ("1e‐3", "0.001"),
        ("０，５", "0.5"),
    ],
)
def test_a_number_with_decimals_is_taken_as_meant(text: str, value: str) -> None:
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("60000", 60_000),
        ("60,000", 60_000),
        ("60.000", 60_000),
        ("5.000", 5000),
        ("60 000", 60_000),
        ("1,000,000", 1_000_000),
        ("1e3", 1000),
        ("1.5e3", 1500),
        ("1.234e3", 1234),
        ("12.0", 12),
        ("12,00", 12),
        ("−4", -4),
    ],
)
def test_a_whole_number_is_taken_as_meant(text: str, value: int) -> None:
    assert read_number(text, is_whole=True) == value


@pytest.mark.parametrize("text", ["20 %", "20%", "20,0 %", "2e1%", "٢٠٪", "%20", "% 20"])
def test_a_share_may_be_typed_in_per_cent(text: str) -> None:
    assert read_number(text, is_share=True) == Decimal("0.2")
    with pytest.raises(NumberTextError) as refused:
        read_number(text)
    assert refused.value.problem == "no share"


@pytest.mark.parametrize("text", ["%20%", "%%20", "20%%", "%"])
def test_one_per_cent_sign_is_enough(text: str) -> None:
    with pytest.raises(NumberTextError) as refused:
        read_number(text, is_share=True)
    assert refused.value.problem == "no number"


@pytest.mark.parametrize("text", ["-0", "−0.0", "-0e5", "–0,0"])
def test_nothing_has_no_sign(text: str) -> None:
    assert not read_number(text).is_signed()
    if text.isascii():
        assert str(decimal_number(text)) == "0.0"


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1,000", ("1", "1000")),
        ("5.000", ("5", "5000")),
        ("-12,345", ("-12.345", "-12345")),
        ("1,000e3", ("1e3", "1000e3")),
    ],
)
def test_a_number_with_two_meanings_is_refused_with_both(
    text: str, readings: tuple[str, str]
) -> None:
    with pytest.raises(NumberTextError) as refused:
        read_number(text)
    assert refused.value.problem == "two meanings"
    assert refused.value.readings == readings
    assert all(reading in str(refused.value) for reading in readings)


@pytest.mark.parametrize("text", ["1.5", "60,5", "1e-3", "1.234,5", "0.5"])
def test_a_whole_number_has_no_decimals(text: str) -> None:
    with pytest.raises(NumberTextError) as refused:
        read_number(text, is_whole=True)
    assert refused.value.problem == "not whole"


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", ".", ",", "-", "e3", "1e", "1e3.5", "abc", "1a", "0x10", "nan", "inf"),
        *("1..2", "1,2,3", "1,23.4", "1 2", "1_000", "1.234,567.8", "01,234,567", "--1", "10²"),
        *("1e400", "1e-400", "1e99999", "1e-99999", "9" * 5000, "1,234'567"),
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    for is_whole in (False, True):
        with pytest.raises(NumberTextError) as refused:
            read_number(text, is_whole=is_whole)
        assert refused.value.problem == "no number"
        assert len(str(refused.value)) < 200


@pytest.mark.slow
@given(st.text(alphabet="0123456789.,'eE+-−% \u202f٫٬a", max_size=12) | st.text(max_size=12))
def test_no_character_is_skipped(text: str) -> None:
    """What is taken has the digits of the text, in their order, and nothing else is in the text."""
    try:
        value = read_number(text, is_share=True)
    except SettingError:
        return
    mantissa = text.lower().partition("e")[0]
    digits = "".join(str(int(c)) for c in mantissa if c.isdecimal()).strip("0")
    assert "".join(map(str, value.as_tuple().digits)).strip("0") == digits
    assert value.is_finite()


COMMA = NumberStyle(",", ".")


def test_a_language_with_a_decimal_comma_reads_three_decimals_as_the_window_writes_them() -> None:
    assert read_number("1,234", style=COMMA) == Decimal("1.234")
    assert read_number("0.05", style=COMMA) == Decimal("0.05")
    for text in ("1.234", "1,000", "1.000"):
        with pytest.raises(NumberTextError) as refused:
            read_number(text, style=COMMA)
        assert refused.value.problem == "two meanings"
        assert read_number(text, is_whole=True, style=COMMA) == int(re.sub("[.,]", "", text))


@given(st.integers(-(10**12), 10**12), st.sampled_from([",", ".", " ", "'", "\u202f", "’"]))
def test_groups_of_thousands_are_read_in_a_whole_number(value: int, separator: str) -> None:
    text = f"{value:,}".replace(",", separator)
    assert read_number(text, is_whole=True) == value


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_a_program_writes_is_read_exactly(value: float) -> None:
    assert decimal_number(repr(value)) == value
    assert decimal_number(f"{value:.3f}") == float(f"{value:.3f}")


@given(st.integers(-(10**30), 10**30))
def test_the_command_line_reads_whole_numbers_exactly(value: int) -> None:
    assert whole_number(str(value)) == value


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("0,01", "write 0.01"),
        ("1,000", "write 1 or 1000"),
        ("1.234,5", "write 1234.5"),
        ("٠٫٠٥", "write 0.05"),
        ("1,2,3", "write one such as 0.05"),
    ],
)
def test_the_command_line_takes_the_point_alone_and_says_so(text: str, advice: str) -> None:
    with pytest.raises(NumberTextError) as refused:
        decimal_number(text)
    assert refused.value.problem == "comma"
    assert "a decimal point" in str(refused.value)
    assert str(refused.value).endswith(advice)


def test_the_command_line_takes_no_groups_but_an_exponent() -> None:
    with pytest.raises(NumberTextError, match="write 60000"):
        whole_number("60,000")
    assert decimal_number("1.000") == 1
    assert whole_number("1e3") == 1000
