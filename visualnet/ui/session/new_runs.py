"""New runs, not yet started: from a model, from settings, from another run's weights.

And other data for a run that stands still.
"""

from dataclasses import asdict, replace

import numpy as np

from visualnet.data.augmentation import Augmentation
from visualnet.data.class_matching import (
    class_match,
    matched_to,
    usual_order,
    with_own_classes,
)
from visualnet.data.dataset_info import way_learnt
from visualnet.data.datasets import DATASETS, Dataset
from visualnet.data.drawing.picture_ways import AUTO, PictureWay
from visualnet.errors import SettingError, VisualNetError
from visualnet.features import Features
from visualnet.models.document import ModelDocument
from visualnet.nn.network import Network
from visualnet.sentences import Sentence
from visualnet.training.absent_data import (
    DataIdentity,
    absent_data,
    are_other_classes,
)
from visualnet.training.config import TrainingConfig, config_from_json_object
from visualnet.training.fitting import fill_shared, with_more_outputs
from visualnet.training.loading import comes_along, load_dataset_of
from visualnet.training.moments.budget import HistoryBudget
from visualnet.training.moments.checkpoint import Checkpoint
from visualnet.training.moments.keyframes import History
from visualnet.training.recipes import shaped_like
from visualnet.training.teaching.lesson import Lesson, after_lesson
from visualnet.training.trainer import Trainer, resumed_trainer
from visualnet.ui.look.translation import said_of, translated
from visualnet.ui.session.open_run import OpenRun

_NO_AUGMENTATION = {f"augment_{name}": value for name, value in asdict(Augmentation()).items()}


def open_run(
    trainer: Trainer,
    title: str,
    classes: tuple[str, ...],
    known_test_accuracy: float | None = None,
) -> OpenRun:
    """Return a run that has not begun."""
    return OpenRun(trainer, title, classes, trainer.snapshot(), known_test_accuracy)


def run_of_document(
    document: ModelDocument,
    title: str,
    dataset: Dataset,
    config: TrainingConfig,
    test_accuracy: float | None = None,
) -> OpenRun:
    """Return a run from the weights of a model.

    test_accuracy: on the data set, 0 to 1, where that was measured. Where the data's classes are
    others, the run cannot be trained.
    Raises SettingError where the model's shape does not fit the data.
    """
    metadata = document.called_as(usual_order(dataset.own_classes)).metadata
    data = matched_or_not(dataset, metadata.classes)
    run = open_run(Trainer(config, data, document.network), title, metadata.classes)
    run.known_pictures = way_learnt(metadata.pictures, metadata.dataset)
    run.learnt_scale, run.learnt = metadata.learnt_scale, metadata.learnt
    if run.fits_data:
        run.known_test_accuracy = test_accuracy
    return run


def run_without_data(
    document: ModelDocument, title: str, config: TrainingConfig, error: Exception
) -> OpenRun:
    """Return a run from the weights of a model whose data cannot be had, see `AbsentData`.

    config: names these. error: met when the first data were to be had. Raises what is a fault of
    the program.
    """
    metadata = document.metadata
    problem = _why_away(config, error)
    if metadata.features is None and not comes_along(config.dataset):
        # They were not looked for: the file of somebody else may name any.
        problem = translated(Sentence("its images are in files of your own; open them too"))
    data = absent_data(config, metadata.classes, None, 0, problem, metadata.features)
    return run_of_document(document, title, data, config)


def matched_or_not(dataset: Dataset, classes: tuple[str, ...]) -> Dataset:
    """Return the data set as `matched_to` does, or as it is where it has images of other classes.

    A run on it is then one that does not fit its data.
    """
    try:
        return matched_to(dataset, classes)
    except SettingError:
        return dataset


def run_of_settings(config: TrainingConfig, dataset: Dataset) -> OpenRun:
    """Return a run from new first weights, with the classes that the data came with.

    Raises SettingError where settings and data differ.
    """
    data = with_own_classes(dataset)
    trainer = Trainer(config, data)
    run = open_run(trainer, trainer.network.describe(), data.classes)
    run.is_drawn = True
    return run


