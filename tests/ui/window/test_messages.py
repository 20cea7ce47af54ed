"""Messages float over the picture, go when they have been read, and stay while they are errors."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolButton, QWidget

from visualnet.models.bundled import resolve_model
from visualnet.plain_text import in_one_line
from visualnet.ui.session.open_run import State
from visualnet.ui.window.bars import Notice, NoticeBar
from visualnet.ui.window.floating import FloatingBar
from visualnet.ui.window.overlay import Overlay

LONG = "This sentence goes on and on, and says what went wrong, why, and what to do about it. " * 3


@pytest.fixture
def unseen(qtbot):
    """A widget that is not on the screen, where no pointer can rest on anything."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def bar(unseen):
    bar = NoticeBar(unseen)
    bar.set_fading(False)
    return bar


@pytest.fixture
def covered(qtbot):
    """A widget with an overlay."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(800, 500)
    widget.overlay = Overlay(widget)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def notice(bar, sentence):
    (found,) = [one for one in bar.findChildren(Notice) if one.sentence == sentence]
    return found


def shown(bar):
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [] if bar.isHidden() else list(bar.sentences)


def rect_in(widget, ancestor):
    return widget.rect().translated(widget.mapTo(ancestor, QPoint()))


@pytest.mark.parametrize("name", ["\n" * 250, "word " * 1000, "x" * 5000, "/" + "y" * 200 + "/z"])
def test_whatever_a_name_is_like_the_buttons_stay_within_the_window(covered, qtbot, name):
    bar = FloatingBar("bar", "Bar")
    for text in ("Recover", "Discard"):
        bar.add_button(text, text, text, bar.hide)
    bar.add_close("later", "Not now", "Not now", bar.hide)
    covered.overlay.insert(-1, bar)
    bar.say(f"The beginning; {name} was kept.")
    qtbot.waitUntil(lambda: bar.width() > 100)
    buttons = [part for part in bar.findChildren(QAbstractButton) if part.isVisible()]
    assert len(buttons) == 3
    qtbot.waitUntil(
        lambda: all(covered.rect().contains(rect_in(button, covered)) for button in buttons)
    )
    assert bar.text.text().startswith("The beginning")
    assert bar.text.text().endswith("was kept.")
    assert bar.accessibleDescription() == in_one_line(f"The beginning; {name} was kept.")
    assert bar.text.toolTip() in ("", bar.accessibleDescription())


def test_good_news_goes_and_an_error_stays(bar, qtbot):
    bar.least_ms = bar.ms_a_letter = 0
    bar.say_error("It failed.")
    bar.say("Saved.")
    assert bar.sentences == ("Saved.", "It failed.")
    qtbot.waitUntil(lambda: bar.sentences == ("It failed.",))
    assert not bar.isHidden()


def test_good_news_fades(bar, qtbot):
    bar.set_fading(True)
    bar.least_ms = bar.ms_a_letter = 0
    bar.say("Saved.")
    qtbot.waitUntil(lambda: notice(bar, "Saved.").graphicsEffect() is not None)
    qtbot.waitUntil(lambda: shown(bar) == [])


def test_a_notice_that_was_removed_while_it_fades_ends_without_a_word(bar, qtbot):
    bar.set_fading(True)
    bar.least_ms = bar.ms_a_letter = 0
    bar.say("Saved.")
    saved = notice(bar, "Saved.")
    # What is deleted while a dialog is open goes only once that is closed.
    saved.deleteLater = lambda: None
    qtbot.waitUntil(lambda: saved.graphicsEffect() is not None)
    bar.clear()
    with qtbot.waitSignal(saved.ended):
        bar.say_error("It failed.")
    assert shown(bar) == ["It failed."]


def test_good_news_waits_while_the_pointer_is_on_it(bar, unseen, qtbot):
    bar.least_ms = bar.ms_a_letter = 0
    bar.say("Saved.")
    one = notice(bar, "Saved.")
    QApplication.sendEvent(one, QEvent(QEvent.Type.Enter))
    other = NoticeBar(unseen)
    other.set_fading(False)
    other.least_ms = other.ms_a_letter = 0
    other.say("Begun later.")
    qtbot.waitUntil(lambda: shown(other) == [])
    assert shown(bar) == ["Saved."]
    QApplication.sendEvent(one, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: shown(bar) == [])


def test_what_goes_on_is_said_as_long(bar, qtbot):
    bar.least_ms = bar.ms_a_letter = 0
    bar.say("Loading …", "files", lasts=True)
    bar.say("Copied.", "pad")
    qtbot.waitUntil(lambda: shown(bar) == ["Loading …"])


def test_the_longer_the_longer(bar):
    bar.say("Short.", "one")
    bar.say(LONG, "other")
    assert notice(bar, LONG).ms > notice(bar, "Short.").ms >= 5000


def test_a_new_message_on_a_topic_takes_the_place_of_the_old(bar):
    bar.say("Loading pen digits …", "open")
    bar.say_error("No such file.", "open")
    bar.say("Something else.")
    assert shown(bar) == ["Something else.", "No such file."]
    bar.say("Pen digits: 4,746 images.", "open")
    assert shown(bar) == ["Pen digits: 4,746 images.", "Something else."]
    bar.take_back("open")
    bar.take_back("Something else.")
    assert shown(bar) == []
    assert bar.isHidden()


def test_errors_are_the_last_to_make_room(bar):
    for number in range(2):
        bar.say_error(f"Error {number}.")
    bar.say("News.", "one")
    bar.say("Other news.", "other")
    assert shown(bar) == ["Other news.", "Error 1.", "Error 0."]
    for number in (2, 3):
        bar.say_error(f"Error {number}.")
    assert shown(bar) == ["Error 3.", "Error 2.", "Error 1."]


def test_good_news_waits_until_an_error_makes_room(bar, qtbot):
    bar.least_ms = bar.ms_a_letter = 0
    errors = ["Error 2.", "Error 1.", "Error 0."]
    for number in range(3):
        bar.say_error(f"Error {number}.", f"topic {number}")
    bar.say("News.", "one")
    bar.say("Other news.", "other")
    assert shown(bar) == errors
    bar.say("Newest.", "newest")
    bar.say_error("Error 1.", "topic 1")
    assert shown(bar) == ["Error 1.", "Error 2.", "Error 0."]
    notice(bar, "Error 1.").findChild(QToolButton).click()
    assert shown(bar) == ["Newest.", "Error 2.", "Error 0."]
    # Its time begins only now.
    qtbot.waitUntil(lambda: shown(bar) == ["Error 2.", "Error 0."])
    bar.say_error("Error 1.")
    bar.say("No longer true.", "one")
    bar.take_back("one")
    bar.take_back("topic 0")
    assert shown(bar) == ["Error 1.", "Error 2."]


def test_good_news_takes_the_place_of_the_error_on_its_topic(bar):
    for number in range(3):
        bar.say_error(f"Error {number}.", f"topic {number}")
    bar.say("It works now.", "topic 1")
    assert shown(bar) == ["It works now.", "Error 2.", "Error 0."]


def test_the_same_error_is_shown_once(bar):
    bar.say_error("It failed.")
    bar.say_error("It failed.")
    assert shown(bar) == ["It failed."]


def test_each_part_is_named(bar):
    bar.say_error("It failed.")
    bar.say("Saved.")
    names = {one.accessibleName(): one.accessibleDescription() for one in bar.findChildren(Notice)}
    assert names == {"Error": "It failed.", "Notice": "Saved."}
    for close in bar.findChildren(QToolButton):
        assert close.accessibleName()
        assert close.toolTip()


@pytest.mark.parametrize("size", [(738, 640), (270, 480)])
def test_bars_stand_at_the_bottom_inside_with_all_their_words(covered, qtbot, size):
    covered.resize(*size)
    bar = FloatingBar("bar", "Bar")
    buttons = [bar.add_button(f"b{n}", f"Do the thing {n}", "", bar.hide) for n in range(3)]
    bar.add_close("close", "Close", "Close", bar.hide)
    covered.overlay.insert(0, bar)
    bar.say(LONG)
    qtbot.waitUntil(lambda: covered.overlay.width() > 0)
    area = rect_in(bar, covered)
    assert covered.rect().contains(area)
    assert area.bottom() >= covered.height() - 20
    for part in (bar.text, *buttons):
        assert bar.rect().contains(rect_in(part, bar)), part
    assert bar.text.height() >= bar.text.heightForWidth(bar.text.width())
    assert all(button.width() >= button.sizeHint().width() for button in buttons)


def test_five_words_take_no_more_than_their_width(covered, qtbot):
    bar = FloatingBar("bar", "Bar")
    covered.overlay.insert(0, bar)
    bar.say("Saved the picture as network.png.")
    qtbot.waitUntil(lambda: covered.overlay.width() > 0)
    assert bar.width() < 350
    assert bar.text.heightForWidth(bar.text.width()) < 2 * bar.text.fontMetrics().height()
    # Beside it the mouse reaches what is below.
    assert covered.childAt(rect_in(bar, covered).left() - 2, rect_in(bar, covered).top()) is None


@pytest.mark.slow
def test_the_picture_is_the_same_before_and_while_a_message_shows(shared_desk):
    desk = shared_desk
    before = desk.view.geometry(), desk.canvas.geometry()
    raster = desk.canvas.grab().toImage()
    desk.window.notices.say_error(LONG)
    desk.wait(lambda: desk.window.notices.height() > 40)
    assert (desk.view.geometry(), desk.canvas.geometry()) == before
    desk.wait_at_rest()
    assert desk.view.is_complete
    assert desk.canvas.grab().toImage() == raster


def test_a_message_stands_under_the_input_and_covers_no_neuron(shared_desk):
    desk = shared_desk
    desk.window.notices.say("Continuing at 95.8 % test accuracy. Restart returns to these weights.")
    desk.wait(lambda: desk.window.messages.height() > 20)
    area = rect_in(desk.window.messages, desk.window)
    area.translate(-desk.canvas.mapTo(desk.window, QPoint()))
    assert desk.canvas.rooms.at_input[1].toRect().contains(area)
    # The titles of the layers are below it.
    assert area.bottom() < desk.canvas.height() - desk.canvas.fontMetrics().height()
    # What is too long for that stands in the middle.
    desk.window.notices.say_error(LONG * 5)
    middle = desk.window.messages.parentWidget().rect().center().x()
    desk.wait(lambda: abs(desk.window.messages.geometry().center().x() - middle) < 3)


def test_a_message_keeps_off_what_is_said_of_the_input(shared_desk):
    desk = shared_desk
    desk.view.set_tracing(True)
    desk.window.notices.say("Saved.")
    note = desk.window.findChild(QWidget, "traceNote")
    desk.wait(note.isVisible)
    messages = desk.window.messages
    desk.wait(lambda: messages.height() > 20)
    assert not rect_in(messages, desk.window).intersects(rect_in(note, desk.window))
    desk.view.set_tracing(False)


def test_escape_closes_the_message_with_the_focus_and_gives_the_picture_the_keys(shared_desk):
    desk = shared_desk
    desk.window.notices.say_error("First.")
    desk.window.notices.say_error("Second.")
    desk.window.activateWindow()
    close = notice(desk.window.notices, "First.").findChild(QToolButton)
    close.setFocus()
    desk.wait(close.hasFocus)
    QTest.keyClick(close, Qt.Key.Key_Escape)
    assert shown(desk.window.notices) == ["Second."]
    assert desk.window.focusWidget() is desk.canvas


def test_the_messages_are_a_pane_while_there_are_any(shared_desk):
    desk = shared_desk
    desk.window.activateWindow()
    desk.wait(desk.window.isActiveWindow)

    def panes():
        desk.canvas.setFocus()
        inside = []
        for _ in range(12):
            desk.do("nextPaneAction")
            inside.append(desk.window.messages.isAncestorOf(QApplication.focusWidget()))
            if desk.canvas.hasFocus():
                break
        assert desk.canvas.hasFocus()
        return inside

    assert not any(panes())
    desk.window.notices.say_error("It failed.")
    desk.wait(lambda: desk.window.messages.width() > 0)
    assert panes().count(True) == 1


@pytest.fixture
def missed(desk, tmp_path):
    """A window in which a file could not be opened."""
    path = tmp_path / "broken.npz"
    path.write_bytes(b"no model")
    desk.application.files.models.open_path(str(path))
    desk.wait(lambda: str(path) in desk.notice)
    # Nothing else that is done right makes it untrue.
    desk.do("newWeightsAction")
    desk.do("restartAction")
    assert str(path) in " ".join(desk.window.notices.sentences)
    return desk


@pytest.mark.slow
@pytest.mark.parametrize("what", ["model", "data", "project"])
def test_an_error_on_open_goes_with_the_next_file_that_opens(missed, what):
    desk, files = missed, missed.application.files
    with desk.qtbot.waitSignal(desk.session.run_changed):
        if what == "model":
            files.models.open_bundled("digits-16x16", resolve_model("digits-16x16"))
        elif what == "data":
            desk.application.context.data.open_source("pen-digits")
            assert desk.notice == ""
        else:
            desk.do("newProjectAction")
    desk.wait(lambda: "broken.npz" not in " ".join(desk.window.notices.sentences))
    desk.wait(lambda: "Loading" not in " ".join(desk.window.notices.sentences))


@pytest.mark.slow
@pytest.mark.parametrize("way", ["models", "dropped"])
def test_an_error_on_open_goes_when_training_begins(desk, tmp_path, way):
    path = tmp_path / "empty.csv"
    path.write_text("")
    if way == "models":
        desk.application.files.models.open_path(str(path))
    else:
        desk.application.context.openers.open_paths([str(path)])
    desk.wait(lambda: "empty.csv" in desk.notice)
    desk.do("playAction")
    desk.wait(lambda: "empty.csv" not in " ".join(desk.window.notices.sentences))
    desk.do("playAction")


@pytest.mark.slow
def test_what_was_said_of_a_run_goes_with_it(desk):
    desk.session.change(learning_rate=1000.0)
    desk.do("playAction")
    desk.wait(lambda: desk.session.state is State.FAILED)
    assert "diverged" in desk.notice
    desk.do("newWeightsAction")
    assert desk.notice == ""


@pytest.mark.slow
@pytest.mark.parametrize("act", ["undoAction", "newWeightsAction", "playAction"])
def test_what_was_said_of_opened_data_goes_with_the_run_as_it_was(desk, act):
    desk.application.context.data.open_source("pen-digits")
    desk.wait(lambda: "of its test images correctly" in desk.notice)
    desk.slide("speedSlider", 20)
    desk.do(act)
    assert "test images correctly" not in " ".join(desk.window.notices.sentences)


def test_what_was_said_of_the_pad_goes_with_its_content(reused_desk):
    desk = reused_desk
    desk.do("clearPadAction")
    desk.do("teachAction")
    desk.do("copyDrawingAction")
    assert desk.notice == "The pad is empty; draw something to copy."
    desk.draw_seven()
    assert "The pad is empty; draw something to copy." not in desk.window.notices.sentences


@pytest.mark.slow
def test_what_is_to_be_learnt_is_said_until_it_is(reused_desk):
    desk = reused_desk
    desk.do("clearPadAction")
    desk.draw_seven()
    teaching, context = desk.application.pad.teaching, desk.application.context
    teaching.keep(context.pad.content, "7")
    desk.wait(lambda: "Saved as a 7" in desk.notice)
    desk.do("undoAction")
    desk.wait(lambda: desk.notice == "")


def test_a_message_that_waits_for_room_is_told_on_the_one_that_is_seen(covered, qtbot):
    bar = NoticeBar()
    bar.set_fading(False)
    covered.overlay.insert(-1, bar)

    def seen():
        found = [one for one in bar.findChildren(Notice) if one.isVisible()]
        return [(one.sentence, one.more.text()) for one in found]

    covered.overlay.set_free([QRect(0, 300, 800, 60)])
    for sentence in ("One failed.", "Two failed.", "Three failed."):
        bar.say_error(sentence, sentence)
    qtbot.waitUntil(lambda: seen() == [("Three failed.", "2 more")])
    notice(bar, "Three failed.").findChild(QToolButton).click()
    qtbot.waitUntil(lambda: seen() == [("Two failed.", "1 more")])
    covered.overlay.set_free([QRect(0, 300, 800, 200)])
    qtbot.waitUntil(lambda: set(seen()) == {("Two failed.", ""), ("One failed.", "")})
    covered.overlay.set_free([QRect(0, 300, 800, 60)])
    qtbot.waitUntil(lambda: seen() == [("Two failed.", "1 more")])
    notice(bar, "Two failed.").findChild(QToolButton).click()
    qtbot.waitUntil(lambda: seen() == [("One failed.", "")])


def test_what_stands_below_the_picture_stays_in_sight(covered, qtbot):
    below = QWidget(covered)
    below.setGeometry(0, 430, 800, 70)
    below.show()
    covered.overlay.spare(below)
    bar = FloatingBar("bar", "Bar")
    covered.overlay.insert(-1, bar)
    bar.say("A sentence.")
    qtbot.waitUntil(lambda: bar.width() > 100)
    qtbot.waitUntil(lambda: covered.overlay.geometry().bottom() < below.y())
    below.setGeometry(0, 330, 800, 170)
    qtbot.waitUntil(lambda: covered.overlay.geometry().bottom() < below.y())
    below.hide()
    qtbot.waitUntil(lambda: covered.overlay.geometry().bottom() > 450)
    # Rather over it than out of the window.
    covered.overlay.hide()
    below.show()
    below.setGeometry(0, 10, 800, 490)
    covered.overlay.show()
    covered.overlay.place()
    assert covered.rect().contains(covered.overlay.geometry())


def test_a_bar_that_has_no_room_beside_comes_to_rest(covered):
    class Requests(QObject):
        count = 0

        def eventFilter(self, watched, event):
            self.count += event.type() == QEvent.Type.LayoutRequest
            return False

    bar = FloatingBar("bar", "Bar")
    for name in ("one", "two"):
        bar.add_button(name, f"Button {name}", "What it does", lambda _checked: None)
    covered.overlay.insert(-1, bar)
    # Room for the bar with its buttons below each other, but not as high as that is.
    covered.overlay.set_free([QRect(0, 480, 300, 20)])
    bar.say(LONG[:50])
    requests = Requests()
    covered.overlay.installEventFilter(requests)
    for _ in range(20):
        QApplication.processEvents()
    settled = requests.count
    for _ in range(20):
        QApplication.processEvents()
    assert requests.count == settled
    assert rect_in(bar, covered).bottom() < covered.height()
