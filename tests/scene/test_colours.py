"""Colour tables: zero is neutral, the signs are alike, more light is more colour."""

import numpy as np
import pytest

from visualnet.scene.colours import (
    activation_colours,
    colour_ramp,
    connection_ramp,
    connection_table,
    level_pairs,
    light_levels,
    pack_colours,
)

Theme = tuple[tuple[int, int, int], tuple[int, int, int], tuple[int, int, int]]

DARK: Theme = ((14, 15, 20), (95, 174, 255), (255, 140, 66))
LIGHT: Theme = ((250, 250, 252), (20, 100, 205), (205, 85, 10))


def entry(table: np.ndarray, positive: int, negative: int) -> np.ndarray:
    packed = int(table[level_pairs(np.array([[positive, negative]], np.uint8))][0])
    return np.array([packed >> 16 & 255, packed >> 8 & 255, packed & 255])


@pytest.mark.parametrize(("theme", "additive"), [(DARK, True), (LIGHT, False)])
def test_no_light_is_background_and_full_light_is_the_hue(theme: Theme, additive: bool) -> None:
    table = connection_table(*theme, additive=additive)
    assert table.shape == (65536,)
    assert table.dtype == np.uint32
    assert (table >> 24 == 255).all()
    assert table[0] == pack_colours(theme[0])
    assert entry(table, 255, 0).tolist() == list(theme[1])
    assert entry(table, 0, 255).tolist() == list(theme[2])


@pytest.mark.parametrize(("theme", "additive"), [(DARK, True), (LIGHT, False)])
def test_the_two_signs_are_treated_alike(theme: Theme, additive: bool) -> None:
    background, up, down = theme
    table = connection_table(background, up, down, additive=additive)
    swapped = connection_table(background, down, up, additive=additive)
    for positive, negative in [(0, 0), (30, 0), (17, 200), (255, 255), (1, 90)]:
        one, other = entry(table, positive, negative), entry(swapped, negative, positive)
        assert one.tolist() == other.tolist()


def test_light_is_added_in_the_dark_and_taken_away_from_paper() -> None:
    for theme, additive, sign in [(DARK, True, 1), (LIGHT, False, -1)]:
        table = connection_table(*theme, additive=additive)
        steps = np.stack([entry(table, level, 0) for level in range(256)])
        mixed = np.stack([entry(table, level, 128) for level in range(256)])
        assert (sign * np.diff(steps, axis=0) >= 0).all()
        assert (sign * np.diff(mixed, axis=0) >= 0).all()
        assert np.abs(np.diff(steps, axis=0)).max() <= 4


def test_levels_are_fine_near_darkness() -> None:
    levels = light_levels()
    assert levels[0] == 0
    assert levels[1] < 1e-3
    assert (np.diff(levels) > 0).all()


def test_a_ramp_runs_through_its_stops() -> None:
    ramp = colour_ramp([(255, 0, 0), (9, 9, 9), (0, 0, 255)])
    assert ramp[0] == 0xFFFF0000
    assert ramp[128] == 0xFF090909
    assert ramp[255] == 0xFF0000FF
    gray = colour_ramp([(0, 0, 0), (255, 255, 255)])
    assert (gray & 255 == np.arange(256)).all()


def test_activations_fill_the_ramp_and_stay_on_it() -> None:
    values = np.array([-1, 0, 0.5, 1, 7], np.float32)
    assert activation_colours(values).tolist() == [0, 0, 128, 255, 255]
    assert activation_colours(values, 0.0, 0.0).tolist() == [0] * 5


def test_diverging_levels_are_symmetric_about_a_neutral_zero() -> None:
    values = np.linspace(-2, 2, 101).astype(np.float32)
    levels = activation_colours(values, -1.5, 1.5).astype(int)
    assert levels[50] == 128
    assert (levels + levels[::-1] == 256).all()
    assert levels[0] == 1
    assert levels[-1] == 255


@pytest.mark.parametrize(("theme", "additive"), [(DARK, True), (LIGHT, False)])
def test_the_ramp_runs_from_negative_over_nothing_to_positive(theme: Theme, additive: bool) -> None:
    background, positive, negative = theme
    ramp = connection_ramp(connection_table(*theme, additive=additive), 101)
    parts = np.stack([ramp >> 16 & 255, ramp >> 8 & 255, ramp & 255], axis=1).astype(int)
    assert parts[50].tolist() == list(background)
    for end, colour in ((parts[0], negative), (parts[-1], positive)):
        assert np.abs(end - colour).max() <= 16
    for half in (parts[50:], parts[50::-1]):
        away = np.abs(half - background).sum(axis=1)
        assert (np.diff(away) >= 0).all()
