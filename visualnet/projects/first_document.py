"""The model that a window opens with, from a file of its own or from a project."""

from pathlib import Path

from visualnet.errors import SettingError
from visualnet.models.bundled import resolve_model
from visualnet.models.document import ModelDocument, new_document
from visualnet.models.formats import open_model
from visualnet.projects.file_kinds import is_project


def first_document(name: str) -> ModelDocument:
    """Return what the window opens with: a model file, a bundled model, or a project's network.

    Raises ModelFileError, ProjectFileError, or SettingError where it is of other inputs.
    """
    document = _document(name)
    inputs = document.network.layer_sizes[0]
    if document.metadata.features is None and inputs != 28 * 28:
        raise SettingError(
            "{model} has {layer_size} inputs and cannot read images of 28×28 pixels; "
            "choose another model.",
            model=name,
            layer_size=inputs,
        )
    return document


def _document(name: str) -> ModelDocument:
    if not is_project(name):
        return open_model(resolve_model(name))
    # Reading and writing projects is loaded when it is needed: the start is not to wait.
    from visualnet.data.datasets import source_title
    from visualnet.projects.project_file import read_project

    shown = read_project(Path(name)).shown
    return new_document(
        shown.network,
        classes=shown.classes,
        training=shown.checkpoint.config.as_json_object(),
        dataset=source_title(shown.checkpoint.config.dataset),
        test_accuracy=None,
        pictures=shown.pictures if shown.features is None else None,
        features=shown.features,
        learnt=shown.learnt,
    )
