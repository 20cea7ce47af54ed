"""The probabilities of the classes in words and as a table."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from visualnet.number_text import exact_text, probability_text
from visualnet.ui.widgets.copying.copyable import Copyable, table_text, text_data


def _tr(text: str) -> str:
    return QCoreApplication.translate("PredictionBars", text)


def spoken_probabilities(classes: Sequence[str], probabilities: Sequence[float]) -> str:
    """Return the probability of each class, the largest first."""
    order = sorted(range(len(classes)), key=probabilities.__getitem__, reverse=True)
    return ", ".join(f"{classes[k]}: {probability_text(probabilities[k])}" for k in order)


def copied_probabilities(
    classes: Sequence[str], probabilities: Sequence[float]
) -> Sequence[Copyable]:
    """Return the table of classes and probabilities, 0 to 1, as what can be copied."""
    if not probabilities:
        return ()
    numbers = map(exact_text, probabilities)
    rows = [(_tr("class"), _tr("probability")), *zip(classes, numbers, strict=True)]
    text = table_text(rows)
    said = _tr("Copied the probabilities of the classes.")
    return (Copyable(_tr("Copy numbers"), said, lambda: text_data(text)),)
