"""The rows of the settings: those that apply at once above, those of a new network below."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from visualnet.settings_table import SETTINGS
from visualnet.ui.finding.matching import has_words
from visualnet.ui.panels.settings.activation_setting import ActivationSetting
from visualnet.ui.panels.settings.form_labels import PENDING, RowLabel, SectionTitle
from visualnet.ui.widgets.build import caption, form, marked, muted
from visualnet.ui.widgets.setting_controls import SettingControl


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting of TrainingConfig in the form.

    name: of the config's field. label: before the control; empty where the control says it. tip:
    its title, a colon, and what it does. make: makes the control, with that tip. idle: from the
    values of all settings in the form, why this one does not act now, as a sentence; empty where it
    does.
    """

    name: str
    label: str
    tip: str
    make: Callable[[str], SettingControl]
    idle: Callable[[Mapping[str, Any]], str]

    @property
    def title(self) -> str:
        """What it is called where it stands alone."""
        return self.tip.split(":")[0]


@dataclass(frozen=True, slots=True)
class SettingGroup:
    """Rows under one title. is_open: whether they are shown at first."""

    title: str
    is_open: bool
    rows: tuple[SettingRow, ...]


@dataclass(frozen=True, slots=True)
class _Section:
    """A title and the names of the settings under it."""

    title: QToolButton
    names: tuple[str, ...]


