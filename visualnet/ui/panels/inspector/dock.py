"""Connection of the inspector with the picture, the frames and the test set."""

from collections.abc import Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QPoint, Slot

from visualnet.features import input_names
from visualnet.insight.neuron import neuron_facts
from visualnet.insight.receptive_field import receptive_field
from visualnet.insight.split_activations import SplitActivations
from visualnet.insight.weighted_sum import z_terms
from visualnet.scene.parts import Connection
from visualnet.ui.jobs.newest_job import NewestJob
from visualnet.ui.jobs.throttle import Throttle
from visualnet.ui.panels.inspector.connection_page import connection_state
from visualnet.ui.panels.inspector.figures import FiguresAnswer, FiguresRequest, make_figures
from visualnet.ui.panels.inspector.neuron_page import NeuronState
from visualnet.ui.panels.inspector.panel import InspectorPanel
from visualnet.ui.panels.inspector.weight_record import WeightRecord
from visualnet.ui.picture.panel import NetworkView
from visualnet.ui.picture.parts.numbers import part_copies
from visualnet.ui.session.frame import Frame
from visualnet.ui.session.open_run import SavedState, State
from visualnet.ui.widgets.copying.copyable import Copyable
from visualnet.ui.widgets.part_names import Choice, exists
from visualnet.ui.window.acts.context_menus import Entries
from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import PanelDock

_LIVE_MS = 100
_CURVE_MS = 500


