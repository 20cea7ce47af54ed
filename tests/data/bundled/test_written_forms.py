"""Digits in other forms: what is added is there, no two are alike, writers stay apart."""

import numpy as np
import pytest

from visualnet.data.bundled.pen_digits import PenStrokes, load_pen_strokes
from visualnet.data.bundled.written_forms import (
    ASKED_FORMS,
    FORMS,
    LEARNT_FORMS,
    formed_pen_digits,
    forms_of,
    in_form,
)
from visualnet.data.drawing.strokes import StrokeDrawing


@pytest.fixture(scope="module")
def strokes() -> PenStrokes:
    return load_pen_strokes("validation")


def drawn(*strokes: list[tuple[float, float]]) -> StrokeDrawing:
    return StrokeDrawing(tuple(tuple(stroke) for stroke in strokes), 500, 500)


def ring(width: float, height: float) -> list[tuple[float, float]]:
    return [
        (200 + width * float(np.sin(angle)), 200 - height * float(np.cos(angle)))
        for angle in np.linspace(0, -2 * np.pi, 40)
    ]


def formed(drawing: StrokeDrawing, name: str, number: int) -> StrokeDrawing:
    made = in_form(drawing, name, np.random.default_rng(number))
    assert made is not None
    return made


def test_a_slash_goes_through_the_middle_of_a_zero() -> None:
    angles, lengths = [], []
    for number in range(200):
        zero = drawn(ring(60, 100))
        strokes = formed(zero, "slashed-zeros", number).strokes
        added = [stroke for stroke in strokes if stroke != zero.strokes[0]]
        if len(strokes) == 1:
            # The pen was not lifted.
            assert len(strokes[0]) > len(zero.strokes[0])
            continue
        (slash,) = (np.array(stroke) for stroke in added)
        assert np.hypot(*(slash - 200).T).min() < 45
        along = slash[-1] - slash[0]
        angles.append(np.degrees(np.arctan2(-along[1], along[0])) % 180)
        lengths.append(np.hypot(*along))
    assert np.mean(np.array(angles) < 90) > 0.75
    assert np.ptp(angles) > 60
    # Within the ring and far beyond it.
    assert min(lengths) < 120 < 250 < max(lengths)


def test_a_bar_crosses_the_stem_of_a_seven() -> None:
    seven = drawn([(100, 100), (250, 100), (220, 180), (190, 280), (170, 400)])
    for number in range(50):
        *_, stem, bar = sorted(
            formed(seven, "crossed-sevens", number).strokes,
            key=lambda stroke: -np.ptp(np.array(stroke)[:, 1]),
        )
        x, y = np.array(bar).T
        assert x.min() < np.interp(y.mean(), [100, 180, 280, 400], [250, 220, 190, 170]) < x.max()
        assert 180 < y.mean() < 340
        assert np.array(stem)[:, 1].max() == 400


def test_a_one_gets_a_hook_and_a_foot_and_keeps_its_stem() -> None:
    one = drawn([(200, 100), (202, 200), (203, 300), (205, 400)])
    widths = []
    for number in range(100):
        made = formed(one, "hooked-ones", number)
        points = np.concatenate([np.array(stroke) for stroke in made.strokes])
        assert {(200, 100), (205, 400)} <= {tuple(point) for point in points.tolist()}
        widths.append(np.ptp(points[:, 0]))
    assert min(widths) > 20
    assert np.ptp(widths) > 80


def test_a_four_is_open_at_its_top() -> None:
    four = drawn(
        [(200, 100), (150, 250), (130, 270), (260, 275)], [(205, 105), (210, 250), (212, 400)]
    )
    for number in range(50):
        arm, stem = (np.array(stroke) for stroke in formed(four, "open-fours", number).strokes)
        assert stem[0, 0] - arm[0, 0] > 50
        assert arm[-1, 0] > stem[:, 0].min()


def test_a_nine_has_a_straight_leg() -> None:
    loop = [(x * 0.8 + 60, y * 0.6 + 40) for x, y in ring(80, 100)]
    nine = drawn([*loop[30:], *loop[1:31], (270, 250), (250, 330), (200, 390), (150, 380)])
    made = np.concatenate([np.array(s) for s in formed(nine, "straight-nines", 3).strokes])
    leg = made[-11:]
    chord = np.hypot(*(leg[-1] - leg[0]))
    assert np.hypot(*np.diff(leg, axis=0).T).sum() < 1.05 * chord


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMS)
def test_no_two_are_alike_and_the_same_come_each_time(name: str, strokes: PenStrokes) -> None:
    made, made_of = forms_of(strokes.drawings[:300], strokes.labels[:300], name, 2)
    again, _ = forms_of(strokes.drawings[:300], strokes.labels[:300], name, 2)
    assert made == again
    digit = FORMS[name].digit
    assert digit is None or set(strokes.labels[made_of].tolist()) == {digit}
    is_random = name not in ("turned-left", "turned-right")
    assert len(set(made)) == (len(made) if is_random else len(made) // 2)


@pytest.mark.parametrize("name", FORMS)
def test_what_is_no_digit_has_no_form_or_one_of_finite_numbers(name: str) -> None:
    for drawing in (
        drawn(),
        drawn([]),
        drawn([(3, 4)]),
        drawn([(3, 4), (3, 4)], [(9, 4), (20, 4)]),
    ):
        made = in_form(drawing, name, np.random.default_rng(0))
        assert made is None or np.isfinite(np.concatenate(made.strokes)).all()


@pytest.mark.slow
def test_half_of_the_writers_digits_have_the_form_at_least(strokes: PenStrokes) -> None:
    for name in (*LEARNT_FORMS, *ASKED_FORMS):
        made, _ = forms_of(strokes.drawings, strokes.labels, name, 1)
        digit = FORMS[name].digit
        of = len(strokes) if digit is None else int((strokes.labels == digit).sum())
        assert len(made) > (0.3 if digit == 4 else 0.5) * of, name


@pytest.mark.slow
def test_they_are_seen_as_the_pad_sees_them() -> None:
    (zeros,) = formed_pen_digits("validation", {"slashed-zeros": 1}).values()
    assert zeros.images.shape == (130, 28, 28)
    assert not zeros.images.flags.writeable
    assert set(zeros.labels.tolist()) == {0}


@pytest.mark.slow
def test_a_share_takes_drawings_from_all_along(strokes: PenStrokes) -> None:
    made, made_of = forms_of(strokes.drawings, strokes.labels, "turned", 1 / 3)
    assert len(made) == round(len(strokes) / 3)
    assert made_of[:4].tolist() == [0, 3, 6, 9]
    _, twice = forms_of(strokes.drawings, strokes.labels, "slashed-zeros", 2)
    assert twice[0] == twice[1] != twice[2]
