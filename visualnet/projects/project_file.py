"""Projects as files, `*.vnet`: a zip of `project.json`, the network and arrays.

    project.json            settings, figures, drawing, window; {"format": "visualnet project",
                            "format_version": N, …}
    network.npz             the open network, a model file as any other
    run/first_weights.npy   those that the run began with, (parameters,)
    run/marked.npy          those of the marked step, (parameters,); where one is
    run/held.npy            1 for each parameter that training leaves alone; where there are any
    run/optimizer/*.npy     what the optimizer has collected; where the run can go on
    run/log/*.npy           its metrics
    runs/N/*.npy            metrics and weights of each listed run
    runs/N/learnt.json      what it has learnt, of points, see `Learnt`
    drawing/ink.npy         ink of the user's picture in the pad, (h, w); where there is one
    drawing/grey.npy        that picture, (h, w); where there is one
    experiment.json         an experiment and its results; where there is one
    points.json, points/    painted points that are too few to be learnt from; where there are any
    my_digits.jsonl         the user's own examples; where there are any

`upgrades.py` says how the format may change.
"""

import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from visualnet import __version__
from visualnet.data.drawing.my_digits import MAX_FILE_BYTES
from visualnet.errors import (
    ModelFileError,
    ProjectFileError,
    SettingError,
    ShapeError,
    UnreadNowError,
    reason_of,
)
from visualnet.json_fields import Fields, Problem, whole
from visualnet.number_text import decimal_text, number_text
from visualnet.paths import check_is_file, replace_file, untouched
from visualnet.projects.archive import Archive, Members, opened_archive
from visualnet.projects.experiment_part import add_experiment, read_experiment
from visualnet.projects.listed_runs import (
    MAX_RUNS,
    add_listed_arrays,
    listed_as_json,
    newest,
    read_listed,
)
from visualnet.projects.pad_parts import add_drawing_arrays, drawing_as_json, read_drawing
from visualnet.projects.points_part import add_points, read_points
from visualnet.projects.project import Project, ShownRun
from visualnet.projects.run_parts import add_run_arrays, read_run, run_as_json
from visualnet.projects.upgrades import VERSION, upgraded
from visualnet.projects.window_layout import layout_as_json, layout_from_json
from visualnet.sentences import Sentence, inner_clause
from visualnet.training.runs import RunRecord

MAX_BYTES = 1_200_000_000
"""The largest network, all that a run keeps of it, and as much of listed runs as goes along."""

_TOO_LARGE = Sentence(
    "it is larger than {max_bytes} MB", max_bytes=decimal_text(MAX_BYTES / 1e6, 0)
)
_MY_DIGITS = "my_digits.jsonl"
_ADVICE = Sentence("open another file, or one saved before")


def save_project(project: Project, path: Path, weight_bytes: int | None = None) -> int:
    """Write a project, replacing the file at `path` whole or not at all; returns its bytes.

    weight_bytes: at most so much of the weights of listed runs is kept, MAX_WEIGHT_BYTES for None;
    `left_out` tells whose then are not.
    Raises ProjectFileError where it cannot be written; the old file is then untouched.
    """
    check_is_file(path, ProjectFileError)
    try:
        data = project_bytes(project, weight_bytes)
    except (Problem, ModelFileError) as error:
        raise ProjectFileError(
            "{path} was not saved{untouched}: {clause}.",
            path=path,
            untouched=untouched(path),
            clause=inner_clause(error),
        ) from error
    except MemoryError as error:
        raise ProjectFileError(
            "There is not enough memory to save {path}{untouched}; close other programs.",
            path=path,
            untouched=untouched(path),
        ) from error
    replace_file(path, data, ProjectFileError)
    return len(data)


def project_bytes(project: Project, weight_bytes: int | None = None) -> bytes:
    """Return the whole file; arguments and errors as for `save_project`, or Problem."""
    runs = newest(project.runs, weight_bytes)
    content = {
        "format": "visualnet project",
        "format_version": VERSION,
        "visualnet_version": __version__,
        "saved": datetime.now(UTC).isoformat(timespec="seconds"),
        "run": run_as_json(project.shown),
        "runs": [listed_as_json(record) for record, _ in runs],
        "current_run": project.current_run,
        "drawing": drawing_as_json(project.drawing),
        "window": {
            # Programs of earlier versions want these; what they wrote there is not read any more.
            "geometry": "",
            "docks": "",
            "layout": None if project.layout is None else layout_as_json(project.layout),
        },
    }
    members = Members(content)
    add_drawing_arrays(members, project.drawing)
    add_run_arrays(members, project.shown)
    for record, has_weights in runs:
        add_listed_arrays(members, record, has_weights)
    if project.experiment is not None:
        add_experiment(members, project.experiment)
    if project.points is not None:
        add_points(members, project.points)
    if project.my_digits:
        digits = project.my_digits.encode("utf-8")
        if len(digits) > MAX_FILE_BYTES:
            raise Problem(
                "my digits have more than {max_file_bytes} MB",
                max_file_bytes=number_text(MAX_FILE_BYTES / 1e6, 6),
            )
        members.add(_MY_DIGITS, digits)
    data = members.finished()
    if len(data) > MAX_BYTES:
        raise Problem(_TOO_LARGE)
    return data


