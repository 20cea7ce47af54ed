"""The language of the window: its catalogue, what is said below the window, and plural forms."""

from PySide6.QtCore import QCoreApplication

from visualnet.number_text import count_text
from visualnet.sentences import sentence_of

SENTENCES = "Sentences"
"""The context of what is said below the window."""


def translated(told: str | BaseException) -> str:
    """Return what an error, a note or an advice says, in the language of the window.

    A text that is no Sentence is looked up as it is.
    """
    return sentence_of(told).by(_translate) if told else ""


def plural(count: int, one: str, many: str) -> str:
    """Return one of two texts of the window by a number, which stands for {0} in it.

    one: `tr` of that of one thing, as "1 image". many: `tr` with the number as its third argument,
    `tr("{0} images", "", count)`, which chooses among the plural forms of other languages.
    """
    return (one if count == 1 else many).format(count_text(count))


def _translate(template: str, number: int) -> str:
    return QCoreApplication.translate(SENTENCES, template, "", number)
