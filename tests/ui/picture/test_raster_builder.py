"""When rasters and images are asked for."""

import sys
from types import SimpleNamespace

from PySide6.QtCore import QObject, Signal

from visualnet.ui.picture.image_maker import PictureMaker, RasterBuilder


class BusyMaker(QObject):
    """A PictureMaker in the midst of its first raster."""

    picture_built = Signal(object)
    is_building = True

    def give_up(self, request):
        """Leave out what nobody waits for."""


def test_what_is_asked_for_while_the_first_raster_is_built_waits_without_spinning(qtbot):
    asked = []
    maker = BusyMaker()

    def request():
        asked.append(None)
        return asked

    builder = RasterBuilder(maker, request, maker)
    builder.settle()
    qtbot.waitUntil(lambda: len(asked) == 3)
    # The first came at once, each further one after a pause.
    assert builder._settle.interval() > 50
    builder.stop()


class PatientMaker(QObject):
    """A PictureMaker whose rasters take as long as the test says."""

    picture_built = Signal(object)
    is_building = False

    def __init__(self):
        super().__init__()
        self.asked = []

    def build(self, request, present, least_overlap):
        """Note what is asked for."""
        self.asked.append((request.frame.network, least_overlap))


def request_of(network):
    """Return what asks for a raster of a network, not all of whose connections are drawn."""
    frame = SimpleNamespace(network=network)
    return SimpleNamespace(frame=frame, layout=0, mode=0, has_view_of=lambda other: True)


def finish(maker, request):
    """Have a raster made that was asked for."""
    selection = SimpleNamespace(drawn=10, total=20)
    maker.picture_built.emit(
        SimpleNamespace(request=request, selection=selection, needs_crowd=False)
    )


def test_while_the_network_changes_the_strongest_are_chosen_anew_now_and_then(qapp, monkeypatch):
    now, shown, maker = [100.0], [], PatientMaker()
    monkeypatch.setattr("visualnet.ui.picture.image_maker.perf_counter", lambda: now[0])

    builder = RasterBuilder(maker, lambda: shown[-1], maker)

    def tick(network):
        now[0] += 2.0
        shown.append(request_of(network))
        builder._reselect.timeout.emit()

    tick("first")
    now[0] += 0.25
    finish(maker, shown[-1])
    # A raster took 0.25 s: for 5 s it is not built anew, however the network changes.
    tick("second")
    tick("third")
    assert [network for network, _ in maker.asked] == ["first"]
    tick("fourth")
    assert maker.asked[-1] == ("fourth", 0.95)
    now[0] += 0.25
    finish(maker, shown[-1])
    tick("fifth")
    assert maker.asked[-1][0] == "fourth"
    # At rest it is, exactly.
    tick("fifth")
    assert maker.asked[-1] == ("fifth", 1.0)
    builder.stop()


def test_a_raster_in_which_the_machine_slept_is_not_followed_by_as_long_a_rest(qapp, monkeypatch):
    now, shown, maker = [100.0], [], PatientMaker()
    monkeypatch.setattr("visualnet.ui.picture.image_maker.perf_counter", lambda: now[0])
    builder = RasterBuilder(maker, lambda: shown[-1], maker)

    def tick(network):
        shown.append(request_of(network))
        builder._reselect.timeout.emit()

    tick("before")
    now[0] += 8 * 3600.0
    finish(maker, shown[-1])
    now[0] += 180.0
    tick("after")
    assert maker.asked[-1][0] == "after"
    builder.stop()


def test_an_image_that_cannot_be_shown_holds_up_none_that_waits(qtbot, monkeypatch):
    shown, raised = [], []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: raised.append(kind))
    image = SimpleNamespace(is_settled=True)
    picture = SimpleNamespace(render=lambda request, is_overtaken: image)

    def show(frame, _image):
        shown.append(1 / frame)

    maker = PictureMaker(show)
    for frame in (0, 1):
        maker.render(SimpleNamespace(picture=picture, frame=frame))
    qtbot.waitUntil(lambda: shown == [1.0])
    assert raised == [ZeroDivisionError]
    maker.close()
