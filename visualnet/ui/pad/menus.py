"""Context menus of the drawing pad, the image that the network sees, the bars and the answer."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from visualnet.ui.pad.panel import DrawPanel
from visualnet.ui.window.acts.context_menus import Act, Entries
from visualnet.ui.window.context import Context

if TYPE_CHECKING:
    from visualnet.ui.pad.feature import PadFeature


class PadMenus(QObject):
    """Adds the menus; all that they hold can be done by key as well."""

    def __init__(self, context: Context, feature: "PadFeature", panel: DrawPanel) -> None:
        super().__init__(context.window)
        self._context, self._feature = context, feature
        context.menus.add(panel.pad, self._of_pad)
        context.menus.add(panel.seen, self._of_seen)
        context.menus.add(panel.bars, lambda _place: ["logBars", self._why()])
        context.menus.add(panel.readout, lambda _place: [self._why()])

    def _of_pad(self, _place: QPoint | None) -> Entries:
        seen = self._feature.panel.seen
        return [
            "undo", "redo", "clearPad", "eraser", None,
            "teach", (self.tr("Teach that it is"), self._classes()), None,
            "copyDrawing", "pasteDrawing", "openPicture", "saveDrawing", "testImage",
            (self.tr("What the network sees"), self._context.menus.entries_of(seen)), None,
            "severalDigits", "padGuide",
        ]  # fmt: skip

    def _classes(self) -> Entries:
        content, classes = self._context.pad.content, self._context.session.classes
        can_be_taught = bool(content.strokes) and not content.is_example
        return [
            Act(
                # An ampersand would underline the next letter.
                name.replace("&", "&&"),
                partial(self._teach, number),
                f"teachAs{number}",
                is_enabled=can_be_taught,
            )
            for number, name in enumerate(classes)
        ]

    def _teach(self, number: int) -> None:
        content = self._context.pad.content
        self._feature.teaching.keep(content, self._context.session.classes[number])

    def _of_seen(self, _place: QPoint | None) -> Entries:
        xray = partial(self._context.open_panel, "xray")
        return [self._why(), Act(self.tr("Show how this was prepared"), xray, "xray")]

    def _why(self) -> Act:
        why = partial(self._context.open_panel, "why")
        return Act(self.tr("Explain this answer"), why, "why")
