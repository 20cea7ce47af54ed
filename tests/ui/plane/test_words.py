"""Where points are read, nothing that works on them speaks of images, pixels or drawings."""

import re

import pytest
from PySide6.QtWidgets import QAbstractButton, QDoubleSpinBox, QLabel, QWidget

from visualnet.ui.panels.registry import PANELS
from visualnet.ui.session.setting_text import named_value_text

_OF_IMAGES = re.compile(r"\b(images?|pixels?|digits?|drawings?|draw|drawn|ink)\b", re.IGNORECASE)

_ALLOWED = (
    # What other panels, which say that they need images, are for.
    "PanelButton",
    # Settings of the user's pictures, which cannot be changed here.
    "_MadeRow",
)

_MAY_SAY = (
    "IDX, npz or CSV",
    "your own pictures become 28",
    "Save this page as a picture",
    # Its own words for what is a page of a lesson or a title of a panel.
    "My digits",
)


def said(widget):
    """What a widget says in words, in its tooltip and to a screen reader."""
    texts = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
    if isinstance(widget, (QLabel, QAbstractButton)):
        texts.append(widget.text())
    return [text for text in texts if text]


@pytest.mark.slow
def test_panels_speak_of_examples_and_points(plane):
    wrong = {}
    keys = ["drawing", *(panel.key for panel in PANELS if not panel.needs_images)]
    for key in keys:
        if key == "lessons":
            # Their titles are of all of them.
            continue
        plane.open_dock(f"{key}Dock")
        for widget in plane.window.findChildren(QWidget):
            if not widget.isVisible() or type(widget).__name__ in _ALLOWED:
                continue
            for text in said(widget):
                if _OF_IMAGES.search(text) and not any(part in text for part in _MAY_SAY):
                    wrong[text] = key, type(widget).__name__
    assert not wrong


def test_what_reads_a_test_image_reads_a_test_point(plane, qtbot):
    action = plane.action("testImageAction")
    assert action.text() == "Test point"
    assert plane.window.docks["drawingDock"].accessibleName() == "The plane"
    plane.application.context.data.open_source("mnist")
    plane.wait_for_data(lambda: plane.session.features is None)
    assert action.text() == "Test image"
    assert plane.window.docks["drawingDock"].accessibleName() == "Draw a digit"


def test_the_welcome_card_goes_when_points_come(build, qtbot):
    desk = build().show()
    desk.application.help.offer_welcome()
    card = desk.window.findChild(QWidget, "welcomeCard")
    qtbot.waitUntil(card.isVisible)
    desk.do("planeAction")
    desk.wait_for_data(lambda: desk.session.features is not None)
    qtbot.waitUntil(lambda: not card.isVisible())


@pytest.mark.slow
def test_the_share_to_train_on_is_a_percentage_and_typed_as_one(plane):
    controls = plane.application.plane.panel.data
    field = controls._share.findChild(QDoubleSpinBox)
    assert field.text() == "50\u202f%"
    for text, share in (("60 %", 0.6), ("0.8", 0.8), ("33.5 %", 0.335)):
        field.lineEdit().setText(text)
        assert field.typing.take()
        assert controls._share.value() == pytest.approx(share)
    assert field.text() == "33.5\u202f%"
    assert named_value_text("train_share", 0.5) == "50\u202f%"
