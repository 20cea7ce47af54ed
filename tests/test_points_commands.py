"""The commands with points: train, evaluate, predict, export, sweep and datasets."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from visualnet.cli import main
from visualnet.data.datasets import load_dataset
from visualnet.features import Features
from visualnet.models.formats import open_model
from visualnet.projects.project_file import read_project

QUICK = ("--hidden", "6", "--activation", "tanh", "--optimizer", "adam", "--epochs", "30")
CIRCLE = ("train", "--dataset", "circle", *QUICK, "--learning-rate", "0.02", "--noise", "0.02")


@pytest.fixture(scope="module")
def circle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that reads points of the circle."""
    path = tmp_path_factory.mktemp("points") / "circle.npz"
    assert main([*CIRCLE, "--points", "600", "--output", str(path)]) == 0
    return path


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """A table of 80 people: height and weight, and of which kind they are."""
    generator = np.random.default_rng(2)
    lines = ["height,weight,kind"]
    for kind, middle in (("heavy", 90), ("light", 60)):
        for height, weight in generator.normal([170, middle], [9, 6], (40, 2)).tolist():
            lines.append(f"{height:.2f},{weight:.2f},{kind}")
    path = tmp_path / "people.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def answer(run: Any, *arguments: object) -> dict[str, Any]:
    code, out, err = run(*map(str, arguments), "--json")
    assert code == 0, err
    found = json.loads(out)
    assert isinstance(found, dict)
    return found


def test_the_model_says_what_its_inputs_are(circle: Path) -> None:
    metadata = open_model(circle).metadata
    assert metadata.layer_sizes == (2, 6, 2)
    assert metadata.features == Features(("x", "y"))
    assert (metadata.dataset, metadata.classes) == ("circle", ("1", "2"))
    assert metadata.pictures is None
    assert metadata.training["noise"] == 0.02
    assert metadata.training["points"] == 600
    assert metadata.test_accuracy is not None
    assert metadata.test_accuracy > 0.95


def test_it_is_measured_on_the_points_that_it_did_not_learn(run: Any, circle: Path) -> None:
    found = answer(run, "evaluate", circle)
    assert found["dataset"] == "circle"
    assert found["test_images"] == 300
    assert found["test_accuracy"] == open_model(circle).metadata.test_accuracy
    code, out, _ = run("evaluate", str(circle))
    assert code == 0
    assert "300 points of circle" in out


def test_typed_points_are_read(run: Any, circle: Path) -> None:
    code, out, err = run(
        "predict", str(circle), "--point", "-0.1,0.2", "--point", "4,-2.5", "--json"
    )
    assert code == 0, err
    first, second = map(json.loads, out.splitlines())
    assert (first["label"], first["digit"], first["index"]) == ("1", 1, 0)
    assert (second["label"], second["point"]) == ("2", [4, -2.5])
    assert sum(second["probabilities"]) == pytest.approx(1)
    code, out, _ = run("predict", str(circle), "--point", "0,0")
    assert out.startswith("point 0: 0, 0: 1 (")
    code, out, _ = run("predict", str(circle), "--point", "1234567.25,0")
    assert out.startswith("point 0: 1234567.25, 0: ")


def test_the_points_of_a_pattern_are_read_as_they_were_tested(run: Any, circle: Path) -> None:
    code, out, err = run("predict", str(circle), "--dataset", "circle", "--csv", "-")
    assert code == 0, err
    config = open_model(circle).metadata.training
    lines = out.splitlines()[1:]
    assert len(lines) == 300
    labels = [line.split(",")[2] for line in lines]
    assert config["data_seed"] == 0
    found = answer(run, "evaluate", circle)
    counts = np.sum(found["confusion_matrix"], axis=0).tolist()
    assert [labels.count("1"), labels.count("2")] == counts


