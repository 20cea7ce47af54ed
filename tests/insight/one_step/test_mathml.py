"""Formulas as MathML: well-formed, text escaped, and the letters a reader expects."""

from xml.etree import ElementTree

import numpy as np
import pytest

from visualnet.insight.one_step.expressions import Noted, Number, Sum, Symbol
from visualnet.insight.one_step.formulas import stage_ids, stage_text
from visualnet.insight.one_step.notation import as_mathml
from visualnet.insight.one_step.reading import learn_one
from visualnet.insight.worked_example import INPUTS, LABEL, worked_network
from visualnet.number_text import NumberStyle, use_style, used_style
from visualnet.sentences import Sentence


def tree(expression):
    return ElementTree.fromstring(as_mathml(expression))  # noqa: S314 - our own


def letters(expression):
    return "".join(tree(expression).itertext())


@pytest.fixture
def style():
    before = used_style()
    yield use_style
    use_style(before)


def test_every_stage_is_one_well_formed_element():
    network = worked_network(np.float64)
    step = learn_one(network, np.array(INPUTS), LABEL)
    for stage in stage_ids(2)[:-2]:
        text = stage_text(stage, network, step)
        for equation in (text.formula, text.worked):
            assert tree(equation).tag == "math"
    assert letters(stage_text("z1", network, step).worked) == "z11=0.1+0.5·0.8+0.3·0.4−0.2·0.6=0.5"


def test_a_sign_before_a_letter_and_a_mark_behind_it_stand_by_themselves():
    assert [one.text for one in tree(Symbol("∂W", "1", "2→3")).iter("mi")] == ["∂", "W"]
    assert [one.text for one in tree(Symbol("L′"))[0]] == ["L", "′"]
    assert [one.text for one in tree(Symbol("ΔL")).iter("mi")] == ["Δ", "L"]


def test_numbers_have_the_marks_of_the_reader_and_powers_of_ten(style):
    style(NumberStyle(decimal=",", group="."))
    assert letters(Sum((Number(0.5), Number(-1.25e-7)))) == "0,5−1,25·10−7"


def test_words_are_escaped():
    assert letters(Noted(Number(1), Sentence("<b> & co"))) == "1<b> & co"
