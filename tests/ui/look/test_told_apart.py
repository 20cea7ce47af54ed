"""What tells classes, series and signs apart, in every theme, for every eye."""

import sys
from itertools import combinations
from typing import get_args

import numpy as np
import pytest
from PySide6.QtGui import QColor

from tests.ui.look.eyes import EYES, contrast, difference
from visualnet.ui.look.class_colours import class_colours
from visualnet.ui.look.fonts import application_font
from visualnet.ui.look.theme import THEMES, SignColours, load_theme
from visualnet.ui.panels.map.dots import letter_covers, letter_font
from visualnet.ui.panels.map.letters import class_letters
from visualnet.ui.panels.runs.panel import run_colours
from visualnet.ui.widgets.training_charts import LossChart

FAR = 10.0
"""CIEDE2000 at which colours of small marks, which do not touch, are not taken for each other.

A difference of 1 is just seen where two large areas touch; ten times as much is left to marks of a
few pixels, apart from each other and among many.
"""


def smallest(colours):
    """For each eye the least difference, with the two that it is of."""
    return {eye: min(pairs(colours, eye)) for eye in EYES}


def pairs(colours, eye):
    return [
        (difference(colours[one], colours[other], eye), one, other)
        for one, other in combinations(colours, 2)
    ]


def show(title, found, telling):
    lines = [f"{title}: told apart by {telling}"]
    for eye, (distance, one, other) in found.items():
        lines.append(f"  {eye:14} {distance:5.1f}  {one} – {other}")
    # Shown by `pytest -s`.
    sys.stdout.write("\n" + "\n".join(lines) + "\n")


def mark_of(letters):
    font = letter_font(application_font()).toString()
    covers = letter_covers(tuple(letters), font, 1.0)
    return [np.maximum(cover, 0).tobytes() for cover in covers]


@pytest.mark.parametrize("count", [2, 3, 4, 10, 26, pytest.param(62, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", THEMES)
def test_classes_are_told_apart_by_letters_and_ten_of_them_by_colour_too(qapp, name, count):
    theme = load_theme(name)
    names = [str(number) for number in range(count)]
    found = smallest(dict(zip(names, class_colours(theme, count), strict=True)))
    show(f"{count} classes, {name}", found, "letters")
    assert len(set(mark_of(class_letters(names)))) == count
    if count <= 10:
        assert min(distance for distance, _, _ in found.values()) >= FAR
    for colour in class_colours(theme, count):
        assert contrast(colour, theme.background) >= 3


@pytest.mark.parametrize("name", THEMES)
def test_series_are_told_apart_by_their_lines(qapp, qtbot, name):
    theme = load_theme(name)
    chart = LossChart()
    qtbot.addWidget(chart)
    runs = [(f"run {k}", colour, k, ([0], [1])) for k, colour in enumerate(run_colours(theme))]
    chart.show_overlays(runs)
    looks = {look.label: look for look in chart._looks.values()}
    colours = {label: look.colour(theme) for label, look in looks.items()}
    own = {label: colour for label, colour in colours.items() if not label.startswith("run ")}
    for one, other in combinations(own, 2):
        shown = f"{looks[one].style.text} {looks[other].style.text}"
        show(f"{one} – {other}, {name}", smallest({one: own[one], other: own[other]}), shown)
    show(f"all series, {name}", smallest(colours), "dashes and marks")
    for one, other in combinations(looks.values(), 2):
        assert one.style.text != other.style.text, (one.label, other.label)
    # What jumps up and down behind a line has a colour far from its own too.
    found = smallest({"batch": own["batch"], "train": own["train"]})
    assert min(distance for distance, _, _ in found.values()) >= 2 * FAR
    for label, look in looks.items():
        assert contrast(look.colour(theme), theme.background) >= 3, label


@pytest.mark.parametrize("signs", get_args(SignColours))
@pytest.mark.parametrize("name", THEMES)
def test_signs_are_told_apart_by_colour(name, signs):
    theme = load_theme(name, signs)
    found = smallest({"positive": theme.positive, "negative": theme.negative})
    show(f"signs {signs}, {name}", found, "colour, and by dashes where they are asked for")
    assert min(distance for distance, _, _ in found.values()) >= 3 * FAR


def test_an_eye_that_is_simulated_is_one_that_would_fail():
    # The greens and reds that one in twelve men takes for one colour.
    assert difference(QColor("#c0392b"), QColor("#6b6b00"), "deuteranopia") < FAR
