"""The settings of the data: which images a new network learns from."""

from PySide6.QtCore import QObject

from visualnet.number_text import number_text, percent_text
from visualnet.training.config import MAX_EXAMPLES
from visualnet.ui.panels.settings.dataset_setting import DatasetSetting
from visualnet.ui.panels.settings.form import SettingGroup, SettingRow
from visualnet.ui.widgets.setting_controls import FlagSetting, Numbers, NumberSetting

_EXAMPLES_IF_NOT_ALL = 1000


class DataSettings(QObject):
    """Makes the rows of the data, in groups. source: the control of the data set itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source = DatasetSetting()

    def groups(self) -> list[SettingGroup]:
        """Return the groups, the common ones first."""
        return [
            SettingGroup(self.tr("Data"), True, self._data()),
            SettingGroup(self.tr("Balance and wrong labels"), False, self._labels()),
        ]

    def _data(self) -> tuple[SettingRow, ...]:
        training = NumberSetting(
            self.tr("Training examples: how many images are learnt from"),
            Numbers(1, MAX_EXAMPLES),
            none_text=self.tr("all"),
            none_tip=self.tr("Learn from all images that are not kept for validation"),
            start=_EXAMPLES_IF_NOT_ALL,
        )
        validation = NumberSetting(
            self.tr("Validation examples: images kept apart, to judge the training while it goes"),
            Numbers(0, MAX_EXAMPLES),
        )
        return (
            SettingRow("dataset", self.tr("data set"), self.source),
            SettingRow("train_examples", self.tr("training"), training),
            SettingRow("validation_examples", self.tr("validation"), validation),
        )

    def _labels(self) -> tuple[SettingRow, ...]:
        balanced = FlagSetting(
            self.tr("Balanced: as many training images of one class as of any other"),
            self.tr("balanced classes"),
        )
        noise = NumberSetting(
            self.tr(
                "Label noise: the share of training images given a wrong class, {0} for {1}"
            ).format(number_text(0.2), percent_text(0.2, 0)),
            Numbers(0, 1, 4, step=0.05, is_share=True, off=0.0),
        )
        shuffled = FlagSetting(
            self.tr("Shuffled labels: names are dealt out anew, to be learnt only by heart"),
            self.tr("shuffled labels"),
        )
        return (
            SettingRow("balanced", "", balanced),
            SettingRow("label_noise", self.tr("label noise"), noise),
            SettingRow("shuffled_labels", "", shuffled),
        )
