"""The table of all settings of a training: checks, flags, forms, sweeps and tables read it.

A row is a field of `Settings`: its default, its tip, and what else is needed, as `setting.Setting`
has it. Where a setting acts, code reads it from a TrainingConfig. Its field stands in a group of
`ui/panels/settings/groups.py`.
"""

from dataclasses import dataclass
from typing import Any

from visualnet.setting import Numbers, data_setting, live_setting, rows_of, setting

MAX_EPOCHS = 1_000_000
MAX_EXAMPLES = 1_000_000

PICTURE_WAYS = ("as-is", "inverted", "refitted")
PICTURES_HELP = (
    "how pictures become 28×28: as-is (whole), inverted (whole, light and dark swapped) or "
    "refitted (cropped to the ink and centred, as MNIST was made)"
)
OPTIMIZERS = ("sgd", "nesterov", "rmsprop", "adam", "adamw")

_EPOCHS = Numbers(
    1,
    MAX_EPOCHS,
    none_text="until stopped",
    none_tip="Train until stopped, at a constant learning rate",
    none_start=20,
)
_TRAINED = Numbers(
    1,
    MAX_EXAMPLES,
    none_text="all",
    none_tip="Train on all examples that are not set aside for validation",
    none_start=1000,
)
_PENALTIES = Numbers(0, 1, 7, step=None, off=0.0)

_TURNS = ("none", "transpose", "left", "right", "half", "mirror", "flip", "transpose_half")
_TURNED = (
    "No change",
    "Swap rows and columns",
    "A quarter turn to the left",
    "A quarter turn to the right",
    "A half turn",
    "Mirror left and right",
    "Mirror top and bottom",
    "Swap rows and columns, then a half turn",
)
_LIKE_OTHERS = "Like the other images"


_IMAGE_SETS = ("mnist", "pen-digits", "mnist+pen-digits", "mnist+pen-digits-redrawn")


def _of_points(default: object, tip: str, numbers: Numbers | None = None, **others: Any) -> Any:
    """Return the row of a setting of data that are points."""
    idle = ("dataset", _IMAGE_SETS, "This data set has images, not points.")
    return data_setting(default, tip, numbers, idle=idle, **others)


