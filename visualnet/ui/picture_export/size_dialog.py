"""Base of the dialogs that ask for a size: rows of fields above Cancel and what goes on."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLayout, QPushButton, QWidget

from visualnet.ui.widgets.build import STRETCH, Call, column, form, marked, row
from visualnet.ui.widgets.number_fields import WholeField, take_typed
from visualnet.ui.widgets.upright_scroll_area import DialogArea


class SizeDialog(QDialog):
    """Fields in rows; what they say is sent once all that is typed is valid."""

    def __init__(self, name: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self._form = form(14, 10, wraps=False)

    def send_choice(self) -> None:
        """Emit what is chosen."""
        raise NotImplementedError

    def _add_row(self, title: str, *fields: QWidget) -> None:
        self._form.addRow(title, row(*fields, STRETCH, gap=8))

    def _lay_out(self, contents: QLayout, proceed: QPushButton, *below: QWidget) -> None:
        """Set what scrolls where the screen is small, what stands below it, and the buttons."""
        self._proceed = proceed
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(proceed, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._choose)
        buttons.rejected.connect(self.reject)
        column((DialogArea(contents), 1), *below, buttons, on=self, gap=16, edges=(24, 20, 24, 16))

    @Slot()
    def _choose(self) -> None:
        # A size just typed can be too large.
        if take_typed(self) and self._proceed.isEnabled():
            self.send_choice()
            self.accept()


def length_field(
    name: str, tip: str, least: int, most: int, value: int, changed: Call
) -> WholeField:
    """Return a field for a length in pixels, least to most; `changed` is called for another."""
    limits = {"minimum": least, "maximum": most, "value": value}
    field = marked(WholeField(), name, tip, tip, **limits, singleStep=16, suffix=" px")
    field.valueChanged.connect(changed)
    return field
