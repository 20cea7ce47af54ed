"""The colours of all windows, by name: what paints itself reads them each time that it does."""

import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from string import Template
from typing import Literal, get_args

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from visualnet.errors import VisualNetError
from visualnet.paths import resource
from visualnet.ui.look.fonts import application_font
from visualnet.ui.look.mirroring import mirrored

ThemeName = Literal["dark", "light", "dark-high-contrast", "light-high-contrast"]
THEMES: tuple[ThemeName, ...] = get_args(ThemeName)
"""Each is a file of `resources/themes`."""

ThemeChoice = Literal["dark", "light", "dark-high-contrast", "light-high-contrast", "system"]

SignColours = Literal["blue-orange", "purple-green", "violet-yellow"]
"""Colours of positive and negative weights. In each pair the two stay apart for readers without
one kind of cones too: a test simulates their eyes."""

_LENGTH = re.compile(r"(radius: )?(\d+)px")


class ThemeError(VisualNetError):
    """A theme file that is missing, damaged or incomplete."""


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """The colours of one theme; each is a key of `resources/themes/<name>.json`.

    outline: width of the outlines of controls, in pixels; wider ones belong to a theme of high
    contrast. background: the window. panel: bars at its edges. raised: buttons and fields; hover
    and pressed are their states. border: lines that may be missed; border_strong: those that tell
    where a control is, or a scale. positive and negative: signs of weights, for each choice of them
    under `signs` in the file. neuron_off and neuron_on: ends of the scale of activations.
    series_…: lines of the charts, one colour for each split.
    """

    name: str
    outline: int
    background: QColor
    panel: QColor
    raised: QColor
    hover: QColor
    pressed: QColor
    border: QColor
    border_strong: QColor
    text: QColor
    text_muted: QColor
    text_disabled: QColor
    accent: QColor
    accent_hover: QColor
    accent_text: QColor
    selection: QColor
    focus: QColor
    positive: QColor
    negative: QColor
    neuron_off: QColor
    neuron_on: QColor
    series_batch: QColor
    series_train: QColor
    series_validation: QColor
    series_test: QColor
    error: QColor
    warning: QColor
    success: QColor

    @property
    def is_dark(self) -> bool:
        """Whether light things stand on a dark ground."""
        return self.background.lightness() < 128


COLOURS = tuple(field.name for field in fields(Theme) if field.name not in ("name", "outline"))
"""The names of a theme's colours."""


ThemeColour = Callable[[Theme], QColor]
"""A colour whatever the theme is."""


@cache
def load_theme(name: ThemeName, signs: SignColours = "blue-orange") -> Theme:
    """Return a shipped theme with the chosen colours of signs.

    Raises ThemeError where its file is missing or damaged.
    """
    path = resource("themes", f"{name}.json")
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        entries |= entries["signs"][signs]
        outline = int(entries["outline"])
        colours = {key: QColor(entries[key]) for key in COLOURS}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ThemeError(
            "The theme {path} cannot be read ({error}); install VisualNet again.",
            path=path,
            error=repr(error),
        ) from error
    invalid = [key for key, colour in colours.items() if not colour.isValid()]
    if invalid:
        raise ThemeError(
            "The theme {path} has no valid colour {invalid}; install VisualNet again.",
            path=path,
            invalid=invalid[0],
        )
    return Theme(name, outline, **colours)


