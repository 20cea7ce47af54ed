"""Markdown of lessons as the few tags a label knows; whatever else looks like markup is text."""

import re
from html import escape

from visualnet.tours.conditions import Ask, fact_text, read_fact

_FACT = re.compile(r"\{([^{}]*)\}")
_STYLES = (
    (re.compile(r"\*\*(?!\s)(.+?)(?<!\s)\*\*"), r"<b>\1</b>"),
    (re.compile(r"\*(?!\s)(.+?)(?<!\s)\*"), r"<i>\1</i>"),
    (re.compile(r"`([^`]+)`"), r"<code>\1</code>"),
)


def rich_text(text: str, ask: Ask) -> str:
    """Return a text with what its facts are worth now, for a label that takes rich text.

    Facts may come from files of others, such as names of classes: they are never markup.
    """
    pieces = _FACT.split(text)
    # Every second piece stood in braces.
    told = [escape(fact_text(read_fact(fact), ask)) for fact in pieces[1::2]]
    styled = styled_text("\0".join(pieces[::2]))
    for value in told:
        styled = styled.replace("\0", value, 1)
    return "<br><br>".join(styled.split("\n\n"))


def styled_text(text: str) -> str:
    """Return a text without facts as HTML: escaped, with the tags of its emphasis."""
    styled = escape(text, quote=False)
    for pattern, tags in _STYLES:
        styled = pattern.sub(tags, styled)
    return styled


def plain_text(text: str, ask: Ask) -> str:
    """Return the same to be spoken: without marks."""
    told = _FACT.sub(lambda found: fact_text(read_fact(found[1]), ask), text)
    return re.sub(r"\*\*|(?<!\w)\*|\*(?!\w)|`", "", told)
