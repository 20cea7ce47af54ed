"""The data of a run are away: it stands still, keeps all that it has, and asks for them."""

import shutil
import threading
from datetime import UTC, datetime

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QWidget

from tests.ui.files.test_recovery import crash, end, offered
from tests.ui.files.test_recovery import press as press_recovery
from visualnet.errors import ProjectFileError
from visualnet.models.formats import open_model
from visualnet.paths import autosave_dir
from visualnet.projects.project import Project, ShownRun
from visualnet.projects.project_file import read_project, save_project
from visualnet.training import loading
from visualnet.training.absent_data import identity_of
from visualnet.training.config import TrainingConfig
from visualnet.training.runs import RunHistory
from visualnet.training.trainer import Trainer
from visualnet.ui.files.project_parts import prepared
from visualnet.ui.session.open_run import State

LETTERS = tuple("abcdefghij")


@pytest.fixture(autouse=True)
def _mnist_at_hand(mnist, monkeypatch, tmp_path):
    """MNIST is read once for all tests; data of one's own are read from their files."""
    load = loading.load_dataset_of

    def loaded(config):
        return mnist if config.dataset == "mnist" else load(config)

    for module in (
        "session.new_runs",
        "session.data.data_loader",
        "session.data.ways",
        "files.found_model",
    ):
        monkeypatch.setattr(f"visualnet.ui.{module}.load_dataset_of", loaded)
    yield
    loading.forget_dataset()


def letters_file(folder, seed=0, names=LETTERS, of_each=20):
    """Write images of letters, so to speak: each a patch of ink at a place of its own."""
    generator = np.random.default_rng(seed)
    labels = generator.permutation(np.repeat(np.arange(len(names)), of_each)).astype(np.uint8)
    images = generator.integers(0, 40, (len(labels), 28, 28), dtype=np.uint8)
    for image, label in zip(images, labels, strict=True):
        row, column = divmod(int(label), 7)
        image[4 * row : 4 * row + 4, 4 * column : 4 * column + 4] = 230
    folder.mkdir(exist_ok=True)
    np.savez(folder / "letters.npz", images=images, labels=labels)
    (folder / "classes.txt").write_text("\n".join(names))
    return folder / "letters.npz"


@pytest.fixture
def data(tmp_path):
    return letters_file(tmp_path / "stick")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "work.vnet"


def pull_out(data):
    """Take the stick out; returns where it lies now."""
    loading.forget_dataset()
    away = data.parent.with_name("elsewhere")
    data.parent.rename(away)
    return away / data.name


def learn_letters(desk, data, steps=20):
    before = desk.session.run_id
    desk.application.files.data.open_path(str(data))
    desk.wait_for_data(lambda: desk.session.run_id != before)
    desk.session.change(epochs=None)
    desk.train(steps)
    desk.session.pause()


def save(desk, path):
    with desk.qtbot.waitSignal(desk.application.files.projects.saved):
        desk.application.files.projects.save_to(path)


def open_project(desk, path):
    with desk.qtbot.waitSignal(desk.application.files.projects.shown):
        desk.application.files.projects.open_path(str(path))
    desk.wait_at_rest()


def save_letters_project(data, path, steps=30):
    """Save a project that learnt these data; returns its weights."""
    config = TrainingConfig(dataset=str(data), hidden=(6,), epochs=None)
    dataset = loading.load_dataset_of(config)
    trainer, history = Trainer(config, dataset), RunHistory()
    for _ in range(steps):
        if trainer.is_at_epoch_end:
            trainer.begin_epoch()
        trainer.take_step()
    history.add(
        trainer.network,
        dataset.classes,
        config,
        trainer.snapshot(),
        trainer.log,
        datetime(2026, 11, 25, 12, tzinfo=UTC),
    )
    point, identity = trainer.checkpoint(), identity_of(dataset)
    shown = ShownRun("letters", trainer.network, dataset.classes, point, trainer.log, data=identity)
    save_project(Project(shown, tuple(history.records), current_run=1), path)
    return point.parameters


def begin_without_data(desk, data, path):
    """Open a project on letters that are away; (desk, weights, where the data lie)."""
    learnt = save_letters_project(data, path)
    away = pull_out(data)
    open_project(desk, path)
    return desk, learnt, away


@pytest.fixture
def left(reused_desk, data, path):
    """A project on letters that are away now; (desk with it open, weights, where the data lie)."""
    return begin_without_data(reused_desk, data, path)


def asked_for(desk):
    """The sentence of the bar that asks for data, empty where none are missing."""
    bar = desk.window.findChild(QWidget, "missingDataBar")
    return desk.text("missingDataText") if bar is not None and bar.isVisible() else ""


