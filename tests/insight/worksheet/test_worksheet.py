"""The worksheet: what is given, what is asked for, and the answers, in a page that runs nothing."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from visualnet.insight.one_step.formulas import Names
from visualnet.insight.one_step.reading import learn_one
from visualnet.insight.one_step.updating import take_step
from visualnet.insight.worked_example import INPUTS, LABEL, LEARNING_RATE, worked_network
from visualnet.insight.worksheet import Sheet, worksheet
from visualnet.insight.worksheet.forward_tasks import MOST_CLASSES
from visualnet.insight.worksheet.path import asked_path
from visualnet.nn.network import Network
from visualnet.training.config import TrainingConfig

ANSWERS = (
    *("0.6225", "0.52", "0.9175", "0.4268", "0.5732", "0.8515", "-0.3568", "-0.2981"),
    *("-0.2694", "0.2862", "-0.2155", "0.2289", "-0.1078", "0.1145", "-0.1617", "0.1717"),
    *("0.3295", "-0.522"),
)
"""Of the worked example, as they were worked out by hand."""


def small(**changes):
    network = worked_network(np.float64)
    config = TrainingConfig(momentum=0.0)
    step = learn_one(network, np.array(INPUTS), LABEL)
    update = take_step(network, step, config, LEARNING_RATE)
    return Sheet(network, step, update, config, Names(network), **changes)


def large(output="softmax", classes=10, names=(), rule="sgd", scale=0.3, **changes):
    network = Network((784, 16, 12, classes), ("tanh", "relu"), output)
    generator = np.random.default_rng(4)
    network.parameters[:] = generator.normal(0, scale, network.parameters.size)
    image = generator.integers(0, 256, 784).astype(np.uint8)
    image[: 784 // 2] = 0
    config = TrainingConfig(optimizer=rule, l1=0.001, l2=0.01, clip_norm=0.1)
    step = learn_one(network, image, 3)
    update = take_step(network, step, config, 0.1)
    return Sheet(
        network, step, update, config, Names(network, columns=28, classes=names), 28, **changes
    )


def read(page):
    """Return the page as a tree; it is well-formed, so no browser has to guess."""
    return ElementTree.fromstring(page.removeprefix("<!doctype html>"))  # noqa: S314 - our own


def words_of(page):
    return " ".join("".join(read(page).find("body").itertext()).split())


def of_kind(page, kind):
    return [one for one in read(page).iter("span") if one.get("class") == kind]


def test_the_answers_are_those_by_hand_and_each_has_a_gap():
    answers = worksheet(small(has_answers=True))
    filled = ["".join(one.itertext()) for one in of_kind(answers, "answer")]
    assert set(ANSWERS) <= set(filled)
    gaps = worksheet(small())
    # The last answer is a sentence, for which there are lines.
    assert len(of_kind(gaps, "gap")) == len(filled) - 1
    assert not of_kind(gaps, "answer")
    assert not of_kind(answers, "gap")


def test_no_answer_stands_on_the_sheet_to_fill_in():
    words = words_of(worksheet(small()))
    # 0.7193 and the change that the gradient predicts are given.
    assert "0.7193" in words
    assert "-0.7116" in words
    for answer in ANSWERS:
        assert answer not in words.split()


def test_of_a_large_network_one_path_is_asked_for():
    sheet = large()
    path = asked_path(sheet.network, sheet.learning)
    assert [len(neurons) for neurons in path] == [1, 1, 1, 1]
    assert path[-1] == (3,)
    words = words_of(worksheet(sheet))
    assert "the other 776 together" in words
    assert "the other 8 together" in words
    assert "one example of class 3" in words
    row, column = divmod(path[0][0], 28)
    assert f"the pixel in row {row}, column {column}" in words
    assert path[0][0] >= 784 // 2


def test_what_was_asked_for_is_not_given_later():
    """The neurons of the path stand as gaps in the sums of the next layer."""
    page = read(worksheet(large()))
    for title in ("Weighted sum of class 3", "Delta of neuron"):
        task = next(
            one
            for one in page.iter("div")
            if one.get("class") == "task" and title in "".join(one.itertext())
        )
        values = [row[3] for row in task.iter("tr") if len(row) == 5]
        assert any(cell.find("span") is not None for cell in values)


def test_the_drawing_is_a_picture_of_its_pixels():
    sheet = large()
    drawing = next(
        one for one in read(worksheet(sheet)).iter("svg") if one.get("class") == "drawing"
    )
    assert drawing.get("viewBox") == "0 0 28 28"
    inputs = sheet.learning.reading.inputs
    assert len(list(drawing)) == np.count_nonzero(inputs)
    for pixel in drawing:
        k = int(pixel.get("y")) * 28 + int(pixel.get("x"))
        assert float(pixel.get("fill-opacity")) == pytest.approx(inputs[k], abs=0.001)


@pytest.mark.parametrize("has_answers", [False, True])
@pytest.mark.parametrize("rule", ["sgd", "nesterov", "rmsprop", "adam", "adamw"])
def test_each_rule_and_output_makes_a_page(rule, has_answers):
    output = "sigmoid" if rule in ("nesterov", "adam") else "softmax"
    page = worksheet(large(output, rule=rule, scale=2.0, has_answers=has_answers))
    for symbol in {"rmsprop": "s", "adam": "ms", "adamw": "ms"}.get(rule, "v"):
        assert f"{symbol} so far" in words_of(page)


def test_of_many_classes_the_most_probable_ones_stand_there():
    sheet = large(classes=40)
    page = worksheet(sheet)
    heads = ["".join(one.itertext()) for one in read(page).iter("th")]
    expected = {f"class {k}" for k in (3, sheet.learning.reading.a[-1].argmax())}
    assert expected <= set(heads)
    # In the tables of the answer and of the deltas; the label is not among the likeliest here.
    assert sum(head.startswith("class ") for head in heads) == 2 * MOST_CLASSES
    assert heads.count(f"the other {40 - MOST_CLASSES} together") == 1


def test_names_are_text_and_the_page_loads_and_runs_nothing():
    names = ("<script>alert(1)</script>", "a & b", '"c"', "<d>", *"efghij")
    page = worksheet(large(names=names))
    assert "<script" not in page
    assert "class a & b" in words_of(page)
    assert not re.search(r"src=|href=|url\(|https?:|@import|\son\w+=", page)
    assert "default-src 'none'" in page


def test_words_and_direction_are_those_of_the_reader():
    page = worksheet(small(words=str.upper, language="ar", is_from_right=True))
    assert read(page).attrib == {"lang": "ar", "dir": "rtl"}
    assert "ONE STEP OF LEARNING, BY HAND" in words_of(page)
    assert "Name" not in words_of(page)


def test_weights_that_are_no_numbers_make_a_page_without_a_warning():
    network = Network((3, 2, 2))
    network.parameters[::2] = np.inf
    config = TrainingConfig()
    step = learn_one(network, np.array(INPUTS), LABEL)
    sheet = Sheet(network, step, take_step(network, step, config, 0.1), config, Names(network))
    assert "∞" in words_of(worksheet(sheet))
