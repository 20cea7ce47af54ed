"""How a model is turned down: one sentence with the place, the reason and what to do."""

import reprlib

from visualnet.errors import ModelFileError

_ADVICE = "choose another file, or save the model again with VisualNet"


def refusal(where: str, problem: str, advice: str = _ADVICE) -> ModelFileError:
    """Return the error to raise for a model that cannot be used.

    where: the file's path, the subject of the sentence. problem and advice: clauses without a
    full stop.
    """
    return ModelFileError(f"{where} is not a usable model: {problem}; {advice}.")


def shown(value: object) -> str:
    """Return a value of a file as it may stand in a message: one line, short, whatever it is."""
    text = reprlib.repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."
