"""Data sets of the user's own: .npz, tables, IDX files, folders of pictures; gzipped or not."""

import gzip
import struct
from functools import cache
from pathlib import Path
from random import Random

import numpy as np

from tests.fuzz.archives import array_bytes, damaged_zip, packed
from tests.fuzz.damage import LENGTHS, TEXTS, damaged
from tests.fuzz.pictures import picture, png
from visualnet.data.look import look_at
from visualnet.data.own.own_data import load_own_data

_COUNT = 24
_CELLS = (
    "256",
    "-1",
    "0.5",
    "nan",
    "inf",
    "1e400",
    "0x10",
    "1_0",
    "",
    " ",
    '"',
    "ß",
    "1;2",
    *TEXTS,
)
_NAME_LISTS = (
    ("classes.txt", "a\nb\nç\n".encode()),
    ("mapping.txt", b"0 48\n1 49\n2 97\n"),
    ("classmap.csv", "index,codepoint,char\n0,U+304A,お\n1,U+304D,き\n2,U+3059,す\n".encode()),
)
_IDX_TYPES = (8, 9, 11, 12, 13, 14, 10, 0, 255)


def read_data(folder: Path) -> None:
    """Open the data set; where it is one, it is whole, and can be looked at."""
    (path,) = folder.iterdir()
    dataset = load_own_data(path)
    look_at(dataset)
    assert len(dataset.train)
    for part in (dataset.train, dataset.validation, dataset.test):
        assert part.images.dtype == np.uint8
        assert part.images.shape == (len(part.labels), 28, 28)
        assert (part.labels < len(dataset.classes)).all()
    assert len(set(dataset.classes)) == len(dataset.classes)


def npz(random: Random) -> dict[str, bytes]:
    """NumPy's arrays."""
    return {"data.npz": damaged_zip(random, _npz(random.randrange(4)))}


def table(random: Random) -> dict[str, bytes]:
    """A .csv file or a gzipped one."""
    lines = [line.split(",") for line in _table().decode().split("\n")]
    for _ in range(random.randint(0, 3)):
        line = random.choice(lines)
        at = random.choice((0, 1, -1, random.randrange(max(1, len(line)))))
        match random.randrange(6):
            case 0:
                line[at:] = []
            case 1:
                line.insert(at, random.choice(_CELLS))
            case 2:
                lines.insert(random.randrange(len(lines)), [random.choice(_CELLS)] * 785)
            case 3:
                lines.insert(0, [f"x{k}" for k in range(random.choice((784, 785, 786, 3)))])
            case _ if line:
                line[min(at, len(line) - 1)] = random.choice(_CELLS)
    separator = random.choice((",", ",", ";", "\t", " ", "|"))
    text = "\n".join(separator.join(line) for line in lines)
    encoding = random.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16"))
    data = text.encode(encoding, "surrogatepass")
    if random.random() < 0.3:
        data = damaged(random, data, head=2000)
    if random.random() < 0.3:
        packed_data = gzip.compress(data, 1)
        return {
            "data.csv.gz": damaged(random, packed_data) if random.random() < 0.5 else packed_data
        }
    return {"data.csv": data}


def idx(random: Random) -> dict[str, bytes]:
    """A folder of a pair of IDX files, or of two pairs."""
    images, labels = _examples(random.randrange(2))
    files = {}
    for part in ("train", "t10k")[: random.randint(1, 2)]:
        for name, array in (
            (f"{part}-images-idx3-ubyte", images),
            (f"{part}-labels-idx1-ubyte", labels),
        ):
            data = (
                struct.pack(f">HBB{array.ndim}I", 0, 8, array.ndim, *array.shape) + array.tobytes()
            )
            data = _damaged_idx(random, data) if random.random() < 0.5 else data
            if random.random() < 0.3:
                data, name = gzip.compress(data, 1), f"{name}.gz"
                data = damaged(random, data) if random.random() < 0.3 else data
            files[f"data/{name}"] = data
    if random.random() < 0.2:
        name, text = random.choice(_NAME_LISTS)
        files[f"data/{name}"] = damaged(random, text) if random.random() < 0.7 else text
    return files


def _damaged_idx(random: Random, data: bytes) -> bytes:
    match random.randrange(4):
        case 0:
            return data[:2] + bytes((random.choice(_IDX_TYPES), data[3])) + data[4:]
        case 1:
            at = 4 + 4 * random.randrange(data[3])
            side = random.choice((*LENGTHS, 27, 29)) % 2**32
            return data[:at] + struct.pack(">I", side) + data[at + 4 :]
    return damaged(random, data, head=16)


def folder(random: Random) -> dict[str, bytes]:
    """A folder with a folder of pictures for each class."""
    files = {f"data/{name}/{k}.png": png(k) for name in ("a", "b") for k in range(12)}
    for name in random.sample(sorted(files), random.randint(0, 2)):
        if random.random() < 0.5:
            files[name] = next(iter(picture(random).values()))
        else:
            del files[name]
    if random.random() < 0.3:
        files[f"data/{random.choice(('c', 'train', '=1+1', '.x', 'é' * 60))}/x.png"] = png(1)
    return files


@cache
def _examples(which: int) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(which)
    images = generator.integers(0, 256, (_COUNT, 28, 28), dtype=np.uint8)
    images[:, :6] = 0
    labels = np.arange(_COUNT, dtype=np.uint8) % (3 if which else 2)
    return images, labels


@cache
def _npz(which: int) -> bytes:
    images, labels = _examples(1)
    arrays = (
        {"images": images, "labels": labels},
        {"x_train": images, "y_train": labels, "x_test": images[:5], "y_test": labels[:5]},
        {
            "arr_0": images.reshape(-1, 784).astype(np.float32) / 255,
            "arr_1": labels.astype(np.int64),
        },
        {"images": images, "labels": np.array(["cat", "dog", "día"])[labels]},
    )[which]
    return packed([(f"{name}.npy", array_bytes(array)) for name, array in arrays.items()])


@cache
def _table() -> bytes:
    images, labels = _examples(0)
    pairs = zip(images.reshape(-1, 784).tolist(), labels.tolist(), strict=True)
    return "\n".join(",".join(map(str, (label, *pixels))) for pixels, label in pairs).encode()
