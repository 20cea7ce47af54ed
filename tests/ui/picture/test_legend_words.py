"""What the legend says of scales and marks."""

import pytest

from visualnet.ui.picture.legend_words import LegendContent, count_texts, legend_words
from visualnet.ui.picture.modes import Mode


@pytest.mark.parametrize(
    ("scales", "text"),
    [
        ((0.16, 2.3, 5.5), "full colour at ±0.16 · ±2.3 · ±5.5\n(layer by layer)"),
        ((0.0, 2.3, 5.5), "full colour at – · ±2.3 · ±5.5\n(layer by layer)"),
        ((0.0, 0.0), "all values are zero"),
        ((0.0, 1.0, 2.0, 3.0, 4.0), "full colour at ±1 … ±4\n(layer by layer)"),
    ],
)
def test_no_end_of_the_bar_is_plus_or_minus_nothing(scales, text):
    words = legend_words(LegendContent(Mode.FLOW, 1.0, False, scales, True))
    assert words.lines[1] == text
    assert "±0 " not in text + " "


def test_fill_and_ring_are_told_and_only_the_marks_that_there_are():
    plain = legend_words(LegendContent(Mode.FLOW, 1.0, False, (1.0,), True))
    assert plain.neurons == ("neurons: fill = activation, ring = bias",)
    marked = legend_words(
        LegendContent(Mode.FLOW, 1.0, False, (1.0,), True, marks=("silenced", "dead"))
    )
    assert [line.split(":")[0] for line in marked.neurons[1:]] == ["crossed out", "dashed ring"]


def test_counts_get_shorter_and_stay_whole():
    assert count_texts(15_000, 109_184) == [
        "109,184 of 109,184 connections, 15,000 line by line",
        "109,184 of 109,184 connections",
        "109,184 of 109,184",
    ]
    assert count_texts(90, 90) == ["90 of 90 connections", "90 of 90"]
