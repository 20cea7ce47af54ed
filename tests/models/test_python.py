"""The program that is exported, run as a user runs it: with NumPy and without."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFilter

from visualnet.data.datasets import load_dataset
from visualnet.data.drawing.images import image_to_digit
from visualnet.models.bundled import bundled_models
from visualnet.models.document import ModelDocument
from visualnet.models.format_python import answers_of_program
from visualnet.models.formats import save_model

WITHOUT_NUMPY = "-S"
"""Leaves out site-packages, so that only the standard library is there."""


@pytest.fixture(scope="session")
def bundled() -> ModelDocument:
    (model,) = [model for model in bundled_models() if model.name == "digits-16x16"]
    return model.document()


@pytest.fixture(scope="session")
def program(bundled: ModelDocument, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("program") / "digits.py"
    save_model(bundled, path)
    return path


def run(
    program: Path, *arguments: object, given: bytes = b""
) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-I", WITHOUT_NUMPY, str(program), *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, timeout=300, check=False)


@pytest.mark.slow
def test_without_numpy_it_answers_the_same(
    kind_of_document: ModelDocument, images: np.ndarray, tmp_path: Path
) -> None:
    save_model(kind_of_document, tmp_path / "model.py")
    answers, _ = answers_of_program(tmp_path / "model.py", images, WITHOUT_NUMPY)
    assert np.abs(answers - kind_of_document.network.probabilities(images)).max() < 5e-6


def test_numpy_is_not_there_without_site_packages() -> None:
    command = [sys.executable, "-I", WITHOUT_NUMPY, "-c", "import numpy"]
    done = subprocess.run(command, capture_output=True, timeout=300, check=False)
    assert done.returncode != 0


def seven(size: int = 200, ink: object = 0, paper: object = 255, mode: str = "L") -> Image.Image:
    image = Image.new(mode, (size, size), paper)
    points = [(size * x, size * y) for x, y in ((0.25, 0.22), (0.75, 0.22), (0.45, 0.8))]
    ImageDraw.Draw(image).line(points, fill=ink, width=size // 14, joint="curve")
    return image


PICTURES = {
    "grey.png": seven(120),
    "light-on-dark.png": seven(150, 255, 0),
    "colour.png": seven(130, (20, 40, 90), (250, 240, 230), "RGB"),
    "palette.png": seven(110, (10, 10, 10), (255, 255, 240), "RGB").quantize(8),
    "two-levels.png": seven(100).convert("1"),
    "grey-alpha.png": seven(90, (0, 255), (255, 255), "LA"),
    "large.png": seven(900),
    "raw.pgm": seven(95),
    "thin.png": seven(150).filter(ImageFilter.MaxFilter(7)),
    "thick.png": seven(220).filter(ImageFilter.MinFilter(23)),
}


SHOW_INPUTS = """
import json, runpy, sys
for name in sys.argv[1].split(","):
    # As if it were not installed.
    sys.modules[name] = None
