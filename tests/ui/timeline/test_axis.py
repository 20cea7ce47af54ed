import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualnet.ui.timeline.axis import Axis, tick_text

LASTS = st.integers(0, 10**7)
WIDTHS = st.floats(1, 5_000)


@pytest.mark.slow
@given(st.data(), LASTS, st.floats(0, 100), WIDTHS)
def test_places_lead_back_to_their_steps(data, last, left, width):
    axis = Axis(last, left, width)
    step = data.draw(st.integers(0, last))
    assert axis.step_at(axis.x_of(step)) == step
    assert axis.step_on_the_way(axis.part_of(step)) == step


@pytest.mark.parametrize("last", [0, 1, 2, 34_380, 10**7])
def test_every_one_of_many_steps_leads_back(last):
    axis = Axis.across(last, 1_000, 1.0)
    steps = np.unique(np.r_[np.arange(min(last, 2_000) + 1), max(0, last - 2_000) : last + 1])
    assert [axis.step_at(x) for x in axis.xs_of(steps).tolist()] == steps.tolist()
    assert axis.xs_of(steps) == pytest.approx([axis.x_of(step) for step in steps.tolist()])


@given(LASTS, WIDTHS, st.floats(-1e4, 1e4), st.floats(-1e4, 1e4))
def test_steps_rise_with_their_places_and_stay_in_the_run(last, width, a, b):
    axis = Axis(last, 16.0, width)
    assert 0 <= axis.step_at(min(a, b)) <= axis.step_at(max(a, b)) <= last


@given(LASTS)
def test_the_ends_are_the_first_step_and_the_last(last):
    axis = Axis.across(last, 600, 1.5)
    assert (axis.step_at(-50), axis.step_at(5_000)) == (0, last)
    assert axis.step_at(axis.left) == 0
    assert axis.step_at(axis.right) == last
    assert axis.x_of(10 * last + 1) == axis.x_of(last)


@given(LASTS)
def test_ticks_are_powers_of_ten_between_the_ends(last):
    ticks = Axis(last, 0, 100).ticks()
    assert (ticks[0], ticks[-1]) == (0, last)
    assert ticks == sorted(set(ticks))
    assert all(str(tick).strip("0") == "1" for tick in ticks[1:-1])


def test_ticks_are_written_in_few_characters():
    texts = [tick_text(step) for step in Axis(34_380_000, 0, 100).ticks()]
    assert texts[:8] == ["0", "1", "10", "100", "1k", "10k", "100k", "1M"]
    assert texts[8] == "10M"
    assert texts[9].replace(",", "") == "34380000"


def test_the_first_steps_are_spread_wide():
    axis = Axis.across(34_380, 1_000, 1.0)
    assert axis.part_of(172) > 0.45
    assert axis.part_of(1_719) > 0.7
