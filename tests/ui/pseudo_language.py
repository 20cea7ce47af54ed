"""A language that only tests speak: English with accents on all letters, 40 % longer.

What is still in plain letters in the window has not gone through `tr`.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication

from visualnet.number_text import use_style, used_style
from visualnet.ui.look.number_marks import style_of

_ACCENTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçđéƒĝĥíĵķļɱñóþɋŕšţúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĻḾÑÓÞɊŔŠŢÚṼŴẊÝŽ",
)
_LONGER = 0.4
_WORD = re.compile(r"[^\W\d_]+")
_KEPT = re.compile(
    r"\{[^{}]*\}|</?\w[^<>]*>|&\w+;|%n|%\d|\bQt::\w+|\b[a-z]+://\S+|(?<!\w)--[\w-]+|\\[nt]"
)
"""What a translation leaves as it is: placeholders, tags, entities, addresses, flags."""


def pseudo(text: str, *, from_right: bool = False) -> str:
    """Return an English text in the pseudo-language; vowels are doubled to make it longer.

    from_right: each word stands between marks that make it one of Hebrew to Qt, from its right.
    """
    parts, end = [], 0
    for kept in _KEPT.finditer(text):
        parts += [_spoken(text[end : kept.start()], from_right), kept.group()]
        end = kept.end()
    return "".join(parts) + _spoken(text[end:], from_right)


def _spoken(text: str, from_right: bool) -> str:
    missing = round(_LONGER * sum(map(str.isalpha, text)))
    letters = []
    for place, letter in enumerate(text):
        letters.append(letter)
        if missing > 0 and letter.lower() in "aeioulnrst" and text[place - 1 : place] != "&":
            letters.append(letter.lower())
            missing -= 1
    spoken = "".join(letters).translate(_ACCENTED)
    return _WORD.sub("\u200f\u202e\\g<0>\u202c\u200f", spoken) if from_right else spoken


class PseudoLanguage(QTranslator):
    """Translates everything that is asked of it."""

    def __init__(self, *, from_right=False):
        super().__init__()
        self._from_right = from_right

    def isEmpty(self) -> bool:
        return False

    def translate(self, context, source, disambiguation=None, n=-1):
        if source == "QT_LAYOUT_DIRECTION":
            return None
        return pseudo(source, from_right=self._from_right)


@contextmanager
def speaking_pseudo(*, from_right: bool = False) -> Iterator[None]:
    """Have all that is built in the meantime in the pseudo-language, or read from the right."""
    language = PseudoLanguage(from_right=from_right)
    QCoreApplication.installTranslator(language)
    before, style, locale = QGuiApplication.layoutDirection(), used_style(), QLocale()
    if from_right:
        QLocale.setDefault(QLocale("he_IL"))
        use_style(style_of(QLocale()))
        QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        yield
    finally:
        use_style(style)
        QLocale.setDefault(locale)
        QGuiApplication.setLayoutDirection(before)
        QCoreApplication.removeTranslator(language)
