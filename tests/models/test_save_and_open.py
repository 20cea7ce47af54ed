import importlib
import io
import os
import pickle
import pkgutil
import zipfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from visualnet import models, paths
from visualnet.arguments import FORMAT_NAMES
from visualnet.errors import ModelFileError
from visualnet.models.document import ModelDocument, new_document
from visualnet.models.formats import SIZE_LIMIT, check_target, model_formats, open_model, save_model
from visualnet.nn.network import Network

Refused = Callable[[Path, str], None]
# ONNX is an extra.
THERE = [name for name in model_formats() if name != "onnx" or find_spec("onnx")]
READABLE = [name for name in THERE if model_formats()[name].read is not None]


@pytest.mark.parametrize("output", ["softmax", "sigmoid"])
@pytest.mark.parametrize("hidden", [(), (5,), (7, 5)])
@pytest.mark.parametrize("name", READABLE)
def test_a_reopened_model_answers_the_same_bit_for_bit(
    tmp_path: Path, name: str, hidden: tuple[int, ...], output: str
) -> None:
    network = Network((784, *hidden, 10), ("relu", "tanh")[: len(hidden)], output)
    random = np.random.default_rng(3)
    network.parameters[:] = random.normal(size=network.parameters.size) / 10
    document = new_document(
        network, classes=list("0123456789"), training={}, dataset="mnist", test_accuracy=0.5
    )
    path = tmp_path / f"model{model_formats()[name].suffix}"
    save_model(document, path)
    again = open_model(path)
    images = random.integers(0, 256, (20, 28, 28), np.uint8)
    assert again.metadata == document.metadata
    assert again.network.parameters.tobytes() == network.parameters.tobytes()
    assert np.array_equal(again.network.probabilities(images), network.probabilities(images))


@pytest.mark.parametrize("name", READABLE)
def test_extreme_parameters_survive(document: ModelDocument, tmp_path: Path, name: str) -> None:
    save_model(document, tmp_path / "model", name)
    again = open_model(tmp_path / "model")
    assert again.network.parameters.tobytes() == document.network.parameters.tobytes()
    assert again.metadata == document.metadata
    assert not again.network.parameters.flags.writeable


@pytest.mark.parametrize("name", READABLE)
def test_content_decides_not_the_suffix(document: ModelDocument, tmp_path: Path, name: str) -> None:
    for suffix in (".npz", ".json", ".txt"):
        path = tmp_path / f"model{suffix}"
        save_model(document, path, name)
        assert open_model(path).metadata == document.metadata


@pytest.mark.parametrize("name", THERE)
def test_the_same_model_gives_the_same_bytes(document: ModelDocument, name: str) -> None:
    write = model_formats()[name].write
    assert write(document) == write(document)


def test_each_format_module_is_found_under_its_own_name_and_suffix() -> None:
    names = [m.name for m in pkgutil.iter_modules(models.__path__) if m.name.startswith("format_")]
    found = [importlib.import_module(f"visualnet.models.{name}").FORMAT for name in names]
    assert tuple(model_formats()) == FORMAT_NAMES
    assert sorted(kind.name for kind in found) == sorted(model_formats())
    assert len({kind.suffix for kind in found}) == len(found)


def test_a_suffix_may_be_in_capitals(document: ModelDocument, tmp_path: Path) -> None:
    save_model(document, tmp_path / "MODEL.JSON")
    assert (tmp_path / "MODEL.JSON").read_bytes().startswith(b"{")


@pytest.mark.parametrize(("file", "format_name"), [("model.xyz", None), ("model.npz", "pickle")])
def test_an_unknown_format_is_refused_with_a_list(
    document: ModelDocument, tmp_path: Path, file: str, format_name: str | None
) -> None:
    with pytest.raises(ModelFileError, match="npz") as caught:
        save_model(document, tmp_path / file, format_name)
    assert str(tmp_path / file) in str(caught.value)
    assert "json" in str(caught.value)
    assert not list(tmp_path.iterdir())


def test_what_is_no_file_is_refused(tmp_path: Path, refused: Refused) -> None:
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "empty").touch()
    refused(tmp_path, "a folder or a device")
    refused(tmp_path / "pipe", "a folder or a device")
    refused(Path(os.devnull), "a folder or a device")
    refused(tmp_path / "nowhere", "No such file")
    refused(tmp_path / "dangling", "No such file")
    refused(tmp_path / "loop", "could not be read")
    refused(tmp_path / "empty" / "inside", "could not be read")
    refused(tmp_path / "empty", "empty")


