"""Augmentation: exact where it can be, within its limits, the same from the same seed."""

import tracemalloc
from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.ndimage import grey_dilation, grey_erosion, map_coordinates

from visualnet.data import warps
from visualnet.data.augmentation import Augmentation, Augmenter
from visualnet.data.warps import PaddedImages, Sampler, elastic_fields, linear_warps
from visualnet.errors import SettingError
from visualnet.settings_table import SETTINGS

LIMITS = {
    field.name: SETTINGS[f"augment_{field.name}"].numbers.high for field in fields(Augmentation)
}
EVERYTHING = Augmentation(2.0, 15.0, 0.15, 0.2, 1.3, 1.0, 0.1)


def noisy_images(count):
    """Ink everywhere, the border included: any pixel at the wrong place shows."""
    return np.random.default_rng(3).integers(0, 256, (count, 784), dtype=np.uint8)


def spots(count):
    """A smooth round spot of ink in the middle of each image."""
    rows, columns = np.indices((28, 28)) - 13.5
    spot = 255 * np.exp(-(rows**2 + columns**2) / (2 * 3.0**2))
    return np.tile(spot.reshape(1, 784).astype(np.uint8), (count, 1))


def warped(images, sources):
    padded = PaddedImages(len(images), np.float32)
    padded.fields[...] = images.reshape(-1, 28, 28)
    sampler = Sampler(len(images), scale=1.0)
    sampler.set_warps(sources.astype(np.float32))
    return sampler.apply(padded).reshape(-1, 28, 28)


def shifted_by(count, down, right):
    still = np.tile(np.eye(2, dtype=np.float32), (count, 1, 1))
    return linear_warps(still, np.tile(np.float32([down, right]), (count, 1)))


def centres(pictures):
    """Centre of ink of each, (n, 2), from the middle of the field."""
    grid = (np.indices((28, 28)) - 13.5).reshape(2, 784)
    return (pictures @ grid.T) / pictures.sum(axis=1, keepdims=True)


def test_no_change_is_plain_scaling():
    images = noisy_images(40)
    plain = images * np.float32(1 / 255)
    assert np.array_equal(Augmenter(Augmentation(), 0).changed(images, 0), plain)


@pytest.mark.parametrize(("down", "right"), [(0, 0), (1, 0), (0, -2), (-3, 5), (27, 0), (0, 28)])
def test_a_shift_by_whole_pixels_is_exact_and_leaves_paper(down, right):
    images = noisy_images(3)
    expected = np.zeros((3, 28, 28), np.float32)
    r, c = max(0, down), max(0, right)
    inner = images.reshape(3, 28, 28)[:, max(0, -down) : 28 - r, max(0, -right) : 28 - c]
    expected[:, r : r + inner.shape[1], c : c + inner.shape[2]] = inner
    assert np.array_equal(warped(images, shifted_by(3, down, right)), expected)


def test_a_quarter_turn_is_exact():
    images = noisy_images(2)
    turn = np.tile(np.float32([[0, -1], [1, 0]]), (2, 1, 1))
    turned = warped(images, linear_warps(turn, np.zeros((2, 2), np.float32)))
    expected = np.rot90(images.reshape(2, 28, 28), axes=(1, 2))
    np.testing.assert_allclose(turned, expected, atol=1e-3)


def test_between_pixels_a_plane_stays_a_plane():
    rows, columns = np.indices((28, 28))
    plane = (3 * rows + 5 * columns + 7).astype(np.uint8).reshape(1, 784)
    sources = np.random.default_rng(1).uniform(0, 27, (1, 2, 784))
    expected = map_coordinates(plane.reshape(28, 28).astype(float), sources[0], order=1)
    np.testing.assert_allclose(warped(plane, sources).ravel(), expected, atol=1e-3)


@pytest.mark.slow
@given(st.integers(0, 2**32 - 1), st.floats(0, 1e6))
def test_any_warp_stays_between_paper_and_the_darkest_ink(seed, spread):
    sources = np.random.default_rng(seed).normal(13.5, spread, (2, 2, 784))
    pictures = warped(noisy_images(2), sources)
    assert pictures.min() >= 0
    assert pictures.max() <= 255 * (1 + 1e-6)