class SettingsForm(QWidget):
    """Shows and tells the values of settings by name.

    names: of the settings that have a control here.
    """

    edited = Signal(str)
    """The setting of this name was changed by hand."""
    folded = Signal(str, bool)
    """The section with this setting first was opened, or closed, by hand."""

    def __init__(
        self,
        groups: Iterable[SettingGroup],
        live: Collection[str],
        parent: QWidget | None = None,
    ) -> None:
        """live: names of the settings that a running training takes over."""
        super().__init__(parent)
        self._rows: dict[str, SettingRow] = {}
        self._controls: dict[str, SettingControl] = {}
        self._labels: dict[str, RowLabel] = {}
        self._sections: dict[str, _Section] = {}
        self._words: dict[str, str] = {}
        self._pending: set[str] = set()
        self._left_out: set[str] = set()
        self._folds: dict[QToolButton, bool] = {}
        self._layout = form(0, 7, on=self, edges=(10, 4, 10, 8))
        groups = list(groups)
        self._parts: list[tuple[list[QWidget], list[_Section]]] = []
        self._add_part(
            groups,
            self.tr("APPLIES AT ONCE"),
            self.tr("Takes effect at the next step."),
            lambda name: name in live,
        )
        self._add_part(
            groups,
            self.tr("NEW NETWORK"),
            self.tr("Press Apply to start a new network."),
            lambda name: name not in live,
        )

    @property
    def names(self) -> Collection[str]:
        """The settings that stand in the form."""
        return self._rows.keys()

    def values(self) -> dict[str, Any]:
        """Return the settings as they stand."""
        return {name: control.value() for name, control in self._controls.items()}

    def control(self, name: str) -> SettingControl:
        """Return the control of a setting. Raises KeyError where it has none here."""
        return self._controls[name]

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show these, as far as they stand in the form; emits nothing."""
        for name, control in self._controls.items():
            if name in values:
                control.set_value(values[name])
        self._follow()

    def mark_pending(self, present: Mapping[str, Any]) -> None:
        """Mark what differs from the present values with a dot."""
        for name, row in self._rows.items():
            is_pending = self._controls[name].value() != present[name]
            if is_pending != (name in self._pending):
                self._pending ^= {name}
                label = self._labels[name]
                label.setText(f"{row.label} {PENDING}" if is_pending else row.label)
                label.setAccessibleDescription(self.tr("not applied yet") if is_pending else "")

    def open_pending(self) -> None:
        """Unfold what hides a setting that differs from the present one."""
        for name in self._pending:
            self.unfold(name)

    def unfold(self, name: str) -> None:
        """Unfold the section that a setting stands in."""
        self._sections[name].title.setChecked(True)

    def focus(self, name: str) -> QWidget:
        """Focus the field of a setting, or its section where it does not act now; returns it."""
        control = self._controls[name]
        fields = (control.focusProxy(), control.findChild(QAbstractSpinBox))
        field = next((part for part in fields if part is not None and part.isEnabled()), None)
        (field or self._sections[name].title).setFocus(Qt.FocusReason.ShortcutFocusReason)
        return control

    def show_matching(self, text: str) -> bool:
        """Leave the settings that have all these words, unfolded; returns whether there are any.

        Without a word all are shown, and folded as before.
        """
        is_asked = bool(text.strip())
        if not (is_asked or self._folds):
            return True
        if is_asked and not self._folds:
            titles = (section.title for section in self._sections.values())
            self._folds = {title: title.isChecked() for title in titles}
        self._left_out = {name for name, own in self._words.items() if not has_words(own, text)}
        for headings, sections in self._parts:
            for section in sections:
                is_any = not self._left_out.issuperset(section.names)
                section.title.setVisible(is_any)
                section.title.setChecked(is_asked or self._folds[section.title])
                self._show_rows(section)
            is_any = not all(section.title.isHidden() for section in sections)
            for heading in headings:
                heading.setVisible(is_any)
        if not is_asked:
            self._folds = {}
        return len(self._left_out) < len(self._rows)

    def _add_part(
        self, groups: Iterable[SettingGroup], title: str, note: str, has: Callable[[str], bool]
    ) -> None:
        """Add a heading, and the sections with those settings that belong under it."""
        heading, explanation = caption(title, 10 if self._rows else 0), muted(note)
        self._layout.addRow(heading)
        self._layout.addRow(explanation)
        sections = []
        for group in groups:
            rows = [row for row in group.rows if has(row.name)]
            if rows:
                section = _Section(self._added_title(group.title), tuple(row.name for row in rows))
                sections.append(section)
                for row in rows:
                    self._add_row(row, section)
                    self._words[row.name] = f"{group.title} {row.label} {row.tip}"
                section.title.toggled.connect(partial(self._show_rows, section))
                section.title.toggled.connect(partial(self._tell_fold, section.names[0]))
                section.title.setChecked(group.is_open)
                self._show_rows(section)
        self._parts.append(([heading, explanation], sections))

    def _added_title(self, text: str) -> QToolButton:
        tip = self.tr("Show or hide: {0}").format(text)
        title = marked(SectionTitle(), tip=tip, text=text, flat=True)
        title.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        title.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._layout.addRow(title)
        return title

    def _add_row(self, row: SettingRow, section: _Section) -> None:
        label = RowLabel(row.label, self._labels.values())
        control = self._controls[row.name] = row.make(row.tip)
        control.set_label(label)
        for part in (label, control):
            part.setProperty("term", SETTINGS[row.name].term)
        self._layout.addRow(label, control)
        self._rows[row.name] = row
        self._labels[row.name] = label
        self._sections[row.name] = section
        control.edited.connect(partial(self._tell_edit, row.name))

    def open_sections(self, are_open: Mapping[str, bool]) -> None:
        """Open or close the sections that begin with these settings."""
        for section in self._sections.values():
            name = section.names[0]
            section.title.setChecked(are_open.get(name, section.title.isChecked()))

    def _tell_fold(self, name: str, is_open: bool) -> None:
        if not self._folds:
            self.folded.emit(name, is_open)

    def _show_rows(self, section: _Section, _is_open: bool = False) -> None:
        """Show or hide the rows of a section, as its title has it and what is searched for."""
        is_open, arrows = section.title.isChecked(), Qt.ArrowType
        section.title.setArrowType(arrows.DownArrow if is_open else arrows.RightArrow)
        for name in section.names:
            is_shown = is_open and name not in self._left_out
            self._layout.setRowVisible(self._controls[name], is_shown)

    def _tell_edit(self, name: str) -> None:
        self._follow()
        self.edited.emit(name)

    def _follow(self) -> None:
        """Bring into line what depends on other settings."""
        activation, hidden = self._controls["activation"], self._controls["hidden"]
        if isinstance(activation, ActivationSetting):
            activation.set_layers(len(hidden.value()))
        draft = self.values()
        for name, row in self._rows.items():
            reason = row.idle(draft)
            self._controls[name].set_idle(reason)
            self._labels[name].setEnabled(not reason)
