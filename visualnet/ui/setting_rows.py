"""What the form of settings is made of: rows, in groups that fold away together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from visualnet.ui.setting_controls import SettingControl


def never_idle(_draft: Mapping[str, Any]) -> str:
    """Return no reason: the setting always acts."""
    return ""


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting of TrainingConfig in the form.

    name: of the config's field. label: before the control; empty where the control says it.
    idle: from the values of all settings in the form, why this one does not act now, as a sentence;
    empty where it does.
    """

    name: str
    label: str
    control: SettingControl
    idle: Callable[[Mapping[str, Any]], str] = never_idle


@dataclass(frozen=True, slots=True)
class SettingGroup:
    """Rows under one title. is_open: whether they are shown at first."""

    title: str
    is_open: bool
    rows: tuple[SettingRow, ...]
