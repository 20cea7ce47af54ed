"""The bundled pen digits: whole, parted by writers, as the pad sees them."""

import hashlib
import shutil
from pathlib import Path

import numpy as np
import pytest

from visualnet.data.bundled import pen_digits
from visualnet.data.bundled.pen_digits import (
    FILE_NAME,
    FILE_SHA256,
    WRITERS,
    load_pen_digits,
    load_pen_strokes,
    pack_pen_digits,
)
from visualnet.data.datasets import DATASETS, load_dataset
from visualnet.errors import DataError, SettingError
from visualnet.paths import resource

COUNTS = {"train": 4746, "validation": 1250, "test": 1498}


def test_every_part_has_its_digits_of_every_class() -> None:
    for part, split in load_pen_digits().items():
        assert split.images.shape == (COUNTS[part], 28, 28)
        assert np.bincount(split.labels).min() >= 120
        assert not split.images.flags.writeable
        assert not split.labels.flags.writeable


@pytest.mark.slow
def test_no_writer_is_in_two_parts() -> None:
    seen: set[int] = set()
    for part, writers in WRITERS.items():
        strokes = load_pen_strokes(part)
        there = set(strokes.writers.tolist())
        assert there == set(writers)
        assert not there & seen
        assert np.bincount(strokes.writers)[min(there) :].min() >= 247
        seen |= there
    assert seen == set(range(1, 31))


@pytest.mark.slow
def test_images_are_what_the_pad_makes_of_the_strokes() -> None:
    strokes, split = load_pen_strokes("test"), load_pen_digits()["test"]
    assert np.array_equal(strokes.labels, split.labels)
    for drawing, image in list(zip(strokes.drawings, split.images, strict=True))[::15]:
        drawn = drawing.stages().centred
        assert np.abs(drawn.astype(int) - image).mean() < 0.5


@pytest.mark.slow
def test_digits_stand_upright() -> None:
    strokes = load_pen_strokes("train")
    sevens = [d for d, label in zip(strokes.drawings, strokes.labels, strict=True) if label == 7]
    starts = np.mean([drawing.strokes[0][0][1] for drawing in sevens])
    ends = np.mean([drawing.strokes[0][-1][1] for drawing in sevens])
    assert starts < ends


@pytest.mark.parametrize(("asked", "train", "kept"), [(0, 5996, 0), (100, 4746, 100)])
def test_validation_is_by_writers(asked: int, train: int, kept: int) -> None:
    dataset = load_dataset("pen-digits", validation_examples=asked)
    assert (len(dataset.train), len(dataset.validation), len(dataset.test)) == (train, kept, 1498)
    assert np.array_equal(dataset.validation.images, load_pen_digits()["validation"].images[:asked])
    with pytest.raises(SettingError):
        load_dataset("pen-digits", validation_examples=-1)


@pytest.mark.parametrize("damage", ["missing", "changed"])
def test_says_what_is_damaged_and_what_to_do(tmp_path: Path, damage: str) -> None:
    path = tmp_path / FILE_NAME
    if damage == "changed":
        shutil.copyfile(resource("data", "pen-digits", FILE_NAME), path)
        data = bytearray(path.read_bytes())
        data[1000] ^= 1
        path.write_bytes(data)
    with pytest.raises(DataError, match="reinstall") as caught:
        load_dataset("pen-digits", folder=tmp_path)
    assert str(path) in str(caught.value)


def test_the_licence_is_beside_it() -> None:
    text = resource("licences", "pen-digits.txt").read_text("utf-8")
    info = DATASETS["pen-digits"]
    for told in (info.licence, FILE_SHA256, *info.authors.split(", "), info.source):
        assert told in text


UNIPEN = """.SEGMENT DIGIT 0 ? "7"
.COMMENT 7 12 224
.PEN_DOWN
10 400
130 410
100 300
.PEN_UP
.PEN_DOWN
90 200
.PEN_UP
.SEGMENT DIGIT 0 ? "1"
.COMMENT 1 27 1
.PEN_DOWN
250 400
251 300
.PEN_UP
"""


def test_packing_keeps_every_stroke(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = tmp_path / "digits.txt", tmp_path / FILE_NAME
    source.write_text(UNIPEN)
    pack_pen_digits(source, target)
    monkeypatch.setattr(pen_digits, "FILE_SHA256", hashlib.sha256(target.read_bytes()).hexdigest())
    strokes = load_pen_strokes("train", tmp_path)
    assert strokes.drawings[0].strokes == (
        ((10, 100), (130, 90), (100, 200)),
        ((90, 300),),
    )
    assert strokes.drawings[0].side == 500
    assert (strokes.labels.tolist(), strokes.writers.tolist()) == ([7], [12])
    test = load_pen_strokes("test", tmp_path)
    image = load_pen_digits(tmp_path)["test"].images[0]
    assert np.array_equal(test.drawings[0].stages().centred, image)
    assert len(load_pen_strokes("validation", tmp_path)) == 0


def test_refuses_to_pack_a_leap(tmp_path: Path) -> None:
    source = tmp_path / "digits.txt"
    source.write_text(UNIPEN.replace("130 410", "138 410"))
    with pytest.raises(DataError, match="127"):
        pack_pen_digits(source, tmp_path / FILE_NAME)
    assert not (tmp_path / FILE_NAME).exists()
