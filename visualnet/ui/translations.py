"""Catalogues of the program's strings, for translators: `python -m visualnet.ui.translations de`.

Without a language the catalogue of all strings, visualnet_en.ts, is written anew. With one, that of
the language is brought up to date, translations there stay, and is compiled as visualnet_de.qm,
which the window loads where the system's language asks for it. Qt's lupdate knows neither the
module functions `_tr` nor the templates below the window, so the strings are read here.
"""

import argparse
import ast
import builtins
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import PySide6

from visualnet.paths import resource, write_atomically
from visualnet.setting import choice_words
from visualnet.settings_table import SETTINGS
from visualnet.ui.look.translation import SENTENCES
from visualnet.ui.session.setting_text import PROPER_NAMES

_PACKAGE = Path(__file__).resolve().parent.parent
_ANY_OBJECT = "QObject"
"""Where Qt looks last for the strings of any object."""
_CLAUSES = {"Sentence", "counted", "refusal", "Problem"}
"""What takes templates below the window, besides errors."""
_ROWS: dict[str, tuple[Any, ...]] = {
    "ActionRow": ("Actions", 1, 2),
    "Panel": ("Panels", 1, 2),
    "Word": ("Glossary", 1, 2, 4),
}
"""Rows of tables: the context of their texts, and the places of these in each row."""

Key = tuple[str, str, str]
"""Context, text, and what tells it from the same text elsewhere."""


@dataclass(frozen=True, slots=True)
class Text:
    """A string of the program. has_plural: it has a form for each kind of number."""

    context: str
    source: str
    comment: str = ""
    has_plural: bool = False

    @property
    def key(self) -> Key:
        """What it is looked up by."""
        return self.context, self.source, self.comment


def texts_of_program() -> list[Text]:
    """Return all strings that can be translated, each once, in the order of a catalogue.

    Raises ValueError, naming the place, where one is no literal.
    """
    found: dict[Key, Text] = {}
    for path in sorted(_PACKAGE.rglob("*.py")):
        for text in texts_in(path):
            found[text.key] = max(found.get(text.key, text), text, key=lambda one: one.has_plural)
    for row in SETTINGS.values():
        names = [choice_words(name) for name in row.choices if name not in PROPER_NAMES]
        for words in (*row.texts(), *names):
            if any(letter.isalpha() for letter in words):
                found[SENTENCES, words, ""] = Text(SENTENCES, words)
    return sorted(found.values(), key=lambda text: text.key)


def texts_in(path: Path) -> Iterator[Text]:
    """Yield the strings of one source file."""
    reader = _Reader(path)
    reader.visit(ast.parse(path.read_text(encoding="utf-8")))
    yield from reader.texts


class _Reader(ast.NodeVisitor):
    """Gathers the strings of a file."""

    def __init__(self, path: Path) -> None:
        self.texts: list[Text] = []
        self._path = path
        self._classes: list[str] = []
        self._context = ""

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Assign(self, node: ast.Assign) -> None:
        if ast.unparse(node.targets[0]) == "_tr" and isinstance(node.value, ast.Call):
            self._context = ast.literal_eval(node.value.args[0])
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = _name(node)
        if name == "tr" and isinstance(node.func, ast.Attribute):
            is_own = isinstance(node.func.value, ast.Name) and node.func.value.id == "self"
            self._add(self._classes[-1] if is_own and self._classes else _ANY_OBJECT, node, 0)
        elif name == "_tr":
            self._add(self._context, node, 0, has_plural=len(node.args) > 1)
        elif ast.unparse(node.func) == "QCoreApplication.translate":
            if isinstance(node.args[0], ast.Constant):
                self._add(str(node.args[0].value), node, 1)
        elif name in _ROWS:
            context, *places = _ROWS[name]
            given = [node.args[place] for place in places if place < len(node.args)]
            self.texts += [Text(context, text) for part in given for text in _literals(part)]
        elif _takes_template(name) or (name == "__init__" and _is_error(self._classes[-1:])):
            self._add_templates(node, is_counted=name == "counted")
        self.generic_visit(node)

    def _add(self, context: str, node: ast.Call, place: int, *, has_plural: bool = False) -> None:
        given = [*node.args[place:], *(word.value for word in node.keywords)]
        values = [arg.value for arg in given[:2] if isinstance(arg, ast.Constant)]
        if not values or not isinstance(values[0], str) or not context:
            raise ValueError(f"{self._path}, line {node.lineno}: {ast.unparse(node)} is no literal")
        comment = str(values[1] or "") if len(values) > 1 else ""
        self.texts.append(Text(context, values[0], comment, has_plural or len(given) > 2))

    def _add_templates(self, node: ast.Call, *, is_counted: bool) -> None:
        literals = [text for argument in node.args for text in _literals(argument)]
        for place, text in enumerate(literals):
            self.texts.append(Text(SENTENCES, text, "", is_counted and place == 1))


