"""Where a race is seen: its view, in place of the network's picture."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from visualnet.training.racing.race import Race, RaceState
from visualnet.ui.picture.modes import Mode
from visualnet.ui.picture.panel import NetworkView
from visualnet.ui.race.frames import frame_of
from visualnet.ui.race.starting import Line
from visualnet.ui.race.words import settings_text
from visualnet.ui.session.frames import probe_of
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.window.context import Context

if TYPE_CHECKING:
    from visualnet.ui.race.charts import Curves
    from visualnet.ui.race.view import RaceView

_MODES = (Mode.FLOW, Mode.WEIGHT)
"""What the pictures of a race can show; in other modes of the picture they show the first."""


class RaceStage(QObject):
    """Shows one race, or the picture; view: None where it is the picture."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.view: RaceView | None = None
        self._is_dashed = False
        context.preferences.bind(Preferences.has_dashes, self._set_dashed)

    def show_race(self, race: Race, line: Line, names: tuple[str, str]) -> "RaceView":
        """Show a race that begins at a line, in place of the picture; returns its view."""
        # Imported here, as all that is seen of a race: few windows have one.
        from visualnet.ui.race.view import RaceView

        view = RaceView(names, has_one_shape=race.has_one_shape)
        a, b = line.a, line.b
        has_points = a.dataset.features is not None
        view.set_classes(a.dataset.classes, b.dataset.classes, has_points=has_points)
        view.show_settings(settings_text(a, b), line.note)
        mode = self._context.shared(NetworkView).mode
        view.pictures.set_mode(mode if mode in _MODES else _MODES[0])
        view.pictures.set_dashed(self._is_dashed)
        self._put(view)
        return view

    def clear(self) -> None:
        """Show the picture again."""
        self._put(None)

    def show_state(self, race: Race, state: RaceState) -> None:
        """Show a state of the race, with what is in the pad now."""
        if self.view is None:
            return
        sides = ((race.a, state.a), (race.b, state.b))
        pad = self._context.pad
        if pad.image().size != race.a.trainer.network.layer_sizes[0]:
            # Another kind of network is shown already, and ends the race.
            return
        frames = [frame_of(*each, probe_of(pad, each[0].classes)) for each in sides]
        self.view.show_state(state, *frames)

    def show_curves(self, curves: "tuple[Curves, Curves]") -> None:
        """Show the curves of both sides."""
        if self.view is not None:
            self.view.show_curves(*curves)

    def _put(self, view: "RaceView | None") -> None:
        window, picture = self._context.window, self._context.shared(NetworkView)
        before, self.view = self.view, view
        picture.setVisible(view is None)
        shown = picture if view is None else view
        window.set_picture(shown, is_alone=view is not None)
        if before is not None:
            before.close_jobs()
            before.hide()
            before.deleteLater()
        shown.setFocus()
        # A widget that came later lies over what floats.
        window.messages.place()

    @Slot(bool)
    def _set_dashed(self, is_dashed: bool) -> None:
        self._is_dashed = is_dashed
        if self.view is not None:
            self.view.pictures.set_dashed(is_dashed)
