"""`predict` on folders, standard input and data sets, and the tables that it writes."""

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import visualnet
from visualnet.cli import main
from visualnet.data.datasets import load_dataset
from visualnet.predict_command import PredictCommand
from visualnet.predict_output import PredictionTable
from visualnet.printing import Progress

MODEL = "digits-16x16"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(visualnet.__file__).parents[1])}
PATIENCE = 300

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run predict in a folder of its own: (exit code, standard output, standard error)."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["predict", MODEL, *map(str, arguments)])
        streams = capsys.readouterr()
        return code, streams.out, streams.err

    return run


@pytest.fixture
def pictures(tmp_path: Path) -> list[int]:
    """Five images in a folder and one in it, and two files that are none; returns their labels."""
    split = load_dataset().test
    inner = tmp_path / "pictures" / "more"
    (inner / "__MACOSX").mkdir(parents=True)
    names = ("0.png", "1.png", "2.JPG", "more/3.bmp", "more/=4.png")
    for k, name in enumerate(names):
        # As is, which a JPEG is not quite.
        Image.fromarray(split.images[k]).save(inner.parent / name)
    (inner.parent / "notes.txt").touch()
    (inner / "__MACOSX" / "5.png").touch()
    return [int(label) for label in split.labels[: len(names)]]


def rows_in(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_folder_is_read_with_all_in_it(run: Run, pictures: list[int]) -> None:
    code, out, err = run("pictures", "--json")
    assert [json.loads(line)["digit"] for line in out.splitlines()] == pictures
    assert (code, err) == (0, "pictures has 5 images or stroke files.\n")
    Path("pictures/1.png").write_bytes(b"damaged")
    code, out, err = run("pictures", "no-such", "--json")
    assert [json.loads(line)["digit"] for line in out.splitlines()] == [7, 1, 0, 4]
    assert code == 2
    assert "2 of 6 images cannot be read" in err.splitlines()[-1]
    Path("empty").mkdir()
    code, out, err = run("empty")
    assert (code, out) == (2, "")
    assert "empty has no images or stroke files" in err


def test_a_table_has_a_row_for_each_image(run: Run, pictures: list[int]) -> None:
    Path("pictures/1.png").write_bytes(b"damaged")
    code, out, err = run("pictures", "--csv", "t.csv", "--probabilities", "--submission", "-")
    assert code == 2
    assert "Wrote t.csv (4 rows)." in err
    rows = rows_in(Path("t.csv").read_text(encoding="utf-8"))
    assert [row["class"] for row in rows] == ["7", "1", "0", "4"]
    assert rows[0]["certainty"] == rows[0]["probability 7"]
    assert [row["is_doubtful"] for row in rows] == ["no"] * 4
    assert len(rows[0]) == 16
    # A picture that cannot be read keeps its number.
    assert out == "ImageId,Label\n1,7\n3,1\n4,0\n5,4\n"


def test_texts_in_a_table_are_no_formulas(run: Run, pictures: list[int], tmp_path: Path) -> None:
    os.chdir(tmp_path / "pictures" / "more")
    code, out, _ = run("=4.png", "--csv", "-")
    assert code == 0
    assert out.splitlines()[1].startswith("'=4.png,0,4,0.9")


@pytest.mark.parametrize(
    ("classes", "digits"),
    [
        ("nine,eight,seven,six,five,four,three,two,one,zero", [2, 7, 8, 9, 5]),
        ("10,1,2,3,4,5,6,7,8,9", [7, 2, 1, 0, 4]),
        ("A,B,C,D,E,F,G,H,I,J", [7, 2, 1, 0, 4]),
    ],
)
def test_the_digit_in_json_is_what_the_class_means_else_its_place(
    run: Run, pictures: list[int], classes: str, digits: list[int]
) -> None:
    code, out, _ = run("pictures", "--json", "--classes", classes)
    results = [json.loads(line) for line in out.splitlines()]
    assert (code, [result["digit"] for result in results]) == (0, digits)
    assert [result["label"] for result in results] == [classes.split(",")[k] for k in pictures]
    assert results[0]["classes"] == classes.split(",")


def test_blank_images_have_an_empty_cell_and_that_is_told(run: Run) -> None:
    Image.new("L", (28, 28)).save("blank.png")
    code, out, err = run("blank.png", "--submission", "-")
    assert (code, out) == (0, "ImageId,Label\n1,\n")
    assert "1 of 1 rows without an answer" in err


def test_standard_input_is_an_image_strokes_or_a_list(
    run: Run, pictures: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def give(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    monkeypatch.setattr(sys, "stdin", None)
    for arguments in (("-",), ("--files-from", "-")):
        code, _, err = run(*arguments)
        assert (code, "Standard input is closed" in err) == (2, True)
    give(Path("pictures/0.png").read_bytes())
    assert run("-")[:2] == (0, "- 0: 7 (99.4%)\n")
    give(b'{"strokes": [[[50, 10], [50, 90]]], "width": 100, "height": 100}\n')
    assert run("/dev/stdin")[1].startswith("/dev/stdin 0: 1 (")
    give(b"pictures/0.png\r\n\npictures/no.bmp\npictures/2.JPG\n")
    code, out, _ = run("--files-from", "-", "--json", "--skip-damaged")
    assert [json.loads(line)["digit"] for line in out.splitlines()] == [7, 1]
    assert code == 0
    pages = io.BytesIO()
    first, second = Image.open("pictures/0.png"), Image.open("pictures/1.png")
    first.save(pages, "TIFF", save_all=True, append_images=[second])
    give(pages.getvalue())
    assert "- has several pages; only the first is read." in run("-")[2]
    give(b"")
    code, out, err = run("-")
    assert (code, out) == (2, "")
    assert "Standard input is empty" in err


@pytest.mark.slow
def test_a_data_set_is_read_in_its_order_with_labels_or_without(run: Run) -> None:
    split = load_dataset().test
    images, labels = split.images[:9].reshape(9, 784), split.labels[:9].tolist()
    header = ",".join(f"pixel{k}" for k in range(784))
    lines = [",".join(map(str, image)) for image in images]
    Path("test.csv").write_text("\n".join([header, *lines]), encoding="utf-8")
    expected = [str(label) for label in labels]
    code, out, _ = run("--dataset", "test.csv", "--submission", "-")
    first = [row["Label"] for row in rows_in(out)]
    # The last but one is read wrongly.
    assert sum(map(str.__eq__, first, expected)) >= 8
    assert [row["ImageId"] for row in rows_in(out)] == [str(k) for k in range(1, 10)]
    labelled = [f"{label},{line}" for label, line in zip(labels, lines, strict=True)]
    Path("labelled.csv").write_text("\n".join(labelled), encoding="utf-8")
    Path("quoted.csv").write_text(
        "\n".join(f'"{k}","{line.replace(",", chr(34) + "," + chr(34))}"'
        for k, line in enumerate(lines)), encoding="utf-8",
    )  # fmt: skip
    np.savez("some.npz", x_test=split.images[:9], y_test=labels, x_train=split.images[:12],
             y_train=split.labels[:12])  # fmt: skip
    for source in ("labelled.csv", "quoted.csv", "some.npz"):
        assert run("--dataset", source, "--submission", "-")[:2] == (code, out), source
    code, out, _ = run("--dataset", "some.npz", "--csv", "-")
    assert rows_in(out)[8]["file"] == "some.npz"
    assert rows_in(out)[8]["index"] == "8"
    for source in ("labelled.csv", "some.npz"):
        code, _, told = run(source)
        assert code == 2
        assert f"{source} is a data set, not a picture; use it with --dataset." in told


def test_a_table_does_not_replace_what_is_none(
    run: Run, pictures: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Path("pictures/1.png").read_bytes()
    code, out, err = run("pictures", "--csv", "pictures/1.png")
    assert (code, out) == (2, "")
    assert "is the file being read; give another name, or --force" in err
    Path("model.npz").write_bytes(before)
    assert "exists and is not such a table" in run("pictures", "--csv", "model.npz")[2]
    assert Path("model.npz").read_bytes() == Path("pictures/1.png").read_bytes() == before

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("visualnet.overwriting._is_terminal", lambda _stream: True)
    for answer, is_replaced in (("\n", False), ("n\n", False), ("yes\n", True)):
        monkeypatch.setattr(sys, "stdin", Terminal(answer))
        code, _, err = run("pictures/0.png", "--csv", "model.npz")
        assert "Replace it? [y/N]" in err
        assert (code == 0) == is_replaced == (Path("model.npz").read_bytes() != before)
    # One of its own is replaced without a word, as any program does.
    assert run("pictures/0.png", "--csv", "model.npz")[0] == 0
    assert run("pictures/0.png", "--submission", "model.npz", "--force")[0] == 0
    for place in ("pictures", "no/such.csv"):
        code, out, err = run("pictures/0.png", "--csv", place)
        assert (code, out) == (2, "")
        assert place in err


def test_an_end_in_the_middle_gives_what_was_read() -> None:
    command = PredictCommand(MODEL, lambda _line: None, dataset="mnist")
    table = PredictionTable(command.classes, is_submission=True)
    for result in command.results():
        table.add(result, command.number)
        if len(table) == 20:
            command.stop()
    assert (len(table), command.done, command.total) == (20, 20, 10_000)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs SIGINT")
def test_an_interruption_tells_how_far_it_is(tmp_path: Path) -> None:
    output = tmp_path / "t.csv"
    arguments = ["predict", MODEL, "--dataset", "mnist", "--json", "--csv", str(output)]
    with subprocess.Popen(
        [sys.executable, "-m", "visualnet", *arguments],
        env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        reader = threading.Thread(target=process.stdout.read, daemon=True)
        reader.start()
        err = process.stderr.read()
        reader.join(PATIENCE)
        assert process.wait(PATIENCE) == 130
    assert " of 10,000 images." in err.splitlines()[-1]
    assert output.read_text(encoding="utf-8").startswith("file,index,class")


def test_progress_is_told_on_a_terminal_and_taken_away(
    run: Run, pictures: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Progress, "_is_terminal", lambda _self, _stream: True)
    code, _, err = run("pictures", "--csv", "-")
    assert code == 0
    assert "\r0 of 5 files" in err
    assert err.endswith("\r\x1b[K")
    # Lines of results on the same terminal tell it themselves.
    assert "\r" not in run("pictures")[2]


def test_damaged_pictures_of_a_data_set_are_left_out_as_those_of_a_folder(
    run: Run, pictures: list[int], tmp_path: Path
) -> None:
    for k in range(4):
        place = tmp_path / "mine" / str(k % 2)
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(tmp_path / "pictures" / "0.png", place / f"{k}.png")
    (place / "bad.png").touch()
    code, out, err = run("--dataset", "mine")
    assert (code, out) == (2, "")
    assert err.rstrip().endswith("--skip-damaged leaves them out.")
    assert "--leave-out-damaged" not in err
    code, out, err = run("--dataset", "mine", "--skip-damaged")
    assert (code, len(out.splitlines())) == (0, 4)
    assert "Left out: 1 of 5 images" in err


def test_files_may_stand_before_flags_and_after_them(run: Run, pictures: list[int]) -> None:
    with pytest.raises(SystemExit):
        run("--jsno", "pictures/1.png")
    _, out, _ = run("pictures/0.png", "--json", "pictures/1.png")
    assert [json.loads(line)["digit"] for line in out.splitlines()] == pictures[:2]
