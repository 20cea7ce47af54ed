"""What files are, by their names and their content."""

import os
import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from visualnet.paths import resource
from visualnet.projects.file_kinds import FileKind, kind_by_name, kind_of


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("work.vnet", FileKind.PROJECT),
        ("WORK.VNET", FileKind.PROJECT),
        ("net.onnx", FileKind.MODEL),
        ("net.safetensors", FileKind.MODEL),
        ("digits.csv", FileKind.DATA),
        ("train-images-idx3-ubyte.gz", FileKind.DATA),
        ("digits.tsv", FileKind.DATA),
        ("cat.npy", FileKind.DATA),
        ("photo.jpeg", FileKind.DRAWING),
        ("mine.strokes.jsonl", FileKind.DRAWING),
        ("of-pytorch.pth", FileKind.MODEL),
        ("page.html", FileKind.UNKNOWN),
        ("notes", FileKind.UNKNOWN),
    ],
)
def test_names_tell_what_files_are(name: str, kind: FileKind) -> None:
    assert kind_by_name(f"/a/{name}") is kind


def test_content_tells_where_the_name_does_not(tmp_path: Path) -> None:
    def renamed(source: Path) -> Path:
        path = tmp_path / f"{source.name}.download"
        path.write_bytes(source.read_bytes())
        return path

    Image.fromarray(np.zeros((9, 9), np.uint8)).save(tmp_path / "a.png")
    np.savez(tmp_path / "data.npz", images=np.zeros((20, 28, 28)), labels=np.zeros(20))
    assert kind_of(renamed(tmp_path / "a.png")) is FileKind.DRAWING
    assert kind_of(renamed(resource("models", "digits-16x16.npz"))) is FileKind.MODEL
    assert kind_of(renamed(tmp_path / "data.npz")) is FileKind.DATA
    assert kind_of(tmp_path / "data.npz") is FileKind.DATA
    with zipfile.ZipFile(tmp_path / "of-pytorch.npz", "w") as archive:
        archive.writestr("m/data.pkl", b"x")
    assert kind_of(tmp_path / "of-pytorch.npz") is FileKind.MODEL
    (tmp_path / "qmnist-labels-idx2-int").write_bytes(bytes((0, 0, 12, 2)) + bytes(8))
    assert kind_of(tmp_path / "qmnist-labels-idx2-int") is FileKind.DATA
    (tmp_path / "notes.txt").write_text("these are words")
    assert kind_of(tmp_path / "notes.txt") is FileKind.UNKNOWN


def test_what_cannot_be_read_is_told_apart(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.npz"
    os.mkfifo(pipe)
    assert kind_of(pipe) is FileKind.DEVICE
    assert kind_of(tmp_path) is FileKind.DATA
    assert kind_of(tmp_path / "gone.vnet") is FileKind.MISSING
    assert kind_of(pipe / "below.npz") is FileKind.MISSING
    assert kind_of(Path("x" * 300 + ".vnet")) is FileKind.PROJECT
    (tmp_path / "half.npz").write_bytes(b"PK\x03\x04 and no more")
    assert kind_of(tmp_path / "half.npz") is FileKind.MODEL
