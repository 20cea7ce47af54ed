"""Photographs of digits on paper, simulated: what a telephone makes of them is read."""

import sys

import numpy as np
import pytest
from PIL import Image, ImageDraw
from scipy import ndimage

from visualnet.data.bundled.pen_digits import load_pen_strokes
from visualnet.data.drawing.images import read_grey
from visualnet.data.drawing.picture_ways import refitted
from visualnet.models.bundled import bundled_models

pytestmark = pytest.mark.slow

PHOTOGRAPHS = 20
INKS = ((30, 30, 35), (35, 50, 130), (60, 60, 62), (150, 40, 45))
TURNS = {
    1: None,
    3: Image.Transpose.ROTATE_180,
    6: Image.Transpose.ROTATE_90,
    8: Image.Transpose.ROTATE_270,
}


def paper(random, shape):
    """Return coloured paper with its texture, (h, w, 3), in levels of 255."""
    grain = ndimage.gaussian_filter(random.normal(0, 1, shape), random.uniform(1, 2))
    fibres = ndimage.gaussian_filter(random.normal(0, 1, shape), (0.7, 5))
    texture = 2 * grain / grain.std() + 1.5 * fibres / fibres.std()
    return random.uniform(185, 250) + random.uniform(-8, 8, 3) + texture[..., None]


def pen_on(drawing, random, shape):
    """Return how much ink each pixel has, 0 to 1, and where it pales, as pens do."""
    height, width = shape
    points = np.concatenate([np.array(stroke) for stroke in drawing.strokes])
    low, high = points.min(axis=0), points.max(axis=0)
    turn, side = random.normal(0, 0.07), min(shape)
    size = random.uniform(0.3, 0.6) * side
    matrix = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    middle = np.array([width, height]) / 2 + random.uniform(-0.1, 0.1, 2) * side
    mask = Image.new("L", (width, height))
    pen, thickness = ImageDraw.Draw(mask), size * random.uniform(0.035, 0.1)
    for stroke in drawing.strokes:
        placed = (np.array(stroke) - (low + high) / 2) / (high - low).max() * size @ matrix.T
        line = [tuple(p) for p in (placed + middle).tolist()]
        pen.line(line, fill=255, width=max(1, round(thickness)))
        for x, y in line:
            r = thickness / 2
            pen.ellipse((x - r, y - r, x + r, y + r), fill=255)
    ink = ndimage.gaussian_filter(np.asarray(mask, float) / 255, 0.7)
    paling = ndimage.gaussian_filter(random.normal(0, 1, shape), 2)
    return ink * np.clip(1 + 0.5 * paling, 0.7, 1)


def light(random, shape):
    """Return the light on each pixel: from one side, darker in the corners, in a shadow's edge."""
    y, x = np.mgrid[: shape[0], : shape[1]] / np.array(shape)[:, None, None]
    angle, shade = random.uniform(0, 2 * np.pi, 2)
    side = np.cos(angle) * x + np.sin(angle) * y
    falling = 1 - random.uniform(0.1, 0.45) * (side - side.min()) / np.ptp(side)
    corners = 1 - random.uniform(0, 0.5) * ((x - 0.5) ** 2 + (y - 0.5) ** 2)
    at = random.uniform(0.3, 0.7, 2)
    away = np.cos(shade) * (x - at[0]) + np.sin(shade) * (y - at[1])
    shadow = 1 - random.uniform(0.2, 0.45) / (1 + np.exp(-away / random.uniform(0.01, 0.08)))
    return falling * corners * shadow


def photograph(drawing, random, path):
    shape = [(600, 800), (800, 600), (576, 768)][random.integers(3)]
    ink = pen_on(drawing, random, shape)[..., None]
    colour = np.array(INKS[random.integers(len(INKS))])
    picture = (paper(random, shape) * (1 - ink) + colour * ink) * light(random, shape)[..., None]
    blur = random.uniform(0.4, 2)
    picture = ndimage.gaussian_filter(picture, (blur, blur, 0))
    picture += random.normal(0, random.uniform(2, 7), picture.shape)
    image = Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))
    orientation = int(random.choice(list(TURNS)))
    if TURNS[orientation] is not None:
        image = image.transpose(TURNS[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    image.save(path, quality=int(random.integers(55, 90)), exif=exif)
    return path


@pytest.fixture(scope="module")
def photographs(tmp_path_factory):
    """Twenty photographs, two of each digit, by writers that no network has met."""
    folder, random = tmp_path_factory.mktemp("photographs"), np.random.default_rng(20)
    pens = load_pen_strokes("validation")
    chosen = [int(random.choice(np.flatnonzero(pens.labels == k % 10))) for k in range(PHOTOGRAPHS)]
    seen = [
        refitted(read_grey(photograph(pens.drawings[i], random, folder / f"{k}.jpg"))).centred
        for k, i in enumerate(chosen)
    ]
    drawn = [pens.drawings[i].seen() for i in chosen]
    return np.stack(seen), np.stack(drawn), pens.labels[chosen]


def test_photographs_show_what_was_written(photographs):
    seen, drawn, _labels = photographs
    likeness = [np.corrcoef(a.ravel(), b.ravel())[0, 1] for a, b in zip(seen, drawn, strict=True)]
    assert np.median(likeness) > 0.8
    assert min(likeness) > 0.5


@pytest.mark.parametrize("model", bundled_models(), ids=lambda model: model.name)
def test_nearly_as_many_photographs_are_read_as_drawings(photographs, model):
    seen, drawn, labels = photographs
    network = model.document().network
    read = int((network.probabilities(seen).argmax(axis=1) == labels).sum())
    read_drawn = int((network.probabilities(drawn).argmax(axis=1) == labels).sum())
    words = f"{model.name}: {read} of {PHOTOGRAPHS} photographs, {read_drawn} of the drawings\n"
    sys.stdout.write(words)
    assert read >= read_drawn - 2
    assert read >= 15