program = runpy.run_path(sys.argv[2])
(inputs,) = program["examples_of"](open(sys.argv[3], "rb").read(), sys.argv[3])
print(json.dumps([round(255 * value) for value in inputs]))
"""


def inputs_of(program: Path, path: Path, hidden: str) -> np.ndarray:
    command = [sys.executable, "-I", "-c", SHOW_INPUTS, hidden, str(program), str(path)]
    done = subprocess.run(command, capture_output=True, timeout=300, check=True)
    return np.array(json.loads(done.stdout), np.uint8).reshape(28, 28)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.slow) if name in ("large.png", "thick.png") else name
        for name in PICTURES
    ],
)
def test_without_libraries_it_sees_in_plain_pictures_what_the_application_sees(
    program: Path, tmp_path: Path, name: str
) -> None:
    PICTURES[name].save(tmp_path / name)
    done = run(program, tmp_path / name)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().startswith(f"{tmp_path / name}: 7 (")
    seen = inputs_of(program, tmp_path / name, "numpy,scipy,PIL")
    assert np.array_equal(seen, image_to_digit(tmp_path / name))


def framed(image: Image.Image, inset: int, width: int = 6) -> Image.Image:
    side = image.width - 1 - inset
    ImageDraw.Draw(image).rectangle((inset, inset, side, side), outline=0, width=width)
    return image


def dusty(image: Image.Image) -> Image.Image:
    ImageDraw.Draw(image).rectangle((10, 180, 12, 182), fill=0)
    return image


def in_shadow(image: Image.Image) -> Image.Image:
    levels = np.asarray(image, float) * np.linspace(1, 0.6, image.width)
    return Image.fromarray(levels.astype(np.uint8))


TURNED = Image.Exif()
TURNED[0x0112] = 6

MORE = {
    "white-on-clear.png": (seven(120, (255, 255, 255, 255), (0, 0, 0, 0), "RGBA"), "transparent"),
    "clear-palette.png": (seven(120, (9, 9, 9, 255), (0, 0, 0, 0), "RGBA"), "transparent"),
    "turned.png": (seven().rotate(90), "turned"),
    "frame.png": (framed(seven(), 12), "a frame"),
    "edge-frame.png": (framed(seven(), 0, 9), "a frame"),
    "tight.png": (seven().crop((50, 40, 153, 163)), "plain paper"),
    "photo.png": (in_shadow(seven()), "plain paper"),
    "deep.png": (Image.fromarray(np.asarray(seven()).astype(np.uint16) * 257), "8-bit"),
    "photo.jpg": (seven(), "neither PNG nor PGM"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", MORE)
def test_without_libraries_it_says_what_a_picture_needs(
    program: Path, tmp_path: Path, name: str
) -> None:
    picture, reason = MORE[name]
    if name == "clear-palette.png":
        picture = picture.quantize(8)
    picture.save(tmp_path / name, **({"exif": TURNED} if name == "turned.png" else {}))
    done = run(program, tmp_path / name)
    assert (done.returncode, done.stdout) == (2, b"")
    told = done.stderr.decode()
    assert told.count("\n") == 1
    assert reason in told
    assert told.endswith("NumPy, SciPy and Pillow (python3 -m pip install numpy scipy pillow).\n")


@pytest.mark.slow
def test_dust_is_left_out_without_libraries(program: Path, tmp_path: Path) -> None:
    dusty(seven()).save(tmp_path / "dusty.png")
    seen = inputs_of(program, tmp_path / "dusty.png", "numpy,scipy,PIL")
    assert np.array_equal(seen, image_to_digit(tmp_path / "dusty.png"))


@pytest.mark.slow
def test_one_library_that_is_missing_is_named_alone(program: Path, tmp_path: Path) -> None:
    seven().save(tmp_path / "photo.jpg")
    command = [sys.executable, "-I", "-c", SHOW_INPUTS, "scipy", program, tmp_path / "photo.jpg"]
    done = subprocess.run(list(map(str, command)), capture_output=True, timeout=300, check=False)
    assert b"install SciPy (python3 -m pip install scipy)." in done.stderr


@pytest.mark.slow
def test_each_file_that_cannot_be_read_is_told_and_the_others_are_read(
    program: Path, tmp_path: Path
) -> None:
    names = ["cut.png", "first.png", "missing.png", "clear.png", "last.pgm"]
    (tmp_path / "cut.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    seven().save(tmp_path / "first.png")
    MORE["white-on-clear.png"][0].save(tmp_path / "clear.png")
    seven().save(tmp_path / "last.pgm")
    done = run(program, *(tmp_path / name for name in names))
    assert done.returncode == 2
    read = [Path(line.split(": ")[0]).name for line in done.stdout.decode().splitlines()]
    assert read == ["first.png", "last.pgm"]
    told = done.stderr.decode().splitlines()
    assert len(told) == 3
    for name, line in zip(("cut.png", "missing.png", "clear.png"), told, strict=True):
        assert name in line


def test_it_reads_a_plain_pgm_with_a_comment(program: Path, tmp_path: Path) -> None:
    levels = " ".join(str(level) for level in np.asarray(seven(60)).ravel())
    (tmp_path / "plain.pgm").write_text(f"P2\n# a seven\n60 60\n255\n{levels}\n")
    assert b": 7 (" in run(program, tmp_path / "plain.pgm").stdout


@pytest.mark.slow
def test_scans_of_the_test_set_are_taken_as_they_are(
    program: Path, bundled: ModelDocument, tmp_path: Path
) -> None:
    scans = load_dataset().test.images[:5]
    for k, scan in enumerate(scans):
        Image.fromarray(scan).save(tmp_path / f"{k}.png")
    numbers = tmp_path / "numbers.txt"
    numbers.write_text("\n".join(",".join(map(str, scan.ravel())) for scan in scans))
    expected = bundled.network.probabilities(scans)
    for files in ([tmp_path / f"{k}.png" for k in range(5)], [numbers]):
        done = run(program, "--json", *files)
        answers = np.array([json.loads(line) for line in done.stdout.splitlines()])
        assert np.abs(answers - expected).max() < 1e-6


def test_a_folder_is_refused(program: Path, tmp_path: Path) -> None:
    done = run(program, tmp_path)
    words = f"{tmp_path} is a folder; name the pictures in it."
    assert (done.returncode, done.stderr.decode().strip()) == (2, words)


def test_an_empty_page_has_no_answer(program: Path, tmp_path: Path) -> None:
    Image.new("L", (50, 40), 255).save(tmp_path / "blank.png")
    done = run(program, tmp_path / "blank.png")
    assert (done.returncode, done.stdout.decode()) == (
        0,
        f"{tmp_path / 'blank.png'}: nothing is drawn\n",
    )
    assert run(program, "--json", tmp_path / "blank.png").stdout == b"null\n"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("missing.png", None, "There is no file "),
        ("missing/picture.png", None, "There is no file "),
        ("x" * 5000 + ".png", None, " cannot be read (File name too long); check the path."),
        ("text.png", b"hello", "neither PNG nor PGM"),
        ("few.txt", b"1 2 3", "3 numbers"),
        ("nan.txt", b"nan " * 784, "784 numbers"),
        ("cut.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "damaged"),
        ("cut.pgm", b"P5 20 20 255\n" + b"\0" * 399, "damaged PGM"),
        ("huge.pgm", b"P5 99999 99999 255\n", "pixels"),
        ("empty.pgm", b"P5 0 9 255\n", "pixels"),
    ],
)
def test_bad_input_is_told_in_a_sentence(
    program: Path, tmp_path: Path, name: str, content: bytes | None, reason: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = run(program, tmp_path / name)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().count("\n") == 1
    assert reason in done.stderr.decode()
    assert name in done.stderr.decode()


@pytest.mark.slow
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(cuts=st.lists(st.tuples(st.floats(0.03, 0.99), st.binary(max_size=3)), min_size=1))
def test_a_damaged_png_is_read_or_told(
    program: Path, tmp_path: Path, cuts: list[tuple[float, bytes]]
) -> None:
    PICTURES["grey.png"].save(tmp_path / "damaged.png")
    data = (tmp_path / "damaged.png").read_bytes()
    for place, inserted in cuts:
        data = data[: int(place * len(data))] + inserted + data[int(place * len(data)) + 1 :]
    (tmp_path / "damaged.png").write_bytes(data)
    done = run(program, tmp_path / "damaged.png")
    assert done.returncode in (0, 2)
    assert b"Traceback" not in done.stderr


def test_names_of_classes_cannot_break_the_program(document: ModelDocument, tmp_path: Path) -> None:
    odd = ('"""', "'''\\", "{x} ☃")
    named = ModelDocument(document.network, replace(document.metadata, classes=odd))
    save_model(named, tmp_path / "odd.py")
    done = run(tmp_path / "odd.py", "-", given=b"0 0 0 0 1 0")
    assert done.returncode == 0
    assert any(name in done.stdout.decode() for name in odd)


def test_without_arguments_it_explains_itself(program: Path) -> None:
    assert run(program).returncode == 2
    helped = run(program, "--help")
    assert (helped.returncode, helped.stderr) == (0, b"")
    assert b"cropped to the ink" in helped.stdout


def test_it_ends_quietly_where_nobody_reads_on(program: Path) -> None:
    command = [sys.executable, "-I", WITHOUT_NUMPY, str(program), "--help"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 0
