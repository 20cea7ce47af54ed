"""Data sets in the layouts in which they are passed around: each gives the same images as MNIST."""

import gzip
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from visualnet.data.dataset import Dataset, Split
from visualnet.data.datasets import load_dataset
from visualnet.data.own.own_data import load_own_data

DIGITS = tuple("0123456789")
TRAIN, KEPT, TEST = 120, 90, 40
"""Images; of the training images so many stay, where some are to validate with."""

_CODES = {"u1": 0x08, "i1": 0x09, "i2": 0x0B, "i4": 0x0C, "f4": 0x0D, "f8": 0x0E}


@pytest.fixture(scope="module")
def mnist() -> tuple[Split, Split]:
    whole = load_dataset("mnist")
    return whole.train.part(0, TRAIN), whole.test.part(0, TEST)


@dataclass(frozen=True)
class Layout:
    """How a data set is written, and what it is when it is read.

    write: makes it in a folder and returns the path to give. classes: by digit, in order.
    """

    write: Callable[[Path, Split, Split], Path]
    title: str
    counts: tuple[int, int, int] = (0, 0, 0)
    classes: tuple[str, ...] = DIGITS
    note: str = ""


BOTH = (TRAIN, 0, TEST)
ONE = (TRAIN - TRAIN // 6, 0, TRAIN // 6)


def idx(path: Path, array: np.ndarray, kind: str = "u1") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    head = struct.pack(f">HBB{array.ndim}I", 0, _CODES[kind], array.ndim, *array.shape)
    data = head + array.astype(f">{kind}").tobytes()
    path.write_bytes(gzip.compress(data, 1) if path.suffix == ".gz" else data)
    return path


def idx_set(
    folder: Path,
    train: Split,
    test: Split,
    form: str = "{}-{}-idx{}-ubyte",
    test_part: str = "t10k",
    turned: bool = False,
) -> Path:
    for part, split in (("train", train), (test_part, test)):
        images = split.images.transpose(0, 2, 1) if turned else split.images
        idx(folder / form.format(part, "images", 3), images)
        idx(folder / form.format(part, "labels", 1), split.labels)
    return folder


def torchvision(name: str) -> Callable[[Path, Split, Split], Path]:
    """Return what writes digits where torchvision keeps another data set."""

    def write(folder: Path, train: Split, test: Split) -> Path:
        idx_set(folder / name / "raw", train, test)
        return folder / name / "raw"

    return write


def qmnist(folder: Path, train: Split, test: Split) -> Path:
    for part, split in (("train", train), ("test", test)):
        rows = np.zeros((len(split), 8), np.int32)
        rows[:, 0], rows[:, 1:] = split.labels, np.arange(7) + 300
        idx(folder / "QMNIST" / "raw" / f"qmnist-{part}-images-idx3-ubyte.gz", split.images)
        idx(folder / "QMNIST" / "raw" / f"qmnist-{part}-labels-idx2-int.gz", rows, "i4")
    return folder / "QMNIST"


def seven_zip(folder: Path, train: Split, test: Split) -> Path:
    for part, split in (("train", train), ("t10k", test)):
        for kind, array in (("images", split.images), ("labels", split.labels)):
            name = f"{part}-{kind}-idx{array.ndim}-ubyte"
            idx(folder / "digits" / name / name.replace("-idx", ".idx"), array)
    return folder / "digits"


def every_type(folder: Path, train: Split, test: Split) -> Path:
    path = idx(
        folder / "floats" / "train-images-idx2-float", train.images.reshape(-1, 784) / 255, "f4"
    )
    idx(folder / "floats" / "train-labels-idx2-short", train.labels[:, None], "i2")
    return path


def one_hot(folder: Path, train: Split, test: Split) -> Path:
    path = idx(folder / "hot" / "train-images-idx4-ubyte", train.images[..., None])
    idx(folder / "hot" / "train-labels-idx2-ubyte", np.eye(10)[train.labels])
    return path


def emnist(prefix: str, label: int) -> Callable[[Path, Split, Split], Path]:
    """Return what writes lying images, with labels from another one on, and a mapping."""

    def write(folder: Path, train: Split, test: Split) -> Path:
        place = folder / "EMNIST"
        parts = [Split(split.images, split.labels + np.uint8(label)) for split in (train, test)]
        idx_set(place, *parts, form=prefix + "{}-{}-idx{}-ubyte.gz", turned=True)
        lines = [f"{label + k} {48 + k}" for k in range(10)]
        (place / "emnist-digits-mapping.txt").write_text("\n".join(lines))
        return place

    return write


def upright_emnist(folder: Path, train: Split, test: Split) -> Path:
    np.savez(folder / "emnist_digits.npz", images=train.images, labels=train.labels)
    return folder / "emnist_digits.npz"


def arrays(name: str, **roles: str) -> Callable[[Path, Split, Split], Path]:
    """Return what writes an .npz file; roles: of each array, as in train.images."""

    def write(folder: Path, train: Split, test: Split) -> Path:
        held = {"train": train.part(0, KEPT), "val": train.part(KEPT, TRAIN), "test": test}
        made = {}
        for key, role in roles.items():
            part, kind, *form = role.split(".")
            split = train if part == "all" else held[part]
            array = getattr(split, kind)
            if form == ["column"]:
                array = array[:, None]
            elif form == ["flat"]:
                array = array.reshape(len(array), -1) / 255
            elif form == ["first"]:
                array = array[:, None]
            elif form == ["colour"]:
                array = np.repeat(array[..., None], 3, axis=3)
            elif form == ["words"]:
                array = np.array([f"digit {k}" for k in array])
            made[key] = array
        np.savez_compressed(folder / f"{name}.npz", **made)
        return folder / f"{name}.npz"

    return write


def kmnist(folder: Path, train: Split, test: Split) -> Path:
    place = folder / "kuzushiji"
    place.mkdir()
    for part, split in (("train", train), ("test", test)):
        np.savez_compressed(place / f"my-{part}-imgs.npz", split.images)
        np.savez_compressed(place / f"my-{part}-labels.npz", split.labels)
    return place


def table(
    split: Split,
    *,
    separator: str = ",",
    last: bool = False,
    quoted: bool = False,
    index: bool = False,
    unit: str = "",
    label: Callable[[int], str] = str,
) -> list[str]:
    """Return the lines of a table. unit: the decimal sign, where pixels are 0 to 1."""
    lines = []
    for number, (image, digit) in enumerate(zip(split.images, split.labels.tolist(), strict=True)):
        cells = [str(p) for p in image.ravel().tolist()]
        if unit:
            cells = [f"{int(p) / 255:.4f}".replace(".", unit) for p in cells]
        cells = [*cells, label(digit)] if last else [label(digit), *cells]
        cells = [str(1000 + number), *cells] if index else cells
        lines.append(
            separator.join(f'"{cell}"' for cell in cells) if quoted else separator.join(cells)
        )
    return lines


def pixels(pattern: str = "pixel{}") -> list[str]:
    return [pattern.format(k) for k in range(784)]


def written(folder: Path, name: str, lines: list[str], encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes("\r\n".join([*lines, ""]).encode(encoding))
    return path


def kaggle(folder: Path, train: Split, test: Split) -> Path:
    place = folder / "digit-recognizer"
    place.mkdir()
    written(place, "train.csv", [",".join(["label", *pixels()]), *table(train)])
    without = [line.partition(",")[2] for line in table(test)]
    written(place, "test.csv", [",".join(pixels()), *without])
    written(place, "sample_submission.csv", ["ImageId,Label", "1,0"])
    return place


def mangled(train: Split) -> list[str]:
    """Return what pandas makes of a table without names: the first image becomes them."""
    lines, seen, names = table(train), {}, []
    for cell in lines[0].split(","):
        seen[cell] = seen.get(cell, -1) + 1
        names.append(f"{cell}.{seen[cell]}" if seen[cell] else cell)
    return [",".join(names), *lines[1:]]


def csv(name: str, make: Callable[[Split], list[str]], encoding: str = "utf-8"):  # type: ignore[no-untyped-def]
    return lambda folder, train, test: written(folder, name, make(train), encoding)


def mapped_csv(folder: Path, train: Split, test: Split) -> Path:
    for name, first in (("digits", ord("A")), ("letters", ord("a"))):
        lines = [f"{k + 1} {first + k}" for k in range(10)]
        (folder / f"emnist-{name}-mapping.txt").write_text("\n".join(lines))
    lines = table(train, label=lambda digit: str(digit + 1))
    return written(folder, "emnist-digits-train.csv", lines)


def pair_of_csv(folder: Path, train: Split, test: Split) -> Path:
    written(folder, "mnist_test.csv", table(test))
    return written(folder, "mnist_train.csv", table(train))


def images(folder: Path, split: Split, form: str) -> None:
    """Write pictures; form: of their paths, with part, digit and number."""
    for number, (image, digit) in enumerate(zip(split.images, split.labels.tolist(), strict=True)):
        path = folder / form.format(digit=digit, number=number)
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(image).save(path)


def parted(train_name: str, test_name: str, valid_name: str = ""):  # type: ignore[no-untyped-def]
    def write(folder: Path, train: Split, test: Split) -> Path:
        place = folder / "mnist_png"
        kept = train.part(0, KEPT) if valid_name else train
        images(place, kept, train_name + "/{digit}/{number}.png")
        images(place, test, test_name + "/{digit}/{number}.png")
        if valid_name:
            images(place, train.part(KEPT, TRAIN), valid_name + "/{digit}/{number}.png")
        (place / "__MACOSX" / "0").mkdir(parents=True)
        return place

    return write


def wrapped(folder: Path, train: Split, test: Split) -> Path:
    images(folder / "archive", train, "digits/{digit}/{number}.png")
    (folder / "archive" / "@eaDir").mkdir()
    (folder / "archive" / "readme.txt").write_text("digits")
    return folder / "archive"


LETTERS = tuple("ABCDEFGHIJ")
WORDS = tuple(f"digit {k}" for k in range(10))
PARTS = (KEPT, TRAIN - KEPT, TEST)
LAYOUTS = {
    "torchvision's MNIST": Layout(
        lambda f, a, b: idx_set(f / "MNIST" / "raw", a, b).parent, "MNIST", BOTH
    ),
    "raw alone": Layout(lambda f, a, b: idx_set(f / "MNIST" / "raw", a, b), "MNIST", BOTH),
    "torchvision's FashionMNIST": Layout(
        torchvision("FashionMNIST"),
        "FashionMNIST",
        BOTH,
        note="is named after Fashion-MNIST, but its images are digits",
    ),
    "torchvision's KMNIST": Layout(
        torchvision("KMNIST"), "KMNIST", BOTH, note="is named after KMNIST, but"
    ),
    "QMNIST": Layout(qmnist, "QMNIST", BOTH, note="QMNIST"),
    "7-Zip's folders": Layout(seven_zip, "digits", BOTH),
    "dotted names": Layout(
        lambda f, a, b: idx_set(f / "d", a, b, "{}-{}.idx{}-ubyte", "test"), "d", BOTH
    ),
    "IDX of floats, labels of shorts": Layout(every_type, "floats", ONE),
    "IDX of one-hot labels": Layout(one_hot, "hot", ONE),
    "EMNIST": Layout(emnist("emnist-digits-", 0), "EMNIST", BOTH, note="turned"),
    "EMNIST without its prefix": Layout(emnist("", 5), "EMNIST", BOTH, note="mapping.txt"),
    "an upright file of EMNIST's name": Layout(upright_emnist, "emnist_digits", ONE),
    "Keras": Layout(
        arrays(
            "mnist",
            x_train="all.images",
            y_train="all.labels",
            x_test="test.images",
            y_test="test.labels",
        ),
        "mnist",
        BOTH,
    ),
    "MedMNIST": Layout(
        arrays(
            "medical",
            **{
                f"{p}_{k}": f"{p}.{k}.column" if k == "labels" else f"{p}.{k}"
                for p in ("train", "val", "test")
                for k in ("images", "labels")
            },
        ),
        "medical",
        PARTS,
    ),
    "MedMNIST in colour": Layout(
        arrays("colour", train_images="all.images.colour", train_labels="all.labels.column"),
        "colour",
        ONE,
        note="grey",
    ),
    "scikit-learn": Layout(
        arrays("bunch", data="all.images.flat", target="all.labels"), "bunch", ONE
    ),
    "channel first": Layout(
        arrays("first", X_train="all.images.first", Y_train="all.labels"), "first", ONE
    ),
    "arrays without names": Layout(
        arrays(
            "unnamed",
            arr_0="all.images",
            arr_1="all.labels",
            arr_2="test.images",
            arr_3="test.labels",
        ),
        "unnamed",
        BOTH,
        note="shapes",
    ),
    "names as labels": Layout(
        arrays("words", images="all.images", labels="all.labels.words"), "words", ONE, WORDS
    ),
    "KMNIST's files": Layout(kmnist, "kuzushiji", BOTH, note="in the same folder"),
    "Kaggle": Layout(kaggle, "digit-recognizer", ONE, note="test.csv has no labels"),
    "train and test tables": Layout(pair_of_csv, "mnist_train", BOTH, note="mnist_test.csv"),
    "pandas' numbers as names": Layout(
        csv("n.csv", lambda s: [",".join(map(str, range(785))), *table(s)]), "n", ONE
    ),
    "pandas' names of an image": Layout(csv("m.csv", mangled), "m", ONE, note="pandas"),
    "names of zeros": Layout(
        csv("z.csv", lambda s: [",".join(["0", *(f"0.{k}" for k in range(1, 785))]), *table(s)]),
        "z",
        ONE,
    ),
    "an index column": Layout(
        csv("i.csv", lambda s: [",".join(["", "label", *pixels("{}x1")]), *table(s, index=True)]),
        "i",
        ONE,
        note="is not used",
    ),
    "an index column without names": Layout(
        csv("j.csv", lambda s: table(s, index=True, last=True)), "j", ONE, note="counts the rows"
    ),
    "semicolons and decimal commas": Layout(
        csv("s.csv", lambda s: table(s, separator=";", unit=",")), "s", ONE
    ),
    "tabs": Layout(csv("t.tsv", lambda s: table(s, separator="\t", last=True)), "t", ONE),
    "spaces": Layout(csv("w.csv", lambda s: table(s, separator=" ", unit=",")), "w", ONE),
    "a mapping beside a table": Layout(mapped_csv, "emnist-digits-train", ONE, LETTERS, "mapping"),
    "quotes": Layout(
        csv(
            "q.csv",
            lambda s: [",".join(f'"{n}"' for n in ["label", *pixels()]), *table(s, quoted=True)],
        ),
        "q",
        ONE,
    ),
    "decimal commas in quotes": Layout(
        csv("dq.csv", lambda s: table(s, quoted=True, unit=",")), "dq", ONE
    ),
    "labels of words": Layout(
        csv("l.csv", lambda s: table(s, label=lambda k: f"digit {k}")), "l", ONE, WORDS
    ),
    "trailing commas": Layout(csv("c.csv", lambda s: [f"{line}," for line in table(s)]), "c", ONE),
    "UTF-16": Layout(csv("u.csv", table, "utf-16"), "u", ONE),
    "training and testing": Layout(parted("training", "testing"), "mnist_png", BOTH),
    "Train, Valid and Test": Layout(parted("Train", "Test", "Valid"), "mnist_png", PARTS),
    "a folder around the classes": Layout(wrapped, "archive", ONE),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_reads_what_was_meant(tmp_path: Path, mnist: tuple[Split, Split], layout: Layout) -> None:
    dataset = load_own_data(layout.write(tmp_path, *mnist))
    assert dataset.title == layout.title
    assert dataset.classes == layout.classes
    parts = (dataset.train, dataset.validation, dataset.test)
    assert tuple(map(len, parts)) == layout.counts
    assert any(layout.note in note for note in dataset.notes) if layout.note else True
    if not layout.note:
        assert dataset.notes == ()
    _check_images(dataset, *mnist)


def _check_images(dataset: Dataset, train: Split, test: Split) -> None:
    """Assert that all images are MNIST's, each with its class, the tested ones among them."""
    count = len(dataset.train) + len(dataset.validation) + len(dataset.test)
    wanted = {
        image.tobytes(): label
        for split in ((train, test) if count > TRAIN else (train,))
        for image, label in zip(split.images, split.labels.tolist(), strict=True)
    }
    found = {
        image.tobytes(): label
        for part in (dataset.train, dataset.validation, dataset.test)
        for image, label in zip(part.images, part.labels.tolist(), strict=True)
    }
    assert found == wanted