class InspectorDock(PanelDock[InspectorPanel]):
    """Connects the inspector panel.

    While the panel is seen its numbers are of the frame that all of the window tells. Figures that
    need the test set are made in a thread: for what is chosen anew, when asked for, and whenever
    the training stands still with other weights than those measured.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context, InspectorPanel())
        self._view = context.shared(NetworkView)
        self._canvas = self._view.canvas
        self._frame: Frame | None = None
        self._asked: FiguresRequest | None = None
        self._activations: SplitActivations | None = None
        self._asked_state: SavedState = (0, 0)
        self._measured: SavedState | None = None
        self._record = WeightRecord()
        self._figures = NewestJob(context.jobs, 0, self._fail, self)
        self._live = Throttle(_LIVE_MS, self._show_live, self)
        self._curve = Throttle(_CURVE_MS, self._show_curve, self)
        session, panel = context.session, self.panel
        context.frames.frame_ready.connect(self._record_weight)
        context.frames.reading_ready.connect(self._take_frame)
        session.state_changed.connect(self._refresh)
        self.panel_shown.connect(self._refresh)
        panel.choice_changed.connect(self._begin_choice)
        panel.measure_requested.connect(self._measure)
        panel.image_chosen.connect(self._show_image)
        self._canvas.pointing.changed.connect(self._show_pointed)
        panel.copies = self._copies
        context.menus.add(panel, self._entries)
        self.follow_runs(self._show_run)
        frame = self._view.reading
        if frame is not None and frame.run_id == session.run_id:
            self._take_frame(frame)
        self._show_pointed()

    def _copies(self) -> Sequence[Copyable]:
        frame, choice = self._frame, self.panel.choice
        if frame is None or isinstance(choice, int):
            return ()
        return part_copies(frame, choice, self.context.session.classes)

    def _entries(self, _place: QPoint | None) -> Entries:
        from visualnet.ui.picture.acts.menu import PictureMenu

        choice = self.panel.choice
        if isinstance(choice, int):
            return []
        return PictureMenu(self.context, self._view).part_entries(choice)

    def open(self, *what: object) -> None:
        """Look into a part of the network, if it has that part."""
        for choice in what:
            self._show_choice(cast("Choice", choice))

    def _show_choice(self, choice: Choice) -> None:
        if choice != self.panel.choice and exists(choice, self.context.session.network.layer_sizes):
            self.panel.show_choice(choice)
            self._begin_choice()

    @Slot()
    def _show_pointed(self) -> None:
        """Look into what was chosen last in the picture; it stays when it is chosen no longer."""
        if self._canvas.chosen:
            self._show_choice(self._canvas.chosen[-1])

    @Slot()
    def _show_run(self) -> None:
        """Another run: what was measured is not its own."""
        session = self.context.session
        self._figures.forget()
        self._frame = self._asked = self._activations = self._measured = None
        inputs = input_names(session.features)
        self.panel.set_network(session.network.layer_sizes, session.classes, inputs)
        self._begin_choice()

    @Slot(object)
    def _take_frame(self, frame: Frame) -> None:
        """Show the numbers of a frame at once, as all of the window does."""
        self._frame = frame
        if self.panel.isVisible():
            self._live.pass_on()

    @Slot(object)
    def _record_weight(self, frame: Frame) -> None:
        """Keep the weight of the connection that is looked into, whether it is seen or not."""
        choice = self.panel.choice
        if isinstance(choice, Connection):
            weight = frame.network.weights[choice.layer][choice.source, choice.target]
            self._record.add(frame.progress.step, float(weight))

    @Slot()
    def _refresh(self) -> None:
        if self.panel.isVisible():
            self._live.offer()

    def _show_live(self) -> None:
        frame, choice = self._frame, self.panel.choice
        if frame is None or not self.panel.isVisible():
            return
        if isinstance(choice, Connection):
            self.panel.show_connection(connection_state(frame, choice))
            self._curve.offer()
        elif isinstance(choice, tuple):
            self.panel.show_neuron(_neuron_state(frame, *choice))
        state = self.context.session.shown_state
        if self._measured is not None:
            self.panel.show_now(frame.progress.step, is_measured=state == self._measured)
        is_still = self.context.session.state is not State.RUNNING
        if self._asked is None or (is_still and self._asked_state != state):
            self._measure()

    def _show_curve(self) -> None:
        if isinstance(self.panel.choice, Connection):
            self.panel.connection.show_record(self._record)

    @Slot()
    def _begin_choice(self) -> None:
        """Show what was chosen anew at once, and have its figures made."""
        self._record, self._asked, self._measured = WeightRecord(), None, None
        if self._frame is not None:
            self._record_weight(self._frame)
        self._live.pass_on()
        self._curve.pass_on()

    @Slot()
    def _measure(self) -> None:
        session, choice = self.context.session, self.panel.choice
        dataset = session.matching_dataset
        is_pixel = isinstance(choice, tuple) and choice[0] == 0
        if dataset is None or is_pixel:
            return
        if not len(dataset.test):
            self.panel.say(self.tr("There are no test examples."))
            return
        self._asked = FiguresRequest(
            choice=choice,
            network=session.network,
            step=session.shown_step,
            train=dataset.train,
            test=dataset.test,
            target_margin=session.config.target_margin,
            known=self._activations,
        )
        self._asked_state, self._measured = session.shown_state, None
        self.panel.say(self.tr("Measuring …"))
        show = partial(self._take_figures, self._asked_state)
        self._figures.offer(partial(make_figures, self._asked), show)

    def _take_figures(self, state: SavedState, answer: FiguresAnswer) -> None:
        """Show figures of a state; of what is no longer chosen, keep only what serves the next."""
        request = answer.request
        self._activations = answer.activations
        if request.choice == self.panel.choice:
            self._measured = state
            self.panel.show_figures(answer.figures, request.test, request.step)
            self._live.offer()

    def _fail(self, error: Exception) -> None:
        self.panel.say("")
        self.context.tell(error)

    @Slot(int)
    def _show_image(self, position: int) -> None:
        dataset = self.context.session.image_dataset
        if dataset is not None:
            text = self.tr("image of the inspector")
            self.context.pad.show_image(dataset.test, position, text)


def _neuron_state(frame: Frame, layer: int, index: int) -> NeuronState:
    network, forward = frame.network, frame.forward
    is_pixel, own = layer == 0, frame.probe.own_inputs
    return NeuronState(
        facts=neuron_facts(network, forward, layer, index),
        layers=len(network.layer_sizes),
        total=None if is_pixel else z_terms(network, forward, layer, index),
        field=None if is_pixel else receptive_field(network, forward, layer, index),
        marks=frame.marks.kinds_of((layer, index)),
        own=own[index] if is_pixel and own else None,
        own_inputs=own if layer == 1 else (),
    )
