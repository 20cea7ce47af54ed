"""Connection of the practice panel with the pad and the network's answers."""

from PySide6.QtCore import QEvent, QObject, QTimer, Slot

from visualnet.number_text import probability_text
from visualnet.training.teaching.practice import Practice
from visualnet.ui.pad.feature import PadFeature
from visualnet.ui.panels.practice.panel import PracticePanel
from visualnet.ui.session.frame import Frame
from visualnet.ui.session.pad_content import PadContent
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.session.undo import ValueCommand
from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import PanelDock

PAUSE_MS = 1500
"""A drawing counts so long after its last stroke, where it is to count by itself."""


class PracticeDock(PanelDock[PracticePanel]):
    """Connects the panel. A drawing counts as the network reads it at that moment."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, PracticePanel())
        self._practice = Practice(context.session.classes)
        self._is_going = False
        self._frame: Frame | None = None
        self._misread: tuple[PadContent, str] | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._count)
        automatic = self.panel.automatic
        context.preferences.bind(
            Preferences.goes_on_practising, automatic.setChecked, automatic.clicked
        )
        self.panel.begin_requested.connect(self._begin)
        self.panel.done_requested.connect(self._count)
        self.panel.skip_requested.connect(self._skip)
        self.panel.teach_requested.connect(self._teach)
        self.panel.reset_requested.connect(self._reset)
        context.frames.frame_ready.connect(self._take_frame)
        context.session.run_changed.connect(self._show_run)
        pad = context.shared(PadFeature)
        self._teaching = pad.teaching
        pad.panel.drawing_changed.connect(self._pause.stop)
        pad.panel.drawing_committed.connect(self._wait)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep examples out of the pad's reading only as long as the panel is seen."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._claim_reading()
        return super().eventFilter(watched, event)

    def close(self) -> None:
        """Ask no more; a floating panel is hidden only after what makes frames is gone."""
        self._pause.stop()
        self.panel.removeEventFilter(self)

    def _claim_reading(self) -> None:
        # An example of the training, read beside an empty pad, would look like one's own drawing.
        self.context.frames.read_pad_alone(self._is_going and self.panel.isVisible())

    @Slot()
    def _begin(self) -> None:
        self._is_going = not self._is_going
        self._pause.stop()
        if self._is_going:
            self.context.pad.clear()
        self.panel.say("")
        self._show()

    @Slot()
    def _wait(self) -> None:
        if self._is_going and self.panel.is_automatic:
            self._pause.start()

    @Slot(object)
    def _take_frame(self, frame: Frame) -> None:
        self._frame = frame

    @Slot()
    def _count(self) -> None:
        """Count the drawing as it is read now, and ask for the next."""
        self._pause.stop()
        frame, session, practice = self._frame, self.context.session, self._practice
        if not self._is_going or frame is None:
            return
        reading = frame.pad if self.context.pad.content.strokes else None
        if reading is None or frame.run_id != session.run_id:
            self.panel.say(self.tr("Draw it in the pad first."))
            return
        asked, answer = practice.classes[practice.asked], practice.classes[reading.answer]
        sure = probability_text(reading.probability)
        if practice.record(reading.answer):
            self._misread = None
            self.panel.say(self.tr("Read as {0}, {1} sure: correct.").format(answer, sure))
        else:
            self._misread = self.context.pad.content, asked
            self.panel.say(
                self.tr("Read as {0}, {1} sure: it should have been {2}.").format(
                    answer, sure, asked
                )
            )
        practice.skip()
        self.context.pad.clear()
        self._show()

    @Slot()
    def _skip(self) -> None:
        self._pause.stop()
        self._practice.skip()
        self.context.pad.clear()
        self.panel.say("")
        self._show()

    @Slot()
    def _teach(self) -> None:
        if self._misread is not None:
            content, label = self._misread
            self._misread = None
            self._teaching.keep(content, label, is_quiet=True)
            self._show()

    @Slot()
    def _reset(self) -> None:
        before, fresh = self._practice, Practice(self._practice.classes)
        self._set_practice(fresh)
        command = ValueCommand(self._set_practice, before, fresh, self.tr("reset score"))
        self.context.session.undo_stack.add(command)

    def _set_practice(self, practice: Practice) -> None:
        if practice.classes == self.context.session.classes:
            self._practice = practice
            self.panel.say("")
            self._show()

    @Slot()
    def _show_run(self) -> None:
        """Practise other classes, where the network has others."""
        if self._practice.classes != tuple(self.context.session.classes):
            self._practice, self._is_going = Practice(self.context.session.classes), False
            self._misread = None
            self._pause.stop()
            self.panel.say("")
            self._show()

    def _show(self) -> None:
        self._claim_reading()
        self.panel.show_practice(self._practice, self._is_going, self._misread is not None)
