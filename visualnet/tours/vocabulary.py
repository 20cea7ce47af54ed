"""Closed lists of what lessons may name: facts, parts and acts; no code is run from a file."""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from visualnet.settings_table import SETTINGS

Value = Literal["number", "share", "count", "name", "truth", "any"]
"""What a fact is worth. share: a number from 0 to 1, shown in per cent. any: number or name."""
Argument = Literal["", "class", "step", "part", "connection", "panel", "setting", "layer", "place"]
"""What stands in the brackets of a fact; empty for none. place: a number from 1."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that can be asked of the window. is_optional: works without its argument too."""

    value: Value
    argument: Argument = ""
    is_optional: bool = False


FACTS = {
    "step": Fact("count"),
    "epoch": Fact("number"),
    "loss": Fact("number"),
    "train_accuracy": Fact("share"),
    "validation_accuracy": Fact("share"),
    "test_accuracy": Fact("share"),
    "accuracy_at": Fact("share", "step"),
    "loss_at": Fact("number", "step"),
    "reading": Fact("name"),
    "probability": Fact("share", "class", is_optional=True),
    "label": Fact("name"),
    "ink": Fact("share"),
    "drawing_empty": Fact("truth"),
    "drawing_taught": Fact("truth"),
    "strokes": Fact("count"),
    "running": Fact("truth"),
    "diverged": Fact("truth"),
    "looking_back": Fact("truth"),
    "shown_step": Fact("count"),
    "forks": Fact("count"),
    "inspected": Fact("name"),
    "pointed": Fact("name"),
    "mode": Fact("name"),
    "panel_open": Fact("truth", "panel"),
    "setting": Fact("any", "setting"),
    "stage": Fact("name"),
    "loss_before": Fact("number"),
    "loss_after": Fact("number"),
    "predicted_change": Fact("number"),
    "edits": Fact("count"),
    "silenced": Fact("count"),
    "data": Fact("name"),
    "points": Fact("count"),
    "train_examples": Fact("count"),
    "neurons": Fact("count", "layer"),
    "sum": Fact("number", "part"),
    "activation": Fact("number", "part"),
    "bias": Fact("number", "part"),
    "delta": Fact("number", "part"),
    "weight": Fact("number", "connection"),
    "gradient": Fact("number", "connection"),
    "accuracy_without": Fact("share", "part"),
    "fooling_change": Fact("share"),
    "worse_alone": Fact("share"),
    "worse_with_velocity": Fact("share"),
    "dead": Fact("count", "layer"),
    "saturated": Fact("share", "layer"),
    "example_sum": Fact("number", "part"),
    "example_activation": Fact("number", "part"),
    "example_weight": Fact("number", "connection"),
    "example_bias": Fact("number", "part"),
    "example_loss": Fact("number"),
}
"""Facts by their names. accuracy_without: of the test images, with a neuron silenced. neurons: of a
layer, 0 being the inputs. fooling_change: how much one pixel must change at most to turn the
reading. worse_alone, worse_with_velocity: of 300 test examples, those that a step for each alone
makes worse. example_…: of the worked example, whose window is opened by `button:workedExample`."""

PLAIN_PARTS = ("pad", "seen", "bars", "picture", "strip", "plane")
"""Parts of the window that are named by a word alone."""
PLANES = ("circle", "xor", "gaussians", "moons", "spiral", "spiral3", "three-inputs", "above")
"""Patterns of points that a lesson can begin with."""
PREFIXES = ("button", "setting", "panel", "stage")
"""What stands before a colon and a name in a part."""

PANELS = (
    "drawing",
    "charts",
    "settings",
    "data",
    "augmentation",
    "inspector",
    "stepThrough",
    "why",
    "map",
    "xray",
    "edits",
    "evaluation",
    "runs",
    "experiments",
    "myDigits",
    "practice",
    "lessons",
)
BUTTONS = (
    "play",
    "step",
    "restart",
    "newWeights",
    "clearPad",
    "testImage",
    "teach",
    "eraser",
    "undo",
    "redo",
    "flowMode",
    "weightMode",
    "gradientMode",
    "changeMode",
    "change_since_markMode",
    "contributionMode",
    "step_gradientMode",
    "markStep",
    "trace",
    "timeline",
    "goOnFromHere",
    "backToNow",
    "workedExample",
    "glossary",
)
"""Names of actions, as they are found in the menus."""
STAGE_KINDS = ("pixels", "answer", "loss", "update", "again")
NUMBERED_STAGES = ("z", "a", "delta", "gradient")
MODES = (
    "flow",
    "weight",
    "gradient",
    "change",
    "change_since_mark",
    "contribution",
    "step_gradient",
)

ACTS = (
    "click",
    "set",
    "draw",
    "travel",
    "fork",
    "train",
    "train until",
    "pause",
    "inspect",
    "stage",
    "silence",
    "restore",
    "label",
    "teach",
    "learn",
    "example",
)
"""What the checker, and *Do it for me*, can do."""

SETTING_NAMES = tuple(SETTINGS)


def nearest(word: str, known: tuple[str, ...]) -> str:
    """Return the known name that is most like a word; empty where none is."""
    return next(iter(get_close_matches(word, known, 1, 0.6)), "")
