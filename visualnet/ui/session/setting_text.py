"""Names and values of settings as people read them, in tables of runs and experiments."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import PurePath
from typing import Any

from visualnet.data.datasets import DATASETS
from visualnet.data.plane.patterns import PATTERNS
from visualnet.data.preparing import Preparation
from visualnet.features import LEAST_COLUMNS, TERMS, term_names, terms_named
from visualnet.number_text import count_text, field_text, number_text, percent_text, with_percent
from visualnet.plain_text import one_line
from visualnet.sentences import Sentence
from visualnet.setting import Numbers, Setting, choice_words
from visualnet.settings_table import SETTINGS
from visualnet.training.config import TrainingConfig
from visualnet.training.loading import comes_along
from visualnet.training.run_table import differences
from visualnet.ui.look.translation import Texts, plural, translated

_tr = Texts("SettingText")

_DEFAULT = TrainingConfig()
_MOST_NAMED = 2
_LARGEST_DECIMAL = 1000
"""In the fields of numbers with decimals: larger ones are of no use."""

PROPER_NAMES = {
    "relu": "ReLU",
    "leaky_relu": "leaky ReLU",
    "gelu": "GELU",
    "sgd": "SGD",
    "nesterov": "Nesterov",
    "rmsprop": "RMSProp",
    "adam": "Adam",
    "adamw": "AdamW",
    "glorot": "Glorot",
    "he": "He",
    "lecun": "LeCun",
}
"""Names of functions and rules as the field writes them, where they are not ours."""

_CHOICES = {name for row in SETTINGS.values() for name in row.choices}

_OF_IMAGES = ("pictures", *(each.name for each in fields(Preparation)))
"""Settings that say how images are prepared."""

_OF_DATA = ("dataset", "test_dataset")
"""Settings that name data, or say where they are."""

_SPEAKING = ("activation", "optimizer", "dataset")
"""Settings whose values say themselves what they are."""


def setting_label(name: str) -> str:
    """Return a setting's name in words: learning rate, L2 penalty."""
    return translated(SETTINGS[name].listed)


def is_for_data(name: str, config: TrainingConfig, *, has_points: bool) -> bool:
    """Tell whether a setting can do anything to the data of these settings, with any others."""
    if has_points and _is_of_images(name):
        return False
    values = settings_named(config, _OF_DATA)
    row = SETTINGS[name]
    is_idle = row.idle[0] == "dataset" and bool(row.idle_reason(values))
    return not (is_idle or _idle_by_data(name, values))


def idle_reason(name: str, values: Mapping[str, Any]) -> str:
    """Return why a setting does nothing beside the others, as a sentence; empty where it does."""
    by_data = _idle_by_data(name, values)
    if by_data:
        return by_data
    reason = SETTINGS[name].idle_reason(values)
    if isinstance(reason, Sentence):
        words = {"optimizer": value_text(values["optimizer"])}
        reason = Sentence(reason.template, **{**values, **words})
    return translated(reason)


def _is_of_images(name: str) -> bool:
    return name in _OF_IMAGES or name.startswith("augment_")


def _idle_by_data(name: str, values: Mapping[str, Any]) -> str:
    source, test = values["dataset"], values["test_dataset"]
    is_bundled, is_test_bundled = source in DATASETS, (test or source) in DATASETS
    if name == "pictures" and is_bundled:
        return _tr("Bundled images are 28×28, light on black. This setting is for your own.")
    if name in ("turn_images", "invert_images") and is_bundled and is_test_bundled:
        return _tr("Bundled images are already upright, light on black.")
    if name in ("turn_test_images", "invert_test_images") and is_test_bundled:
        return _tr("Bundled test images are already upright, light on black.")
    if source in PATTERNS and _is_of_images(name):
        return _tr("This setting is not for points.")
    if name in ("points", "noise") and not comes_along(source):
        return _tr("This setting is for the built-in patterns of points.")
    if name == "train_share" and test is not None and not comes_along(source):
        return _tr("All points of this table are trained on: the network is tested on other data.")
    return ""


