"""Typed values of one table of a lesson file; notes what is wrong, with its line, and goes on."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from visualnet.plain_text import one_line
from visualnet.sentences import Sentence
from visualnet.tours.conditions import facts_in
from visualnet.tours.problems import FaultError, LessonProblem
from visualnet.tours.vocabulary import nearest

Read = TypeVar("Read")

_MOST_LETTERS = 1_000
_HTML = re.compile(r"<[A-Za-z/!?]")
_LINK = re.compile(r"\]\s*[(\[:]|!\[|\w+://|\bwww\.")


@dataclass(slots=True)
class Table:
    """One table. values: as TOML has them. lines: of its keys. line: of the table itself."""

    path: Path
    values: Mapping[str, Any]
    lines: Mapping[str, int]
    line: int
    problems: list[LessonProblem]

    def line_of(self, key: str) -> int:
        """Return the line of a key, or of the table where it has none."""
        return self.lines.get(key, self.line)

    def note(self, key: str, what: Sentence, cure: Sentence) -> None:
        """Note that something is wrong with a key."""
        self.problems.append(LessonProblem(self.path, self.line_of(key), what, cure))

    def has(self, key: str) -> bool:
        """Tell whether there is such a key."""
        return key in self.values

    def text(self, key: str, *, is_needed: bool = False, is_shown: bool = True) -> str:
        """Return a text; empty where there is none. is_shown: as Markdown, with facts in braces."""
        value = self._typed(key, str, Sentence("a text in quotes"))
        if value is None or not value.strip():
            # What is there, but no text, was noted.
            if is_needed and isinstance(self.values.get(key, ""), str):
                self._note_missing(key)
            return ""
        if len(value) > _MOST_LETTERS:
            self.note(key, Sentence("{key} is too long", key=key),
                      Sentence("Keep it under {most} letters.", most=_MOST_LETTERS))  # fmt: skip
            return ""
        if is_shown:
            self._check_shown(key, value)
            return "\n\n".join(one_line(each) for each in re.split(r"\n\s*\n", value)).strip()
        return one_line(value)

    def texts(self, key: str, most: int, *, is_shown: bool = True) -> tuple[str, ...]:
        """Return a list of texts; empty where there is none."""
        value = self._typed(key, list, Sentence("a list of texts in quotes"))
        if value is None:
            return ()
        if not all(isinstance(each, str) and each.strip() for each in value) or not value:
            self.note(key, Sentence("{key} is not a list of texts", key=key),
                      Sentence('Write it as ["one", "two"].'))  # fmt: skip
            return ()
        if len(value) > most:
            self.note(key, Sentence("{key} has {count} entries", key=key, count=len(value)),
                      Sentence("Use {most} at most.", most=most))  # fmt: skip
            return ()
        for each in value if is_shown else ():
            self._check_shown(key, each)
        return tuple(one_line(each) for each in value)

    def texts_as(self, key: str, most: int, reader: Callable[[str], Read]) -> tuple[Read, ...]:
        """Return what a reader makes of each of a list of texts."""
        read = [
            self.attempt(key, partial(reader, each))
            for each in self.texts(key, most, is_shown=False)
        ]
        return tuple(each for each in read if each is not None)

    def whole(self, key: str, least: int, most: int, usual: int | None = None) -> int | None:
        """Return a whole number between two, both allowed; the usual one where there is none."""
        value = self._typed(key, int, Sentence("a whole number"))
        if value is None:
            return usual
        return int(self._within(key, value, least, most, usual if usual is not None else least))

    def number(self, key: str, least: float, most: float, usual: float | None) -> float | None:
        """Return a number between two, both allowed; the usual one where there is none."""
        value = self._typed(key, (int, float), Sentence("a number"))
        if value is None:
            return usual
        return float(self._within(key, value, least, most, least))

    def read(self, key: str, reader: Callable[[str], Read]) -> Read | None:
        """Return what a reader makes of a text; None where there is none, or it is wrong."""
        value = self.text(key, is_shown=False)
        return self.attempt(key, lambda: reader(value)) if value else None

    def attempt(self, key: str, act: Callable[[], Read]) -> Read | None:
        """Return what a reader returns; None where it is wrong, which is noted."""
        try:
            return act()
        except FaultError as fault:
            self.note(key, fault.what, fault.cure)
            return None

    def table(self, key: str) -> "Table":
        """Return a table within; empty where there is none."""
        value = self._typed(key, dict, Sentence("a table, as { … }"))
        return Table(self.path, value or {}, {}, self.line_of(key), self.problems)

    def picture(self, key: str) -> Path | None:
        """Return the path of a picture beside the file; None where none is named."""
        name = self.text(key, is_shown=False)
        if not name:
            return None
        if not re.fullmatch(r"\w[\w.-]{0,80}\.(?:png|jpg|jpeg)", name, re.IGNORECASE):
            self.note(key, Sentence("{name} is no picture beside the lesson", name=repr(name)),
                      Sentence("Write the bare name of a PNG or JPEG file in the lesson's "
                               "folder."))  # fmt: skip
            return None
        path = self.path.parent / name
        if path.is_symlink() or not path.is_file():
            self.note(key, Sentence("there is no picture {name} beside the lesson", name=name),
                      Sentence("Put it into the folder of the lesson."))  # fmt: skip
            return None
        if path.stat().st_size > 4_000_000:
            self.note(key, Sentence("the picture {name} is over 4 MB", name=name),
                      Sentence("Make it smaller."))  # fmt: skip
            return None
        return path

    def refuse_others(self, known: tuple[str, ...]) -> None:
        """Note each key that is not among the known ones."""
        for key in self.values:
            if key not in known:
                near = nearest(key, known)
                cure = (
                    Sentence("Did you mean {near}?", near=near)
                    if near
                    else Sentence("Use one of: {known}.", known=", ".join(known))
                )
                self.note(key, Sentence("there is no key {key}", key=key), cure)

    def _typed(self, key: str, kinds: Any, meant: Sentence) -> Any:
        value = self.values.get(key)
        is_truth = isinstance(value, bool) and kinds is not bool
        if value is None or (isinstance(value, kinds) and not is_truth):
            return value
        self.note(key, Sentence("{key} is not {meant}", key=key, meant=meant),
                  Sentence("Write {meant}.", meant=meant))  # fmt: skip
        return None

    def _within(self, key: str, value: float, least: float, most: float, usual: float) -> float:
        if least <= value <= most:
            return value
        cure = Sentence("Use a number from {least} to {most}.", least=least, most=most)
        self.note(key, Sentence("{key} is {value}", key=key, value=value), cure)
        return usual

    def _note_missing(self, key: str) -> None:
        self.note(key, Sentence("{key} is missing", key=key),
                  Sentence('Add {key} = "…".', key=key))  # fmt: skip

    def _check_shown(self, key: str, value: str) -> None:
        if _HTML.search(value):
            self.note(key, Sentence("{key} has HTML in it", key=key),
                      Sentence("Write Markdown: *emphasis*, **strong**, `code`."))  # fmt: skip
        elif _LINK.search(value):
            self.note(key, Sentence("{key} has a link or a picture in it", key=key),
                      Sentence("Take it out; a picture beside the file is named by picture = "
                               "…."))  # fmt: skip
        else:
            self.attempt(key, lambda: facts_in(value))
