"""Everything that is broken, odd or made to harm, at the doors of the command line.

A command that refuses says so in one sentence with exit code 2; what is sound is taken and gives
the right answer; nothing on disk changes. `-m slow -n 0 -s` prints a table. What is broken is tried
at two doors, the second in turn; VISUALNET_ALL_DOORS=1 tries each input at every door that there is
for it.
"""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from tests.bad_input.bad_data import data_inputs
from tests.bad_input.bad_models import model_inputs
from tests.bad_input.bad_pictures import picture_inputs, stroke_inputs
from tests.bad_input.doors import Answer, Doors
from tests.bad_input.flags import BAD_FLAGS
from tests.bad_input.inputs import Input

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not sys.platform.startswith("linux"), reason="forks, and measures as Linux does"
    ),
]

ALL_DOORS = os.environ.get("VISUALNET_ALL_DOORS") == "1"
MOST_SECONDS, MOST_MEGABYTES = 2.0, 300.0
"""Of processor time and memory, beyond those of the program's own start."""

KINDS = ("model", "data", "picture", "strokes")


@dataclass(frozen=True, slots=True)
class Trial:
    """One input at one door."""

    input: Input
    door: str
    answer: Answer
    seconds: float
    megabytes: float

    def __str__(self) -> str:
        return f"{self.input.kind}: {self.input.name}, at {self.door}: {self.answer}"


@dataclass(frozen=True, slots=True)
class Trials:
    """All that was tried, and what lay in the folder before and after."""

    trials: list[Trial]
    before: dict[str, object]
    after: dict[str, object]

    def refused(self) -> list[Trial]:
        return [trial for trial in self.trials if not trial.input.is_sound]

    def taken(self) -> list[Trial]:
        return [trial for trial in self.trials if trial.input.is_sound]


def doors_of(tried: Input, picture: Path, output: Path) -> list[tuple[object, ...]]:
    """Return the commands that such a file can be given to, the quickest first."""
    path = tried.path
    if tried.kind == "model":
        return [
            ("predict", path, picture, "--json"),
            ("evaluate", path, "--json"),
            ("export", path, "--format", "json", "--output", output / "written.json"),
        ]
    if tried.kind == "data":
        quick = ("--epochs", "1", "--hidden", "4", "--dataset", path)
        return [
            ("evaluate", "digits-16x16", "--dataset", path, "--json"),
            ("train", *quick, "--json", "--output", output / "written.npz"),
            ("sweep", *quick, "--processes", "1", "--output", output / "written.csv"),
        ]
    return [("predict", "digits-16x16", path, "--json")]


def two_of(doors: list[tuple[object, ...]], turn: int) -> list[tuple[object, ...]]:
    """Return the first door, and another one in turn; those that start slowly come seldom."""
    quick = [door for door in doors[1:] if door[0] != "sweep"]
    slow = [door for door in doors[1:] if door not in quick]
    if ALL_DOORS or not quick:
        return doors
    return [doors[0], slow[0] if slow and turn % 8 == 0 else quick[turn % len(quick)]]


