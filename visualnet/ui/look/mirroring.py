"""Style sheets for where one reads from the right: Qt turns places round, but no lengths."""

import re

_SIDE = re.compile(
    r"(?<![\w-])((?:(?:padding|margin|border)-(?:(?:top|bottom)-)?)?)(left|right)(?=(?:-radius)?:)"
)
_FOUR = re.compile(r"\b((?:padding|margin): [^\s;]+) ([^\s;]+) ([^\s;]+) ([^\s;]+);")
_OTHER = {"left": "right", "right": "left"}


def mirrored(sheet: str) -> str:
    """Return a style sheet with left and right exchanged in paddings, margins and borders."""
    turned = _SIDE.sub(lambda found: found[1] + _OTHER[found[2]], sheet)
    return _FOUR.sub(r"\1 \4 \3 \2;", turned)
