"""The marks in the numbers of the window, as the user's language has them."""

from typing import Literal

from PySide6.QtCore import QLocale, Qt

from visualnet.number_text import NumberStyle, use_style

NumberFormat = Literal["system", "point", "comma", "space-point", "space-comma"]
"""As the user's language has it, 1,234.5, 1.234,5, 1 234.5 or 1 234,5."""

STYLES: dict[str, NumberStyle] = {
    "point": NumberStyle(".", ","),
    "comma": NumberStyle(",", "."),
    "space-point": NumberStyle(".", "\u202f"),
    "space-comma": NumberStyle(",", "\u202f"),
}
_LEFT_TO_RIGHT = "\u200e"
_GROUPS = (".", ",", "'", "’", " ", "\u00a0", "\u202f")


def style_of(locale: QLocale) -> NumberStyle:
    """Return the style of a language's numbers, for the digits 0 to 9.

    Languages with digits of their own write these with point and comma, as the common data of
    locales (CLDR) have it.
    """
    is_from_right = locale.textDirection() is Qt.LayoutDirection.RightToLeft
    lead = _LEFT_TO_RIGHT if is_from_right else ""
    # A space would part it from its number, to stand on the other side.
    percent = "%" if is_from_right else NumberStyle().percent
    decimal, group = locale.decimalPoint(), locale.groupSeparator()
    if locale.zeroDigit() != "0" or decimal not in (".", ","):
        return NumberStyle(percent=percent, lead=lead)
    group = group if group in _GROUPS and group != decimal else "\u202f"
    return NumberStyle(decimal, group, percent=percent, lead=lead)


def use_format(name: NumberFormat) -> None:
    """Write the numbers of this process so."""
    use_style(STYLES.get(name) or style_of(QLocale()))
