"""Digits cut to their ink, which touches the edges: read as with a margin around them."""

import sys

import numpy as np
import pytest
from PIL import Image
from scipy import ndimage

from visualnet.data.bundled.pen_digits import load_pen_strokes
from visualnet.data.datasets import load_dataset
from visualnet.data.drawing.images import image_to_digit
from visualnet.data.drawing.ink_in_photo import find_ink
from visualnet.data.drawing.ink_lines import Segments, draw_segments
from visualnet.data.drawing.picture_ways import DEFAULT, seen_picture
from visualnet.models.bundled import bundled_models

COUNT = 200
"""Digits of each source; MNIST's come as large as they are and enlarged."""

MARGIN = 0.35
"""Of the digit's longer side, on each side."""


def enlarged(image, side):
    ink = Image.fromarray(image).resize((side, side), Image.Resampling.BICUBIC)
    return np.asarray(ink, float) / 255


def drawn(drawing, thickness, side=150):
    """Return strokes as ink, 0 to 1, the longer side of the digit as given, with room around."""
    paths = [np.array(stroke, np.float32) for stroke in drawing.strokes if len(stroke)]
    points = np.concatenate(paths)
    low, high = points.min(axis=0), points.max(axis=0)
    diameter = thickness * side
    scale = (side - diameter) / max(float((high - low).max()), 1e-3)
    room = side / 2
    paths = [(path - low) * scale + room for path in paths]
    width, height = ((high - low) * scale + 2 * room).astype(int)
    segments = Segments(
        np.concatenate([path[: max(1, len(path) - 1)] for path in paths]),
        np.concatenate([path[min(1, len(path) - 1) :] for path in paths]),
    )
    return draw_segments(segments, diameter, (height, width)) / 255


def cut(ink, margin, least=0.3):
    """Return the ink with a margin around what is darker than a part of full ink."""
    rows, columns = (np.flatnonzero((ink > least).any(axis=axis)) for axis in (1, 0))
    height, width = rows[-1] + 1 - rows[0], columns[-1] + 1 - columns[0]
    room = round(margin * max(height, width))
    padded = np.pad(ink, room)
    return padded[rows[0] : rows[0] + height + 2 * room, columns[0] : columns[0] + width + 2 * room]


def printed(ink, random, is_dark, colour=False):
    paper, pen = random.uniform(190, 255, 3), random.uniform(0, 70, 3)
    if not is_dark:
        paper, pen = pen, paper
    levels = paper + (pen - paper) * ink[..., None]
    return Image.fromarray((levels if colour else levels[..., 0]).astype(np.uint8))


def photographed(ink, random, is_dark):
    """Return the ink in light that falls from one side and pales in the corners, with grain."""
    y, x = np.mgrid[: ink.shape[0], : ink.shape[1]] / np.array(ink.shape)[:, None, None]
    angle = random.uniform(0, 2 * np.pi)
    side = np.cos(angle) * x + np.sin(angle) * y
    light = 1 - random.uniform(0.1, 0.4) * (side - side.min()) / np.ptp(side)
    light = light * (1 - random.uniform(0, 0.4) * ((x - 0.5) ** 2 + (y - 0.5) ** 2))
    paper, pen = random.uniform(185, 250), random.uniform(20, 70)
    if not is_dark:
        paper, pen = pen, paper
    levels = (paper + (pen - paper) * ink) * light
    levels = ndimage.gaussian_filter(levels, random.uniform(0.3, 1.2) * max(ink.shape) / 150)
    levels = levels + random.normal(0, random.uniform(2, 7), levels.shape)
    return Image.fromarray(np.clip(levels, 0, 255).astype(np.uint8))


LOOKS = {
    "dark on light": lambda ink, random: printed(ink, random, is_dark=True),
    "light on dark": lambda ink, random: printed(ink, random, is_dark=False),
    "colour": lambda ink, random: printed(ink, random, is_dark=True, colour=True),
    "photographed": lambda ink, random: photographed(ink, random, is_dark=True),
    "photographed light on dark": lambda ink, random: photographed(ink, random, is_dark=False),
}


def seen(ink, margin, look, number, path):
    """Return what the network sees of a digit, by way of a file."""
    LOOKS[look](cut(ink, margin), np.random.default_rng(number)).save(path)
    return image_to_digit(path)


