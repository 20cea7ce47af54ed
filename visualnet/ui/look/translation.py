"""The language of the window: its catalogue, what is said below the window, and plural forms."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication

from visualnet.errors import VisualNetError
from visualnet.number_text import count_text
from visualnet.paths import resource, user_config_dir
from visualnet.sentences import sentence_of

SENTENCES = "Sentences"
"""The context of what is said below the window."""


class Texts:
    """Translates the texts of one context in the catalogue: `_tr = Texts("Speed")`."""

    def __init__(self, context: str) -> None:
        self._context = context

    def __call__(self, text: str, number: int = -1) -> str:
        """Return a text in the language of the window. number: see `plural`."""
        return QCoreApplication.translate(self._context, text, "", number)


def install_language(locale: QLocale) -> bool:
    """Load the catalogue visualnet_<language>.qm of a locale, the user's own before the shipped.

    Qt's own words and the direction of reading go with it. Returns whether there is one.
    """
    folders = [user_config_dir() / "translations", resource("translations")]
    if not any(_install("visualnet", locale, folder) for folder in folders):
        return False
    _install("qtbase", locale, Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)))
    is_from_right = locale.textDirection() == Qt.LayoutDirection.RightToLeft
    direction = Qt.LayoutDirection.RightToLeft if is_from_right else Qt.LayoutDirection.LeftToRight
    QGuiApplication.setLayoutDirection(direction)
    return True


def translated(told: str | BaseException) -> str:
    """Return what an error, a note or an advice says, in the language of the window.

    A text that is no Sentence is looked up as it is.
    """
    return sentence_of(told).by(_translate) if told else ""


def said_of(error: Exception) -> str:
    """Return what an error says, as `translated` does; raises what is a fault of the program."""
    if not isinstance(error, VisualNetError):
        raise error
    return translated(error)


def plural(count: int, one: str, many: str, *others: object) -> str:
    """Return one of two texts of the window by a number, which stands for {0} in it.

    one: `tr` of that of one thing, as "1 image". many: `tr` with the number as its third argument,
    `tr("{0} images", "", count)`, which chooses among the plural forms of other languages.
    others: stand for {1} and so on.
    """
    return (one if count == 1 else many).format(count_text(count), *others)


def _translate(template: str, number: int) -> str:
    try:
        template.encode()
    except UnicodeEncodeError:
        # It names a file whose bytes are no text: Qt cannot be asked, and no catalogue has it.
        return template
    return QCoreApplication.translate(SENTENCES, template, "", number)


def _install(name: str, locale: QLocale, folder: Path) -> bool:
    translator = QTranslator(QCoreApplication.instance())
    return translator.load(locale, name, "_", str(folder)) and QCoreApplication.installTranslator(
        translator
    )
