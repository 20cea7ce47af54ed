"""The rows of the settings: those that apply at once above, those of a new network below."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleStateChangeEvent, QKeyEvent
from PySide6.QtWidgets import QFormLayout, QLabel, QSizePolicy, QToolButton, QWidget

from visualnet.ui.panels.settings.activation_setting import ActivationSetting
from visualnet.ui.spoken.changes import send
from visualnet.ui.widgets.setting_controls import SettingControl


def never_idle(_draft: Mapping[str, Any]) -> str:
    """Return no reason: the setting always acts."""
    return ""


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting of TrainingConfig in the form.

    name: of the config's field. label: before the control; empty where the control says it.
    idle: from the values of all settings in the form, why this one does not act now, as a sentence;
    empty where it does.
    """

    name: str
    label: str
    control: SettingControl
    idle: Callable[[Mapping[str, Any]], str] = never_idle


@dataclass(frozen=True, slots=True)
class SettingGroup:
    """Rows under one title. is_open: whether they are shown at first."""

    title: str
    is_open: bool
    rows: tuple[SettingRow, ...]


_PENDING = "•"


class _RowLabel(QLabel):
    """Keeps the room of the mark, so that the fields stand still when it comes and goes.

    It asks for the width of the whole column: Qt puts a field below its own label where the two
    have no room, but beside it leaves the field what the widest label leaves.
    """

    def __init__(self, text: str, column: Collection["_RowLabel"]) -> None:
        """column: all labels of the form."""
        super().__init__(text)
        self._column = column
        # The gap before the field, which Qt forgets as it looks for the room of both.
        self.setContentsMargins(0, 0, 6, 0)

    def sizeHint(self) -> QSize:
        return self._with_mark(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        shown = (each.sizeHint().width() for each in self._column if not each.isHidden())
        widest = max(shown, default=0)
        own = self._with_mark(super().minimumSizeHint())
        return own.expandedTo(QSize(widest, 0))

    def _with_mark(self, size: QSize) -> QSize:
        if self.text().endswith(_PENDING):
            return size
        return size + QSize(self.fontMetrics().horizontalAdvance(f" {_PENDING}"), 0)


_FOLDS = {Qt.Key.Key_Left.value: False, Qt.Key.Key_Right.value: True}
"""Keys of a heading, and whether the rows under it are shown then."""


class _SectionTitle(QToolButton):
    """A heading that shows and hides the rows under it; with the focus, so do → and ←."""

    spoken_role = QAccessible.Role.Button
    spoken_expands = True

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.toggled.connect(self._tell_fold)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold and unfold as in a tree: Qt would go to another button."""
        is_open = _FOLDS.get(event.key())
        if is_open is None:
            super().keyPressEvent(event)
        else:
            self.setChecked(is_open)

    @Slot()
    def _tell_fold(self) -> None:
        if QAccessible.isActive():
            changed = QAccessible.State()
            changed.expanded = changed.collapsed = True
            send(QAccessibleStateChangeEvent(self, changed))


class SettingsForm(QWidget):
    """Shows and tells the values of settings by name.

    names: of the settings that have a control here.
    """

    edited = Signal(str)
    """The setting of this name was changed by hand."""

    def __init__(
        self,
        groups: Iterable[SettingGroup],
        live: Collection[str],
        parent: QWidget | None = None,
    ) -> None:
        """live: names of the settings that a running training takes over."""
        super().__init__(parent)
        self._rows: dict[str, SettingRow] = {}
        self._labels: dict[str, _RowLabel] = {}
        self._titles: dict[str, QToolButton] = {}
        self._pending: set[str] = set()
        self._layout = _made_layout(self)
        groups = list(groups)
        self._add_heading(
            self.tr("APPLIES AT ONCE"), self.tr("Taken over at the next step of the training.")
        )
        self._add_groups(groups, live, True)
        self._add_heading(self.tr("NEW NETWORK"), self.tr("Needs new weights: Apply draws them."))
        self._add_groups(groups, live, False)

    @property
    def names(self) -> Collection[str]:
        """The settings that stand in the form."""
        return self._rows.keys()

    def values(self) -> dict[str, Any]:
        """Return the settings as they stand."""
        return {name: row.control.value() for name, row in self._rows.items()}

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show these, as far as they stand in the form; emits nothing."""
        for name, row in self._rows.items():
            if name in values:
                row.control.set_value(values[name])
        self._follow()

    def mark_pending(self, present: Mapping[str, Any]) -> None:
        """Mark what differs from the present values with a dot."""
        for name, row in self._rows.items():
            is_pending = row.control.value() != present[name]
            if is_pending != (name in self._pending):
                self._pending ^= {name}
                label = self._labels[name]
                label.setText(f"{row.label} {_PENDING}" if is_pending else row.label)
                label.setAccessibleDescription(self.tr("not applied yet") if is_pending else "")

    def open_pending(self) -> None:
        """Unfold what hides a setting that differs from the present one."""
        for name in self._pending:
            self._titles[name].setChecked(True)

    def _add_heading(self, title: str, explanation: str) -> None:
        heading = QLabel(title)
        heading.setProperty("role", "caption")
        heading.setContentsMargins(0, 10 if self._rows else 0, 0, 0)
        note = QLabel(explanation)
        note.setProperty("role", "muted")
        note.setWordWrap(True)
        self._layout.addRow(heading)
        self._layout.addRow(note)

    def _add_groups(
        self, groups: Iterable[SettingGroup], live: Collection[str], is_live: bool
    ) -> None:
        for group in groups:
            rows = [row for row in group.rows if (row.name in live) is is_live]
            if rows:
                title = self._added_title(group.title)
                for row in rows:
                    self._add_row(row, title)
                title.toggled.connect(lambda is_open, rows=rows: self._fold(rows, is_open))
                title.setChecked(group.is_open)
                self._fold(rows, group.is_open)

    def _added_title(self, text: str) -> QToolButton:
        title = _SectionTitle()
        title.setText(text)
        title.setToolTip(self.tr("Show or hide: {0}").format(text))
        title.setProperty("flat", True)
        title.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        title.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._layout.addRow(title)
        return title

    def _add_row(self, row: SettingRow, title: QToolButton) -> None:
        label = _RowLabel(row.label, self._labels.values())
        row.control.set_label(label)
        self._layout.addRow(label, row.control)
        self._rows[row.name] = row
        self._labels[row.name] = label
        self._titles[row.name] = title
        row.control.edited.connect(lambda: self._tell_edit(row.name))

    def _fold(self, rows: Iterable[SettingRow], is_open: bool) -> None:
        for row in rows:
            self._titles[row.name].setArrowType(
                Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow
            )
            self._layout.setRowVisible(row.control, is_open)

    def _tell_edit(self, name: str) -> None:
        self._follow()
        self.edited.emit(name)

    def _follow(self) -> None:
        """Bring into line what depends on other settings."""
        activation, hidden = self._rows["activation"].control, self._rows["hidden"].control
        if isinstance(activation, ActivationSetting):
            activation.set_layers(len(hidden.value()))
        draft = self.values()
        for row in self._rows.values():
            reason = row.idle(draft)
            row.control.set_idle(reason)
            self._labels[row.name].setEnabled(not reason)


def _made_layout(form: QWidget) -> QFormLayout:
    layout = QFormLayout(form)
    # A narrow panel has fields below their names.
    layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    layout.setContentsMargins(10, 4, 10, 8)
    layout.setHorizontalSpacing(0)
    layout.setVerticalSpacing(7)
    layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return layout