def test_a_table_is_learned_measured_and_read(run: Any, people: Path, tmp_path: Path) -> None:
    model = tmp_path / "people.npz"
    result = answer(run, "train", "--dataset", people, *QUICK, "--output", model)
    assert result["network"] == "2-6-2"
    assert result["inputs"] == ["height", "weight"]
    assert result["pictures"] is None
    assert result["test_accuracy"] > 0.9
    features = open_model(model).metadata.features
    assert features is not None
    assert features.mean == pytest.approx((170, 75), rel=0.1)
    code, _, err = run("evaluate", str(model))
    assert code == 2
    assert "--dataset" in err
    assert (
        answer(run, "evaluate", model, "--dataset", people)["test_accuracy"]
        == (result["test_accuracy"])
    )
    assert answer(run, "evaluate", model, "--test-dataset", people)["test_images"] == 80
    turned = tmp_path / "turned.csv"
    turned.write_text("weight,height\n95,170\n55,170\n", encoding="utf-8")
    code, out, err = run("predict", str(model), str(turned), "--json")
    assert code == 0, err
    assert [json.loads(line)["label"] for line in out.splitlines()] == ["heavy", "light"]
    code, _, err = run("predict", str(model), str(people.with_name("missing.csv")))
    assert code == 2
    assert "missing.csv" in err


def test_a_table_without_headings_is_read_as_it_was_learned(
    run: Any, people: Path, tmp_path: Path
) -> None:
    bare, model = tmp_path / "bare.csv", tmp_path / "bare.npz"
    rows = [line.split(",") for line in people.read_text().splitlines()[1:]]
    lines = [f"{height},{weight},{('heavy', 'light').index(kind)}" for height, weight, kind in rows]
    bare.write_text("\n".join(lines), encoding="utf-8")
    answer(run, "train", "--dataset", bare, *QUICK, "--output", model)
    code, out, err = run("predict", str(model), str(bare), "--json")
    assert code == 0, err
    found = [json.loads(line)["label"] for line in out.splitlines()]
    labels = [line.rpartition(",")[2] for line in lines]
    assert sum(a == b for a, b in zip(found, labels, strict=True)) > 70


def test_training_goes_on_with_the_scale_of_the_model(
    run: Any, people: Path, tmp_path: Path
) -> None:
    model, more = tmp_path / "people.npz", tmp_path / "more.npz"
    answer(run, "train", "--dataset", people, *QUICK, "--output", model)
    few = tmp_path / "few.csv"
    lines = people.read_text(encoding="utf-8").splitlines()
    few.write_text("\n".join([*lines[:15], *lines[60:75]]), encoding="utf-8")
    going_on = ("--from", model, "--dataset", few, "--epochs", "1", "--output", more)
    answer(run, "train", *going_on)
    assert open_model(more).metadata.features == open_model(model).metadata.features


def test_features_are_inputs(run: Any, tmp_path: Path) -> None:
    model = tmp_path / "model.npz"
    made = ("--features", "x2,y2", "--hidden", "none", "--epochs", "10")
    result = answer(run, "train", "--dataset", "circle", *made, "--output", model)
    assert result["inputs"] == ["x²", "y²"]
    assert result["test_accuracy"] > 0.98
    assert answer(run, "evaluate", model)["test_accuracy"] == result["test_accuracy"]
    going_on = ("--from", model, "--dataset", "circle", "--epochs", "1")
    assert answer(run, "train", *going_on)["inputs"] == ["x²", "y²"]
    code, _, err = run("train", *map(str, going_on), "--features", "x,y")
    assert code == 2
    assert "--features" in err


def test_moments_of_points_are_kept_and_exported(run: Any, tmp_path: Path) -> None:
    project, early = tmp_path / "run.vnet", tmp_path / "early.npz"
    kept = ("--dataset", "xor", "--epochs", "4", "--keep-history", project)
    answer(run, "train", *kept)
    answer(run, "export", project, "--at", "21", "--format", "npz", "--output", early)
    assert open_model(early).metadata.features == Features(("x", "y"))
    shown = read_project(project).shown
    assert shown.features == Features(("x", "y"))
    assert shown.checkpoint.config.dataset == "xor"


def test_a_sweep_varies_the_noise(run: Any, tmp_path: Path) -> None:
    varied = ("--vary", "noise=0,0.3", "--dataset", "gaussians", "--hidden", "none")
    output = ("--epochs", "2", "--output", tmp_path / "sweep.csv", "--processes", "1")
    result = answer(run, "sweep", *varied, *output)
    assert len(result["runs"]) == 2
    assert (tmp_path / "sweep.csv").read_text(encoding="utf-8").count("gaussians") >= 2


