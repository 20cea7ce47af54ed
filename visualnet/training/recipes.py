"""Named settings, and settings in the shape of a network.

Bundled models are trained from these, `visualnet train --recipe NAME`.

Accuracies are of the 10,000 test images of MNIST (2026-11); the choice between settings was made by
the validation images.
"""

from visualnet.errors import SettingError
from visualnet.nn.network import Network
from visualnet.training.config import TrainingConfig

RECIPES: dict[str, TrainingConfig] = {
    # The network of the well-known drawing: two hidden layers of sixteen. How well the bundled
    # models read is on their cards, in resources/models.
    "digits-16x16": TrainingConfig(
        optimizer="adam",
        learning_rate=0.008,
        batch_size=256,
        epochs=180,
        dataset="mnist+pen-digits-redrawn",
        augment_shift=0.4,
        augment_rotation=3.0,
        augment_scale=0.04,
        augment_shear=0.04,
        augment_elastic=0.3,
    ),
    "digits-128x64": TrainingConfig(
        hidden=(128, 64),
        activation="gelu",
        initial_weights="he",
        optimizer="adam",
        learning_rate=0.002,
        batch_size=128,
        epochs=40,
        dataset="mnist+pen-digits-redrawn",
        augment_shift=0.6,
        augment_rotation=6.0,
        augment_scale=0.08,
        augment_shear=0.1,
        augment_elastic=0.8,
    ),
    # Just under a million parameters.
    "digits-best": TrainingConfig(
        hidden=(768, 500),
        activation="gelu",
        initial_weights="he",
        optimizer="adam",
        learning_rate=0.001,
        dropout=0.1,
        batch_size=256,
        epochs=50,
        dataset="mnist+pen-digits-redrawn",
        augment_shift=1.0,
        augment_rotation=10.0,
        augment_scale=0.12,
        augment_shear=0.15,
        augment_elastic=1.3,
        augment_thickness=0.6,
    ),
    # The simplest training that there is, and the default. 95.4 % in 3 s.
    "plain": TrainingConfig(),
    # The same shape as good as it gets without other data. 96.0 %.
    "small-and-good": TrainingConfig(activation="gelu", learning_rate=0.02, epochs=40),
    # 98.4 % in the shortest time.
    "fast": TrainingConfig(
        hidden=(256, 128),
        activation="relu",
        initial_weights="he",
        learning_rate=0.06,
        l2=1e-4,
        batch_size=64,
        epochs=8,
        validation_examples=0,
    ),
    # Every image a little different each time. 98.9 %.
    "medium-augmented": TrainingConfig(
        hidden=(128, 64),
        activation="relu",
        initial_weights="he",
        learning_rate=0.05,
        batch_size=64,
        epochs=30,
        augment_shift=1.0,
        augment_rotation=8.0,
        augment_scale=0.1,
        augment_shear=0.1,
        augment_elastic=1.0,
    ),
    # Elastic distortions after Simard, Steinkraus and Platt (2003). 99.4 %, in minutes.
    "large-elastic": TrainingConfig(
        hidden=(800, 800),
        activation="relu",
        initial_weights="he",
        learning_rate=0.05,
        batch_size=128,
        epochs=60,
        validation_examples=0,
        augment_shift=1.0,
        augment_rotation=10.0,
        augment_scale=0.12,
        augment_shear=0.1,
        augment_elastic=1.3,
    ),
}


POINT_CONFIG = TrainingConfig(
    hidden=(8, 8),
    activation="tanh",
    optimizer="adam",
    learning_rate=0.01,
    schedule="constant",
    epochs=200,
)
"""Settings to begin with on points: all patterns but the spirals are learnt in a few seconds."""


def recipe_named(name: str) -> TrainingConfig:
    """Return the settings of that name; raises SettingError listing those there are."""
    if name not in RECIPES:
        raise SettingError(
            "There is no recipe {name}; choose one of {recipes}.",
            name=repr(name),
            recipes=", ".join(RECIPES),
        )
    return RECIPES[name]


def shaped_like(network: Network, config: TrainingConfig) -> TrainingConfig:
    """Return the settings with the shape of this network."""
    return config.changed(
        hidden=network.layer_sizes[1:-1],
        activation=_activation_of(network) or config.activation.split(",")[0],
        output=network.output,
    )


def _activation_of(network: Network) -> str:
    """Return the setting: one name where all hidden layers have the same."""
    is_one = len(set(network.activations)) == 1
    return network.activations[0] if is_one else ",".join(network.activations)
