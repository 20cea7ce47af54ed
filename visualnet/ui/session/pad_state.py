"""The state of the drawing pad: its content, the brush, and the mode for several digits."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from visualnet.arrays import InputArray, PixelArray
from visualnet.data.dataset import Split
from visualnet.data.drawing.strokes import DEFAULT_BRUSH
from visualnet.ui.jobs.hand import Hand
from visualnet.ui.session.open_run import OpenRun
from visualnet.ui.session.pad_content import PadContent
from visualnet.ui.session.plane_state import PlaneState
from visualnet.ui.session.session import Session
from visualnet.ui.session.undo import Exchange, ValueCommand


class PadState(QObject):
    """Kept here once: widgets show it, frames read it, projects keep it."""

    changed = Signal()
    """Something else is to be read: another content, another brush."""
    content_put = Signal(object)  # PadContent
    """Content that the pad does not show yet: an image, what undo brings back, a project's."""
    several_changed = Signal(bool)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._content = PadContent()
        self._image: PixelArray | None = None
        self._brush = DEFAULT_BRUSH
        self._is_several = False
        self._random = np.random.default_rng()
        self.plane = PlaneState(session, self)
        """What takes the pad's place where the network reads points."""
        self.plane.changed.connect(self.changed)
        self.hand = Hand()
        """What draws, or moves the point."""
        self.changed.connect(self.hand.note_move)

    @property
    def content(self) -> PadContent:
        """What is in the pad."""
        return self._content

    @property
    def brush(self) -> float:
        """Diameter of the brush, as a fraction of the pad's side."""
        return self._brush

    @property
    def is_several(self) -> bool:
        """Whether what is drawn is read as several digits side by side."""
        return self._is_several

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read."""
        return self._content.is_empty and self.plane.point is None

    def image(self) -> InputArray:
        """Return what the network sees of the content, (28, 28); of a point, (inputs, 1)."""
        if self.plane.point is not None:
            return self.plane.point.inputs
        if self._image is None:
            self._image = self._content.seen(self._brush)
        return self._image

    def put(self, content: PadContent) -> None:
        """Show and read this content; cannot be undone."""
        self._set_content(content)
        self.content_put.emit(self._content)

    def replace(self, content: PadContent, text: str) -> None:
        """The same, and undo under that text brings the present content back."""
        before = self._content
        self.put(content)
        self._push_undo(before, text)

    def show_image(self, split: Split, position: int, text: str) -> None:
        """Show an image of the loaded data with its true label; can be undone under that text."""
        data = self._session.dataset
        assert data is not None  # noqa: S101 - the split is of it
        label = data.classes[split.labels[position]]
        self.replace(PadContent(image=split.images[position], label=label), text)

    @Slot()
    def show_test_image(self) -> None:
        """Show a random test image, once there is a data set; a test point in the plane."""
        self._session.when_ready(self._show_any_test_image)

    def _show_any_test_image(self) -> None:
        data = self._session.dataset
        if data is None:
            self._session.failed.emit(self._session.obstacle)
        elif len(data.test):
            position = int(self._random.integers(len(data.test)))
            if data.features is not None:
                truth = self._session.matching_dataset
                label = None if truth is None else int(truth.test.labels[position])
                self.plane.show_row(data.test.inputs[position], label)
                return
            self.show_image(data.test, position, self.tr("test image"))

    def put_with_run(
        self,
        run: OpenRun,
        content: PadContent,
        text: str,
        rest: Exchange,
        goes_on: bool = False,
    ) -> None:
        """Show another run, and another content; one undo brings both back, and the rest.

        rest: what stands beside them, replaced already. goes_on: the run is played at once, and
        never seen standing still. Where there is no run yet it is the first, and nothing is to be
        brought back.
        """
        session = self._session
        if session.run is None:
            self.put(content)
            session.show_first(run, goes_on)
            return
        session.pause()
        runs = session.run, run
        before, after = (runs[0], self._content), (run, content)
        session.show(run, goes_on)
        self.put(content)

        def exchange(shown: tuple[OpenRun, PadContent]) -> None:
            rest.swap()
            session.show(shown[0], go_on=False)
            self.put(shown[1])

        session.undo_stack.add(ValueCommand(exchange, before, after, text, runs=runs, beside=rest))

    @Slot()
    def clear(self) -> None:
        """Empty the pad; can be undone."""
        if not self._content.is_empty:
            self.replace(PadContent(), self.tr("clear"))

    @Slot(object)
    def draw(self, content: PadContent) -> None:
        """Read a drawing that the pad shows already, in the middle of a stroke."""
        self._set_content(content)

    @Slot(object, object, str)
    def keep_stroke(self, before: PadContent, after: PadContent, text: str) -> None:
        """Let undo bring back what was there before a stroke; the pad shows the drawing already."""
        if after.strokes != self._content.strokes or self._content.image is not None:
            self._set_content(after)
        self._push_undo(before, text)

    def _push_undo(self, before: PadContent, text: str) -> None:
        self._session.undo_stack.add(ValueCommand(self.put, before, self._content, text))

    @Slot(float)
    def set_brush(self, brush: float) -> None:
        """Set the diameter of the brush, as a fraction of the pad's side."""
        self._brush = brush
        self._set_content(self._content)

    @Slot(bool)
    def set_several(self, is_on: bool) -> None:
        """Read what is drawn as several digits side by side, or as one."""
        self._is_several = is_on
        self._set_content(self._content)
        self.several_changed.emit(is_on)

    def _set_content(self, content: PadContent) -> None:
        # What undo or a file brings back is read as the mode is now.
        if content.strokes and content.is_several != self._is_several:
            content = replace(content, is_several=self._is_several)
        self._content, self._image = content, None
        self.changed.emit()
