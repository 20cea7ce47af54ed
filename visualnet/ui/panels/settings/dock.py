"""Connection of the settings form: edits that apply at once, and Apply for a new network."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from visualnet.errors import VisualNetError
from visualnet.ui.panels.settings.panel import SettingsPanel
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.widgets.number_fields import take_typed
from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import PanelDock


class SettingsDock(PanelDock[SettingsPanel]):
    """Shows the settings of the run; hands edits to the session, and drafts to the data loader."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, SettingsPanel())
        self.panel.settings_changed.connect(self._change)
        self.panel.applied.connect(context.data.apply)
        self.panel.open_data_requested.connect(self._offer_data)
        self.panel.open_test_data_requested.connect(self._ask_test_data)
        context.session.config_changed.connect(self.panel.show_config)
        context.data.opened.connect(self._show_recent_data)
        context.add_training_check(self._take_typed)
        context.preferences.bind(Preferences.open_sections, self.panel.form.open_sections)
        self.panel.form.folded.connect(self._keep_fold)
        self.follow_runs(self._show_run)
        self._show_recent_data()
        self.panel.show_config(context.session.config)

    @Slot(str, bool)
    def _keep_fold(self, name: str, is_open: bool) -> None:
        preferences = self.context.preferences
        preferences.open_sections = {**preferences.open_sections, name: is_open}

    def open(self, *what: object) -> None:
        """Go to a setting, or put a preset into the form: ("setting", name), ("preset", name)."""
        if what:
            kind, name = what
            go = {"setting": self.panel.reveal, "preset": self.panel.propose_preset}[str(kind)]
            go(str(name))

    def _take_typed(self) -> bool:
        """Let no training start with another number than a field shows."""
        if take_typed(self.panel):
            return True
        self.context.open_panel("settings")
        # It may have been behind another panel, and without the focus.
        return take_typed(self.panel)

    @Slot(object)
    def _change(self, settings: dict[str, object]) -> None:
        try:
            self.context.session.change(**settings)
        except VisualNetError as error:
            self.context.tell(error)
            # The form believes in its edit already.
            self.panel.show_config(self.context.session.config)

    @Slot()
    def _show_run(self) -> None:
        session = self.context.session
        # A new network has the classes of its data, of which this one may have more.
        data, shown = session.dataset, len(session.classes)
        self.panel.set_classes(shown if data is None else len(data.own_classes), shown)
        self.panel.set_inputs(session.network.layer_sizes[0])

    @Slot()
    def _show_recent_data(self) -> None:
        self.panel.set_recent_data([str(path) for path in self.context.preferences.recent_data])

    @Slot()
    def _ask_test_data(self) -> None:
        filters = [self.tr("All files (*)")]
        self.context.ask_open(
            self.tr("Open test data"), filters, self._choose_test_data, kind="data"
        )

    def _choose_test_data(self, path: str) -> None:
        self.panel.choose_test_data(str(Path(path).absolute()))

    @Slot()
    def _offer_data(self) -> None:
        """Let the user choose between a file and a folder of data."""
        menu = QMenu(self.context.window)
        acts = self.context.actions
        menu.addActions([acts["openData"], acts["openDataFolder"]])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(QCursor.pos())
