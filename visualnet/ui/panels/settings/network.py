"""The settings of a new network: its shape and its first weights."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject

from visualnet.nn.initializers import INITIALIZERS
from visualnet.nn.losses import OUTPUTS
from visualnet.ui.panels.settings.activation_setting import ActivationSetting
from visualnet.ui.panels.settings.form import SettingGroup, SettingRow
from visualnet.ui.panels.settings.layer_sizes_editor import LayerSizesEditor
from visualnet.ui.widgets.setting_controls import ChoiceSetting, Numbers, NumberSetting


class NetworkSettings(QObject):
    """Makes the rows of the network, in groups."""

    def groups(self) -> list[SettingGroup]:
        """Return the groups, the common ones first."""
        return [
            SettingGroup(self.tr("Network"), True, self._network()),
            SettingGroup(self.tr("First weights"), False, self._first_weights()),
        ]

    def _network(self) -> tuple[SettingRow, ...]:
        output = ChoiceSetting(
            self.tr("Output layer: softmax with cross-entropy, or sigmoid with squared error"),
            OUTPUTS,
            (self.tr("with {0}").format(output.loss_name) for output in OUTPUTS.values()),
        )
        margin = NumberSetting(
            self.tr(
                "Target margin: aims short of 0 and 1, which a sigmoid comes near but never reaches"
            ),
            Numbers(0, 0.49, 2, step=0.05, off=0.0),
        )
        activation = ActivationSetting()
        return (
            SettingRow("hidden", self.tr("hidden layers"), LayerSizesEditor()),
            SettingRow("activation", self.tr("activation"), activation, self._activation_idle),
            SettingRow("output", self.tr("output"), output),
            SettingRow("target_margin", self.tr("target margin"), margin, self._margin_idle),
        )

    def _first_weights(self) -> tuple[SettingRow, ...]:
        rule = ChoiceSetting(
            self.tr("First weights: how far from zero they are drawn"),
            INITIALIZERS,
            (rule.formula for rule in INITIALIZERS.values()),
        )
        scale = NumberSetting(
            self.tr("Scale of the first weights: the rule's range is multiplied by this"),
            Numbers(0, 1000, 5, step=None),
        )
        seed = NumberSetting(
            self.tr("Seed: the same seed gives the same first weights and the same batches"),
            Numbers(0, 2**31 - 1, step=1),
        )
        return (
            SettingRow("initial_weights", self.tr("first weights"), rule),
            SettingRow("initial_scale", self.tr("scale"), scale, self._scale_idle),
            SettingRow("seed", self.tr("seed"), seed),
        )

    def _activation_idle(self, draft: Mapping[str, Any]) -> str:
        return "" if draft["hidden"] else self.tr("There are no hidden layers.")

    def _margin_idle(self, draft: Mapping[str, Any]) -> str:
        if draft["output"] == "softmax":
            return self.tr("Softmax with cross-entropy aims at 0 and 1.")
        return ""

    def _scale_idle(self, draft: Mapping[str, Any]) -> str:
        return self.tr("Zero stays zero.") if draft["initial_weights"] == "zero" else ""