def _name(node: ast.Call) -> str:
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _takes_template(name: str) -> bool:
    return name in _CLAUSES or (_is_error([name]) and not hasattr(builtins, name))


def _is_error(names: Sequence[str]) -> bool:
    return bool(names) and names[0].endswith("Error")


def _literals(node: ast.AST) -> Iterator[str]:
    """Yield the texts that an argument can be: itself, one of two, or one of a dictionary."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if any(letter.isalpha() for letter in node.value):
            yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)
    elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Dict):
        for value in node.value.values:
            yield from _literals(value)


def catalogue(texts: Sequence[Text], language: str, known: Path | None = None) -> bytes:
    """Return a catalogue of Qt Linguist; translations in the known one stay."""
    before = _translations(known) if known is not None and known.exists() else {}
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ElementTree.Element] = {}
    for text in texts:
        if text.context not in contexts:
            contexts[text.context] = ElementTree.SubElement(root, "context")
            ElementTree.SubElement(contexts[text.context], "name").text = text.context
        message = ElementTree.SubElement(contexts[text.context], "message")
        if text.has_plural:
            message.set("numerus", "yes")
        ElementTree.SubElement(message, "source").text = text.source
        if text.comment:
            ElementTree.SubElement(message, "comment").text = text.comment
        done = before.get(text.key)
        if done is not None and (done.find("numerusform") is not None) == text.has_plural:
            message.append(done)
            continue
        empty = ElementTree.SubElement(message, "translation", type="unfinished")
        if text.has_plural:
            ElementTree.SubElement(empty, "numerusform")
    ElementTree.indent(root, "")
    words: str = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{words}\n'.encode()


def _translations(path: Path) -> dict[Key, ElementTree.Element]:
    found = {}
    # A translator's own file, named by whoever calls this.
    for context in ElementTree.parse(path).getroot().iter("context"):  # noqa: S314
        name = context.findtext("name", "")
        for message in context.iter("message"):
            done = message.find("translation")
            if done is not None and (done.get("type") != "unfinished" or done.text):
                key = (name, message.findtext("source", ""), message.findtext("comment", ""))
                found[key] = done
    return found


def main(arguments: Sequence[str]) -> int:
    """Write the catalogue of all strings, or those of these languages, which are compiled too."""
    parser = argparse.ArgumentParser(
        "python -m visualnet.ui.translations",
        description="Writes the catalogue of all strings, or brings translations up to date.",
    )
    parser.add_argument("languages", nargs="*", type=_as_language, help="such as de or pt_BR")
    languages = parser.parse_args(arguments).languages
    texts = texts_of_program()
    for language in languages or ("en",):
        path = resource("translations") / f"visualnet_{language}.ts"
        data = catalogue(texts, language, path)
        write_atomically(path, data)
        if language != "en":
            compile_catalogue(path)
    return 0


def _as_language(text: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(_[A-Z]{2})?", text):
        raise argparse.ArgumentTypeError(f"{text} is not a language such as de or pt_BR")
    return text


def compile_catalogue(path: Path) -> Path:
    """Compile a catalogue with PySide6's lrelease, and return the file that the window loads."""
    compiled = path.with_suffix(".qm")
    program = Path(PySide6.__file__).parent / "lrelease"
    subprocess.run([program, "-silent", path, "-qm", compiled], check=True)  # noqa: S603
    return compiled


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
