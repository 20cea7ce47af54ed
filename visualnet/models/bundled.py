"""The models that come with VisualNet, and what a user may call a model."""

import os
from dataclasses import dataclass
from pathlib import Path

from visualnet.errors import ModelFileError
from visualnet.models.document import ModelDocument
from visualnet.models.formats import open_model
from visualnet.paths import resource

FIRST_MODEL = "digits-16x16"
"""The one that the application opens with."""


@dataclass(frozen=True, slots=True)
class BundledModel:
    """One shipped model: its name, its file, and the file's size in bytes."""

    name: str
    path: Path
    size_bytes: int

    def document(self) -> ModelDocument:
        """Read the model; raises ModelFileError where the installation is damaged."""
        return open_model(self.path)


def bundled_models() -> list[BundledModel]:
    """Return the shipped models in the order of their names, without reading them."""
    files = sorted(resource("models").glob("*.npz"))
    return [BundledModel(file.stem, file, file.stat().st_size) for file in files]


def resolve_model(text: str) -> Path:
    """Return the file that a user means: a path, or else the name of a bundled model.

    Raises ModelFileError, listing the bundled names, where there is neither.
    """
    path = Path(text)
    bundled = {model.name: model.path for model in bundled_models()}
    if text in bundled and not os.path.isfile(text):
        return bundled[text]
    if text and _may_be_there(path):
        return path
    names = ", ".join(bundled) or "none"
    raise ModelFileError(
        "There is no model file or bundled model {text}; choose a file or a bundled model "
        "({names}).",
        text=repr(text),
        names=names,
    )


def _may_be_there(path: Path) -> bool:
    try:
        return path.exists() or path.is_symlink()
    except OSError:
        # Its folder cannot be looked into, or no file can have that name: opening it says which.
        return True
