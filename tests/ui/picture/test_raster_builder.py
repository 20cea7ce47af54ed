"""When rasters are asked for."""

from PySide6.QtCore import QObject, Signal

from visualnet.ui.picture.image_maker import RasterBuilder


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
