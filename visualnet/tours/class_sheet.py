"""Class sheet: the questions and tasks of a lesson as a page to print, with room for answers."""

import re
from html import escape

from visualnet.tours.lesson import Lesson, Question, Task, TextStep
from visualnet.tours.markup import styled_text

_STYLE = """
body { font: 12pt/1.4 sans-serif; max-width: 42em; margin: 2em auto; color: #111; }
h1 { font-size: 18pt; } h2 { font-size: 12pt; margin: 1.4em 0 .3em; }
.line { border-bottom: 1px solid #888; height: 1.9em; }
.field { border: 1px solid #888; height: 11em; }
li::marker { font-weight: bold; }
section { break-inside: avoid; } .muted { color: #555; }
"""
_NAME = "Name"
_FACT = re.compile(r"\{[^{}]*\}")


def class_sheet(lesson: Lesson) -> str:
    """Return the page, HTML without any script: nothing on it tells an answer."""
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(lesson.language)}"><head><meta charset="utf-8">',
        f"<title>{escape(lesson.title)}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{escape(lesson.title)}</h1>",
        f'<p class="muted">{lesson.minutes} min</p>',
        f"<p>{_NAME}</p><div class=line></div>",
    ]
    for number, step in enumerate(lesson.shown_steps, 1):
        parts.append(f"<section><h2>{number}</h2>{_step(step)}</section>")
    return "\n".join([*parts, "</body></html>", ""])


def _step(step: TextStep | Question | Task) -> str:
    if isinstance(step, TextStep):
        return f"<p>{_text(step.say)}</p>"
    if isinstance(step, Task):
        room = '<div class="line"></div>' * 2 if step.reveal else ""
        return f"<p>{_text(step.do)}</p>{room}"
    if step.choices:
        rows = "".join(f"<li>{_text(each)}</li>" for each in step.choices)
        room = f"<ol>{rows}</ol>"
    elif step.curve:
        room = '<div class="field"></div>'
    else:
        room = '<div class="line"></div>'
    return f"<p>{_text(step.ask)}</p>{room}"


def _text(text: str) -> str:
    """Return a text with a gap where the window would tell a number."""
    return styled_text(_FACT.sub("____", text))
