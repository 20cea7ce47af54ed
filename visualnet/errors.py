"""What can go wrong, as exceptions whose message is one sentence for the person at the screen.

A message says what is wrong, where, and what to do. The command line prints it, the window shows
it. Anything that is not a VisualNetError is a fault of the program.
"""


class VisualNetError(Exception):
    """Base of every error that a user can cause or meet; `str(error)` is the whole message."""


class ShapeError(VisualNetError, ValueError):
    """Arrays or layer sizes that do not fit together."""


class SettingError(VisualNetError, ValueError):
    """A setting, flag or field outside what is allowed."""


class DataError(VisualNetError):
    """A data set, image or stroke file that is missing, damaged or of the wrong kind."""


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

    def __init__(self, step: int, learning_rate: float, reason: str) -> None:
        """step: the update at which it was noticed, from 1. reason: a clause, no full stop."""
        advised = min(0.1, learning_rate / 10)
        super().__init__(
            f"Training diverged at step {step:,} with learning rate {learning_rate:.3g}: {reason}; "
            f"restart with a learning rate of {advised:.3g} or less."
        )
        self.step = step
        self.learning_rate = learning_rate