def all_in(folder: Path) -> dict[str, object]:
    """Return what lies in a folder, with all that would show a change."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        found[str(path)] = (status.st_mode, status.st_size, status.st_mtime_ns)
    return found


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trials]:
    corpus, output = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("output")
    inputs = [
        *model_inputs(corpus / "models"),
        *data_inputs(corpus / "data"),
        *picture_inputs(corpus / "pictures"),
        *stroke_inputs(corpus / "strokes"),
    ]
    picture, trials, turns = corpus / "pictures" / "target.png", [], count()
    before = all_in(corpus)
    with Doors(output) as doors:
        starts: dict[str, Answer] = {}
        for one in inputs:
            for arguments in two_of(doors_of(one, picture, output), next(turns)):
                door = str(arguments[0])
                if door not in starts:
                    missing = Input(one.kind, "missing", corpus / "missing", is_sound=False)
                    bare = {d[0]: d for d in doors_of(missing, picture, output)}
                    starts[door] = doors.run(*bare[door])
                answer, start = doors.run(*arguments), starts[door]
                trials.append(Trial(
                    one, door, answer, answer.seconds - start.seconds,
                    answer.megabytes - start.megabytes,
                ))  # fmt: skip
                if not one.is_sound:
                    assert not [p.name for p in output.glob("written*") if p.suffix != ".csv"], one
                for written in output.glob("*written*"):
                    written.unlink()
        yield Trials(trials, before, all_in(corpus))


def test_there_are_many(tried: Trials) -> None:
    assert len({(t.input.kind, t.input.name) for t in tried.refused()}) > 60
    assert {t.input.kind for t in tried.taken()} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_broken_is_refused_in_one_sentence(tried: Trials, kind: str) -> None:
    for trial in tried.refused():
        answer = trial.answer
        if trial.input.kind == kind:
            assert (answer.code, answer.out) == (2, ""), trial
            assert "Traceback" not in answer.err, trial
            assert "Warning" not in answer.err, trial
            assert answer.sentence.startswith(f"visualnet {trial.door}: error: "), trial
            assert str(trial.input.path) in answer.sentence, trial
            assert answer.sentence.endswith("."), trial
            assert len(answer.sentence) < 700, trial


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_sound_is_taken(tried: Trials, kind: str) -> None:
    for trial in tried.taken():
        if trial.input.kind == kind:
            assert trial.answer.code == 0, trial


def test_what_is_sound_gives_the_right_answers(tried: Trials) -> None:
    accuracies = {}
    for trial in tried.taken():
        lines = [json.loads(line) for line in trial.answer.out.splitlines()] if (
            trial.door in ("predict", "evaluate")
        ) else []  # fmt: skip
        is_seven = trial.input.kind == "model" or trial.input.path.parent.name == "seven"
        if trial.door == "predict" and is_seven:
            assert [line["digit"] for line in lines] == [7], trial
        if trial.door == "evaluate":
            accuracies.setdefault(trial.input.kind, set()).add(lines[0]["test_accuracy"])
    # All of a kind hold the same, whatever it is written in; float16 rounds the weights.
    assert max(accuracies["model"]) - min(accuracies["model"]) < 0.002
    assert len(accuracies["data"]) == 1


def test_nothing_takes_long_or_much_memory(tried: Trials) -> None:
    for trial in tried.trials:
        # A training takes what it takes.
        if trial.door not in ("train", "sweep") or not trial.input.is_sound:
            assert trial.seconds < MOST_SECONDS, trial
            assert trial.megabytes < MOST_MEGABYTES, trial


def test_nothing_on_disk_has_changed(tried: Trials) -> None:
    assert tried.after == tried.before


@pytest.fixture(scope="module")
def flags_tried(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[tuple[str, ...], Answer]]:
    folder = tmp_path_factory.mktemp("flags")
    with Doors(folder) as doors:
        answers = [(flags, doors.run(*flags)) for flags in BAD_FLAGS]
    assert not [path for path in folder.iterdir() if path.name != "state"]
    return answers


def test_bad_flags_are_refused_in_one_sentence(
    flags_tried: list[tuple[tuple[str, ...], Answer]],
) -> None:
    for flags, answer in flags_tried:
        assert (answer.code, answer.out) == (2, ""), (flags, answer)
        assert "Traceback" not in answer.err, (flags, answer)
        assert answer.sentence.startswith("visualnet"), (flags, answer)
        assert ": error: " in answer.sentence, (flags, answer)
        assert answer.seconds < MOST_SECONDS, (flags, answer)


def test_the_table(tried: Trials, flags_tried: list[tuple[tuple[str, ...], Answer]]) -> None:
    """Prints how many inputs were tried, refused and taken; crashes are what the others find."""
    rows = [("kind", "inputs", "at doors", "refused", "taken", "crashes", "s", "MB")]
    for kind in KINDS:
        there = [t for t in tried.trials if t.input.kind == kind]
        codes = [t.answer.code for t in there]
        refused = [t for t in there if t.answer.code == 2]
        rows.append((
            kind, *map(str, (
                len({t.input.path for t in there}), len(there), codes.count(2), codes.count(0),
                len(codes) - codes.count(2) - codes.count(0),
            )),
            f"{max(t.seconds for t in refused):.2f}", f"{max(t.megabytes for t in refused):.0f}",
        ))  # fmt: skip
    codes = [answer.code for _, answer in flags_tried]
    others = len(codes) - codes.count(2) - codes.count(0)
    rows.append(("flags", *map(str, (len(codes), len(codes), codes.count(2), codes.count(0),
                                     others)), "", ""))  # fmt: skip
    for row in rows:
        print("{:8}{:>8}{:>10}{:>9}{:>7}{:>9}{:>7}{:>6}".format(*row))  # noqa: T201 - the table
    assert sum(int(row[5]) for row in rows[1:]) == 0


def test_a_name_that_is_not_text_is_told(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9")
    Path(name).write_text("no model, no picture, no data\n")
    with Doors(tmp_path) as doors:
        for arguments in (
            ("predict", name, name),
            ("predict", "digits-16x16", name),
            ("evaluate", name),
            ("evaluate", "digits-16x16", "--dataset", name),
            ("export", name, "--format", "npz", "--output", tmp_path / "m.npz"),
            ("train", "--output", f"{name}/m.npz"),
        ):
            answer = doors.run(*arguments)
            assert answer.code == 2, answer
            assert "caf\\udce9" in answer.sentence, answer
    assert set(os.listdir(os.fsencode(tmp_path))) - {b"state"} == {b"caf\xe9"}
