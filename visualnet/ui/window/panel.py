"""Panel and PanelDock, the contract of a panel: its menu entry, and what connects it when seen."""

from collections.abc import Callable, Iterable
from dataclasses import KW_ONLY, dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

from visualnet.ui.jobs.throttle import Throttle
from visualnet.ui.look.theme import Theme
from visualnet.ui.session.frame import Frame

if TYPE_CHECKING:
    from visualnet.ui.window.context import Context, Find


class Group(Enum):
    """What panels are for, in the order in which they are listed."""

    TRAIN = auto()
    LOOK_INSIDE = auto()
    MEASURE = auto()
    PRACTISE = auto()

    @property
    def title(self) -> str:
        """What the window calls it."""
        translate = QCoreApplication.translate
        return {
            Group.TRAIN: translate("Panels", "Train"),
            Group.LOOK_INSIDE: translate("Panels", "Look inside"),
            Group.MEASURE: translate("Panels", "Measure"),
            Group.PRACTISE: translate("Panels", "Practise"),
        }[self]


@dataclass(frozen=True, slots=True)
class Panel:
    """One entry of the rail and the Panels menu; its dock is filled when it is first seen.

    key: names the dock `<key>Dock`, its action `<key>DockAction`. title, and purpose,
    one sentence: are called once there is a translator. group: those of one stand together.
    shortcut: such as "Alt+6". build: makes what connects it; imports its modules inside, so that
    the start stays quick. icon: of resources/icons; `panel-<key>` if left out. is_first: shown at
    the first start. is_presented: shown in presentation mode. finds: what of it the command palette
    finds, see `Context.add_finds`.
    """

    key: str
    title: Callable[[], str]
    shortcut: str
    build: Callable[["Context"], "PanelDock"]
    _: KW_ONLY
    group: Group
    purpose: Callable[[], str]
    icon: str = ""
    is_first: bool = False
    is_presented: bool = False
    finds: Callable[["Context"], Iterable["Find"]] | None = None

    @property
    def dock_name(self) -> str:
        """The object name of the dock, by which layouts are saved."""
        return f"{self.key}Dock"


class PanelDock(QObject):
    """What connects one panel with the rest; subclasses set `panel` in their constructor."""

    panel: QWidget

    def __init__(self, context: "Context") -> None:
        super().__init__(context.window)
        self.context = context
        self._followers: list[_FrameFollower] = []

    def apply_theme(self, theme: Theme) -> None:
        """Hand a theme's colours to the panel, where it paints itself."""
        apply = getattr(self.panel, "apply_theme", None)
        if apply is not None:
            apply(theme)

    def open(self, *what: object) -> None:
        """Show what `Context.open_panel` was asked to show; most panels have nothing to choose."""

    def close(self) -> None:
        """Stop what goes on; does not wait."""

    def follow_frames(self, show: Callable[[Frame], None], pause_ms: int = 0) -> None:
        """Call `show` with readings of the shown run while the panel is visible, the newest last.

        They are the frames that all numbers of the window are of.

        At least `pause_ms` pass between two calls. A panel that comes to light gets the frame of
        what is there then. To be called once `panel` is set.
        """
        self._followers.append(_FrameFollower(self.context, self.panel, show, pause_ms))


class _FrameFollower(QObject):
    def __init__(
        self, context: "Context", panel: QWidget, show: Callable[[Frame], None], pause_ms: int
    ) -> None:
        super().__init__(panel)
        self._context, self._panel, self._show = context, panel, show
        self._pace = Throttle(pause_ms, self._pass_on, self)
        context.frames.reading_ready.connect(self._take_frame)
        panel.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            # At rest no frame would come by itself.
            self._context.frames.request()
        return False

    def _take_frame(self, frame: Frame) -> None:
        if self._panel.isVisible():
            self._pace.offer(frame)

    def _pass_on(self, frame: Frame) -> None:
        # It may have waited while another run was opened.
        if frame.run_id == self._context.session.run_id:
            self._show(frame)
