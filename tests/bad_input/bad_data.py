"""Data sets to try: IDX pairs, npz, CSV, folders of images."""

import gzip
import io
import os
import shutil
import struct
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from tests.bad_input.bad_models import npy, npy_saying, zipped
from tests.bad_input.bad_pictures import encoded
from tests.bad_input.inputs import Input, Maker, no_files, written
from visualnet.data.datasets import load_dataset

IMAGES, LABELS = "train-images-idx3-ubyte", "train-labels-idx1-ubyte"
_COUNT = 40


def data_inputs(folder: Path) -> list[Input]:
    """Write all into a folder. The sound ones hold the same 40 digits."""
    labels = (np.arange(_COUNT) % 10).astype(np.uint8)
    digits = load_dataset("mnist").test
    places = [np.flatnonzero(digits.labels == label)[k // 10] for k, label in enumerate(labels)]
    images = digits.images[places].reshape(-1, 28, 28)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "target.npz"
    target.write_bytes(packed(images=images, labels=labels))
    return [
        *written("data", folder / "sound", "", _sound(images, labels, target), is_sound=True),
        *written("data", folder / "idx", "", _bad_idx(images, labels), is_sound=False),
        *written("data", folder / "npz", ".npz", _bad_npz(images, labels), is_sound=False),
        *written("data", folder / "csv", ".csv", _bad_csv(images, labels), is_sound=False),
        *written("data", folder / "folders", "", _bad_folders(images), is_sound=False),
        *written("data", folder / "none", "", no_files(target), is_sound=False),
    ]


def packed(**arrays: np.ndarray) -> bytes:
    """Return arrays as an npz file."""
    return zipped([(f"{name}.npy", npy(array)) for name, array in arrays.items()])


def idx(array: np.ndarray, kind: int = 8, shape: tuple[int, ...] | None = None) -> bytes:
    """Return an IDX file of bytes, perhaps with another type or shape than it has."""
    sides = array.shape if shape is None else shape
    return struct.pack(f">HBB{len(sides)}I", 0, kind, len(sides), *sides) + array.tobytes()


def _folder_of(files: Mapping[str, Maker]) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.mkdir()
        for name, content in files.items():
            file = path / name
            file.parent.mkdir(exist_ok=True)
            if callable(content):
                content(file)
            else:
                file.write_bytes(content.encode() if isinstance(content, str) else content)

    return make


def _pair(images: Maker, labels: Maker, ending: str = "") -> Callable[[Path], None]:
    return _folder_of({IMAGES + ending: images, LABELS + ending: labels})


def csv_text(images: np.ndarray, labels: np.ndarray) -> str:
    """Return a line an image: the label, then the pixels."""
    rows = np.column_stack([labels, images.reshape(len(images), -1)])
    return "".join(",".join(map(str, row)) + "\n" for row in rows.tolist())


def _sound(images: np.ndarray, labels: np.ndarray, target: Path) -> dict[str, Maker]:
    text = csv_text(images, labels)
    header = "label," + ",".join(f"pixel{k}" for k in range(784)) + "\n"
    unit = images / 255
    return {
        "IDX": _pair(idx(images), idx(labels)),
        "IDX, gzipped": _pair(gzip.compress(idx(images)), gzip.compress(idx(labels)), ".gz"),
        "uint8.npz": packed(images=images, labels=labels),
        "flat.npz": packed(images=images.reshape(-1, 784), labels=labels[:, None]),
        "float16.npz": packed(images=unit.astype("<f2"), labels=labels),
        "float64.npz": packed(images=unit, labels=labels.astype(float)),
        "big-endian.npz": packed(images=images.astype(">f4"), labels=labels.astype(">i8")),
        "Fortran order.npz": packed(images=np.asfortranarray(images), labels=labels),
        "deflated.npz": zipped(
            [("images.npy", npy(images)), ("labels.npy", npy(labels))], zipfile.ZIP_DEFLATED
        ),
        "labels that are text.npz": packed(images=images, labels=labels.astype("U2")),
        "a link.npz": lambda path: path.symlink_to(target),
        "plain.csv": text,
        "a header.csv": header + text,
        "a byte order mark.csv": b"\xef\xbb\xbf" + (header + text).encode(),
        "other line ends.csv": text.replace("\n", "\r\n"),
        "semicolons.csv": text.replace(",", ";"),
        "UTF-16.csv": text.encode("utf-16"),
        "gzipped.csv.gz": gzip.compress(text.encode()),
        "gzipped in two parts.csv.gz": gzip.compress(text[:9000].encode())
        + gzip.compress(text[9000:].encode()),
        "folders": _folder_of(
            {f"{k % 10}/{k}.png": encoded(Image.fromarray(images[k])) for k in range(_COUNT)}
        ),
    }  # fmt: skip


def _bad_idx(images: np.ndarray, labels: np.ndarray) -> dict[str, Maker]:
    sound, answers = idx(images), idx(labels)
    zipped_images, zipped_labels = gzip.compress(sound), gzip.compress(answers)
    swelling = gzip.compress(idx(np.zeros(400_000_000, np.uint8), shape=(_COUNT, 28, 28)), 1)
    wrong = labels.astype(np.int8)
    wrong[7] = -1
    packed_pair = partial(_pair, ending=".gz")
    return {
        "wrong magic": _pair(b"\1" + sound[1:], answers),
        "numbers of another type": _pair(idx(images, kind=0x0D), answers),
        "text": _pair("images", "labels"),
        "empty files": _pair(b"", b""),
        "images cut short": _pair(sound[:-5], answers),
        "images cut in the header": _pair(sound[:9], answers),
        "more images than it says": _pair(sound + b"more", answers),
        "labels cut short": _pair(sound, answers[:-3]),
        "a label too few": _pair(sound, idx(labels[1:])),
        "a label too many": _pair(sound, idx(np.append(labels, 1).astype(np.uint8))),
        "a label of minus 1": _pair(sound, idx(wrong, 9)),
        "one class only": _pair(sound, idx(np.zeros_like(labels))),
        "no example": _pair(idx(images[:0]), idx(labels[:0])),
        "few examples": _pair(idx(images[:3]), idx(labels[:3])),
        "not square": _pair(idx(images[:, :20]), answers),
        "of 32 by 32": _pair(idx(np.zeros((_COUNT, 32, 32), np.uint8)), answers),
        "labels for images": _pair(answers, answers),
        "images for labels": _pair(sound, sound),
        "2 to the 32 images": _pair(idx(images, shape=(2**32 - 1, 28, 28)), answers),
        "2 to the 96 pixels": _pair(idx(images, shape=(2**32 - 1,) * 3), answers),
        "a gzip bomb": packed_pair(swelling, zipped_labels),
        "a gzip bomb of labels": packed_pair(zipped_images, swelling),
        "two gzips in one": packed_pair(zipped_images + zipped_images, zipped_labels),
        "something after the gzip": packed_pair(zipped_images + b"more", zipped_labels),
        "a gzip cut short": packed_pair(zipped_images[:-9], zipped_labels),
        "a gzip with damage": packed_pair(
            zipped_images[:500] + b"\0\1\2" + zipped_images[503:], zipped_labels
        ),
        "a gzip with a wrong checksum": packed_pair(
            zipped_images[:-8] + bytes(4) + zipped_images[-4:], zipped_labels
        ),
        "no labels": _folder_of({IMAGES: sound}),
        "labels that are a pipe": _pair(sound, os.mkfifo),
        "images that are a pipe": _pair(os.mkfifo, answers),
        "images that are a folder": _pair(Path.mkdir, answers),
        "names that are not text": _folder_of(
            {IMAGES: sound, LABELS: answers, "classes.txt": b"\xff\xfe\0"}
        ),
        "names too few": _folder_of({IMAGES: sound, LABELS: answers, "classes.txt": "a\nb\n"}),
    }


def _bad_npz(images: np.ndarray, labels: np.ndarray) -> dict[str, Maker]:
    sound = packed(images=images, labels=labels)

    def spoilt(value: float) -> bytes:
        other = images / 255
        other[3, 4, 5] = value
        return packed(images=other, labels=labels)

    def labelled(value: Any, kind: Any = float) -> bytes:
        other = labels.astype(kind)
        other[3] = value
        return packed(images=images, labels=other)

    def saying(shape: str, kind: str = "|u1") -> bytes:
        header = npy_saying(f"{{'descr': '{kind}', 'fortran_order': False, 'shape': {shape}, }}")
        return zipped([("images.npy", header), ("labels.npy", npy(labels))])

    bomb = npy_saying(
        "{'descr': '|u1', 'fortran_order': False, 'shape': (500000, 28, 28), }", bytes(392_000_000)
    )
    return {
        "empty": b"",
        "text": "images\n",
        "cut short": sound[: len(sound) // 2],
        "cut at its end": sound[:-1],
        "no arrays of these names": packed(pictures=images, answers=labels),
        "images alone": packed(images=images),
        "objects": packed(images=images.astype(object), labels=labels),
        "labels that are objects": packed(images=images, labels=labels.astype(object)),
        "complex pixels": packed(images=images.astype(complex), labels=labels),
        "NaN": spoilt(np.nan),
        "infinity": spoilt(np.inf),
        "a negative pixel": spoilt(-0.5),
        "a pixel of 1000": spoilt(1000),
        "a label of minus 1": labelled(-1),
        "a label of a half": labelled(0.5),
        "a label that is NaN": labelled(np.nan),
        "a label of 2 to the 62": labelled(2**62, np.int64),
        "a label too few": packed(images=images, labels=labels[1:]),
        "no example": packed(images=images[:0], labels=labels[:0]),
        "one class only": packed(images=images, labels=np.zeros_like(labels)),
        "not square": packed(images=images[:, :20], labels=labels),
        "one long row": packed(images=images.ravel(), labels=labels),
        "a single number": packed(images=np.float32(1), labels=labels),
        "a negative shape": saying("(-40, 28, 28)"),
        "a shape of 2 to the 62": saying(f"({2**62}, 28, 28)"),
        "a shape that overflows to 0": saying(f"({2**32}, {2**32})"),
        "a header that is a program": saying("__import__('os').abort()"),
        "a zip bomb": zipped(
            [("images.npy", bomb), ("labels.npy", npy(labels))], zipfile.ZIP_DEFLATED
        ),
        "a hundred thousand members": zipped([(f"{k}.npy", b"") for k in range(100_000)]),
        "packed by LZMA": zipped(
            [("images.npy", npy(images)), ("labels.npy", npy(labels))], zipfile.ZIP_LZMA
        ),
        "a member that climbs": zipped([("../images.npy", npy(images)), ("../labels.npy", b"")]),
    }


def _bad_csv(images: np.ndarray, labels: np.ndarray) -> dict[str, Maker]:
    text = csv_text(images, labels)
    lines = text.splitlines(keepends=True)

    def with_cell(value: str, column: int = 5) -> str:
        cells = lines[3].split(",")
        cells[column] = value
        return "".join([*lines[:3], ",".join(cells), *lines[4:]])

    swelling = io.BytesIO()
    with gzip.GzipFile(fileobj=swelling, mode="w", compresslevel=1) as file:
        for _ in range(350):
            file.write(b"0" * 1_000_000)
    return {
        "empty": "",
        "only a header": "label," + ",".join(f"p{k}" for k in range(784)) + "\n",
        "text": "the quick brown fox\n" * 20,
        "text in a cell": with_cell("grey"),
        "an empty cell": with_cell(""),
        "NaN": with_cell("nan"),
        "infinity": with_cell("inf"),
        "a negative pixel": with_cell("-3"),
        "a pixel of 300": with_cell("300"),
        "a pixel of 1e999": with_cell("1e999"),
        "a label of minus 1": with_cell("-1", 0),
        "a formula": with_cell("=1+1"),
        "a ragged row": "".join([*lines[:3], "1,2,3\n", *lines[3:]]),
        "a row too long": "".join([*lines[:3], lines[3].rstrip() + ",1\n", *lines[4:]]),
        "one class only": csv_text(images, np.zeros_like(labels)),
        "few lines": "".join(lines[:3]),
        "one endless line": "0," * 2_000_000,
        "null bytes": text.encode().replace(b",", b"\0", 3),
        "a broken letter": b"\xff" + text.encode(),
        "a gzip bomb.csv.gz": swelling.getvalue(),
        "a gzip cut short.csv.gz": gzip.compress(text.encode())[:-20],
        "a gzip with damage.csv.gz": gzip.compress(text.encode())[:400] + bytes(400),
    }


def _bad_folders(images: np.ndarray) -> dict[str, Maker]:
    files: dict[str, Maker] = {
        f"{k % 2}/{k}.png": encoded(Image.fromarray(images[k])) for k in range(20)
    }

    def nested(path: Path) -> None:
        _folder_of(files)(path)
        (path / "2").symlink_to(path, target_is_directory=True)

    def vanished(path: Path) -> None:
        _folder_of(files)(path)
        shutil.rmtree(path)

    return {
        "empty": Path.mkdir,
        "one class": _folder_of({"a/1.png": files["0/0.png"]}),
        "a class without images": _folder_of({**files, "2/note.txt": "none"}),
        "a damaged image": _folder_of({**files, "1/99.png": b"\x89PNG"}),
        "text renamed": _folder_of({**files, "1/99.png": "a seven"}),
        "an image that is a pipe": _folder_of({**files, "1/99.png": os.mkfifo}),
        "an image that is a folder": _folder_of({**files, "1/99.png": Path.mkdir}),
        "a link to itself": _folder_of({**files, "1/99.png": lambda p: p.symlink_to(p)}),
        "a folder within itself": nested,
        "gone": vanished,
        "70 classes": _folder_of({f"{k}/1.png": files["0/0.png"] for k in range(70)}),
    }
