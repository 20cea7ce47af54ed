"""Sentences that keep their template and parameters: English as a text, other languages by it."""

import pickle

from visualnet.errors import DataError
from visualnet.sentences import Sentence, clause, counted, sentence_of, series

GERMAN = {
    "{path} is empty; {advice}.": "{path} ist leer; {advice}.",
    "try {other}": "versuchen Sie {other}",
    "1 image": "1 Bild",
    "{count} images": "{count} Bilder",
    "It is wrong.": "Es ist falsch.",
    "{path} is lost.": "{weg} ist verloren.",
}


def in_german(template, number):
    return GERMAN.get(template, template)


def test_a_sentence_is_its_english_text():
    assert Sentence("{path} is empty.", path="a{b}") == "a{b} is empty."
    assert Sentence("{as it is}") == "{as it is}"


def test_an_error_is_told_in_another_language_with_what_it_is_made_of():
    error = DataError(
        "{path} is empty; {advice}.", path="{x}", advice=Sentence("try {other}", other=3)
    )
    assert str(error) == "{x} is empty; try 3."
    assert error.sentence.by(in_german) == "{x} ist leer; versuchen Sie 3."
    assert error.parameters["path"] == "{x}"
    assert error.code == DataError("{path} is empty; {advice}.", path="y", advice="z").code
    within = Sentence("try {other}", other=error)
    assert within.by(in_german) == "versuchen Sie {x} ist leer; versuchen Sie 3."


def test_things_are_counted_in_any_language():
    told = [counted(number, "1 image", "{count} images") for number in (1, 60_000)]
    assert told == ["1 image", "60,000 images"]
    assert [sentence.by(in_german) for sentence in told] == ["1 Bild", "60,000 Bilder"]


def test_parts_keep_their_language():
    whole = DataError("It is wrong.")
    assert clause(whole) == "It is wrong"
    assert clause(whole).by(in_german) == clause(whole.sentence).by(in_german) == "Es ist falsch"
    assert series(" / ", [clause(whole), "x"]).by(in_german) == "Es ist falsch / x"


def test_a_translation_with_other_names_is_not_used():
    assert Sentence("{path} is lost.", path="a").by(in_german) == "a is lost."


def test_what_is_said_survives_the_way_into_another_process():
    for told in (Sentence("try {other}", other=1), counted(2, "1 image", "{count} images")):
        assert pickle.loads(pickle.dumps(told)).by(in_german) == told.by(in_german)  # noqa: S301
    assert sentence_of(pickle.loads(pickle.dumps(DataError("try {other}", other=2)))).parameters  # noqa: S301
