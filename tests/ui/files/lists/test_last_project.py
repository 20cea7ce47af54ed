"""The offer at a start to go on with the project that was open last."""

from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from visualnet.ui.session.preferences import Preferences


def bar_of(desk):
    """The bar, None where nothing is offered."""
    found = desk.window.findChildren(QFrame, "lastProjectBar")
    return found[-1] if found and found[-1].isVisible() else None


def test_the_last_project_is_offered_until_it_is_opened_or_a_run_begins(build, tmp_path, qtbot):
    preferences = Preferences(tmp_path / "visualnet.json")
    desk = build("digits-16x16", preferences).show()
    offer = desk.application.files.menus.offer_last_project
    preferences.is_welcomed = True
    offer()
    assert bar_of(desk) is None
    desk.application.files.projects.save_to(tmp_path / "mine.vnet")
    desk.wait(lambda: bool(preferences.recent_files))
    # A first start has its own card.
    preferences.is_welcomed = False
    offer()
    assert bar_of(desk) is None
    preferences.is_welcomed = True
    offer()
    assert "mine.vnet" in bar_of(desk).findChild(QLabel).text()
    with qtbot.waitSignal(desk.session.run_changed):
        bar_of(desk).findChild(QPushButton, "openLastProject").click()
    assert bar_of(desk) is None
    offer()
    desk.do("newWeightsAction")
    desk.wait(lambda: bar_of(desk) is None)