def test_data_sets_of_points_are_listed_and_looked_at(run: Any, people: Path) -> None:
    listed = {row["name"]: row for row in answer(run, "datasets")["patterns"]}
    assert listed["spiral3"]["classes"] == ["1", "2", "3"]
    assert listed["spiral3"]["inputs"] == ["x", "y"]
    look = answer(run, "datasets", people)
    assert look["inputs"] == ["height", "weight"]
    assert look["parts"]["train"]["by_class"] == [20, 20]
    for source in ("moons", str(people)):
        code, out, _ = run("datasets", source)
        assert code == 0
        assert "points: " in out


@pytest.mark.parametrize(
    "arguments",
    [
        ("train", "--dataset", "spiral", "--augment-shift", "2"),
        ("train", "--dataset", "spiral", "--turn-images", "left"),
        ("train", "--dataset", "spiral", "--pictures", "inverted"),
        ("train", "--dataset", "spiral", "--features", "z"),
        ("train", "--dataset", "spiral", "--train-share", "1"),
        ("train", "--dataset", "spiral", "--test-dataset", "mnist"),
        ("train", "--from", "digits-16x16", "--dataset", "spiral"),
        ("train", "--from", "{model}", "--dataset", "mnist"),
        ("train", "--from", "{model}", "--dataset", "spiral3"),
        ("evaluate", "{model}", "--dataset", "mnist"),
        ("evaluate", "{model}", "--pictures", "inverted"),
        ("evaluate", "{model}", "--forms"),
        ("evaluate", "digits-16x16", "--dataset", "spiral"),
        ("predict", "{model}"),
        ("predict", "{model}", "--point", "1"),
        ("predict", "{model}", "--point", "1,nan"),
        ("predict", "{model}", "--point", "1,2", "--pictures", "as-is"),
        ("predict", "{model}", "--dataset", "mnist"),
        ("predict", "digits-16x16", "--point", "1,2"),
    ],
    ids=" ".join,
)
def test_what_needs_images_is_refused_in_a_sentence(
    run: Any,
    circle: Path,
    arguments: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = run(*(word.format(model=circle) for word in arguments))
    last = err.splitlines()[-1]
    assert code == 2
    assert last.startswith(f"visualnet {arguments[0]}: error: ")
    assert last.endswith(".")


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("predict", "missing.csv"), "There is no file missing.csv"),
        (("evaluate", "--dataset", "missing.csv"), "missing.csv"),
        (("predict", "words.csv"), "no table of points"),
        (("evaluate", "--dataset", "words.csv"), "words.csv"),
        (("predict", "--dataset", "mnist"), "mnist has images"),
        (("predict", "--point", "1e300,2"), "1e300,2"),
    ],
)
def test_what_cannot_be_read_is_said_for_what_it_is(
    run: Any, circle: Path, tmp_path: Path, monkeypatch: Any, command: Any, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("words.csv").write_text("one line of words\n")
    code, out, err = run(command[0], str(circle), *command[1:])
    assert (code, out) == (2, "")
    assert told in err
    assert ("has images" in err) is ("mnist" in command)


def test_the_same_command_gives_the_same_weights(run: Any, circle: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.npz"
    answer(run, *CIRCLE, "--points", "600", "--output", again)
    one, other = (open_model(path).network.parameters for path in (circle, again))
    assert np.array_equal(one, other)
    answer(run, *CIRCLE, "--points", "600", "--data-seed", "1", "--output", again)
    assert not np.array_equal(one, open_model(again).network.parameters)
    assert load_dataset("circle").features == Features(("x", "y"))


def test_what_was_assumed_of_a_table_is_told_where_it_is_learned_and_read(
    run: Any, people: Path, tmp_path: Path
) -> None:
    model, many, bare = (tmp_path / name for name in ("people.npz", "many.csv", "bare.csv"))
    code, _, err = run("train", "--dataset", str(people), "--epochs", "1", "--output", str(model))
    assert code == 0
    assert "The column kind is taken as the label." in err
    lines = people.read_text(encoding="utf-8").splitlines()
    named = [f"n{k},{line}" for k, line in enumerate(lines[1:])]
    many.write_text("\n".join([f"name,{lines[0]}", *named]), encoding="utf-8")
    bare.write_text("\n".join(["170,60,0", "171,90,1"]), encoding="utf-8")
    code, out, err = run("predict", str(model), str(many), str(bare))
    assert code == 0
    assert len(out.splitlines()) == 82
    assert "many.csv: Columns 'name', 'kind' are not used." in err
    assert "bare.csv: Line 1 is taken as a point." in err
    assert "is taken as the label." in err


def test_points_of_a_pattern_are_printed_as_they_were_drawn(run: Any, circle: Path) -> None:
    code, out, _ = run("predict", str(circle), "--dataset", "circle", "--json")
    assert code == 0
    for line in out.splitlines():
        point = json.loads(line)["point"]
        assert point == [round(number, 4) for number in point]


@pytest.mark.parametrize(
    ("source", "flags", "told"),
    [
        ("people.csv", ("--noise", "0.2"), "--noise is for patterns"),
        ("people.csv", ("--points", "300"), "--points is for patterns"),
        ("people.csv", ("--points", "1000"), "--points is for patterns"),
        ("people.csv", ("--test-dataset", "people.csv", "--train-share", "0.7"), "--train-share"),
        ("circle", ("--validation-examples", "5000"), "--validation-examples 5000"),
        ("mnist", ("--features", "x,y"), "--features is for points"),
        ("mnist", ("--noise", "0.1"), "--noise is for points"),
        ("mnist", ("--points", "300"), "--points is for points"),
        ("mnist", ("--train-share", "0.7"), "--train-share is for points"),
    ],
)
def test_settings_that_do_nothing_with_the_data_are_refused(
    run: Any, people: Path, tmp_path: Path, source: str, flags: tuple[str, ...], told: str
) -> None:
    where = [str(people) if word == "people.csv" else word for word in (source, *flags)]
    asked = ("--dataset", *where, "--epochs", "1")
    for command in (("train",), ("sweep", "--output", str(tmp_path / "s.csv"))):
        code, out, err = run(*command, *asked)
        assert (code, out) == (2, "")
        last = err.splitlines()[-1]
        assert told in last
        assert last.endswith("out.") or "another number" in last
    assert not (tmp_path / "s.csv").exists()


def test_settings_that_change_nothing_or_act_somewhere_are_taken(
    run: Any, people: Path, tmp_path: Path
) -> None:
    quick = ("--epochs", "1", "--hidden", "none")
    off = ("--noise", "0", "--augment-shift", "0", "--features", "none")
    assert run("train", "--dataset", str(people), *quick, *off)[0] == 0
    shares = ("--test-dataset", "circle", "--train-share", "0.7", "--noise", "0.1")
    assert run("train", "--dataset", "xor", *quick, *shares)[0] == 0
    sweep = ("sweep", "--vary", f"dataset={people},circle", "--noise", "0.1", *quick)
    assert run(*sweep, "--output", str(tmp_path / "s.csv"), "--processes", "1")[0] == 0
    varied = ("sweep", "--dataset", str(people), "--vary", "noise=0,0.2", *quick)
    code, _, err = run(*varied, "--output", str(tmp_path / "t.csv"))
    assert code == 2
    assert "--noise is for patterns" in err


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        (("--train-examples", "5000"), "has 500 examples to train on; choose 1 to 500"),
        (("--train-examples", "500", "--balanced", "yes", "--dataset", "{odd}"), "examples"),
        (("--test-dataset", "{odd}"), "odd has the columns a, b, and the network reads x, y; "),
    ],
)
def test_no_sentence_on_points_names_images(
    run: Any, tmp_path: Path, flags: tuple[str, ...], told: str
) -> None:
    odd = tmp_path / "odd.csv"
    rows = [f"{k},{k % 7}.5,{'ab'[k < 5]}" for k in range(60)]
    odd.write_text("\n".join(["a,b,label", *rows]), encoding="utf-8")
    asked = [flag.format(odd=odd) for flag in flags]
    code, _, err = run("train", "--dataset", "circle", "--epochs", "1", *asked)
    last = err.splitlines()[-1]
    assert code == 2
    assert told in last
    assert "image" not in last


