"""Connection of the user's digits with the network: their answers, and lessons on them."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot

from visualnet.arrays import LabelArray
from visualnet.data.dataset import Split
from visualnet.data.drawing.labelled_strokes import (
    LabelledDrawing,
    labelled_line,
    read_labelled_file,
)
from visualnet.data.drawing.my_digits import MyDigits
from visualnet.data.drawing.stroke_files import STROKE_SUFFIX
from visualnet.nn.network import Network
from visualnet.number_text import count_text
from visualnet.training.teaching.lesson_report import LessonReport, as_split, known_drawings
from visualnet.ui.jobs.newest_job import NewestJob
from visualnet.ui.jobs.throttle import Throttle
from visualnet.ui.look.translation import plural
from visualnet.ui.pad.feature import PadFeature
from visualnet.ui.panels.my_digits.lessons import Lessons, Stage
from visualnet.ui.panels.my_digits.panel import MyDigitsPanel
from visualnet.ui.session.frame import Frame
from visualnet.ui.session.pad_content import PadContent
from visualnet.ui.window.context import Context
from visualnet.ui.window.file_dialogs import write_export
from visualnet.ui.window.panel import PanelDock

_FOLLOW_MS = 200


class MyDigitsDock(PanelDock[MyDigitsPanel]):
    """Connects the panel; lessons are runs of the session like any other."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, MyDigitsPanel())
        self._store = context.shared(PadFeature).teaching.store
        self._drawings: list[LabelledDrawing] = []
        self._taught: Split = as_split([], ())
        self._shown: object = None
        self._read: Network | None = None
        self._lessons = Lessons(context, self)
        self._pictures = NewestJob(context.jobs, 0, context.tell, self)
        self._readings = NewestJob(context.jobs, _FOLLOW_MS, context.tell, self)
        self._frames = Throttle(_FOLLOW_MS, self._follow, self)
        self._connect()
        self.follow_runs(self._show_run)

    def _connect(self) -> None:
        panel, session = self.panel, self.context.session
        self._store.changed.connect(self._draw)
        self.context.frames.rest_due.connect(self._offer)
        self.panel_shown.connect(self._look)
        panel.drawing_chosen.connect(self._put_into_pad)
        panel.deletion_requested.connect(self._delete)
        panel.import_requested.connect(self._ask_import)
        panel.export_requested.connect(self._export)
        panel.learn_requested.connect(self._learn)
        panel.stop_requested.connect(session.stop)
        panel.return_requested.connect(self._lessons.go_back)
        self._lessons.stage_changed.connect(self._show_stage)
        self._lessons.reported.connect(self._show_report)

    @Slot()
    def _look(self) -> None:
        self._store.refresh()
        self._draw()

    @Slot()
    def _draw(self) -> None:
        """Make the pictures of the drawings whose classes the network has."""
        kept, classes = self._store.kept, self.context.session.classes
        if (kept.fingerprint, classes) == self._shown:
            return
        make = partial(_pictures, kept, classes)
        self._pictures.offer(make, partial(self._show_drawings, kept, classes))

    def _show_drawings(
        self,
        kept: MyDigits,
        classes: Sequence[str],
        made: tuple[list[LabelledDrawing], Split],
    ) -> None:
        if classes != self.context.session.classes:
            return
        self._shown = kept.fingerprint, classes
        self._drawings, self._taught = made
        self.panel.show_drawings(self._taught, classes, len(kept.drawings) - len(self._drawings))
        self._read = None
        self._follow()

    @Slot(object)
    def _offer(self, _frame: Frame) -> None:
        if self.panel.isVisible() and self.context.session.network is not self._read:
            self._frames.offer()

    def _follow(self) -> None:
        """Read the drawings, and the test images of a lesson, with the network as it is now."""
        session, taught = self.context.session, self._taught
        self._lessons.look()
        network = session.network
        is_fit = network.layer_sizes[-1] == len(session.classes)
        if network is self._read or not len(taught) or self._shown is None or not is_fit:
            return
        self._read = network

        def read() -> LabelArray:
            answers: LabelArray = network.probabilities(taught.images).argmax(axis=1)
            return answers

        self._readings.offer(read, partial(self._show_answers, taught))

    def _show_answers(self, taught: Split, answers: LabelArray) -> None:
        if taught is self._taught:
            self.panel.show_answers(answers)

    @Slot(int)
    def _put_into_pad(self, position: int) -> None:
        drawing = self._drawings[position].drawing
        content = PadContent(strokes=drawing.strokes, side=drawing.side)
        self.context.pad.replace(content, self.tr("my digit"))

    @Slot(int)
    def _delete(self, position: int) -> None:
        labelled = self._drawings[position]
        text = self.tr("delete my {0}").format(labelled.label)
        self.context.session.undo_stack.add(self._store.delete([labelled], text))

    @Slot()
    def _ask_import(self) -> None:
        filters = [self.tr("Stroke files (*{0})").format(STROKE_SUFFIX), self.tr("All files (*)")]
        self.context.ask_open(
            self.tr("Import drawings with labels"), filters, self.import_path, kind="drawing"
        )

    @Slot(str)
    def import_path(self, name: str) -> None:
        """Add the drawings of a file; can be undone."""
        read = partial(read_labelled_file, Path(name))
        self.context.jobs.submit(read, self._keep, lambda error: self.context.tell(error, "import"))

    def _keep(self, drawings: list[LabelledDrawing]) -> None:
        def tell(new: int) -> None:
            self.context.say(
                plural(
                    new,
                    self.tr("Imported 1 drawing; {1} were already there."),
                    self.tr("Imported {0} drawings; {1} were already there.", "", new),
                    count_text(len(drawings) - new),
                ),
                "import",
            )

        text = self.tr("import drawings")
        self.context.session.undo_stack.add(self._store.keep(drawings, text, tell))

    @Slot()
    def _export(self) -> None:
        kept = self._store.kept.drawings

        def write(path: Path) -> None:
            write_export(path, b"".join(labelled_line(one) + b"\n" for one in kept))

        self.context.ask_save(
            self.tr("Export my digits"), "my-digits", (STROKE_SUFFIX,), write, kind="drawing"
        )

    @Slot()
    def _learn(self) -> None:
        self._lessons.teach(self._drawings)

    @Slot()
    def _show_run(self) -> None:
        self.panel.set_can_learn(self.context.session.image_dataset is not None)
        self._draw()

    @Slot(object, float)
    def _show_stage(self, stage: Stage, share: float) -> None:
        self.panel.show_stage(stage, share)
        if stage not in (Stage.LEARNING, Stage.DONE):
            self.panel.show_no_report()

    @Slot(object)
    def _show_report(self, report: LessonReport) -> None:
        self.panel.show_report(report, self.context.session.classes)


def _pictures(kept: MyDigits, classes: Sequence[str]) -> tuple[list[LabelledDrawing], Split]:
    """Return the drawings of these classes, and what the network sees of them."""
    known = known_drawings(kept.drawings, classes)
    return known, as_split(known, classes)
