"""Panel and PanelDock, the contract of a panel: its menu entry, and what connects it when seen."""

from collections.abc import Callable, Iterable
from dataclasses import KW_ONLY, dataclass
from enum import Enum, auto
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

from visualnet.ui.jobs.throttle import Throttle
from visualnet.ui.look.theme import Theme
from visualnet.ui.session.frame import Frame

if TYPE_CHECKING:
    from visualnet.ui.window.context import Context, Find

_CONTEXT = "Panels"


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


def _tr(text: str) -> str:
    return QCoreApplication.translate("Panels", text)


@dataclass(frozen=True, slots=True)
class Panel:
    """One entry of the rail and the Panels menu; its dock is filled when it is first seen.

    key: names the dock `<key>Dock`, its action `<key>DockAction`. english_title, and
    english_purpose, one sentence: literals, for the translators. shortcut: such as "Alt+6". group:
    those of one stand together. build: makes what connects it, see `dock_in`. icon: of
    resources/icons; `panel-<key>` if left out. is_first: shown at the first start. is_presented:
    shown in presentation mode. finds: what of it the command palette finds, see
    `Context.add_finds`.
    """

    key: str
    english_title: str
    english_purpose: str
    shortcut: str
    group: Group
    build: Callable[["Context"], "PanelDock"]
    _: KW_ONLY
    icon: str = ""
    is_first: bool = False
    is_presented: bool = False
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


def dock_in(package: str, name: str) -> Callable[["Context"], "PanelDock"]:
    """Return what builds the dock of this name; loads `dock.py` of a package only when called."""

    def build(context: "Context") -> PanelDock:
        dock: PanelDock = getattr(import_module(f"{package}.dock"), name)(context)
        return dock

    return build


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
