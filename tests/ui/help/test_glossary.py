"""The glossary: its entries, their live lines, and how one gets there."""

import re
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QWhatsThisClickedEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QWhatsThis,
    QWidget,
)

from tests.ui.told import faults
from visualnet.nn.network import Network
from visualnet.scene.parts import Connection
from visualnet.ui.help.explanation import term_of
from visualnet.ui.help.glossary.entries import glossary_entries, matching_entries
from visualnet.ui.help.glossary.live import live_of
from visualnet.ui.help.glossary.live_lines import LIVE_LINES
from visualnet.ui.help.glossary.pictures import SHAPES, EntryPicture

PROMISED = """
layer neuron weight bias z sigma activation fill ring loss gradient learning_rate momentum batch
step epoch example probe snapshot run model softmax cross_entropy nats backpropagation probability
accuracy validation test overfitting seed dropout weight_decay label_noise target_margin clipping
warm_up schedule augmentation dead saturated temperature calibration confusion_matrix pca tsne relu
leaky_relu gelu tanh sigmoid sgd adam rmsprop mnist onnx safetensors project mark gap paths
condition idle strongest full_colour contribution
"""


@pytest.fixture
def glossary(shared_desk):
    """Open the glossary at a word; returns its dialog."""

    def opened(key=""):
        shared_desk.application.help.open_glossary(key)
        return shared_desk.window.findChild(QDialog, "glossaryDialog")

    yield opened
    for dialog in shared_desk.window.findChildren(QDialog, "glossaryDialog"):
        dialog.close()


def text_of(dialog, name):
    return dialog.findChild(QLabel, name).text()


def test_every_promised_word_has_two_sentences_and_leads_only_to_others():
    entries = glossary_entries()
    assert set(entries) >= set(PROMISED.split())
    assert set(LIVE_LINES) <= set(entries)
    for key, entry in entries.items():
        # A dot ends a sentence where a space or nothing follows.
        assert len(re.findall(r"[.!?](?= |$)", entry.text)) == 2, (key, entry.text)
        assert entry.text.endswith("."), key
        assert set(entry.related) <= set(entries) - {key}, key
        assert 1 <= len(entry.related) <= 5, key
        sentences = re.split(r"(?<=[.!?]) ", entry.text)
        assert all(len(sentence.split()) <= 36 for sentence in sentences), key
    assert len({entry.title for entry in entries.values()}) == len(entries)


@pytest.mark.slow
def test_every_live_line_says_something_of_any_network(shared_desk):
    context = shared_desk.application.context
    live = live_of(context, shared_desk.canvas.frame)
    lines = {key: line(live) for key, line in LIVE_LINES.items()}
    assert all(lines.values()), [key for key, line in lines.items() if not line]
    assert "12,960" in lines["weight"]
    assert not [line for line in lines.values() if re.search(r"\{\d\}|nan|inf\b", line)]


@pytest.mark.slow
def test_live_values_follow_the_network_and_the_neuron_looked_at(shared_desk, glossary):
    desk = shared_desk
    dialog = glossary("bias")
    desk.wait(lambda: text_of(dialog, "glossaryNow") != "")
    desk.canvas.pointing.choose((2, 3))
    desk.application.context.frames.request()
    desk.wait(lambda: "Neuron 4" in text_of(dialog, "glossaryNow"))
    bias = float(desk.session.network.biases[1][3])
    shown = text_of(dialog, "glossaryNow").rstrip(".").rpartition(" ")[2].replace("−", "-")
    assert float(shown) == pytest.approx(bias, abs=0.01)


@pytest.mark.parametrize(
    ("hidden", "function", "output", "schedule"),
    [
        ((6,), "tanh", "sigmoid", "constant"),
        ((), "sigmoid", "softmax", "step"),
        ((5, 4), "leaky_relu", "softmax", "cosine"),
    ],
)
def test_live_lines_say_something_of_networks_of_other_classes(
    hidden, function, output, schedule, shared_desk
):
    live = live_of(shared_desk.application.context, shared_desk.canvas.frame)
    network = Network((784, *hidden, 3), function if hidden else (), output)
    network.parameters[:] = np.random.default_rng(0).normal(size=network.parameters.size)
    forward = network.forward(live.frame.forward.inputs)
    frame = replace(live.frame, network=network, forward=forward, answer=2)
    config = live.config.changed(
        hidden=hidden, activation=function, output=output, schedule=schedule, dropout=0.2, l2=0.01
    )
    classes = ("cat", "dog", "an eel with a long name")
    other = replace(live, frame=frame, config=config, classes=classes, part=(2, 9))
    lines = {key: line(other) for key, line in LIVE_LINES.items()}
    assert all(lines.values()), [key for key, line in lines.items() if not line]
    assert "eel" in lines["output"]
    assert "20" in lines["dropout"]
    picture = EntryPicture()
    for key in SHAPES:
        picture.show_entry(key, other)
        assert not picture.grab().isNull()


