"""Model cards: what a bundled model learnt from, how well it reads, where it fails; as Markdown.

A card stands beside its model, `NAME.md` beside `NAME.npz`. Its first paragraph is the summary;
rows `| what was read | how many | 98.76 % |` of its tables are accuracies.
"""

import re
from dataclasses import dataclass

from visualnet.errors import ModelFileError
from visualnet.models.bundled import BundledModel

_ROW = re.compile(r"^\| *(?P<what>[^|]+?) *\| *[\d,]+ *\| *(?P<percent>\d{1,3}\.\d+) % *\|$", re.M)


@dataclass(frozen=True, slots=True)
class ModelCard:
    """A bundled model's card.

    summary: its first paragraph, in one line. accuracies: 0 to 1, by what was read. text: all of
    it, Markdown.
    """

    summary: str
    accuracies: dict[str, float]
    text: str


def has_card(model: BundledModel) -> bool:
    """Tell whether a card stands beside a bundled model."""
    return model.path.with_suffix(".md").exists()


def card_of(model: BundledModel) -> ModelCard | None:
    """Return the card that stands beside a bundled model, None where there is none.

    Raises ModelFileError where it cannot be read.
    """
    path = model.path.with_suffix(".md")
    if not has_card(model):
        return None
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ModelFileError(
            "The model card {path} cannot be read; reinstall VisualNet to restore it.", path=path
        ) from error
    paragraphs = [part for part in text.split("\n\n") if part and not part.startswith("#")]
    summary = " ".join(paragraphs[0].split()) if paragraphs else ""
    rows = {row["what"]: round(float(row["percent"]) / 100, 6) for row in _ROW.finditer(text)}
    return ModelCard(summary, rows, text)