def test_what_is_assumed_of_both_tables_is_told_once(run: Any, people: Path) -> None:
    others = people.with_name("others.csv")
    others.write_bytes(people.read_bytes())
    both = ("--dataset", str(people), "--test-dataset", str(others))
    code, _, err = run("train", *both, "--epochs", "1", "--hidden", "none")
    assert code == 0
    assert err.count("The column kind is taken as the label.") == 1


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("evaluate", "{model}", "--pictures", "as-is"), "reads points, not pictures; leave out"),
        (("evaluate", "{model}", "--forms"), "reads points, not pictures; leave out --forms."),
        (("predict", "digits-16x16", "--dataset", "{people}"), "people.csv has points, which"),
    ],
)
def test_what_is_for_pictures_is_refused_of_points(
    run: Any, circle: Path, people: Path, command: tuple[str, ...], told: str
) -> None:
    code, out, err = run(*(word.format(model=circle, people=people) for word in command))
    assert (code, out) == (2, "")
    assert told in err


def test_evaluate_says_how_many_points_were_learned(run: Any, people: Path, tmp_path: Path) -> None:
    model = tmp_path / "people.npz"
    trained = answer(run, "train", "--dataset", people, *QUICK, "--output", model)
    assert trained["learned_examples"] is None
    own = answer(run, "evaluate", model, "--dataset", people)
    assert own["learned_examples"] == 0
    whole = answer(run, "evaluate", model, "--test-dataset", people)
    assert whole["learned_examples"] == trained["train_images"]
    said = f"has learned {trained['train_images']} of the 80 points that test it"
    assert any(said in note for note in whole["notes"])
    code, _, err = run("evaluate", str(model), "--test-dataset", str(people))
    assert code == 0
    assert said in err


