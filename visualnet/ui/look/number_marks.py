"""The marks in the numbers of the window, as the user's language has them."""

from PySide6.QtCore import QLocale

from visualnet.number_text import NumberStyle, use_style

_GROUPS = (".", ",", "'", "’", " ", "\u00a0", "\u202f")


def style_of(locale: QLocale) -> NumberStyle:
    """Return the style of a language's numbers, for the digits 0 to 9.

    Languages with digits of their own write these with point and comma, as the common data of
    locales (CLDR) have it.
    """
    decimal, group = locale.decimalPoint(), locale.groupSeparator()
    if locale.zeroDigit() != "0" or decimal not in (".", ","):
        return NumberStyle()
    return NumberStyle(decimal, group if group in _GROUPS and group != decimal else "\u202f")


def follow_language() -> None:
    """Write the numbers of this process as the user's language has them."""
    use_style(style_of(QLocale()))
