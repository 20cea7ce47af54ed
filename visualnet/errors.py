"""What can go wrong, as exceptions whose message is one sentence for the person at the screen.

A message says what is wrong, where, and what to do. The command line prints it, the window shows
it in its own language. Anything that is not a VisualNetError is a fault of the program.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from visualnet.number_text import count_text, number_text
from visualnet.sentences import Sentence, SentenceError, clause, sentence_of, series


class VisualNetError(SentenceError):
    """Base of every error that a user can cause or meet; `str(error)` is the whole message."""


class ShapeError(VisualNetError, ValueError):
    """Arrays or layer sizes that do not fit together."""


class SettingError(VisualNetError, ValueError):
    """A setting, flag or field outside what is allowed."""


class DataError(VisualNetError):
    """A data set, image or stroke file that is missing, damaged or of the wrong kind."""


class UnreadableImagesError(DataError):
    """Images among others that cannot be read; says what is wrong with each of the first ones."""

    _SHOWN = 10

    def __init__(self, errors: list[DataError], total: int, remedy: str) -> None:
        """errors: of each such image. total: of all images. remedy: a sentence on what helps."""
        told = [clause(error) for error in errors[: self._SHOWN]]
        if len(errors) > len(told):
            told.append(Sentence("{count} more", count=count_text(len(errors) - len(told))))
        self.told = Sentence(
            "{count} of {total} images cannot be read: {reasons}",
            count=count_text(len(errors)),
            total=count_text(total),
            reasons=series(" / ", told),
        )
        self.has_remedy = bool(remedy)
        if remedy:
            super().__init__("{problem}. {remedy}", problem=self.told, remedy=Sentence(remedy))
        else:
            super().__init__("{problem}.", problem=self.told)


class ModelFileError(VisualNetError):
    """A model file that cannot be read or written."""


class ProjectFileError(VisualNetError):
    """A project file that cannot be read or written."""


class UnreadNowError(ProjectFileError):
    """A project file that may be sound but could not be read now, or not by this version."""


class DisplayError(VisualNetError):
    """There is no screen to open a window on."""


class OverflowedError(VisualNetError):
    """Sums in a network, of finite weights, left the numbers behind: there is no answer."""


class DivergedError(VisualNetError):
    """Training left the numbers behind; says at which step and learning rate, and what to try."""

    def __init__(
        self,
        step: int,
        learning_rate: float,
        reason: str,
        set_rate: float | None = None,
        *,
        is_of_first_weights: bool = False,
    ) -> None:
        """step: the update at which it was noticed, from 1. reason: a clause, no full stop.

        learning_rate: of that step. set_rate: that of the settings, of which the schedule made it.
        is_of_first_weights: the loss was far too large before any step was taken.
        """
        rate = number_text(learning_rate)
        if set_rate is not None and number_text(set_rate) != rate:
            rate = Sentence("{set} ({rate} at this step)", set=number_text(set_rate), rate=rate)
        happened = {"step": count_text(step), "rate": rate, "reason": Sentence(reason)}
        if is_of_first_weights:
            super().__init__(
                "Training diverged at step {step} with learning rate {rate}: {reason}, "
                "because the first weights are too large. Restart with a scale of first "
                "weights of 1 or less.",
                **happened,
            )
        else:
            super().__init__(
                "Training diverged at step {step} with learning rate {rate}: {reason}. "
                "Restart with a learning rate of {advised} or less.",
                **happened,
                advised=number_text(min(0.1, learning_rate / 10)),
            )
        self.reason = reason
        self.set_rate = set_rate
        self.is_of_first_weights = is_of_first_weights
        self.step = step
        self.learning_rate = learning_rate


@contextmanager
def naming_guesses(guesses: Sequence[str]) -> Iterator[None]:
    """Let a DataError or SettingError also say what was assumed before it.

    guesses: sentences; those that come meanwhile too.
    """
    try:
        yield
    except (DataError, SettingError) as error:
        if not guesses:
            raise
        raise type(error)(series(" ", (sentence_of(error), *guesses))) from error


def reason_of(error: Exception) -> str:
    """Return why something failed, in the system's words if it was the system."""
    return getattr(error, "strerror", None) or str(error)
