"""The settings of augmentation, and what they do to images, at once."""

from dataclasses import fields

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QWidget

from visualnet.arrays import PixelArray
from visualnet.data.augmentation import Augmentation
from visualnet.settings_table import SETTINGS
from visualnet.ui.look.translation import translated
from visualnet.ui.panels.augmentation.preview import AugmentationPreview
from visualnet.ui.session.setting_text import shown_numbers, tip_of
from visualnet.ui.widgets.build import STRETCH, button, form, muted, page, row
from visualnet.ui.widgets.slider_settings import StrengthSetting
from visualnet.ui.widgets.upright_scroll_area import UprightScrollArea


class AugmentationPanel(UprightScrollArea):
    """A form over an Augmentation with a live preview."""

    augmentation_changed = Signal(object)  # Augmentation
    """At each edit by hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("augmentationPanel")
        self.setProperty("term", "augmentation")
        self.setAccessibleName(self.tr("Augmentation"))
        self._preview = AugmentationPreview()
        self._strengths: dict[str, StrengthSetting] = {}
        note = self.tr("Every training image is changed at random each time it is used.")
        parts = (muted(note), self._preview, self._button_row(), self._form(), STRETCH)
        self.setWidget(page(*parts, gap=10, edges=(14, 10, 14, 12)))
        self.show_augmentation(Augmentation())

    def set_images(self, images: PixelArray) -> None:
        """Set the examples that the preview changes, (n, 28, 28) uint8; emits nothing.

        The first 15 are shown; of fewer, each several times. Raises ShapeError.
        """
        self._preview.set_images(images)

    @Slot(object)
    def show_augmentation(self, augmentation: Augmentation) -> None:
        """Show these settings and what they do; emits nothing."""
        for name, strength in self._strengths.items():
            strength.set_value(getattr(augmentation, name))
        self._show_effect(augmentation)

    def augmentation(self) -> Augmentation:
        """Return the settings as they stand."""
        return Augmentation(**{name: s.value() for name, s in self._strengths.items()})

    def reveal(self, name: str) -> None:
        """Scroll to a setting, and focus it."""
        strength = self._strengths[name]
        strength.setFocus(Qt.FocusReason.ShortcutFocusReason)
        # It has its place only once all rows have theirs.
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(strength))

    def _button_row(self) -> QHBoxLayout:
        shuffle = button(
            self.tr("Shuffle"),
            self.tr("Show other random changes of the same strength"),
            self._preview.shuffle,
            "shuffleAugmentationButton",
        )
        tip = self.tr("Set all strengths back to 0")
        self._reset = button(self.tr("Reset"), tip, self._reset_all, "resetAugmentationButton")
        return row(shuffle, self._reset, STRETCH)

    def _form(self) -> QFormLayout:
        rows = form(10, 7)
        for field in fields(Augmentation):
            setting = SETTINGS[f"augment_{field.name}"]
            assert setting.numbers  # noqa: S101 - as the table has it
            strength = StrengthSetting(tip_of(setting), shown_numbers(setting.numbers))
            strength.setObjectName(f"{field.name}Strength")
            strength.edited.connect(self._send)
            label = QLabel(translated(setting.label))
            strength.set_label(label)
            rows.addRow(label, strength)
            self._strengths[field.name] = strength
        return rows

    def _show_effect(self, augmentation: Augmentation) -> None:
        self._reset.setEnabled(not augmentation.is_nothing)
        self._preview.show_augmentation(augmentation)

    @Slot()
    def _send(self) -> None:
        augmentation = self.augmentation()
        self._show_effect(augmentation)
        self.augmentation_changed.emit(augmentation)

    @Slot()
    def _reset_all(self) -> None:
        self.show_augmentation(Augmentation())
        self.augmentation_changed.emit(Augmentation())
