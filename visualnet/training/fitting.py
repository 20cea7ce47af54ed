"""A network for some data: made anew, or found not to fit them."""

from visualnet.arrays import FloatArray
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


def with_more_outputs(network: Network, outputs: int, config: TrainingConfig) -> Network:
    """Return a network that goes on where another is, with further outputs after its own.

    outputs: of all. Their first weights are drawn by the config, their biases are 0.
    """
    sizes = (*network.layer_sizes[:-1], outputs)
    grown = Network(sizes, network.activations, network.output)
    initialize(grown, config.initial_weights, config.seed, config.initial_scale)
    fill_shared(grown.parameters, grown, network.parameters, network)
    return grown


def fill_shared(vector: FloatArray, grown: Network, own: FloatArray, network: Network) -> None:
    """Write what one network has of each parameter into a vector of one with more outputs.

    vector, own: laid out like the parameters of `grown` and `network`.
    """
    of_grown, of_network = grown.layer_views(vector), network.layer_views(own)
    for all_views, own_views in zip(of_grown, of_network, strict=True):
        for view, part in zip(all_views, own_views, strict=True):
            view[..., : part.shape[-1]] = part


def check_fit(network: Network, dataset: Dataset) -> None:
    """Raise SettingError where a network cannot learn data: it has other inputs or classes."""
    if not len(dataset.train):
        raise SettingError(
            "{title} has no training examples; choose another data set.", title=dataset.title
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
