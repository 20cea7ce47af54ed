"""Projects: written, and read back whole."""

import io
import json
import os
import zipfile
from dataclasses import fields, replace
from datetime import UTC, datetime

import numpy as np
import pytest

from tests.projects.conftest import project_of, trained
from visualnet.data.drawing.stroke_files import drawing_in, stroke_line
from visualnet.data.drawing.strokes import StrokeDrawing
from visualnet.errors import ProjectFileError
from visualnet.features import Features
from visualnet.learnt import NOTHING
from visualnet.models.formats import open_model
from visualnet.nn.network import Network
from visualnet.projects import upgrades
from visualnet.projects.project import Drawing, Project, ShownRun
from visualnet.projects.project_file import project_bytes, read_project, save_project
from visualnet.training.config import TrainingConfig
from visualnet.training.control import RunControl
from visualnet.training.history import EvaluationRow, MetricLog
from visualnet.training.loading import forget_dataset, load_dataset_of
from visualnet.training.runs import RunHistory
from visualnet.training.snapshots import Outbox
from visualnet.training.trainer import Trainer


@pytest.fixture
def path(tmp_path):
    return tmp_path / "work.vnet"


@pytest.fixture
def opened(project, path) -> Project:
    save_project(project, path)
    return read_project(path)


def changed(path, **keys):
    """Write the project anew with other values in its JSON; a callable gets the old one."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    content = json.loads(members["project.json"])
    content.update(keys)
    members["project.json"] = json.dumps(content).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def assert_same_log(one, other, up_to):
    for name, column in one.step_rows().items():
        kept = one.step_rows()["step"] <= up_to
        assert (other.step_rows()[name] == column[kept]).all()
    assert other.evaluations() == [row for row in one.evaluations() if row.step <= up_to]


def test_the_open_run_comes_back(project, opened) -> None:
    before, after = project.shown, opened.shown
    assert (after.title, after.classes) == (before.title, before.classes)
    assert after.known_test_accuracy == 0.125
    assert after.was_playing
    one, other = before.checkpoint, after.checkpoint
    assert other.config == one.config
    assert (other.parameters == one.parameters).all()
    assert (other.first_parameters == one.first_parameters).all()
    assert (other.held == one.held).all()
    assert other.held.any()
    left_out = ("weights", "first_parameters", "held", "updater")
    for field in fields(one):
        if field.name not in left_out:
            assert getattr(other, field.name) == getattr(one, field.name), field.name
    assert_same_log(before.log, after.log, one.step)
    looks, looks_before = after.log.diagnostics(), before.log.diagnostics()
    assert [look.step for look in looks] == [look.step for look in looks_before]
    for layer, layer_before in zip(looks[-1].layers, looks_before[-1].layers, strict=True):
        assert layer.weight_size == layer_before.weight_size
        assert (layer.weights.counts == layer_before.weights.counts).all()


def test_it_goes_on_learning_as_if_nothing_had_happened(trainer, opened) -> None:
    point = opened.shown.checkpoint
    first = trainer.network.with_parameters(point.first_parameters)
    later = Trainer(point.config, trainer.dataset, first)
    later.resume(point, opened.shown.log)
    beside = Trainer(point.config, trainer.dataset, first)
    beside.resume(trainer.checkpoint(), trainer.log)
    for _ in range(6):
        later.take_step()
        beside.take_step()
    assert (later.network.parameters == beside.network.parameters).all()


@pytest.mark.parametrize(
    "features",
    [
        None,
        Features(("x", "y"), ("x2", "sinx"), (0.5, 0.0), (2.0, 1.0)),
        Features(("height", "weight"), low=(1.0, -2.0), high=(2.0, 3.5)),
    ],
)
def test_a_listed_run_of_points_reads_them_as_it_learnt_to(tiny_dataset, path, features) -> None:
    trainer = trained(tiny_dataset)
    network = Network((2, 3, 2), "tanh")
    learnt = features and NOTHING.with_inputs(np.float32([[1, 2]]))
    snapshot = replace(trainer.snapshot(), parameters=network.parameters)
    history = RunHistory()
    config = trainer.config.changed(hidden=(3,), activation="tanh")
    when = datetime(2026, 11, 25, 12, tzinfo=UTC)
    told = {"features": features, "learnt": learnt}
    history.add(network, ("1", "2"), config, snapshot, MetricLog(), when, **told)
    save_project(project_of(trainer, runs=tuple(history.records)), path)
    (listed,) = read_project(path).runs
    assert (listed.features, listed.learnt) == (features, learnt)
    if features is not None:
        assert (listed.features.low, listed.features.high) == (features.low, features.high)


def test_the_best_weights_come_back_while_it_learns_and_at_its_end(tiny_dataset, path) -> None:
    def saved_and_opened(trainer):
        figures = (datetime(2026, 11, 25, 12, tzinfo=UTC),)
        shape = (trainer.network, trainer.dataset.classes, trainer.config)
        history = RunHistory()
        history.add(*shape, trainer.snapshot(), trainer.log, *figures)
        state = (trainer.config, trainer.snapshot(), trainer.log, "finished")
        history.update(1, *state, trainer.stop_reason or "")
        save_project(project_of(trainer, runs=tuple(history.records)), path)
        return read_project(path)

    trainer = trained(tiny_dataset, learning_rate=0.3, schedule="constant", patience=3)
    before, after = trainer.checkpoint(), saved_and_opened(trainer).shown.checkpoint
    assert (after.best.step, after.kept_step) == (before.best.step, None)
    assert (after.best.parameters == before.best.parameters).all()
    control = RunControl()
    control.play()
    trainer.apply_changes({"epochs": 200})
    trainer.run(control, Outbox())
    kept = trainer.log.kept
    opened = saved_and_opened(trainer)
    point = opened.shown.checkpoint
    assert (point.best, point.kept_step, point.step) == (None, kept.step, trainer.step)
    assert (point.parameters == trainer.network.parameters).all()
    (listed,) = opened.runs
    assert (listed.figures.steps, listed.log.kept) == (kept.step, kept)
    assert listed.end == trainer.stop_reason
    assert listed.log.evaluations()[-1].step == opened.shown.log.evaluations()[-1].step
    assert listed.log.evaluations()[-1].step > kept.step
    assert listed.figures.test_accuracy == kept.test_accuracy


def test_the_list_of_runs_comes_back(project, opened) -> None:
    assert opened.current_run == 2
    assert [record.name for record in opened.runs] == ["Größte Rate ⚡", "Run 2"]
    for before, after in zip(project.runs, opened.runs, strict=True):
        assert after.config == before.config
        assert after.figures == before.figures
        assert after.started == before.started
        assert (after.network().parameters == before.parameters).all()
        assert_same_log(before.log, after.log, before.figures.steps)


def test_an_experiment_comes_back_with_its_results(project, opened, path) -> None:
    before, after = project.experiment, opened.experiment
    assert (after.name, after.sweep.varied) == (before.name, before.sweep.varied)
    assert after.sweep.configs == before.sweep.configs
    assert after.results == before.results
    save_project(replace(project, experiment=None), path)
    assert read_project(path).experiment is None


def damaged_experiment(path, **keys):
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    content = json.loads(members["experiment.json"]) | keys
    members["experiment.json"] = json.dumps(content).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


@pytest.mark.parametrize(
    ("key", "value", "word"),
    [
        ("varied", ["hiden"], "what it varies"),
        ("varied", ["momentum"], "cannot be None"),
        ("runs", [{"hidden": [4], "seed": 0}] * 2, "the same run twice"),
        ("results", [{"run": 9, "figures": {}}], "is damaged"),
        ("base", {"epochs": None}, "no end"),
    ],
)
def test_an_experiment_that_is_none_is_refused(project, path, key, value, word) -> None:
    save_project(project, path)
    damaged_experiment(path, **{key: value})
    with pytest.raises(ProjectFileError, match=word):
        read_project(path)


def test_pad_window_and_digits_come_back(project, opened) -> None:
    assert (opened.drawing.image == project.drawing.image).all()
    assert opened.drawing.label == "7"
    assert opened.layout == project.layout is not None
    assert opened.my_digits == project.my_digits


@pytest.mark.parametrize(("place", "name"), [(7, "7"), (99, None), (None, None)])
def test_earlier_files_have_the_truth_by_its_place(opened, path, place, name) -> None:
    with zipfile.ZipFile(io.BytesIO(project_bytes(opened))) as archive:
        drawing = json.loads(archive.read("project.json"))["drawing"]
    del drawing["true_class"]
    changed(path, drawing={**drawing, "label": place})
    assert read_project(path).drawing.label == name


def test_strokes_come_back(project, path) -> None:
    strokes = (((1.5, 2.0), (3.25, 4.0)), ((0.0, 299.5),))
    drawing = Drawing(strokes=strokes, side=300.0, is_example=True)
    save_project(replace(project, drawing=drawing), path)
    assert read_project(path).drawing.strokes == strokes
    assert read_project(path).drawing.side == 300
    assert read_project(path).drawing.is_example


@pytest.mark.slow
@pytest.mark.parametrize(
    ("stroke", "side"),
    [
        (((1.2e5, -9e4), (1.2e5, 2.0)), 200.0),
        (((1e6, 1e6),), 5e3),
        (((0.5, 0.5),) * 100_000, 1.0),
        (((0.0, 0.0), (0.0004, 0.0004)), 0.001),
    ],
    ids=["far", "large", "many points", "small"],
)
def test_what_a_stroke_file_may_hold_a_project_may_hold(project, path, stroke, side) -> None:
    drawing = drawing_in(stroke_line(StrokeDrawing((stroke,), side, side)))
    assert drawing is not None
    in_pad = Drawing(strokes=drawing.strokes, side=drawing.side)
    save_project(replace(project, drawing=in_pad), path)
    assert read_project(path).drawing.strokes == drawing.strokes


def test_a_drawing_that_could_not_be_read_again_is_not_saved(project, path) -> None:
    for stroke in (((1e9, 0.0),), ((0.0, 0.0),) * 100_001):
        drawing = Drawing(strokes=(stroke,), side=200.0)
        with pytest.raises(ProjectFileError, match="clear the pad"):
            save_project(replace(project, drawing=drawing), path)


def test_a_picture_of_the_users_comes_back(project, path) -> None:
    ink = np.arange(60, dtype=np.uint8).reshape(6, 10)
    drawing = replace(project.drawing, ink=ink, label=None, is_several=True)
    save_project(replace(project, drawing=drawing), path)
    opened = read_project(path).drawing
    assert (opened.ink == ink).all()
    assert opened.ink.dtype == np.uint8
    assert opened.is_several


def test_a_run_that_has_not_begun(trainer, path) -> None:
    fresh = Trainer(trainer.config, trainer.dataset)
    shown = ShownRun("new", fresh.network, fresh.dataset.classes, fresh.checkpoint(), fresh.log)
    save_project(Project(shown), path)
    opened = read_project(path)
    assert opened.shown.checkpoint.step == 0
    assert opened.shown.checkpoint.updater is None
    assert opened.runs == ()


def test_a_title_that_is_no_unicode(project, path) -> None:
    save_project(replace(project, shown=replace(project.shown, title="a\udcff.npz")), path)
    assert read_project(path).shown.title == "a?.npz"


@pytest.mark.parametrize(
    "name",
    [
        "a b",
        "a\u00a0b\u202fc\u3000d",
        "\U0001f469\u200d\U0001f52c",
        "x" * 200 + "/" + "y" * 200,
        os.fsdecode(b"caf\xe9"),
        "line\nbreak",
    ],
    ids=["space", "other spaces", "joined emoji", "long", "not UTF-8", "line break"],
)
def test_own_data_at_any_path_are_found_again(path, tmp_path, name) -> None:
    file = tmp_path / name / "own.npz"
    try:
        file.parent.mkdir(parents=True)
    except OSError:
        pytest.skip("this file system has no such names")
    generator = np.random.default_rng(0)
    images = generator.integers(0, 256, (60, 28, 28), np.uint8)
    np.savez(file, images=images, labels=np.arange(60, dtype=np.uint8) % 3)
    config = TrainingConfig(hidden=(4,), batch_size=9, dataset=str(file))
    trainer = Trainer(config, load_dataset_of(config))
    trainer.take_step()
    shown = ShownRun("mine", trainer.network, ("0", "1", "2"), trainer.checkpoint(), trainer.log)
    record = RunHistory().add(
        trainer.network, ("0", "1", "2"), config, trainer.snapshot(), trainer.log, datetime.now(UTC)
    )
    save_project(Project(shown, runs=(record,)), path)
    opened = read_project(path)
    assert opened.shown.checkpoint.config == opened.runs[0].config == config
    forget_dataset()
    dataset = load_dataset_of(opened.shown.checkpoint.config)
    assert (dataset.train.images == trainer.dataset.train.images).all()


def test_metrics_past_the_checkpoint_are_left_out(trainer, project, path) -> None:
    early = replace(project.shown.checkpoint, step=5)
    save_project(replace(project, shown=replace(project.shown, checkpoint=early)), path)
    log = read_project(path).shown.log
    assert log.step_rows()["step"].tolist() == [1, 2, 3, 4, 5]
    assert all(row.step <= 5 for row in log.evaluations())


@pytest.mark.slow
def test_epochs_without_end_can_be_opened_again(trainer, project, path) -> None:
    log, last = MetricLog(), trainer.checkpoint().step
    for epoch in range(1, 251_001):
        log.append_evaluation(EvaluationRow(last, epoch, test_accuracy=0.75, test_loss=1.0))
    shown = replace(project.shown, log=log)
    runs = tuple(replace(record, log=log) for record in project.runs)
    save_project(replace(project, shown=shown, runs=runs), path)
    opened = read_project(path)
    assert opened.shown.log.epochs()[-1].epochs_done == 251_000
    assert opened.shown.log.evaluations() == log.evaluations()
    assert [len(record.log.epochs()) <= 2_000 for record in opened.runs] == [True, True]


def test_a_listed_run_of_the_largest_network_can_be_opened_again(project, path) -> None:
    # 20,000,000 parameters are allowed with 10 classes; data of the user's may have more classes.
    sizes = (784, 4096, 4050, 200)
    record = replace(
        project.runs[0],
        config=project.runs[0].config.changed(hidden=sizes[1:-1]),
        layer_sizes=sizes,
        classes=tuple(map(str, range(200))),
        parameters=None,
    )
    save_project(replace(project, runs=(record,)), path)
    assert read_project(path).runs[0].layer_sizes == sizes


def test_weights_of_listed_runs_can_be_limited(project, path) -> None:
    size = project.runs[1].parameters.nbytes
    save_project(project, path, weight_bytes=size)
    one, two = read_project(path).runs
    assert one.parameters is None
    assert two.parameters is not None


def test_the_network_in_it_is_a_model_file(project, path, tmp_path) -> None:
    save_project(project, path)
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist()[0] == "project.json"
        archive.extract("network.npz", tmp_path)
        weights = np.load(io.BytesIO(archive.read("run/first_weights.npy")), allow_pickle=False)
    assert (weights == project.shown.checkpoint.first_parameters).all()
    document = open_model(tmp_path / "network.npz")
    assert (document.network.parameters == project.shown.checkpoint.parameters).all()


def test_a_newer_version_is_refused_kindly(opened, path) -> None:
    changed(path, format_version=upgrades.VERSION + 1, visualnet_version="9.1")
    before = path.read_bytes()
    with pytest.raises(ProjectFileError, match=r"was saved by VisualNet 9\.1.*Update VisualNet"):
        read_project(path)
    assert path.read_bytes() == before


def test_an_older_version_goes_through_the_table(opened, path, monkeypatch) -> None:
    """As it will be: two versions later, a key has been renamed and another one added."""

    def from_first(content):
        content["run"]["title"] = content["run"].pop("name")
        return content

    def from_second(content):
        content["current_run"] = 0
        return content

    changed(path, run=None)
    with zipfile.ZipFile(io.BytesIO(project_bytes(opened))) as archive:
        run = json.loads(archive.read("project.json"))["run"]
    run["name"] = run.pop("title")
    changed(path, run=run, current_run="none")
    monkeypatch.setattr(upgrades, "VERSION", 3)
    monkeypatch.setattr("visualnet.projects.project_file.VERSION", 3)
    monkeypatch.setattr(upgrades, "UPGRADES", {1: from_first, 2: from_second})
    found = read_project(path)
    assert found.shown.title == "a run of mine"
    assert found.current_run == 0


def test_every_older_version_has_a_way_up() -> None:
    assert set(upgrades.UPGRADES) == set(range(1, upgrades.VERSION))


def test_what_cannot_be_kept_leaves_the_old_file(project, path) -> None:
    save_project(project, path)
    before = path.read_bytes()
    point = project.shown.checkpoint
    broken = replace(point, weights=point.parameters * np.float32(np.nan))
    with pytest.raises(ProjectFileError, match="was not saved"):
        save_project(replace(project, shown=replace(project.shown, checkpoint=broken)), path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("target", ["folder", "/dev/null", "nowhere/work.vnet"])
def test_places_where_nothing_can_be_written(project, tmp_path, target) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(ProjectFileError) as caught:
        save_project(project, tmp_path / target)
    assert str(caught.value).count("\n") == 0
    assert os.listdir(tmp_path) == ["folder"]
