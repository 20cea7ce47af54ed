"""Names and values of settings as people read them, in tables of runs and experiments."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from visualnet.number_text import count_text, number_text
from visualnet.training.config import TrainingConfig
from visualnet.training.run_table import differences

_MOST_NAMED = 2


def setting_label(name: str) -> str:
    """Return a setting's name in words: learning rate, L2 penalty."""
    return f"{name.upper()} penalty" if name in ("l1", "l2") else name.replace("_", " ")


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
    return number_text(value, 6) if isinstance(value, float) else str(value)


def change_text(before: Mapping[str, object], after: Mapping[str, object]) -> str:
    """Return what was changed, as undo names it: learning rate 0.1 → 0.01.

    before, after: the same settings with their values; more than two are only counted.
    """
    if len(before) > _MOST_NAMED:
        return QCoreApplication.translate("SettingText", "%n setting(s)", "", len(before))
    return ", ".join(
        f"{setting_label(name)} {value_text(value)} → {value_text(after[name])}"
        for name, value in before.items()
    )


def settings_named(config: TrainingConfig, names: Iterable[str]) -> dict[str, object]:
    """Return some settings with their values."""
    return {name: getattr(config, name) for name in names}


def difference_text(config: TrainingConfig) -> str:
    """Return what differs from the default settings, but for the layers: momentum 0.5, epochs 3."""
    return ", ".join(
        f"{setting_label(name)} {value_text(value)}"
        for name, _, value in differences(TrainingConfig(), config)
        if name != "hidden"
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("SettingText", text)
