"""The choice of an experiment: a built-in one, or a setting of one's own over some values."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from visualnet.errors import SettingError
from visualnet.number_text import in_style, list_text, number_text, used_style
from visualnet.settings_table import SETTINGS
from visualnet.training.config import TrainingConfig
from visualnet.training.sweeps.experiments import EXPERIMENTS, PUBLISHED_RECIPE
from visualnet.training.sweeps.sweep import Sweep, sweep_over
from visualnet.training.sweeps.variations import Variation, setting_as_text, variation_from_text
from visualnet.ui.look.translation import translated
from visualnet.ui.session.setting_text import (
    idle_reason,
    is_for_data,
    setting_label,
    settings_named,
)
from visualnet.ui.widgets.build import forget_items, label, marked, muted, row
from visualnet.ui.widgets.eliding_combo_box import combo_box
from visualnet.ui.widgets.number_fields import WholeField

_EPOCHS = 3
"""Of images, which take long; points are learnt for as long as the settings say."""
_PROPOSED = "momentum"
"""The setting that is varied at first."""
_MAX_SEEDS = 100
_MAX_EPOCHS = 10_000


class ExperimentForm(QWidget):
    """Says which runs to do; what it varies itself starts from the settings of the open run."""

    changed = Signal()
    """Something was chosen or typed: `sweep` says what it comes to now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base, self._has_points = TrainingConfig(), False
        self._make_choice()
        self._make_values()
        self._make_numbers()
        self._names: dict[QWidget, QLabel] = {}
        # A QFormLayout leaves rows as high as in the last theme (6.11).
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.setColumnStretch(1, 1)
        rows.addWidget(self._shows, 1, 0, 1, 2)
        for number, text, field in (
            (0, self.tr("experiment"), self._choice),
            (2, self.tr("setting"), self._setting),
            (3, self.tr("values"), self._values),
            (4, self.tr("seeds"), self._made_numbers_row()),
        ):
            name = label(text)
            rows.addWidget(name, number, 0)
            if isinstance(field, QWidget):
                name.setBuddy(field)
                self._names[field] = name
                rows.addWidget(field, number, 1)
            else:
                rows.addLayout(field, number, 1)
                forget_items(field)
        self._connect()
        self._show_choice()

    def set_base(self, config: TrainingConfig, *, has_points: bool) -> None:
        """Set the settings that an experiment of one's own starts from."""
        before, epochs = self._idle_reason(), self._proposed_epochs()
        self._base, self._has_points = config, has_points
        self._offer_settings()
        if not self.name and self._epochs.value() == epochs:
            self._epochs.setValue(self._proposed_epochs())
        if self.name or before == self._idle_reason():
            return
        proposed = self._setting.currentData(), self._values.text()
        if proposed == (_PROPOSED, self._example):
            # What is proposed is to do something.
            self._setting.setCurrentIndex(self._setting.findData("learning_rate"))
        self.changed.emit()

    def choose(self, name: str) -> None:
        """Choose a built-in experiment by its name, and focus the choice."""
        self._choice.setCurrentIndex(self._choice.findData(name))
        self._choice.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def name(self) -> str:
        """The built-in experiment that is chosen, empty for one of the user's own."""
        return str(self._choice.currentData())

    def show_sweep(self, name: str, sweep: Sweep) -> None:
        """Choose and fill in what leads to this sweep, as far as it can be asked for here.

        name: of a built-in experiment, or empty.
        """
        settings = list(dict.fromkeys(config.changed(seed=0) for config in sweep.configs))
        varied = sweep.varied[0]
        self._choice.setCurrentIndex(max(0, self._choice.findData(name)))
        if not self.name and self._setting.findData(varied) >= 0:
            self._setting.setCurrentIndex(self._setting.findData(varied))
            self._values.setText(list_text(_typed_value(config, varied) for config in settings))
        self._seeds.setValue(len(sweep.configs) // len(settings))
        self._epochs.setValue(settings[0].epochs or _EPOCHS)

    def sweep(self) -> Sweep:
        """Return all runs of what is chosen. Raises SettingError for values that are none."""
        if self.name:
            experiment = EXPERIMENTS[self.name].changed(epochs=self._epochs.value())
            return experiment.sweep(self._seeds.value())
        reason = self._idle_reason()
        if reason:
            raise SettingError(reason)
        variation = self._variation()
        base = self._base.changed(epochs=self._epochs.value())
        return sweep_over(base, [variation], self._seeds.value())

    def _idle_reason(self) -> str:
        """Return why the chosen setting does nothing beside the others; empty where it does."""
        values = settings_named(self._base, SETTINGS) | {"epochs": self._epochs.value()}
        return idle_reason(self._setting.currentData(), values)

    def _proposed_epochs(self) -> int:
        return self._base.epochs or _EPOCHS if self._has_points else _EPOCHS

    def _variation(self) -> Variation:
        name = self._setting.currentText()
        if not self._values.text().strip():
            raise SettingError(self.tr("Type values of {0} to compare.").format(name))
        text = f"{self._setting.currentData()}={self._values.text()}"
        try:
            return variation_from_text(text, used_style())
        except SettingError as error:
            # The command line calls the setting by its flag, the window by its name.
            named = error.parameters | {"name": name}
            raise SettingError(error.sentence.template, **named) from None

    def _make_choice(self) -> None:
        entries = [(translated(one.title), name) for name, one in EXPERIMENTS.items()]
        self._choice = combo_box([(self.tr("Custom"), ""), *entries], "experimentChoice")
        custom = self.tr("Compare values of one setting that you choose")
        tips = [custom, *(translated(one.shows) for one in EXPERIMENTS.values())]
        for number, tip in enumerate(tips):
            self._choice.setItemData(number, tip, Qt.ItemDataRole.ToolTipRole)
        _tell(self._choice, self.tr("Experiment: a ready-made one, or your own"))
        self._shows = muted()

    def _make_values(self) -> None:
        self._setting = combo_box((), "variedSetting")
        self._offer_settings()
        self._setting.setCurrentIndex(self._setting.findData(_PROPOSED))
        _tell(self._setting, self.tr("Setting: what the runs differ in"))
        self._example = example = list_text(number_text(value) for value in (0, 0.5, 0.9))
        self._values = marked(QLineEdit(example), "variedValues")
        self._values.setPlaceholderText(self.tr("such as {0}").format(example))
        _tell(
            self._values,
            self.tr("Values: such as {0}; or from {1} in steps: {2}").format(
                example,
                list_text(number_text(value) for value in (0.1, 0.3, 0.5)),
                in_style("0.1:0.5:0.2"),
            ),
        )

    def _offer_settings(self) -> None:
        """Offer the settings that are for the data, whatever the others are."""
        box, base = self._setting, self._base
        offered = [
            name
            for name in SETTINGS
            if name != "seed" and is_for_data(name, base, has_points=self._has_points)
        ]
        if offered == [box.itemData(place) for place in range(box.count())]:
            return
        chosen = box.currentData()
        with QSignalBlocker(box):
            box.clear()
            for name in offered:
                box.addItem(setting_label(name), name)
            box.setCurrentIndex(box.findData(chosen if chosen in offered else "learning_rate"))
        if chosen is not None and chosen not in offered:
            self._choose_setting()

    def _make_numbers(self) -> None:
        self._seeds = marked(WholeField(), "sweepSeeds")
        self._seeds.setRange(1, _MAX_SEEDS)
        _tell(self._seeds, self.tr("Seeds: runs of each value, each with different first weights"))
        self._epochs = marked(WholeField(), "sweepEpochs")
        self._epochs.setRange(1, _MAX_EPOCHS)
        self._epochs.setValue(_EPOCHS)
        _tell(self._epochs, self.tr("Epochs: passes over all training examples in each run"))

    def _made_numbers_row(self) -> QHBoxLayout:
        epochs = label(self.tr("epochs"))
        epochs.setBuddy(self._epochs)
        return row((self._seeds, 1), epochs, (self._epochs, 1), gap=4)

    def _connect(self) -> None:
        self._choice.currentIndexChanged.connect(self._choose)
        self._setting.currentIndexChanged.connect(self._choose_setting)
        self._values.textChanged.connect(self.changed)
        self._seeds.valueChanged.connect(self.changed)
        self._epochs.valueChanged.connect(self._show_choice)

    @Slot()
    def _choose(self) -> None:
        published = PUBLISHED_RECIPE.epochs or _EPOCHS
        self._epochs.blockSignals(True)
        self._epochs.setValue(published if self.name else self._proposed_epochs())
        self._epochs.blockSignals(False)
        self._show_choice()

    @Slot()
    def _choose_setting(self) -> None:
        # The values of another setting would be wrong for this one, whose own shows how to write.
        self._values.setText(_typed_value(self._base, self._setting.currentData()))
        self.changed.emit()

    @Slot()
    def _show_choice(self) -> None:
        name = self._choice.currentData()
        for field in (self._setting, self._values):
            field.setVisible(not name)
            self._names[field].setVisible(not name)
        self._shows.setText(self._sentence(name))
        self.changed.emit()

    def _sentence(self, name: str) -> str:
        if not name:
            return self.tr("Compare values of one setting. Everything else as in Settings.")
        text = translated(EXPERIMENTS[name].shows)
        if self._epochs.value() != PUBLISHED_RECIPE.epochs:
            epochs = PUBLISHED_RECIPE.epochs or 0
            words = self.tr("The published results are those after {0} epochs.", "", epochs)
            text += " " + words.format(epochs)
        return text


def _typed_value(config: TrainingConfig, name: str) -> str:
    """Return a setting's value as one would type it."""
    text = setting_as_text(config, name)
    return in_style(text) if isinstance(getattr(config, name), float) else text


def _tell(control: QWidget, tip: str) -> None:
    # A narrow dock is to hold it, whatever its longest value.
    control.setProperty("narrow", True)
    control.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    control.setToolTip(tip)
    control.setAccessibleName(tip.split(":")[0])
