"""The settings of the steps: how the weights are changed, and how long."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject

from visualnet.nn.optimizers import OPTIMIZERS
from visualnet.nn.schedules import SCHEDULES
from visualnet.number_text import number_text, percent_text
from visualnet.training.config import KEPT, MAX_EPOCHS, MAX_EXAMPLES
from visualnet.ui.panels.settings.form import SettingGroup, SettingRow
from visualnet.ui.session.setting_text import value_text
from visualnet.ui.widgets.setting_controls import ChoiceSetting, Numbers, NumberSetting

_EPOCHS_IF_ENDED = 20
_WITH_MOMENTUM = ("sgd", "nesterov")
"""Rules that the momentum is a part of; Adam's has a value of its own."""


class StepSettings(QObject):
    """Makes the rows of the steps, in groups."""

    def groups(self) -> list[SettingGroup]:
        """Return the groups, the common ones first."""
        return [
            SettingGroup(self.tr("Steps"), True, self._rule() + self._extent()),
            SettingGroup(self.tr("Against overfitting"), False, self._brakes()),
            SettingGroup(self.tr("Warm-up, clipping, stopping"), False, self._limits()),
        ]

    def _rule(self) -> tuple[SettingRow, ...]:
        return (
            SettingRow(
                "learning_rate",
                self.tr("learning rate"),
                self.tr("Learning rate: how far each step moves the weights"),
                lambda tip: NumberSetting(tip, Numbers(0, 1000, 7, step=None)),
            ),
            SettingRow(
                "schedule",
                self.tr("schedule"),
                self.tr("Schedule: how the learning rate changes from the first epoch to the last"),
                lambda tip: ChoiceSetting(tip, SCHEDULES, value_text),
                self._schedule_idle,
            ),
            SettingRow(
                "optimizer",
                self.tr("optimizer"),
                self.tr("Optimizer: the rule that turns the gradient into a step"),
                lambda tip: ChoiceSetting(tip, OPTIMIZERS, value_text),
            ),
            SettingRow(
                "momentum",
                self.tr("momentum"),
                self.tr("Momentum: the share of the last step kept in the next"),
                lambda tip: NumberSetting(tip, Numbers(0, 0.9999, 4, step=0.05)),
                self._momentum_idle,
            ),
        )

    def _extent(self) -> tuple[SettingRow, ...]:
        return (
            SettingRow(
                "batch_size",
                self.tr("batch size"),
                self.tr("Batch size: how many examples each step averages over"),
                lambda tip: NumberSetting(tip, Numbers(1, MAX_EXAMPLES)),
            ),
            SettingRow(
                "epochs",
                self.tr("epochs"),
                self.tr("Epochs: passes over all training images; the schedule spans them all"),
                lambda tip: NumberSetting(
                    tip,
                    Numbers(1, MAX_EPOCHS),
                    none_text=self.tr("until stopped"),
                    none_tip=self.tr("Train until stopped, at a constant learning rate"),
                    start=_EPOCHS_IF_ENDED,
                ),
            ),
        )

    def _brakes(self) -> tuple[SettingRow, ...]:
        return (
            SettingRow(
                "l2",
                self.tr("L2 penalty"),
                self.tr("L2 penalty: pulls weights towards 0, large ones harder"),
                lambda tip: NumberSetting(tip, Numbers(0, 1, 7, step=None, off=0.0)),
            ),
            SettingRow(
                "l1",
                self.tr("L1 penalty"),
                self.tr("L1 penalty: pulls all weights equally towards 0; many reach it"),
                lambda tip: NumberSetting(tip, Numbers(0, 1, 7, step=None, off=0.0)),
            ),
            SettingRow(
                "dropout",
                self.tr("dropout"),
                self.tr(
                    "Dropout: the share of hidden neurons left out of each step, {0} for {1}"
                ).format(number_text(0.2), percent_text(0.2, 0)),
                lambda tip: NumberSetting(
                    tip, Numbers(0, 0.95, 4, step=0.05, is_share=True, off=0.0)
                ),
                self._dropout_idle,
            ),
        )

    def _limits(self) -> tuple[SettingRow, ...]:
        epochs = self.tr(" epochs")
        return (
            SettingRow(
                "warm_up_epochs",
                self.tr("warm-up"),
                self.tr("Warm-up: epochs over which the learning rate rises from zero"),
                lambda tip: NumberSetting(tip, Numbers(0, 1000, 2, step=0.5, unit=epochs, off=0.0)),
            ),
            SettingRow(
                "clip_norm",
                self.tr("clip gradient"),
                self.tr("Clip gradient: shortens gradients that are longer than this"),
                lambda tip: NumberSetting(tip, Numbers(0, 1000, 5, step=None, off=None)),
            ),
            SettingRow(
                "patience",
                self.tr("patience"),
                self.tr(
                    "Patience: stops after this many epochs without better validation accuracy"
                ),
                lambda tip: NumberSetting(tip, Numbers(0, MAX_EPOCHS, unit=epochs, off=None)),
            ),
            SettingRow(
                "keep",
                self.tr("keep weights"),
                self.tr("Keep weights: after patience ends a run, keep the best or last"),
                lambda tip: ChoiceSetting(tip, KEPT, value_text),
                self._keep_idle,
            ),
            SettingRow(
                "target_accuracy",
                self.tr("target accuracy"),
                self.tr("Target accuracy: stops once the validation accuracy reaches this"),
                lambda tip: NumberSetting(
                    tip, Numbers(0, 1, 4, step=0.001, is_share=True, off=None)
                ),
            ),
        )

    def _schedule_idle(self, draft: Mapping[str, Any]) -> str:
        if draft["epochs"] is None:
            return self.tr("The learning rate stays constant when training until stopped.")
        return ""

    def _momentum_idle(self, draft: Mapping[str, Any]) -> str:
        if draft["optimizer"] in _WITH_MOMENTUM:
            return ""
        return self.tr("{0} does not use momentum.").format(draft["optimizer"])

    def _keep_idle(self, draft: Mapping[str, Any]) -> str:
        return (
            self.tr("Without patience, the last weights are kept.")
            if draft["patience"] is None
            else ""
        )

    def _dropout_idle(self, draft: Mapping[str, Any]) -> str:
        return (
            "" if draft["hidden"] else self.tr("This network has no hidden neurons to leave out.")
        )
