"""Which names what is typed finds, and in which order."""

import pytest

from visualnet.ui.finding.matching import Name, fold, match, ranked


def names(*texts, around=""):
    return [Name(fold(text), fold(around)) for text in texts]


def found(query, *texts):
    return [texts[number] for number, _ in ranked(query, names(*texts))]


def test_a_word_start_beats_initials_those_a_substring_and_that_scattered_letters():
    texts = ("Narrow windows", "Unwind", "Nest of a wide thing", "New way", "Nwave")
    assert found("nw", *texts) == [
        "Nwave",
        "New way",
        "Narrow windows",
        "Nest of a wide thing",
        "Unwind",
    ]
    assert found("lrn", "Calorner", "Learning rate now", "Learn") == [
        "Learning rate now",
        "Learn",
    ]


def test_the_whole_name_its_beginning_and_a_short_name_come_first():
    texts = ("Go to data", "Dataset card", "Data set", "Data")
    assert found("data", *texts) == ["Data", "Data set", "Dataset card", "Go to data"]


@pytest.mark.parametrize("query", ["rate learn", "LEARNING rate", "léarn", "lera", "  rate "])
def test_neither_case_nor_accents_nor_the_order_of_words_count(query):
    assert found(query, "Learning rate", "Schedule") == ["Learning rate"]
    assert found("uber", "Über", "Zahl") == ["Über"]


def test_words_around_a_name_find_it_but_later_than_its_own():
    own, other = Name(fold("Dropout"), fold("")), Name(fold("L2 penalty"), fold("against dropout"))
    assert [number for number, _ in ranked("drop", [other, own])] == [1, 0]
    # Letters scattered over a long sentence mean nothing.
    assert match("aot", other) is None
    assert match("l2 drop", other) is not None


def test_the_letters_that_were_typed_are_told_where_they_stand_in_the_name():
    (name,) = names("À la Rate")
    result = match("alr", name)
    assert result is not None
    assert sorted(result.letters) == [0, 2, 5]
    assert match("zz", name) is None


def test_without_a_word_all_fit_in_their_order():
    assert found(" ", "Zebra", "Ape") == ["Zebra", "Ape"]
