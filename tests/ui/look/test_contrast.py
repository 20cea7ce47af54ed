"""Contrast of all that meets in the window (WCAG 2.2, 1.4.3 and 1.4.11), in every theme."""

import pytest

from tests.ui.look.contrast import pairs_of
from tests.ui.look.eyes import contrast
from visualnet.paths import resource
from visualnet.ui.look.theme import THEMES, load_theme
from visualnet.ui.panels.evaluation.confusion_picture import _LEVELS, _ramp


@pytest.mark.parametrize("name", THEMES)
def test_all_pairs_of_colours_that_meet_are_told_apart(name):
    low = [
        f"{ink} on {ground}: {ratio:.2f} of {least} ({what})"
        for what, ink, ground, ratio, least in pairs_of(name)
        if ratio < least
    ]
    assert not low


@pytest.mark.parametrize("name", THEMES)
def test_figures_can_be_read_on_every_level_of_the_matrix(name):
    theme = load_theme(name)
    for full in (theme.accent, theme.negative):
        ramp = _ramp(theme, full)
        assert len(ramp) == _LEVELS
        assert min(contrast(ink, ground) for ground, ink in ramp) >= 4.5


def test_every_theme_has_its_file_and_every_file_is_a_theme():
    assert sorted(THEMES) == sorted(path.stem for path in resource("themes").glob("*.json"))