def test_points_that_a_table_repeats_are_counted_alike_and_told(
    run: Any, people: Path, tmp_path: Path
) -> None:
    model, more, twice = (tmp_path / name for name in ("people.npz", "more.npz", "twice.csv"))
    head, *lines = people.read_text(encoding="utf-8").splitlines()
    twice.write_text("\n".join([head, *lines[:20], *lines[50:], *lines[:20]]), encoding="utf-8")
    first = answer(run, "train", "--dataset", twice, *QUICK, "--output", model)
    shared = answer(run, "datasets", twice)["duplicates"]["in_train_and_test"]
    assert shared > 0
    said = (
        f"{shared} of the {first['test_images']} test points are also training points, so the "
        "test accuracy is not that on new points. Remove the copies from the table."
    )
    again = ("train", "--from", model, "--dataset", twice, "--epochs", "1", "--output", more)
    on_own = (first, answer(run, *again), answer(run, "evaluate", model, "--dataset", twice))
    assert [result["notes"].count(said) for result in on_own] == [1, 1, 1]
    on_others = [
        answer(run, *again, "--dataset", people),
        answer(run, "evaluate", model, "--dataset", people),
    ]
    for one, other in (on_own[1:], on_others):
        assert one["learned_examples"] == other["learned_examples"]
    assert on_own[1]["learned_examples"] == 0 < on_others[0]["learned_examples"]


def test_what_was_learned_is_called_as_what_it_is(run: Any, people: Path, tmp_path: Path) -> None:
    model, single = tmp_path / "people.npz", tmp_path / "single.csv"
    answer(run, "train", "--dataset", people, *QUICK, "--output", model)
    head, *lines = people.read_text(encoding="utf-8").splitlines()
    notes = set()
    for line in lines[:20]:
        single.write_text(f"{head}\n{line}\n", encoding="utf-8")
        notes |= set(answer(run, "evaluate", model, "--test-dataset", single)["notes"])
    assert (
        f"{model} has learned the only point that tests it, so its accuracy is not that on new "
        "points."
    ) in notes


def test_a_training_that_goes_on_says_how_many_points_were_learned(
    run: Any, people: Path, tmp_path: Path
) -> None:
    model, more = tmp_path / "people.npz", tmp_path / "more.npz"
    first = answer(run, "train", "--dataset", people, *QUICK, "--output", model)
    again = ("train", "--from", model, "--dataset", people, "--epochs", "1", "--output", more)
    same = answer(run, *again)
    assert same["learned_examples"] == 0
    less = answer(run, *again, "--train-share", "0.3")
    learned = first["train_images"] - less["train_images"]
    assert less["learned_examples"] == learned > 0
    said = f"has learned {learned} of the points that validate or test it"
    assert [said in note for note in less["notes"]].count(True) == 1
    # What the first network learnt is known of the second.
    assert answer(run, "evaluate", more, "--dataset", people)["learned_examples"] == learned


