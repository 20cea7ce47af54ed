"""Strict JSON: nothing that other readers would take differently, or not at all."""

import json

from visualnet.models.model_errors import refusal
from visualnet.number_text import count_text
from visualnet.plain_text import shown_value
from visualnet.sentences import Sentence, SentenceError


def parse_json(data: bytes, where: str) -> object:
    """Return what a UTF-8 JSON text says.

    where: the file's path, for the message. Raises ModelFileError for text that is not UTF-8 or
    not JSON, for NaN and Infinity, for a key given twice, and for nesting too deep to follow.
    """
    try:
        return json.loads(
            data.decode("utf-8-sig"),
            parse_constant=_refuse_constant,
            object_pairs_hook=_object_without_duplicates,
        )
    except UnicodeDecodeError as error:
        raise refusal(
            where, "its text is not UTF-8 at byte {start}", start=count_text(error.start)
        ) from error
    except json.JSONDecodeError as error:
        problem = Sentence(
            "its JSON is damaged at line {lineno}, column {colno}",
            lineno=error.lineno,
            colno=error.colno,
        )
        raise refusal(where, problem) from error
    except _NotAllowedError as error:
        raise refusal(where, "in its JSON {error}", error=error) from error
    except ValueError as error:  # Python's own limit of 4,300 digits.
        raise refusal(where, "a number in its JSON has too many digits") from error
    except RecursionError as error:
        raise refusal(where, "its JSON is nested too deeply") from error


def compact_json(value: object) -> str:
    """Return a value as ASCII JSON; raises ValueError or TypeError for what JSON cannot hold."""
    return json.dumps(value, allow_nan=False)


class _NotAllowedError(SentenceError, ValueError):
    """JSON that Python would accept; its message is a clause."""


def _refuse_constant(name: str) -> object:
    raise _NotAllowedError("{name} is not a number of JSON", name=name)


def _object_without_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result: dict[str, object] = {}
    for key, value in pairs:
        if key in result:
            raise _NotAllowedError("the key {key} occurs twice", key=shown_value(key))
        result[key] = value
    return result