class _Look(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme, self.scale = load_theme("dark"), 1.0


@cache
def _look() -> _Look:
    return _Look()


def current_theme() -> Theme:
    """Return the theme of all windows; dark before `apply_theme`."""
    return _look().theme


def current_scale() -> float:
    """Return the scale of all type; 1 is ordinary."""
    return _look().scale


def follow_theme(slot: Callable[[], None]) -> None:
    """Call a method of a QObject, for as long as that lives, after each change of theme or scale.

    For what keeps colours, such as pens of plots and drawn images: widgets are painted anew anyway.
    """
    _look().changed.connect(slot)


def resolve_theme(choice: ThemeChoice) -> ThemeName:
    """Return the theme that a choice means now; dark where the system does not tell its own."""
    if choice != "system":
        return choice
    hints = QGuiApplication.styleHints()
    is_light = hints.colorScheme() == Qt.ColorScheme.Light
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "light-high-contrast" if is_light else "dark-high-contrast"
    return "light" if is_light else "dark"


def apply_theme(app: QApplication, theme: Theme, scale: float = 1.0) -> None:
    """Make a theme that of all windows, and give every widget, present and future, its typeface.

    scale: 1 is ordinary, 1.5 is for presenting; text and the spaces around it grow together.
    Raises FontError or ThemeError where a shipped file is missing.
    """
    _look().theme, _look().scale = theme, scale
    # Under a style sheet, which comes from here, the style no longer tells its name.
    if not app.styleSheet() and app.style().name() != "fusion":
        app.setStyle("Fusion")
    font, sheet = application_font(scale), style_sheet(theme, scale)
    if app.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        sheet = mirrored(sheet)
    # Each makes Qt style every widget anew, also where it changes nothing.
    if app.font() != font:
        app.setFont(font)
    app.setPalette(_palette(theme))
    if app.styleSheet() != sheet:
        app.setStyleSheet(sheet)
    # With each new style Qt takes the desktop's fonts for some kinds of widgets again (6.11).
    if QApplication.font("QMenuBar") != font:  # type: ignore[call-overload]
        app.setFont(font)
    # The colours of signs are in neither palette nor style sheet.
    for widget in app.allWidgets():
        widget.update()
    _look().changed.emit()


@lru_cache(maxsize=8)
def style_sheet(theme: Theme, scale: float = 1.0) -> str:
    """Return the style sheet of the window, lengths in whole pixels, none of them under one."""
    path = resource("themes", "window.qss")
    try:
        template = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ThemeError(
            "The style sheet {path} cannot be read; install VisualNet again.", path=path
        ) from (error)
    scaled = _LENGTH.sub(lambda length: _scaled(length, scale), template)
    names = {key: getattr(theme, key).name() for key in COLOURS}
    # What has the focus has a ring instead of its outline and the gap around that.
    line, ring = _in_pixels(theme.outline, scale), _in_pixels(theme.outline + 1, scale)
    lengths = {"line": f"{line}px", "ring": f"{ring}px", "gap": f"{ring - line}px"}
    bar = _in_pixels(2, scale)
    lengths |= {"bar": f"{line + bar}px", "ring_bar": f"{ring + bar}px"}
    # What is clicked does not get smaller than 24 pixels with the text (WCAG 2.2, 2.5.8).
    least = {"row": 20, "field": 19, "target": 24, "targets": 48}
    lengths |= {key: f"{max(size, _in_pixels(size, scale))}px" for key, size in least.items()}
    lengths["round"] = f"{_in_pixels(14, scale) // 2 + line}px"
    # A knob is as high as the groove and what stands out of it on both sides, each rounded.
    knob = min(_in_pixels(14, scale), _in_pixels(4, scale) + 2 * _in_pixels(5, scale))
    lengths["knob"] = f"{knob // 2}px"
    edge = names["border_strong"] if theme.outline > 1 else "transparent"
    tone = "dark" if theme.is_dark else "light"
    return Template(scaled).substitute(
        names, **lengths, edge=edge, marks=(path.parent / tone).as_posix()
    )


def _in_pixels(length: int, scale: float) -> int:
    # Hairlines stay hairlines.
    return length if length <= 1 else max(1, round(length * scale))


def _scaled(length: re.Match[str], scale: float) -> str:
    pixels = int(length[2])
    if length[1]:
        # Of corners that are rounded by more than half of a side, Qt rounds none.
        return f"{length[1]}{math.floor(pixels * scale)}px"
    return f"{_in_pixels(pixels, scale)}px"


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, colour in (
        (role.Window, theme.background),
        (role.WindowText, theme.text),
        (role.Base, theme.background),
        (role.AlternateBase, theme.raised),
        (role.Text, theme.text),
        (role.PlaceholderText, theme.text_muted),
        (role.Button, theme.raised),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.error),
        (role.Highlight, theme.selection),
        (role.HighlightedText, theme.text),
        (role.Accent, theme.accent),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.text),
        (role.Light, theme.hover),
        (role.Midlight, theme.hover),
        (role.Mid, theme.border_strong),
        (role.Dark, theme.border),
        (role.Shadow, theme.panel),
    ):
        palette.setColor(name, colour)
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, theme.text_disabled)
    return palette
