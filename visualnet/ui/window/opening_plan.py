"""Plan of what to do with files that are opened together: which are taken, and why others not."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from visualnet.models.bundled import bundled_models
from visualnet.projects.file_kinds import FileKind, kind_of
from visualnet.ui.look.translation import Texts

_tr = Texts("OpeningPlan")

_NAMED = 5
"""Files that a sentence names at most."""


@dataclass(frozen=True, slots=True)
class OpeningPlan:
    """What to do with files.

    steps: kind and path, in the order to open them; at most one of each kind. problem: sentences on
    those that are not opened, empty where all are.
    """

    steps: tuple[tuple[FileKind, str], ...]
    problem: str = ""

    @property
    def first_model(self) -> str | None:
        """The project or model to be opened, None where there is none."""
        kinds = (FileKind.PROJECT, FileKind.MODEL)
        return next((name for kind, name in self.steps if kind in kinds), None)

    def without(self, name: str | None) -> "OpeningPlan":
        """Return what is left once this file was opened, and the problem was told."""
        return OpeningPlan(tuple(step for step in self.steps if step[1] != name))


def plan_opening(names: Sequence[str], addresses: Sequence[str] = ()) -> OpeningPlan:
    """Return what to do with files and folders. Reads the disk; in any thread.

    names: paths, or names of bundled models. addresses: of what is not on this computer.
    """
    found: dict[FileKind, list[str]] = {kind: [] for kind in FileKind}
    for name in dict.fromkeys(names):
        found[_kind_of(name)].append(name)
    if found[FileKind.DATA]:
        # The start without data does not wait for SciPy's image routines.
        from visualnet.data.own.finding import whole_sources

        data = whole_sources([Path(name) for name in found[FileKind.DATA]])
        found[FileKind.DATA] = [str(path) for path in data]
    steps: list[tuple[FileKind, str]] = []
    problems = [_refusal(list(addresses), _reasons()["address"])]
    problems += [_refusal(found[kind], _reasons()[kind.name]) for kind in _NEVER_OPENED]
    for kind in _OPENED:
        files = found[kind]
        if steps and steps[0][0] is FileKind.PROJECT:
            problems.append(_refusal(files, _reasons()["beside"]))
        elif len(files) > 1:
            problems.append(_refusal(files, _reasons()[kind.name]))
        else:
            steps += [(kind, name) for name in files]
    return OpeningPlan(tuple(steps), " ".join(filter(None, problems)))


_OPENED = (
    FileKind.PROJECT,
    FileKind.MODEL,
    FileKind.DATA,
    FileKind.DRAWING,
    FileKind.LESSON,
)
"""In the order in which they are opened."""
_NEVER_OPENED = (FileKind.MISSING, FileKind.DEVICE, FileKind.UNKNOWN)


def _kind_of(name: str) -> FileKind:
    kind = kind_of(Path(name))
    if kind is FileKind.MISSING and any(model.name == name for model in bundled_models()):
        return FileKind.MODEL
    return kind


def _reasons() -> dict[str, str]:
    return {
        "MISSING": _tr("The file does not exist. Check its name and folder."),
        "DEVICE": _tr("This is not a file. Choose a file."),
        "UNKNOWN": _tr("Choose a project, a model, data, a lesson or a picture of a digit."),
        "address": _tr("It is not on this computer. Save it here first."),
        "beside": _tr("A project cannot be opened together with other files."),
        "PROJECT": _tr("Only one project can be open. Choose one."),
        "MODEL": _tr("Only one model can be open. Choose one."),
        "DATA": _tr("Only one data set can be open. Choose one."),
        "LESSON": _tr("One lesson at a time. Choose one."),
        "DRAWING": _tr("The pad holds one picture. Choose one."),
    }


def _refusal(names: Sequence[str], reason: str) -> str:
    """Return a sentence on files that are not opened, empty for none."""
    if not names:
        return ""
    # Alone, a file is named whole; the folders of several would fill the window.
    shown = [names[0]] if len(names) == 1 else [Path(name).name or name for name in names]
    listed = ", ".join(shown[:_NAMED])
    if len(shown) > _NAMED:
        others = _tr("{0} and {1} others").format(listed, len(shown) - _NAMED)
    else:
        others = listed
    return _tr("Cannot open {0}: {1}").format(others, reason[:1].lower() + reason[1:])
