"""My models: the user's own model files, which stay in the Model menu."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from visualnet.json_fields import UnfitError, number, or_none
from visualnet.plain_text import one_line
from visualnet.ui.session.kept.rows import path_text

MOST_MODELS = 30
"""Those used longest ago make room for others."""

MAX_NAME = 80


@dataclass(frozen=True, slots=True)
class MyModel:
    """A model file. name: as it is shown. test_accuracy: as last seen, 0 to 1, None if unknown."""

    path: str
    name: str
    test_accuracy: float | None = None


def used(models: Sequence[MyModel], path: Path, test_accuracy: float | None) -> tuple[MyModel, ...]:
    """Return the models, this one at their front; it keeps the name that it was given."""
    known = next((each for each in models if each.path == str(path)), None)
    model = MyModel(str(path), one_line(path.name)[:MAX_NAME]) if known is None else known
    if test_accuracy is not None:
        model = replace(model, test_accuracy=test_accuracy)
    return (model, *(each for each in models if each.path != str(path)))[:MOST_MODELS]


def renamed(models: Sequence[MyModel], path: str, name: str) -> tuple[MyModel, ...]:
    """Return the models, one of another name; without a name it has that of its file."""
    words = one_line(name)[:MAX_NAME] or one_line(Path(path).name)[:MAX_NAME]
    return tuple(replace(each, name=words) if each.path == path else each for each in models)


def without(models: Sequence[MyModel], path: str) -> tuple[MyModel, ...]:
    """Return the models but this one; its file stays."""
    return tuple(each for each in models if each.path != path)


def read_models(kept: object) -> tuple[MyModel, ...]:
    """Return the models that are kept, without what is none. Raises UnfitError for no list."""
    if not isinstance(kept, list):
        raise UnfitError
    models: dict[str, MyModel] = {}
    for each in kept:
        try:
            model = _read_model(each)
        except UnfitError:
            continue
        models.setdefault(model.path, model)
    return tuple(models.values())[:MOST_MODELS]


def models_as_json(models: tuple[MyModel, ...]) -> list[dict[str, object]]:
    """Return the models as plain JSON values."""
    return [
        {"path": each.path, "name": each.name, "test_accuracy": each.test_accuracy}
        for each in models
    ]


def _read_model(kept: object) -> MyModel:
    if not isinstance(kept, dict):
        raise UnfitError
    path, name = path_text(kept.get("path")), one_line(path_text(kept.get("name")))[:MAX_NAME]
    if not path or not name:
        raise UnfitError
    return MyModel(path, name, or_none(number(0.0, 1.0))(kept.get("test_accuracy")))
