"""Glossary entries on the network: neurons, weights, activation functions, outputs."""

from PySide6.QtCore import QCoreApplication

from visualnet.ui.help.glossary.entry import Entry


def _tr(text: str) -> str:
    return QCoreApplication.translate("Glossary", text)


def network_entries() -> tuple[Entry, ...]:
    """Return what the network is made of, in the language of the window."""
    return (
        Entry(
            "network",
            _tr("Network"),
            _tr(
                "A neural network turns numbers, here the pixels of an image, into an answer, "
                "layer by layer. What it computes depends on its weights and biases, which "
                "training adjusts."
            ),
            ("layer", "neuron", "weight", "training"),
        ),
        Entry(
            "layer",
            _tr("Layer"),
            _tr(
                "A layer is a column of neurons that all read the layer before them. The first is "
                "the image, the last gives one answer per class, and those between are called "
                "hidden layers."
            ),
            ("neuron", "connection", "output"),
            _tr("hidden layer"),
        ),
        Entry(
            "neuron",
            _tr("Neuron"),
            _tr(
                "A neuron multiplies each number it receives by a weight, adds them up together "
                "with its bias, and passes the sum through an activation function. The result is "
                "its activation, the one number that it sends on."
            ),
            ("weight", "bias", "z", "activation"),
        ),
        Entry(
            "connection",
            _tr("Connection"),
            _tr(
                "A connection carries the activation of one neuron to a neuron of the next layer, "
                "multiplied by its weight. Its colour shows the sign, and how strong the colour "
                "is the size, of what the mode above the network chooses."
            ),
            ("weight", "gap", "full_colour", "paths"),
            _tr("line pushes up holds back"),
        ),
        Entry(
            "weight",
            _tr("Weight"),
            _tr(
                "A weight says how strongly one neuron acts on another: a positive weight "
                "pushes it up, a negative one holds it back. Training changes the weights a "
                "little at every step."
            ),
            ("connection", "bias", "gradient"),
            _tr("pushes up holds back"),
        ),
        Entry(
            "bias",
            _tr("Bias"),
            _tr(
                "Each neuron adds its bias to the sum of its inputs, whatever the image is. "
                "The bias makes the neuron easier or harder to activate; the ring around the "
                "neuron shows it."
            ),
            ("ring", "z", "weight"),
        ),
        Entry(
            "z",
            _tr("Pre-activation z"),
            _tr(
                "z is the sum in a neuron: each weight times the activation it carries, plus "
                "the bias. The activation function turns z into the activation."
            ),
            ("activation", "sigma", "bias"),
            _tr("weighted sum"),
        ),
        Entry(
            "sigma",
            _tr("Activation function σ"),
            _tr(
                "The activation function, often written σ(z), turns the sum z of a neuron into its "
                "activation. Because it is not a straight line, several layers can compute more "
                "than one layer could."
            ),
            ("sigmoid", "relu", "tanh", "gelu", "leaky_relu"),
            _tr("sigma σ(z) f(z)"),
        ),
        Entry(
            "activation",
            _tr("Activation a"),
            _tr(
                "The activation is the number that a neuron sends on to the next layer. The fill "
                "of each neuron shows it: the stronger, the larger."
            ),
            ("fill", "z", "sigma"),
        ),
        Entry(
            "fill",
            _tr("Fill of a neuron"),
            _tr(
                "The fill shows the neuron's activation for the image that is going through the "
                "network: empty is zero, full is large, and the colour of minus is below zero. "
                "Where activations have no upper limit, full means the largest of the layer."
            ),
            ("activation", "ring", "probe"),
        ),
        Entry(
            "ring",
            _tr("Ring of a neuron"),
            _tr(
                "The ring shows the neuron's bias in the colours for positive and negative; "
                "grey is zero. The strongest colour is the largest bias of the layer, and "
                "very small neurons have no ring."
            ),
            ("bias", "fill"),
        ),
        Entry(
            "gap",
            _tr("Between two layers"),
            _tr(
                "The connections between two neighbouring layers are coloured on a scale of their "
                "own. Without that, layers with small numbers would all look faint."
            ),
            ("full_colour", "connection"),
            _tr("gap"),
        ),
        Entry(
            "full_colour",
            _tr("Full colour"),
            _tr(
                "The legend names the value at which a connection has its full colour, for each "
                "pair of layers. Larger values look no stronger than that."
            ),
            ("gap", "connection"),
            _tr("ends of the bar scale"),
        ),
        Entry(
            "strongest",
            _tr("Strongest connections"),
            _tr(
                "The slider above the network keeps the strongest share of the connections "
                "clear and makes the others faint. It changes what you see, not what the network "
                "computes."
            ),
            ("connection", "paths"),
        ),
        Entry(
            "paths",
            _tr("Strongest paths"),
            _tr(
                "Paths shows which neurons and pixels contributed most to the answer, or to "
                "the chosen neuron. At each layer it follows the connections that add the "
                "most."
            ),
            ("strongest", "contribution"),
        ),
        Entry(
            "contribution",
            _tr("Contribution"),
            _tr(
                "A contribution is what one pixel or connection adds to one class compared "
                "with another. A positive contribution supports the first class, a negative "
                "one the second."
            ),
            ("paths", "z"),
            _tr("why for against"),
        ),
        Entry(
            "parameter",
            _tr("Parameters"),
            _tr(
                "The weights and biases together are the parameters of the network. Training "
                "learns them, and a model file stores them."
            ),
            ("weight", "bias", "model"),
        ),
        Entry(
            "initial_weights",
            _tr("First weights"),
            _tr(
                "A new network starts with small random weights, because equal weights would "
                "make all neurons of a layer learn the same thing. The rule chosen in "
                "Settings, such as Glorot or He, sets how large they are."
            ),
            ("seed", "weight"),
            _tr("Glorot He initial weights"),
        ),
        Entry(
            "output",
            _tr("Output"),
            _tr(
                "The last layer has one neuron for each class. The class whose neuron is largest "
                "is the network's answer."
            ),
            ("softmax", "probability", "class"),
        ),
        Entry(
            "softmax",
            _tr("Softmax"),
            _tr(
                "Softmax turns the sums z of the last layer into probabilities: all "
                "positive, and 1 in total. The largest z gets the largest probability; 1 "
                "more in z makes a class e ≈ 2.7 times as likely."
            ),
            ("probability", "output", "temperature"),
        ),
        Entry(
            "sigmoid",
            _tr("Sigmoid"),
            _tr(
                "The sigmoid squeezes any z into the range from 0 to 1: 1 / (1 + e⁻ᶻ). Far "
                "from zero it is almost flat, so the neuron learns slowly there."
            ),
            ("sigma", "saturated", "tanh"),
        ),
        Entry(
            "tanh",
            _tr("Tanh"),
            _tr(
                "Tanh squeezes any z into the range from −1 to 1. It has the shape of the sigmoid, "
                "but gives 0 at z = 0."
            ),
            ("sigma", "sigmoid", "saturated"),
        ),
        Entry(
            "relu",
            _tr("ReLU"),
            _tr(
                "ReLU, the rectified linear unit, gives z where z is positive and 0 everywhere "
                "else. It is fast and learns well, but a neuron that is never positive no longer "
                "learns."
            ),
            ("sigma", "dead", "leaky_relu"),
        ),
        Entry(
            "leaky_relu",
            _tr("Leaky ReLU"),
            _tr(
                "Leaky ReLU gives z where z is positive, and a hundredth of z below zero. So even "
                "a neuron that is off can still learn."
            ),
            ("sigma", "relu", "dead"),
        ),
        Entry(
            "gelu",
            _tr("GELU"),
            _tr(
                "GELU, the Gaussian error linear unit, is a smooth relative of ReLU that dips "
                "slightly below zero for small negative z. Many large language models use it."
            ),
            ("sigma", "relu"),
        ),
        Entry(
            "saturated",
            _tr("Saturated neuron"),
            _tr(
                "A saturated neuron is at the end of its range for almost every image, where the "
                "sigmoid and tanh are flat. Its gradient is close to zero, so it hardly learns."
            ),
            ("sigmoid", "tanh", "dead"),
        ),
        Entry(
            "dead",
            _tr("Dead neuron"),
            _tr(
                "A dead neuron gives zero for every image, so no gradient reaches its "
                "weights and it cannot learn. It happens with ReLU, mostly after steps that "
                "were too large."
            ),
            ("relu", "saturated", "learning_rate"),
        ),
        Entry(
            "vanishing",
            _tr("Vanishing gradient"),
            _tr(
                "On its way back, the gradient is multiplied by a small derivative at every "
                "sigmoid or tanh layer. In a deep network too little of it is left for the first "
                "layers, so they hardly learn."
            ),
            ("gradient", "backpropagation", "sigmoid", "relu"),
        ),
        Entry(
            "idle",
            _tr("Idle neuron"),
            _tr(
                "An idle neuron has the same activation for every image. It gives the next "
                "layer no information."
            ),
            ("dead", "saturated"),
        ),
    )
