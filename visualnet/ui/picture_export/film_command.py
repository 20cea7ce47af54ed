"""A film of a project without a window: `visualnet export PROJECT --format gif`."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication

from visualnet.data.dataset import Dataset
from visualnet.data.drawing.strokes import DEFAULT_BRUSH
from visualnet.errors import SettingError, VisualNetError
from visualnet.kept_history import data_of
from visualnet.nn.network import as_inputs
from visualnet.number_text import count_text
from visualnet.overwriting import begins_with, check_overwrite
from visualnet.projects.file_kinds import is_project
from visualnet.projects.project import Project, ShownRun
from visualnet.projects.project_file import read_project
from visualnet.training.absent_data import absent_data
from visualnet.training.moments.keyframes import Moments
from visualnet.training.moments.past_states import spread_steps
from visualnet.ui.files.project_parts import pad_content
from visualnet.ui.look.theme import load_theme
from visualnet.ui.picture.modes import Mode
from visualnet.ui.picture.network_item import connection_colours
from visualnet.ui.picture.shown import ShownPicture
from visualnet.ui.picture_export.animated_gif import FilmOptions, most_pictures
from visualnet.ui.picture_export.past_pictures import PastPictures, known_accuracies
from visualnet.ui.picture_export.timeline_film import check_film_path, drawn_film
from visualnet.ui.picture_export.video import MOST_PICTURES, VIDEO_ENDINGS
from visualnet.ui.session.frame import Frame, Probe, ProbeSource, Progress
from visualnet.ui.session.plane_state import first_point

_WIDTH, _HEIGHT = 536, 420
_ROOM = (640.0, 500.0)
"""What the network is laid out for, in layout units."""

_PICTURES = 76
_HELD = 1.5
_BEGINNINGS = {"gif": (b"GIF8",), "mp4": (b"\0\0\0",), "webm": (b"\x1a\x45\xdf\xa3",)}


def export_film(
    model: str,
    format_name: str,
    output: Path,
    report: Callable[[str], None],
    *,
    steps: tuple[int | None, int | None, int | None],
    is_forced: bool = False,
) -> dict[str, Any]:
    """`export`: write a film of a project that keeps moments; its drawing is read at each step.

    steps: the first, the last and how many, None for all of the run and 76 of them.
    is_forced: replace a file without asking. Raises SettingError, ExportError and the errors of
    `read_project`.
    """
    if not is_project(model):
        raise SettingError("A film needs a project (.vnet), and {model} is none.", model=model)
    check_film_path(output, f".{format_name}", SettingError)
    kind, beginnings = f"a film in the format {format_name}", _BEGINNINGS[format_name]
    check_overwrite(output, kind, begins_with(*beginnings), [model], is_forced=is_forced)
    project = read_project(Path(model))
    run = project.shown
    moments = _moments_of(run)
    if not moments.keyframes:
        raise SettingError("{path} keeps no moments; train with --keep-history.", path=model)
    options = FilmOptions(_WIDTH, _HEIGHT, held=_HELD, has_own_time=True)
    wanted = _steps(run, steps, options, format_name, model)
    # There need be no screen.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication(["visualnet"])
    pictures = _pictures(project, moments, wanted, report)
    first, last = count_text(wanted[0]), count_text(wanted[-1])
    report(f"Making {len(wanted)} pictures of steps {first} to {last}…")
    film = drawn_film(pictures, options, f".{format_name}", lambda _share: True)
    assert film is not None  # noqa: S101 - nobody gives up
    film.write(output)
    del application
    return {
        "output": str(output),
        "format": format_name,
        "bytes": output.stat().st_size,
        "pictures": film.count,
    }


def _moments_of(run: ShownRun) -> Moments:
    """Return what is kept of the steps up to the one that the weights are of.

    A run that went back to its best epoch is shown until then, as in the window: the moment of its
    end has the weights of that epoch, but the loss of its last.
    """
    if run.moments is None:
        return Moments((), ())
    end = run.checkpoint.weights_step
    return Moments(
        tuple(point for point in run.moments.keyframes if point.step <= end),
        tuple(event for event in run.moments.events if event.step <= end),
    )


def _steps(
    run: ShownRun,
    wanted: tuple[int | None, int | None, int | None],
    options: FilmOptions,
    ending: str,
    model: str,
) -> list[int]:
    """Return the steps of the pictures; raises SettingError."""
    end = run.checkpoint.weights_step
    first, last, count = (
        given if given is not None else usual
        for given, usual in zip(wanted, (0, end, _PICTURES), strict=True)
    )
    if not 0 <= first < last <= end:
        raise SettingError(
            "{path} ends at step {end}; --from must be before --to, and both from 0 to that.",
            path=model,
            end=count_text(end),
        )
    is_video = f".{ending}" in VIDEO_ENDINGS
    most = MOST_PICTURES if is_video else most_pictures(options.width, options.height)
    if not 2 <= count <= most:
        raise SettingError(
            "--pictures must be from 2 to {most}, not {count}.", most=most, count=count
        )
    return spread_steps(first, last, count, is_logarithmic=True)


def _pictures(
    project: Project, moments: Moments, steps: list[int], report: Callable[[str], None]
) -> PastPictures:
    run = project.shown
    dataset, can_replay = _data_of(run, report)
    return PastPictures(
        shown=_shown(project, dataset),
        dataset=dataset,
        moments=moments,
        steps=steps,
        tested=known_accuracies(run.log, moments),
        can_replay=can_replay,
        is_measured=can_replay,
        temperature=run.temperature,
    )


def _data_of(run: ShownRun, report: Callable[[str], None]) -> tuple[Dataset, bool]:
    """Return the data of a run, or what stands for them, and whether they are its own."""
    point = run.checkpoint
    try:
        dataset, is_its_own = data_of(run)
        problem = f"{dataset.title} is not as it was"
    except VisualNetError as error:
        dataset = absent_data(point.config, run.classes, run.data, point.position, str(error))
        is_its_own, problem = False, str(error).rstrip(".")
    if not is_its_own:
        report(f"{problem}: the film shows the kept steps nearest to those asked for.")
    return dataset, is_its_own


def _shown(project: Project, dataset: Dataset) -> ShownPicture:
    """Return the picture that all others are like: of the drawing, or else of a test image."""
    run, content = project.shown, pad_content(project.drawing)
    if run.features is not None:
        point = first_point(run.features, dataset)
        probe = Probe(point.inputs, None, ProbeSource.POINT, point)
    elif not content.is_empty:
        probe = Probe(content.seen(DEFAULT_BRUSH), None, ProbeSource.DRAWING)
    elif len(dataset.test):
        probe = Probe(dataset.test.images[0], None, ProbeSource.TEST_IMAGE)
    else:
        probe = Probe(content.seen(DEFAULT_BRUSH), None, ProbeSource.NOTHING)
    forward = run.network.forward(as_inputs(probe.image.reshape(1, -1)))
    frame = Frame(
        run_id=0,
        network=run.network,
        probe=probe,
        forward=forward,
        answer=None,
        progress=Progress(),
        first_parameters=run.checkpoint.first_parameters,
        marked_parameters=run.marked_parameters,
    )
    theme = load_theme("dark")
    return ShownPicture(
        frame=frame,
        classes=run.classes,
        mode=Mode.WEIGHT if probe.source is ProbeSource.NOTHING else Mode.FLOW,
        share=1.0,
        is_dashed=False,
        parts=(),
        marked=(),
        theme=theme,
        table=connection_colours(theme),
        size=_ROOM,
    )
