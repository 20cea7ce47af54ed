"""Every format, every kind of network: what is written answers as the application does."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from visualnet.errors import ModelFileError
from visualnet.models import checking
from visualnet.models.checking import save_and_check
from visualnet.models.document import ModelDocument
from visualnet.models.formats import model_formats


def can_be_written(name: str) -> None:
    if name == "onnx":
        pytest.importorskip("onnx")


@pytest.mark.slow
@pytest.mark.parametrize("name", list(model_formats()))
def test_a_file_answers_as_the_network_does(
    kind_of_document: ModelDocument, images: np.ndarray, tmp_path: Path, name: str
) -> None:
    can_be_written(name)
    path = tmp_path / f"model{model_formats()[name].suffix}"
    check = save_and_check(kind_of_document, path, None, images)
    assert check.images == len(images)
    # What float32 rounds away in sums of about 10.
    assert check.largest_difference <= 5e-6
    assert check.bytes == path.stat().st_size
    assert check.checked_by


@pytest.mark.parametrize("name", list(model_formats()))
def test_the_format_may_be_given_whatever_the_name(
    document: ModelDocument, tmp_path: Path, name: str
) -> None:
    can_be_written(name)
    noise = np.random.default_rng(1).random((3, 6)).astype(np.float32)
    assert save_and_check(document, tmp_path / "model", name, noise).largest_difference <= 5e-6


@pytest.mark.parametrize("wrong", [0.3, np.nan])
def test_a_file_that_answers_otherwise_is_told(
    document: ModelDocument, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: float
) -> None:
    def answer(path: Path, rows: np.ndarray) -> tuple[np.ndarray, str]:
        return np.full((len(rows), 3), wrong), "a reader gone wrong"

    spoilt = replace(model_formats()["npz"], answers=answer)
    monkeypatch.setattr(checking, "format_to_write", lambda path, name: spoilt)
    path = tmp_path / "model.npz"
    with pytest.raises(ModelFileError, match="answers differ from the network") as caught:
        save_and_check(document, path, "npz", np.zeros((2, 6), np.float32))
    assert str(path) in str(caught.value)


@pytest.mark.slow
def test_a_file_for_other_programs_only_is_not_opened(
    document: ModelDocument, tmp_path: Path
) -> None:
    for name in ("csv", "python"):
        path = tmp_path / name
        save_and_check(document, path, name, np.zeros((1, 6), np.float32))
        with pytest.raises(ModelFileError):
            checking.open_model(path)
