import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF, QImage, QPainter, QPalette
from PySide6.QtWidgets import (
    QDockWidget,
    QLabel,
    QMainWindow,
    QPushButton,
    QStyle,
    QStyleOptionFrame,
    QToolBar,
)

from tests.ui.look.eyes import contrast
from tests.ui.look.system_hints import SystemHints
from visualnet.arguments import THEME_NAMES
from visualnet.errors import VisualNetError
from visualnet.paths import resource
from visualnet.ui.look import theme as theme_module
from visualnet.ui.look.icons import icon, window_icon
from visualnet.ui.look.theme import (
    COLOURS,
    THEMES,
    apply_theme,
    load_theme,
    resolve_theme,
    style_sheet,
)


@pytest.fixture
def app(qapp):
    yield qapp
    apply_theme(qapp, load_theme("dark"))


@pytest.mark.parametrize("name", THEMES)
def test_every_widget_takes_the_theme_on(app, qtbot, name):
    theme = load_theme(name)
    apply_theme(app, theme)
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(200, 100)
    assert window.palette().color(QPalette.ColorRole.Window) == theme.background
    assert window.grab().toImage().pixelColor(100, 50) == theme.background


def test_the_command_line_knows_every_theme():
    assert THEME_NAMES == THEMES


def test_the_style_sheet_knows_every_colour_and_file_that_it_names():
    for name in THEMES:
        sheet = style_sheet(load_theme(name))
        assert "$" not in sheet
        for address in sheet.split('url("')[1:]:
            assert resource(address.split('"')[0]).is_file()


def test_text_and_spaces_grow_with_the_scale_and_hairlines_do_not(app, qtbot):
    label = QLabel("5,625")
    qtbot.addWidget(label)
    label.setProperty("role", "value")
    heights = []
    for scale in (1.0, 1.5):
        apply_theme(app, load_theme("dark"), scale)
        label.ensurePolished()
        heights.append(QFontInfo(label.font()).pixelSize())
    assert heights[1] / heights[0] == pytest.approx(1.5, rel=0.05)
    assert "border: 1px solid" in style_sheet(load_theme("dark"), 1.5)


@pytest.mark.parametrize("percent", [80, 90, 100, 125, 137, 150, 175, 200, 225, 300])
def test_what_is_round_stays_round_in_every_size(percent):
    sheet = style_sheet(load_theme("dark"), percent / 100)
    handles = re.findall(
        r"handle:\w+ { width: (\d+)px; height: (\d+)px; [^}]*border-radius: (\d+)px", sheet
    )
    assert handles
    for width, height, radius in handles:
        assert 2 * int(radius) <= min(int(width), int(height))


def test_figures_are_equally_wide_in_the_shipped_typeface(app, qtbot):
    apply_theme(app, load_theme("dark"))
    button = QPushButton("1")
    qtbot.addWidget(button)
    button.ensurePolished()
    for font in (app.font(), button.font()):
        metrics = QFontMetricsF(font)
        assert QFontInfo(font).family() == "Inter"
        assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")


def test_the_primary_button_is_in_the_accent_colour(app, qtbot):
    theme = load_theme("light")
    apply_theme(app, theme)
    bar = QToolBar()
    qtbot.addWidget(bar)
    action = bar.addAction("                    ")
    button = bar.widgetForAction(action)
    button.setProperty("primary", True)
    bar.resize(bar.sizeHint())
    image = button.grab().toImage()
    assert image.pixelColor(image.width() // 2, image.height() // 2) == theme.accent


def test_the_system_theme_is_dark_where_it_is_not_known(app, monkeypatch):
    assert resolve_theme("light") == "light"
    assert resolve_theme("dark") == "dark"

    hints = SystemHints()
    monkeypatch.setattr(theme_module.QGuiApplication, "styleHints", lambda: hints)
    assert resolve_theme("system") == "dark"
    hints.scheme = Qt.ColorScheme.Light
    assert resolve_theme("system") == "light"
    hints.contrast = Qt.ContrastPreference.HighContrast
    assert resolve_theme("system") == "light-high-contrast"
    hints.scheme = Qt.ColorScheme.Unknown
    assert resolve_theme("system") == "dark-high-contrast"
    assert resolve_theme("light") == "light"


@pytest.mark.parametrize("text", ["{", '{"background": "#000000"}', "[]", None])
def test_a_damaged_theme_file_is_named(tmp_path, monkeypatch, text):
    path = tmp_path / "broken.json"
    if text is not None:
        path.write_text(text)
    monkeypatch.setattr(theme_module, "resource", lambda *parts: path)
    with pytest.raises(VisualNetError, match=r"broken\.json"):
        load_theme("broken")


def test_a_theme_with_a_colour_that_is_none_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "broken.json"
    entries = ", ".join(f'"{name}": "#zz"' for name in COLOURS)
    path.write_text("{" + entries + ', "outline": 1, "signs": {"blue-orange": {}}}')
    monkeypatch.setattr(theme_module, "resource", lambda *parts: path)
    with pytest.raises(VisualNetError, match="no valid colour background"):
        load_theme("spotted")


def test_every_icon_is_drawn_in_the_colour_of_text_and_dimmed_where_disabled(app):
    theme = load_theme("dark")
    names = [path.stem for path in resource("icons").glob("*.svg") if path.stem != "visualnet"]
    assert {"play", "pause", "step", "restart", "new-weights", "clear", "undo"} <= set(names)
    assert {"redo", "test-image", "open", "export", "settings", "help"} <= set(names)
    for name in names:
        drawn = icon(name)
        assert strongest(drawn.pixmap(24, 24)) == theme.text, name
        assert strongest(drawn.pixmap(24, 24, drawn.Mode.Disabled)) == theme.text_disabled, name


def test_an_icon_is_as_sharp_as_the_screen(app):
    theme = load_theme("dark")
    pixmap = icon("play", theme.accent_text).pixmap(window_icon().pixmap(20, 20).size(), 2.0)
    assert pixmap.width() == 40
    assert strongest(pixmap) == theme.accent_text


def test_a_missing_icon_is_named(app):
    with pytest.raises(VisualNetError, match=r"nothing\.svg"):
        icon("nothing")


def strongest(pixmap):
    image = pixmap.toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    colour = max(pixels, key=lambda pixel: pixel.alpha())
    colour.setAlpha(255)
    return colour


@pytest.mark.parametrize("name", THEMES)
def test_the_frame_that_qt_draws_around_a_floating_panel_is_seen(app, qtbot, name):
    theme = load_theme(name)
    apply_theme(app, theme)
    dock = QDockWidget("Panel")
    qtbot.addWidget(dock)
    dock.ensurePolished()
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(theme.background)
    option = QStyleOptionFrame()
    option.initFrom(dock)
    option.rect = image.rect()
    painter = QPainter(image)
    dock.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameDockWidget, option, painter, dock)
    painter.end()
    for x, y in ((0, 20), (59, 20), (30, 0), (30, 39)):
        assert contrast(image.pixelColor(x, y), theme.background) >= 3
    width = dock.style().pixelMetric(QStyle.PixelMetric.PM_DockWidgetFrameWidth, None, dock)
    assert width == theme.outline
    assert image.pixelColor(width, 20) == theme.background
