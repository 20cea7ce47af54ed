"""A model as it is read from a file: with the settings to train it on with, and data for it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from visualnet.data.class_matching import class_match, shown_names, usual_order
from visualnet.data.dataset_info import way_learnt
from visualnet.data.datasets import DATASETS, Dataset
from visualnet.errors import SettingError, VisualNetError
from visualnet.models.document import ModelDocument
from visualnet.models.formats import open_model
from visualnet.models.said_of_model import NOTHING_SAID, SaidOfModel, with_said
from visualnet.training.absent_data import absent_data
from visualnet.training.config import TrainingConfig
from visualnet.training.loading import comes_along, load_dataset_of, with_data_of
from visualnet.ui.look.translation import Texts, translated
from visualnet.ui.session.new_runs import quick_config

_tr = Texts("FoundModel")


@dataclass(frozen=True, slots=True, eq=False)
class FoundModel:
    """config: to train it on with. dataset: what that names, None where the present one will do."""

    document: ModelDocument
    config: TrainingConfig
    dataset: Dataset | None

    @property
    def has_own_settings(self) -> bool:
        """Whether it is not trained on with the settings that the window starts with."""
        quick = with_data_of(quick_config(self.document), self.config)
        return self.config.changed(seed=quick.seed) != quick


def found_model(
    path: Path,
    settings: Callable[[ModelDocument], TrainingConfig],
    present: Dataset | None,
    present_config: TrainingConfig,
    *,
    are_away: bool,
    said: SaidOfModel = NOTHING_SAID,
    opened: Collection[str] = (),
) -> FoundModel:
    """Read a model; in any thread.

    settings: returns those to train it on with. present: the data that are shown, None where
    there are none yet. present_config: names them. are_away: the data are missing. said: what its
    file does not say. opened: paths of data that the user opened before; a model of somebody else
    may name any, and no others are read.
    Raises VisualNetError where it cannot be read.
    """
    document = with_said(open_model(path), said, str(path))
    config = settings(document)
    if document.metadata.features is not None:
        return _with_points(document, config, opened)
    has_points = present is not None and present.features is not None
    if are_away or has_points:
        # As at the start: it meets the first data, whatever it was trained on.
        config = with_data_of(config, TrainingConfig())
        return FoundModel(document, config, load_dataset_of(config))
    named = {config.dataset, config.test_dataset or config.dataset}
    may_be_read = named <= {*DATASETS, *opened}
    dataset = None
    if present is not None and may_be_read:
        dataset = _other_data(document, config, present)
    if present is not None and dataset is None:
        way = way_learnt(document.metadata.pictures, document.metadata.dataset)
        if way not in (None, present.pictures) and present_config.dataset not in DATASETS:
            return _seen_as_learnt(document, config, present_config.changed(pictures=way))
    return FoundModel(document, config, dataset)


def _with_points(
    document: ModelDocument, config: TrainingConfig, opened: Collection[str]
) -> FoundModel:
    """Return a model of points with those that it learnt from; blank ones where they are away."""
    metadata = document.metadata
    source = metadata.dataset if comes_along(metadata.dataset) else config.dataset
    config = config.changed(dataset=source)
    try:
        named = {source, config.test_dataset or source}
        if not all(comes_along(each) or each in opened for each in named):
            raise SettingError("its points are in a table of your own; open that one too")
        dataset = load_dataset_of(config, metadata.features)
    except VisualNetError as error:
        dataset = absent_data(
            config, metadata.classes, None, 0, translated(error), metadata.features
        )
    return FoundModel(document, config, dataset)


def _other_data(
    document: ModelDocument, config: TrainingConfig, present: Dataset
) -> Dataset | None:
    """Return the data that the settings name, where the present ones are of other classes.

    None where the model has the classes of the present data, or the others cannot be had.
    """
    classes = document.called_as(usual_order(present.own_classes)).metadata.classes
    if not class_match(present, classes).unknown:
        return None
    try:
        own = load_dataset_of(config)
    except VisualNetError:
        # Opening it with the present data says what does not fit.
        return None
    return None if class_match(own, classes).unknown else own


def _seen_as_learnt(
    document: ModelDocument, config: TrainingConfig, seen: TrainingConfig
) -> FoundModel:
    """Return a model with the present data, whose images it is shown as it learnt to see.

    seen: names the data and that way. Where they cannot be had so, they stay as they are.
    """
    try:
        return FoundModel(document, with_data_of(config, seen), load_dataset_of(seen))
    except VisualNetError:
        return FoundModel(document, config, None)


def notes_on(document: ModelDocument, classes: tuple[str, ...], data: Dataset | None) -> list[str]:
    """Return what was assumed of a model, now that it is shown with data, a sentence each.

    classes: of its outputs, which are those of the data where its file does not name them.
    """
    notes = [translated(note) for note in document.called_as(classes).notes]
    if data is not None and not document.names_classes and classes == data.own_classes:
        text = _tr("Its outputs are assumed to be the classes of {0}: {1}.")
        notes.append(text.format(data.title, shown_names(classes)))
    return notes
