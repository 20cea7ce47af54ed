"""Guide to the writing of lessons: the grammar, and the closed lists it may name, as one text."""

from visualnet.tours.beginning import BEGINNING
from visualnet.tours.conditions import OPERATORS
from visualnet.tours.lesson import CURVES, MOST_STEPS, MOST_WORDS
from visualnet.tours.meanings import MEANINGS
from visualnet.tours.vocabulary import (
    BUTTONS,
    FACTS,
    MODES,
    NUMBERED_STAGES,
    PANELS,
    PLANES,
    SETTING_NAMES,
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
_VALUES = {
    "number": "number",
    "share": "share",
    "count": "count",
    "name": "name",
    "truth": "yes or no",
    "any": "number or name",
}


def guide_text() -> str:
    """Return the guide, in English as the files are, lists and limits as they are in the code."""
    facts = "\n".join(
        f"  {name + _brackets(fact):<44} {_VALUES[fact.value]}: {MEANINGS[name]}"
        for name, fact in FACTS.items()
    )
    return f"""HOW TO WRITE A LESSON

1. visualnet lesson new mine.toml      writes a commented beginning, as at the end of this page
2. Change it in any editor. A lesson is a TOML file; pictures and drawings lie beside it.
3. visualnet lesson check mine.toml    walks it twice, and tells each error with its line and cure
4. Drop the file on the window, or put it into the folder of the panel Lessons.

AT THE TOP
title = "…", minutes = 5, needs = "what to know before", language = "en", and
start = {{…}}, what the window begins with, in one line:
  model = "digits-16x16"    a trained network, or a model file
  seed = 0                  a new network instead, untrained, the same one each time
  plane = "circle"          points of a plane instead of images: {", ".join(PLANES)}
  data = "mnist"            other data, by name
  pad = "test:7#2"          a test image of class 7, the third of them; empty; or
                            strokes:NAME.strokes.jsonl, a drawing saved by Draw > Save drawing
  colours = "weight"        of the picture: {", ".join(MODES)}
  settings = {{epochs = 5}}   changed settings, see below
  at = 500                  with seed or plane: it is trained further, and looks back at step 500

THEN AT MOST {MOST_STEPS} STEPS, each of one kind and of at most {MOST_WORDS} words. Each begins
with [[step]] on a line of its own; the keys of its kind follow, one on a line, texts in quotes:
text      say
question  ask, and one of:
            choices = ["one", "two"]   and answer = 2, counted from 1
            answer = 0.5               a number, and within = 0.05: how near is right
            answer = "test_accuracy"   a fact that is a number, and within; 0.05 is 5 %
            answer = "hidden1.13"      a part of the network, to be clicked
            draw = "loss"              a curve over the steps of the run: {", ".join(CURVES)}
          and why = "…" for wrong answers
task      do, until = "a condition", walk = ["act", "act"] for the checker, reveal = "what is so",
          hint (after 20 seconds), seconds = 30 (after which Do it for me appears)
check     verify = "a condition" that must hold there; readers do not see it
Texts, questions and tasks also take show = "a part", which is opened and ringed, and
picture = "NAME.png", a file beside the lesson.
Ask right before the task that shows what is so: the answer is told when that task is done. Before
a text, or another question, it is told at once.

TEXTS
*emphasis*, **strong**, `code`; no HTML, no links. A fact in braces, as {{reading}}, shows what it
is worth now. Write no measured number by hand: use a fact, or have it checked by verify.

CONDITIONS
fact, comparison ({" ".join(OPERATORS)}; ~ is within 1 %), value or fact; joined by and, as in
  step >= 500 and test_accuracy > 90 % and running == no and reading != 8
{facts}

PARTS
  pad  seen  bars  picture  strip  plane  strip@500 (a step)  point(3) (of a plane)
  hidden1.13  output.7  input(12,7) (column, row)  connection(hidden1.13, hidden2.4)
  setting:NAME  panel:NAME  button:NAME  stage:NAME
Hidden neurons and layers count from 1, outputs are named by their class.
settings: {" ".join(SETTING_NAMES)}
panels: {" ".join(PANELS)}
buttons: {" ".join(BUTTONS)}
stages: {" ".join(STAGE_KINDS)} {" ".join(f"{each}1" for each in NUMBERED_STAGES)}

ACTS, for walk
  click button:play       press a button, open a panel, or choose a part
  set learning_rate 3     change a setting; set epochs none for one without a limit
  draw test:7             put into the pad what pad can be
  train until epoch >= 1  train and pause; use this rather than click button:play
  travel 500              look back at a step; travel now comes back
  fork                    begin a new run from the step that is looked at
  inspect hidden1.13      open the Inspector there
  stage update            open Step through there; label 4 says what the drawing is
  silence hidden1.6       in Break it; restore hidden1.6 gives it back
  teach 1                 put the drawing into My digits; learn trains on them
  example hidden1.1 -5    change a bias of the worked example, or a weight or an input
  train, pause            begin, and stand still
Training goes by whole epochs or batches, so that two walks come to the same numbers.

AN EXAMPLE, which passes the check
{BEGINNING}"""


def _brackets(fact: Fact) -> str:
    return f"({_ARGUMENTS[fact.argument]})" if fact.argument else ""
