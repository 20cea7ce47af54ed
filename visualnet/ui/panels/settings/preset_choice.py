"""The choice of a preset: proven settings under one name."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QWidget

from visualnet.number_text import count_text, number_text
from visualnet.training.config import TrainingConfig
from visualnet.training.recipes import RECIPES
from visualnet.ui.look.translation import Texts, plural
from visualnet.ui.session.setting_text import value_text
from visualnet.ui.widgets.build import marked
from visualnet.ui.widgets.eliding_combo_box import ElidingComboBox
from visualnet.ui.widgets.wheel_guard import guard_wheel

_tr = Texts("PresetChoice")


class PresetChoice(ElidingComboBox):
    """Its data are the names of presets, None for settings of one's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        guard_wheel(self)
        self.addItem(self.tr("Custom"), None)
        for name in RECIPES:
            self.addItem(preset_title(name), name)
            tip = "\n".join(preset_texts(name))
            self.setItemData(self.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        tip = self.tr("Preset: fills in proven settings; press Apply to use them")
        marked(self, "", tip, self.tr("Preset"), narrow=True)

    def choose(self, name: str) -> None:
        """Choose a preset as if by hand."""
        self.setCurrentIndex(self.findData(name))

    def show_preset_of(self, draft: TrainingConfig | None) -> None:
        """Name the preset that the draft is, whatever its seed; emits nothing."""
        found = None
        for name, recipe in RECIPES.items():
            if draft is not None and recipe.changed(seed=draft.seed) == draft:
                found = name
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(found))


def preset_title(name: str) -> str:
    """Return a preset's name in the window; bundled models keep theirs."""
    return _titles().get(name, name)


def preset_texts(name: str) -> tuple[str, str]:
    """Return what a preset is for, a sentence, and its settings in a few words."""
    recipe = RECIPES[name]
    settings = _tr("{0}: {1} with {2} at {3}, batches of {4}, {5}").format(
        "-".join(map(str, recipe.layer_sizes())),
        value_text(recipe.activation),
        value_text(recipe.optimizer),
        number_text(recipe.learning_rate),
        count_text(recipe.batch_size),
        _tr("until stopped")
        if recipe.epochs is None
        else plural(recipe.epochs, _tr("1 epoch"), _tr("{0} epochs", recipe.epochs)),
    )
    return _purposes().get(name, _tr("The settings of the bundled model of this name.")), settings


def _titles() -> dict[str, str]:
    return {
        "plain": _tr("Simplest"),
        "small-and-good": _tr("Small and accurate"),
        "fast": _tr("Fast"),
        "medium-augmented": _tr("Medium, with augmentation"),
        "large-elastic": _tr("Large, with elastic distortions"),
    }


def _purposes() -> dict[str, str]:
    return {
        "plain": _tr("The default: the simplest way to train a small network."),
        "small-and-good": _tr("The best accuracy of the small network without more data."),
        "fast": _tr("High accuracy in the shortest time."),
        "medium-augmented": _tr("Higher accuracy, from images that vary a little each time."),
        "large-elastic": _tr("The highest accuracy on MNIST, but slow."),
    }
