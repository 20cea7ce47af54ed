"""The real window on screens of one scale, each panel in turn: prints what is cut as JSON.

usage: QT_SCALE_FACTOR=S python -m tests.ui.every_screen 800x480,1024x600
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from time import monotonic
from typing import Any, get_args

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import shiboken6
from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QPushButton,
    QSpacerItem,
    QTabWidget,
    QToolButton,
    QWidget,
    QWidgetItem,
)

from tests.ui.cut_finder import faults_in
from tests.ui.painted_words import PaintedWords, noting_painted_words
from tests.ui.pseudo_language import speaking_pseudo
from visualnet.scene.parts import Connection
from visualnet.training.loading import load_dataset_of
from visualnet.training.recipes import POINT_CONFIG
from visualnet.training.sweeps.one_run import FIGURES
from visualnet.training.sweeps.sweep import SweepResult
from visualnet.ui.app import build_window
from visualnet.ui.look.theme import ThemeChoice
from visualnet.ui.panels.registry import PANELS
from visualnet.ui.panels.step_through.stages import stage_of, stages_of
from visualnet.ui.panels.step_through.update_view import UpdateView
from visualnet.ui.session.preferences import Preferences

PLANE = "plane"
"""As a panel's key: the plane, which stands in the drawing panel's place."""

_STEPS = 1_200
_PATIENCE_S = 60

Found = dict[str, dict[str, str]]


def screen_file() -> str:
    """Return the file that tells Qt of a screen larger than any here."""
    screen: dict[str, Any] = {"name": "wall", "x": 0, "y": 0, "width": 8000, "height": 4400}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    path = Path(tempfile.mkdtemp()) / "screens.json"
    path.write_text(json.dumps({"screens": [screen]}))
    return str(path)


def wait(condition, what: str) -> None:
    """Let the window live until the condition holds."""
    until = monotonic() + _PATIENCE_S
    while not condition():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if monotonic() > until:
            raise TimeoutError(what)


def settle(milliseconds: int = 0) -> None:
    """Let layouts and what is posted find their places."""
    if milliseconds:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
    for _ in range(3):
        QApplication.processEvents()


def train(session, steps: int = _STEPS) -> None:
    """Learn so many steps, so that charts and tables have something to show."""
    begun = session.snapshot.step if session.snapshot else 0
    session.play()

    def has_learnt() -> bool:
        snapshot = session.snapshot
        return snapshot is not None and snapshot.step >= begun + steps

    wait(has_learnt, "training")
    session.pause()
    settle(100)


class Tour:
    """Goes through themes, sizes and panels, and measures."""

    def __init__(
        self,
        sizes: list[tuple[int, int]],
        text_size: int,
        keys: list[str],
        *,
        opens_by_hand: bool = False,
        keep: Path | None = None,
    ) -> None:
        """keys: of panels. text_size: in per cent.

        opens_by_hand: panels get the width that they get by a click, else that of the area.
        keep: a folder for pictures of the window.
        """
        self._opens_by_hand, self._keep = opens_by_hand, keep
        preferences = Preferences(None)
        preferences.text_size = text_size
        self.window = window = build_window(preferences=preferences)
        self.application = window.application
        self.application.never_ask()
        self.sizes, self.keys = sizes, keys
        self.size = sizes[-1]
        window.resize(*sizes[-1])
        window.show()
        session = self.application.session
        wait(lambda: session.dataset is not None, "data")
        session.change(epochs=None)
        train(session)
        self.fill()

    def fill(self) -> None:
        """Make every panel, with something in it."""
        self.window.findChild(QAction, "restartAction").trigger()
        train(self.application.session)
        for key in self.keys:
            if key == PLANE:
                continue
            self.open(key)
            for section in self.body(key).findChildren(QToolButton):
                if section.isCheckable() and "ection" in type(section).__name__:
                    section.setChecked(True)
        if "evaluation" in self.keys:
            self.open("evaluation")
            panel = self.panel("evaluation")
            wait(lambda: panel.report is not None, "evaluation")
            place = panel.confusion.cell_rect((2, 7)).center().toPoint()
            QTest.mouseClick(panel.confusion, Qt.MouseButton.LeftButton, pos=place)
        if "experiments" in self.keys:
            self.fill_experiments()
        settle(1500)

    def fill_experiments(self) -> None:
        """Show results as a sweep would bring them."""
        panel = self.panel("experiments")
        sweep = panel._form.sweep()
        panel._begin(sweep)
        for number, config in enumerate(sweep.configs):
            figures = dict.fromkeys(FIGURES, 0.5)
            figures |= {"test_accuracy": 0.9123 + 0.01 * number, "seconds": 123.4}
            panel.add_result(SweepResult(config, figures, was_found=False))
        panel.finish("")

    def pages(self, key: str) -> Iterator[str]:
        """Bring each page of a panel to the front, and give its name."""
        body = self.body(key)
        if key == "inspector":
            dock = self.application.panels._fill(key)
            for name, choice in (
                ("neuron", (1, 3)),
                ("connection", Connection(1, 3, 2)),
                ("layer", 2),
            ):
                dock.open(choice)
                yield name
            return
        if key == "stepThrough":
            yield from self._stages(self.panel(key))
            return
        pages = body.findChild(QComboBox, "chartPage") or body.findChild(QTabWidget)
        for number in range(pages.count()) if pages else ():
            pages.setCurrentIndex(number)
            yield str(number)
        if pages:
            pages.setCurrentIndex(0)
        else:
            yield ""

    def _stages(self, panel: Any) -> Iterator[str]:
        """Bring a stage of each kind to the front, of a step with an image that has a label."""
        test = self.application.session.dataset.test
        # Always the same one, which is read right.
        self.application.context.pad.show_image(test, 0, "0")
        wait(lambda: panel.step is not None and panel.step.learning is not None, "a step")
        layers = len(panel.step.source.network.weights)
        for stage in {stage_of(name, layers).kind: name for name in stages_of(layers)}.values():
            panel.show_stage(stage)
            update = panel.findChild(UpdateView)
            if update is not None:
                wait(lambda: update.course is not None, "an update")  # noqa: B023
            yield stage

    def panel(self, key: str) -> Any:
        return self.application.panels._fill(key).panel

    def body(self, key: str) -> QWidget:
        """Return all that stands in a dock."""
        return self.window.docks[f"{key}Dock"].widget()

    def open(self, key: str) -> None:
        dock = self.window.docks[f"{key}Dock"]
        for name, other in self.window.docks.items():
            if name not in ("drawingDock", "chartsDock") and other is not dock:
                other.hide()
        if self._opens_by_hand:
            dock.bring_to_front()
        else:
            dock.show()
            dock.fill()

        def is_in_front() -> bool:
            # Qt forgets it where the row of tabs was made only now.
            dock.raise_()
            return dock.is_in_front

        wait(is_in_front, key)
        settle()

    def faults(self, key: str, words: PaintedWords) -> dict[str, str]:
        """Return what is cut in a panel."""
        faults = faults_in(self.body(key), words)
        if faults:
            # Some layouts take two turns; what stays is a fault.
            settle(100)
            faults = faults_in(self.body(key), words)
        status, place = self.window.statusBar(), self.window.docks[f"{key}Dock"].geometry()
        room = self.window.rect().adjusted(0, 0, 0, -status.height())
        if not room.contains(place):
            faults[f"{key}Dock"] = f"{place.bottom() - room.bottom()} px over the bottom"
        took, asked = self.window.size(), QSize(*self.size)
        if took != asked:
            faults[f"{key}Dock"] = f"makes the window {took.width()}x{took.height()}"
            self.window.resize(asked)
            settle()
        return faults

    def keep_picture(self, name: str) -> None:
        """Save a picture of the window, where pictures are kept."""
        if self._keep is not None:
            self.window.grab().save(str(self._keep / f"{name.replace(' ', '-')}.png"))

    def measure(self, words: PaintedWords) -> Found:
        """Return what is cut, by its path and by the screen."""
        found: Found = {}
        for where in self.screens():
            for key in ("drawing", *(key for key in self.keys if key != PLANE)):
                self.open(key)
                for page in self.pages(key):
                    self.note(found, words, key, key, f"{where} {page}".strip())
        if PLANE in self.keys:
            self.measure_plane(found, words)
        return found

    def measure_plane(self, found: Found, words: PaintedWords) -> None:
        """Find what is cut where a network reads points: of two numbers, then of eight."""
        for source in ("spiral3", self.table()):
            self.show_points(source)
            for where in self.screens():
                self.open("drawing")
                self.note(found, words, "drawing", PLANE, f"{where} {Path(source).stem}")

    def table(self) -> str:
        """Write a table of eight numbers and words as labels; return its path."""
        names = [f"measured length {number}" for number in range(1, 9)]
        lines = [",".join((*names, "label"))]
        for number in range(60):
            numbers = ((number * step) % 17 / 3 for step in range(1, 9))
            kind = ("meadow saffron", "lily")[number % 2]
            lines.append(",".join((*(f"{each:.4f}" for each in numbers), kind)))
        path = Path(tempfile.mkdtemp()) / "lengths.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        return str(path)

    def show_points(self, source: str) -> None:
        """Learn from points, with all that can be shown of them."""
        session, plane = self.application.session, self.application.plane
        config = POINT_CONFIG.changed(dataset=source, epochs=None)
        session.apply(config, load_dataset_of(config))
        wait(lambda: plane.is_shown and plane.has_points, "points")
        # Points are learnt from at a pace that is to be watched.
        train(session, 30)
        self.window.findChild(QCheckBox, "paintPoints").setChecked(True)
        # So few that a sentence says how many are missing.
        self.window.findChild(QPushButton, "erasePoints").click()
        settle(100)

    def screens(self) -> Iterator[str]:
        """Bring the window to each size in each theme, and name both."""
        factor = self.window.devicePixelRatio()
        for theme in get_args(ThemeChoice):
            if theme == "system":
                continue
            self.application.appearance.set_theme(theme)
            for size in self.sizes:
                self.size = size
                self.window.resize(*size)
                settle()
                self.window.set_first_layout()
                settle(30)
                yield f"{size[0]}x{size[1]} {factor:g} {theme}"

    def note(self, found: Found, words: PaintedWords, key: str, name: str, where: str) -> None:
        """Add what is cut in a panel by its path and by where; name: of what stands in it."""
        settle()
        for path, fault in self.faults(key, words).items():
            found.setdefault(f"{name}: {path}", {})[where] = fault
        self.keep_picture(f"{name} {where}")


def kept_items() -> dict[str, str]:
    """Return the items of layouts that Python keeps, each by its widget and what that is in."""
    return {
        str(item.widget()): f"in {item.widget() and item.widget().parentWidget()}"
        for item in shiboken6.getAllValidWrappers()
        if type(item) in (QWidgetItem, QSpacerItem) and not shiboken6.ownedByPython(item)
    }


def _speaking(language: str) -> AbstractContextManager[None]:
    if not language:
        return nullcontext()
    return speaking_pseudo(from_right=language == "pseudo-from-right")


def parser() -> argparse.ArgumentParser:
    """Return what can be asked for."""
    asked = argparse.ArgumentParser("python -m tests.ui.every_screen")
    asked.add_argument("sizes", help="logical, such as 800x480,1024x600")
    asked.add_argument("--text-size", type=int, default=100, help="in per cent")
    keys = ",".join((*(panel.key for panel in PANELS), PLANE))
    asked.add_argument("--panels", default=keys, help="keys")
    asked.add_argument("--language", default="", choices=["", "pseudo", "pseudo-from-right"])
    asked.add_argument("--keep", type=Path, help="a folder for pictures of the window")
    return asked


def main() -> None:
    asked = parser().parse_args()
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen_file()}"
    app = QApplication(["visualnet"])
    sizes = [tuple(map(int, size.split("x"))) for size in asked.sizes.split(",")]
    by_hand = bool(asked.language)
    if asked.keep is not None:
        asked.keep.mkdir(parents=True, exist_ok=True)
    with noting_painted_words() as words, _speaking(asked.language):
        keys = asked.panels.split(",")
        tour = Tour(sizes, asked.text_size, keys, opens_by_hand=by_hand, keep=asked.keep)
        found = tour.measure(words)
        if kept := kept_items():
            found["items of layouts that Python keeps"] = kept
    print(json.dumps(found))  # noqa: T201 - the test reads it
    sys.stdout.flush()
    tour.window.close()
    del app
    os._exit(0)


if __name__ == "__main__":
    main()
