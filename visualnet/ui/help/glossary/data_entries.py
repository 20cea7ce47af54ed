"""Glossary entries on data, measuring and files."""

from PySide6.QtCore import QCoreApplication

from visualnet.number_text import percent_text
from visualnet.ui.help.glossary.entry import Entry


def _tr(text: str) -> str:
    return QCoreApplication.translate("Glossary", text)


def data_entries() -> tuple[Entry, ...]:
    """Return what is learned from, measured and saved, in the language of the window."""
    return (
        Entry(
            "example",
            _tr("Example"),
            _tr(
                "An example is an image together with its label, the correct answer. A "
                "network learns from thousands of examples."
            ),
            ("class", "batch", "mnist"),
            _tr("label"),
        ),
        Entry(
            "label_noise",
            _tr("Label noise"),
            _tr(
                "Label noise gives a share of the training examples a wrong label on purpose. It "
                "shows how well a network learns from data with mistakes."
            ),
            ("overfitting", "example", "target_margin"),
        ),
        Entry(
            "augmentation",
            _tr("Augmentation"),
            _tr(
                "Augmentation shifts, turns or bends each training image a little, differently "
                "every time. The network sees more variety and reads real handwriting better."
            ),
            ("overfitting", "example"),
            _tr("shift rotation elastic"),
        ),
        Entry(
            "class",
            _tr("Class"),
            _tr(
                "A class is one of the possible answers, such as the digit 3. The last layer has "
                "one neuron for each class."
            ),
            ("output", "example"),
        ),
        Entry(
            "probe",
            _tr("Probe"),
            _tr(
                "The probe is the image that is going through the network on screen. It is your "
                "drawing, a test image, or the example being learned."
            ),
            ("activation", "example"),
        ),
        Entry(
            "probability",
            _tr("Probability"),
            _tr(
                "The probability of a class says how sure the network is of it; with "
                "softmax, all of them add up to {0}. A high probability can still be "
                "wrong: see calibration."
            ).format(percent_text(1.0, 0)),
            ("softmax", "calibration", "doubt"),
        ),
        Entry(
            "doubt",
            _tr("Doubt"),
            _tr(
                "A question mark appears when the network is unsure, or when the drawing looks "
                "unlike the examples of that class. Doubt is 1 − probability × likeness, and the "
                "question mark comes above {0}."
            ).format(percent_text(0.5, 0)),
            ("probability", "calibration"),
            _tr("question mark"),
        ),
        Entry(
            "accuracy",
            _tr("Accuracy"),
            _tr(
                "Accuracy is the share of images that the network reads correctly. Guessing among "
                "ten equally frequent classes gives {0}."
            ).format(percent_text(0.1, 0)),
            ("test", "validation", "confusion_matrix"),
        ),
        Entry(
            "validation",
            _tr("Validation"),
            _tr(
                "Validation images are kept out of training and used to watch it: they show "
                "whether the network overfits. They also decide when to stop, so the test "
                "images stay unused."
            ),
            ("test", "overfitting", "early_stopping"),
        ),
        Entry(
            "test",
            _tr("Test"),
            _tr(
                "Test images are never used for training or for choosing settings. So the "
                "test accuracy is an honest measure of how well the network reads new images."
            ),
            ("accuracy", "validation"),
        ),
        Entry(
            "confusion_matrix",
            _tr("Confusion matrix"),
            _tr(
                "The confusion matrix counts for every class what its images were read as: rows "
                "are the correct class, columns the answer. Correct answers lie on the diagonal, "
                "and everything else is a mistake."
            ),
            ("accuracy", "class"),
        ),
        Entry(
            "calibration",
            _tr("Calibration"),
            _tr(
                "A network is well calibrated if it is right in {0} of the cases where it says "
                "{0}. The calibration chart compares what it says with how often it is right."
            ).format(percent_text(0.8, 0)),
            ("temperature", "probability"),
        ),
        Entry(
            "temperature",
            _tr("Temperature"),
            _tr(
                "The temperature divides all sums z of the last layer before softmax: above "
                "1 the probabilities become more even, below 1 more extreme. The answer "
                "stays the same; only the confidence changes."
            ),
            ("softmax", "calibration"),
        ),
        Entry(
            "pca",
            _tr("PCA"),
            _tr(
                "PCA, principal component analysis, lays out images along the two directions in "
                "which their activations differ most. Distances on the map are true shadows of "
                "distances in the network."
            ),
            ("tsne", "activation"),
            _tr("principal component analysis map"),
        ),
        Entry(
            "tsne",
            _tr("t-SNE"),
            _tr(
                "t-SNE lays out images so that those with similar activations stand close "
                "together. Groups mean something, but the distances between groups do not."
            ),
            ("pca", "activation"),
            _tr("map"),
        ),
        Entry(
            "condition",
            _tr("Condition"),
            _tr(
                "The condition of a layer is the ratio between how much it stretches the direction "
                "it stretches most and the one it stretches least. A large condition means that "
                "some differences are almost lost on the way."
            ),
            ("layer", "weight"),
            _tr("singular values"),
        ),
        Entry(
            "mnist",
            _tr("MNIST"),
            _tr(
                "MNIST is a famous set of 70,000 handwritten digits, 28 × 28 pixels each, by about "
                "500 writers. It has served to compare networks that read digits since 1998."
            ),
            ("example", "pen_digits", "test"),
        ),
        Entry(
            "pen_digits",
            _tr("Pen digits"),
            _tr(
                "Pen digits are digits that 30 people wrote on a tablet, stored as lines, not as "
                "images. VisualNet draws them as 28 × 28 images, just like what you draw."
            ),
            ("mnist", "example"),
            _tr("UCI redrawn"),
        ),
        Entry(
            "model",
            _tr("Model"),
            _tr(
                "A model is a network together with the data and settings it was trained with. "
                "Export saves it for other programs."
            ),
            ("parameter", "onnx", "safetensors", "project"),
        ),
        Entry(
            "project",
            _tr("Project"),
            _tr(
                "A project is all of your work in one file: the network, its runs, your drawings "
                "and the layout of the window. Opening it brings you back to where you were."
            ),
            ("model", "run"),
        ),
        Entry(
            "onnx",
            _tr("ONNX"),
            _tr(
                "ONNX, open neural network exchange, is a file format for whole networks that many "
                "programs can run. An exported ONNX file takes pixels and returns probabilities."
            ),
            ("safetensors", "model"),
        ),
        Entry(
            "safetensors",
            _tr("safetensors"),
            _tr(
                "safetensors is a file format that stores only numbers, and no program code that "
                "could do harm. PyTorch and many other programs read it."
            ),
            ("onnx", "model"),
        ),
        Entry(
            "sweep",
            _tr("Experiment"),
            _tr(
                "An experiment trains many networks with different settings and compares them. "
                "Several seeds for each setting show how much is luck."
            ),
            ("seed", "run", "accuracy"),
            _tr("sweep"),
        ),
    )
