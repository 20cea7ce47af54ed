"""The docks that look inside: each is made when it is first looked at, so the start stays quick."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDockWidget, QWidget

from visualnet.ui.look.theme import Theme
from visualnet.ui.session.run_log import RunLog
from visualnet.ui.window.context import Workplace

if TYPE_CHECKING:
    from visualnet.ui.pad.teaching import Teaching


class Dock(Protocol):
    """What connects one panel with the rest."""

    @property
    def panel(self) -> QWidget:
        """The widget."""

    def apply_theme(self, theme: Theme) -> None:
        """Take on a theme's colours."""


class Docks(QObject):
    """Fills the docks of the window and keeps what connects them.

    overlays_changed: a list of (name, colour, log), curves of other runs to show in the charts.
    """

    overlays_changed = Signal(object)

    def __init__(self, place: Workplace, docks: dict[str, QDockWidget]) -> None:
        super().__init__(place.window)
        self._place = place
        self._docks = docks
        self._made: dict[str, Dock] = {}
        self.run_log = RunLog(place.session, self)
        makers = {
            "dataDock": self._make_data,
            "augmentationDock": self._make_augmentation,
            "evaluationDock": self._make_evaluation,
            "runsDock": self._make_runs,
            "experimentsDock": self._make_experiments,
            "inspectorDock": self._make_inspector,
            "editsDock": self._make_edits,
            "whyDock": self._make_why,
            "mapDock": self._make_map,
            "xrayDock": self._make_xray,
            "myDigitsDock": self._make_my_digits,
            "practiceDock": self._make_practice,
        }
        for name, make in makers.items():
            docks[name].visibilityChanged.connect(partial(self._fill, name, make))

    def apply_theme(self, theme: Theme) -> None:
        """Give all that are made a theme's colours."""
        for dock in self._made.values():
            dock.apply_theme(theme)

    @Slot(object)
    def inspect(self, part: object) -> None:
        """Bring the inspector to the front, with a neuron or connection in it."""
        self._bring("inspectorDock", self._make_inspector)
        self._made["inspectorDock"].show_choice(part)  # type: ignore[attr-defined]

    @Slot()
    def teach(self) -> None:
        """Ask what the drawing in the pad is."""
        self.teaching.ask()

    @cached_property
    def teaching(self) -> "Teaching":
        """What keeps drawings with their labels; made when it is first needed."""
        from visualnet.ui.pad.teaching import Teaching

        teaching = Teaching(self._place)
        teaching.drawing_kept.connect(self._show_my_digits)
        return teaching

    @Slot()
    def _show_my_digits(self) -> None:
        self._bring("myDigitsDock", self._make_my_digits)

    def _bring(self, name: str, make: Callable[[], Dock]) -> None:
        """Bring a dock to the front."""
        self._docks[name].show()
        self._docks[name].raise_()
        # Qt tells of a dock's coming to light later; it is filled now.
        self._fill(name, make, True)

    def explain(self) -> None:
        """Bring the dock to the front that compares two classes."""
        self._docks["whyDock"].show()
        self._docks["whyDock"].raise_()
        self._fill("whyDock", self._make_why, True)

    def close(self) -> None:
        """Stop what goes on in them; does not wait."""
        for dock in self._made.values():
            close = getattr(dock, "close", None)
            if close is not None:
                close()
        if "teaching" in self.__dict__:
            self.teaching.close()

    def _fill(self, name: str, make: Callable[[], Dock], is_visible: bool) -> None:
        if is_visible and name not in self._made:
            self._made[name] = made = make()
            made.apply_theme(self._place.theme())
            placeholder = self._docks[name].widget()
            self._docks[name].setWidget(made.panel)
            placeholder.deleteLater()

    def _make_data(self) -> Dock:
        from visualnet.ui.panels.data.dock import DataDock

        return DataDock(self._place)

    def _make_augmentation(self) -> Dock:
        from visualnet.ui.panels.augmentation.dock import AugmentationDock

        return AugmentationDock(self._place)

    def _make_evaluation(self) -> Dock:
        from visualnet.ui.panels.evaluation.dock import EvaluationDock

        return EvaluationDock(self._place)

    def _make_runs(self) -> Dock:
        from visualnet.ui.panels.runs.dock import RunsDock

        dock = RunsDock(self._place, self.run_log)
        dock.overlays_changed.connect(self.overlays_changed)
        return dock

    def _make_experiments(self) -> Dock:
        from visualnet.ui.panels.experiments.dock import ExperimentsDock

        return ExperimentsDock(self._place)

    def _make_inspector(self) -> Dock:
        from visualnet.ui.panels.inspector.dock import InspectorDock

        return InspectorDock(self._place)

    def _make_edits(self) -> Dock:
        from visualnet.ui.panels.edits.dock import EditsDock

        return EditsDock(self._place)

    def _make_why(self) -> Dock:
        from visualnet.ui.panels.why.dock import WhyDock

        return WhyDock(self._place)

    def _make_map(self) -> Dock:
        from visualnet.ui.panels.map.dock import MapDock

        return MapDock(self._place)

    def _make_xray(self) -> Dock:
        from visualnet.ui.panels.xray.dock import XrayDock

        return XrayDock(self._place)

    def _make_my_digits(self) -> Dock:
        from visualnet.ui.panels.my_digits.dock import MyDigitsDock

        return MyDigitsDock(self._place, self.teaching.store)

    def _make_practice(self) -> Dock:
        from visualnet.ui.panels.practice.dock import PracticeDock

        return PracticeDock(self._place, self.teaching)
