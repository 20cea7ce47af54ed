"""The settings of the training: what applies at once, and what makes a new network."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from visualnet.errors import SettingError
from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.initializers import INITIALIZERS
from visualnet.nn.losses import OUTPUTS
from visualnet.nn.network import parameter_count
from visualnet.nn.schedules import SCHEDULES
from visualnet.training.config import MAX_EPOCHS, TrainingConfig
from visualnet.ui.layer_sizes_editor import LayerSizesEditor

_EPOCHS_IF_ENDED = 20


class SettingsPanel(QScrollArea):
    """A form over a TrainingConfig.

    settings_changed: a dict of settings that apply at once, at each edit. applied: the config of a
    new network, when the user asks for it. Setting the config by program emits neither.
    """

    settings_changed = Signal(object)
    applied = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsPanel")
        self.setAccessibleName(self.tr("Settings"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._config = TrainingConfig()
        self._make_live_controls()
        self._make_network_controls()
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(_heading(self.tr("APPLIES AT ONCE")))
        layout.addLayout(self._live_form())
        layout.addSpacing(10)
        layout.addWidget(_heading(self.tr("NEW NETWORK")))
        layout.addLayout(self._network_form())
        layout.addWidget(self._summary)
        layout.addLayout(self._apply_row())
        layout.addStretch(1)
        self.setWidget(body)
        self._connect()
        self.show_config(self._config)

    def show_config(self, config: TrainingConfig) -> None:
        """Show the settings of the run; the draft of a new network is made to match."""
        self._config = config
        self._show_live(config)
        self._show_network(config)

    def draft(self) -> TrainingConfig:
        """Return the settings as they stand in the form. Raises SettingError."""
        return self._config.changed(**self._live_settings(), **self._network_settings())

    # Making

    def _make_live_controls(self) -> None:
        self._learning_rate = QDoubleSpinBox()
        self._learning_rate.setDecimals(5)
        self._learning_rate.setRange(0.0, 1000.0)
        self._learning_rate.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        _tell(self._learning_rate, self.tr("Learning rate: the size of a step along the gradient"))
        self._momentum = QDoubleSpinBox()
        self._momentum.setDecimals(3)
        self._momentum.setRange(0.0, 0.999)
        self._momentum.setSingleStep(0.05)
        _tell(self._momentum, self.tr("Momentum: the share of the last step kept in the next"))
        self._batch_size = QSpinBox()
        self._batch_size.setRange(1, 10_000)
        _tell(self._batch_size, self.tr("Batch size: examples per update"))
        self._schedule = _combo(list(SCHEDULES), self.tr("How the learning rate changes"))
        self._epochs = QSpinBox()
        self._epochs.setRange(1, MAX_EPOCHS)
        self._epochs.setGroupSeparatorShown(True)
        _tell(self._epochs, self.tr("Epochs: passes over all training images"))
        self._without_end = QCheckBox(self.tr("without end"))
        _tell(
            self._without_end,
            self.tr("Train until stopped, at a constant learning rate"),
        )

    def _make_network_controls(self) -> None:
        self._layers = LayerSizesEditor()
        self._activation = _combo(list(ACTIVATIONS), self.tr("Activation of the hidden layers"))
        self._output = _combo(
            list(OUTPUTS),
            self.tr("Output layer: softmax with cross-entropy, or sigmoid with squared error"),
        )
        self._initial_weights = _combo(list(INITIALIZERS), self.tr("Rule for the first weights"))
        for number, rule in enumerate(INITIALIZERS.values()):
            tip = self.tr("uniform in {0}").format(rule.formula)
            self._initial_weights.setItemData(number, tip, Qt.ItemDataRole.ToolTipRole)
        self._seed = QSpinBox()
        self._seed.setRange(0, 2**31 - 1)
        _tell(self._seed, self.tr("Seed: the same seed gives the same first weights"))
        self._summary = QLabel()
        self._summary.setProperty("role", "muted")
        self._summary.setWordWrap(True)
        self._apply = QPushButton(self.tr("Apply"))
        self._apply.setObjectName("applyButton")
        self._apply.setProperty("primary", True)
        self._apply.setToolTip(self.tr("Make a new network with these settings; can be undone"))
        self._revert = QPushButton(self.tr("Revert"))
        self._revert.setToolTip(self.tr("Go back to the settings of the present network"))

    def _live_form(self) -> QFormLayout:
        form = _form()
        form.addRow(self.tr("learning rate"), self._learning_rate)
        form.addRow(self.tr("schedule"), self._schedule)
        form.addRow(self.tr("momentum"), self._momentum)
        form.addRow(self.tr("batch size"), self._batch_size)
        form.addRow(self.tr("epochs"), self._epochs)
        form.addRow("", self._without_end)
        return form

    def _network_form(self) -> QFormLayout:
        form = _form()
        form.addRow(self.tr("hidden layers"), self._layers)
        form.addRow(self.tr("activation"), self._activation)
        form.addRow(self.tr("output"), self._output)
        form.addRow(self.tr("first weights"), self._initial_weights)
        form.addRow(self.tr("seed"), self._seed)
        return form

    def _apply_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._apply)
        row.addWidget(self._revert)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        for box in (self._learning_rate, self._momentum, self._batch_size, self._epochs):
            # A number half typed, the 1 of 128 or the 0. of 0.05, is not meant yet.
            box.setKeyboardTracking(False)
        self._learning_rate.valueChanged.connect(self._send_live)
        self._momentum.valueChanged.connect(self._send_live)
        self._batch_size.valueChanged.connect(self._send_live)
        self._schedule.currentIndexChanged.connect(self._send_live)
        self._epochs.valueChanged.connect(self._send_live)
        self._without_end.toggled.connect(self._send_live)
        self._layers.changed.connect(self._show_draft)
        self._activation.currentIndexChanged.connect(self._show_draft)
        self._output.currentIndexChanged.connect(self._show_draft)
        self._initial_weights.currentIndexChanged.connect(self._show_draft)
        self._seed.valueChanged.connect(self._show_draft)
        self._apply.clicked.connect(self._send_draft)
        self._revert.clicked.connect(self._revert_draft)

    # Values

    def _live_settings(self) -> dict[str, object]:
        is_endless = self._without_end.isChecked()
        return {
            "learning_rate": self._learning_rate.value(),
            "momentum": self._momentum.value(),
            "batch_size": self._batch_size.value(),
            "schedule": self._schedule.currentData(),
            "epochs": None if is_endless else self._epochs.value(),
        }

    def _network_settings(self) -> dict[str, object]:
        return {
            "hidden": self._layers.sizes(),
            "activation": self._activation.currentData(),
            "output": self._output.currentData(),
            "initial_weights": self._initial_weights.currentData(),
            "seed": self._seed.value(),
        }

    def _show_live(self, config: TrainingConfig) -> None:
        controls = (
            self._learning_rate,
            self._momentum,
            self._batch_size,
            self._schedule,
            self._epochs,
            self._without_end,
        )
        for control in controls:
            control.blockSignals(True)
        self._learning_rate.setValue(config.learning_rate)
        self._momentum.setValue(config.momentum)
        self._batch_size.setValue(config.batch_size)
        self._schedule.setCurrentIndex(self._schedule.findData(config.schedule))
        self._epochs.setValue(_EPOCHS_IF_ENDED if config.epochs is None else config.epochs)
        self._without_end.setChecked(config.epochs is None)
        for control in controls:
            control.blockSignals(False)
        self._show_which_apply()

    def _show_network(self, config: TrainingConfig) -> None:
        controls = (self._activation, self._output, self._initial_weights, self._seed)
        for control in controls:
            control.blockSignals(True)
        self._layers.set_sizes(config.hidden)
        self._activation.setCurrentIndex(self._activation.findData(config.activation))
        self._output.setCurrentIndex(self._output.findData(config.output))
        rule = self._initial_weights.findData(config.initial_weights)
        self._initial_weights.setCurrentIndex(rule)
        self._seed.setValue(config.seed)
        for control in controls:
            control.blockSignals(False)
        self._show_draft()

    def _show_which_apply(self) -> None:
        is_endless = self._without_end.isChecked()
        self._epochs.setEnabled(not is_endless)
        self._schedule.setEnabled(not is_endless)

    @Slot()
    def _send_live(self) -> None:
        self._show_which_apply()
        changed = {
            name: value
            for name, value in self._live_settings().items()
            if value != getattr(self._config, name)
        }
        if changed:
            self._config = self._config.changed(**changed)
            self.settings_changed.emit(changed)

    @Slot()
    def _show_draft(self) -> None:
        """Say what the draft would be, and whether there is anything to apply."""
        try:
            draft = self.draft()
        except SettingError as error:
            self._summary.setText(str(error))
            self._apply.setEnabled(False)
            self._revert.setEnabled(True)
            return
        sizes = draft.layer_sizes()
        is_changed = draft != self._config
        shape = "-".join(map(str, sizes))
        text = self.tr("{0} · {1} parameters").format(shape, f"{parameter_count(sizes):,}")
        note = self.tr("Apply draws new weights.") if is_changed else self.tr("As it is now.")
        self._summary.setText(f"{text}\n{note}")
        self._apply.setEnabled(is_changed)
        self._revert.setEnabled(is_changed)

    @Slot()
    def _send_draft(self) -> None:
        self.applied.emit(self.draft())

    @Slot()
    def _revert_draft(self) -> None:
        self._show_network(self._config)


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(14)
    form.setVerticalSpacing(8)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "caption")
    return label


def _combo(names: list[str], tip: str) -> QComboBox:
    combo = QComboBox()
    for name in names:
        combo.addItem(name, name)
    _tell(combo, tip)
    return combo


def _tell(control: QWidget, tip: str) -> None:
    # A narrow dock is to hold it, whatever its longest value.
    control.setMinimumWidth(64)
    control.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    control.setToolTip(tip)
    control.setAccessibleName(tip.split(":")[0])
