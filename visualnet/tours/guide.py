"""Guide to the writing of lessons: the grammar, and the closed lists it may name, as one text."""

from visualnet.tours.conditions import OPERATORS
from visualnet.tours.lesson import CURVES, MOST_STEPS, MOST_WORDS
from visualnet.tours.vocabulary import (
    ACTS,
    BUTTONS,
    FACTS,
    MODES,
    NUMBERED_STAGES,
    PANELS,
    PLAIN_PARTS,
    STAGE_KINDS,
    Fact,
)

_ARGUMENTS = {
    "class": "3",
    "step": "500",
    "part": "hidden1.13",
    "connection": "connection(hidden1.13, hidden2.4)",
    "panel": "charts",
    "setting": "learning_rate",
    "layer": "1",
    "place": "1",
}


def guide_text() -> str:
    """Return the guide, in English as the files are, lists and limits as they are in the code."""
    facts = "  ".join(f"{name}{_brackets(fact)}" for name, fact in FACTS.items())
    return f"""HOW TO WRITE A LESSON

1. visualnet lesson new mine.toml      writes a commented beginning
2. Change it in any editor. A lesson is a TOML file; pictures and drawings lie beside it.
3. visualnet lesson check mine.toml    walks it twice, and tells each error with its line and cure
4. Drop the file on the window, or put it into the folder of the panel Lessons.

AT THE TOP
title, minutes, needs (what to know before), language, and what the window begins with:
start = {{model = "digits-16x16", pad = "test:7", colours = "weight", seed = 0, settings = {{…}}}}
pad: test:CLASS#NUMBER, empty, strokes:NAME.strokes.jsonl. colours: {", ".join(MODES)}.
With a seed the network begins untrained; at = 500 then trains it further, and looks back there.

THEN AT MOST {MOST_STEPS} [[step]], each of one kind, of at most {MOST_WORDS} words
text      say, show, picture
question  ask, and choices + answer (from 1), or answer + within (a number or a fact),
          or answer = a part of the network, or draw = a curve ({", ".join(CURVES)}); why, show
task      do, until (a condition), walk (acts for the checker), hint, reveal, show,
          seconds (after which Do it for me appears)
check     verify = a condition that must hold there; readers do not see it

TEXTS
*emphasis*, **strong**, `code`; no HTML, no links. A fact in braces shows what it is worth now.
Write no measured number by hand: use a fact, or have it checked by verify.

CONDITIONS
fact, comparison ({" ".join(OPERATORS)}; ~ is within 1 %), value or fact; joined by and.
{facts}

PARTS
{"  ".join(PLAIN_PARTS)}  input(12,7)  hidden1.13  output.7
connection(hidden1.13, hidden2.4)  strip@500  setting:NAME
panel:{" ".join(PANELS)}
button:{" ".join(BUTTONS)}
stage:{" ".join(STAGE_KINDS)} {" ".join(f"{each}1" for each in NUMBERED_STAGES)}
Hidden neurons and layers count from 1, outputs are named by their class.

ACTS
{"  ".join(ACTS)}
as in: click button:play; set learning_rate 3; draw test:7; travel 500; travel now; fork;
train until epoch >= 1; inspect hidden1.13; stage update; silence hidden1.6; label 4;
example hidden1.1 -5
Training goes by whole epochs or batches, so that two walks come to the same numbers.
"""


def _brackets(fact: Fact) -> str:
    return f"({_ARGUMENTS[fact.argument]})" if fact.argument else ""
