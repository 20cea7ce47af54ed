"""The command `lesson`, without a window."""

import json

from visualnet.cli import main
from visualnet.tours.files import bundled_lessons


def test_a_new_lesson_passes_the_check(tmp_path, capsys):
    path = tmp_path / "mine.toml"
    assert main(["lesson", "new", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["bytes"] == path.stat().st_size
    assert main(["lesson", "check", "--no-walk", "--json", str(path)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found == {"lessons": [str(path)], "walked": False, "problems": []}


def test_a_lesson_is_not_written_over(tmp_path, capsys):
    path = tmp_path / "mine.toml"
    path.write_text("mine")
    assert main(["lesson", "new", str(path)]) == 2
    assert "exists" in capsys.readouterr().err
    assert path.read_text() == "mine"
    assert main(["lesson", "new", str(path), "--force"]) == 0
    assert main(["lesson", "new", str(tmp_path / "mine.txt")]) == 2


def test_a_wrong_lesson_is_told_with_its_line(tmp_path, capsys):
    path = tmp_path / "wrong.toml"
    path.write_text('title = "x"\n[[step]]\nsya = "y"\n')
    assert main(["lesson", "check", str(path), "--json"]) == 2
    told = capsys.readouterr()
    problems = json.loads(told.out)["problems"]
    assert {each["line"] for each in problems} == {2}
    assert told.err.splitlines()[-1].startswith("visualnet lesson check: error: ")
    assert "line 2" in told.err


def test_the_bundled_lessons_can_be_read(capsys):
    paths = [str(path) for path in bundled_lessons()]
    if paths:
        assert main(["lesson", "check", "--no-walk", *paths]) == 0