@pytest.mark.parametrize(
    "content", [b"\0", b"\x80\x09N.", b"GIF89a", b"\x93NUMPY\x01\x00", b"[1, 2]", b"PK\x05\x06"]
)
def test_other_kinds_of_file_are_refused(tmp_path: Path, refused: Refused, content: bytes) -> None:
    path = tmp_path / "model.npz"
    path.write_bytes(content)
    refused(path, "does not start like a file of json, npz, onnx, safetensors")


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, bytes(100_000))
    return buffer.getvalue()


KERAS = "it is a Keras file"
PYTORCH, PICKLE = "it is a PyTorch file (pickle)", "it is a pickle (as from joblib or PyTorch)"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("state.pt", zipped("state/data.pkl", "state/data/0", "state/version"), PYTORCH),
        ("called.npz", zipped("m/data/0", "m/data/1", "m/data.pkl", "m/code/m.py"), PYTORCH),
        ("called", zipped("m/data/weights/0", "m/data/1", "m/archive_format", "m/x"), PYTORCH),
        ("old.bin", b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19.\x80\x02M\xe9\x03", PYTORCH),
        ("of-what.PTH", b"who knows", PYTORCH),
        ("kept.safetensors", pickle.dumps({"weights": [1, 2]}, 4), PICKLE),
        ("kept.joblib", b"x^k`\x99z", PICKLE),
        (
            "k.keras",
            zipped("metadata.json", "config.json", "model.weights.h5"),
            KERAS,
        ),
        ("k.onnx", b"\x89HDF\r\n\x1a\n\0\0", KERAS),
    ],
)
def test_files_of_other_programs_are_called_what_they_are(
    tmp_path: Path, refused: Refused, name: str, content: bytes, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    refused(path, reason)


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"{"])
def test_a_huge_file_is_refused_unread(tmp_path: Path, refused: Refused, start: bytes) -> None:
    path = tmp_path / "huge.npz"
    path.write_bytes(start)
    os.truncate(path, SIZE_LIMIT + 1)
    refused(path, "more than the 600 MB")


def test_not_enough_memory_is_told(
    document: ModelDocument, tmp_path: Path, refused: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    save_model(document, tmp_path / "model.npz")
    monkeypatch.setattr(np, "frombuffer", fail)
    refused(tmp_path / "model.npz", "not enough memory")


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_failed_write_leaves_the_old_file_whole(
    document: ModelDocument, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    path = tmp_path / "model.npz"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, failing, fail)
    with pytest.raises(ModelFileError, match="No space left on device") as caught:
        save_model(document, path)
    assert str(path) in str(caught.value)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_target_that_cannot_be_written_is_told(document: ModelDocument, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.npz")
    (tmp_path / "folder.npz").mkdir()
    (tmp_path / "loop.npz").symlink_to(tmp_path / "loop.npz")
    for name, reason in [
        ("missing/model.npz", "folder does not exist"),
        ("pipe.npz", "a folder or a device"),
        ("folder.npz", "a folder or a device"),
        ("loop.npz", "a loop of symbolic links"),
    ]:
        with pytest.raises(ModelFileError, match=reason) as caught:
            save_model(document, tmp_path / name)
        assert str(tmp_path / name) in str(caught.value)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder.npz", "loop.npz", "pipe.npz"]


def test_a_target_is_judged_before_long_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_target(tmp_path / "model.npz")
    check_target(tmp_path / "model.any", "json")
    assert not list(tmp_path.iterdir())
    with pytest.raises(ModelFileError, match="ending"):
        check_target(tmp_path / "model.any")
    with pytest.raises(ModelFileError, match="folder does not exist"):
        check_target(tmp_path / "missing" / "model.npz")
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(ModelFileError, match="read-only"):
        check_target(tmp_path / "model.npz")


def test_a_link_and_permissions_are_kept(document: ModelDocument, tmp_path: Path) -> None:
    target, link = tmp_path / "target.npz", tmp_path / "link.npz"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    save_model(document, link)
    assert link.is_symlink()
    assert open_model(target).metadata == document.metadata
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_file_too_large_for_its_format_is_not_written(
    document: ModelDocument, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []
    monkeypatch.setattr(paths, "write_atomically", lambda path, data: written.append(path))
    network = Network((20_000, 1_000), output="softmax")
    large = new_document(
        network,
        classes=[str(k) for k in range(1_000)],
        training={},
        dataset="pets",
        test_accuracy=None,
    )
    with pytest.raises(ModelFileError, match=r"too large for JSON.*save it as npz"):
        save_model(large, tmp_path / "model.json")
    assert not written
