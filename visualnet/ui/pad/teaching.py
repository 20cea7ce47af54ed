"""Teaching by drawing: a drawing gets its true label and joins My digits."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from visualnet.data.drawing.labelled_strokes import LabelledDrawing
from visualnet.data.drawing.strokes import StrokeDrawing
from visualnet.number_text import with_article
from visualnet.ui.pad.my_digits_store import MyDigitsStore
from visualnet.ui.pad.teach_strip import TeachStrip
from visualnet.ui.session.pad_content import PadContent
from visualnet.ui.window.context import Context


class Teaching(QObject):
    """Asks what the drawing is, and keeps it."""

    drawing_kept = Signal()
    """It is in the file now."""

    def __init__(self, context: Context, focus_pad: Callable[[], object]) -> None:
        """focus_pad: gives the pad the focus, once the question is answered."""
        super().__init__(context.window)
        self._context, self._focus_pad = context, focus_pad
        self.store = MyDigitsStore(self)
        self.store.failed.connect(lambda sentence: context.say_error(sentence, "my digits"))
        self.store.changed.connect(self._take_back)
        self._strip = TeachStrip()
        self._strip.answered.connect(self._keep_answered)
        self._strip.closed.connect(focus_pad)
        context.session.run_changed.connect(self._strip.hide)
        # What was to be taught is being learnt, or by another network.
        context.session.run_changed.connect(self._take_back)
        context.window.add_bar(self._strip)

    def close(self) -> None:
        self.store.close()

    @Slot()
    def _take_back(self) -> None:
        """Say no longer what was said of a drawing, nor of a file that can be read again."""
        self._context.take_back("teach")
        if not self.store.kept.complaint:
            self._context.take_back("my digits")

    @Slot()
    def ask(self) -> None:
        content = self._context.pad.content
        if not content.strokes or content.is_example:
            self._context.say(
                self.tr("Draw a digit first. Only your own drawings can be taught."),
                "teach",
            )
            return
        self._context.take_back("teach")
        self._strip.set_classes(self._context.session.classes)
        self._strip.ask()

    def keep(self, content: PadContent, label: str, *, is_quiet: bool = False) -> None:
        """Keep a drawing as one of this class; can be undone.

        is_quiet: `drawing_kept` is not emitted.
        """
        side = content.side
        drawing = LabelledDrawing(StrokeDrawing(content.shown_strokes, side, side), label)
        text = self.tr("teach {0}").format(label)

        def tell(new: int) -> None:
            self._say_kept(label, new, is_quiet)

        self._context.session.undo_stack.add(self.store.keep([drawing], text, tell))

    def _say_kept(self, label: str, new: int, is_quiet: bool) -> None:
        if not new:
            self._context.say(self.tr("This drawing is already in My digits."), "teach")
            return
        self._context.say(
            self.tr("Saved as {0}. Press Learn to train on it.").format(with_article(label)),
            "teach",
        )
        if not is_quiet:
            self.drawing_kept.emit()

    @Slot(int)
    def _keep_answered(self, number: int) -> None:
        self._focus_pad()
        content = self._context.pad.content
        if content.strokes:
            self.keep(content, self._context.session.classes[number])
