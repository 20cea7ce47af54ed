"""Every reader there is, with what makes damaged files for it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.fuzz import data, drawings, layouts, models, pictures, projects


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of input.

    make: the files of an input, by their paths in a folder; a pure function of its random numbers.
    read: what the program does with that folder, and checks of what came of it; raises
    VisualNetError where the program refuses it. share: how many of a thousand inputs are of it.
    """

    make: Callable[[Random], dict[str, bytes]]
    read: Callable[[Path], None]
    share: int


KINDS = {
    "model npz": Kind(models.npz, models.read_model, 90),
    "model json": Kind(models.json_text, models.read_model, 90),
    "model safetensors": Kind(models.safetensors, models.read_model, 90),
    "model onnx": Kind(models.onnx, models.read_model, 90),
    "project": Kind(projects.project, projects.read_one, 90),
    "data npz": Kind(data.npz, data.read_data, 70),
    "data csv": Kind(data.table, data.read_data, 70),
    "data idx": Kind(data.idx, data.read_data, 70),
    "data folder": Kind(data.folder, data.read_data, 10),
    "picture": Kind(pictures.picture, pictures.read_picture, 120),
    "strokes": Kind(drawings.strokes, drawings.read_strokes, 60),
    "my digits": Kind(drawings.digits, drawings.read_digits, 40),
    "sweep": Kind(drawings.sweep, drawings.read_sweep, 40),
    "preferences": Kind(layouts.preferences, layouts.read_preferences, 40),
    "layout": Kind(layouts.layout, layouts.read_layout, 30),
}
