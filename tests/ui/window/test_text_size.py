"""Text is as large as the system has it, or as chosen, and everything grows with it."""

import pytest
from PySide6.QtCore import QEvent, QRect, QSettings, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QStyle, QWidget

from visualnet.models.bundled import FIRST_MODEL
from visualnet.paths import user_config_dir
from visualnet.ui.look.fonts import TEXT_PIXELS, note_system_font
from visualnet.ui.look.theme import apply_theme, load_theme
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.widgets.eliding_label import ElidingLabel
from visualnet.ui.window.layout import layout_of

PARTS = ("close", "float")
SYSTEM_FONT = QFontDatabase.SystemFont.GeneralFont


def none_kept():
    return FIRST_MODEL, Preferences(None)


def pixels(widget):
    return QFontInfo(widget.font()).pixelSize()


def percent():
    return round(100 * QFontInfo(QApplication.font()).pixelSize() / TEXT_PIXELS)


def is_about(size, wanted):
    """Type is of whole pixels."""
    return abs(size - wanted) <= 100 * 0.5 / TEXT_PIXELS + 0.5


@pytest.fixture(autouse=True)
def _others_find_text_as_it_was(qapp):
    yield
    apply_theme(qapp, load_theme("dark"))


@pytest.fixture
def system_font(qapp):
    """Give the system another font, for windows built from now on."""

    def give(points):
        font = QFont("Sans Serif")
        font.setPointSizeF(points)
        qapp.setFont(font)

    yield give
    qapp.setFont(QFontDatabase.systemFont(SYSTEM_FONT))
    note_system_font()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("points", "expected"), [(5, 80), (9, 100), (10, 100), (15, 154), (20, 200), (40, 200)]
)
def test_text_is_as_large_as_the_system_has_it(build, system_font, points, expected):
    system_font(points)
    desk = build(*none_kept())
    assert is_about(percent(), expected)
    assert desk.action("textSystemAction").isChecked()
    assert f"{expected}\u202f%" in desk.action("textSystemAction").text()
    if points == 15:
        # For a second window the application's font is ours already.
        build(*none_kept())
        assert is_about(percent(), expected)


@pytest.mark.slow
def test_no_kind_of_widget_keeps_a_font_of_the_desktop(qapp, build):
    qapp.setFont(QFont("Serif", 20), "QMenuBar")
    desk = build()
    assert pixels(desk.window.menuBar()) == TEXT_PIXELS
    assert QApplication.font("QMenuBar") == QApplication.font()


@pytest.mark.slow
def test_a_size_that_was_chosen_goes_before_the_systems(build, system_font):
    system_font(20)
    desk = build()
    desk.do("text80Action")
    assert is_about(percent(), 80)
    desk.destroy()
    desk.destroy = lambda: None
    later = build()
    assert is_about(percent(), 80)
    assert later.action("text80Action").isChecked()
    later.do("textSystemAction")
    assert is_about(percent(), 200)


@pytest.mark.slow
def test_keys_make_text_larger_and_smaller_between_the_limits(desk):
    seen = []
    desk.window.activateWindow()
    desk.wait(desk.window.isActiveWindow)
    while desk.action("textLargerAction").isEnabled():
        QTest.keySequence(desk.window, "Ctrl+Shift+.")
        seen.append(percent())
    assert seen == sorted(set(seen))
    assert is_about(seen[-1], 200)
    assert desk.notice == "Text size: 200\u202f%."
    while desk.action("textSmallerAction").isEnabled():
        QTest.keySequence(desk.window, "Ctrl+Shift+,")
    assert is_about(percent(), 80)
    assert desk.action("text80Action").isChecked()
    QTest.keySequence(desk.window, "Ctrl+Shift+0")
    assert percent() == 100
    assert desk.action("textSystemAction").isChecked()


@pytest.mark.parametrize(
    "value", ["79", "201", "999", "-100", "1e2", "١٠٠", "", "large", "NaN", ["100", "90"], 150.5]
)
def test_a_settings_file_with_nonsense_gives_the_systems_size(tmp_path, value):
    path = tmp_path / "visualnet.ini"
    written = QSettings(str(path), QSettings.Format.IniFormat)
    written.setValue("window/text size", value)
    written.sync()
    assert Preferences(tmp_path / "preferences.json").text_size is None


