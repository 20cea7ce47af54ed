"""A network for some data: made anew, or found not to fit them."""

from visualnet.data.datasets import Dataset
from visualnet.errors import SettingError
from visualnet.nn.initializers import initialize
from visualnet.nn.network import Network
from visualnet.training.config import TrainingConfig


def new_network(config: TrainingConfig, dataset: Dataset) -> Network:
    """Return a network of the config's shape with the first weights of its seed."""
    sizes = config.layer_sizes(len(dataset.classes), dataset.input_count)
    network = Network(sizes, config.activations, config.output)
    initialize(network, config.initial_weights, config.seed, config.initial_scale)
    return network


def check_fit(network: Network, dataset: Dataset) -> None:
    """Raise SettingError where a network cannot learn data: it has other inputs or classes."""
    if not len(dataset.train):
        raise SettingError(
            "{title} has no training images; choose another data set.", title=dataset.title
        )
    inputs, classes = network.layer_sizes[0], network.layer_sizes[-1]
    pixels = dataset.input_count
    if inputs == pixels and classes == len(dataset.classes):
        return
    if dataset.features is not None:
        raise SettingError(
            "A network with {inputs} inputs and {classes} outputs cannot learn {title} with the "
            "inputs {names} and {classe_count} classes.",
            inputs=inputs,
            classes=classes,
            title=dataset.title,
            names=", ".join(dataset.features.names),
            classe_count=len(dataset.classes),
        )
    raise SettingError(
        "A network with {inputs} inputs and {classes} outputs cannot learn {title} with "
        "{pixels} pixels and {classe_count} classes.",
        inputs=inputs,
        classes=classes,
        title=dataset.title,
        pixels=pixels,
        classe_count=len(dataset.classes),
    )


def check_augmentation(config: TrainingConfig, dataset: Dataset) -> None:
    """Raise SettingError where points are to be changed at random, which only images can be."""
    if dataset.features is not None and not config.augmentation.is_nothing:
        raise SettingError(
            "{title} has points, and only images can be changed at random; turn augmentation off.",
            title=dataset.title,
        )
