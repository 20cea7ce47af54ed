"""The user's own folder of images by class."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from visualnet.data.datasets import load_dataset
from visualnet.data.own.folder import read_image_folders
from visualnet.data.own.own_data import load_own_data
from visualnet.data.own.own_parts import Examples
from visualnet.data.preparing import Preparation
from visualnet.errors import DataError, UnreadableImagesError


@pytest.fixture
def folder(tmp_path: Path, bars: Examples) -> Path:
    for i, (image, label) in enumerate(zip(bars.images, bars.labels, strict=True)):
        where = tmp_path / ("9", "10", "cat")[label]
        where.mkdir(exist_ok=True)
        Image.fromarray(image).save(where / f"{i:03}.png")
    return tmp_path


def test_grey_images_of_28_are_taken_as_they_are(folder: Path, bars: Examples) -> None:
    parts = read_image_folders(folder)
    assert parts.class_names == {0: "9", 1: "10", 2: "cat"}
    assert np.array_equal(parts.train.images, bars.images)
    assert np.array_equal(parts.train.labels, bars.labels)


def test_one_picture_of_another_size_is_taken_whole_as_the_others_are(folder: Path) -> None:
    page = np.full((120, 90), 255, np.uint8)
    page[30:90, 40:50] = 0
    Image.fromarray(page).convert("RGB").save(folder / "9" / "zz.JPG")
    (folder / "9" / "notes.txt").write_text("not an image")
    (folder / "9" / ".hidden.png").write_text("nor this")
    (folder / "readme.md").write_text("nor this")
    parts = read_image_folders(folder)
    assert parts.pictures == "as-is"
    examples = parts.train
    image = examples.images[20]
    assert examples.labels[20] == 0
    assert len(examples.labels) == 61
    # 120×90 becomes 28×21, in the middle, white paper and all.
    assert image[:, 4:9].min() > 245
    assert image[8:20, 13].max() < 100
    assert not image[:, :3].any()
    dataset = load_own_data(folder)
    assert dataset.pictures == "as-is"
    refitted = read_image_folders(folder, "refitted").train.images[20]
    assert refitted[5:22, 14].min() > 200
    assert refitted[:, :10].max() == 0


def test_loads_with_a_sixth_of_each_class_held_out(folder: Path, bars: Examples) -> None:
    dataset = load_own_data(folder)
    assert dataset.classes == ("9", "10", "cat")
    assert (len(dataset.train), len(dataset.test)) == (50, 10)
    assert np.bincount(dataset.test.labels).min() >= 3
    there = np.sort(np.concatenate((dataset.train.images, dataset.test.images))[:, 27, 1])
    assert there.tolist() == list(range(60))
    again = load_own_data(folder)
    assert np.array_equal(again.train.images, dataset.train.images)


def test_refuses_in_one_sentence(folder: Path, tmp_path: Path) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(DataError, match="empty has no images"):
        load_own_data(folder)
    damaged = folder / "empty" / "a.png"
    damaged.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    with pytest.raises(DataError, match=r"a\.png"):
        load_own_data(folder)
    with pytest.raises(DataError, match="cat has images, but no folders"):
        load_own_data(folder / "cat")
    for number in range(63):
        (folder / f"class {number}").mkdir()
    with pytest.raises(DataError, match="has 67 folders"):
        load_own_data(folder)


def test_all_damaged_pictures_are_told_at_once_and_can_be_left_out(
    folder: Path, bars: Examples
) -> None:
    good = next((folder / "cat").iterdir()).read_bytes()
    (folder / "9" / "bad.png").touch()
    (folder / "10" / "cut.png").write_bytes(good[: len(good) // 2])
    (folder / "cat" / "text.png").write_text("no picture")
    with pytest.raises(UnreadableImagesError, match="3 of 63 images cannot be read") as caught:
        load_own_data(folder)
    for name in ("bad.png is empty", "cut.png", "text.png", "--leave-out-damaged yes"):
        assert name in str(caught.value)
    left = load_own_data(folder, leave_out_damaged=True)
    (note,) = [note for note in left.notes if "cut.png" in note]
    assert note.startswith("Left out: 3 of 63 images")
    for place in ("9/bad", "10/cut", "cat/text"):
        (folder / f"{place}.png").unlink()
    whole = load_own_data(folder)
    assert np.array_equal(left.train.images, whole.train.images)
    assert np.array_equal(left.train.labels, whole.train.labels)


def test_where_all_pictures_are_damaged_none_is_left_out(tmp_path: Path) -> None:
    for name in ("0", "1"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "bad.png").touch()
    with pytest.raises(UnreadableImagesError, match="2 of 2 images cannot be read") as caught:
        load_own_data(tmp_path, leave_out_damaged=True)
    assert "leaves them out" not in str(caught.value)


def test_pictures_of_which_one_page_is_read_are_told_once(folder: Path) -> None:
    page = Image.open(next((folder / "cat").iterdir()))
    pages = [Image.new("L", page.size, 90), Image.new("L", page.size, 200)]
    for place in ("9/a.tif", "10/b.gif", "cat/c.webp", "cat/d.png"):
        page.convert("L").save(folder / place, save_all=True, append_images=pages)
    page.save(folder / "cat" / "one.tif")
    (note,) = [note for note in load_own_data(folder).notes if "pages" in note]
    assert note == (
        "4 pictures have several pages (a.tif, b.gif, c.webp …); only the first page of each is "
        "read."
    )


def test_damaged_pictures_of_each_part_are_told(folder: Path, tmp_path: Path) -> None:
    parts = tmp_path / "parts"
    for part in ("train", "test"):
        shutil.copytree(folder, parts / part, ignore=shutil.ignore_patterns("parts"))
        (parts / part / "9" / "bad.png").touch()
    with pytest.raises(UnreadableImagesError, match="2 of 122 images"):
        load_own_data(parts)
    left = load_dataset(str(parts), preparation=Preparation(leave_out_damaged=True))
    assert len(left.test) == 60


def test_refuses_names_that_cannot_be_shown(folder: Path) -> None:
    (folder / "cat").rename(folder / "c\x07at")
    with pytest.raises(DataError, match="cannot be shown"):
        load_own_data(folder)


def test_parts_around_images_alone_are_no_classes(folder: Path, tmp_path: Path) -> None:
    flat = tmp_path / "flat"
    for part in ("train", "test"):
        (flat / part).mkdir(parents=True)
        for path in (folder / "9").glob("*.png"):
            (flat / part / path.name).write_bytes(path.read_bytes())
    with pytest.raises(DataError, match="train has images but no folders for the classes"):
        load_own_data(flat)
    (folder / "cat").rename(flat / "train" / "cat")
    (folder / "10").rename(flat / "train" / "10")
    dataset = load_own_data(flat)
    assert dataset.classes == ("10", "cat")
    assert dataset.notes == (f"{flat / 'test'} is not used: it has no folder for each class.",)


def test_a_class_may_be_called_as_a_part_is(folder: Path) -> None:
    (folder / "cat").rename(folder / "train")
    assert load_own_data(folder).classes == ("9", "10", "train")


def test_two_folders_of_one_part_are_refused(folder: Path, tmp_path: Path) -> None:
    for name in ("train", "Training"):
        (tmp_path / "twice" / name / "a").mkdir(parents=True)
    with pytest.raises(DataError, match="has both Training and train"):
        load_own_data(tmp_path / "twice")
