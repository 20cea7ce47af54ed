"""Forms of the classes (typical shapes), fitted in a thread; answers are doubted by them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from visualnet.data.datasets import Dataset
from visualnet.insight.doubt import digit_forms, knows_forms_of
from visualnet.insight.likeness import Forms, fit_forms
from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.look.translation import said_of
from visualnet.ui.session.frames import FrameMaker
from visualnet.ui.session.session import Session

_HELD_PART = 5


class ClassForms(QObject):
    """Follows the session from data set to data set; forms are read, or found, in a thread."""

    def __init__(self, session: Session, frames: FrameMaker, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._frames, self._jobs = session, frames, jobs
        self._known: object = None
        self._asked = 0
        session.run_changed.connect(self._find_forms)
        session.pictures_changed.connect(self._find_forms)

    @Slot()
    def _find_forms(self) -> None:
        dataset, classes = self._session.matching_dataset, self._session.classes
        known: object
        work: Callable[[], Forms]
        if self._session.features is not None:
            self._forget_forms()
            return
        if knows_forms_of(classes, self._session.pictures):
            known, work = classes, partial(digit_forms, classes)
        elif dataset is not None:
            # A data set of one's own may have been read anew under the same name, or its classes
            # numbered as another network has them.
            known, work = dataset.train.labels, partial(forms_of, dataset)
        else:
            # What the classes look like is not in data of others.
            self._forget_forms()
            return
        is_tuple = isinstance(known, tuple) and isinstance(self._known, tuple)
        if known is self._known or (is_tuple and known == self._known):
            return
        self._known = known
        self._asked += 1
        self._frames.set_forms(None)
        self._jobs.submit(work, partial(self._keep_forms, self._asked), self._say_missing)

    def _forget_forms(self) -> None:
        self._known = None
        self._asked += 1
        self._frames.set_forms(None)

    def _keep_forms(self, asked: int, forms: Forms) -> None:
        if asked == self._asked:
            self._frames.set_forms(forms)

    def _say_missing(self, error: Exception) -> None:
        """Without forms the probability alone counts, which the read-out says."""
        self._session.failed.emit(said_of(error))


def forms_of(dataset: Dataset) -> Forms:
    """Return the forms of the classes of a data set; a part of its images is kept for the limits.

    Those are its validation images, or a fifth of the training images where there are none.
    """
    train, held = dataset.train, dataset.validation
    if not len(held):
        kept = len(train) - len(train) // _HELD_PART
        train, held = train.part(0, kept), train.part(kept, len(train))
    return fit_forms(train.images, train.labels, held.images, held.labels, len(dataset.classes))