def tip_of(row: Setting) -> str:
    """Return a setting's title, a colon, and what it does."""
    example = {"share": number_text(0.2), "percent": percent_text(0.2, 0)}
    return translated(Sentence(row.tip, **example))


def shown_numbers(numbers: Numbers) -> Numbers:
    """Return what a number may be for its field: in words, and with off as the lowest for None."""
    return replace(
        numbers,
        low=0 if numbers.off is None else numbers.low,
        high=min(numbers.high, _LARGEST_DECIMAL) if numbers.decimals else numbers.high,
        unit=translated(numbers.unit),
        none_text=translated(numbers.none_text),
        none_tip=translated(numbers.none_tip),
    )


def value_text(value: object) -> str:
    """Return a setting's value as it is read: 0.05, 16-16, yes; none where it is not set."""
    if value is None:
        return _tr("none")
    if isinstance(value, bool):
        return _tr("yes") if value else _tr("no")
    if isinstance(value, tuple):
        return "-".join(map(str, value)) or _tr("none")
    if isinstance(value, int):
        return count_text(value)
    return number_text(value, 6) if isinstance(value, float) else _word_text(str(value))


def named_value_text(name: str, value: object, columns: Sequence[str] = ()) -> str:
    """Return the value of a setting as it is read; features are called after the columns.

    columns: of the run's points; x and y where they are not known.
    """
    numbers = SETTINGS[name].numbers
    if numbers is not None and numbers.is_percent and isinstance(value, float):
        return with_percent(field_text(value * 100, numbers.decimals - 2))
    if name != "features" or (value is None and len(columns) != LEAST_COLUMNS):
        return value_text(value)
    x, y = columns if len(columns) == LEAST_COLUMNS else ("x", "y")
    terms = terms_named(str(value)) if value else TERMS[:LEAST_COLUMNS]
    names = term_names(one_line(x), one_line(y))
    return " + ".join(names[term] for term in terms)


def _word_text(value: str) -> str:
    """Return a name as it is written; of a list with commas, each."""
    if comes_along(value):
        return DATASETS[value].title if value in DATASETS else PATTERNS[value].title
    names = value.split(",")
    known = [_words_of_name(name) for name in names]
    return ", ".join(known) if known != names else value


def _words_of_name(name: str) -> str:
    proper = PROPER_NAMES.get(name, name)
    return translated(choice_words(name)) if proper == name and name in _CHOICES else proper


def setting_phrase(name: str, value: object, columns: Sequence[str] = ()) -> str:
    """Return a setting with its value: learning rate 0.01, ReLU, balanced classes.

    columns: of the run's points.
    """
    if name in _SPEAKING:
        return _short_text(name, value)
    label = setting_label(name)
    if isinstance(value, bool):
        return label if value else _tr("{0}: no").format(label)
    return f"{label} {_short_text(name, value, columns)}"


def _short_text(name: str, value: object, columns: Sequence[str] = ()) -> str:
    """Return a value as a sentence names it: of a file or a folder, its name without the place."""
    text = named_value_text(name, value, columns)
    is_path = name in _OF_DATA and value is not None and not comes_along(str(value))
    return one_line(PurePath(text).name) or text if is_path else text


def change_text(before: Mapping[str, object], after: Mapping[str, object]) -> str:
    """Return what was changed, as undo names it: learning rate 0.1 → 0.01.

    before, after: the same settings with their values; more than two are only counted.
    """
    if len(before) > _MOST_NAMED:
        many = _tr("{0} settings", len(before))
        return plural(len(before), _tr("1 setting"), many)
    return ", ".join(
        f"{setting_label(name)} {_short_text(name, value)} → {_short_text(name, after[name])}"
        for name, value in before.items()
    )


def settings_named(config: TrainingConfig, names: Iterable[str]) -> dict[str, object]:
    """Return some settings with their values."""
    return {name: getattr(config, name) for name in names}


def difference_text(config: TrainingConfig, columns: Sequence[str] = ()) -> str:
    """Return what differs from the default settings, but for the layers: momentum 0.5, epochs 3.

    columns: of the run's points.
    """
    return ", ".join(
        setting_phrase(name, value, columns)
        for name, _, value in differences(_DEFAULT, config)
        if name != "hidden"
    )