def press(desk, name):
    desk.press(desk.window.findChild(QWidget, "missingDataBar"), name)


@pytest.mark.slow
def test_a_project_whose_data_are_away_is_opened_whole_and_asks_for_them(left, data, mnist):
    desk, learnt, _ = left
    assert str(data) in asked_for(desk)
    assert "Locate" in asked_for(desk)
    assert np.array_equal(desk.parameters(), learnt)
    assert desk.session.config.dataset == str(data)
    assert desk.session.classes == LETTERS
    # Nowhere are its letters told of images of other data.
    assert desk.session.dataset is None
    assert desk.text("statusData") == "letters.npz · not found"
    for dock in ("dataDock", "augmentationDock", "evaluationDock", "mapDock", "inspectorDock"):
        desk.open_dock(dock)
    desk.wait_at_rest()
    titles = [label.text() for label in desk.window.docks["dataDock"].findChildren(QLabel)]
    assert "letters.npz" in titles
    assert mnist.title not in titles
    assert desk.application.context.frames.forms is None


@pytest.mark.slow
def test_its_weights_can_be_exported_whatever_its_data_are_called(reused_desk, tmp_path, path):
    desk = reused_desk
    data = letters_file(tmp_path / "stick")
    odd = data.rename(data.with_name(f"two\u00a0words {'x' * 200}.npz"))
    learnt = save_letters_project(odd, path)
    pull_out(odd)
    open_project(desk, path)

    files = desk.application.files.models
    with desk.qtbot.waitSignal(files.saved):
        files.save_to(tmp_path / "weights.npz")
    np.testing.assert_array_equal(open_model(tmp_path / "weights.npz").network.parameters, learnt)


def test_it_stands_still_and_says_why(left, data):
    desk, learnt, _ = left
    step = desk.session.shown_step
    for act in ("play", "step", "restart", "newWeights", "testImage"):
        desk.window.notices.clear()
        desk.do(f"{act}Action")
        desk.wait_at_rest()
        assert desk.session.state is State.PAUSED, act
        assert str(data) in desk.notice, act
        assert "Locate it, or choose other data" in desk.notice
        assert "\n" not in desk.notice
        assert desk.session.shown_step == step
        assert np.array_equal(desk.parameters(), learnt)


def test_settings_cannot_be_applied_to_it(left, data):
    desk, learnt, _ = left
    desk.application.context.data.apply(desk.session.config.changed(hidden=(9,)))
    desk.wait(lambda: str(data) in desk.notice)
    assert np.array_equal(desk.parameters(), learnt)


def test_saved_again_it_has_lost_nothing(left, path, tmp_path):
    desk, _, _ = left
    desk.session.change(learning_rate=0.25)
    other = tmp_path / "again.vnet"
    save(desk, other)
    before, after = read_project(path), read_project(other)
    one, two = before.shown.checkpoint, after.shown.checkpoint
    assert two.config == one.config.changed(learning_rate=0.25)
    assert (two.epoch, two.position, two.step) == (one.epoch, one.position, one.step)
    assert two.examples_seen == one.examples_seen
    assert two.losses == one.losses
    assert np.array_equal(two.parameters, one.parameters)
    assert np.array_equal(two.first_parameters, one.first_parameters)
    assert after.shown.data == before.shown.data is not None
    assert after.shown.classes == LETTERS
    (kept,), (record,) = after.runs, before.runs
    assert kept.config.dataset == record.config.dataset == one.config.dataset
    assert np.array_equal(kept.parameters, record.parameters)


@pytest.mark.slow
def test_it_goes_on_as_if_nothing_had_been_once_the_data_are_located(desk, path, build, data):
    _, _, away = begin_without_data(desk, data, path)
    press(desk, "locateDataFileButton")
    (dialog,) = [d for d in desk.window.findChildren(QFileDialog) if d.isVisible()]
    dialog.fileSelected.emit(str(away))
    desk.wait(lambda: not asked_for(desk))
    assert str(away) in desk.notice
    assert desk.session.config.dataset == str(away)
    assert desk.session.dataset.classes == LETTERS
    # The same steps as with the data at their old place.
    shutil.copytree(away.parent, data.parent)
    other = build().show()
    open_project(other, path)
    assert not asked_for(other)
    trainers = [one.session.trainer for one in (desk, other)]
    for trainer in trainers:
        for _ in range(3):
            trainer.take_step()
    assert np.array_equal(*(trainer.network.parameters for trainer in trainers))