def read_project(path: Path) -> Project:
    """Read a project.

    Raises ProjectFileError where there is no such file, or it is no project that can be used here;
    it is an UnreadNowError where the file may be sound all the same.
    """
    where = str(path)
    try:
        # Before opening, because opening a pipe waits for somebody to write into it.
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Problem("it is a folder or a device, not a file")
        if status.st_size > MAX_BYTES:
            raise Problem(_TOO_LARGE)
        with path.open("rb") as file:
            return _read(file, where)
    except (Problem, SettingError, ShapeError, ModelFileError) as error:
        # Settings that are not known here may be those of another version.
        kind = UnreadNowError if isinstance(error, SettingError) else ProjectFileError
        raise kind(
            "{where} is not a usable project: {problem}; {remedy}.",
            where=where,
            problem=inner_clause(error),
            remedy=_ADVICE,
        ) from error
    except (OSError, ValueError) as error:
        raise UnreadNowError(
            "The project {where} could not be read ({reason}); check its name and permissions.",
            where=where,
            reason=reason_of(error),
        ) from error
    except MemoryError as error:
        raise UnreadNowError(
            "There is not enough memory to open the project {where}; close other programs.",
            where=where,
        ) from error


def _read(file: BinaryIO, where: str) -> Project:
    with opened_archive(file) as archive:
        content = archive.content()
        maker = content.get("visualnet_version")
        try:
            fields = Fields(upgraded(content, _version(content, where)), Sentence("the project"))
            return _project(archive, fields, where)
        except (Problem, ShapeError, ModelFileError) as error:
            if maker == __version__:
                raise
            # What is not known here may be sound where it was written.
            raise UnreadNowError(
                "{where} was saved by {named}; this version, {version}, cannot open it: "
                "{clause}. Open it with that version.",
                where=where,
                named=_named(maker),
                version=__version__,
                clause=inner_clause(error),
            ) from error


def _project(archive: Archive, fields: Fields, where: str) -> Project:
    runs = tuple(read_listed(archive, entry) for entry in fields.each("runs", MAX_RUNS))
    if len({record.number for record in runs}) < len(runs):
        raise Problem("two listed runs have the same number")
    window = fields.inner("window")
    shown = read_run(archive, fields.inner("run"), where)
    return Project(
        shown=shown,
        runs=runs,
        current_run=_current_run(fields.read("current_run", whole()), runs, shown),
        drawing=read_drawing(archive, fields.inner("drawing"), shown.classes),
        layout=layout_from_json(window.value("layout")),
        my_digits=_read_digits(archive),
        experiment=read_experiment(archive),
        points=read_points(archive),
    )


def _current_run(number: int, runs: tuple[RunRecord, ...], shown: ShownRun) -> int:
    """Return the number of the open run in the list; 0 where it was taken out of it."""
    network = shown.network
    shape = (network.layer_sizes, network.activations, network.output, shown.classes)
    for record in runs:
        if record.number == number:
            listed = (record.layer_sizes, record.activations, record.output, record.classes)
            if listed != shape:
                raise Problem("its open run differs from the one in the list of runs")
            return number
    return 0


def _version(content: dict[str, Any], where: str) -> int:
    version = content.get("format_version")
    if type(version) is not int or version < 1:
        raise Problem("it does not say which version it has")
    if version > VERSION:
        raise UnreadNowError(
            "{where} was saved by {named}, which is newer than this version, {version}. "
            "Update VisualNet; the file is unchanged.",
            where=where,
            named=_named(content.get("visualnet_version")),
            version=__version__,
        )
    return version


def _named(maker: object) -> str:
    """Return the version of VisualNet that a file says to be of, which may be anything."""
    is_version = isinstance(maker, str) and 0 < len(maker) < 20
    return (
        Sentence("VisualNet {maker}", maker=maker) if is_version else Sentence("another VisualNet")
    )


def _read_digits(archive: Archive) -> str:
    if _MY_DIGITS not in archive:
        return ""
    try:
        return archive.data(_MY_DIGITS, MAX_FILE_BYTES).decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem("its {my_digits} is not UTF-8", my_digits=_MY_DIGITS) from error
