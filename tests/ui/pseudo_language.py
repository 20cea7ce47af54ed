"""A language that only tests speak: English with accents on all letters, 40 % longer.

What is still in plain letters in the window has not gone through `tr`.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtGui import QGuiApplication

_ACCENTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçđéƒĝĥíĵķļɱñóþɋŕšţúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĻḾÑÓÞɊŔŠŢÚṼŴẊÝŽ",
)
_LONGER = 0.4
_KEPT = re.compile(
    r"\{[^{}]*\}|</?\w[^<>]*>|&\w+;|%n|%\d|\bQt::\w+|\b[a-z]+://\S+|(?<!\w)--[\w-]+|\\[nt]"
)
"""What a translation leaves as it is: placeholders, tags, entities, addresses, flags."""


def pseudo(text: str) -> str:
    """Return an English text in the pseudo-language; vowels are doubled to make it longer."""
    parts, end = [], 0
    for kept in _KEPT.finditer(text):
        parts += [_spoken(text[end : kept.start()]), kept.group()]
        end = kept.end()
    return "".join(parts) + _spoken(text[end:])


def _spoken(text: str) -> str:
    missing = round(_LONGER * sum(map(str.isalpha, text)))
    letters = []
    for place, letter in enumerate(text):
        letters.append(letter)
        if missing > 0 and letter.lower() in "aeioulnrst" and text[place - 1 : place] != "&":
            letters.append(letter.lower())
            missing -= 1
    return "".join(letters).translate(_ACCENTED)


class PseudoLanguage(QTranslator):
    """Translates everything that is asked of it."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context, source, disambiguation=None, n=-1):
        if source == "QT_LAYOUT_DIRECTION":
            return None
        return pseudo(source)


@contextmanager
def speaking_pseudo(*, from_right: bool = False) -> Iterator[None]:
    """Have all that is built in the meantime in the pseudo-language, or read from the right."""
    language = PseudoLanguage()
    QCoreApplication.installTranslator(language)
    before = QGuiApplication.layoutDirection()
    if from_right:
        QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        yield
    finally:
        QGuiApplication.setLayoutDirection(before)
        QCoreApplication.removeTranslator(language)
