"""The rows of the settings form in their groups, made from the table of settings."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from visualnet.data.datasets import DATASETS
from visualnet.data.drawing.picture_ways import AUTO
from visualnet.data.preparing import SAME
from visualnet.nn.initializers import INITIALIZERS
from visualnet.nn.losses import OUTPUTS
from visualnet.setting import Setting
from visualnet.settings_table import SETTINGS
from visualnet.ui.look.translation import Texts, translated
from visualnet.ui.panels.settings.activation_setting import ActivationSetting
from visualnet.ui.panels.settings.dataset_setting import DatasetSetting
from visualnet.ui.panels.settings.form import SettingGroup, SettingRow
from visualnet.ui.panels.settings.layer_sizes_editor import LayerSizesEditor
from visualnet.ui.session.setting_text import idle_reason, shown_numbers, tip_of, value_text
from visualnet.ui.widgets.setting_controls import (
    ChoiceSetting,
    FlagSetting,
    NumberSetting,
    SettingControl,
)

_tr = Texts("SettingsForm")


def setting_groups() -> tuple[SettingGroup, ...]:
    """Return the groups in the order of the form; no control is made yet."""
    return (
        _group(
            _tr("Steps"),
            ("learning_rate", "schedule", "optimizer", "momentum", "batch_size", "epochs"),
            is_open=True,
        ),
        _group(_tr("Against overfitting"), ("l2", "l1", "dropout")),
        _group(
            _tr("Warm-up, clipping, stopping"),
            ("warm_up_epochs", "clip_norm", "patience", "keep", "target_accuracy"),
        ),
        _group(_tr("Network"), ("hidden", "activation", "output", "target_margin"), is_open=True),
        _group(_tr("First weights"), ("initial_weights", "initial_scale", "seed")),
        _group(
            _tr("Data"),
            ("dataset", "pictures", "train_examples", "validation_examples", "test_dataset"),
            is_open=True,
        ),
        _group(
            _tr("Turned, inverted, left out"),
            (
                *("turn_images", "invert_images", "turn_test_images", "invert_test_images"),
                *("leave_out_blank", "leave_out_shared", "leave_out_damaged"),
            ),
        ),
        _group(_tr("Points"), ("points", "noise", "train_share", "data_seed")),
        _group(_tr("Balance and wrong labels"), ("balanced", "label_noise", "shuffled_labels")),
    )


def acting(draft: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of settings without those that bundled images do not take."""
    values = dict(draft)
    if idle_reason("turn_images", draft):
        values.update(turn_images="none", invert_images="none")
    if idle_reason("turn_test_images", draft):
        values.update(turn_test_images=SAME, invert_test_images=SAME)
    if values["dataset"] in DATASETS and values["pictures"] == "inverted":
        values["pictures"] = AUTO
    return values


def _group(title: str, names: Iterable[str], *, is_open: bool = False) -> SettingGroup:
    return SettingGroup(title, is_open, tuple(_row(SETTINGS[name]) for name in names))


def _row(row: Setting) -> SettingRow:
    # A box to tick has its label beside it.
    label = "" if row.kind is bool else translated(row.label)
    make, idle = partial(_made_control, row), partial(idle_reason, row.name)
    return SettingRow(row.name, label, tip_of(row), make, idle)


def _made_control(row: Setting, tip: str) -> SettingControl:
    match row.name:
        case "hidden":
            return LayerSizesEditor()
        case "activation":
            return ActivationSetting(tip)
        case "dataset":
            button_tip = _tr("Train on your own data: IDX, npz or CSV files, or a folder")
            return DatasetSetting(tip, _tr("Open data…"), button_tip)
        case "test_dataset":
            button_tip = _tr("Measure on the examples of another file")
            none_text = _tr("as in the data set")
            return DatasetSetting(tip, _tr("Open test data…"), button_tip, none_text)
    if row.numbers:
        return NumberSetting(tip, shown_numbers(row.numbers))
    if row.kind is bool:
        return FlagSetting(tip, translated(row.label))
    return ChoiceSetting(tip, row.choices, value_text, _meanings(row))


def _meanings(row: Setting) -> Iterable[str]:
    """Return what the choices mean, in their order, as far as there is more than their names."""
    if row.name == "output":
        return [_tr("with {0}").format(translated(each.loss_name)) for each in OUTPUTS.values()]
    if row.name == "initial_weights":
        return [translated(rule.formula) for rule in INITIALIZERS.values()]
    return map(translated, row.meanings)
