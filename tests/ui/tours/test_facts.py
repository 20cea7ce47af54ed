"""Facts, parts and acts: the closed lists of lessons, and what the window has of them."""

import pytest

from visualnet.data.plane.patterns import PATTERNS
from visualnet.tours.conditions import read_condition, read_fact
from visualnet.tours.parts import read_part
from visualnet.tours.vocabulary import (
    ACTS,
    BUTTONS,
    FACTS,
    MODES,
    PANELS,
    PLAIN_PARTS,
    PLANES,
    PREFIXES,
)
from visualnet.ui.panels.registry import PANELS as WINDOW_PANELS
from visualnet.ui.picture.modes import Mode
from visualnet.ui.tours import acts, facts, places
from visualnet.ui.tours.facts import WindowFacts
from visualnet.ui.tours.names import name_of, part_of

SIZES, CLASSES = (784, 16, 16, 10), tuple("0123456789")


@pytest.mark.slow
def test_the_lists_are_those_of_the_window(desk):
    assert facts.SOURCES.keys() == FACTS.keys()
    assert acts._VERBS.keys() == set(ACTS)
    kinds = {*PLAIN_PARTS, *PREFIXES, "neuron", "input", "connection", "point"}
    assert places._FINDERS.keys() == kinds
    assert set(PANELS) == {"drawing", *(panel.key for panel in WINDOW_PANELS)}
    assert set(MODES) == {mode.name.lower() for mode in Mode}
    assert tuple(PATTERNS) == PLANES
    assert all(desk.application.context.actions[name] is not None for name in BUTTONS)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("hidden1.1", (1, 0)),
        ("hidden2.16", (2, 15)),
        ("hidden2.17", None),
        ("hidden3.1", None),
        ("output.7", (3, 7)),
        ("output.x", None),
        ("input(12,7)", (0, 7 * 28 + 12)),
        ("connection(hidden1.1, output.7)", None),
    ],
)
def test_names_are_those_of_parts(name, part):
    found = part_of(read_part(name), SIZES, CLASSES)
    assert found == part
    if part is not None:
        assert name_of(part, SIZES, CLASSES) == name


def test_a_connection_has_a_name():
    name = "connection(hidden1.3, hidden2.4)"
    found = part_of(read_part(name), SIZES, CLASSES)
    assert (found.layer, found.source, found.target) == (1, 2, 3)
    assert name_of(found, SIZES, CLASSES) == name


def test_facts_are_what_the_window_shows(desk):
    live = WindowFacts(desk.application.context)
    desk.wait(lambda: live.frame is not None)

    def ask(text):
        return live.ask(read_fact(text))

    frame = live.frame
    assert ask("reading") == desk.session.classes[frame.answer]
    assert ask("probability") == pytest.approx(frame.forward.probabilities[0].max())
    assert ask("probability(3)") == pytest.approx(frame.forward.probabilities[0][3])
    assert ask("activation(hidden1.3)") == pytest.approx(frame.forward.activations[0][0][2])
    assert ask("sum(output.7)") == pytest.approx(frame.forward.pre_activations[2][0][7])
    assert ask("bias(hidden2.5)") == pytest.approx(desk.session.network.biases[1][4])
    assert ask("weight(connection(hidden1.3, hidden2.4))") == pytest.approx(
        desk.session.network.weights[1][2, 3]
    )
    assert ask("step") == 0
    assert ask("running") is False
    assert ask("points") is None
    assert ask("setting(momentum)") == 0.9
    assert ask("setting(hidden)") == "16,16"
    assert ask("inspected") == "none"
    assert ask("panel_open(evaluation)") is False
    assert ask("accuracy_without(hidden1.3)") is None
    desk.wait(lambda: ask("accuracy_without(hidden1.3)") is not None)
    assert 0.1 < ask("accuracy_without(hidden1.3)") < ask("test_accuracy")
    read = ask("reading")
    assert read_condition(f"reading == {read} and silenced == 0").holds(live.ask)
