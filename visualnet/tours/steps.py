"""Reading of one step of a lesson: text, question, task or check."""

from typing import Any

from visualnet.sentences import Sentence
from visualnet.tours.acts import read_act
from visualnet.tours.conditions import AskedFact, read_condition, read_fact
from visualnet.tours.lesson import (
    CURVES,
    MOST_WORDS,
    Check,
    Question,
    Step,
    Task,
    TextStep,
)
from visualnet.tours.parts import NamedPart, read_part
from visualnet.tours.tables import Table

_KINDS = {"say": "text", "ask": "question", "do": "task", "verify": "check"}
_KEYS = {
    "say": ("say", "show", "picture"),
    "ask": ("ask", "choices", "answer", "within", "draw", "why", "show", "picture"),
    "do": ("do", "until", "hint", "walk", "reveal", "show", "seconds", "picture"),
    "verify": ("verify",),
}
_SAID = ("say", "ask", "do", "reveal")
_MOST_CHOICES, _MOST_ACTS = 4, 20


def read_step(table: Table) -> Step | None:
    """Return the step of a table; None where it is none, which the table notes."""
    heads = [key for key in _KINDS if table.has(key)]
    if len(heads) != 1:
        what = (
            Sentence("the step has both {keys}", keys=" and ".join(heads))
            if heads
            else Sentence("the step says, asks, and wants nothing")
        )
        table.note("", what, Sentence("Give each step one of: say, ask, do, verify."))
        return None
    head = heads[0]
    table.refuse_others(_KEYS[head])
    _check_words(table)
    if head == "verify":
        condition = table.read("verify", read_condition)
        if condition is None:
            _need(table, "verify", Sentence('Write a condition, such as "test_accuracy > 0.9".'))
            return None
        return Check(table.line_of("verify"), condition)
    show, picture = table.read("show", read_part), table.picture("picture")
    if head == "say":
        return TextStep(table.line, table.text("say", is_needed=True), show, picture)
    if head == "ask":
        question = _read_question(table)
        return Question(**question, show=show, picture=picture) if question else None
    return _read_task(table, show)


def _check_words(table: Table) -> None:
    texts = [table.values.get(key) for key in _SAID]
    words = sum(len(each.split()) for each in texts if isinstance(each, str))
    if words > MOST_WORDS:
        what = Sentence("the step has {count} words", count=words)
        table.note("", what, Sentence("Keep each step to {most} words.", most=MOST_WORDS))


def _read_question(table: Table) -> dict[str, Any] | None:
    """Return the fields of a question; None where something is wrong."""
    before = len(table.problems)
    fields: dict[str, Any] = {
        "line": table.line,
        "ask": table.text("ask", is_needed=True),
        "why": table.text("why"),
    }
    ways = [key for key in ("choices", "draw") if table.has(key)]
    if len(ways) == 2:
        table.note("draw", Sentence("the question has both choices and draw"),
                   Sentence("Keep one of them."))  # fmt: skip
    elif "choices" in ways:
        _read_choices(table, fields)
    elif "draw" in ways:
        curve = table.text("draw", is_shown=False)
        if curve not in CURVES:
            table.note("draw", Sentence("{curve} is no curve", curve=repr(curve)),
                       Sentence("Use one of: {known}.", known=", ".join(CURVES)))  # fmt: skip
        if table.has("answer"):
            table.note("answer", Sentence("a drawn curve is compared with the run's own"),
                       Sentence("Take the answer out."))  # fmt: skip
        fields["curve"] = curve
    elif not table.has("answer"):
        table.note("ask", Sentence("the question has no answer"),
                   Sentence("Add choices and answer, or answer and within, or draw."))  # fmt: skip
    elif table.has("within"):
        _read_number(table, fields)
    else:
        _read_part_answer(table, fields)
    return fields if len(table.problems) == before else None


def _read_choices(table: Table, fields: dict[str, Any]) -> None:
    choices = table.texts("choices", _MOST_CHOICES)
    if len(choices) == 1:
        table.note("choices", Sentence("there is one choice only"), Sentence("Offer two to four."))
    if not table.has("answer"):
        table.note("ask", Sentence("the question has no answer"),
                   Sentence("Add answer = the number of the right choice, from 1."))  # fmt: skip
    fields["choices"] = choices
    fields["answer"] = table.whole("answer", 1, max(len(choices), 1), 1)


def _read_number(table: Table, fields: dict[str, Any]) -> None:
    fields["within"] = table.number("within", 0.0, 1e9, 0.0)
    if not isinstance(table.values.get("answer"), str):
        fields["number"] = table.number("answer", -1e9, 1e9, 0.0)
        return
    fact = table.read("answer", read_fact)
    if isinstance(fact, AskedFact) and fact.kind.value in ("name", "truth"):
        table.note("answer", Sentence("{fact} is no number", fact=fact.text),
                   Sentence("Ask for a number, or take within out."))  # fmt: skip
    fields["number"] = fact


def _read_part_answer(table: Table, fields: dict[str, Any]) -> None:
    if not isinstance(table.values.get("answer"), str):
        table.note("answer", Sentence("a number is compared, but not how near is near enough"),
                   Sentence("Add within = 0.01, or choices = […]."))  # fmt: skip
        return
    part = table.read("answer", read_part)
    if part is not None and not part.is_of_network:
        table.note("answer", Sentence("{part} cannot be pointed at as an answer", part=part.text),
                   Sentence("Use a neuron, an input or a connection."))  # fmt: skip
    fields["part"] = part


def _read_task(table: Table, show: NamedPart | None) -> Task | None:
    do = table.text("do", is_needed=True)
    until = table.read("until", read_condition)
    if until is None:
        _need(table, "until", Sentence('Add until = "a condition", such as "step >= 500".'))
    acts = table.texts_as("walk", _MOST_ACTS, read_act)
    if not acts:
        _need(table, "walk", Sentence('Add walk = ["…"]: the acts that fulfil the task.'))
    reveal, hint = table.text("reveal"), table.text("hint")
    seconds = table.number("seconds", 1.0, 3600.0, None)
    if until is None:
        return None
    return Task(
        line=table.line,
        do=do,
        until=until,
        until_line=table.line_of("until"),
        walk=acts,
        walk_line=table.line_of("walk"),
        hint=hint,
        reveal=reveal,
        seconds=seconds,
        show=show,
        picture=table.picture("picture"),
    )


def _need(table: Table, key: str, cure: Sentence) -> None:
    if not table.has(key):
        table.note("", Sentence("the task has no {key}", key=key), cure)