def test_elastic_fields_have_the_deviation_they_say_everywhere_and_are_smooth():
    fields = elastic_fields(4000, np.random.default_rng(0)).reshape(-1, 28, 28)
    deviations = fields.std(axis=0)
    assert 0.95 < deviations.min() < deviations.max() < 1.05
    # Neighbours of noise smoothed with sigma 4 agree by exp(-1 / (4 · 4²)).
    agreement = (fields[:, :, 1:] * fields[:, :, :-1]).mean()
    assert agreement == pytest.approx(np.exp(-1 / 64), abs=0.02)


def test_shifts_fill_their_range_and_no_more():
    moved = centres(Augmenter(Augmentation(shift=3), 1).changed(spots(256), 0))
    assert np.abs(moved).max() <= 3.02
    assert moved.max(axis=0).min() > 2.8
    assert moved.min(axis=0).max() < -2.8
    assert abs(np.corrcoef(moved.T)[0, 1]) < 0.2


@pytest.mark.parametrize("field", ["rotation", "scale", "shear"])
def test_rotation_scale_and_shear_keep_the_centre(field):
    pictures = Augmenter(Augmentation(**{field: 0.4}), 2).changed(spots(256), 0)
    assert np.abs(centres(pictures)).max() < 0.05


def spreads(pictures):
    """Second moments of the ink about the middle: down, right, both, (n,) each."""
    rows, columns = (np.indices((28, 28)) - 13.5).reshape(2, 784)
    ink = pictures.sum(axis=1)
    return tuple(pictures @ p / ink for p in (rows**2, columns**2, rows * columns))


def test_height_and_width_grow_and_shrink_by_the_scale_each_for_itself():
    images = spots(256)
    still = spreads(images.astype(float))[0][0]
    down, right, _ = spreads(Augmenter(Augmentation(scale=0.3), 2).changed(images, 0))
    for spread in (down, right):
        factors = np.sqrt(spread / still)
        # Linear sampling between pixels widens a spot of sigma 3 by about 1 %.
        assert 0.69 < factors.min() < 0.75
        assert 1.25 < factors.max() < 1.32
    assert abs(np.corrcoef(down, right)[0, 1]) < 0.2


def test_shear_slants_by_up_to_its_tangent_either_way():
    down, _, both = spreads(Augmenter(Augmentation(shear=0.5), 2).changed(spots(256), 0))
    tangents = both / down
    assert -0.51 < tangents.min() < -0.47
    assert 0.47 < tangents.max() < 0.51


def test_rotation_turns_up_to_its_angle_either_way():
    rows, columns = np.indices((28, 28)) - 13.5
    bar = (255 * np.exp(-((rows / 1.5) ** 2)) * (np.abs(columns) < 9)).astype(np.uint8)
    images = np.tile(bar.reshape(784), (256, 1))
    down, right, both = spreads(Augmenter(Augmentation(rotation=30), 0).changed(images, 0))
    angles = np.degrees(np.arctan2(2 * both, right - down) / 2)
    assert -31 < angles.min() < -28
    assert 28 < angles.max() < 31


def test_thickness_goes_from_erosion_to_dilation_by_half_a_pixel():
    images = noisy_images(256)
    cross = np.array([[0, 1, 0], [1, 1, 1], [0, 1, 0]], bool)
    changed = Augmenter(Augmentation(thickness=2), 5).changed(images, 0) * 255
    for number in (0, 1, 100, 101):
        image = images[number].reshape(28, 28).astype(float)
        extreme = grey_erosion if number % 2 else grey_dilation
        end = extreme(image, footprint=cross, mode="constant", cval=0)
        share = (changed[number].reshape(28, 28) - image).sum() / (end - image).sum()
        assert 0 <= share <= 1
        np.testing.assert_allclose(
            changed[number].reshape(28, 28), image + share * (end - image), atol=0.01
        )


def test_a_stroke_becomes_thicker_and_thinner_by_what_is_said():
    stroke = np.zeros((28, 28), np.uint8)
    stroke[4:24, 12:16] = 255
    changed = Augmenter(Augmentation(thickness=1), 0).changed(np.tile(stroke.ravel(), (256, 1)), 0)
    widths = changed.reshape(-1, 28, 28)[:, 14].sum(axis=1)
    assert 3.0 <= widths.min() < 3.05
    assert 4.95 < widths.max() <= 5.0
    assert widths.mean() == pytest.approx(4.0, abs=0.1)


