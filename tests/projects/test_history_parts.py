"""A project keeps the moments of its run, and every step can be gone back to from there."""

import io
import json
import zipfile
from dataclasses import replace

import numpy as np
import pytest

from tests.projects.conftest import project_of
from visualnet.data.datasets import Dataset, Split
from visualnet.errors import ProjectFileError
from visualnet.projects.project import Project
from visualnet.projects.project_file import read_project, save_project
from visualnet.training.config import TrainingConfig
from visualnet.training.control import RunControl
from visualnet.training.moments.budget import HistoryBudget
from visualnet.training.moments.keyframes import MAX_KEYFRAMES, Event, History
from visualnet.training.replay import replay
from visualnet.training.snapshots import Outbox
from visualnet.training.trainer import Trainer


@pytest.fixture
def trainer(tiny_dataset) -> Trainer:
    """A run of 60 steps, with dropout, the best epoch kept, an edit, a change and a mark."""
    config = TrainingConfig(
        hidden=(7, 5), batch_size=5, epochs=3, dropout=0.1, patience=50, optimizer="adam"
    )
    trainer, control = Trainer(config, tiny_dataset), RunControl()
    history = trainer.history = History(HistoryBudget())
    history.add_keyframe(trainer.checkpoint())
    control.play()
    trainer.run(control, Outbox())
    held = np.zeros(trainer.network.parameters.shape, bool)
    held[:9] = True
    trainer.edit(trainer.network.parameters * np.float32(0.5), held)
    trainer.apply_changes({"epochs": 6, "patience": None, "learning_rate": 0.02})
    history.add_event(Event(trainer.step, "mark", text="half-way"), trainer.checkpoint())
    trainer.run(control, Outbox())
    return trainer


def saved(trainer: Trainer, path) -> Project:
    project = project_of(trainer)
    shown = replace(project.shown, moments=trainer.history.moments)
    save_project(replace(project, shown=shown), path)
    return read_project(path)


def test_the_moments_come_back(trainer, tmp_path) -> None:
    before = trainer.history.moments
    after = saved(trainer, tmp_path / "work.vnet").shown.moments
    assert after.events == before.events
    assert {event.kind for event in after.events} == {"edit", "settings", "mark"}
    assert [point.step for point in after.keyframes] == [point.step for point in before.keyframes]
    for one, other in zip(before.keyframes, after.keyframes, strict=True):
        assert other.config == one.config
        assert (other.parameters == one.parameters).all()
        assert (other.first_parameters == one.first_parameters).all()
        assert (other.held is None) == (one.held is None)
        assert one.held is None or (other.held == one.held).all()
        assert (other.best is None) == (one.best is None)
        assert one.best is None or (other.best.parameters == one.best.parameters).all()
        assert other.losses == one.losses


@pytest.mark.slow
def test_every_step_can_be_gone_back_to(trainer, tmp_path, tiny_dataset) -> None:
    here = trainer.history
    there = saved(trainer, tmp_path / "work.vnet").shown
    again = History(HistoryBudget())
    again.restore(there.moments)
    for step in range(trainer.step + 1):
        one, other = (
            replay(trainer.network, tiny_dataset, each.moments.keyframe_before(step), (), step)
            for each in (here, again)
        )
        assert (one.network.parameters == other.network.parameters).all(), step


def test_a_project_without_moments_says_so(trainer, tmp_path) -> None:
    path = tmp_path / "work.vnet"
    save_project(project_of(trainer), path)
    assert read_project(path).shown.moments is None


def damaged(path, change) -> None:
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    content = json.loads(members["history.json"])
    change(content, members)
    members["history.json"] = json.dumps(content).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def spoil(members, start: str, value: bytes | None = None) -> None:
    """Change an array whose name begins so: to these bytes, or all its numbers to NaN."""
    name = next(name for name in members if name.startswith(start))
    file = io.BytesIO()
    np.save(file, np.full_like(np.load(io.BytesIO(members[name])), np.nan))
    members[name] = file.getvalue() if value is None else value


@pytest.mark.parametrize(
    "change",
    [
        lambda content, _: content["keyframes"].reverse(),
        lambda content, _: content["keyframes"][0].update(step=7),
        lambda content, _: content["keyframes"][0].update(position=-1),
        lambda content, _: content["events"][0].update(kind="flood"),
        lambda content, _: content["events"][0].update(step=10**6),
        lambda content, _: content["events"][1].update(settings={"hidden": [3]}),
        lambda content, _: content["events"][1].update(settings=[1]),
        lambda content, _: content["events"][1].update(settings={"learning_rate": "fast"}),
        lambda content, _: content["events"][1].update(settings={"batch_size": 0}),
        lambda content, _: content["events"][1].update(settings={"epochs": True}),
        lambda content, _: content["keyframes"].insert(1, content["keyframes"][0]),
        lambda _, members: members.pop("history/0/weights.npy"),
        lambda _, members: spoil(members, "history/1/weights"),
        lambda _, members: spoil(members, "history/1/optimizer/"),
        lambda _, members: spoil(members, "history/best/"),
        lambda _, members: spoil(members, "history/1/optimizer/", b"\x93NUMPY"),
    ],
)
def test_damaged_moments_are_refused_whole(trainer, tmp_path, change) -> None:
    path = tmp_path / "work.vnet"
    saved(trainer, path)
    damaged(path, change)
    with pytest.raises(ProjectFileError):
        read_project(path)


def test_what_is_often_named_is_read_once(trainer, tmp_path) -> None:
    points = saved(trainer, tmp_path / "work.vnet").shown.moments.keyframes
    best = [point.best for point in points if point.best is not None]
    assert len({id(each.parameters) for each in best}) == len({each.step for each in best})


@pytest.mark.slow
def test_a_run_of_many_short_epochs_can_be_read_again(tmp_path) -> None:
    images, labels = np.zeros((2, 28, 28), np.uint8), np.arange(2, dtype=np.uint8)
    few, none = Split(images, labels), Split(images[:0], labels[:0])
    dataset = Dataset("few", "Few", ("0", "1"), few, none, none)
    trainer = Trainer(TrainingConfig(hidden=(), batch_size=2, epochs=1_200), dataset)
    trainer.history = History(HistoryBudget())
    trainer.history.add_keyframe(trainer.checkpoint())
    control = RunControl()
    control.play()
    trainer.run(control, Outbox())
    steps = [point.step for point in saved(trainer, tmp_path / "work.vnet").shown.moments.keyframes]
    assert (steps[0], steps[-1]) == (0, 1_200)
    assert len(steps) <= MAX_KEYFRAMES


@pytest.mark.slow
def test_of_too_many_edits_the_newest_are_kept(trainer, tmp_path) -> None:
    for number in range(MAX_KEYFRAMES):
        point = replace(trainer.checkpoint(), step=trainer.step + number)
        trainer.history.add_event(Event(point.step, "edit"), point)
    trainer.step += MAX_KEYFRAMES
    moments = saved(trainer, tmp_path / "work.vnet").shown.moments
    assert len(moments.keyframes) == MAX_KEYFRAMES
    assert moments.keyframes[-1].step == trainer.step - 1
