"""One picture, five ways in: what the network is shown is the same 784 numbers."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageOps
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from visualnet.data.datasets import load_dataset, load_test_images
from visualnet.data.inputs import read_inputs
from visualnet.models.bundled import resolve_model
from visualnet.models.document import new_document
from visualnet.models.formats import open_model, save_model
from visualnet.ui.pad.files import PadFiles

DIGITS = load_dataset().test.images
FOUR, ONE = DIGITS[4], DIGITS[2]


def tight(digit: np.ndarray) -> Image.Image:
    """Grey, 28×28, the ink from edge to edge."""
    ink = Image.fromarray(digit[4:24, 4:24])
    return ink.resize((28, 28), Image.Resampling.BICUBIC)


def page(digit: np.ndarray, side: int = 300) -> Image.Image:
    """Dark on white, the digit off the middle."""
    ink = np.asarray(
        Image.fromarray(digit).resize((side // 2, side // 2), Image.Resampling.BICUBIC)
    )
    paper = Image.new("L", (side, side * 5 // 6), 255)
    paper.paste(Image.fromarray(255 - ink), (side // 5, side // 8))
    return paper


def photo(digit: np.ndarray) -> Image.Image:
    levels = np.asarray(page(digit, 1600), float) / 255
    y, x = np.mgrid[0 : levels.shape[0], 0 : levels.shape[1]]
    light = 200 - 60 * x / levels.shape[1] - 20 * y / levels.shape[0]
    grain = np.random.default_rng(0).normal(0, 4, levels.shape)
    return Image.fromarray(np.clip(light * (0.3 + 0.7 * levels) + grain, 0, 255).astype(np.uint8))


def see_through(digit: np.ndarray) -> Image.Image:
    picture = Image.new("RGBA", (250, 250), (0, 0, 0, 0))
    picture.putalpha(Image.fromarray(255 - np.asarray(page(digit, 250).resize((250, 250)))))
    return picture


KINDS = {
    "tight": tight,
    "margin": Image.fromarray,
    "photo": photo,
    "colour": lambda digit: Image.merge("RGB", (page(digit), page(digit).point(abs), page(digit))),
    "palette": lambda digit: page(digit).convert("RGB").quantize(16),
    "transparent": see_through,
    "1-bit": lambda digit: page(digit).convert("1"),
    "16-bit": lambda digit: Image.fromarray(np.asarray(page(digit)).astype(np.uint16) * 257),
    "inverted": lambda digit: Image.fromarray(255 - digit),
    "turned": lambda digit: page(digit).rotate(90, expand=True),
}
PROGRAM = """
import json, runpy, sys
run = runpy.run_path(sys.argv[1])
for name in sys.argv[2:]:
    (inputs,) = run["examples_of"](open(name, "rb").read(), name)
    print(json.dumps([round(255 * value) for value in inputs]))
"""


def saved(picture: Image.Image, path: Path, kind: str) -> Path:
    exif = Image.Exif()
    if kind == "turned":
        # As cameras write it: to be shown turned by a quarter to the right.
        exif[0x0112] = 6
    picture.save(path, exif=exif)
    return path


def seen_by_program(program: Path, path: Path, *flags: str) -> np.ndarray:
    command = [sys.executable, "-I", *flags, "-c", PROGRAM, str(program), str(path)]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    return np.array(json.loads(done.stdout), np.uint8).reshape(28, 28)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_five_ways_in_give_the_same_numbers(kind: str, tmp_path: Path, fake_context) -> None:
    folder = tmp_path / "mine"
    for name, digit in (("four", FOUR), ("one", ONE)):
        (folder / name).mkdir(parents=True)
        for number in range(7):
            saved(KINDS[kind](digit), folder / name / f"{number}.png", kind)
    path = folder / "four" / "0.png"

    data = load_dataset(str(folder))
    learnt = data.train.images[data.train.labels == 0]
    assert (learnt == learnt[0]).all()
    assert len(np.unique(learnt[0])) > 5
    # 28×28 that reach their border are as they are, tight crops and white paper too.
    assert data.pictures == ("as-is" if kind in ("tight", "inverted") else "refitted")

    document = open_model(resolve_model("digits-16x16"))
    metadata = replace(document.metadata, pictures=data.pictures)
    document = replace(document, metadata=metadata)
    save_model(document, tmp_path / "model.npz")
    way = open_model(tmp_path / "model.npz").metadata.pictures
    test = load_test_images(str(folder), pictures=way).test
    evaluated = test.images[test.labels == 0][0]

    (predicted,) = read_inputs(path, way)

    fake_context.session._document = document
    files = PadFiles(fake_context)
    files.open_path(str(path))
    opened = fake_context.pad.image()
    fake_context.pad.clear()
    # Whoever copies a picture has turned it already.
    upright = tmp_path / "upright.png"
    ImageOps.exif_transpose(Image.open(path)).save(upright)
    copied = QMimeData()
    copied.setImageData(QImage(str(upright)))
    files.take(copied)
    pasted = fake_context.pad.image()

    save_model(document, tmp_path / "model.py")
    exported = seen_by_program(tmp_path / "model.py", path)

    for seen in (evaluated, predicted, opened, pasted, exported):
        assert np.array_equal(seen, learnt[0])
    if kind in ("tight", "margin", "inverted"):
        # What needs no finding of ink is the same without any library.
        assert np.array_equal(seen_by_program(tmp_path / "model.py", path, "-S"), learnt[0])


def test_a_project_and_every_format_keep_the_way(tmp_path: Path) -> None:
    network = open_model(resolve_model("digits-16x16")).network
    document = new_document(
        network,
        classes="0123456789",
        training={},
        dataset="mine",
        test_accuracy=None,
        pictures="inverted",
    )
    for name in ("a.npz", "a.safetensors", "a.json"):
        save_model(document, tmp_path / name)
        assert open_model(tmp_path / name).metadata.pictures == "inverted"
