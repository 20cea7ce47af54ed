"""How to write a lesson: the grammar and its closed lists, to read and to copy."""

from PySide6.QtWidgets import QDialog

from visualnet.tours.guide import guide_text
from visualnet.ui.help.dialog_frame import copy_button, text_to_copy
from visualnet.ui.widgets.build import fill_dialog, label
from visualnet.ui.window.context import Context


class LessonGuideDialog(QDialog):
    """Shows the guide; it is in English, as the files are."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self.setObjectName("lessonGuideDialog")
        self.setWindowTitle(self.tr("How to write a lesson"))
        words = self.tr(
            "A lesson is a text file. Its check walks it in a window of its own, and a lesson "
            "whose numbers are wrong does not pass."
        )
        shown = text_to_copy(guide_text(), self.tr("Guide to lessons"), "lessonGuideText")
        tip = self.tr("Copy this text to the clipboard")
        copy = copy_button(self.tr("Copy"), tip, shown.toPlainText)
        fill_dialog(self, label(words, wraps=True), shown, copy=copy)
        size = context.window.size()
        self.resize(min(860, size.width()), min(620, size.height()))