@pytest.mark.slow
def test_the_new_place_of_the_data_is_autosaved_before_any_step(desk, data, path):
    _, _, away = begin_without_data(desk, data, path)
    autosaver = desk.application.files.autosaver
    autosaver.save_if_changed()
    desk.wait(lambda: autosaver.kept is not None)
    with desk.qtbot.waitSignal(autosaver.saved):
        desk.application.files.locating.open_path(str(away))
        desk.wait(lambda: not asked_for(desk))
        autosaver.save_if_changed()
    (file,) = autosave_dir().glob("*.vnet")
    assert read_project(file).shown.checkpoint.config.dataset == str(away)


@pytest.mark.slow
def test_data_that_are_back_are_found_at_once(left, data):
    desk, learnt, away = left
    press(desk, "retryDataButton")
    desk.wait(lambda: "nothing at" in desk.notice)
    away.parent.rename(data.parent)
    press(desk, "retryDataButton")
    desk.wait(lambda: not asked_for(desk))
    assert np.array_equal(desk.parameters(), learnt)
    desk.train(5)


def test_data_of_other_classes_are_not_taken_for_them(left, tmp_path):
    desk, learnt, _ = left
    other = letters_file(tmp_path / "other", names=tuple("klmnopqrst"))
    desk.application.files.locating.open_path(str(other))
    desk.wait(lambda: "other classes" in desk.notice)
    assert asked_for(desk)
    assert np.array_equal(desk.parameters(), learnt)


@pytest.mark.slow
def test_other_images_of_the_same_classes_are_taken_and_told_of(left, tmp_path):
    desk, _, _ = left
    other = letters_file(tmp_path / "other", seed=5)
    desk.application.files.locating.open_path(str(other))
    desk.wait(lambda: not asked_for(desk))
    assert "its examples have changed" in desk.notice


def test_other_classes_at_the_same_place_are_data_that_are_away(left, data, path):
    desk, learnt, _ = left
    letters_file(data.parent, names=tuple("klmnopqrst"))
    open_project(desk, path)
    assert "other classes" in asked_for(desk)
    assert np.array_equal(desk.parameters(), learnt)


@pytest.mark.slow
def test_other_data_can_be_chosen_and_undone(left, mnist):
    desk, learnt, _ = left
    desk.application.context.data.apply(TrainingConfig())
    desk.wait(lambda: desk.session.dataset is mnist)
    desk.wait_at_rest()
    assert not asked_for(desk)
    assert desk.session.classes == mnist.classes
    desk.do("undoAction")
    desk.wait_at_rest()
    assert asked_for(desk)
    assert np.array_equal(desk.parameters(), learnt)


@pytest.mark.slow
def test_an_earlier_run_on_them_can_be_looked_at_and_waits_for_them_too(left, mnist):
    desk, learnt, away = left
    desk.application.context.data.apply(desk.session.config.changed(dataset="mnist"))
    desk.wait(lambda: desk.session.dataset is mnist)
    panel = desk.open_dock("runsDock")
    panel.open_requested.emit(1)
    desk.wait(lambda: bool(asked_for(desk)))
    assert np.array_equal(desk.parameters(), learnt)
    assert desk.session.title == "Run 1"
    desk.application.files.locating.open_path(str(away))
    desk.wait(lambda: desk.session.dataset is not None)
    assert np.array_equal(desk.parameters(), learnt)
    desk.train(5)


@pytest.mark.slow
def test_a_model_can_be_opened_instead(left, mnist):
    desk, _, _ = left
    desk.menu("models").aboutToShow.emit()
    (action,) = [a for a in desk.menu("models").actions() if a.text() == "digits-128x64"]
    action.trigger()
    desk.wait(lambda: desk.session.title == "digits-128x64")
    assert desk.session.dataset is mnist
    assert not asked_for(desk)
    desk.train(5)


@pytest.mark.slow
@pytest.mark.parametrize("count", [10, 4])
def test_a_window_begun_with_it_shows_no_other_data(build, path, tmp_path, count):
    data = letters_file(tmp_path / "stick", names=LETTERS[:count])
    learnt = save_letters_project(data, path)
    pull_out(data)
    desk = build(str(path))
    seen = []
    desk.session.run_changed.connect(lambda: seen.append(desk.session.dataset))
    desk.window.show()
    desk.wait(lambda: bool(asked_for(desk)))
    assert seen == [None]
    assert np.array_equal(desk.parameters(), learnt)
    assert not desk.action("undoAction").isEnabled()


@pytest.mark.slow
def test_a_window_begun_with_a_project_that_fails_late_begins_anew(build, data, path, monkeypatch):
    save_letters_project(data, path)

    def fail(_shown, _config, _dataset):
        raise ProjectFileError("Nothing can be made of it; open another file.")

    monkeypatch.setattr("visualnet.ui.files.project_parts._resumed", fail)
    desk = build(str(path)).show()
    assert "Nothing can be made of it" in desk.notice
    assert desk.session.title == "digits-16x16"
    desk.train(5)