def test_what_a_model_that_does_not_say_has_learned_stays_unknown(
    run: Any, people: Path, tmp_path: Path
) -> None:
    model, old, more = (tmp_path / name for name in ("new.json", "old.json", "more.json"))
    answer(run, "train", "--dataset", people, *QUICK, "--output", model)
    document = json.loads(model.read_text(encoding="utf-8"))
    del document["metadata"]["learnt_examples"]
    old.write_text(json.dumps(document), encoding="utf-8")
    again = ("--from", old, "--dataset", people, "--train-share", "0.3", "--epochs", "1")
    answer(run, "train", *again, "--output", more)
    assert answer(run, "evaluate", more, "--test-dataset", people)["learned_examples"] is None


@pytest.mark.parametrize("step", [None, 0])
def test_a_network_of_a_history_knows_what_it_has_learned(
    run: Any, people: Path, tmp_path: Path, step: int | None
) -> None:
    history, model = tmp_path / "people.vnet", tmp_path / "people.npz"
    trained = answer(run, "train", "--dataset", people, *QUICK, "--keep-history", history)
    at = () if step is None else ("--at", step)
    answer(run, "export", history, *at, "--format", "npz", "--output", model)
    whole = answer(run, "evaluate", model, "--test-dataset", people)
    assert whole["learned_examples"] == (trained["train_images"] if step is None else 0)


def test_classes_of_minus_1_and_1_are_learned_measured_and_read(run: Any, tmp_path: Path) -> None:
    table, model, output = (tmp_path / name for name in ("signs.csv", "signs.npz", "read.csv"))
    rows = [f"{k % 10 - 4.5},{k % 7},{-1 if k % 10 < 5 else 1}" for k in range(80)]
    table.write_text("\n".join(["x,y,label", *rows]), encoding="utf-8")
    answer(run, "train", "--dataset", table, *QUICK, "--learning-rate", "0.05", "--output", model)
    assert open_model(model).metadata.classes == ("-1", "1")
    found = answer(run, "evaluate", model, "--dataset", table)
    assert found["test_accuracy"] == 1
    code, out, err = run("predict", str(model), str(table), "--csv", str(output), "--json")
    assert code == 0, err
    told = [json.loads(line)["label"] for line in out.splitlines()]
    assert told == [row.rpartition(",")[2] for row in rows]
    read = output.read_text(encoding="utf-8").splitlines()[1:]
    assert [line.split(",")[2] for line in read] == told


def test_what_cannot_be_read_as_points_is_refused_for_what_it_is(
    run: Any, circle: Path, tmp_path: Path
) -> None:
    text, folder, missing = tmp_path / "points.txt", tmp_path / "folder", tmp_path / "none.csv"
    text.write_text("x,y\n1,2\n", encoding="utf-8")
    folder.mkdir()
    missing.write_text("x,y\n1,2\n", encoding="utf-8")
    kinds = "choose a .csv or .tsv file, or a pattern such as circle."
    for arguments, told in (
        ((text,), f"{circle} reads points, and {text} is no table of points; {kinds}"),
        ((folder,), f"{circle} reads points, and {folder} is no table of points; {kinds}"),
        (("1,2",), "There is no file 1,2; check the path, or read it as a point with --point."),
        (("nonsense",), "There is no file nonsense; check the path."),
        (("--point", "1e13,2"), "'1e13,2' has a number too large; use numbers up to "),
        (("--point", "1,2,3"), "'1,2,3' is not a point; give x, y as numbers with commas between."),
        (("--point", "1,nan"), "'1,nan' is not a point; give x, y as numbers with commas between."),
        (
            (missing, "--dataset", "circle"),
            "Name points to read: either .csv files or --point X,Y, or a pattern with --dataset.",
        ),
    ):
        code, _, err = run("predict", str(circle), *map(str, arguments))
        assert code == 2
        assert err.splitlines()[-1].partition("error: ")[2].startswith(told)


def test_counts_of_one_are_said_as_such_of_a_table(run: Any, people: Path, tmp_path: Path) -> None:
    head, *lines = people.read_text(encoding="utf-8").splitlines()
    few = tmp_path / "few.csv"
    texts = []
    for again in range(12):
        rows = [*lines[:6], *lines[60:68]]
        rows.insert(again, rows[0])
        few.write_text("\n".join([head, *rows]), encoding="utf-8")
        texts.append(run("datasets", str(few))[1])
    assert any("repeated: 1 training point\n" in text for text in texts)
    assert any("in training and test: 1 test point\n" in text for text in texts)
