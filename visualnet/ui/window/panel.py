"""Panel and PanelDock, the contract of a panel: its menu entry, and what connects it when seen."""

from collections.abc import Callable, Iterable
from dataclasses import KW_ONLY, dataclass
from enum import Enum, auto
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from visualnet.ui.jobs.throttle import Throttle
from visualnet.ui.look.translation import Texts
from visualnet.ui.session.frame import Frame

_tr = Texts("Panels")

if TYPE_CHECKING:
    from visualnet.ui.window.context import Context, Find

_CONTEXT = "Panels"

PanelWidget = TypeVar("PanelWidget", bound=QWidget)


class Group(Enum):
    """What panels are for, in the order in which they are listed."""

    TRAIN = auto()
    LOOK_INSIDE = auto()
    MEASURE = auto()
    PRACTISE = auto()

    @property
    def title(self) -> str:
        """What the window calls it."""
        return {
            Group.TRAIN: _tr("Train"),
            Group.LOOK_INSIDE: _tr("Look inside"),
            Group.MEASURE: _tr("Measure"),
            Group.PRACTISE: _tr("Practise"),
        }[self]


@dataclass(frozen=True, slots=True)
class Panel:
    """One entry of the rail and the Panels menu; its dock is filled when it is first seen.

    key: names the dock `<key>Dock`, its action `<key>DockAction`. english_title, and
    english_purpose, one sentence: literals, for the translators. shortcut: such as "Alt+6". group:
    those of one stand together. build: makes what connects it, see `dock_in`. icon: of
    resources/icons; `panel-<key>` if left out. is_first: shown at the first start. is_presented:
    shown in presentation mode. needs_images: of no use where the network reads points, which a
    sentence says then. area: where it opens at first. finds: what of it the command palette
    finds, see `Context.add_finds`.
    """

    key: str
    english_title: str
    english_purpose: str
    shortcut: str
    group: Group
    build: Callable[["Context"], "PanelDock[Any]"]
    _: KW_ONLY
    icon: str = ""
    is_first: bool = False
    is_presented: bool = False
    needs_images: bool = False
    area: Qt.DockWidgetArea = Qt.DockWidgetArea.RightDockWidgetArea
    finds: Callable[["Context"], Iterable["Find"]] | None = None

    @property
    def dock_name(self) -> str:
        """The object name of the dock, by which layouts are saved."""
        return f"{self.key}Dock"

    @property
    def title(self) -> str:
        """Its name in the language of the window."""
        return QCoreApplication.translate(_CONTEXT, self.english_title)

    @property
    def purpose(self) -> str:
        """What it is for, in the language of the window."""
        return QCoreApplication.translate(_CONTEXT, self.english_purpose)


def dock_in(package: str, name: str) -> Callable[["Context"], "PanelDock[Any]"]:
    """Return what builds the dock of this name; loads `dock.py` of a package only when called."""

    def build(context: "Context") -> PanelDock[Any]:
        dock: PanelDock[Any] = getattr(import_module(f"{package}.dock"), name)(context)
        return dock

    return build


class PanelDock(QObject, Generic[PanelWidget]):
    """What connects one panel with the rest."""

    panel_shown = Signal()
    """It was hidden, and can be seen now."""

    def __init__(self, context: "Context", panel: PanelWidget) -> None:
        super().__init__(context.window)
        self.context, self.panel = context, panel
        panel.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Tell when the panel is shown."""
        if event.type() == QEvent.Type.Show:
            self.panel_shown.emit()
        return False

    def open(self, *what: object) -> None:
        """Show what `Context.open_panel` was asked to show; most panels have nothing to choose."""

    def close(self) -> None:
        """Stop what goes on; does not wait."""

    def follow_runs(self, show: Callable[[], None]) -> None:
        """Call `show` for the run that is open now, and whenever another one is."""
        self.context.session.run_changed.connect(show)
        show()

    def follow_frames(
        self,
        show: Callable[[Frame], None],
        pause_ms: int = 0,
        is_wanted: Callable[[], bool] | None = None,
    ) -> None:
        """Call `show` with readings of the shown run while the panel is visible, the newest last.

        They are the frames that all numbers of the window are of. At least `pause_ms` pass between
        two calls. A panel that is shown gets the frame of what is there then. is_wanted: instead
        of whether the panel is visible.
        """
        _FrameFollower(self, show, pause_ms, is_wanted or self.panel.isVisible)


class _FrameFollower(QObject):
    def __init__(
        self,
        dock: PanelDock[Any],
        show: Callable[[Frame], None],
        pause_ms: int,
        is_wanted: Callable[[], bool],
    ) -> None:
        super().__init__(dock)
        self._session, self._show, self._is_wanted = dock.context.session, show, is_wanted
        self._pace = Throttle(pause_ms, self._pass_on, self)
        frames = dock.context.frames
        frames.reading_ready.connect(self._take_frame)
        # At rest no frame would come by itself.
        dock.panel_shown.connect(frames.request)

    def _take_frame(self, frame: Frame) -> None:
        if self._is_wanted():
            self._pace.offer(frame)

    def _pass_on(self, frame: Frame) -> None:
        # It may have waited while another run was opened.
        if frame.run_id == self._session.run_id:
            self._show(frame)
