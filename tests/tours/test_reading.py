"""Lesson files: what they say, and what is said of those that are wrong."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.tours.broken_lessons import BROKEN
from visualnet.tours.acts import read_act
from visualnet.tours.beginning import BEGINNING
from visualnet.tours.conditions import read_condition, read_number, with_facts
from visualnet.tours.guide import guide_text
from visualnet.tours.lesson import Check, Question, Task, TextStep
from visualnet.tours.markup import plain_text, rich_text
from visualnet.tours.meanings import MEANINGS
from visualnet.tours.problems import FaultError, LessonError
from visualnet.tours.reading import lesson_of, read_lesson
from visualnet.tours.source_lines import key_lines
from visualnet.tours.vocabulary import FACTS as FACTS_OF_LESSONS

FILE = Path("one.toml")


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_is_told_with_its_line_and_a_cure(name):
    text, line, what, cure = BROKEN[name]
    with pytest.raises(LessonError) as told:
        lesson_of(FILE, text)
    found = [
        each
        for each in told.value.problems
        if what in str(each.what) and cure in str(each.cure) and each.line == line
    ]
    assert found, [str(each.sentence) for each in told.value.problems]
    assert str(found[0].sentence).startswith(f"one.toml, line {line}: ")


def test_a_wrong_file_tells_all_that_is_wrong():
    text = 'titel = "x"\n[[step]]\nsay = "<b>"\nshow = "pda"\n'
    with pytest.raises(LessonError, match="more problems") as told:
        lesson_of(FILE, text)
    assert [each.line for each in told.value.problems] == [1, 1, 3, 4]


def test_the_beginning_of_a_lesson_is_sound_and_has_each_kind_of_step():
    lesson = lesson_of(FILE, BEGINNING)
    kinds = [TextStep, Question, Check, Task]
    assert [type(step) for step in lesson.steps] == kinds
    assert lesson.start.pad.name == "7"
    assert len(lesson.shown_steps) == 3


def test_each_fact_has_a_meaning_in_the_guide():
    assert MEANINGS.keys() == FACTS_OF_LESSONS.keys()
    text = guide_text()
    assert all(meaning in text for meaning in MEANINGS.values())
    assert BEGINNING in text


def test_files_that_cannot_be_read_are_told(tmp_path):
    for path in (tmp_path, tmp_path / "away.toml", tmp_path / "a.txt", Path("a\0.toml")):
        with pytest.raises(LessonError):
            read_lesson(path)
    (tmp_path / "latin.toml").write_bytes(b'title = "a"\nneeds = "\xff"\n')
    with pytest.raises(LessonError, match="line 2: the text is not in UTF-8"):
        read_lesson(tmp_path / "latin.toml")
    (tmp_path / "large.toml").write_bytes(b"#" * 64_001)
    with pytest.raises(LessonError, match="64000 bytes"):
        read_lesson(tmp_path / "large.toml")


def test_a_picture_that_leads_elsewhere_is_refused(tmp_path):
    outside = tmp_path / "outside.png"
    outside.write_bytes(b"x")
    folder = tmp_path / "lessons"
    folder.mkdir()
    (folder / "in.png").symlink_to(outside)
    path = folder / "a.toml"
    path.write_text('title = "a"\n[[step]]\nsay = "b"\npicture = "in.png"\n')
    with pytest.raises(LessonError, match="line 4: there is no picture"):
        read_lesson(path)


FACTS = {"step": 500, "loss": 0.25, "reading": "8", "running": False, "test_accuracy": 0.905}


def ask(fact):
    return FACTS.get(fact.name)


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("step == 500", True),
        ("step != 500", False),
        ("step >= 500 and loss < 1", True),
        ("step > 500", False),
        ("reading == 8", True),
        ("reading != 8", False),
        ("reading == '8'", True),
        ("running == no", True),
        ("test_accuracy ~ 90 %", True),
        ("test_accuracy ~ 85%", False),
        ("loss < test_accuracy", True),
        ("step == 1,500", False),
        ("validation_accuracy > 0", False),
        ("loss <= validation_accuracy", False),
    ],
)
def test_conditions_hold_or_not(condition, holds):
    assert read_condition(condition).holds(ask) is holds


def test_facts_in_texts_are_what_they_are_worth():
    text = "Step {step}: {reading}, {test_accuracy}, {loss}, {forks}"
    assert with_facts(text, ask) == "Step 500: 8, 90.5%, 0.25, –"


def test_a_probability_in_a_text_is_never_100_percent():
    said = {"probability": 1.0, "test_accuracy": 1.0}
    text = with_facts("{probability}, {test_accuracy}", lambda fact: said[fact.name])
    assert text == ">99.9%, 100.0%"


def test_emphasis_ends_at_its_own_mark_and_markup_of_a_file_is_text():
    text = "*z* and *σ*, **b** and `w`: *two words*, 2 * 3 * 4, a<b {loss}"
    told = "<i>z</i> and <i>σ</i>, <b>b</b> and <code>w</code>: <i>two words</i>, 2 * 3 * 4, a&lt;b"
    assert rich_text(text, ask) == f"{told} 0.25"
    assert plain_text("*z* of {reading}", ask) == "z of 8"


def test_numbers_are_read_as_people_write_them():
    read = [read_number(each) for each in ("1,719", "−0.5", "76 %", "1e-3", ".5", "x", "")]
    assert read == [1719, -0.5, 0.76, 0.001, 0.5, None, None]


def test_lines_of_keys_are_found_among_long_strings_and_lists():
    text = (
        'title = """a\n[[step]]\nsay = 1\n"""\n'
        "start = {\n  pad = 'test:7',\n}\n"
        "# [[step]]\n[[step]]\nsay = '''\nask = 5\n'''\nshow = \"pad\"\n[[ step ]]\ndo = 'x'\n"
    )
    top, steps = key_lines(text)
    assert top == {"title": 1, "start": 5}
    assert steps == [(9, {"say": 10, "show": 13}), (14, {"do": 15})]


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
@example("[[step]]\n" * 40)
def test_any_text_is_read_or_refused(text):
    for each in _problems_in(text):
        assert 1 <= each.line <= text.count("\n") + 1
        assert all((each.what, each.cure))


_VALUES = st.sampled_from(
    ['"pad"', '"step > 5"', "5", "true", '["a", "b"]', "[]", "{a = 1}", '"{loss}"', '""', "1.5"]
)
_KEYS = st.sampled_from(
    ("say", "ask", "do", "until", "walk", "show", "answer", "choices", "within", "draw", "verify")
)


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(st.lists(st.dictionaries(_KEYS, _VALUES, max_size=6), max_size=4))
def test_any_keys_and_values_are_read_or_refused(steps):
    text = 'title = "x"\n'
    for step in steps:
        text += "[[step]]\n" + "".join(f"{key} = {value}\n" for key, value in step.items())
    for each in _problems_in(text):
        assert 1 <= each.line <= text.count("\n")


def _problems_in(text):
    try:
        lesson_of(FILE, text)
    except LessonError as error:
        return error.problems
    return []


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
@pytest.mark.parametrize("read", [read_condition, read_act])
def test_any_condition_and_act_is_read_or_refused(read, text):
    try:
        read(text)
    except FaultError as fault:
        told = fault.what, fault.cure
        assert all(told)
