"""Conditions of lessons: `fact op value`, joined by `and`; and facts in running text."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from visualnet.number_text import count_text, number_text, percent_text, probability_text
from visualnet.sentences import Sentence
from visualnet.tours.parts import NamedPart, read_part
from visualnet.tours.problems import FaultError, unknown
from visualnet.tours.vocabulary import FACTS, PANELS, SETTING_NAMES, Fact, nearest

FactValue = float | str | bool | None
"""What a fact is worth now; None where the window cannot tell."""
Ask = Callable[["AskedFact"], FactValue]

OPERATORS = ("==", "!=", "<=", ">=", "<", ">", "~")
NEAR = 0.01
"""How far apart two values may be for ~, as a share of the larger."""
_MOST = 400
"""Letters of a condition at most."""
_FACT = re.compile(r"([a-z_]+)(?:\((.*)\))?", re.DOTALL)
_CLAUSE = re.compile(r"\s*(.+?)\s*(==|!=|<=|>=|<|>|~)\s*(.+?)\s*", re.DOTALL)
_IN_TEXT = re.compile(r"\{([^{}]*)\}")
_NUMBER = re.compile(r"[-+−]?(?:\d[\d,]*\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?(\s*%)?")
_YES, _NO = ("yes", "true"), ("no", "false")


@dataclass(frozen=True, slots=True)
class AskedFact:
    """A fact with its argument. part: where the argument is one. number: where it is one."""

    name: str
    argument: str = ""
    part: NamedPart | None = None
    number: int = -1

    @property
    def kind(self) -> Fact:
        """What it is worth."""
        return FACTS[self.name]

    @property
    def text(self) -> str:
        """As it is written."""
        return f"{self.name}({self.argument})" if self.argument else self.name


@dataclass(frozen=True, slots=True)
class Clause:
    """One comparison. value: a number, a name, a truth, or another fact."""

    fact: AskedFact
    operator: str
    value: float | str | bool | AskedFact

    def holds(self, ask: Ask) -> bool:
        """Tell whether it is so now; where the window cannot tell, it is not."""
        left = ask(self.fact)
        right = ask(self.value) if isinstance(self.value, AskedFact) else self.value
        if left is None or right is None:
            return False
        return _compared(left, self.operator, right)


@dataclass(frozen=True, slots=True)
class Condition:
    """All clauses must hold."""

    text: str
    clauses: tuple[Clause, ...]

    def holds(self, ask: Ask) -> bool:
        """Tell whether it is so now."""
        return all(each.holds(ask) for each in self.clauses)

    def facts(self) -> list[AskedFact]:
        """Return the facts that it asks for."""
        found = [each.fact for each in self.clauses]
        return found + [each.value for each in self.clauses if isinstance(each.value, AskedFact)]


def read_condition(text: str) -> Condition:
    """Return the condition that a text says. Raises FaultError."""
    if len(text) > _MOST:
        raise FaultError(
            Sentence("the condition has {count} letters", count=len(text)),
            Sentence("Keep it under {most}.", most=_MOST),
        )
    clauses = tuple(_read_clause(each) for each in re.split(r"\s+and\s+", text.strip()))
    return Condition(text.strip(), clauses)


def _read_clause(text: str) -> Clause:
    found = _CLAUSE.fullmatch(text)
    if found is None:
        raise FaultError(
            Sentence("{text} is no condition", text=repr(text)),
            Sentence("Write fact, comparison and value, such as step >= 500; join with and."),
        )
    fact = read_fact(found[1])
    return Clause(fact, found[2], _read_value(fact, found[2], found[3]))


def read_fact(text: str) -> AskedFact:
    """Return the fact that a text asks for. Raises FaultError."""
    found = _FACT.fullmatch(text.strip())
    name = found[1] if found else text.strip()
    if found is None or name not in FACTS:
        raise unknown("fact", name or '""', nearest(name, tuple(FACTS)), tuple(FACTS))
    argument, kind = (found[2] or "").strip(), FACTS[name]
    if not argument:
        if kind.argument and not kind.is_optional:
            raise FaultError(
                Sentence("the fact {name} says nothing of which {kind}", name=name,
                         kind=kind.argument),
                Sentence("Write {name}(…) with one in the brackets.", name=name),
            )  # fmt: skip
        return AskedFact(name)
    if not kind.argument:
        raise FaultError(
            Sentence("the fact {name} takes nothing in brackets", name=name),
            Sentence("Write {name} alone.", name=name),
        )
    return _with_argument(name, argument, kind)


def _with_argument(name: str, argument: str, kind: Fact) -> AskedFact:
    if kind.argument in ("part", "connection"):
        part = read_part(argument)
        kinds = ("connection",) if kind.argument == "connection" else ("neuron", "input")
        if part.kind not in kinds:
            example = "connection(hidden1.13, output.7)" if kinds[1:] == () else "hidden1.13"
            raise FaultError(
                Sentence("{name} is not asked of {part}", name=name, part=argument),
                Sentence("Write such as {name}({example}).", name=name, example=example),
            )
        return AskedFact(name, argument, part=part)
    if kind.argument in ("step", "layer", "place"):
        if not argument.isascii() or not argument.isdecimal() or len(argument) > 9:
            raise FaultError(
                Sentence("{argument} is no whole number", argument=repr(argument)),
                Sentence("Write such as {name}(1).", name=name),
            )
        return AskedFact(name, argument, number=int(argument))
    known = {"panel": PANELS, "setting": SETTING_NAMES}.get(kind.argument)
    if known is not None and argument not in known:
        raise unknown(kind.argument, argument, nearest(argument, known), known)
    return AskedFact(name, argument)


def _read_value(fact: AskedFact, operator: str, text: str) -> float | str | bool | AskedFact:
    kind = fact.kind.value
    if kind == "truth":
        if text not in (*_YES, *_NO) or operator not in ("==", "!="):
            raise FaultError(
                Sentence("{fact} is yes or no", fact=fact.text),
                Sentence("Write {fact} == yes, or == no.", fact=fact.text),
            )
        return text in _YES
    number = read_number(text)
    if kind == "any":
        return text.strip("'\"") if number is None else number
    if kind == "name":
        if operator not in ("==", "!="):
            raise FaultError(
                Sentence("{fact} is a name, which is not more or less", fact=fact.text),
                Sentence("Compare it by == or !=."),
            )
        if fact.name in ("inspected", "pointed") and text != "none":
            read_part(text)
        return text.strip("'\"")
    if number is not None:
        return number
    other = _FACT.fullmatch(text)
    if other is not None and other[1] in FACTS and FACTS[other[1]].value not in ("name", "truth"):
        return read_fact(text)
    raise FaultError(
        Sentence("{value} is no number, which {fact} is compared with", value=repr(text),
                 fact=fact.text),
        Sentence("Write a number, such as 0.9 or 90 %, or another fact."),
    )  # fmt: skip


def read_number(text: str) -> float | None:
    """Return the number that a text says, such as 1,719, −0.5 or 76 %; None where it says none."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    digits = text.strip().removesuffix("%").strip().replace(",", "").replace("−", "-")
    return float(digits) / (100 if found[1] else 1)


