"""What `visualnet datasets` prints."""

from collections.abc import Callable
from typing import Any

from visualnet.number_text import number_text

_PAPERS = {
    "dark": "light ink on dark paper",
    "light": "dark ink on light paper",
    "mixed": "some on dark paper, some on light paper",
    "none": "unclear, because the borders are uneven",
}


def dataset_list_text(rows: list[dict[str, Any]]) -> str:
    """Return the result of `list_datasets` as lines."""
    return "\n".join(
        f"{row['name']}  {row['title']}  {row['train_examples']:,} + {row['test_examples']:,} "
        f"{'points' if 'inputs' in row else 'images'}  {row['licence']}  {row['authors']}  "
        f"{row['source']}"
        for row in rows
    )


def data_look_text(look: dict[str, Any]) -> str:
    """Return the result of `look_at_dataset` as lines."""
    if "inputs" in look:
        return _points_look_text(look)
    parts = look["parts"]
    counts = ", ".join(f"{part['images']:,} {name}" for name, part in parts.items())
    made = ", with a sixth as the test part" if look["is_test_made"] else ""
    width = max(map(len, look["classes"]))
    lines = [
        look["title"],
        f"images: {counts}{made}",
        f"classes: {len(look['classes'])}, with images to train, validate, test:",
        *(
            f"    {name:{width}}  "
            + "  ".join(f"{part['by_class'][k]:>6,}" for part in parts.values())
            for k, name in enumerate(look["classes"])
        ),
        f"paper: {_by_part(parts, lambda part: _PAPERS[part['paper']])}",
        f"orientation: {_by_part(parts, lambda part: _orientation(part['turn_to_upright']))}",
        f"blank: {look['blank']:,}",
        f"repeated: {_of(look['duplicates']['in_train'], 'training image')} (the same pixels)",
        f"in training and test: {_of(look['duplicates']['in_train_and_test'], 'test image')} "
        "(the same pixels)",
        *(f"note: {note}" for note in look["notes"]),
    ]
    for warning, remedy in zip(look["warnings"], look["remedies"], strict=True):
        lines.append(f"warning: {warning}" + (f" Correct it with {remedy}." if remedy else ""))
    return "\n".join(lines)


def _points_look_text(look: dict[str, Any]) -> str:
    parts = look["parts"]
    counts = ", ".join(f"{part['points']:,} {name}" for name, part in parts.items())
    width = max(map(len, look["classes"]))
    scaled = zip(look["inputs"], look["mean"], look["scale"], strict=True)
    lines = [
        look["title"],
        f"points: {counts}",
        f"inputs: {', '.join(_scaled_text(*each) for each in scaled)}",
        f"classes: {len(look['classes'])}, with points to train, validate, test:",
        *(
            f"    {name:{width}}  "
            + "  ".join(f"{part['by_class'][k]:>6,}" for part in parts.values())
            for k, name in enumerate(look["classes"])
        ),
        f"repeated: {_of(look['duplicates']['in_train'], 'training point')}",
        f"in training and test: {_of(look['duplicates']['in_train_and_test'], 'test point')}",
        *(f"note: {note}" for note in look["notes"]),
    ]
    return "\n".join(lines)


def _scaled_text(name: str, mean: float, scale: float) -> str:
    """Return how the network reads an input: x; x / 2; (x + 0.03) / 1.02."""
    if not mean and scale == 1:
        return name
    shifted = name
    if mean:
        shifted = f"{name} {'−' if mean > 0 else '+'} {number_text(abs(mean))}"
    if scale == 1:
        return shifted
    return f"({shifted}) / {number_text(scale)}" if mean else f"{name} / {number_text(scale)}"


def _of(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _by_part(parts: dict[str, Any], told: Callable[[dict[str, Any]], str]) -> str:
    """Return what is told of the parts that were looked at, once where it is the same."""
    texts = {name: told(part) for name, part in parts.items() if part["is_looked_at"]}
    if len(set(texts.values())) == 1:
        return next(iter(texts.values()))
    return "; ".join(f"{name}: {text}" for name, text in texts.items())


def _orientation(turn: str | None) -> str:
    if turn is None:
        return "unclear from these images"
    return "upright" if turn == "none" else f"not upright, {turn} turns them upright"
