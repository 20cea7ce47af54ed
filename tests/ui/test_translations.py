"""Strings of the program as a translator finds them, and a catalogue as the window loads it."""

import ast
import builtins
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt

import visualnet
import visualnet.ui
from visualnet.errors import DataError
from visualnet.paths import resource
from visualnet.sentences import counted
from visualnet.ui.look.translation import install_language, plural, translated
from visualnet.ui.translations import (
    catalogue,
    compile_catalogue,
    texts_in,
    texts_of_program,
)

SOURCE = """
_tr = Texts("Names")

class Card(QLabel):
    def show(self, count):
        self.tr("Open"), self.tr("{0} images", "", count), window.tr("Saved")
        raise DataError("{path} is empty; {advice}.", path=path, advice=Sentence("try {other}"))

def told(count):
    return _tr("weight"), counted(count, "1 image", "{count} images"), ValueError("not told")
"""


def test_all_strings_of_a_file_are_found(tmp_path):
    path = tmp_path / "card.py"
    path.write_text(SOURCE)
    assert {(text.context, text.source, text.has_plural) for text in texts_in(path)} == {
        ("Card", "Open", False),
        ("Card", "{0} images", True),
        ("QObject", "Saved", False),
        ("Names", "weight", False),
        ("Sentences", "{path} is empty; {advice}.", False),
        ("Sentences", "try {other}", False),
        ("Sentences", "1 image", False),
        ("Sentences", "{count} images", True),
    }
    path.write_text("class Card:\n    def show(self):\n        self.tr(self.name)\n")
    with pytest.raises(ValueError, match="line 3"):
        list(texts_in(path))


IN_RUSSIAN = {
    "Saved": ["Сохранено"],
    "{0} images": ["{0} картинка", "{0} картинки", "{0} картинок"],
    "{count} images": ["{count} картинка", "{count} картинки", "{count} картинок"],
    "1 image": ["{0} картинка"],
    "{path} is empty; {advice}.": ["{path} пуст; {advice}."],
}


class Card(QObject):
    def words(self, count):
        return plural(count, self.tr("1 image"), self.tr("{0} images", "", count))


def test_a_catalogue_of_the_user_is_loaded(qapp, tmp_path):
    """Whatever is translated stays when the catalogue is written anew."""
    source = tmp_path / "card.py"
    source.write_text(SOURCE)
    texts = list(texts_in(source))
    folder = tmp_path / "config" / "visualnet" / "translations"
    folder.mkdir(parents=True)
    path = folder / "visualnet_ru.ts"
    tree = ElementTree.fromstring(catalogue(texts, "ru"))  # noqa: S314
    for message in tree.iter("message"):
        forms = IN_RUSSIAN.get(message.findtext("source"), [])
        done = message.find("translation")
        if forms and done.find("numerusform") is not None:
            done.clear()
            for form in forms:
                ElementTree.SubElement(done, "numerusform").text = form
        elif forms:
            done.clear()
            done.text = forms[0]
    path.write_bytes(ElementTree.tostring(tree))
    again = catalogue(texts, "ru", path)
    path.write_bytes(again)
    assert catalogue(texts, "ru", path) == again
    compile_catalogue(path)
    try:
        assert install_language(QLocale("ru_RU"))
        assert QObject().tr("Saved") == "Сохранено"
        assert Card().words(3) == "3 картинки"
        assert translated(counted(3, "1 image", "{count} images")) == "3 картинки"
        assert translated(counted(21, "1 image", "{count} images")) == "21 картинка"
        error = DataError("{path} is empty; {advice}.", path="a", advice="b")
        assert translated(error) == "a пуст; b."
        assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight
    finally:
        for translator in qapp.findChildren(QObject):
            if translator.metaObject().className() == "QTranslator":
                QCoreApplication.removeTranslator(translator)
    assert not install_language(QLocale("fi_FI"))
    assert Card().words(1) == "1 image"


