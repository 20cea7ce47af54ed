"""Tables that painted points are kept in: which one is written to, and which are needed still."""

from contextlib import suppress
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from visualnet.data.plane.painted import Painted, is_painted, painted_path
from visualnet.ui.window.context import Context

_MOST_KNOWN = 200
"""Data sets whose painted points are remembered, for undo."""


class PaintedTables(QObject):
    """A table that a saved project or a run that has learnt names stays as it is."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._own: set[Path] = set()
        """Tables that were begun here; others may belong to projects, and stay as they are."""
        self._begun: Path | None = None
        """The table that was begun last, until a run has its points."""
        self._known: list[tuple[object, Painted]] = []
        """Data sets that were painted, with their points: undo brings the data set back."""
        self._named: set[Path] = set()
        """Tables that saved projects name, which are never written to any more."""
        self._behind_others: set[Path] = set()
        """Tables that painting went on from in another one, for the runs that learnt from them."""

    def path_to_write(self) -> Path:
        """Return the table to write what is painted to: that of the points that are shown.

        A new one where they are not painted yet, or where others may name that table: a saved
        project, or a run that has learnt, each of which keeps its own points.
        """
        source = self._context.session.config.dataset
        path = Path(source)
        if is_painted(source):
            if not self.is_named(path):
                return path
            self._behind_others.add(path)
        if self._begun is None:
            paths = map(painted_path, count(1))
            self._begun = next(path for path in paths if not path.exists())
            self._own.add(self._begun)
        return self._begun

    @property
    def passed(self) -> frozenset[str]:
        """The tables that painting went on from: of each painting, the last one is offered."""
        return frozenset(map(str, self._behind_others))

    def note_used(self) -> None:
        """A run has the points that were painted last."""
        self._begun = None

    def know(self, dataset: object, painted: Painted) -> None:
        """Remember the points of data that a table of these has, for undo."""
        self._known = [*self._known[1 - _MOST_KNOWN :], (dataset, painted)]

    def known_of(self, dataset: object) -> Painted | None:
        """Return the points of data, where they were painted or read here."""
        return next((painted for data, painted in self._known if data is dataset), None)

    def is_kept(self, path: Path) -> bool:
        """Tell whether a table is not begun here, or a saved project names it."""
        return path not in self._own or path in self._named

    def is_named(self, path: Path) -> bool:
        """Tell whether a table stays: of others, or learnt from by what stays."""
        if self.is_kept(path):
            return True
        run, sweep = self._context.session.run, self._context.experiments.record
        if run is not None and (run.saved is not None or run.state[0]):
            return True
        configs = [record.config for record in self._context.run_log.history.records]
        if sweep is not None:
            configs.extend(sweep.sweep.configs)
        return any(config.dataset == str(path) for config in configs)

    def note_saved(self) -> None:
        """A project was saved: the tables of its runs stay as they are."""
        sources = [run.trainer.config.dataset for run in self._context.session.runs()]
        self._named.update(Path(source) for source in sources if is_painted(source))

    @Slot()
    def note_model_saved(self) -> None:
        """A model was saved, which names its data: nobody knows which tables are needed by now."""
        self._behind_others.clear()

    def remove_passed(self) -> None:
        """Remove the tables that nothing names once the window is closed: one a painted point.

        Those of saved projects stay, and the one that is shown.
        """
        shown = Path(self._context.session.config.dataset)
        for path in self._behind_others - self._named - {shown}:
            # What cannot be removed is left, as it would be without this.
            with suppress(OSError):
                path.unlink(missing_ok=True)
