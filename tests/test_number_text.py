"""Numbers as a user reads them, in every style, and read back by the fields as what they were."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualnet.number_text import (
    C_STYLE,
    NumberStyle,
    bare_percent_text,
    count_text,
    decimal_text,
    field_text,
    limit_text,
    list_text,
    loss_text,
    number_text,
    percent_text,
    points_text,
    probability_text,
    short_count_text,
    short_loss_text,
    use_style,
    used_style,
    with_article,
)
from visualnet.typed_numbers import NumberTextError, read_number

STYLES = [
    C_STYLE,
    NumberStyle(),
    NumberStyle(",", "."),
    NumberStyle(",", "\u202f"),
    NumberStyle(",", "\u00a0"),
    NumberStyle(".", "’"),
]
NUMBERS = st.floats(-1e15, 1e15) | st.floats(-10, 10) | st.sampled_from([0.0, -0.0, -1e-9, 0.99999])


@pytest.fixture(autouse=True)
def _window_style():
    before = used_style()
    use_style(NumberStyle())
    yield
    use_style(before)


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES)
@given(value=NUMBERS, decimals=st.integers(0, 7), is_grouped=st.booleans())
def test_what_a_field_shows_is_read_back_as_what_it_shows(style, value, decimals, is_grouped):
    use_style(style)
    shown = field_text(value, decimals, grouped=is_grouped)
    read = read_number(shown, is_whole=not decimals, style=style)
    assert read == Decimal(f"{value:.{decimals}f}")


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES)
@given(
    value=NUMBERS | st.floats(-1e300, 1e300),
    digits=st.integers(1, 7),
    is_padded=st.booleans(),
    is_signed=st.booleans(),
)
def test_a_number_of_the_window_is_read_back_or_refused_but_never_as_another(
    style, value, digits, is_padded, is_signed
):
    use_style(style)
    shown = number_text(value, digits, signed=is_signed, padded=is_padded)
    assert set(shown) <= set(f"0123456789.,e+{style.minus}{style.group}")
    try:
        read = read_number(shown, style=style)
    except NumberTextError as error:
        assert error.problem == "two meanings" or abs(value) < 1e-300  # noqa: PT017
        return
    digits_kept = max(digits, 1 + Decimal(value).adjusted()) if 1 <= abs(value) < 1e6 else digits
    assert read == Decimal(f"{value:.{digits_kept - 1}e}")


@pytest.mark.slow
@given(value=NUMBERS, decimals=st.integers(0, 4), is_signed=st.booleans())
def test_nothing_has_no_sign(value, decimals, is_signed):
    for shown in (
        decimal_text(value, decimals, signed=is_signed),
        points_text(value, decimals),
        number_text(value, signed=is_signed),
    ):
        if not any(c in "123456789" for c in shown):
            assert not any(c in "+-−" for c in shown)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.31, "0.31"),
        (-1.25e-5, "−1.25e−5"),
        (1234.6, "1,235"),
        (999_999.7, "1e6"),
        (610983411712.0, "6.11e11"),
        (123.4, "123"),
        (99.96, "100"),
        (0.0, "0"),
        (-0.0, "0"),
        (float("nan"), "–"),
        (float("inf"), "∞"),
        (float("-inf"), "−∞"),
    ],
)
def test_three_digits_of_a_number(value, shown):
    assert number_text(value) == shown


def test_numbers_under_each_other_are_padded():
    assert [number_text(v, padded=True) for v in (0.5, 12.0, 123.0, 0.0)] == [
        "0.500",
        "12.0",
        "123",
        "0.00",
    ]


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (0.05, 7, "0.05"),
        (60_000, 0, "60,000"),
        (-1.5, 3, "−1.5"),
        (-0.0001, 2, "0"),
        (1e6, 5, "1000000"),
        (100.0, 0, "100"),
    ],
)
def test_a_field_writes_no_more_than_there_is(value, decimals, shown):
    assert field_text(value, decimals) == shown


def test_short_losses_have_as_many_digits_as_there_is_room_for():
    losses = (0.0841, 9.9996, 12.3456, 264.75, 1234.4, 14_321.0, 8.8e102, 1.23e-5, 4e-12, 0.0)
    assert [short_loss_text(loss) for loss in losses] == [
        *("0.084", "10.00", "12.35", "264.8", "1,234", "1.4e4", "9e102", "1.2e−5", "4e−12", "0.000")
    ]
    assert short_loss_text(float("nan")) == "–"


def test_large_and_small_losses_have_an_exponent():
    losses = (0.1234, 12.3456, 1e-5, 610983411712.0, 0.0, None, float("nan"))
    assert [loss_text(loss) for loss in losses] == [
        *("0.123", "12.346", "1e−5", "6.11e11", "0.000", "–", "–")
    ]


@pytest.mark.parametrize(
    ("share", "decimals", "shown"),
    [
        (0.958, 1, "95.8\u202f%"),
        (1.0, 1, "100.0\u202f%"),
        (0.9999, 1, ">99.9\u202f%"),
        (0.9999, 0, ">99\u202f%"),
        (0.00001, 2, "<0.01\u202f%"),
        (0.0, 1, "0.0\u202f%"),
        (0.07, 0, "7\u202f%"),
        (None, 1, "–"),
        (float("nan"), 1, "–"),
    ],
)
def test_a_share_in_per_cent(share, decimals, shown):
    assert percent_text(share, decimals) == shown
    assert bare_percent_text(share, decimals) == shown.removesuffix("\u202f%")


def test_a_change_in_per_cent_has_its_sign():
    changes = (0.0123, -0.0123, -0.00001)
    assert [points_text(c, 2) for c in changes] == ["+1.23", "−1.23", "0.00"]


def test_no_output_is_certain():
    assert [probability_text(p) for p in (1.0, 0.99951, 0.5, 0.0314, 0.0)] == [
        *(">99.9\u202f%", ">99.9\u202f%", "50.0\u202f%", "3.14\u202f%", "<0.01\u202f%")
    ]


def test_a_language_with_a_decimal_comma():
    use_style(NumberStyle(",", "."))
    assert count_text(-60_000) == "−60.000"
    assert decimal_text(1234.5, 2) == "1.234,50"
    assert number_text(1.25e-5) == "1,25e−5"
    assert percent_text(0.958) == "95,8\u202f%"
    assert list_text(["0,1", "0,5"]) == "0,1; 0,5"


def test_the_command_line_has_the_marks_of_c():
    use_style(C_STYLE)
    texts = number_text(-1.25e-5), percent_text(0.958), count_text(-60_000)
    assert texts == ("-1.25e-5", "95.8%", "-60,000")


def test_an_article_goes_by_the_sound():
    named = [with_article(name) for name in ("7", "8", "11", "18", "80", "1", "apple", "bag", "F")]
    assert named == ["a 7", "an 8", "an 11", "an 18", "an 80", "a 1", "an apple", "a bag", "an F"]


@pytest.mark.parametrize(
    ("count", "shown"), [(987, "987"), (5432, "5.4k"), (99_949, "99.9k"), (99_950, "100k")]
)
def test_a_short_count(count, shown):
    assert short_count_text(count) == shown


@pytest.mark.parametrize("style", STYLES)
def test_an_end_of_a_range_can_be_typed_as_it_is_written(style):
    before = used_style()
    use_style(style)
    try:
        for limit in (0, 1, 1000, 1_000_000, 10**9, 0.95, 0.9999, -3):
            assert read_number(limit_text(limit), style=style) == Decimal(str(limit))
    finally:
        use_style(before)
    assert limit_text(1_000_000) == "1000000"
