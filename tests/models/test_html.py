"""The exported page in a real browser."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from visualnet.data.datasets import load_dataset
from visualnet.data.drawing.stroke_files import example_drawing
from visualnet.data.drawing.strokes import StrokeDrawing
from visualnet.models.bundled import bundled_models
from visualnet.models.document import ModelDocument, new_document
from visualnet.models.formats import save_model
from visualnet.nn.network import Network

SPACE, ESCAPE, DOWN, RIGHT = " ", "\ue00c", "\ue015", "\ue014"


@pytest.fixture(scope="module")
def bundled() -> ModelDocument:
    (model,) = [model for model in bundled_models() if model.name == "digits-16x16"]
    return model.document()


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Callable[[ModelDocument], Any]:
    def show(document: ModelDocument) -> Any:
        save_model(document, tmp_path / "page.html")
        browser.open(tmp_path / "page.html")
        browser.wait("return document.getElementById('bars').children.length > 0")
        return browser

    return show


Page = Callable[[ModelDocument], Any]


def seven(width: float = 280, height: float = 280) -> StrokeDrawing:
    line = [(80 + 4 * k, 70) for k in range(31)] + [(200 - 2.4 * k, 70 + 5 * k) for k in range(31)]
    return StrokeDrawing((tuple((float(x), float(y)) for x, y in line),), width, height)


@pytest.mark.slow
def test_a_digit_drawn_with_the_mouse_is_read(page: Page, bundled: ModelDocument) -> None:
    shown = page(bundled)
    assert shown.text("digit") == ""
    for kind in ("mouse", "touch", "pen"):
        shown.draw(seven(), kind)
        shown.wait("return document.getElementById('digit').textContent === '7' && stroke === null")
        assert shown.text("doubt").startswith("7 (")
        shown.wait("return document.getElementById('spoken').textContent.startsWith('7 (')")
        if kind == "mouse" and (folder := os.environ.get("VISUALNET_SCREENSHOTS")):
            Path(folder, "page.png").write_bytes(shown.screenshot())
        shown.run("document.getElementById('clear').click()")
        shown.wait("return document.getElementById('digit').textContent === ''")
    assert shown.logs() == []


@pytest.mark.slow
def test_a_digit_can_be_drawn_with_keys_alone(page: Page, bundled: ModelDocument) -> None:
    shown = page(bundled)
    shown.run("document.getElementById('pad').focus()")
    shown.press(SPACE, *[DOWN] * 12, SPACE)
    shown.wait("return document.getElementById('digit').textContent === '1'")
    shown.press(ESCAPE)
    shown.wait("return document.getElementById('digit').textContent === ''")


def test_the_page_answers_as_the_network_does(
    page: Page, kind_of_document: ModelDocument, images: np.ndarray
) -> None:
    shown = page(kind_of_document)
    script = "return arguments[0].map((inputs) => Array.from(forward(inputs).at(-1)))"
    answers = np.array(shown.run(script, images.astype(float).tolist()))
    assert np.abs(answers - kind_of_document.network.probabilities(images)).max() < 5e-6
    assert shown.logs() == []


def test_the_page_sees_what_the_application_sees(page: Page, bundled: ModelDocument) -> None:
    shown = page(bundled)
    dot, line = ((140.0, 90.0),), ((10.0, 20.0), (700.0, 130.0))
    drawings = [
        example_drawing(),
        seven(),
        StrokeDrawing((dot,), 280, 280),
        StrokeDrawing((line, dot), 280, 200),
        StrokeDrawing((((-50.0, -9.0), (-3.0, -9.0)),), 280, 280),
        StrokeDrawing((), 280, 280),
    ]
    for drawing in drawings:
        strokes = [[[x / drawing.side, y / drawing.side] for x, y in s] for s in drawing.strokes]
        seen = np.array(shown.run("return Array.from(read(arguments[0]))", strokes))
        # The page calculates in double precision, which may round a level otherwise.
        assert np.abs(seen.reshape(28, 28) - drawing.stages().centred).max() <= 2


def test_networks_that_read_no_images_take_numbers(page: Page) -> None:
    shown = page(_small())
    script = (
        "const box = document.getElementById('inputs'); box.value = arguments[0];"
        "box.dispatchEvent(new Event('input'))"
    )
    shown.run(script, "1 0 0")
    shown.wait("return document.getElementById('count').textContent === '3 of 2 numbers'")
    shown.run(script, "1, 0")
    shown.wait("return document.getElementById('digit').textContent === arguments[0]", ODD[1])


ODD = ("<b>no</b>", "</script><script>alert(1)//", "&amp; 'quoted'")


def _small() -> ModelDocument:
    network = Network((2, 3))
    network.biases[0][1] = 2
    return new_document(network, classes=ODD, training={}, dataset="x", test_accuracy=None)


def test_the_page_loads_nothing(bundled: ModelDocument, tmp_path: Path) -> None:
    save_model(bundled, tmp_path / "page.html")
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    assert not re.search(r"https?:|//[a-z]+\.|@import|url\(|<link|src=|fetch\(|XMLHttp", text)


def test_names_of_classes_cannot_break_the_page(tmp_path: Path) -> None:
    save_model(_small(), tmp_path / "page.html")
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert text.count("</script>") == 3
    assert "<b>" not in text


@pytest.mark.slow
def test_the_page_reads_the_whole_test_set_as_the_application(
    page: Page, bundled: ModelDocument
) -> None:
    shown = page(bundled)
    images = load_dataset().test.images
    script = "return arguments[0].map((row) => Array.from(forward(row.map((v) => v / 255)).at(-1)))"
    answers = np.concatenate(
        [
            np.array(shown.run(script, images[start : start + 1000].reshape(-1, 784).tolist()))
            for start in range(0, len(images), 1000)
        ]
    )
    # The page calculates in double precision: the difference is float32's rounding.
    assert np.abs(answers - bundled.network.probabilities(images)).max() < 5e-6
