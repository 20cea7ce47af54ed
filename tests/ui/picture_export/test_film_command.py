"""A film made on the command line, of a project that keeps moments."""

import json
from dataclasses import replace

import pytest
from PIL import Image

from visualnet.projects.project import Drawing
from visualnet.projects.project_file import read_project, save_project
from visualnet.training.history import EvaluationRow, MetricLog
from visualnet.training.moments.keyframes import Event, Moments
from visualnet.ui.picture_export import film_command
from visualnet.ui.picture_export.past_pictures import known_accuracies


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A run of a few hundred steps, in a project."""
    from visualnet.cli import main

    path = tmp_path_factory.mktemp("kept") / "run.vnet"
    arguments = ["train", "--epochs", "1", "--batch-size", "200", "--keep-history", str(path)]
    assert main(arguments) == 0
    return path


def frames(path):
    with Image.open(path) as image:
        return image.n_frames, image.size


@pytest.mark.slow
def test_a_project_becomes_a_film(kept, run, tmp_path) -> None:
    path = tmp_path / "film.gif"
    code, out, err = run(
        *("export", kept, "--format", "gif", "--output", path),
        *("--from", 10, "--to", 250, "--pictures", 9, "--json"),
    )
    assert code == 0, err
    result = json.loads(out)
    assert result == {
        "output": str(path), "format": "gif", "bytes": path.stat().st_size, "pictures": 9,
    }  # fmt: skip
    assert frames(path)[0] == 9
    assert "Making 9 pictures of steps 10 to 250" in err
    # Again, over itself.
    assert run("export", kept, "--format", "gif", "--output", path, "--pictures", 2)[0] == 0
    assert frames(path)[0] == 2


@pytest.mark.slow
def test_the_drawing_of_the_project_is_read(kept, run, tmp_path) -> None:
    drawn, films = tmp_path / "drawn.vnet", []
    project = read_project(kept)
    save_project(replace(project, drawing=Drawing((((10.0, 5.0), (12.0, 60.0)),), 80.0)), drawn)
    for source in (kept, drawn):
        films.append(tmp_path / f"{source.stem}.gif")
        run("export", source, "--format", "gif", "--output", films[-1], "--pictures", 2)
    assert films[0].read_bytes() != films[1].read_bytes()


@pytest.mark.slow
def test_without_its_data_a_run_is_shown_by_its_kept_steps(kept, run, tmp_path) -> None:
    project, path = read_project(kept), tmp_path / "away.vnet"
    point = project.shown.checkpoint
    away = replace(point, config=point.config.changed(dataset=str(tmp_path / "gone.csv")))
    save_project(replace(project, shown=replace(project.shown, checkpoint=away)), path)
    film = tmp_path / "film.gif"
    code, _out, err = run("export", path, "--format", "gif", "--output", film)
    assert code == 0, err
    assert "the film shows the kept steps nearest" in err
    assert frames(film)[0] == len(project.shown.moments.keyframes)


@pytest.mark.slow
def test_a_run_that_went_back_to_its_best_is_shown_until_then(kept, run, tmp_path) -> None:
    """Its last moment has the loss and the epochs of steps whose weights are gone."""
    project, path = read_project(kept), tmp_path / "back.vnet"
    shown = project.shown
    end = shown.moments.keyframes[-2].step
    gone = shown.checkpoint.config.changed(dataset=str(tmp_path / "gone.csv"))
    back = replace(shown.checkpoint, kept_step=end, config=gone)
    frames_kept = (*shown.moments.keyframes[:-1], replace(back, updater=None))
    moments = replace(shown.moments, keyframes=frames_kept)
    save_project(replace(project, shown=replace(shown, checkpoint=back, moments=moments)), path)
    film = tmp_path / "film.gif"
    code, _out, err = run("export", path, "--format", "gif", "--output", film)
    assert code == 0, err
    assert f"steps 0 to {end}" in err
    assert frames(film)[0] == len(frames_kept) - 1


def test_what_was_measured_before_an_edit_is_not_told_of_the_edited_picture() -> None:
    log = MetricLog()
    for step in (10, 20, 30):
        log.append_evaluation(EvaluationRow(step, step / 10, test_accuracy=step / 100))
    log.append_evaluation(EvaluationRow(25, 2.5, validation_accuracy=0.5))
    events = (Event(10, "settings"), Event(20, "edit"))
    assert known_accuracies(log, Moments((), events)) == {10: 0.1, 30: 0.3}


def test_a_place_that_cannot_be_written_is_refused_before_the_drawing(
    kept, run, tmp_path, monkeypatch
) -> None:
    drawn = []
    monkeypatch.setattr(film_command, "drawn_film", lambda *given: drawn.append(given))
    path = tmp_path / "away" / "film.gif"
    code, _out, err = run("export", kept, "--format", "gif", "--output", path)
    assert (code, drawn) == (2, [])
    assert "its folder does not exist" in err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--to", 10**6), "ends at step 275"),
        (("--from", 20, "--to", 20), "--from must be before --to"),
        (("--pictures", 1), "--pictures must be from 2 to 400, not 1"),
        (("--at", 5), "give --from and --to instead of --at"),
    ],
)
def test_what_cannot_be_shown_is_refused(kept, run, tmp_path, options, told) -> None:
    path = tmp_path / "film.gif"
    code, _out, err = run("export", kept, "--format", "gif", "--output", path, *options)
    assert code == 2
    assert told in err
    assert not path.exists()


def test_options_of_a_film_need_a_film_and_a_film_a_project(kept, run, tmp_path) -> None:
    path = tmp_path / "film.gif"
    code, _, err = run("export", "digits-16x16", "--format", "gif", "--output", path)
    assert (code, "needs a project" in err) == (2, True)
    code, _, err = run(
        *("export", kept, "--format", "npz", "--output", tmp_path / "a.npz", "--from", 3)
    )
    assert (code, "are of a film" in err) == (2, True)
    code, _, err = run("export", kept, "--format", "gif", "--output", tmp_path / "film.mp4")
    assert (code, "must end in .gif" in err) == (2, True)
    path.write_text("mine")
    code, _, err = run("export", kept, "--format", "gif", "--output", path)
    assert (code, path.read_text()) == (2, "mine")