def restarted_run(run: OpenRun, config: TrainingConfig) -> OpenRun:
    """Return a run from the first weights of another."""
    old = run.trainer
    first = old.network.with_parameters(old.first_parameters)
    trainer = Trainer(config, old.dataset, first)
    if old.threads is not None:
        # With another number its weights would differ in their last bits.
        trainer.use_threads(old.threads)
    again = open_run(trainer, run.title, run.classes, run.known_test_accuracy)
    again.is_drawn, again.log_before = run.is_drawn, run.log_before
    again.temperature, again.known_pictures = run.temperature, run.known_pictures
    again.learnt_scale, again.learnt = run.learnt_scale, run.learnt
    return again


def continued_run(
    run: OpenRun, network: Network, config: TrainingConfig, lesson: Lesson | None = None
) -> OpenRun:
    """Return a run from the present weights of another, with the same parameters held.

    lesson: learnt instead of the data of that run. Raises SettingError where it does not fit.
    """
    trainer = Trainer(config, lesson or run.trainer.dataset, network)
    if run.held is not None:
        trainer.hold(run.held)
    more = open_run(trainer, run.title, run.classes, run.tested_accuracy)
    more.temperature, more.known_pictures = run.temperature, run.pictures
    more.learnt_scale, more.learnt = run.learnt_scale, run.learnt_at(run.shown.step)
    return more


def run_on_data(
    run: OpenRun, network: Network, config: TrainingConfig, dataset: Dataset
) -> OpenRun:
    """Return a run from the present weights of another on other data of its classes, or some.

    config: names the data. Raises SettingError where shape or classes are others.
    """
    trainer = Trainer(config, matched_to(dataset, run.classes), network)
    if run.held is not None:
        trainer.hold(run.held)
    other = open_run(trainer, run.title, run.classes)
    other.is_drawn = run.is_drawn and run.has_first_weights
    is_any = config.pictures == AUTO and config.dataset in DATASETS
    way = pictures_learnt(run)
    other.known_pictures = way if is_any or way is None else dataset.pictures
    other.temperature, other.learnt_scale = run.temperature, run.learnt_scale
    other.learnt = run.learnt_at(run.shown.step)
    return other


def grown_run(run: OpenRun, network: Network, config: TrainingConfig, dataset: Dataset) -> OpenRun:
    """Return a run that goes on with a network that has an output more for each new class.

    network: the present one of the run. dataset: has its inputs. Raises SettingError where the
    settings do not go with the data.
    """
    classes = (*run.classes, *class_match(dataset, run.classes).unknown)
    grown = with_more_outputs(network, len(classes), config)
    trainer = Trainer(config, matched_to(dataset, classes), grown)
    if run.held is not None:
        held = np.zeros_like(grown.parameters)
        fill_shared(held, grown, run.held.astype(held.dtype), network)
        trainer.hold(held > 0)
    # One that is called by its shape has another now.
    title = grown.describe() if run.title == network.describe() else run.title
    other = open_run(trainer, title, classes)
    other.is_drawn = run.is_drawn and run.has_first_weights
    other.temperature, other.learnt = run.temperature, run.learnt_at(run.shown.step)
    return other


def pictures_learnt(run: OpenRun) -> PictureWay | None:
    """Return how a run's network learnt to see pictures; None where it did not, or nobody knows."""
    has_learnt = not run.has_first_weights
    return run.known_pictures or (run.trainer.dataset.pictures if has_learnt else None)


def is_for_network(
    dataset: Dataset, network: Network, classes: tuple[str, ...], features: Features | None
) -> bool:
    """Tell whether a network can go on with a data set: it has its inputs and its classes.

    The network may have more classes. features: of the points that it reads, None for images.
    """
    is_alike = dataset.features == features and dataset.input_count == network.layer_sizes[0]
    return is_alike and not class_match(dataset, classes).unknown


