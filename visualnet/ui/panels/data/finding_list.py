"""What a look at the data found, each with a button that mends it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from visualnet.data.findings import Finding
from visualnet.data.look import DataLook
from visualnet.data.preparing import SAME, Preparation
from visualnet.ui.look.translation import translated
from visualnet.ui.widgets.build import button, column, label


class FindingList(QWidget):
    """Sentences and buttons below each other; hidden where nothing is to be said."""

    remedy_chosen = Signal(dict)  # dict[str, object]
    """Settings of the data that mend something, or undo what was done to the images."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dataFindings")
        self.setAccessibleName(self.tr("Findings"))
        self._rows: list[QWidget] = []
        self._column = column(on=self, gap=4, edges=(0, 2, 0, 4))
        self.hide()

    def clear(self) -> None:
        """Say nothing, while a look is waited for; a button's focus waits for the next one."""
        is_in_focus = any(row.hasFocus() for row in self._rows)
        if is_in_focus:
            # Else it went on to what stands below, and the view with it.
            self.setFocus()
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows.clear()
        self.setVisible(is_in_focus)

    def show_look(self, look: DataLook | None, preparation: Preparation) -> None:
        """Show what was found; look: None where there was none, for the data are known.

        preparation: what is done to the images already.
        """
        is_in_focus = self.hasFocus()
        self.clear()
        if preparation != Preparation():
            self._add_sentence(self._done_to_images(preparation))
            self._add_button(
                "asInFiles",
                self.tr("As stored"),
                self.tr("Use all images exactly as stored; can be undone"),
                {name: getattr(Preparation(), name) for name in Preparation.__slots__},
            )
        for finding in look.findings if look else ():
            self._add_sentence(translated(finding.text))
            if finding.remedy:
                text, tip = self._remedy(finding)
                name = f"{finding.kind}{finding.part.capitalize()}Remedy"
                self._add_button(name, text, tip, dict(finding.remedy))
        buttons = [row for row in self._rows if isinstance(row, QPushButton)]
        if is_in_focus and buttons:
            # The first takes back what was done.
            second = buttons[min(1, len(buttons) - 1)]
            second.show()
            second.setFocus()
        self.setVisible(bool(self._rows))

    def _add_sentence(self, text: str) -> None:
        self._rows.append(label(text, wraps=True, textFormat=Qt.TextFormat.PlainText))
        self._column.addWidget(self._rows[-1])

    def _add_button(self, name: str, text: str, tip: str, settings: dict[str, object]) -> None:
        self._rows.append(button(text, tip, lambda: self.remedy_chosen.emit(settings), name))
        self._column.addWidget(self._rows[-1], 0, Qt.AlignmentFlag.AlignLeft)

    def _done_to_images(self, preparation: Preparation) -> str:
        words = []
        if preparation.turn_images != "none":
            words.append(self.tr("turned ({0})").format(preparation.turn_images))
        if preparation.invert_images != "none":
            words.append(self.tr("inverted ({0})").format(preparation.invert_images))
        if preparation.turn_test_images != SAME:
            turned = self.tr("test images turned ({0})")
            words.append(turned.format(preparation.turn_test_images))
        if preparation.invert_test_images != SAME:
            inverted = self.tr("test images inverted ({0})")
            words.append(inverted.format(preparation.invert_test_images))
        if preparation.leave_out_blank:
            words.append(self.tr("blank images left out"))
        if preparation.leave_out_shared:
            words.append(self.tr("test images left out of training"))
        if preparation.leave_out_damaged:
            words.append(self.tr("damaged images left out"))
        return self.tr("Images: {0}.").format(", ".join(words))

    def _remedy(self, finding: Finding) -> tuple[str, str]:
        """Return text and tooltip of a button."""
        if finding.part and finding.kind != "mixed_paper":
            return self._remedy_of_part(finding)
        return {
            "light_paper": (
                self.tr("Invert images"),
                self.tr("Make the paper black in all images; can be undone"),
            ),
            "mixed_paper": (
                self.tr("Invert images on light paper"),
                self.tr("Make all paper black; can be undone"),
            ),
            "lying": (
                self.tr("Turn images"),
                self.tr("Turn all images upright; can be undone"),
            ),
            "blank": (
                self.tr("Leave out blank images"),
                self.tr("Use only images that show something; can be undone"),
            ),
            "shared": (
                self.tr("Leave out of training"),
                self.tr("Do not train on test images; can be undone"),
            ),
        }[finding.kind]

    def _remedy_of_part(self, finding: Finding) -> tuple[str, str]:
        is_test, tip = finding.part == "test", self.tr("Change only this part; can be undone")
        if finding.kind == "lying":
            return self.tr("Turn test images") if is_test else self.tr("Turn training images"), tip
        text = self.tr("Invert test images") if is_test else self.tr("Invert training images")
        return text, tip
