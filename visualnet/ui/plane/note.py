"""The sentence under the plane: what is still missing, or which point is read at first."""

from collections.abc import Sequence

from visualnet.data.plane.painted import Painted
from visualnet.ui.look.translation import Texts, plural
from visualnet.ui.session.plane_state import PlaneState

_tr = Texts("PlaneFeature")


def plane_note(waiting: Painted | None, state: PlaneState, classes: Sequence[str]) -> str:
    """Return what to say under the plane, empty for nothing.

    waiting: what is painted and not learnt from yet.
    """
    if waiting is not None and waiting.lacking:
        one = _tr("Paint 1 more point to train on them.")
        many = _tr("Paint {0} more points to train on them.", waiting.lacking)
        return plural(waiting.lacking, one, many)
    if waiting is not None and waiting.is_of_one_class:
        return _tr("Paint points of another class to train on them.")
    if not state.is_first:
        return ""
    label = state.label
    if label is None or label >= len(classes):
        return _tr("This is a training point. Point at the plane to read another.")
    words = _tr("This is a training point of class {0}. Point at the plane to read another.")
    return words.format(classes[label])
