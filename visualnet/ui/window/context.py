"""The context that every feature and panel gets: window, state, jobs, messages, file dialogs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeVar, cast

from PySide6.QtWidgets import QFileDialog, QMenu

from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.look.translation import said_of, translated
from visualnet.ui.session.data.data_loader import DataLoader
from visualnet.ui.session.experiment_log import ExperimentLog
from visualnet.ui.session.frames import FrameMaker
from visualnet.ui.session.pad_state import PadState
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.session.run_log import RunLog
from visualnet.ui.session.session import Session
from visualnet.ui.widgets.eliding_label import ElidingLabel
from visualnet.ui.window.actions import Actions
from visualnet.ui.window.acts.context_menus import ContextMenus, Entries, fill_menu
from visualnet.ui.window.acts.copying import Copying
from visualnet.ui.window.main_window import MainWindow
from visualnet.ui.window.openers import Openers

Shared = TypeVar("Shared")

_Ask = Callable[[Callable[[], None]], None]
"""Does something at once where nothing would be lost, else if the user agrees."""


@dataclass(frozen=True, slots=True)
class Find:
    """One thing that the command palette finds.

    text: its name, as it stands in the window. detail: where it stands, or a sentence. keys: its
    shortcut as people read it. act: does it, or goes to it. tip: searched too, and shown as the
    tooltip. words: searched too, never shown. is_enabled: whether it can be done now; shown in grey
    where not. is_checked: whether it is chosen already, of several, or switched on.
    """

    text: str
    detail: str
    keys: str
    act: Callable[[], object]
    tip: str = ""
    words: str = ""
    is_enabled: bool = True
    is_checked: bool = False


@dataclass(eq=False)
class Context:
    """One per window.

    session: the run that is shown. pad: the content of the drawing pad. frames: what is shown of
    both. data: loads data sets. run_log: all trainings of the session. experiments: that of the
    project. jobs: work that reads; saving: work that writes files.
    open_panel: brings a panel to the front by its key, with what it is to show. explain_term: opens
    the glossary at an entry, by its key. openers: open files by what they are.
    """

    window: MainWindow
    session: Session
    pad: PadState
    frames: FrameMaker
    data: DataLoader
    run_log: RunLog
    jobs: Jobs
    saving: Jobs
    preferences: Preferences
    open_panel: Callable[..., None] = field(default=lambda *_what: None)
    explain_term: Callable[[str], None] = field(default=lambda _key: None)
    experiments: ExperimentLog = field(default_factory=ExperimentLog)
    _menus: dict[str, Callable[[], Entries]] = field(default_factory=dict)
    _shared: dict[type[Any], object] = field(default_factory=dict)
    _finds: list[tuple[str, Callable[[], Iterable[Find]]]] = field(default_factory=list)
    _training_checks: list[Callable[[], bool]] = field(default_factory=list)
    _others_unsaved: list[tuple[Callable[[], bool], _Ask]] = field(default_factory=list)
    openers: Openers = field(init=False)

    def __post_init__(self) -> None:
        self.openers = Openers(self.window)
        self.openers.failed.connect(lambda sentence: self.say_error(sentence, "opening"))
        self.openers.begun.connect(lambda: self.take_back("opening"))

    @cached_property
    def copying(self) -> Copying:
        """Copies what has the focus."""
        return Copying(lambda sentence: self.say(sentence, "copy"))

    @cached_property
    def menus(self) -> ContextMenus:
        """Gives widgets what a right click on them shows."""
        return ContextMenus(self.actions, self.copying)

    @property
    def actions(self) -> Actions:
        """The actions of the window."""
        return self.window.actions_

    def share(self, kind: type[Shared], part: Shared) -> None:
        """Let panels and later features find a part by its type, such as the network view."""
        self._shared[kind] = part

    def shared(self, kind: type[Shared]) -> Shared:
        """Return the part that a feature shared under this type. Raises KeyError without one."""
        return cast("Shared", self._shared[kind])

    def add_finds(self, kind: str, source: Callable[[], Iterable[Find]]) -> None:
        """Let the command palette find what a source returns.

        kind: what these things are, in a word, such as Setting. source: is asked each time that
        the palette opens, never before; it is to be quick, and may import what it needs.
        """
        self._finds.append((kind, source))

    @property
    def find_sources(self) -> Sequence[tuple[str, Callable[[], Iterable[Find]]]]:
        """What is found by the command palette: (kind, source) of each."""
        return self._finds

    def add_training_check(self, check: Callable[[], bool]) -> None:
        """Have check() called before a training starts; where it returns False it has said why."""
        self._training_checks.append(check)

    def may_train(self) -> bool:
        """Return whether a training may start, see `add_training_check`."""
        return all(check() for check in self._training_checks)

    def add_unsaved(self, is_there: Callable[[], bool], ask: _Ask) -> None:
        """Have work that no project keeps asked about before it would be lost.

        is_there: whether there is such work now. ask: calls what it is given, saved or not, unless
        the user wants to stay.
        """
        self._others_unsaved.append((is_there, ask))

    @property
    def has_others_unsaved(self) -> bool:
        """Whether there is work that saving the project would not keep, see `add_unsaved`."""
        return any(is_there() for is_there, _ in self._others_unsaved)

    def ask_about_others(self, then: Callable[[], None]) -> None:
        """Do it once the user agreed to what would be lost of such work."""
        for _, ask in self._others_unsaved:
            then = partial(ask, then)
        then()

    def say(self, sentence: str, topic: str = "", *, lasts: bool = False) -> None:
        """Show a sentence over the picture for a while: what was done.

        topic: what it is about, such as "files"; a newer sentence on the same takes its place.
        lasts: it stays until it is taken back, as it tells of something that goes on.
        """
        self.window.notices.say(translated(sentence), topic, lasts=lasts)

    def say_error(self, sentence: str, topic: str = "") -> None:
        """Show what went wrong, until it is closed or taken back."""
        self.window.notices.say_error(translated(sentence), topic)

    def take_back(self, what: str) -> None:
        """Hide what was said on this topic, or this sentence: it no longer holds."""
        self.window.notices.take_back(translated(what))

    def tell(self, error: Exception, topic: str = "") -> None:
        """Say what went wrong; raises what is a fault of the program."""
        self.say_error(said_of(error), topic)

    def status(self, name: str) -> ElidingLabel:
        """Return a label of the status bar: data, network, rate or frames."""
        return self.window.status[name]

    def add_menu(self, name: str, make: Callable[[], Entries]) -> None:
        """Let a feature say what the menu that `menus.py` names holds when it opens."""
        self._menus[name] = make

    def fill_menu(self, name: str, menu: QMenu) -> None:
        """Have a menu filled anew. Raises KeyError where no feature fills it."""
        menu.clear()
        fill_menu(menu, self._menus[name](), self.actions)

    def file_dialog(self, title: str, kind: str) -> QFileDialog:
        """Return a dialog that begins in the folder of its kind and remembers where it ended.

        kind: work (projects and models), data, drawing, picture or table. It destroys itself.
        """
        dialog = QFileDialog(self.window, title, str(self.preferences.folder(kind)))
        dialog.fileSelected.connect(
            lambda path: self.preferences.keep_folder(kind, Path(path).parent)
        )
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def ask_open(
        self,
        title: str,
        filters: list[str],
        chosen: Callable[[str], object],
        mode: QFileDialog.FileMode = QFileDialog.FileMode.ExistingFile,
        kind: str = "work",
    ) -> None:
        """Let the user choose a file or folder; `chosen` is called with its path."""
        dialog = self.file_dialog(title, kind)
        dialog.setFileMode(mode)
        dialog.setNameFilters(filters)
        dialog.fileSelected.connect(chosen)
        dialog.open()

    def ask_path(
        self,
        title: str,
        name: str,
        endings: tuple[str, ...],
        chosen: Callable[[Path], object],
        kind: str = "picture",
    ) -> None:
        """Let the user choose a file to write; `chosen` is called with its path.

        name: proposed, without ending. endings: such as ".csv", the first is proposed.
        """
        dialog = self.file_dialog(title, kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters([f"{ending.lstrip('.').upper()} (*{ending})" for ending in endings])
        dialog.setDefaultSuffix(endings[0].lstrip("."))
        dialog.filterSelected.connect(
            lambda text: dialog.setDefaultSuffix(text.rpartition("*.")[2].rstrip(")"))
        )
        dialog.selectFile(name + endings[0])
        dialog.fileSelected.connect(lambda path: chosen(Path(path)))
        dialog.open()

    def ask_save(
        self,
        title: str,
        name: str,
        endings: tuple[str, ...],
        write: Callable[[Path], None],
        kind: str = "table",
        then: Callable[[], object] = lambda: None,
    ) -> None:
        """Let the user choose a file, as `ask_path` does, and write it in a thread.

        then: what is done once it is written.
        """

        def save(path: Path) -> None:
            saved = self.window.tr("Saved {0}.").format(path)

            def tell(_none: None) -> None:
                self.say(saved, "save")
                then()

            self.saving.submit(
                lambda: write(path),
                tell,
                lambda error: self.tell(error, "save"),
            )

        self.ask_path(title, name, endings, save, kind)