@pytest.fixture(scope="module")
def sources():
    """Return inks and labels by the name of their source; no network has learnt from them."""
    random = np.random.default_rng(5)
    test, pens = load_dataset().test, load_pen_strokes("validation")
    scans = random.choice(len(test.labels), COUNT, replace=False)
    written = random.choice(len(pens.labels), COUNT, replace=False)
    strokes = [drawn(pens.drawings[k], random.uniform(0.05, 0.14)) for k in written]
    return {
        "MNIST": ([image / 255 for image in test.images[scans]], test.labels[scans]),
        "MNIST enlarged": (
            [enlarged(image, 157) for image in test.images[scans]],
            test.labels[scans],
        ),
        "strokes": (strokes, pens.labels[written]),
    }


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS)
def test_the_margin_makes_no_difference(sources, look, tmp_path):
    networks = {model.name: model.document().network for model in bundled_models()}
    difference = dict.fromkeys(networks, 0.0)
    for source, (inks, labels) in sources.items():
        tight, with_margin = (
            np.stack(
                [seen(ink, margin, look, k, tmp_path / "digit.png") for k, ink in enumerate(inks)]
            )
            for margin in (0, MARGIN)
        )
        for name, network in networks.items():
            found = [
                float(np.mean(network.probabilities(crops).argmax(axis=1) == labels))
                for crops in (tight, with_margin)
            ]
            sys.stdout.write(f"{look}, {source}, {name}: {found[0]:.1%}, {found[1]:.1%}\n")
            # One of a source's digits is half a point: all together are what tells.
            difference[name] += (found[0] - found[1]) / len(sources)
    assert max(map(abs, difference.values())) <= 0.02, difference


def tight(ink, side):
    """Return the ink without a margin, its longer side as given."""
    levels = Image.fromarray((cut(ink, 0) * 255).astype(np.uint8))
    size = [max(8, round(length * side / max(levels.size))) for length in levels.size]
    return np.asarray(levels.resize(size, Image.Resampling.BOX), float) / 255


def in_shadow(levels, random, turn, edge):
    """Return levels with 50 to 80 % of the light in a strip along one side, 15 to 40 % wide."""
    turned = np.rot90(levels, turn)
    reach, part = random.uniform(0.15, 0.4), random.uniform(0.5, 0.8)
    depth = reach - (np.arange(len(turned))[:, None] + 0.5) / len(turned)
    shadow = 1 - (1 - part) * np.clip(0.5 + depth / edge, 0, 1)
    return np.rot90(turned * shadow, -turn).astype(np.uint8)


@pytest.mark.slow
@pytest.mark.parametrize("edge", [0.01, 0.15])
@pytest.mark.parametrize("side", [28, 84])
def test_a_shadow_along_one_side_makes_hardly_a_difference(sources, side, edge):
    networks = {model.name: model.document().network for model in bundled_models()}
    for source in ("MNIST enlarged", "strokes"):
        inks, labels = sources[source]
        plain, shadowed = [], []
        for k, ink in enumerate(inks):
            random = np.random.default_rng(k)
            levels = np.asarray(printed(tight(ink, side), random, is_dark=True))
            plain.append(seen_picture(levels, DEFAULT))
            shadowed.append(seen_picture(in_shadow(levels, random, k % 4, edge), DEFAULT))
        for name, network in networks.items():
            found = [
                float(np.mean(network.probabilities(np.stack(seen)).argmax(axis=1) == labels))
                for seen in (plain, shadowed)
            ]
            sys.stdout.write(f"{source}, {name}: {found[0]:.1%}, in shadow {found[1]:.1%}\n")
            assert found[1] >= found[0] - 0.04


@pytest.mark.parametrize("is_dark", [True, False])
@pytest.mark.parametrize("shape", [(112, 80), (26, 20)])
def test_paper_is_not_what_most_of_the_border_is(shape, is_dark):
    """A thick stroke from edge to edge has more of the border than the paper has."""
    height, width = shape
    ink = np.zeros(shape)
    ink[:, width // 5 : -width // 5] = 1
    ink[: height // 5] = 1
    picture = np.asarray(printed(ink, np.random.default_rng(0), is_dark))
    assert np.array_equal(find_ink(picture) > 127, ink > 0)