@pytest.mark.slow
@pytest.mark.parametrize("size", [80, 137, 200])
def test_a_size_between_the_limits_is_kept(build, size):
    preferences = Preferences(user_config_dir() / "preferences.json")
    preferences.text_size = size
    preferences.write()
    desk = build()
    assert is_about(percent(), size)
    assert desk.action("textSystemAction").isChecked() is False


@pytest.mark.slow
def test_presentation_multiplies_the_size_as_far_as_the_screen_has_room(desk):
    desk.do("text80Action")
    ordinary = pixels(desk.window)
    desk.do("presentAction")
    desk.wait(desk.window.isFullScreen)
    assert abs(pixels(desk.window) - 1.3 * ordinary) <= 1
    for name in ("text200Action", "text100Action"):
        desk.do(name)
        # As much as the screen of these tests, which is small, has room for.
        assert abs(pixels(desk.window) - 1.3 * TEXT_PIXELS) <= 1
    desk.do("presentAction")
    desk.wait(lambda: desk.window.held_layout is None)
    assert pixels(desk.window) == TEXT_PIXELS


@pytest.mark.slow
def test_layout_zoom_and_choice_outlast_another_size_and_back(desk):
    window, canvas = desk.window, desk.canvas
    desk.open_dock("dataDock")
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    canvas.zoom_in()
    chosen, part = canvas.chosen, canvas._part
    assert chosen
    assert part is not None
    before = layout_of(window, window.docks)
    for name in ("text200Action", "text80Action", "text100Action"):
        desk.do(name)
        desk.wait(lambda: not window.application.appearance.text_size._settling.isActive())
    assert layout_of(window, window.docks) == before
    assert (canvas.chosen, canvas._part) == (chosen, part)
    assert QApplication.focusWidget() is canvas


def has_settled(desk):
    return not desk.application.appearance.text_size._settling.isActive()


@pytest.mark.slow
def test_columns_come_back_though_panels_were_opened_meanwhile(desk):
    docks = desk.window.docks
    before = docks["drawingDock"].width(), docks["chartsDock"].width()
    desk.do("text200Action")
    desk.wait(lambda: has_settled(desk))
    assert docks["chartsDock"].width() > before[1]
    desk.open_dock("dataDock")
    desk.do("text100Action")
    desk.wait(lambda: has_settled(desk))
    needed = docks["dataDock"].needed_width
    assert (docks["drawingDock"].width(), docks["dataDock"].width()) == (
        before[0],
        max(before[1], needed),
    )


@pytest.mark.slow
def test_a_panel_hidden_before_the_text_grew_is_as_wide_as_it_needs_when_it_opens(desk):
    dock = desk.window.docks["settingsDock"]
    desk.open_dock("settingsDock")
    desk.open_dock("dataDock")
    kept = dock.kept_size.width()
    desk.do("text150Action")
    desk.wait(lambda: has_settled(desk))
    desk.window.resizeDocks([desk.window.docks["dataDock"]], [1], Qt.Orientation.Horizontal)
    desk.open_dock("settingsDock")
    desk.wait(lambda: dock.width() >= dock.needed_width > kept > 0)


@pytest.mark.slow
def test_a_panel_that_floats_grows_and_shrinks_with_the_text_on_the_screen(desk):
    dock = desk.window.docks["chartsDock"]
    desk.open_dock("chartsDock")
    desk.do("floatPanelAction")
    dock.setGeometry(QRect(20, 40, 300, 250))
    # Qt takes its tab away only then.
    QApplication.processEvents()
    for size, expected in ((150, QSize(450, 375)), (100, QSize(300, 250))):
        desk.do(f"text{size}Action")
        desk.wait(lambda: has_settled(desk))
        assert dock.size() == expected
    desk.do("text200Action")
    desk.wait(lambda: has_settled(desk))
    assert dock.screen().availableGeometry().contains(dock.geometry())
    dock.setGeometry(QRect(20, 40, 500, 400))
    desk.do("text100Action")
    desk.wait(lambda: has_settled(desk))
    assert dock.size() == QSize(250, 200)


