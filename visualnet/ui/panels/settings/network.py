"""The settings of a new network: its shape and its first weights."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject

from visualnet.nn.initializers import INITIALIZERS
from visualnet.nn.losses import OUTPUTS
from visualnet.ui.look.translation import translated
from visualnet.ui.panels.settings.activation_setting import ActivationSetting
from visualnet.ui.panels.settings.form import SettingGroup, SettingRow
from visualnet.ui.panels.settings.layer_sizes_editor import LayerSizesEditor
from visualnet.ui.session.setting_text import value_text
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
        return (
            SettingRow(
                "hidden",
                self.tr("hidden layers"),
                self.tr("Hidden layers: how many there are, and the neurons of each"),
                lambda _tip: LayerSizesEditor(),
            ),
            SettingRow(
                "activation",
                self.tr("activation"),
                self.tr(
                    "Activation of the hidden layers: the function that turns z into activation"
                ),
                ActivationSetting,
                self._activation_idle,
            ),
            SettingRow(
                "output",
                self.tr("output"),
                self.tr("Output layer: softmax with cross-entropy, or sigmoid with squared error"),
                lambda tip: ChoiceSetting(
                    tip,
                    OUTPUTS,
                    value_text,
                    (
                        self.tr("with {0}").format(translated(output.loss_name))
                        for output in OUTPUTS.values()
                    ),
                ),
            ),
            SettingRow(
                "target_margin",
                self.tr("target margin"),
                self.tr("Target margin: aims this far inside 0 and 1, for sigmoid outputs"),
                lambda tip: NumberSetting(tip, Numbers(0, 0.49, 2, step=0.05, off=0.0)),
                self._margin_idle,
            ),
        )

    def _first_weights(self) -> tuple[SettingRow, ...]:
        return (
            SettingRow(
                "initial_weights",
                self.tr("first weights"),
                self.tr("First weights: the rule for their random size"),
                lambda tip: ChoiceSetting(
                    tip,
                    INITIALIZERS,
                    value_text,
                    (translated(rule.formula) for rule in INITIALIZERS.values()),
                ),
            ),
            SettingRow(
                "initial_scale",
                self.tr("scale"),
                self.tr("Scale of the first weights: multiplies the range of the rule"),
                lambda tip: NumberSetting(tip, Numbers(0, 1000, 5, step=None)),
                self._scale_idle,
            ),
            SettingRow(
                "seed",
                self.tr("seed"),
                self.tr("Seed: the same seed gives the same weights and batches"),
                lambda tip: NumberSetting(tip, Numbers(0, 2**31 - 1, step=1)),
            ),
        )

    def _activation_idle(self, draft: Mapping[str, Any]) -> str:
        return "" if draft["hidden"] else self.tr("There are no hidden layers.")

    def _margin_idle(self, draft: Mapping[str, Any]) -> str:
        if draft["output"] == "softmax":
            return self.tr("Softmax with cross-entropy aims at 0 and 1.")
        return ""

    def _scale_idle(self, draft: Mapping[str, Any]) -> str:
        return (
            self.tr("Weights that start at 0 cannot be scaled.")
            if draft["initial_weights"] == "zero"
            else ""
        )
