"""Connection of the edits panel with the session; test accuracy after each edit."""

from PySide6.QtCore import Slot

from visualnet.errors import VisualNetError
from visualnet.features import input_names
from visualnet.nn.edits import Edit
from visualnet.nn.network import Network
from visualnet.number_text import number_text
from visualnet.scene.parts import Part
from visualnet.ui.jobs.throttle import Throttle
from visualnet.ui.panels.edits.panel import EditsPanel
from visualnet.ui.panels.edits.readings import EditReadings
from visualnet.ui.picture.panel import NetworkView
from visualnet.ui.session.frame import Frame
from visualnet.ui.session.open_run import State
from visualnet.ui.session.undo import ValueCommand
from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import PanelDock

_FOLLOW_MS = 100


class EditsDock(PanelDock[EditsPanel]):
    """Connects the panel of edits; while it is hidden, nothing is read."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, EditsPanel())
        self._shown: Network | None = None
        self._compared: Network | None = None
        self._chosen: tuple[Part, ...] = ()
        self._pace = Throttle(_FOLLOW_MS, self._show_newer, self)
        self._readings = EditReadings(context.jobs, context.tell, self)
        panel, session = self.panel, context.session
        self._readings.reading_made.connect(panel.show_reading)
        panel.edited.connect(self._edit)
        panel.temperature_changed.connect(self._change_temperature)
        panel.temperature_settled.connect(session.undo_stack.end_move)
        self.panel_shown.connect(self._show_state)
        session.edits_changed.connect(self._show_state)
        session.state_changed.connect(self._evaluate)
        context.frames.rest_due.connect(self._offer_frame)
        self.follow_runs(self._show_run)
        self._follow_pointing()

    def _follow_pointing(self) -> None:
        self._canvas = self.context.shared(NetworkView).canvas
        self._canvas.pointing.changed.connect(self._show_chosen)
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        """Show what was chosen last in the picture; it stays when it is chosen no longer."""
        chosen = self._canvas.chosen
        if chosen and chosen != self._chosen:
            self.panel.show_choice(chosen[-1])
        self._chosen = chosen

    @Slot()
    def _show_run(self) -> None:
        session = self.context.session
        self._compared = None
        self._readings.forget()
        self.panel.setEnabled(session.matching_dataset is not None)
        inputs = input_names(session.features)
        self.panel.set_network(session.network, session.classes, inputs)
        self.panel.show_temperature(self.context.frames.temperature)
        self._show_state()

    @Slot(object)
    def _offer_frame(self, _frame: Frame) -> None:
        if self.panel.isVisible() and self.context.session.network is not self._shown:
            self._pace.offer()

    def _show_newer(self) -> None:
        if self.context.session.network is not self._shown:
            self._show_state()

    @Slot()
    def _show_state(self) -> None:
        session = self.context.session
        self._shown = session.network
        self.panel.show_state(session.network, session.network_before_edits, session.edits)
        self._evaluate()

    @Slot()
    def _evaluate(self) -> None:
        """Ask how well the network reads now, once it stands still."""
        session = self.context.session
        if session.matching_dataset is None or not self.panel.isVisible():
            return
        test = session.matching_dataset.test
        if session.state is State.RUNNING or not len(test):
            self._readings.forget()
            self.panel.show_no_reading(
                self.tr("During training, the charts show the accuracy.")
                if len(test)
                else self.tr("This data set has no test examples.")
            )
            return
        before = self.context.session.network_before_edits
        if before is not self._compared:
            self._compared = before
            self._readings.set_before(before, test)
        self._readings.ask(session.network)

    @Slot(object, bool)
    def _edit(self, edit: Edit, merges: bool) -> None:
        try:
            self.context.session.edit(edit, merges)
        except VisualNetError as error:
            self.context.tell(error)

    @Slot(float)
    def _change_temperature(self, temperature: float) -> None:
        frames = self.context.frames
        before = frames.temperature
        frames.set_temperature(temperature)
        if before != temperature:
            show, text = self._show_temperature, self._temperature_text
            command = ValueCommand(show, before, temperature, text, key="temperature")
            self.context.session.undo_stack.add(command)

    def _show_temperature(self, temperature: float) -> None:
        self.context.frames.set_temperature(temperature)
        self.panel.show_temperature(temperature)

    def _temperature_text(self, before: float, after: float) -> str:
        return self.tr("temperature {0} → {1}").format(number_text(before), number_text(after))
