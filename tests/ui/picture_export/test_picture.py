"""Pictures as files: made anew at their size, honest about what they show, whole or not at all."""

import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QPushButton,
    QSpinBox,
    QWidget,
)

from visualnet.ui.picture_export.painting import place_with_legend
from visualnet.ui.picture_export.picture import PictureOptions, export_picture, size_problem
from visualnet.ui.picture_export.picture_dialog import PictureDialog
from visualnet.ui.window.file_dialogs import ExportError

SVG = "{http://www.w3.org/2000/svg}"
GRID_LINES = 27 + 27
"""Between the pixels of the input."""


@pytest.fixture
def desk(shared_desk):
    """The window of all tests here that only look."""
    return shared_desk


def shown(desk):
    return desk.canvas.shown_picture()


def pixels(path):
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"), int)


def seen(desk, size):
    """The view as it is, without what stands over it, at a size."""
    for name in ("connectionLegend", "neuronFacts"):
        desk.window.findChild(QWidget, name).hide()
    image = desk.canvas.grab().toImage()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    return np.asarray(Image.fromarray(rows[..., 2::-1].copy()).resize(size, Image.Resampling.BOX))


@pytest.mark.slow
def test_a_png_shows_what_the_view_shows(desk, tmp_path):
    size = desk.canvas.width(), desk.canvas.height()
    options = PictureOptions(*size, has_legend=False)
    assert export_picture(shown(desk), options, tmp_path / "one.png")
    made = pixels(tmp_path / "one.png")
    assert made.shape == (size[1], size[0], 3)
    view = seen(desk, size).astype(int)
    assert np.abs(made - view).mean() < 1.5
    # The same again after a smooth blur of a few pixels: nothing stands elsewhere.
    blurred = [np.asarray(Image.fromarray(a.astype(np.uint8)).reduce(8), int) for a in (made, view)]
    assert np.abs(blurred[0] - blurred[1]).max() < 40


@pytest.mark.slow
def test_a_large_png_is_drawn_anew_not_enlarged(desk, tmp_path):
    size = desk.canvas.width(), desk.canvas.height()
    size = size[0] // 2, size[1] // 2
    for factor in (1, 4):
        options = PictureOptions(size[0] * factor, size[1] * factor)
        assert export_picture(shown(desk), options, tmp_path / f"{factor}.png")
    small, large = pixels(tmp_path / "1.png"), pixels(tmp_path / "4.png")
    assert large.shape == (size[1] * 4, size[0] * 4, 3)
    enlarged = np.repeat(np.repeat(small, 4, 0), 4, 1)
    detail = [np.abs(np.diff(a, axis=1)).clip(0, 255) > 40 for a in (large, enlarged)]
    # Hairlines stay hairlines: within a block of 4×4, an enlarged picture has no edges at all.
    inner = np.arange(detail[0].shape[1]) % 4 != 3
    assert not detail[1][:, inner].any()
    assert detail[0][:, inner].mean() > 0.005


@pytest.mark.slow
def test_other_proportions_lay_the_network_out_anew(desk, tmp_path):
    for size in ((1600, 500), (500, 900)):
        path = tmp_path / f"{size[0]}.png"
        assert export_picture(shown(desk), PictureOptions(*size), path)
        made = pixels(path)
        assert made.shape == (size[1], size[0], 3)
        ground = made[0, 0]
        lit = np.abs(made - ground).sum(2) > 60
        # It fills the picture: something in every eighth across and down.
        assert all(part.any() for part in np.array_split(lit, 6, 1)[:5])
        assert all(part.any() for part in np.array_split(lit, 6, 0))


def test_the_legend_of_a_narrow_picture_stands_above_its_network(desk, tmp_path):
    wide, _ = place_with_legend(shown(desk), 1500, 900)
    of_narrow_view = replace(shown(desk), size=(313, 427))
    narrow, _ = place_with_legend(of_narrow_view, 626, 854)
    assert wide.rect[1] == 0
    assert narrow.rect[1] < -6 * 16
    assert min(ys.min() for ys in (each[:, 1] for each in narrow.layout.positions)) > 0
    path = tmp_path / "network.svg"
    assert export_picture(of_narrow_view, PictureOptions(626, 854), path)
    words = texts(ElementTree.parse(path).getroot())  # noqa: S314 - our own file
    # Each line by itself.
    assert "what each connection adds to z" in words


