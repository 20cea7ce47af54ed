"""The settings of the data: which images a new network learns from."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject

from visualnet.data.datasets import DATASETS
from visualnet.data.drawing.picture_ways import AUTO, CHOICES
from visualnet.data.orientation import TURNS
from visualnet.data.polarity import INVERSIONS
from visualnet.data.preparing import SAME
from visualnet.number_text import number_text, percent_text
from visualnet.training.config import MAX_EXAMPLES
from visualnet.ui.panels.settings.dataset_setting import DatasetSetting
from visualnet.ui.panels.settings.form import SettingGroup, SettingRow
from visualnet.ui.widgets.setting_controls import (
    ChoiceSetting,
    FlagSetting,
    Numbers,
    NumberSetting,
)

_EXAMPLES_IF_NOT_ALL = 1000


class DataSettings(QObject):
    """Makes the rows of the data, in groups.

    source: the control of the data set itself. test_source: of the one that is tested on.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source = DatasetSetting(
            self.tr("Data set: the images that the network learns from"),
            self.tr("Open data…"),
            self.tr("Learn from images of your own: IDX, npz or CSV files, or a folder of images"),
        )
        self.test_source = DatasetSetting(
            self.tr("Test data: the images that the network is measured on"),
            self.tr("Open test data…"),
            self.tr("Measure on the images of another file"),
            none_text=self.tr("those of the data set"),
        )

    def acting(self, draft: Mapping[str, Any]) -> dict[str, Any]:
        """Return the values of settings without those that bundled images do not take."""
        values = dict(draft)
        if self._bundled(draft):
            values.update(turn_images="none", invert_images="none")
        if self._test_bundled(draft):
            values.update(turn_test_images=SAME, invert_test_images=SAME)
        if values["dataset"] in DATASETS and values["pictures"] == "inverted":
            values["pictures"] = AUTO
        return values

    def groups(self) -> list[SettingGroup]:
        """Return the groups, the common ones first."""
        return [
            SettingGroup(self.tr("Data"), True, self._data()),
            SettingGroup(self.tr("Turned, inverted, left out"), False, self._preparation()),
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
        pictures = ChoiceSetting(
            self.tr("Pictures: how those of your own become 28×28"),
            CHOICES,
            (
                self.tr("As suits the images of the data"),
                self.tr("The whole picture as it is; paper is black"),
                self.tr("The whole picture, light and dark exchanged"),
                self.tr("Cropped to the ink and centred, as MNIST was made"),
            ),
        )
        return (
            SettingRow("dataset", self.tr("data set"), self.source),
            SettingRow("pictures", self.tr("pictures"), pictures, self._pictures_idle),
            SettingRow("train_examples", self.tr("training"), training),
            SettingRow("validation_examples", self.tr("validation"), validation),
            SettingRow("test_dataset", self.tr("test data"), self.test_source),
        )

    def _preparation(self) -> tuple[SettingRow, ...]:
        turns = (
            self.tr("Images stay as they are"),
            self.tr("Rows become columns"),
            self.tr("A quarter turn to the left"),
            self.tr("A quarter turn to the right"),
            self.tr("A half turn"),
            self.tr("Left and right change places"),
            self.tr("Top and bottom change places"),
            self.tr("Rows become columns, and a half turn"),
        )
        stay, light = self.tr("Images stay as they are"), self.tr("Images on light paper")
        same = self.tr("As the other images")
        turn = ChoiceSetting(
            self.tr("Turn: what sets images upright that are not; for all parts"), TURNS, turns
        )
        invert = ChoiceSetting(
            self.tr("Invert: which images become negatives, so that paper is black"),
            INVERSIONS,
            (stay, self.tr("All images, and pictures that are read later"), light),
        )
        turn_test = ChoiceSetting(
            self.tr("Turn test images: where they lie otherwise than the others"),
            (SAME, *TURNS),
            (same, *turns),
        )
        invert_test = ChoiceSetting(
            self.tr("Invert test images: where their paper is otherwise than that of the others"),
            (SAME, *INVERSIONS),
            (same, stay, self.tr("All images of the test part"), light),
        )
        blank = FlagSetting(
            self.tr("Leave out blank: images that show nothing are not used"),
            self.tr("leave out blank images"),
        )
        shared = FlagSetting(
            self.tr("Leave out test images: training images that are in the test part too"),
            self.tr("leave out test images in training"),
        )
        damaged = FlagSetting(
            self.tr("Leave out damaged: pictures in folders that cannot be read"),
            self.tr("leave out damaged pictures"),
        )
        return (
            SettingRow("turn_images", self.tr("turn"), turn, self._bundled),
            SettingRow("invert_images", self.tr("invert"), invert, self._bundled),
            SettingRow("turn_test_images", self.tr("turn test"), turn_test, self._test_bundled),
            SettingRow(
                "invert_test_images", self.tr("invert test"), invert_test, self._test_bundled
            ),
            SettingRow("leave_out_blank", "", blank),
            SettingRow("leave_out_shared", "", shared),
            SettingRow("leave_out_damaged", "", damaged),
        )

    def _pictures_idle(self, draft: Mapping[str, Any]) -> str:
        if draft["dataset"] in DATASETS:
            return self.tr(
                "Bundled images are 28×28, light on black; the Edit menu chooses for yours."
            )
        return ""

    def _bundled(self, draft: Mapping[str, Any]) -> str:
        test = draft["test_dataset"]
        if draft["dataset"] in DATASETS and (test is None or test in DATASETS):
            return self.tr("Bundled images stand upright, light on black.")
        return ""

    def _test_bundled(self, draft: Mapping[str, Any]) -> str:
        if (draft["test_dataset"] or draft["dataset"]) in DATASETS:
            return self.tr("Bundled test images stand upright, light on black.")
        return ""

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
