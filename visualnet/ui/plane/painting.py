"""Points painted by hand: added and taken away on the plane, kept in a table of the user's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from visualnet.arrays import LabelArray
from visualnet.data.plane.points import LEAST_POINTS
from visualnet.features import PointArray
from visualnet.paths import user_data_dir, write_atomically
from visualnet.ui.plane.shown_points import DataPoints
from visualnet.ui.session.undo import ValueCommand
from visualnet.ui.window.context import Context

MOST_CLASSES = 9
"""Of points painted by hand: the keys 1 to 9."""

_DIGITS = 5


@dataclass(frozen=True, slots=True, eq=False)
class Painted:
    """Points as they were painted. columns: of the table. classes: names, by label."""

    data: DataPoints
    columns: tuple[str, ...]
    classes: tuple[str, ...]

    @property
    def lacking(self) -> int:
        """How many points are missing before they can be learnt from."""
        return max(0, LEAST_POINTS - len(self.data.labels))

    @property
    def is_of_one_class(self) -> bool:
        return len(np.unique(self.data.labels)) < 2

    def with_point(self, values: Sequence[float], label: int) -> "Painted":
        """Return the same with another point; label: from 0, of a class that may be new."""
        names = list(self.classes)
        while len(names) <= label:
            names.append(next(n for n in map(str, range(1, 100)) if n not in names))
        points = np.vstack([self.data.points, [values]])
        labels = np.append(self.data.labels, np.uint8(label))
        return replace(self, data=DataPoints(points, labels), classes=tuple(names))

    def without(self, number: int) -> "Painted":
        """Return the same without one point."""
        points = np.delete(self.data.points, number, axis=0)
        return replace(self, data=DataPoints(points, np.delete(self.data.labels, number)))


def table_text(painted: Painted) -> bytes:
    """Return a table of points: a line of names, then a line a point, its class last."""
    names = ",".join((*painted.columns, "label"))
    lines = [
        ",".join((*(f"{value:.{_DIGITS}g}" for value in row), painted.classes[label]))
        for row, label in zip(
            painted.data.points.tolist(), painted.data.labels.tolist(), strict=True
        )
    ]
    return ("\n".join((names, *lines)) + "\n").encode()


def painted_path() -> Path:
    """Return where the points that are painted are kept."""
    return user_data_dir() / "painted-points.csv"


class Painting(QObject):
    """Adds and erases points; those that can be learnt from become the run's data at once."""

    changed = Signal()
    """Other points are to be shown."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.label = 0
        """The class of points that are added."""
        self._painted: Painted | None = None
        self._is_asked = False
        context.data.new_network_needed.connect(self._note_question)

    @property
    def needs_new_network(self) -> bool:
        """Whether what is painted has other classes than the network, so that it is asked for."""
        return self._painted is not None and self._is_asked

    @property
    def waiting(self) -> Painted | None:
        """What is painted and too little yet to be learnt from; None where nothing is."""
        return self._painted

    def take_data(self, found: tuple[DataPoints, DataPoints] | None) -> None:
        """Go on from these points, to train on and to test with."""
        self._found = found
        self._painted, self._is_asked = None, False
        session = self._context.session
        if found is not None and session.config.dataset == str(painted_path()):
            # Undo may have brought back other points than the file has.
            self._write(self._present(), lambda: None)

    _found: tuple[DataPoints, DataPoints] | None = None

    def add(self, values: tuple[float, ...]) -> None:
        """Add a point of the chosen class; can be undone."""
        self._take(self._present().with_point(values, self.label), self.tr("add a point"))

    def erase(self, values: tuple[float, ...], scale: PointArray) -> None:
        """Take the nearest point away; can be undone. scale: of each number, to compare by."""
        present = self._present()
        if not len(present.data.labels):
            return
        away = (((present.data.points - values) / scale) ** 2).sum(axis=1)
        self._take(present.without(int(away.argmin())), self.tr("erase a point"))

    @Slot()
    def clear(self) -> None:
        """Begin with no points; can be undone."""
        present = self._present()
        nothing = DataPoints(present.data.points[:0], present.data.labels[:0])
        self._take(replace(present, data=nothing), self.tr("erase all points"))

    def present(self) -> Painted:
        """Return the points that are shown, as they would be kept."""
        return self._present()

    def _present(self) -> Painted:
        if self._painted is not None:
            return self._painted
        session = self._context.session
        features = session.features
        assert features is not None  # noqa: S101 - there is a plane
        columns = features.columns
        points: PointArray = np.zeros((0, len(columns)))
        labels: LabelArray = np.zeros(0, np.uint8)
        if self._found is not None:
            points = np.concatenate([part.points for part in self._found])
            labels = np.concatenate([part.labels for part in self._found])
        return Painted(DataPoints(points, labels), columns, session.classes)

    def _take(self, painted: Painted, text: str) -> None:
        if painted.lacking or painted.is_of_one_class:
            before = self._painted
            self._show(painted)
            self._context.session.undo_stack.add(ValueCommand(self._show, before, painted, text))
            return
        path = painted_path()
        # What is painted next goes on from this, even before it is loaded.
        self._painted, self._is_asked = painted, False
        self.changed.emit()
        self._write(painted, lambda: self._context.data.open_source(str(path), text))

    @Slot()
    def _note_question(self) -> None:
        self._is_asked = True
        self.changed.emit()

    def _show(self, painted: Painted | None) -> None:
        self._painted, self._is_asked = painted, False
        self.changed.emit()

    def _write(self, painted: Painted, then: Callable[[], None]) -> None:
        path, text = painted_path(), table_text(painted)

        def write() -> None:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, text)

        self._context.saving.submit(write, lambda _none: then(), self._tell)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        words = self.tr("The points cannot be kept in {0} ({1}).")
        self._context.say_error(words.format(painted_path(), error), "plane")