def test_the_catalogue_in_the_tree_is_up_to_date():
    path = resource("translations", "visualnet_en.ts")
    texts = texts_of_program()
    below = sum(text.context == "Sentences" for text in texts)
    sys.stdout.write(f"{len(texts)} strings, {below} of them below ui\n")
    assert path.read_bytes() == catalogue(texts, "en", path), (
        f"run {sys.executable} -m visualnet.ui.translations"
    )


SHOWN_BY = {
    *("setText", "setToolTip", "setStatusTip", "setWhatsThis", "setWindowTitle", "setTitle"),
    *("setPlaceholderText", "setAccessibleName", "setAccessibleDescription", "setInformativeText"),
    *("setDetailedText", "setLabelText", "setSuffix", "setPrefix", "setSpecialValueText"),
    *("addItem", "addItems", "addAction", "addMenu", "addTab", "addRow", "insertItem", "drawText"),
    *("setItemText", "setTabText", "setIconText", "setHorizontalHeaderLabels", "showMessage"),
    *("say", "say_error", "QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton"),
    *("QAction", "QGroupBox", "QListWidgetItem", "QTableWidgetItem", "ElidingLabel"),
}
"""What shows a text."""

SAME_EVERYWHERE = {
    # The program's and other programs' names.
    *("VisualNet", "VisualNet: ", "VisualNet ", "Python ", " · PySide6 ", " · pyqtgraph "),
    *(" · NumPy ", " · SciPy ", " · Pillow ", " · threadpoolctl ", " · safetensors "),
    # Formats, units.
    *("PNG", ".png", "SVG", ".svg", " px"),
    # Markup.
    *("<table width=100%>", "</table>", '<span style="color:', "</span>", " &nbsp;"),
}
"""Texts that no language says otherwise."""


def shown_untranslated(path):
    """Yield what is given to be shown without going through `tr`, or is glued to what does."""
    for call in ast.walk(ast.parse(path.read_text())):
        if not isinstance(call, ast.Call) or name_of(call) not in SHOWN_BY:
            continue
        has_data = name_of(call) in ("say", "say_error", "addItem")
        for given in call.args[:1] if has_data else call.args:
            for text in texts_shown(given):
                letters = re.search("[A-Za-z]{2}", text)
                if letters and text not in SAME_EVERYWHERE and not text.endswith("Action"):
                    yield f"{path.name}, line {call.lineno}: {text!r}"


def name_of(call):
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def is_translated(node):
    return isinstance(node, ast.Call) and name_of(node) in ("tr", "_tr")


def texts_shown(node):
    """Yield the literals of an expression; calls, `tr` among them, are what they return."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            yield from texts_shown(part)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        yield from (*texts_shown(node.left), *texts_shown(node.right))
        if all(is_translated(side) for side in (node.left, node.right)):
            yield f"glued: {ast.unparse(node)}"
    elif isinstance(node, ast.IfExp | ast.List | ast.Tuple):
        for item in ast.iter_child_nodes(node):
            yield from texts_shown(item)
    elif isinstance(node, ast.Call) and name_of(node) in ("format", "join"):
        yield from texts_shown(getattr(node.func, "value", node.func))


@pytest.mark.slow
def test_all_that_is_shown_goes_through_tr():
    package = Path(visualnet.ui.__file__).parent
    found = [each for path in sorted(package.rglob("*.py")) for each in shown_untranslated(path)]
    assert not found, "\n".join(found)


@pytest.mark.slow
def test_errors_are_raised_with_templates():
    """An f-string would be in English for ever."""
    package = Path(visualnet.__file__).parent
    found = [
        f"{path.name}, line {call.lineno}"
        for path in sorted(package.rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and takes_template(name_of(call))
        for given in call.args
        if isinstance(given, ast.JoinedStr | ast.BinOp)
    ]
    assert not found, "\n".join(found)


def takes_template(name):
    return name.endswith("Error") and not hasattr(builtins, name) and name not in OF_LIBRARIES


OF_LIBRARIES = {"ArgumentTypeError", "_RefusedError"}