@pytest.mark.slow
def test_another_font_of_the_system_is_followed_while_it_runs(desk, system_font, monkeypatch):
    system_font(15)
    desk.wait(lambda: "154" in desk.action("textSystemAction").text())
    assert is_about(percent(), 154)
    # A theme that leaves our own font in place tells of its font alone.
    font = QFont("Sans Serif")
    font.setPixelSize(26)
    monkeypatch.setattr(QFontDatabase, "systemFont", lambda _kind: font)
    QApplication.sendEvent(desk.window, QEvent(QEvent.Type.ThemeChange))
    desk.wait(lambda: is_about(percent(), 200))
    desk.do("text90Action")
    system_font(9)
    desk.wait(lambda: "100" in desk.action("textSystemAction").text())
    assert is_about(percent(), 90)
    assert QApplication.font().family() == "Inter"


@pytest.mark.slow
def test_each_window_follows_another_font_of_the_system(build, system_font):
    desks = [build(*none_kept()) for _ in range(2)]
    system_font(15)
    for desk in desks:
        desk.wait(lambda desk=desk: "154" in desk.action("textSystemAction").text())
        assert is_about(100 * desk.application.appearance.scale, 154)


@pytest.mark.slow
def test_what_is_drawn_grows_with_the_text(desk):
    charts = desk.open_dock("chartsDock")
    parts = {
        "caption": desk.window.findChild(QLabel, "statusNetwork"),
        "digit": desk.window.findChild(QLabel, "predictionLabel"),
        "bars": desk.window.findChild(type(desk.drawing.bars), "predictionBars"),
        "chart": charts,
        "menu": desk.window.menuBar(),
    }
    before = {name: pixels(part) for name, part in parts.items()}
    desk.do("text200Action")
    for name, part in parts.items():
        assert abs(pixels(part) - 2 * before[name]) <= 2, name


def drawn_width(button):
    """How wide what is drawn on a button is, in pixels."""
    image = button.grab().toImage()
    ground = image.pixel(3, 3)
    columns = [
        x
        for x in range(4, image.width() - 4)
        if any(image.pixel(x, y) != ground for y in range(4, image.height() - 4))
    ]
    return columns[-1] - columns[0] + 1


@pytest.mark.slow
def test_icons_of_titles_and_menus_grow_with_the_text(desk):
    dock = desk.window.docks["drawingDock"]
    buttons = [dock.findChild(QAbstractButton, f"{what}DockButton") for what in PARTS]
    menu = desk.window.findChild(QMenu, "moreOfTheBarMenu")
    icon_size = QStyle.PixelMetric.PM_SmallIconSize
    before = [drawn_width(button) for button in buttons]
    assert menu.style().pixelMetric(icon_size, None, menu) == 16
    desk.do("text200Action")
    for button, width in zip(buttons, before, strict=True):
        assert drawn_width(button) >= 1.9 * width >= 15
    assert menu.style().pixelMetric(icon_size, None, menu) == 32


@pytest.mark.slow
def test_a_window_that_is_built_with_large_text_has_it_everywhere(build):
    preferences = Preferences(None)
    preferences.text_size = 200
    desk = build(FIRST_MODEL, preferences).show()
    for part in desk.window.findChildren(QWidget):
        if part.isVisible():
            # The smallest, of toggles, is of 10 pixels at ordinary size.
            assert pixels(part) >= 20, (part.metaObject().className(), part.objectName())