@pytest.fixture
def begun_slowly(build, path, monkeypatch):
    """Begin a window with the project, whose data are read only once the second value is called."""
    is_wanted = threading.Event()

    def slowly(project):
        assert is_wanted.wait(20)
        return prepared(project)

    monkeypatch.setattr("visualnet.ui.files.projects.prepared", slowly)

    def begin():
        desk = build(str(path))
        desk.window.show()
        return desk, is_wanted.set

    yield begin
    is_wanted.set()


@pytest.mark.slow
def test_what_was_asked_for_before_the_data_were_missed_is_refused_and_no_more(
    begun_slowly, data, path
):
    learnt = save_letters_project(data, path)
    pull_out(data)
    desk, go_on = begun_slowly()
    desk.do("newWeightsAction")
    go_on()
    desk.wait(lambda: bool(asked_for(desk)))
    desk.wait_at_rest()
    assert "The data of this run was not found" in desk.notice
    assert np.array_equal(desk.parameters(), learnt)
    assert desk.application.files.projects.path == path


@pytest.mark.slow
def test_new_weights_asked_for_before_the_project_is_read_learn_its_data(begun_slowly, data, path):
    save_letters_project(data, path)
    desk, go_on = begun_slowly()
    desk.do("newWeightsAction")
    go_on()
    desk.wait(lambda: desk.action("undoAction").isEnabled())
    assert (desk.session.config.dataset, desk.session.classes) == (str(data), LETTERS)


# After a crash


def learn_and_crash(build, data):
    """Kill a window that learns letters at full speed; returns its autosave."""
    first = build().show()
    first.application.files.autosaver.set_pace(10, share=0)
    learn_letters(first, data)
    first.do("playAction")
    with first.qtbot.waitSignal(first.application.files.autosaver.saved):
        pass
    with first.qtbot.waitSignal(first.application.files.autosaver.saved):
        pass
    kept = crash(first)
    end(first)
    assert read_project(kept).shown.was_playing
    return kept


def go_on(desk):
    desk.wait(lambda: bool(offered(desk)))
    with desk.qtbot.waitSignal(desk.application.files.projects.shown):
        press_recovery(desk, "recoverButton")


@pytest.mark.slow
def test_what_is_gone_on_with_never_learns_other_data(build, data):
    kept = learn_and_crash(build, data)
    project = read_project(kept)
    pull_out(data)
    desk = build().show()
    go_on(desk)
    # It is autosaved anew, and holds all that the old one held, before that is removed.
    desk.wait(lambda: not kept.exists())
    assert desk.session.state is State.PAUSED
    assert str(data) in asked_for(desk)
    assert np.array_equal(desk.parameters(), project.shown.checkpoint.parameters)
    (file,) = autosave_dir().glob("*.vnet")
    point, before = read_project(file).shown.checkpoint, project.shown.checkpoint
    assert np.array_equal(point.parameters, before.parameters)
    assert point.config == before.config
    assert (point.step, point.epoch, point.position) == (before.step, before.epoch, before.position)


@pytest.mark.slow
def test_what_is_gone_on_with_does_not_learn_changed_data_unasked(build, data):
    learn_and_crash(build, data)
    loading.forget_dataset()
    letters_file(data.parent, seed=7)
    desk = build().show()
    go_on(desk)
    desk.wait(lambda: "not as it was" in desk.notice)
    assert desk.session.state is State.PAUSED
    # Whoever has looked at them trains on.
    desk.train(5)


@pytest.mark.slow
def test_the_old_autosave_stays_while_another_run_is_written(build, data, monkeypatch):
    kept = learn_and_crash(build, data)
    desk = build().show()
    desk.wait(lambda: bool(offered(desk)))
    saver = desk.application.files.autosaver
    monkeypatch.setattr(saver, "save_if_changed", lambda: None)
    go_on(desk)
    desk.session.pause()
    # A write of the run before, under way while that of the autosave was opened, ends now.
    saver._kept = (1, 10_000, 0)
    saver.saved.emit()
    assert kept.exists()
    saver._kept = (desk.session.run_id, *desk.session.shown_state)
    saver.saved.emit()
    assert not kept.exists()


@pytest.mark.slow
def test_closing_asks_about_it_as_about_any_work(left):
    desk, _, _ = left
    desk.session.run.saved = None
    desk.window.close()
    (box,) = [box for box in desk.window.findChildren(QMessageBox) if box.isVisible()]
    box.button(QMessageBox.StandardButton.Cancel).click()
    assert desk.window.isVisible()
