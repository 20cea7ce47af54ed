"""Texts of the run's figures, and the room that the longest of them take."""

from PySide6.QtWidgets import QLabel

from visualnet.number_text import count_text, percent_text, short_count_text, short_loss_text
from visualnet.ui.session.frame import Progress

_MOST_COUNTED = 999_999
_WIDEST_LOSSES = 8.888, 8_888.0, 8.8e8, 8.8e-8


def figure_texts(progress: Progress, epochs: int | None) -> dict[str, str]:
    """Return epoch, step, loss, validation and test by these names. epochs: None for no end."""
    # The epoch that is going on counts as begun: the first is 1.
    epoch = 0 if progress.step == 0 else min(int(progress.epochs_done) + 1, epochs or 10**9)
    counted = _counted(epoch, 9_999 if epochs is None else epochs)
    return {
        "epoch": f"{counted} / {_all_of(epochs)}",
        "step": _counted(progress.step, _MOST_COUNTED),
        "loss": short_loss_text(progress.loss),
        "validation": percent_text(progress.validation_accuracy),
        "test": percent_text(progress.test_accuracy),
    }


def widest_epoch(epochs: int | None) -> str:
    """Return the longest text of the epoch."""
    of = _all_of(epochs)
    return f"0,000 / {of}" if epochs is None else f"{of} / {of}"


def widest_texts(epoch: str) -> dict[str, list[str]]:
    """Return texts of which the longest needs the room of each figure. epoch: see above."""
    shares = [percent_text(share) for share in (1.0, 0.99999)]
    return {
        "epoch": ["00 / 00", epoch],
        "step": [count_text(_MOST_COUNTED)],
        "loss": [short_loss_text(loss) for loss in _WIDEST_LOSSES],
        "validation": shares,
        "test": shares,
    }


def widest_advance(label: QLabel, text: str) -> int:
    """Return the width that a text needs in a label, in pixels, whatever its digits are."""
    label.ensurePolished()
    advance = label.fontMetrics().horizontalAdvance
    digit = max("0123456789", key=advance)
    # A label asks for a pixel or two more than its text.
    return 2 + advance("".join(digit if letter.isdigit() else letter for letter in text))


def _all_of(epochs: int | None) -> str:
    return "∞" if epochs is None else count_text(epochs)


def _counted(number: int, largest: int) -> str:
    """Return a number, in thousands where it has no room."""
    return count_text(number) if number <= largest else short_count_text(number)
