from pathlib import Path

import pytest

from visualnet.errors import ModelFileError
from visualnet.models import bundled
from visualnet.models.bundled import bundled_models, resolve_model
from visualnet.models.document import ModelDocument
from visualnet.models.formats import save_model


@pytest.fixture
def resources(document: ModelDocument, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of resources with two models in it, and an empty working folder."""
    folder, work = tmp_path / "resources", tmp_path / "work"
    (folder / "models").mkdir(parents=True)
    work.mkdir()
    for name in ("digits-b", "digits-a"):
        save_model(document, folder / "models" / f"{name}.npz")
    (folder / "models" / "LICENCE.txt").write_text("free", "utf-8")
    monkeypatch.setattr(bundled, "resource", folder.joinpath)
    monkeypatch.chdir(work)
    return folder


def test_the_shipped_models_open_and_read_digits() -> None:
    for model in bundled_models():
        document = model.document()
        assert model.size_bytes == model.path.stat().st_size
        assert document.network.layer_sizes[0] == 784
        assert document.metadata.classes == tuple("0123456789")
        assert document.metadata.test_accuracy is not None


def test_bundled_models_are_listed_by_name(resources: Path, document: ModelDocument) -> None:
    first, second = bundled_models()
    assert (first.name, second.name) == ("digits-a", "digits-b")
    assert first.path == resources / "models" / "digits-a.npz"
    assert first.size_bytes == first.path.stat().st_size
    assert first.document().metadata == document.metadata


def test_no_folder_means_no_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundled, "resource", (tmp_path / "nowhere").joinpath)
    assert bundled_models() == []
    with pytest.raises(ModelFileError, match=r"\(none\)"):
        resolve_model("digits-a")


def test_a_name_means_the_bundled_model_unless_such_a_file_exists(resources: Path) -> None:
    shipped = resources / "models" / "digits-a.npz"
    assert resolve_model("digits-a") == shipped
    Path("digits-a").mkdir()
    assert resolve_model("digits-a") == shipped
    Path("digits-a").rmdir()
    Path("digits-a").write_bytes(b"mine")
    assert resolve_model("digits-a") == Path("digits-a")


def test_a_path_is_taken_as_it_is(resources: Path) -> None:
    assert resolve_model(str(resources)) == resources
    Path("link").symlink_to("nowhere")
    assert resolve_model("link") == Path("link")


@pytest.mark.parametrize("text", ["", "digits-c", "nowhere/digits-a.npz"])
@pytest.mark.usefixtures("resources")
def test_an_unknown_model_is_refused_with_the_names(text: str) -> None:
    with pytest.raises(ModelFileError, match=r"digits-a, digits-b") as caught:
        resolve_model(text)
    assert repr(text) in str(caught.value)