@pytest.mark.slow
def test_a_network_of_other_functions_has_live_lines_too(build):
    desk = build().show()
    session = desk.session
    session.apply(session.config.changed(hidden=(8, 6), activation="relu,gelu"))
    desk.wait_at_rest()
    context = desk.application.context
    lines = {k: line(live_of(context, desk.canvas.frame)) for k, line in LIVE_LINES.items()}
    assert "1" in lines["relu"]
    assert "2" in lines["gelu"]
    assert all(lines.values())


def test_links_lead_on_and_back_and_the_search_finds_by_other_names(shared_desk, glossary):
    dialog = glossary("z")
    assert text_of(dialog, "glossaryTitle").endswith("z")
    links = [each for each in dialog.findChildren(QPushButton, "glossaryLink") if each.isVisible()]
    links[0].click()
    assert dialog.key == glossary_entries()["z"].related[0]
    dialog.findChild(QPushButton, "glossaryBack").click()
    assert dialog.key == "z"
    assert not dialog.findChild(QPushButton, "glossaryBack").isEnabled()
    QTest.keyClicks(dialog.findChild(QLineEdit, "glossarySearch"), "label smoothing")
    assert dialog.findChild(QListWidget, "glossaryList").count() >= 1
    assert dialog.key == "target_margin"
    assert not faults(dialog)
    best = matching_entries(glossary_entries(), "bat")[0]
    assert matching_entries(glossary_entries(), "BÁT")[0] == best
    assert best.key == "batch"


def test_f1_over_a_word_opens_it_and_over_a_control_offers_it(shared_desk, glossary, monkeypatch):
    desk = shared_desk
    shown = []
    monkeypatch.setattr(
        QWhatsThis, "showText", lambda _at, text, asker: shown.append((text, asker))
    )
    word = QLabel("bias", desk.window)
    word.setProperty("term", "bias")
    explanation = desk.application.help._explanation
    try:
        assert explanation.show_at(word, QPoint(5, 5))
        assert desk.window.findChild(QDialog, "glossaryDialog").key == "bias"
        assert shown == []
        word.setToolTip("The ring")
        word.setProperty("term", "ring")
        assert explanation.show_at(word, QPoint(5, 5))
        text, asker = shown[-1]
        assert "The ring" in text
        assert "Ring of a neuron" in text
        QApplication.sendEvent(asker, QWhatsThisClickedEvent("ring"))
        assert desk.window.findChild(QDialog, "glossaryDialog").key == "ring"
    finally:
        word.deleteLater()


def test_an_explanation_stands_below_the_place_that_it_is_of(shared_desk):
    canvas = shared_desk.canvas
    place = canvas.mapToGlobal(canvas.rect().center())
    assert shared_desk.application.help._explanation.show_at(canvas.viewport(), place)
    popup = QApplication.activePopupWidget()
    shown = popup.geometry()
    QWhatsThis.hideText()
    assert shown.left() <= place.x() <= shown.right()
    assert place.y() <= shown.top() <= place.y() + 10


def test_the_picture_names_the_word_for_what_is_looked_at(shared_desk):
    canvas, named = shared_desk.canvas, []
    for part in ((1, 2), Connection(0, 300, 2), (0, 300), None):
        canvas.pointing.hover(part)
        named.append(term_of(canvas.viewport()))
    assert named == ["neuron", "connection", "probe", "neuron"]


@pytest.mark.slow
def test_every_term_that_a_widget_names_has_an_entry(shared_desk):
    entries = glossary_entries()
    for name in ("settings", "inspector", "evaluation", "map"):
        shared_desk.application.panels._fill(name)
    named = {term_of(part) for part in shared_desk.window.findChildren(QWidget)}
    assert named - {""} <= set(entries)
    assert len(named) > 40


def test_the_palette_finds_every_word(shared_desk):
    context = shared_desk.application.context
    (source,) = [source for kind, source in context.find_sources if kind == "Glossary"]
    titles = {find.text for find in source()}
    assert titles == {entry.title for entry in glossary_entries().values()}
