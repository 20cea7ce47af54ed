"""How a model is turned down: one sentence with the place, the reason and what to do."""

from visualnet.errors import ModelFileError
from visualnet.sentences import Sentence

_ADVICE = Sentence("choose another file, or save the model again with VisualNet")


def refusal(
    where: str, problem: str, advice: str = _ADVICE, /, **parameters: object
) -> ModelFileError:
    """Return the error to raise for a model that cannot be used.

    where: the file's path, the subject of the sentence. problem and advice: clauses without a
    full stop; problem is a template for the parameters.
    """
    return ModelFileError(
        "{where} is not a usable model: {problem}; {advice}.",
        where=where,
        problem=Sentence(problem, **parameters),
        advice=Sentence(advice),
    )
