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
from visualnet.ui.session.setting_text import value_text
from visualnet.ui.widgets.setting_controls import (
    ChoiceSetting,
    FlagSetting,
    Numbers,
    NumberSetting,
)

_EXAMPLES_IF_NOT_ALL = 1000


class DataSettings(QObject):
    """Makes the rows of the data, in groups."""

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
        return (
            SettingRow(
                "dataset",
                self.tr("data set"),
                self.tr("Data set: the images that the network learns from"),
                lambda tip: DatasetSetting(
                    tip,
                    self.tr("Open data…"),
                    self.tr("Train on your own images: IDX, npz or CSV files, or a folder"),
                ),
            ),
            SettingRow(
                "pictures",
                self.tr("pictures"),
                self.tr("Pictures: how your own pictures become 28×28"),
                lambda tip: ChoiceSetting(
                    tip,
                    CHOICES,
                    value_text,
                    (
                        self.tr("Choose by the images of the data"),
                        self.tr("The whole picture as it is; paper is black"),
                        self.tr("The whole picture, with light and dark swapped"),
                        self.tr("Cropped to the ink and centred, as MNIST was made"),
                    ),
                ),
                self._pictures_idle,
            ),
            SettingRow(
                "train_examples",
                self.tr("training"),
                self.tr("Training examples: how many images to train on"),
                lambda tip: NumberSetting(
                    tip,
                    Numbers(1, MAX_EXAMPLES),
                    none_text=self.tr("all"),
                    none_tip=self.tr("Train on all images that are not set aside for validation"),
                    start=_EXAMPLES_IF_NOT_ALL,
                ),
            ),
            SettingRow(
                "validation_examples",
                self.tr("validation"),
                self.tr("Validation examples: images set aside to check the training"),
                lambda tip: NumberSetting(tip, Numbers(0, MAX_EXAMPLES)),
            ),
            SettingRow(
                "test_dataset",
                self.tr("test data"),
                self.tr("Test data: the images that the network is measured on"),
                lambda tip: DatasetSetting(
                    tip,
                    self.tr("Open test data…"),
                    self.tr("Measure on the images of another file"),
                    none_text=self.tr("as in the data set"),
                ),
            ),
        )

    def _preparation(self) -> tuple[SettingRow, ...]:
        (turn, turn_test), (invert, invert_test) = self._turning(), self._inverting()
        return (turn, invert, turn_test, invert_test, *self._leaving_out())

    def _turning(self) -> tuple[SettingRow, ...]:
        turns = (
            self.tr("No change"),
            self.tr("Swap rows and columns"),
            self.tr("A quarter turn to the left"),
            self.tr("A quarter turn to the right"),
            self.tr("A half turn"),
            self.tr("Mirror left and right"),
            self.tr("Mirror top and bottom"),
            self.tr("Swap rows and columns, then a half turn"),
        )
        return (
            SettingRow(
                "turn_images",
                self.tr("turn images"),
                self.tr("Turn images: how to set them upright, in all parts"),
                lambda tip: ChoiceSetting(tip, TURNS, value_text, turns),
                self._bundled,
            ),
            SettingRow(
                "turn_test_images",
                self.tr("turn test images"),
                self.tr("Turn test images: if they lie differently from the others"),
                lambda tip: ChoiceSetting(
                    tip, (SAME, *TURNS), value_text, (self.tr("Like the other images"), *turns)
                ),
                self._test_bundled,
            ),
        )

    def _inverting(self) -> tuple[SettingRow, ...]:
        stay, light = self.tr("No change"), self.tr("Only images on light paper")
        return (
            SettingRow(
                "invert_images",
                self.tr("invert images"),
                self.tr("Invert images: which ones, so that paper is black"),
                lambda tip: ChoiceSetting(
                    tip,
                    INVERSIONS,
                    value_text,
                    (stay, self.tr("All images, and pictures opened later"), light),
                ),
                self._bundled,
            ),
            SettingRow(
                "invert_test_images",
                self.tr("invert test images"),
                self.tr("Invert test images: if their paper differs from the others"),
                lambda tip: ChoiceSetting(
                    tip,
                    (SAME, *INVERSIONS),
                    value_text,
                    (
                        self.tr("Like the other images"),
                        stay,
                        self.tr("All test images"),
                        light,
                    ),
                ),
                self._test_bundled,
            ),
        )

    def _leaving_out(self) -> tuple[SettingRow, ...]:
        return (
            SettingRow(
                "leave_out_blank",
                "",
                self.tr("Leave out blank: images that show nothing are not used"),
                lambda tip: FlagSetting(tip, self.tr("leave out blank images")),
            ),
            SettingRow(
                "leave_out_shared",
                "",
                self.tr("Leave out test images: training images that are also test images"),
                lambda tip: FlagSetting(tip, self.tr("leave test images out of training")),
            ),
            SettingRow(
                "leave_out_damaged",
                "",
                self.tr("Leave out damaged: pictures in folders that cannot be read"),
                lambda tip: FlagSetting(tip, self.tr("leave out damaged pictures")),
            ),
        )

    def _labels(self) -> tuple[SettingRow, ...]:
        return (
            SettingRow(
                "balanced",
                "",
                self.tr("Balanced: use equally many training images of each class"),
                lambda tip: FlagSetting(tip, self.tr("balanced classes")),
            ),
            SettingRow(
                "label_noise",
                self.tr("label noise"),
                self.tr(
                    "Label noise: the share of training images given a wrong class, {0} for {1}"
                ).format(number_text(0.2), percent_text(0.2, 0)),
                lambda tip: NumberSetting(tip, Numbers(0, 1, 4, step=0.05, is_share=True, off=0.0)),
            ),
            SettingRow(
                "shuffled_labels",
                "",
                self.tr("Shuffled labels: random labels, which can only be memorized"),
                lambda tip: FlagSetting(tip, self.tr("shuffled labels")),
            ),
        )

    def _pictures_idle(self, draft: Mapping[str, Any]) -> str:
        if draft["dataset"] in DATASETS:
            return self.tr(
                "Bundled images are 28×28, light on black. This setting is for your own."
            )
        return ""

    def _bundled(self, draft: Mapping[str, Any]) -> str:
        test = draft["test_dataset"]
        if draft["dataset"] in DATASETS and (test is None or test in DATASETS):
            return self.tr("Bundled images are already upright, light on black.")
        return ""

    def _test_bundled(self, draft: Mapping[str, Any]) -> str:
        if (draft["test_dataset"] or draft["dataset"]) in DATASETS:
            return self.tr("Bundled test images are already upright, light on black.")
        return ""
