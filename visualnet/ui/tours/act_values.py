"""Values that acts of lessons set: what comes into the pad, and settings."""

from pathlib import Path

import numpy as np

from visualnet.data.drawing.labelled_strokes import LabelledDrawing, rounded
from visualnet.data.drawing.stroke_files import read_stroke_file
from visualnet.data.drawing.strokes import StrokeDrawing
from visualnet.errors import SettingError
from visualnet.settings_table import SETTINGS
from visualnet.tours.acts import PadSource
from visualnet.training.config import TrainingConfig
from visualnet.ui.pad.feature import PadFeature
from visualnet.ui.session.pad_content import PadContent
from visualnet.ui.tours.live_window import LiveWindow


def pad_content_of(live: LiveWindow, source: PadSource, folder: Path) -> PadContent:
    """Return what a lesson puts into the pad. Raises VisualNetError where it is not there."""
    if source.kind == "empty":
        return PadContent()
    if source.kind == "strokes":
        drawings = read_stroke_file(folder / source.name)
        if source.number >= len(drawings):
            raise SettingError("{file} has no drawing {number}.", file=source.name,
                               number=source.number)  # fmt: skip
        drawing = drawings[source.number]
        return PadContent(strokes=drawing.strokes, side=drawing.side)
    data = live.context.session.dataset
    places: np.ndarray = np.zeros(0, np.int64)
    if data is not None and source.name in data.classes:
        places = np.flatnonzero(data.test.labels == data.classes.index(source.name))
    if data is None or source.number >= len(places):
        raise SettingError("There is no test image {name}.", name=source.text)
    return PadContent(image=data.test.images[places[source.number]], label=source.name)


def taught_drawings(live: LiveWindow) -> list[LabelledDrawing]:
    """Return those of the user's digits that are what is drawn in the pad."""
    content = live.context.pad.content
    # They are kept with fewer decimals than they are drawn with.
    shown = rounded(StrokeDrawing(content.shown_strokes, content.side, content.side)).strokes
    kept = live.context.shared(PadFeature).teaching.store.kept
    return [each for each in kept.drawings if shown and each.drawing.strokes == shown]


def setting_value(config: TrainingConfig, name: str, value: float | str) -> object:
    """Return a value as a config takes it. Raises SettingError for what is none."""
    before = getattr(config, name)
    if isinstance(value, str):
        if value in ("yes", "no") and isinstance(before, bool):
            return value == "yes"
        if name == "hidden":
            try:
                return tuple(int(each) for each in value.split(",") if value != "none")
            except ValueError:
                raise SettingError("{value} is no list of layers.", value=value) from None
        return None if value == "none" and not isinstance(before, str) else value
    if name == "hidden":
        return (int(value),)
    is_whole = SETTINGS[name].kind is int and float(value).is_integer()
    return int(value) if is_whole else value
