"""The look in the data panel: what was found, mended by a click, undone."""

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from visualnet.ui.panels.data.finding_list import FindingList


def sentences(panel):
    found = panel.findChild(FindingList)
    labels = [] if found.isHidden() else found.findChildren(QLabel)
    return [label.text() for label in labels if not label.isHidden()]


def shown(panel):
    buttons = panel.findChild(FindingList).findChildren(QPushButton)
    return {button.objectName(): button for button in buttons if not button.isHidden()}


def names(panel):
    return [] if panel.findChild(FindingList).isHidden() else list(shown(panel))


@pytest.mark.slow
def test_lying_digits_on_white_paper_are_mended_by_two_clicks_and_undone(desk, mnist, tmp_path):
    upright = mnist.train.images[:300]
    path = tmp_path / "mine.npz"
    np.savez(path, images=255 - np.rot90(upright, 1, (1, 2)), labels=mnist.train.labels[:300])
    desk.show()
    # Weights that learnt nothing: the others are shown pictures as they learnt to see them.
    desk.do("newWeightsAction")
    before = desk.session.network
    panel = desk.open_dock("dataDock")
    assert sentences(panel) == []
    desk.application.context.data.open_source(str(path))
    desk.wait_for_data(lambda: desk.session.config.dataset == str(path))
    desk.wait(lambda: len(sentences(panel)) == 2)
    doubt = "Something may be wrong with this data. See the Data panel."
    desk.wait(lambda: doubt in desk.window.notices.sentences)
    lying = desk.session.dataset.train.images
    shown(panel)["light_paperRemedy"].click()
    desk.wait(lambda: desk.session.config.invert_images == "all")
    desk.wait(lambda: names(panel) == ["asInFiles", "lyingRemedy"])
    shown(panel)["lyingRemedy"].click()
    desk.wait(lambda: desk.session.config.turn_images == "right")
    desk.wait(lambda: sentences(panel) == ["Images: turned (right), inverted (all)."])
    assert np.array_equal(desk.session.dataset.train.images, 255 - np.rot90(lying, -1, (1, 2)))
    assert np.array_equal(desk.session.network.parameters, before.parameters)
    assert desk.action("undoAction").text().endswith("turned images none → right")
    desk.do("undoAction")
    desk.wait(lambda: names(panel) == ["asInFiles", "lyingRemedy"])
    assert desk.session.config.turn_images == "none"
    desk.do("undoAction")
    desk.wait(lambda: len(sentences(panel)) == 2)
    assert np.array_equal(desk.session.dataset.train.images, lying)
    # Other data are read as they are.
    desk.application.context.data.prepare({"invert_images": "all"})
    desk.wait(lambda: desk.session.config.invert_images == "all")
    desk.application.context.data.open_source("pen-digits")
    desk.wait(lambda: desk.session.config.dataset == "pen-digits")
    assert desk.session.config.invert_images == "none"


@pytest.mark.slow
def test_a_test_part_that_lies_is_turned_alone_by_a_click(desk, mnist, tmp_path):
    path = tmp_path / "mine.npz"
    lying = np.rot90(mnist.test.images[:120], 1, (1, 2))
    train = {"x_train": mnist.train.images[:300], "y_train": mnist.train.labels[:300]}
    np.savez(path, **train, x_test=lying, y_test=mnist.test.labels[:120])
    desk.show()
    panel = desk.open_dock("dataDock")
    desk.application.context.data.open_source(str(path))
    desk.wait_for_data(lambda: desk.session.config.dataset == str(path))
    desk.wait(lambda: names(panel) == ["lyingTestRemedy"])
    assert sentences(panel) == ["The test images are not upright: they lie on their left side."]
    learnt = desk.session.dataset.train.images
    shown(panel)["lyingTestRemedy"].click()
    desk.wait(lambda: sentences(panel) == ["Images: test images turned (right)."])
    assert np.array_equal(desk.session.dataset.test.images, mnist.test.images[:120])
    assert np.array_equal(desk.session.dataset.train.images, learnt)
    shown(panel)["asInFiles"].click()
    desk.wait(lambda: names(panel) == ["lyingTestRemedy"])
