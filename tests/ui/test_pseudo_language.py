"""Every string on screen is translated: in the pseudo-language no English word stays."""

import re
import sys

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QWidget

from tests.ui.every_screen import Tour, settle
from tests.ui.painted_words import PaintedWords, noting_painted_words
from tests.ui.pseudo_language import pseudo, speaking_pseudo
from tests.ui.told_texts import texts_of
from visualnet.data.datasets import DATASETS
from visualnet.models.bundled import bundled_models
from visualnet.number_text import number_text, percent_text
from visualnet.plain_text import in_one_line
from visualnet.scene.colours import connection_table
from visualnet.tours.files import bundled_lessons
from visualnet.tours.reading import read_lesson
from visualnet.typed_numbers import decimal_number
from visualnet.ui.help.about_dialog import LICENCES
from visualnet.ui.panels.registry import PANELS
from visualnet.ui.picture.legend import ConnectionLegend
from visualnet.ui.picture.legend_words import LegendContent
from visualnet.ui.picture.modes import Mode
from visualnet.ui.session.setting_text import PROPER_NAMES

_WORD = re.compile(r"(?<![^\W\d_])[A-Za-z]{2,}(?![^\W\d_])")
_NO_WORDS = re.compile(r"<[^<>]*>|&\w+;|\{\w*\}|https?://\S+|(?<!\w)/[\w./…-]+|\.[a-z]+\b")
"""Tags, entities, placeholders, addresses, paths, endings of files."""

NAMES = {
    # The program, and whom its data are of.
    "VisualNet",
    *_WORD.findall(" ".join(info.title for info in DATASETS.values())),
    # Functions and rules, as the field writes them.
    *("sigmoid", "tanh", "softmax", "max", "ln", "leaky", "ReLU", "PCA", "SNE"),
    *("sin", "xy"),
    *" ".join(PROPER_NAMES.values()).split(),
    # Bundled models, and presets of their names.
    *(part for model in bundled_models() for part in model.name.split("-")),
    # Formats, libraries, units.
    *("PNG", "SVG", "CSV", "ONNX", "JSON", "Safetensors", "safetensors", "Python", "PySide", "px"),
    # Works and licences, as their authors write them.
    *(work for work, _licence, _text in LICENCES),
    *re.findall(r"[A-Z]\w+", " ".join(f"{work} {licence}" for work, licence, _text in LICENCES)),
    "typeface",
}
"""Words that are the same in every language."""
TITLES = [read_lesson(path).title for path in bundled_lessons()]
"""A lesson is a file in a language of its own; so is its title, in the list of lessons."""
_OPENED = (
    *("export", "exportPicture", "preferences", "shortcuts", "about", "glossary", "welcome"),
    *("tour", "search", "workedExample"),
)
"""What is opened by an action, over the window or in a window of its own."""


def english_in(text: str) -> list[str]:
    """Return the words of a text that are no proper names."""
    for title in TITLES:
        text = text.replace(title, " ")
    words = _WORD.findall(_NO_WORDS.sub(" ", text))
    cut = [word for word in words if f"{word}…" in text]
    names = {word for word in cut if any(name.startswith(word) for name in NAMES)} | NAMES
    return [word for word in words if word not in names]


def test_the_language_keeps_what_a_translation_keeps():
    text = 'Saved <b>{0}</b> as {name} at %n, see --pictures &amp; <a href="x">more</a>'
    told = pseudo(text)
    for kept in ("<b>", "{0}", "</b>", "{name}", "%n", "--pictures", "&amp;", '<a href="x">'):
        assert kept in told
    assert not english_in(told.replace("--pictures", ""))
    letters = [sum(map(str.isalpha, one)) for one in ("Test accuracy", pseudo("Test accuracy"))]
    assert letters[1] >= 1.35 * letters[0]


class Reader:
    """Reads windows, and keeps what has a word in English, with its place."""

    def __init__(self, words: PaintedWords) -> None:
        self.found: dict[str, str] = {}
        self.count = 0
        self._words = words

    def read(self, window: QWidget) -> None:
        for where, text in texts_of(window, self._words):
            self.count += 1
            if english_in(text):
                self.found.setdefault(text, where)

    def read_opened_by(self, action: QAction) -> None:
        action.trigger()
        settle(200)
        self.read(action.parent())
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                if not isinstance(dialog, QFileDialog):
                    self.read(dialog)
                dialog.close()


@pytest.mark.slow
def test_no_english_word_stays_in_the_window(qapp):
    with noting_painted_words() as words, speaking_pseudo():
        tour, reader = Tour([(1366, 768)], 100, [panel.key for panel in PANELS]), Reader(words)
        for key in tour.keys:
            tour.open(key)
            for _page in tour.pages(key):
                settle(50)
                reader.read(tour.window)
        for menu in tour.window.menuBar().findChildren(QMenu):
            menu.aboutToShow.emit()
        reader.read(tour.window)
        for name in _OPENED:
            reader.read_opened_by(tour.window.findChild(QAction, f"{name}Action"))
        tour.window.close()
    sys.stdout.write(f"{reader.count} texts asked, {len(reader.found)} with a word in English\n")
    assert not reader.found, "\n".join(
        f"{where}: {text[:120]!r}" for text, where in reader.found.items()
    )


@pytest.fixture
def from_right(qapp):
    """Numbers, words and layouts as where one reads from the right."""
    with speaking_pseudo(from_right=True):
        yield


def colour_near(widget, x):
    """Return the colour in the middle of a widget's height, at a share of its width."""
    image = widget.grab().toImage()
    return image.pixelColor(round(x * (image.width() - 1)), image.height() // 2)


def test_a_ramp_turns_round_with_its_words(from_right, qtbot):
    legend = ConnectionLegend()
    qtbot.addWidget(legend)
    blue, orange = (88, 166, 255), (255, 140, 66)
    legend.set_colours(connection_table((0, 0, 0), blue, orange, additive=True), is_dashed=False)
    legend.show_content(LegendContent(Mode.WEIGHT, 1.0, False, (1.0,), True))
    legend.show()
    assert legend._positive.x() < legend._bar.x() < legend._negative.x()
    assert colour_near(legend._bar, 0.02).blue() > colour_near(legend._bar, 0.98).blue()


def test_signs_stay_before_their_numbers_where_one_reads_from_the_right(from_right):
    """A mark of direction stands before each, which a message shows as little as a label."""
    for text in (percent_text(0.00001), percent_text(0.99999), number_text(-5.0), "3"):
        bare = text.strip("\u200e")
        starts_with_sign = not bare[0].isdigit()
        assert text.startswith("\u200e") == starts_with_sign
        assert not text.endswith("\u200e")
        assert " " not in bare.replace("\u202f", " ")
        assert in_one_line(text) == text
    assert decimal_number(number_text(-5.0)) == -5
