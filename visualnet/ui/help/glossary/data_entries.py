"""Glossary entries on data, measuring and files."""

from visualnet.ui.help.glossary.word import Word

DATA_ENTRIES = (
    Word(
        "example",
        "Example",
        "An example is an image together with its label, the correct answer. A network learns from "
        "thousands of examples.",
        ("class", "batch", "mnist"),
        "label",
    ),
    Word(
        "label_noise",
        "Label noise",
        "Label noise gives a share of the training examples a wrong label on purpose. It shows how "
        "well a network learns from data with mistakes.",
        ("overfitting", "example", "target_margin"),
    ),
    Word(
        "augmentation",
        "Augmentation",
        "Augmentation shifts, turns or bends each training image a little, differently every time. "
        "The network sees more variety and reads real handwriting better.",
        ("overfitting", "example"),
        "shift rotation elastic",
    ),
    Word(
        "class",
        "Class",
        "A class is one of the possible answers, such as the digit 3. The last layer has one "
        "neuron for each class.",
        ("output", "example"),
    ),
    Word(
        "probe",
        "Probe",
        "The probe is the image that is going through the network on screen. It is your drawing, a "
        "test image, or the example being learned.",
        ("activation", "example"),
    ),
    Word(
        "probability",
        "Probability",
        "The probability of a class says how sure the network is of it; with softmax, all of them "
        "add up to {0}. A high probability can still be wrong: see calibration.",
        ("softmax", "calibration", "doubt"),
        share=1.0,
    ),
    Word(
        "doubt",
        "Doubt",
        "A question mark appears when the network is unsure, or when the drawing looks unlike the "
        "examples of that class. Doubt is 1 − probability × likeness, and the question mark comes "
        "above {0}.",
        ("probability", "calibration"),
        "question mark",
        share=0.5,
    ),
    Word(
        "accuracy",
        "Accuracy",
        "Accuracy is the share of images that the network reads correctly. Guessing among ten "
        "equally frequent classes gives {0}.",
        ("test", "validation", "confusion_matrix"),
        share=0.1,
    ),
    Word(
        "validation",
        "Validation",
        "Validation images are kept out of training and used to watch it: they show whether the "
        "network overfits. They also decide when to stop, so the test images stay unused.",
        ("test", "overfitting", "early_stopping"),
    ),
    Word(
        "test",
        "Test",
        "Test images are never used for training or for choosing settings. So the test accuracy is "
        "an honest measure of how well the network reads new images.",
        ("accuracy", "validation"),
    ),
    Word(
        "confusion_matrix",
        "Confusion matrix",
        "The confusion matrix counts for every class what its images were read as: rows are the "
        "correct class, columns the answer. Correct answers lie on the diagonal, and everything "
        "else is a mistake.",
        ("accuracy", "class"),
    ),
    Word(
        "calibration",
        "Calibration",
        "A network is well calibrated if it is right in {0} of the cases where it says {0}. The "
        "calibration chart compares what it says with how often it is right.",
        ("temperature", "probability"),
        share=0.8,
    ),
    Word(
        "temperature",
        "Temperature",
        "The temperature divides all sums z of the last layer before softmax: above 1 the "
        "probabilities become more even, below 1 more extreme. The answer stays the same; only the "
        "confidence changes.",
        ("softmax", "calibration"),
    ),
    Word(
        "pca",
        "PCA",
        "PCA, principal component analysis, lays out images along the two directions in which "
        "their activations differ most. Distances on the map are true shadows of distances in the "
        "network.",
        ("tsne", "activation"),
        "principal component analysis map",
    ),
    Word(
        "tsne",
        "t-SNE",
        "t-SNE lays out images so that those with similar activations stand close together. Groups "
        "mean something, but the distances between groups do not.",
        ("pca", "activation"),
        "map",
    ),
    Word(
        "condition",
        "Condition",
        "The condition of a layer is the ratio between how much it stretches the direction it "
        "stretches most and the one it stretches least. A large condition means that some "
        "differences are almost lost on the way.",
        ("layer", "weight"),
        "singular values",
    ),
    Word(
        "mnist",
        "MNIST",
        "MNIST is a famous set of 70,000 handwritten digits, 28 × 28 pixels each, by about 500 "
        "writers. It has served to compare networks that read digits since 1998.",
        ("example", "pen_digits", "test"),
    ),
    Word(
        "pen_digits",
        "Pen digits",
        "Pen digits are digits that 30 people wrote on a tablet, stored as lines, not as images. "
        "VisualNet draws them as 28 × 28 images, just like what you draw.",
        ("mnist", "example"),
        "UCI redrawn",
    ),
    Word(
        "model",
        "Model",
        "A model is a network together with the data and settings it was trained with. Export "
        "saves it for other programs.",
        ("parameter", "onnx", "safetensors", "project"),
    ),
    Word(
        "project",
        "Project",
        "A project is all of your work in one file: the network, its runs, your drawings and the "
        "layout of the window. Opening it brings you back to where you were.",
        ("model", "run"),
    ),
    Word(
        "onnx",
        "ONNX",
        "ONNX, open neural network exchange, is a file format for whole networks that many "
        "programs can run. An exported ONNX file takes pixels and returns probabilities.",
        ("safetensors", "model"),
    ),
    Word(
        "safetensors",
        "safetensors",
        "safetensors is a file format that stores only numbers, and no program code that could do "
        "harm. PyTorch and many other programs read it.",
        ("onnx", "model"),
    ),
    Word(
        "sweep",
        "Experiment",
        "An experiment trains many networks with different settings and compares them. Several "
        "seeds for each setting show how much is luck.",
        ("seed", "run", "accuracy"),
        "sweep",
    ),
)
"""What is learned from, measured and saved."""
