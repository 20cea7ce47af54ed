"""Text that others wrote: on a terminal, as a run's name, and in tables for spreadsheets."""

import json
import shutil
from contextlib import suppress

import pytest

from visualnet.cli import main
from visualnet.errors import SettingError
from visualnet.paths import resource
from visualnet.plain_text import one_line, printable, shortened, table_text
from visualnet.training.runs import checked_name

ESCAPE = "\x1b]0;owned\x07\x1b[2J"
FORMULAS = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠SUM(A1)",
)


def test_what_a_terminal_would_obey_is_written_out():
    assert printable("a\x1b[31mb\x00c\x07") == r"a\x1b[31mb\x00c\x07"
    assert printable("\u202egnp.exe") == r"\u202egnp.exe"
    assert printable("\udcff") == r"\udcff"
    assert printable("\x9b2J") == r"\x9b2J"


def test_a_long_text_keeps_its_ends():
    assert shortened("a\nb\x1b") == r"a b\x1b"
    assert shortened("a" * 5 + "b" * 9 + "c" * 5, 10) == "aaaaa … ccccc"


def test_every_language_and_line_break_stays():
    text = "Žluťoučký kůň 数字\u00a0\u3000 👩‍🏫\n~ (±0.5)"
    assert printable(text) == text


@pytest.mark.parametrize(
    "arguments", [["predict", "MODEL", "FILE"], ["predict", "FILE", "FILE"], ["models", "FILE"]]
)
def test_names_of_files_do_not_reach_the_terminal_as_commands(tmp_path, capsys, arguments):
    file = tmp_path / f"{ESCAPE}.strokes.jsonl"
    shutil.copy(resource("data", "example.strokes.jsonl"), file)
    words = {"MODEL": "digits-16x16", "FILE": str(file)}
    with suppress(SystemExit):
        main([words.get(word, word) for word in arguments])
    streams = capsys.readouterr()
    told = streams.out + streams.err
    assert r"\x1b]0;owned\x07\x1b[2J" in told
    assert not {"\x1b", "\x07"} & set(told)


def test_results_for_programs_have_the_true_name(tmp_path, capsys):
    file = tmp_path / f"{ESCAPE}.strokes.jsonl"
    shutil.copy(resource("data", "example.strokes.jsonl"), file)
    assert main(["predict", "--json", "digits-16x16", str(file)]) == 0
    first = capsys.readouterr().out.splitlines()[0]
    assert json.loads(first)["file"] == str(file)


def test_a_name_of_a_run_has_no_controls():
    assert checked_name("  a\x1b[31m\x00  b\u2028c\u202e ") == "a[31m b c"
    assert one_line("a\tb\r\nc") == "a b c"
    with pytest.raises(SettingError):
        checked_name("\x1b\x00")


@pytest.mark.parametrize("name", FORMULAS)
def test_a_spreadsheet_takes_a_name_for_text(name):
    assert table_text(name) == f"'{name}"


@pytest.mark.parametrize("value", ["8", "A-B", "a=b", "-0.25", "+1e-3", "-inf", "", 3, -2.5, None])
def test_other_names_and_numbers_stay(value):
    assert table_text(value) == value