@pytest.mark.slow
def test_a_zoomed_view_can_be_exported_alone(desk, tmp_path):
    size = desk.canvas.width(), desk.canvas.height()
    desk.canvas.zoom(4)
    desk.wait_for_picture()
    assert shown(desk).seen is not None
    made = {}
    for only_seen in (False, True):
        path = tmp_path / f"{only_seen}.png"
        options = PictureOptions(*size, only_seen=only_seen, has_legend=False)
        assert export_picture(shown(desk), options, path)
        made[only_seen] = pixels(path)
    view = seen(desk, size).astype(int)
    assert np.abs(made[True] - view).mean() < 2.5
    assert np.abs(made[False] - view).mean() > 5


def texts(root):
    return [element.text for element in root.iter(f"{SVG}text")]


@pytest.mark.slow
def test_an_svg_has_neurons_and_words_as_vectors_and_connections_as_an_image(desk, tmp_path):
    path = tmp_path / "network.svg"
    assert export_picture(shown(desk), PictureOptions(900, 700), path)
    root = ElementTree.parse(path).getroot()  # noqa: S314 - our own file
    circles = [*root.iter(f"{SVG}circle"), *root.iter(f"{SVG}ellipse")]
    assert len(circles) == 16 + 16 + 10
    words = texts(root)
    assert "hidden 1 · 16" in words
    assert any("12,960 of 12,960 connections, as an image of 1800×1400" in w for w in words)
    # The digit, the bar of the legend and the connections.
    assert len(list(root.iter(f"{SVG}image"))) == 3
    assert len(list(root.iter(f"{SVG}polyline"))) == GRID_LINES


def test_an_svg_with_lines_has_as_many_as_it_says(desk, tmp_path):
    count = 300
    desk.do("weightModeAction")
    desk.wait_for_picture()
    path = tmp_path / "network.svg"
    options = PictureOptions(900, 700, lines=count)
    assert export_picture(shown(desk), options, path)
    root = ElementTree.parse(path).getroot()  # noqa: S314 - our own file
    assert len(list(root.iter(f"{SVG}polyline"))) - GRID_LINES == count
    assert any(f"{count:,} of 12,960 connections as lines, the strongest" in w for w in texts(root))
    assert len(list(root.iter(f"{SVG}image"))) == 2


def test_marked_parts_stand_out_in_the_file_too(desk, tmp_path):
    options = PictureOptions(700, 600, has_legend=False)
    assert export_picture(shown(desk), options, tmp_path / "all.png")
    marked = replace(shown(desk), parts=((1, 3),))
    assert export_picture(marked, options, tmp_path / "one.png")
    before, after = pixels(tmp_path / "all.png").sum(), pixels(tmp_path / "one.png").sum()
    assert after < before


@pytest.mark.slow
def test_traced_paths_and_what_is_pointed_at_are_in_the_file(desk, tmp_path):
    options = PictureOptions(900, 700)
    desk.do("traceAction")
    desk.wait(lambda: desk.canvas.trace is not None)
    desk.wait_for_picture()
    assert export_picture(shown(desk), options, tmp_path / "trace.svg")
    root = ElementTree.parse(tmp_path / "trace.svg").getroot()  # noqa: S314 - our own file
    lines = len(list(root.iter(f"{SVG}polyline"))) - GRID_LINES
    assert lines == len(desk.canvas.trace.lines) > 5
    desk.do("traceAction")
    assert desk.canvas.trace is None
    assert export_picture(shown(desk), options, tmp_path / "none.svg")
    root = ElementTree.parse(tmp_path / "none.svg").getroot()  # noqa: S314 - our own file
    assert len(list(root.iter(f"{SVG}polyline"))) == GRID_LINES


def test_what_was_stopped_leaves_the_old_file(desk, tmp_path):
    picture = shown(desk)
    for name in ("a.png", "a.svg"):
        path = tmp_path / name
        path.write_bytes(b"old")
        assert not export_picture(picture, PictureOptions(800, 600), path, lambda _share: False)
        assert path.read_bytes() == b"old"
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == ["a.png", "a.svg"]


def test_what_cannot_be_written_says_why(desk, tmp_path):
    picture = shown(desk)
    for name, options, words in (
        ("a.gif", PictureOptions(800, 600), "must end in .png or .svg"),
        ("a.png", PictureOptions(10, 600), "64 to 16,384"),
        ("a.png", PictureOptions(16_384, 16_384), "at most 50 million"),
        ("no/folder/a.png", PictureOptions(100, 100), "could not be written"),
    ):
        with pytest.raises(ExportError, match=words):
            export_picture(picture, options, tmp_path / name)