@pytest.mark.slow
@pytest.mark.parametrize("size", [80, 150, 200])
@pytest.mark.parametrize("room", [(1366, 768), (1920, 1080)])
def test_no_words_are_cut_in_any_panel(build, size, room):
    preferences = Preferences(None)
    preferences.text_size = size
    desk = build(FIRST_MODEL, preferences).show(*room)
    cut = []
    for name in desk.window.docks:
        dock = desk.window.docks[name]
        dock.open()
        desk.wait(lambda dock=dock: dock.is_in_front)
        QApplication.sendPostedEvents()
        desk.wait_at_rest()
        for part in dock.panel.findChildren(QWidget):
            if not isinstance(part, QLabel | QAbstractButton) or isinstance(part, ElidingLabel):
                continue
            needed = part.minimumSizeHint().width()
            if len(part.text()) == 1 and part.minimumWidth() > 0:
                # A sign in a square button, of which Qt's hint wants three pixels more.
                needed = part.minimumWidth()
            if part.isVisible() and part.text() and part.width() < needed:
                cut.append((name, part.text(), part.width(), needed))
    assert cut == []


def place_panel(desk, name, way):
    desk.open_dock(name)
    desk.window.docks[name].open()
    desk.do(f"movePanel{way}Action")
    QApplication.processEvents()


@pytest.mark.slow
def test_panels_that_larger_text_leaves_no_room_become_tabs_and_come_back(build):
    desk = build().show(1024, 600)
    window, docks = desk.window, desk.window.docks
    place_panel(desk, "settingsDock", "Up")
    place_panel(desk, "evaluationDock", "Down")
    docks["drawingDock"].open()
    focused = QApplication.focusWidget()
    before = layout_of(window, docks)

    def change(size):
        desk.do(f"text{size}Action")
        desk.wait(lambda: has_settled(desk))
        seen = [docks[place.name] for place in layout_of(window, docks).docks if place.is_shown]
        seen = [window.centralWidget(), *(dock for dock in seen if dock.is_in_front)]
        for part in seen:
            others = [other for other in seen if other is not part]
            assert not any(part.geometry().intersects(other.geometry()) for other in others)
            assert window.rect().contains(part.geometry())
            assert part.height() >= part.minimumSizeHint().height()

    for sizes in ((150, 100), (125, 150, 175, 200, 150, 100), (200, 80, 100)):
        for size in sizes:
            change(size)
        assert layout_of(window, docks) == before
        assert QApplication.focusWidget() is focused
    # What is opened or moved meanwhile stays open; the others come back.
    change(150)
    assert window.tabifiedDockWidgets(docks["settingsDock"])
    desk.open_dock("dataDock")
    change(100)
    assert docks["dataDock"].is_in_front
    assert docks["settingsDock"].is_in_front
    assert window.dockWidgetArea(docks["settingsDock"]) == Qt.DockWidgetArea.TopDockWidgetArea
    # Another arrangement is nothing to come back from.
    change(150)
    desk.do("resetDocksAction")
    desk.wait(lambda: docks["chartsDock"].is_in_front)
    change(100)
    assert docks["settingsDock"].isHidden()
    assert window.dockWidgetArea(docks["settingsDock"]) == Qt.DockWidgetArea.RightDockWidgetArea


@pytest.mark.slow
def test_columns_come_back_after_quick_changes(desk):
    docks, text_size = desk.window.docks, desk.application.appearance.text_size
    before = layout_of(desk.window, docks)
    for tries in (1, 2, 3, 4):
        for size in (150, 200, 100):
            desk.do(f"text{size}Action")
            # What is laid out half-way is nobody's layout.
            desk.wait(lambda tries=tries: text_size._tries >= tries or has_settled(desk))
        desk.wait(lambda: has_settled(desk))
        assert layout_of(desk.window, docks) == before


@pytest.mark.slow
def test_the_title_of_a_panel_is_whole_after_another_size(build):
    desk = build().show(1366, 768)
    window, dock = desk.window, desk.window.docks["mapDock"]
    desk.do("text200Action")
    desk.wait(lambda: has_settled(desk))
    place_panel(desk, "mapDock", "Up")
    desk.do("textSystemAction")
    desk.wait(lambda: has_settled(desk))
    QApplication.processEvents()
    title = QRect(dock.pos(), QSize(200, dock.widget().y()))
    shown = window.screen().grabWindow(window.winId()).copy(title).toImage()
    assert shown == window.grab(title).toImage()
