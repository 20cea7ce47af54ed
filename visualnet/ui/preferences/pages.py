"""The table of what can be set on each page of the preferences."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QLocale

from visualnet.number_text import NumberStyle
from visualnet.paths import autosave_dir
from visualnet.ui.look.mnemonics import without_mnemonic
from visualnet.ui.look.number_marks import STYLES, style_of
from visualnet.ui.look.translation import Texts
from visualnet.ui.preferences.fields import (
    Make,
    choice_field,
    folder_field,
    switch_field,
    whole_field,
)
from visualnet.ui.session.kept.rows import Preference
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.window.actions import Actions
from visualnet.ui.window.context import Context
from visualnet.ui.window.text_size import TEXT_SIZES

_tr = Texts("PreferencePages")


@dataclass(frozen=True, slots=True)
class Entry:
    """One preference on a page.

    label: in front of its field. tip: what it is for. make: of the field. is_late: it takes effect
    at the next start.
    """

    row: Preference[Any]
    label: str
    tip: str
    make: Make
    is_late: bool = False


def page_titles() -> tuple[str, ...]:
    """Return the titles of all pages; those of the tables come first."""
    return _tr("Look"), _tr("Saving"), _tr("Keyboard"), _tr("Tips and reset")


def tables(context: Context) -> tuple[tuple[Entry, ...], ...]:
    """Return what is set on each of the first pages."""
    return _look_page(context.actions), _saving_page()


def _of_actions(acts: Actions, names: Sequence[str]) -> list[tuple[object, str]]:
    """Return the choices that actions of the menus stand for, in the same words."""
    return [(acts[name].data(), without_mnemonic(acts[name].text())) for name in names]


def _sample(style: NumberStyle) -> str:
    return f"1{style.group}234{style.decimal}5"


def _look_page(acts: Actions) -> tuple[Entry, ...]:
    themes = ("darkTheme", "lightTheme", "darkHighContrastTheme", "lightHighContrastTheme")
    sizes = ("textSystem", *(f"text{size}" for size in TEXT_SIZES))
    signs = ("blue-orange", "purple-green", "violet-yellow")
    motions = [(None, _tr("System setting")), (True, _tr("Reduced")), (False, _tr("Full"))]
    formats = [
        ("system", _tr("System format: {0}").format(_sample(style_of(QLocale())))),
        *((name, _sample(style)) for name, style in STYLES.items()),
    ]
    choice = choice_field
    return (
        Entry(Preferences.theme, _tr("Theme"), _tr("Colours of the window"),
              choice(_of_actions(acts, (*themes, "systemTheme")))),
        Entry(Preferences.text_size, _tr("Text size"), _tr("Size of all text"),
              choice(_of_actions(acts, sizes))),
        Entry(Preferences.sign_colours, _tr("Colours of connections"),
              _tr("Colours of positive and negative"), choice(_of_actions(acts, signs))),
        Entry(Preferences.has_dashes, _tr("Dash negative connections"),
              _tr("Show signs by line style as well as colour"), switch_field),
        Entry(Preferences.reduces_motion, _tr("Motion"),
              _tr("The pulse through the layers, and fading messages"), choice(motions)),
        Entry(Preferences.number_format, _tr("Numbers"),
              _tr("Decimal and thousands marks in all numbers and fields"), choice(formats),
              is_late=True),
    )  # fmt: skip


def _saving_page() -> tuple[Entry, ...]:
    last = folder_field(_tr("Last used folder"))
    return (
        Entry(Preferences.autosaves, _tr("Autosave while training"),
              _tr("Save your work regularly, to recover it after a crash"), switch_field),
        Entry(Preferences.autosave_seconds, _tr("Autosave every"),
              _tr("Shortest time between two autosaves, in seconds"),
              whole_field(1, 3600, _tr(" s"))),
        Entry(Preferences.autosave_folder, _tr("Autosave folder"),
              _tr("Folder for autosaved work"), folder_field(str(autosave_dir())), is_late=True),
        Entry(Preferences.files_folder, _tr("Folder for files"),
              _tr("Folder that file dialogs show first"), last),
        Entry(Preferences.data_folder, _tr("Folder for data"),
              _tr("Folder that data dialogs show first"), last),
        Entry(Preferences.history_megabytes, _tr("Memory for looking back (MB)"),
              _tr("How much the kept steps of all trainings may take; more means fewer replays"),
              whole_field(8, 16_000)),
        Entry(Preferences.undo_depth, _tr("Changes to undo"),
              _tr("How many changes can be undone; more need more memory"),
              whole_field(1, 1000), is_late=True),
    )  # fmt: skip