def test_the_largest_side_allowed_has_no_problem():
    assert size_problem(16_384, 3_000) is None
    assert size_problem(7_680, 4_320) is None
    assert size_problem(16_385, 100) is not None


# In the window


def open_dialog(desk):
    desk.window.activateWindow()
    desk.wait(desk.window.isActiveWindow)
    QTest.keySequence(desk.window, "Ctrl+Shift+E")
    dialog = desk.window.findChild(PictureDialog)
    desk.wait(dialog.isVisible)
    return dialog


def part(dialog, kind, name):
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def test_a_picture_is_exported_by_keyboard(desk, tmp_path):
    dialog = open_dialog(desk)
    width, height = (part(dialog, QSpinBox, f"picture{n}") for n in ("Width", "Height"))
    assert (width.value(), height.value()) == (desk.canvas.width() * 2, desk.canvas.height() * 2)
    width.setFocus()
    width.selectAll()
    QTest.keyClicks(width, "640")
    height.setFocus()
    height.selectAll()
    QTest.keyClicks(height, "480")
    QTest.keyClick(height, Qt.Key.Key_Return)
    files = desk.window.findChild(QFileDialog)
    desk.wait(files.isVisible)
    path = tmp_path / "mine.png"
    files.fileSelected.emit(str(path))
    desk.wait(lambda: "Saved" in desk.notice)
    assert pixels(path).shape == (480, 640, 3)
    assert not desk.window.findChild(QLabel, "workText").isVisible()


def test_the_dialog_offers_sizes_and_refuses_what_is_too_large(desk):
    dialog = open_dialog(desk)
    sizes = part(dialog, QComboBox, "pictureSizes")
    width = part(dialog, QSpinBox, "pictureWidth")
    sizes.setFocus()
    while sizes.currentText() != "3840 × 2160":
        before = sizes.currentIndex()
        QTest.keyClick(sizes, Qt.Key.Key_Down)
        assert sizes.currentIndex() > before
    assert width.value() == 3840
    width.setValue(16_384)
    assert sizes.currentText() == "other"
    part(dialog, QSpinBox, "pictureHeight").setValue(16_384)
    problem = part(dialog, QLabel, "pictureProblem")
    assert problem.isVisible()
    assert "at most 50 million" in problem.text()
    save = [b for b in dialog.findChildren(QPushButton) if b.text() == "Save…"]
    assert not save[0].isEnabled()
    dialog.reject()


def test_the_dialog_asks_for_lines_only_where_they_mean_something(desk):
    dialog = open_dialog(desk)
    how, lines = part(dialog, QComboBox, "pictureHow"), part(dialog, QSpinBox, "pictureLines")
    assert not how.isVisible()
    part(dialog, QComboBox, "pictureFormat").setFocus()
    QTest.keyClick(part(dialog, QComboBox, "pictureFormat"), Qt.Key.Key_Down)
    assert how.isVisible()
    assert not lines.isVisible()
    assert dialog.options().lines == 0
    how.setFocus()
    QTest.keyClick(how, Qt.Key.Key_Down)
    assert lines.isVisible()
    lines.setValue(77)
    assert dialog.options().lines == 77
    assert not part(dialog, QCheckBox, "pictureOnlySeen").isVisible()
    dialog.reject()


def test_every_control_of_the_dialog_explains_itself(desk):
    dialog = open_dialog(desk)
    for kind in (QSpinBox, QComboBox, QCheckBox):
        for control in dialog.findChildren(kind):
            assert control.toolTip(), control.objectName()
            assert control.accessibleName() or control.text(), control.objectName()
    dialog.reject()


def test_a_picture_in_the_making_can_be_stopped(desk, tmp_path):
    path = tmp_path / "large.png"
    desk.application.picture_export.pictures.export_picture(path, PictureOptions(7000, 7000))
    stop = desk.window.findChild(QPushButton, "workCancel")
    assert stop.isVisible()
    QTest.mouseClick(stop, Qt.MouseButton.LeftButton)
    desk.wait(lambda: "Stopped" in desk.notice)
    assert not stop.isVisible()
    assert list(tmp_path.glob("*.png")) == []
