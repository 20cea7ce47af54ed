"""The settings of the training: what applies at once, and what makes a new network."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from visualnet.data.datasets import DATASETS
from visualnet.data.plane.patterns import PATTERNS
from visualnet.data.plane.points import are_points
from visualnet.errors import SettingError
from visualnet.nn.network import parameter_count
from visualnet.number_text import count_text
from visualnet.settings_table import CHANGEABLE, DATA_SETTINGS
from visualnet.training.config import INPUTS, TrainingConfig
from visualnet.training.loading import check_data_settings
from visualnet.training.recipes import RECIPES
from visualnet.ui.finding.search_field import SearchField
from visualnet.ui.look.translation import translated
from visualnet.ui.panels.settings.dataset_setting import DatasetSetting
from visualnet.ui.panels.settings.form import SettingsForm
from visualnet.ui.panels.settings.groups import acting, setting_groups
from visualnet.ui.panels.settings.preset_choice import PresetChoice
from visualnet.ui.spoken.announcer import announce
from visualnet.ui.widgets.build import STRETCH, button, column, label, muted, row
from visualnet.ui.widgets.number_fields import take_typed
from visualnet.ui.widgets.upright_scroll_area import UprightScrollArea


class SettingsPanel(QWidget):
    """A form over a TrainingConfig: the settings of the run, and the draft of a new one.

    Setting values by program emits none of the signals.
    """

    settings_changed = Signal(object)  # dict[str, object]
    """Settings that apply at once, at each edit of one."""
    applied = Signal(object)  # TrainingConfig
    """Of a new network, when the user asks for it."""
    open_data_requested = Signal()
    """Someone wants to choose a data set of their own."""
    open_test_data_requested = Signal()
    """Someone wants to choose a file to measure on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsPanel")
        self.setAccessibleName(self.tr("Settings"))
        self._config = self._base = TrainingConfig()
        self._outputs = self._shown_outputs = 10
        self._inputs = INPUTS
        self.form = self._form = SettingsForm(setting_groups(), CHANGEABLE)
        self._source = self._dataset_control("dataset")
        self._test_source = self._dataset_control("test_dataset")
        self._source.open_requested.connect(self.open_data_requested)
        self._test_source.open_requested.connect(self.open_test_data_requested)
        self._find = self._made_find()
        self._none = muted()
        self._scroll = UprightScrollArea()
        self._preset = PresetChoice()
        self._summary = muted()
        tip = self.tr("Make a new network with these settings; can be undone")
        self._apply = button(self.tr("Apply"), tip, self._send_draft, "applyButton", primary=True)
        tip = self.tr("Go back to the settings of this network")
        self._revert = button(self.tr("Revert"), tip, self._revert_draft)
        self._lay_out()
        self._find.textChanged.connect(self._show_matching)
        self._form.edited.connect(self._take_edit)
        self._preset.currentIndexChanged.connect(self._take_preset)
        self._revert_draft()

    def show_config(self, config: TrainingConfig) -> None:
        """Show the settings of the run.

        The draft of a new network is made to match, but for what the run changed by itself: a draft
        half made is not lost by a new learning rate, nor by other data.
        """
        before, self._config = self._config, config
        changed = {
            name: value for name, value in config.values().items() if value != getattr(before, name)
        }
        if changed.keys() <= set(CHANGEABLE):
            self.propose(changed)
            return
        drafted: dict[str, Any] = {}
        if changed.keys() <= {*CHANGEABLE, *DATA_SETTINGS}:
            drafted = {
                name: value
                for name, value in acting(self._form.values()).items()
                if name not in (*changed, *DATA_SETTINGS) and value != getattr(before, name)
            }
        self._revert_draft()
        if drafted:
            self.propose(drafted)

    def propose(self, settings: Mapping[str, Any]) -> None:
        """Put these settings into the draft; nothing is applied, and nothing emitted."""
        self._base = self._base.changed(
            **{name: value for name, value in settings.items() if name not in self._form.names}
        )
        self._form.show_values(settings)
        self._show_draft()

    def propose_preset(self, name: str) -> None:
        """Choose a preset as if by hand: it fills the form, and Apply takes it."""
        self._preset.choose(name)
        self._apply.setFocus()

    def reveal(self, name: str) -> None:
        """Unfold, scroll to and focus a setting."""
        self._find.clear()
        self._form.unfold(name)
        # It has its place only once all rows have theirs.
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self._form.focus(name)))

    def draft(self) -> TrainingConfig:
        """Return the settings as they stand in the form. Raises SettingError."""
        draft = self._base.changed(**acting(self._form.values()))
        check_data_settings(draft)
        return draft

    def set_recent_data(self, paths: Iterable[str]) -> None:
        """Offer these paths as data sets, newest first, besides the bundled ones."""
        known = list(paths)
        self._source.set_recent(known)
        self._test_source.set_recent(known)

    def choose_test_data(self, path: str) -> None:
        """Put the path of test data into the draft, as if it had been chosen by hand."""
        self._test_source.choose(path)

    def set_classes(self, count: int, shown: int | None = None) -> None:
        """Say how many classes the data set of the run has; shown: its network, if others."""
        self._outputs, self._shown_outputs = count, count if shown is None else shown
        self._show_draft()

    def set_inputs(self, count: int) -> None:
        """Say how many numbers the network that is shown takes of an example."""
        self._inputs = count
        self._show_draft()

    def _dataset_control(self, name: str) -> DatasetSetting:
        control = self._form.control(name)
        assert isinstance(control, DatasetSetting)  # noqa: S101 - as its row makes it
        return control

    def _made_find(self) -> SearchField:
        field = SearchField(self.tr("Find a setting"))
        field.setObjectName("settingsFind")
        field.setToolTip(self.tr("Shows only the settings with these words (Ctrl+F)"))
        keys = QShortcut(QKeySequence.StandardKey.Find, self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(lambda: field.setFocus(Qt.FocusReason.ShortcutFocusReason))
        return field

    @Slot(str)
    def _show_matching(self, text: str) -> None:
        is_any = self._form.show_matching(text)
        self._none.setText(self.tr("No setting matches “{0}”.").format(text.strip()))
        self._none.setVisible(not is_any)
        if not is_any:
            announce(self, self._none.text())

    def _lay_out(self) -> None:
        self._none.hide()
        text = label(self.tr("preset"))
        text.setBuddy(self._preset)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._form)
        line = QFrame()
        line.setFrameStyle(QFrame.Shape.HLine | QFrame.Shadow.Plain)
        line.setForegroundRole(QPalette.ColorRole.Dark)
        buttons = row(self._apply, self._revert, STRETCH)
        column(
            column(self._find, self._none, edges=(16, 10, 16, 0)),
            row(text, (self._preset, 1), gap=14, edges=(16, 8, 16, 8)),
            (self._scroll, 1),
            line,
            column(self._summary, buttons, gap=8, edges=(16, 8, 16, 12)),
            on=self,
            gap=0,
        )

    @Slot(str)
    def _take_edit(self, name: str) -> None:
        if name == "dataset" and self._test_source.value() in (None, self._config.test_dataset):
            # What tests the data that are shown does not test others.
            is_back = self._source.value() == self._config.dataset
            own = self._config.test_dataset if is_back else None
            self._form.show_values({"test_dataset": own})
        value = self._form.values()[name]
        is_news = value != getattr(self._config, name)
        if name in CHANGEABLE and is_news:
            self._config = self._config.changed(**{name: value})
        self._show_draft()
        if name in CHANGEABLE and is_news:
            self.settings_changed.emit({name: value})

    @Slot()
    def _take_preset(self) -> None:
        name = self._preset.currentData()
        if name is not None:
            values = RECIPES[name].values()
            if are_points(self._base.dataset):
                # Made for images: points stay, and nothing is done to them at random.
                kept = {*DATA_SETTINGS, *(each for each in values if each.startswith("augment_"))}
                values = {each: value for each, value in values.items() if each not in kept}
            self.propose(values)
            self._form.open_pending()

    @Slot()
    def _send_draft(self) -> None:
        if not take_typed(self):
            return
        self.applied.emit(self.draft())

    @Slot()
    def _revert_draft(self) -> None:
        self._base = self._config
        self._form.show_values(self._config.values())
        self._show_draft()

    def _show_draft(self) -> None:
        """Say what the draft would be, and whether there is anything to apply."""
        self._form.mark_pending(self._config.values())
        try:
            draft = self.draft()
        except SettingError as error:
            self._summary.setText(translated(error))
            self._apply.setEnabled(False)
            self._revert.setEnabled(True)
            self._preset.show_preset_of(None)
            return
        is_changed = draft != self._config
        note = (
            self.tr("Press Apply to start a new network.") if is_changed else self.tr("No changes.")
        )
        if not is_changed and self._outputs != self._shown_outputs:
            note = self.tr("Press New weights to start a network for the classes of this data.")
        self._summary.setText(f"{self._shape_of(draft)}\n{note}")
        if not is_changed and (self._apply.hasFocus() or self._revert.hasFocus()):
            # A button that goes grey gives the focus to the next one, which Space would press.
            self._scroll.setFocus()
        self._apply.setEnabled(is_changed)
        self._revert.setEnabled(is_changed)
        self._preset.show_preset_of(draft)

    def _shape_of(self, draft: TrainingConfig) -> str:
        """Return the layers and the number of parameters, as far as the data tells them."""
        inputs = INPUTS
        if draft.dataset == self._config.dataset:
            outputs, inputs = self._outputs, self._inputs
        elif draft.dataset in DATASETS:
            outputs = len(DATASETS[draft.dataset].classes)
        else:
            known = draft.layer_sizes()[:-1]
            if draft.dataset in PATTERNS:
                pattern = PATTERNS[draft.dataset]
                known = (len(pattern.columns), *draft.hidden, pattern.classes)
                return "-".join(map(str, known))
            shape = "-".join(map(str, known))
            return self.tr("{0} and an output for each class").format(shape)
        sizes = draft.layer_sizes(outputs, inputs)
        shape = "-".join(map(str, sizes))
        count = parameter_count(sizes)
        return self.tr("{0} · {1} parameters", "", count).format(shape, count_text(count))