def config_of(document: ModelDocument) -> TrainingConfig:
    """Return the settings to train a model on with: those in its file, as far as they make sense.

    Its shape is the network's own, whatever the settings say.
    """
    try:
        config = config_from_json_object(dict(document.metadata.training))
        if document.metadata.features is not None:
            # Only images can be changed at random.
            config = config.changed(**_NO_AUGMENTATION)
    except SettingError:
        # A file of another maker may say anything here; its network is as good as any.
        config = TrainingConfig()
    return shaped_like(document.network, config)


def quick_config(document: ModelDocument) -> TrainingConfig:
    """Return the settings to train the first model on with, however it was opened.

    Who just starts sees noise turn into knowledge in seconds: the model's own settings, which
    imitate drawing, take more than a minute.
    """
    initial_weights = config_of(document).initial_weights
    return shaped_like(document.network, TrainingConfig(initial_weights=initial_weights))


def data_or_absent(
    config: TrainingConfig,
    classes: tuple[str, ...],
    identity: DataIdentity | None,
    position: int = 0,
    features: Features | None = None,
) -> Dataset:
    """Return the data that a run learns from, or what stands for them while they are away.

    classes: of its network. identity: of the data, None where it is not known. position: of the run
    in its epoch. features: of a network that reads points.
    """
    try:
        if features is None:
            dataset = matched_or_not(load_dataset_of(config), classes)
        else:
            # Scaled as the network learnt to read them.
            dataset = matched_or_not(load_dataset_of(config, features), classes)
        if (dataset.features is None) is not (features is None):
            raise SettingError("{title} has other inputs", title=dataset.title)
    except (VisualNetError, MemoryError) as error:
        problem = _why_away(config, error)
    else:
        if not are_other_classes(dataset, classes, identity):
            return dataset
        problem = f"The data at {config.dataset} have other classes"
    return absent_data(config, classes, identity, position, problem, features)


def _why_away(config: TrainingConfig, error: Exception) -> str:
    if isinstance(error, MemoryError):
        return f"There is not enough memory for {config.dataset}"
    return said_of(error)


def close_lesson(run: OpenRun) -> None:
    """Keep what a lesson taught, but not its images, 50 MB; the run must have been left."""
    left, lesson = run.trainer, run.trainer.dataset
    if not isinstance(lesson, Lesson) or run.error is not None:
        return
    run.settle()
    point = after_lesson(left.checkpoint(), lesson)
    _resume_with(run, lesson.base, point)
    # Without the images that it learnt from.
    run.can_replay = False
    # It was one of the lesson's.
    run.snapshot = replace(
        run.snapshot,
        example=None,
        example_number=0,
        batch_examples=0,
        is_by_example=False,
        example_image=None,
    )


def keep_moments(run: OpenRun, budget: HistoryBudget) -> None:
    """Keep moments of a run within a budget, also those that it brings. It must stand still."""
    trainer = run.trainer
    kept = trainer.history
    if kept is not None and kept.budget is budget:
        return
    trainer.history = History(budget)
    if kept is not None:
        trainer.history.restore(kept.moments)
    elif run.error is None:
        trainer.history.add_keyframe(trainer.checkpoint())


def take_data(run: OpenRun, dataset: Dataset, config: TrainingConfig) -> None:
    """Go on with other data and settings from where a run stands; it must not be trained.

    Raises SettingError where its network does not fit them.
    """
    _resume_with(run, dataset, replace(run.trainer.checkpoint(), config=config))


def _resume_with(run: OpenRun, dataset: Dataset, point: Checkpoint) -> None:
    left = run.trainer
    trainer = resumed_trainer(point, left.network, dataset, left.log)
    trainer.run_id, trainer.last_revision = left.run_id, left.last_revision
    trainer.history = left.history
    run.trainer = trainer