def _change(tip: str, numbers: Numbers, listed: str = "", text: str = "") -> Any:
    """Return the row of a random change of the training images, at each showing; 0 for none.

    text: of the flag's help.
    """
    name = tip.split(":")[0].lower()
    listed = listed or f"random {name}"
    return live_setting(0.0, tip, numbers, listed=listed, noun=f"augmentation's {name}", help=text)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that decides how a training goes; the same settings give the same weights."""

    hidden: tuple[int, ...] = setting(
        (16, 16),
        "Hidden layers: how many there are, and the neurons of each",
        listed="layers",
        help="neurons of each hidden layer, such as 16,16, or none",
        term="layer",
    )
    activation: str = setting(
        "sigmoid",
        "Activation of the hidden layers: the function that turns z into activation",
        choices=("sigmoid", "tanh", "relu", "leaky_relu", "gelu", "identity"),
        label="activation",
        noun="activation function",
        help="activation of the hidden layers: sigmoid, tanh, relu, leaky_relu, gelu or identity; "
        "or one per layer, separated by commas",
        idle=("hidden", ((),), "There are no hidden layers."),
        term="sigma",
    )
    output: str = setting(
        "softmax",
        "Output layer: softmax with cross-entropy, or sigmoid with squared error",
        choices=("softmax", "sigmoid"),
        label="output",
        noun="output layer",
        help="softmax (with cross-entropy) or sigmoid (with squared error); --vary calls it output",
        term="softmax",
    )
    target_margin: float = setting(
        0.0,
        "Target margin: aims this far inside 0 and 1, for sigmoid outputs",
        Numbers(0, 0.49, 2, step=0.05, off=0.0),
        idle=("output", ("softmax",), "Softmax with cross-entropy aims at 0 and 1."),
        term="target_margin",
    )
    initial_weights: str = setting(
        "glorot",
        "First weights: the rule for their random size",
        choices=("glorot", "he", "lecun", "uniform", "zero"),
        noun="rule for first weights",
        help="rule for the first weights: glorot, he, lecun, uniform (±0.05), zero",
        term="initial_weights",
    )
    initial_scale: float = setting(
        1.0,
        "Scale of the first weights: multiplies the range of the rule",
        Numbers(0, 1000, 5, step=None),
        label="scale",
        listed="scale of first weights",
        noun="scale of the first weights",
        help="multiplies the first weights",
        idle=("initial_weights", ("zero",), "Weights that start at 0 cannot be scaled."),
        term="weight",
    )
    optimizer: str = live_setting(
        "sgd",
        "Optimizer: the rule that turns the gradient into a step",
        choices=OPTIMIZERS,
        help=f"update rule: {', '.join(OPTIMIZERS)}",
        term="optimizer",
    )
    learning_rate: float = live_setting(
        0.1,
        "Learning rate: how far each step moves the weights",
        Numbers(0, 1e6, 7, step=None),
        term="learning_rate",
    )
    momentum: float = live_setting(
        0.9,
        "Momentum: the share of the last step kept in the next",
        Numbers(0, 0.9999, 4, step=0.05),
        help="share of the last step kept in the next, 0 to under 1; for sgd and nesterov",
        idle=("optimizer", ("rmsprop", "adam", "adamw"), "{optimizer} does not use momentum."),
        term="momentum",
    )
    l1: float = live_setting(
        0.0,
        "L1 penalty: pulls all weights equally towards 0; many reach it",
        _PENALTIES,
        help="penalty on the weights' sizes",
        term="l1",
    )
    l2: float = live_setting(
        0.0,
        "L2 penalty: pulls weights towards 0, large ones harder",
        _PENALTIES,
        help="penalty on the weights' squares; weight decay with adamw",
        term="weight_decay",
    )
    dropout: float = live_setting(
        0.0,
        "Dropout: the share of hidden neurons left out of each step, {share} for {percent}",
        Numbers(0, 0.95, 4, step=0.05, is_share=True, off=0.0),
        noun="dropout rate",
        help="share of hidden neurons left out of each step",
        idle=("hidden", ((),), "This network has no hidden neurons to leave out."),
        term="dropout",
    )
    clip_norm: float | None = live_setting(
        None,
        "Clip gradient: shortens gradients that are longer than this",
        Numbers(1e-9, 1e9, 5, step=None, off=None),
        listed="gradient clipping",
        noun="gradient clipping length",
        term="clipping",
    )
    batch_size: int = live_setting(
        32,
        "Batch size: how many examples each step averages over",
        Numbers(1, MAX_EXAMPLES),
        term="batch",
    )
    epochs: int | None = live_setting(
        20,
        "Epochs: passes over all training examples; the schedule spans them all",
        _EPOCHS,
        noun="number of epochs",
        help="passes over the training examples, or none to train until stopped",
        term="epoch",
    )
    schedule: str = live_setting(
        "cosine",
        "Schedule: how the learning rate changes from the first epoch to the last",
        choices=("constant", "cosine", "step"),
        noun="learning rate schedule",
        help="how the learning rate changes over the run: cosine to zero, constant, or step (a "
        "tenth at half, a hundredth at three quarters)",
        idle=("epochs", (None,), "The learning rate stays constant when training until stopped."),
        term="schedule",
    )
    warm_up_epochs: float = live_setting(
        0.0,
        "Warm-up: epochs over which the learning rate rises from zero",
        Numbers(0, MAX_EPOCHS, 2, step=0.5, unit=" epochs", off=0.0),
        listed="warm-up epochs",
        noun="number of warm-up epochs",
        term="warm_up",
    )
    patience: int | None = live_setting(
        None,
        "Patience: stops after this many epochs without better validation accuracy",
        Numbers(1, MAX_EPOCHS, unit=" epochs", off=None),
        noun="patience in epochs",
        help="stop after this many epochs without better validation accuracy (without validation "
        "examples: lower training loss), or none",
        term="early_stopping",
    )
    keep: str = live_setting(
        "best",
        "Keep weights: after patience ends a run, keep the best or last",
        choices=("best", "last"),
        listed="kept weights",
        noun="choice of weights to keep",
        help="after patience ends a run, keep the weights of its best epoch or of its last",
        idle=("patience", (None,), "Without patience, the last weights are kept."),
        term="early_stopping",
    )
    target_accuracy: float | None = live_setting(
        None,
        "Target accuracy: stops once the validation accuracy reaches this",
        Numbers(0, 1, 4, step=0.001, is_share=True, off=None),
        help="stop once the validation accuracy (without validation examples: the training "
        "accuracy) reaches this, 0 to 1, or none",
        term="accuracy",
    )
    dataset: str = data_setting(
        "mnist",
        "Data set: what the network learns from",
        help="data set, see `visualnet datasets`, or the path of your own",
        term="example",
    )
    train_examples: int | None = data_setting(
        None,
        "Training examples: how many to train on",
        _TRAINED,
        label="training",
        listed="training examples",
        noun="number of training examples",
        help="train on only this many examples, or none for all",
        term="example",
    )
    validation_examples: int = data_setting(
        5000,
        "Validation examples: set aside to check the training",
        Numbers(0, MAX_EXAMPLES),
        label="validation",
        listed="validation examples",
        noun="number of validation examples",
        term="validation",
    )
    balanced: bool = data_setting(
        False,
        "Balanced: use equally many training examples of each class",
        label="balanced classes",
        term="class",
    )
    shuffled_labels: bool = data_setting(
        False, "Shuffled labels: random labels, which can only be memorized"
    )
    label_noise: float = data_setting(
        0.0,
        "Label noise: the share of training examples given a wrong class, {share} for {percent}",
        Numbers(0, 1, 4, step=0.05, is_share=True, off=0.0),
        noun="share of wrong labels",
        help="share of training labels replaced by another class",
        term="label_noise",
    )
    pictures: str = data_setting(
        "auto",
        "Pictures: how your own pictures become 28×28",
        choices=("auto", *PICTURE_WAYS),
        meanings=(
            "Choose by the images of the data",
            "The whole picture as it is; paper is black",
            "The whole picture, with light and dark swapped",
            "Cropped to the ink and centred, as MNIST was made",
        ),
        refusal="There is no way {value} to prepare pictures; choose one of {names}.",
        help=f"{PICTURES_HELP}; auto chooses",
    )
    points: int = _of_points(
        1000,
        "Points: how many are drawn of a pattern of the plane",
        Numbers(20, MAX_EXAMPLES),
        listed="points",
        noun="number of points",
        help="how many points of a pattern (circle, xor, …) are drawn",
    )
    noise: float = _of_points(
        0.0,
        "Noise: moves each point of a pattern at random, by {share} or {percent} of its radius",
        Numbers(0, 1, 4, step=0.05, is_share=True, off=0.0, slider_end=0.5),
        listed="noise of points",
        noun="noise of points",
        help="standard deviation by which points of a pattern are moved, as a share of its radius",
    )
    train_share: float = _of_points(
        0.5,
        "Training share: the share of all points that are trained on, {share} for {percent}",
        Numbers(0.05, 0.95, 4, step=0.05, is_share=True, is_percent=True, slider_end=0.95),
        listed="share of training points",
        noun="share of training points",
        help="share of all points to train on; the others are tested on",
    )
    data_seed: int = _of_points(
        0,
        "Data seed: another seed draws other points, and parts them otherwise",
        Numbers(0, 2**31 - 1, step=1),
        listed="seed of the points",
        noun="seed of the points",
        help="seed of the points of a pattern, and of which points are trained on",
    )
    features: str | None = _of_points(
        None,
        "Features: what the network sees of a point with two numbers, such as x, y and x²",
        help="inputs made of two columns: some of x,y,x2,y2,xy,sinx,siny, separated by commas; "
        "or none for the columns as they are",
    )
    test_dataset: str | None = data_setting(
        None,
        "Test data: what the network is measured on",
        help="measure on the test examples of this data set or path instead; a file without a test "
        "part is used whole",
        term="test",
    )
    turn_images: str = data_setting(
        "none",
        "Turn images: how to set them upright, in all parts",
        choices=_TURNS,
        meanings=_TURNED,
        listed="turned images",
        noun="turn of the images",
        help="turn images upright: transpose (swap rows and columns), left, right, half, mirror, "
        "flip, transpose_half, or none; pictures to read later must be upright",
    )
    invert_images: str = data_setting(
        "none",
        "Invert images: which ones, so that paper is black",
        choices=("none", "all", "light"),
        meanings=(
            "No change",
            "All images, and pictures opened later",
            "Only images on light paper",
        ),
        listed="inverted images",
        noun="way to invert images",
        help="invert images: all (pictures are then read as with --pictures inverted), light "
        "(only those on light paper), or none; refitted images are already light on dark",
    )
    leave_out_blank: bool = data_setting(
        False,
        "Leave out blank: images that show nothing are not used",
        label="leave out blank images",
        listed="blank images left out",
    )
    leave_out_shared: bool = data_setting(
        False,
        "Leave out test images: training images that are also test images",
        label="leave test images out of training",
        listed="test images left out of training",
        help="leave out training images that are also test images",
    )
    leave_out_damaged: bool = data_setting(
        False,
        "Leave out damaged: pictures in folders that cannot be read",
        label="leave out damaged pictures",
        listed="damaged pictures left out",
        help="leave out pictures in folders that cannot be read, and list them",
    )
    turn_test_images: str = data_setting(
        "same",
        "Turn test images: if they lie differently from the others",
        choices=("same", *_TURNS),
        meanings=(_LIKE_OTHERS, *_TURNED),
        listed="turned test images",
        noun="turn of the images",
        help="turn only the test images this way; same: like the others",
    )
    invert_test_images: str = data_setting(
        "same",
        "Invert test images: if their paper differs from the others",
        choices=("same", "none", "all", "light"),
        meanings=(_LIKE_OTHERS, "No change", "All test images", "Only images on light paper"),
        listed="inverted test images",
        noun="way to invert images",
        help="invert only the test images; same: like the others",
    )
    augment_shift: float = _change(
        "Shift: move up, down and sideways by up to this many pixels",
        Numbers(0, 14, 1, step=0.1, unit=" px", off=0.0, slider_end=6),
    )
    augment_rotation: float = _change(
        "Rotation: turn by up to this many degrees either way",
        Numbers(0, 180, 0, step=1, unit="°", off=0.0, slider_end=45),
    )
    augment_scale: float = _change(
        "Scale: stretch or shrink height and width separately, by up to this",
        Numbers(0, 0.5, 4, step=0.01, is_share=True, off=0.0, slider_end=0.5),
        text="make each image larger or smaller by up to this share, such as 0.1",
    )
    augment_shear: float = _change(
        "Shear: slant by up to this share of the height",
        Numbers(0, 1, 4, step=0.01, is_share=True, off=0.0, slider_end=0.6),
    )
    augment_elastic: float = _change(
        "Elastic: bend strokes like a trembling hand; standard deviation in pixels",
        Numbers(0, 5, 1, step=0.1, unit=" px", off=0.0, slider_end=3),
        listed="random distortion",
    )
    augment_thickness: float = _change(
        "Thickness: make strokes thicker or thinner by up to this many pixels",
        Numbers(0, 2, 1, step=0.1, unit=" px", off=0.0, slider_end=2),
    )
    augment_noise: float = _change(
        "Noise: add random numbers to each pixel; standard deviation, full ink is 1",
        Numbers(0, 1, 4, step=0.01, is_share=True, off=0.0, slider_end=0.5),
    )
    seed: int = setting(
        0,
        "Seed: the same seed gives the same weights and batches",
        Numbers(0, 2**31 - 1, step=1),
        help="seed of the first weights, the order of examples and everything else that is random",
        term="seed",
    )


SETTINGS = rows_of(Settings)
"""The rows by name, in their order."""

CHANGEABLE = tuple(name for name, row in SETTINGS.items() if row.is_live)
"""Settings that a running training takes over at its next step; all others need new weights."""

DATA_SETTINGS = tuple(name for name, row in SETTINGS.items() if row.is_of_data)
"""Settings that decide what is learnt from; another value of one makes another data set."""

PREPARATION = DATA_SETTINGS[DATA_SETTINGS.index("test_dataset") :]
"""Those that say how a data set is to be read: the last of them."""
