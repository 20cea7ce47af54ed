"""Fields of the preferences: each sets one preference as it is used, and follows it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QWidget

from visualnet.number_text import percent_text
from visualnet.ui.look.translation import Texts
from visualnet.ui.session.kept.rows import Preference
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.widgets.eliding_combo_box import ElidingComboBox
from visualnet.ui.widgets.number_fields import WholeField

_tr = Texts("PreferenceFields")

Make = Callable[[Preferences, Preference[Any]], QWidget]
"""Returns a field that sets and follows one of the preferences."""

_LEAST_LETTERS = 12


def choice_field(choices: Sequence[tuple[object, str]]) -> Make:
    """Return the maker of a combo box. choices: each (value, text)."""

    def make(preferences: Preferences, row: Preference[Any]) -> QWidget:
        box = _combo_box()
        for value, text in choices:
            box.addItem(text, value)

        def show(value: object) -> None:
            values = [box.itemData(number) for number in range(box.count())]
            if value not in values:
                # A size of text that a file gave: it may be any.
                values.append(value)
                box.addItem(percent_text(float(str(value)) / 100, 0), value)
            box.setCurrentIndex(values.index(value))

        preferences.bind(row, show)
        box.activated.connect(lambda at: preferences.remember(row, box.itemData(at)))
        return box

    return make


def switch_field(preferences: Preferences, row: Preference[bool]) -> QWidget:
    """Return a check box."""
    box = QCheckBox()
    preferences.bind(row, box.setChecked, box.clicked)
    return box


def whole_field(low: int, high: int, unit: str = "") -> Make:
    """Return the maker of a field for a whole number. unit: written behind it."""

    def make(preferences: Preferences, row: Preference[int]) -> QWidget:
        field = WholeField()
        field.setRange(low, high)
        field.setSuffix(unit)
        preferences.bind(row, field.setValue, field.valueChanged)
        return field

    return make


def folder_field(otherwise: str) -> Make:
    """Return the maker of a choice between no folder, the chosen one, and choosing another.

    otherwise: what holds without a folder.
    """

    def make(preferences: Preferences, row: Preference[str | None]) -> QWidget:
        box = _combo_box()

        def show(folder: str | None) -> None:
            box.clear()
            box.addItem(otherwise)
            if folder is not None:
                box.addItem(folder)
            box.addItem(_tr("Choose a folder…"))
            box.setCurrentIndex(0 if folder is None else 1)

        def ask() -> None:
            # As it is, until another is chosen.
            folder = preferences.value(row)
            show(folder)
            dialog = QFileDialog(box, _tr("Choose a folder"), folder or "")
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.fileSelected.connect(lambda path: preferences.remember(row, path))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        def choose(at: int) -> None:
            if at == box.count() - 1:
                ask()
            elif at == 0:
                preferences.remember(row, None)

        preferences.bind(row, show)
        box.activated.connect(choose)
        return box

    return make


def _combo_box() -> QComboBox:
    box = ElidingComboBox()
    policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
    box.setSizeAdjustPolicy(policy)
    box.setMinimumContentsLength(_LEAST_LETTERS)
    return box
