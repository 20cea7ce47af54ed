"""Names and values of settings as people read them, in tables of runs and experiments."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from visualnet.data.datasets import DATASETS
from visualnet.number_text import count_text, number_text
from visualnet.training.config import TrainingConfig
from visualnet.training.run_table import differences
from visualnet.ui.look.translation import plural

_DEFAULT = TrainingConfig()
_MOST_NAMED = 2

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

_SPEAKING = ("activation", "optimizer", "dataset")
"""Settings whose values say themselves what they are."""


def setting_labels() -> dict[str, str]:
    """Return all settings' names in words, by the settings: learning rate, L2 penalty."""
    return {
        "hidden": _tr("layers"),
        "activation": _tr("activation"),
        "output": _tr("output"),
        "target_margin": _tr("target margin"),
        "initial_weights": _tr("first weights"),
        "initial_scale": _tr("scale of first weights"),
        "optimizer": _tr("optimizer"),
        "learning_rate": _tr("learning rate"),
        "momentum": _tr("momentum"),
        "l1": _tr("L1 penalty"),
        "l2": _tr("L2 penalty"),
        "dropout": _tr("dropout"),
        "clip_norm": _tr("gradient clipping"),
        "batch_size": _tr("batch size"),
        "epochs": _tr("epochs"),
        "schedule": _tr("schedule"),
        "warm_up_epochs": _tr("warm-up epochs"),
        "patience": _tr("patience"),
        "keep": _tr("kept weights"),
        "target_accuracy": _tr("target accuracy"),
        "dataset": _tr("data set"),
        "train_examples": _tr("training images"),
        "validation_examples": _tr("validation images"),
        "balanced": _tr("balanced classes"),
        "shuffled_labels": _tr("shuffled labels"),
        "label_noise": _tr("label noise"),
        "pictures": _tr("pictures"),
        "test_dataset": _tr("test data"),
        **_preparation_labels(),
        "seed": _tr("seed"),
    }


def _preparation_labels() -> dict[str, str]:
    return {
        "turn_images": _tr("turned images"),
        "invert_images": _tr("inverted images"),
        "leave_out_blank": _tr("blank images left out"),
        "leave_out_shared": _tr("test images left out of training"),
        "leave_out_damaged": _tr("damaged pictures left out"),
        "turn_test_images": _tr("turned test images"),
        "invert_test_images": _tr("inverted test images"),
        "augment_shift": _tr("random shift"),
        "augment_rotation": _tr("random rotation"),
        "augment_scale": _tr("random scale"),
        "augment_shear": _tr("random shear"),
        "augment_elastic": _tr("random distortion"),
        "augment_thickness": _tr("random thickness"),
        "augment_noise": _tr("random noise"),
    }


def setting_label(name: str) -> str:
    """Return a setting's name in words: learning rate, L2 penalty."""
    return setting_labels()[name]


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


def _word_text(value: str) -> str:
    """Return a name as it is written; of a list with commas, each."""
    if value in DATASETS:
        return DATASETS[value].title
    words = _words() | PROPER_NAMES
    names = value.split(",")
    known = [words.get(name, name) for name in names]
    return ", ".join(known) if known != names else value


def _words() -> dict[str, str]:
    """Return the names among settings that are words, not names, in the window's language."""
    return {
        "all": _tr("all"),
        "as-is": _tr("as-is"),
        "auto": _tr("auto"),
        "best": _tr("best"),
        "constant": _tr("constant"),
        "cosine": _tr("cosine"),
        "flip": _tr("flip"),
        "half": _tr("half"),
        "identity": _tr("identity"),
        "inverted": _tr("inverted"),
        "last": _tr("last"),
        "left": _tr("left"),
        "light": _tr("light"),
        "mirror": _tr("mirror"),
        "none": _tr("none"),
        "refitted": _tr("refitted"),
        "right": _tr("right"),
        "same": _tr("same"),
        "step": _tr("step"),
        "transpose": _tr("transpose"),
        "transpose_half": _tr("transpose, half"),
        "uniform": _tr("uniform"),
        "zero": _tr("zero"),
    }


def setting_phrase(name: str, value: object, labels: Mapping[str, str]) -> str:
    """Return a setting with its value: learning rate 0.01, ReLU, balanced classes.

    labels: those of `setting_labels`.
    """
    if name in _SPEAKING:
        return value_text(value)
    if isinstance(value, bool):
        return labels[name] if value else _tr("{0}: no").format(labels[name])
    return f"{labels[name]} {value_text(value)}"


def change_text(before: Mapping[str, object], after: Mapping[str, object]) -> str:
    """Return what was changed, as undo names it: learning rate 0.1 → 0.01.

    before, after: the same settings with their values; more than two are only counted.
    """
    if len(before) > _MOST_NAMED:
        many = QCoreApplication.translate("SettingText", "{0} settings", "", len(before))
        return plural(len(before), _tr("1 setting"), many)
    return ", ".join(
        f"{setting_label(name)} {value_text(value)} → {value_text(after[name])}"
        for name, value in before.items()
    )


def settings_named(config: TrainingConfig, names: Iterable[str]) -> dict[str, object]:
    """Return some settings with their values."""
    return {name: getattr(config, name) for name in names}


def difference_text(config: TrainingConfig) -> str:
    """Return what differs from the default settings, but for the layers: momentum 0.5, epochs 3."""
    labels = setting_labels()
    return ", ".join(
        setting_phrase(name, value, labels)
        for name, _, value in differences(_DEFAULT, config)
        if name != "hidden"
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("SettingText", text)
