"""The user's own .npz files: every type of number, and hostile ones."""

import io
import zipfile
from pathlib import Path

import numpy as np
import pytest

from visualnet.data.own import npz_file as own_npz
from visualnet.data.own.npz_file import read_npz
from visualnet.data.own.own_parts import Examples
from visualnet.errors import DataError


def _saved(folder: Path, **arrays: object) -> Path:
    path = folder / "own.npz"
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]
    return path


def _unit(images: np.ndarray) -> np.ndarray:
    return images / np.float64(255)


FORMS = {
    "uint8": lambda images: images,
    "flat": lambda images: images.reshape(-1, 784),
    "one channel": lambda images: images[..., None],
    "fortran": np.asfortranarray,
    "int64": lambda images: images.astype(np.int64),
    "big-endian": lambda images: images.astype(">u2"),
    "float 255": lambda images: images.astype(np.float32),
    "float 1": _unit,
    "half 1": lambda images: _unit(images).astype(np.float16),
}


@pytest.mark.parametrize("make", FORMS.values(), ids=FORMS.keys())
def test_reads_each_form(tmp_path: Path, bars: Examples, make) -> None:  # type: ignore[no-untyped-def]
    path = _saved(tmp_path, images=make(bars.images), labels=bars.labels.astype(np.int64))
    parts = read_npz(path)
    assert np.array_equal(parts.train.images, bars.images)
    assert np.array_equal(parts.train.labels, bars.labels)
    assert parts.train.images.dtype == parts.train.labels.dtype == np.uint8
    assert parts.test is None


def test_reads_keras_names_and_columns_of_labels(tmp_path: Path, bars: Examples) -> None:
    images, labels = bars.images, bars.labels
    path = _saved(
        tmp_path, x_train=images, y_train=labels[:, None], x_test=images[:5], y_test=labels[:5]
    )
    parts = read_npz(path)
    assert parts.test is not None
    assert (len(parts.train.labels), len(parts.test.labels)) == (60, 5)
    assert read_npz(_saved(tmp_path, x_train=images, y_train=labels)).test is None
    ink = read_npz(_saved(tmp_path, images=images > 0, labels=labels)).train.images
    assert set(np.unique(ink)) == {0, 255}


def _with(array: np.ndarray, value: object) -> np.ndarray:
    changed = array.astype(float)
    changed.flat[100] = value
    return changed


def test_refuses_in_one_sentence(tmp_path: Path, bars: Examples) -> None:
    images, labels = bars.images, bars.labels
    cases = {
        "without numbers": {"images": images.astype(object), "labels": labels},
        r"labels 'labels' that are Python objects.* \.astype\(str\)": {
            "images": images,
            "labels": labels.astype(str).astype(object),
        },
        "'images' without numbers": {"images": images.astype(str), "labels": labels},
        "image 1, has a pixel": {"images": _with(images, np.nan), "labels": labels},
        "has a pixel out of range": {"images": _with(images, np.inf), "labels": labels},
        "out of range": {"images": _with(images, -0.5), "labels": labels},
        "pixels are 0 to 255": {"images": images.astype(int) * 2, "labels": labels},
        "label 0.5": {"images": images, "labels": labels / 2},
        "label nan": {"images": images, "labels": np.full(60, np.nan)},
        "label -1": {"images": images, "labels": labels.astype(int) - 1},
        "60 images but 3": {"images": images, "labels": labels[:3]},
        "images of 28×27": {"images": images[:, :, 1:], "labels": labels},
        "images of one number": {"images": labels, "labels": labels},
        "labels of shape": {"images": images, "labels": images},
        "single number": {"images": np.float32(3), "labels": labels},
        r"no arrays with known names \(pictures, labels\)": {"pictures": images, "labels": labels},
        "has images .* no labels": {"images": images},
        "0 images": {"images": images[:0], "labels": labels[:0]},
    }
    for message, arrays in cases.items():
        path = _saved(tmp_path, **arrays)
        with pytest.raises(DataError, match=message) as caught:
            read_npz(path)
        assert str(path) in str(caught.value)
        assert "\n" not in str(caught.value)


def _zip(**members: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(f"{name}.npy", data)
    return content.getvalue()


def _npy(array: np.ndarray) -> bytes:
    content = io.BytesIO()
    np.save(content, array)
    return content.getvalue()


SMALL = _npy(np.zeros((2, 28, 28), np.uint8))
LABELS = _npy(np.array([0, 1]))
SOUND = _zip(images=SMALL, labels=LABELS)
DAMAGED = {
    "empty": b"",
    "text": b"x_train",
    "cut": SOUND[:-30],
    "changed": SOUND[:90] + bytes(20) + SOUND[110:],
    "other names": SOUND.replace(b"images.npy", b"images.txt"),
    "not npy": _zip(images=b"hello", labels=LABELS),
    "longer": _zip(images=SMALL + b"x", labels=LABELS),
    "shorter": _zip(images=SMALL[:-1], labels=LABELS),
    "other version": _zip(images=SMALL.replace(b"NUMPY\x01", b"NUMPY\x03"), labels=LABELS),
    "huge shape": _zip(images=SMALL.replace(b"(2, 28, 28)", b"(9999999999, )"), labels=LABELS),
    "code": _zip(images=SMALL.replace(b"(2, 28, 28)", b"exit(1)    "), labels=LABELS),
    "long directory": SOUND[:-10] + b"\xff\xff\xff\x00" + SOUND[-6:],
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED.keys())
def test_refuses_damage(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "own.npz"
    path.write_bytes(data)
    with pytest.raises(DataError) as caught:
        read_npz(path)
    assert str(path) in str(caught.value)


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "own.npz"
    path.write_bytes(_zip(images=SMALL + bytes(1_000_000), labels=LABELS))
    monkeypatch.setattr(own_npz, "MAX_BYTES", 999_999)
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    with pytest.raises(DataError, match="'images' of over"):
        read_npz(path)


@pytest.mark.slow
def test_images_that_shrank_more_than_digits_do_are_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "own.npz"
    np.savez_compressed(
        path, images=np.zeros((90_000, 784), np.uint8), labels=np.zeros(90_000, np.uint8)
    )
    with pytest.raises(DataError, match="would unpack"):
        read_npz(path)


def test_rare_packing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.npz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("images.npy", SMALL)
        archive.writestr("labels.npy", LABELS)
    with pytest.raises(DataError, match="compressed in an unusual way"):
        read_npz(path)


def test_labels_that_are_no_text_or_of_half_precision(tmp_path: Path) -> None:
    images = np.full((6, 28, 28), 9, np.uint8)
    strange = np.array(list("abcabc"))
    strange.view(np.uint32)[0] = 0x110000
    np.savez(tmp_path / "strange.npz", images=images, labels=strange)
    with pytest.raises(DataError, match="class names that are not text"):
        read_npz(tmp_path / "strange.npz")
    np.savez(tmp_path / "half.npz", images=images, labels=np.arange(6, dtype=np.float16))
    assert read_npz(tmp_path / "half.npz").train.labels.tolist() == list(range(6))
