"""Glossary entries on the network: neurons, weights, activation functions, outputs."""

from visualnet.ui.help.glossary.word import Word

NETWORK_ENTRIES = (
    Word(
        "network",
        "Network",
        "A neural network turns numbers, here the pixels of an image, into an answer, layer by "
        "layer. What it computes depends on its weights and biases, which training adjusts.",
        ("layer", "neuron", "weight", "training"),
    ),
    Word(
        "layer",
        "Layer",
        "A layer is a column of neurons that all read the layer before them. The first is the "
        "image, the last gives one answer per class, and those between are called hidden layers.",
        ("neuron", "connection", "output"),
        "hidden layer",
    ),
    Word(
        "neuron",
        "Neuron",
        "A neuron multiplies each number it receives by a weight, adds them up together with its "
        "bias, and passes the sum through an activation function. The result is its activation, "
        "the one number that it sends on.",
        ("weight", "bias", "z", "activation"),
    ),
    Word(
        "connection",
        "Connection",
        "A connection carries the activation of one neuron to a neuron of the next layer, "
        "multiplied by its weight. Its colour shows the sign, and how strong the colour is the "
        "size, of what the mode above the network chooses.",
        ("weight", "gap", "full_colour", "paths"),
        "line pushes up holds back",
    ),
    Word(
        "weight",
        "Weight",
        "A weight says how strongly one neuron acts on another: a positive weight pushes it up, a "
        "negative one holds it back. Training changes the weights a little at every step.",
        ("connection", "bias", "gradient"),
        "pushes up holds back",
    ),
    Word(
        "bias",
        "Bias",
        "Each neuron adds its bias to the sum of its inputs, whatever the image is. The bias makes "
        "the neuron easier or harder to activate; the ring around the neuron shows it.",
        ("ring", "z", "weight"),
    ),
    Word(
        "z",
        "Pre-activation z",
        "z is the sum in a neuron: each weight times the activation it carries, plus the bias. The "
        "activation function turns z into the activation.",
        ("activation", "sigma", "bias"),
        "weighted sum",
    ),
    Word(
        "sigma",
        "Activation function σ",
        "The activation function, often written σ(z), turns the sum z of a neuron into its "
        "activation. Because it is not a straight line, several layers can compute more than one "
        "layer could.",
        ("sigmoid", "relu", "tanh", "gelu", "leaky_relu"),
        "sigma σ(z) f(z)",
    ),
    Word(
        "activation",
        "Activation a",
        "The activation is the number that a neuron sends on to the next layer. The fill of each "
        "neuron shows it: the stronger, the larger.",
        ("fill", "z", "sigma"),
    ),
    Word(
        "fill",
        "Fill of a neuron",
        "The fill shows the neuron's activation for the image that is going through the network: "
        "empty is zero, full is large, and the colour of minus is below zero. Where activations "
        "have no upper limit, full means the largest of the layer.",
        ("activation", "ring", "probe"),
    ),
    Word(
        "ring",
        "Ring of a neuron",
        "The ring shows the neuron's bias in the colours for positive and negative; grey is zero. "
        "The strongest colour is the largest bias of the layer, and very small neurons have no "
        "ring.",
        ("bias", "fill"),
    ),
    Word(
        "gap",
        "Between two layers",
        "The connections between two neighbouring layers are coloured on a scale of their own. "
        "Without that, layers with small numbers would all look faint.",
        ("full_colour", "connection"),
        "gap",
    ),
    Word(
        "full_colour",
        "Full colour",
        "The legend names the value at which a connection has its full colour, for each pair of "
        "layers. Larger values look no stronger than that.",
        ("gap", "connection"),
        "ends of the bar scale",
    ),
    Word(
        "strongest",
        "Strongest connections",
        "The slider above the network keeps the strongest share of the connections clear and makes "
        "the others faint, without changing the network. In a large network only the strongest are "
        "drawn line by line; the light of all others is added up, and dimmed where it is too much.",
        ("connection", "paths"),
    ),
    Word(
        "paths",
        "Strongest paths",
        "Paths shows which neurons and pixels contributed most to the answer, or to the chosen "
        "neuron. At each layer it follows the connections that add the most.",
        ("strongest", "contribution"),
    ),
    Word(
        "contribution",
        "Contribution",
        "A contribution is what one pixel or connection adds to one class compared with another. A "
        "positive contribution supports the first class, a negative one the second.",
        ("paths", "z"),
        "why for against",
    ),
    Word(
        "parameter",
        "Parameters",
        "The weights and biases together are the parameters of the network. Training learns them, "
        "and a model file stores them.",
        ("weight", "bias", "model"),
    ),
    Word(
        "initial_weights",
        "First weights",
        "A new network starts with small random weights, because equal weights would make all "
        "neurons of a layer learn the same thing. The rule chosen in Settings, such as Glorot or "
        "He, sets how large they are.",
        ("seed", "weight"),
        "Glorot He initial weights",
    ),
    Word(
        "output",
        "Output",
        "The last layer has one neuron for each class. The class whose neuron is largest is the "
        "network's answer.",
        ("softmax", "probability", "class"),
    ),
    Word(
        "softmax",
        "Softmax",
        "Softmax turns the sums z of the last layer into probabilities: all positive, and 1 in "
        "total. The largest z gets the largest probability; 1 more in z makes a class e ≈ 2.7 "
        "times as likely.",
        ("probability", "output", "temperature"),
    ),
    Word(
        "sigmoid",
        "Sigmoid",
        "The sigmoid squeezes any z into the range from 0 to 1: 1 / (1 + e⁻ᶻ). Far from zero it is "
        "almost flat, so the neuron learns slowly there.",
        ("sigma", "saturated", "tanh"),
    ),
    Word(
        "tanh",
        "Tanh",
        "Tanh squeezes any z into the range from −1 to 1. It has the shape of the sigmoid, but "
        "gives 0 at z = 0.",
        ("sigma", "sigmoid", "saturated"),
    ),
    Word(
        "relu",
        "ReLU",
        "ReLU, the rectified linear unit, gives z where z is positive and 0 everywhere else. It is "
        "fast and learns well, but a neuron that is never positive no longer learns.",
        ("sigma", "dead", "leaky_relu"),
    ),
    Word(
        "leaky_relu",
        "Leaky ReLU",
        "Leaky ReLU gives z where z is positive, and a hundredth of z below zero. So even a neuron "
        "that is off can still learn.",
        ("sigma", "relu", "dead"),
    ),
    Word(
        "gelu",
        "GELU",
        "GELU, the Gaussian error linear unit, is a smooth relative of ReLU that dips slightly "
        "below zero for small negative z. Many large language models use it.",
        ("sigma", "relu"),
    ),
    Word(
        "saturated",
        "Saturated neuron",
        "A saturated neuron is at the end of its range for almost every image, where the sigmoid "
        "and tanh are flat. Its gradient is close to zero, so it hardly learns.",
        ("sigmoid", "tanh", "dead"),
    ),
    Word(
        "dead",
        "Dead neuron",
        "A dead neuron gives zero for every image, so no gradient reaches its weights and it "
        "cannot learn. It happens with ReLU, mostly after steps that were too large.",
        ("relu", "saturated", "learning_rate"),
    ),
    Word(
        "vanishing",
        "Vanishing gradient",
        "On its way back, the gradient is multiplied by a small derivative at every sigmoid or "
        "tanh layer. In a deep network too little of it is left for the first layers, so they "
        "hardly learn.",
        ("gradient", "backpropagation", "sigmoid", "relu"),
    ),
    Word(
        "idle",
        "Idle neuron",
        "An idle neuron has the same activation for every image. It gives the next layer no "
        "information.",
        ("dead", "saturated"),
    ),
)
"""What the network is made of."""
