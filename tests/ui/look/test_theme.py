from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton, QToolBar

from visualnet.errors import VisualNetError
from visualnet.paths import resource
from visualnet.ui.look import theme as theme_module
from visualnet.ui.look.icons import icon, window_icon
from visualnet.ui.look.theme import Theme, apply_theme, load_theme, resolve_theme, style_sheet


@pytest.fixture
def app(qapp):
    yield qapp
    apply_theme(qapp, load_theme("dark"))


def contrast(one, other):
    """Return the contrast ratio of two colours (WCAG 2.1, 1.4.3)."""

    def luminance(colour):
        parts = [colour.redF(), colour.greenF(), colour.blueF()]
        parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["dark", "light"])
def test_text_can_be_read_on_every_ground(name):
    theme = load_theme(name)
    for ground in (theme.background, theme.panel, theme.raised, theme.hover, theme.pressed):
        assert contrast(theme.text, ground) >= 7
        assert contrast(theme.text_muted, ground) >= 4.5
    for ink in ("error", "warning", "positive", "negative", "accent", "success"):
        assert contrast(getattr(theme, ink), theme.background) >= 4.5, ink
        assert contrast(getattr(theme, ink), theme.panel) >= 4.5, ink
    for series in ("series_train", "series_validation", "series_test"):
        assert contrast(getattr(theme, series), theme.background) >= 4.5, series
    assert contrast(theme.accent_text, theme.accent) >= 4.5
    assert contrast(theme.accent_text, theme.accent_hover) >= 4.5
    assert contrast(theme.focus, theme.raised) >= 3


@pytest.mark.parametrize("name", ["dark", "light"])
def test_every_widget_takes_the_theme_on(app, qtbot, name):
    theme = load_theme(name)
    apply_theme(app, theme)
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(200, 100)
    assert window.palette().color(QPalette.ColorRole.Window) == theme.background
    assert window.grab().toImage().pixelColor(100, 50) == theme.background


def test_the_style_sheet_knows_every_colour_and_file_that_it_names():
    for name in ("dark", "light"):
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

    class Hints:
        scheme = Qt.ColorScheme.Unknown

        def colorScheme(self):
            return self.scheme

    hints = Hints()
    monkeypatch.setattr(QApplication, "styleHints", lambda: hints)
    monkeypatch.setattr(theme_module.QGuiApplication, "styleHints", lambda: hints)
    assert resolve_theme("system") == "dark"
    hints.scheme = Qt.ColorScheme.Light
    assert resolve_theme("system") == "light"


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
    entries = ", ".join(f'"{field.name}": "#zz"' for field in fields(Theme)[1:])
    path.write_text("{" + entries + ', "signs": {"blue-orange": {}}}')
    monkeypatch.setattr(theme_module, "resource", lambda *parts: path)
    with pytest.raises(VisualNetError, match="no valid colour background"):
        load_theme("spotted")


def test_every_icon_is_drawn_in_the_colour_of_text_and_dimmed_where_disabled(app):
    theme = load_theme("dark")
    names = [path.stem for path in resource("icons").glob("*.svg") if path.stem != "visualnet"]
    assert {"play", "pause", "step", "restart", "new-weights", "clear", "undo"} <= set(names)
    assert {"redo", "test-image", "open", "export", "settings", "help"} <= set(names)
    for name in names:
        drawn = icon(name, theme)
        assert strongest(drawn.pixmap(24, 24)) == theme.text, name
        assert strongest(drawn.pixmap(24, 24, drawn.Mode.Disabled)) == theme.text_disabled, name


def test_an_icon_is_as_sharp_as_the_screen(app):
    theme = load_theme("dark")
    pixmap = icon("play", theme, theme.accent_text).pixmap(window_icon().pixmap(20, 20).size(), 2.0)
    assert pixmap.width() == 40
    assert strongest(pixmap) == theme.accent_text


def test_a_missing_icon_is_named(app):
    with pytest.raises(VisualNetError, match=r"nothing\.svg"):
        icon("nothing", load_theme("dark"))


def strongest(pixmap):
    image = pixmap.toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    colour = max(pixels, key=lambda pixel: pixel.alpha())
    colour.setAlpha(255)
    return colour
