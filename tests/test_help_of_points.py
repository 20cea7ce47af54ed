"""What the commands say of examples is true of points, too."""

import re

import pytest

from visualnet.cli import main

_OF_IMAGES = re.compile(r"(training|test|validation|this many) images\b")
_FOR_IMAGES = "turn", "invert", "leave", "blank", "augment"


def lines_of(text):
    """The options of a help text, each in one line."""
    flat = re.sub(r"\n {10,}", " ", text)
    return [re.sub(r"\s+", " ", line).strip() for line in flat.splitlines()]


@pytest.mark.parametrize("command", ["train", "sweep", "evaluate", "predict", "datasets", ""])
def test_help_speaks_of_images_only_where_points_are_not_meant(command, capsys):
    with pytest.raises(SystemExit):
        main([command, "--help"] if command else ["--help"])
    wrong = [
        line
        for line in lines_of(capsys.readouterr().out)
        if _OF_IMAGES.search(line)
        and not any(word in line for word in _FOR_IMAGES)
        and not line.startswith("--input-range")
    ]
    assert not wrong


def test_training_on_points_with_the_settings_for_images_names_better_ones(capsys):
    assert main(["train", "--dataset", "xor", "--epochs", "1"]) == 0
    told = capsys.readouterr().err
    (flags,) = re.findall(r"learned better with the window's: (.*)\.$", told, re.MULTILINE)
    assert main(["train", "--dataset", "xor", *flags.split()]) == 0
    out, told = capsys.readouterr()
    assert "2-8-8-2" in out
    assert "learned better" not in told
    assert float(re.search(r"test accuracy ([\d.]+)%", out)[1]) > 95


def test_inputs_of_points_are_written_as_people_write_them(capsys, tmp_path):
    rows = [f"{k % 5 - 2.3},{100 * (k % 7) + 40},{'ab'[k % 2]}" for k in range(70)]
    path = tmp_path / "air.csv"
    path.write_text("\n".join(["hum,wind,label", *rows]), encoding="utf-8")
    assert main(["datasets", str(path)]) == 0
    (line,) = re.findall(r"^inputs: (.*)$", capsys.readouterr().out, re.MULTILINE)
    assert re.fullmatch(r"\(hum \+ 0\.\d+\) / 1\.\d+, \(wind − \d+\) / \d+", line)
    assert main(["datasets", "xor"]) == 0
    assert "inputs: x, y\n" in capsys.readouterr().out