def _compared(left: float | str | bool, operator: str, right: float | str | bool) -> bool:
    if isinstance(left, str) or isinstance(right, str):
        is_same = _word(left) == _word(right)
        return is_same if operator == "==" else not is_same if operator == "!=" else False
    larger = max(abs(left), abs(right))
    return {
        "==": left == right,
        "!=": left != right,
        "<": left < right,
        "<=": left <= right,
        ">": left > right,
        ">=": left >= right,
        "~": abs(left - right) <= NEAR * larger,
    }[operator]


def _word(value: float | str | bool) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def facts_in(text: str) -> list[AskedFact]:
    """Return the facts that stand in braces in a text. Raises FaultError."""
    if text.count("{") != len(_IN_TEXT.findall(text)) or text.count("}") != text.count("{"):
        raise FaultError(
            Sentence("a brace has no partner"),
            Sentence("Write a fact as {step}, and no other braces."),
        )
    return [read_fact(each) for each in _IN_TEXT.findall(text)]


def with_facts(text: str, ask: Ask) -> str:
    """Return a text with what its facts are worth now, an en dash where that is unknown."""
    return _IN_TEXT.sub(lambda found: fact_text(read_fact(found[1]), ask), text)


def fact_text(fact: AskedFact, ask: Ask) -> str:
    """Return what a fact is worth now, as it is read: 97.2 %, 1,719, hidden1.13."""
    value, kind = ask(fact), fact.kind.value
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if fact.name == "probability":
        return probability_text(value)
    if kind == "share":
        return percent_text(value)
    if kind == "count":
        return count_text(int(value))
    if kind == "any" or value.is_integer() or abs(value) < 0.1:
        # A setting is told as it is typed; a small number never as 0.
        return number_text(value, 6 if kind == "any" else 4)
    # Three decimals, without zeros at their end.
    return number_text(value, len(str(int(abs(value)))) + (3 if abs(value) >= 1 else 2))