def test_thick_ink_at_the_border_does_not_come_in_on_the_other_side():
    images = np.zeros((2, 28, 28), np.uint8)
    images[:, :, 27] = images[:, 27, :] = 255
    thick, _ = Augmenter(Augmentation(thickness=2), 0).changed(images.reshape(2, 784), 0)
    assert not thick.reshape(28, 28)[:26, :26].any()


def test_noise_has_its_deviation_and_stays_in_range():
    grey = np.full((256, 784), 128, np.uint8)
    noisy = Augmenter(Augmentation(noise=0.1), 0).changed(grey, 0)
    assert noisy.std() == pytest.approx(0.1, rel=0.01)
    assert noisy.mean() == pytest.approx(128 / 255, abs=0.001)
    strong = Augmenter(Augmentation(noise=1), 0).changed(grey, 0)
    assert strong.min() == 0
    assert strong.max() == 1


def test_the_same_seed_and_block_give_the_same_images_whatever_came_between():
    images = noisy_images(20)
    one, other = (Augmenter(EVERYTHING, 7, count=20) for _ in range(2))
    for number in (0, 1, 900, 3):
        other.changed(images, number)
    for number in (3, 0, 256):
        assert np.array_equal(one.changed(images, number), other.changed(images, number))


def test_a_short_block_is_changed_like_the_first_images_of_a_full_one():
    images = noisy_images(20)
    full = Augmenter(EVERYTHING, 7, count=20).changed(images, 2)
    reused = Augmenter(EVERYTHING, 7, count=20)
    reused.changed(images[::-1], 1)
    assert np.array_equal(reused.changed(images[:5], 2), full[:5])


def test_every_image_of_a_block_and_every_seed_has_its_own_change():
    images = np.tile(noisy_images(1), (20, 1))
    for field in LIMITS:
        augmenter = Augmenter(Augmentation(**{field: 0.5}), 0, count=20)
        first = augmenter.changed(images, 0)
        assert len(np.unique(first, axis=0)) == 20, field
        for other in (
            augmenter.changed(images, 1),
            augmenter.changed(images, 256),
            Augmenter(Augmentation(**{field: 0.5}), 1, count=20).changed(images, 0),
        ):
            assert not (first == other).all(axis=1).any(), field


def test_while_a_setting_is_moved_the_other_changes_stay():
    images = spots(20)
    before = centres(Augmenter(Augmentation(shift=2), 0, 20).changed(images, 0))
    after = centres(Augmenter(Augmentation(shift=2, scale=0.1), 0, 20).changed(images, 0))
    np.testing.assert_allclose(before, after, atol=0.05)


def test_inputs_are_left_alone():
    images = noisy_images(20)
    before = images.copy()
    images.flags.writeable = False
    Augmenter(EVERYTHING, 0, count=20).changed(images, 0)
    assert np.array_equal(images, before)


def test_memory_is_bounded_over_a_long_run():
    images = noisy_images(16)
    augmenter = Augmenter(EVERYTHING, 0, count=16)
    for number in range(8):
        augmenter.changed(images, number)
    tracemalloc.start()
    try:
        for number in range(8, 600):
            augmenter.changed(images, number)
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < 100_000


@pytest.mark.parametrize("field", LIMITS)
def test_values_outside_their_range_are_refused_with_a_sentence(field):
    Augmentation(**{field: LIMITS[field]})
    for value in (-0.1, LIMITS[field] * 1.01, float("nan"), float("inf")):
        with pytest.raises(SettingError, match=f"augmentation's {field} must be between 0 and"):
            Augmentation(**{field: value})


def test_is_nothing_only_where_all_is_off():
    assert Augmentation().is_nothing
    assert not any(Augmentation(**{field: 0.1}).is_nothing for field in LIMITS)


def test_a_padded_image_is_surrounded_by_paper():
    padded = PaddedImages(3, np.uint8)
    padded.values[...] = 9
    padded.clear_padding()
    assert padded.memory.sum() == 9 * 3 * warps.PIXELS
    assert (padded.fields == 9).all()
