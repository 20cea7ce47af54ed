"""From the first window everything is reached by two clicks, or by typing three letters."""

import re
from collections import Counter
from dataclasses import fields
from itertools import chain, product

import pytest
from PySide6.QtWidgets import QToolBar, QToolButton

from visualnet.data.datasets import DATASETS
from visualnet.models.bundled import bundled_models
from visualnet.training.config import TrainingConfig
from visualnet.training.recipes import RECIPES
from visualnet.training.sweeps.experiments import EXPERIMENTS
from visualnet.ui.finding.matching import fold, ranked
from visualnet.ui.finding.palette import MOST_ROWS
from visualnet.ui.help.glossary.entries import glossary_entries
from visualnet.ui.panels.registry import PANELS
from visualnet.ui.panels.settings.groups import setting_groups
from visualnet.ui.panels.settings.preset_choice import preset_title
from visualnet.ui.session.data.ways import shown_source


@pytest.fixture
def rows(shared_window):
    """All that the palette finds in a window that was just opened."""
    finding = shared_window.application.finding
    return list(chain.from_iterable(finding._batches()))


def few_letters(row):
    """What somebody would type first: starts of words, then initials, then any of its letters."""
    text = row.name.text.text
    words = re.findall(r"[^\W_]+", text)
    yield from (word[:3] for word in words)
    yield "".join(word[0] for word in words)[:3]
    for one, other in product(words, words):
        yield one[:2] + other[:1]
        yield one[:1] + other[:2]
    yield from (text[place : place + 3] for place in range(len(text) - 2))
    around = re.findall(r"[^\W_]+", row.name.around.text)
    yield from (word[:3] for word in around)


@pytest.mark.slow
def test_three_letters_bring_everything_into_the_rows_that_are_seen(rows):
    names, seen = [row.name for row in rows], {}

    def finds(letters, number):
        if letters not in seen:
            seen[letters] = {place for place, _ in ranked(letters, names)[:MOST_ROWS]}
        return number in seen[letters]

    typed = {
        number: next((text for text in few_letters(row) if finds(text, number)), None)
        for number, row in enumerate(rows)
    }
    missed = [rows[number].key for number, text in typed.items() if text is None]
    counts = dict(Counter(row.kind for row in rows))
    by_letters = len(rows) - len(missed)
    print(f"\n{by_letters} of {len(rows)} by three letters: {counts}")  # noqa: T201 - with -s
    assert not missed
    assert len(rows) > 150


@pytest.mark.slow
def test_the_palette_leaves_out_no_panel_setting_or_act(shared_window, rows):
    found = {(row.kind, row.find.text) for row in rows}
    by_kind = {kind: {text for each, text in found if each == kind} for kind, _ in found}
    texts = {text for _, text in found}
    acts = shared_window.window.actions_
    missing = [
        name
        for name in acts.names()
        if re.sub("&(.)", r"\1", acts[name].text()) not in texts and acts[name].isVisible()
    ]
    assert not missing
    assert {panel.title for panel in PANELS} <= by_kind["Panels"]
    assert {model.name for model in bundled_models()} <= {
        text.replace("×", "x") for text in by_kind["Model"]
    }
    assert {shown_source(name) for name in DATASETS} <= by_kind["Data"]
    assert {preset_title(name) for name in RECIPES} <= by_kind["Settings"]
    assert {experiment.title for experiment in EXPERIMENTS.values()} <= by_kind["Experiments"]
    assert len(by_kind["Glossary"]) == len(list(glossary_entries()))
    listed = {row.name for group in setting_groups() for row in group.rows}
    augmented = {f"augment_{fold(text).text}" for text in by_kind["Augmentation"]}
    # What the network sees of a point is chosen beside the plane.
    assert listed | augmented == {field.name for field in fields(TrainingConfig)} - {"features"}
    assert {row.title for group in setting_groups() for row in group.rows} <= by_kind["Settings"]


def test_every_control_of_the_toolbar_is_found_too(shared_window, rows):
    names = " ".join(row.find.text for row in rows if row.kind == "On screen").casefold()
    for word in ("speed", "brush", "connections"):
        assert word in names
    bar = shared_window.window.findChild(QToolBar, "controlBar")
    texts = {row.find.text for row in rows}
    for button in bar.findChildren(QToolButton):
        action = button.defaultAction()
        if action is not None:
            assert re.sub("&(.)", r"\1", action.text()) in texts


def test_other_words_for_things_and_the_values_of_settings_find_them(rows):
    names = [row.name for row in rows]

    def found(letters):
        return [rows[number].find.text for number, _ in ranked(letters, names)[:MOST_ROWS]]

    wanted = {"confusion": "Evaluation", "mist": "Evaluation", "font": "Larger", "pause": "Train"}
    for letters, name in wanted.items():
        assert name in found(letters)
    for letters, value in {"adamw": "AdamW", "leaky": "leaky ReLU"}.items():
        assert found(letters)[0] == value
