"""Glossary entries on training: loss, gradients, optimizers, and what holds overfitting back."""

from PySide6.QtCore import QCoreApplication

from visualnet.ui.help.glossary.entry import Entry


def _tr(text: str) -> str:
    return QCoreApplication.translate("Glossary", text)


def training_entries() -> tuple[Entry, ...]:
    """Return how a network learns, in the language of the window."""
    return (
        Entry(
            "training",
            _tr("Training"),
            _tr(
                "Training shows a network examples and changes its weights so that its "
                "answers get closer to the labels. It goes step by step, a few examples at a "
                "time."
            ),
            ("step", "batch", "loss", "gradient"),
            _tr("learning learn"),
        ),
        Entry(
            "loss",
            _tr("Loss"),
            _tr(
                "The loss is a number that says how wrong the network is; zero would be "
                "perfect. Training changes the weights so that the loss falls."
            ),
            ("cross_entropy", "nats", "gradient"),
        ),
        Entry(
            "cross_entropy",
            _tr("Cross-entropy"),
            _tr(
                "Cross-entropy is the loss that goes with softmax: minus the natural logarithm of "
                "the probability that the network gives to the correct class. A sure correct "
                "answer costs almost nothing, and a sure wrong answer costs a lot."
            ),
            ("loss", "nats", "softmax", "squared_error"),
        ),
        Entry(
            "squared_error",
            _tr("Squared error"),
            _tr(
                "The squared error is the loss that goes with sigmoid outputs: the squared "
                "distance between each output and its target, added up. The first networks that "
                "read digits were trained with it."
            ),
            ("loss", "cross_entropy", "target_margin"),
        ),
        Entry(
            "nats",
            _tr("Nats"),
            _tr(
                "A nat is the unit of a loss that is computed with the natural logarithm, as a bit "
                "is the unit with base 2. A network that only guesses among ten classes has a loss "
                "of ln 10 ≈ 2.3 nats per example."
            ),
            ("loss", "cross_entropy"),
        ),
        Entry(
            "gradient",
            _tr("Gradient"),
            _tr(
                "The gradient says for every weight how the loss would change if that weight grew "
                "a little. Training moves each weight the opposite way."
            ),
            ("backpropagation", "learning_rate", "loss"),
        ),
        Entry(
            "backpropagation",
            _tr("Backpropagation"),
            _tr(
                "Backpropagation computes the gradient: it starts with the error at the outputs "
                "and carries it back through the layers. Each neuron passes the error back along "
                "its weights, in proportion to them."
            ),
            ("gradient", "layer"),
        ),
        Entry(
            "optimizer",
            _tr("Optimizer"),
            _tr(
                "The optimizer is the rule that turns a gradient into a change of the weights. "
                "Different rules need different learning rates."
            ),
            ("sgd", "momentum", "adam", "rmsprop"),
        ),
        Entry(
            "sgd",
            _tr("SGD"),
            _tr(
                "SGD, stochastic gradient descent, subtracts the gradient times the learning rate "
                "from the weights. Stochastic means that each gradient comes from a random batch, "
                "not from all examples."
            ),
            ("optimizer", "batch", "momentum"),
            _tr("stochastic gradient descent"),
        ),
        Entry(
            "learning_rate",
            _tr("Learning rate"),
            _tr(
                "The learning rate sets the size of the steps: how much of the gradient is "
                "subtracted from the weights each time. If it is too small, learning takes "
                "ages; if it is too large, the loss jumps about or explodes."
            ),
            ("gradient", "schedule", "warm_up"),
        ),
        Entry(
            "momentum",
            _tr("Momentum"),
            _tr(
                "Momentum adds part of the last change of the weights to the next one, like "
                "a rolling ball. It smooths out the noise of single batches and often speeds "
                "up learning."
            ),
            ("sgd", "optimizer"),
        ),
        Entry(
            "adam",
            _tr("Adam"),
            _tr(
                "Adam is an optimizer that gives every weight its own step size, from the "
                "running mean and size of its gradients. It usually needs a smaller learning "
                "rate than SGD, such as 0.001."
            ),
            ("optimizer", "rmsprop", "momentum"),
            _tr("AdamW"),
        ),
        Entry(
            "rmsprop",
            _tr("RMSProp"),
            _tr(
                "RMSProp is an optimizer that divides each gradient by its recent typical size. So "
                "weights with small gradients move about as fast as those with large ones."
            ),
            ("optimizer", "adam"),
        ),
        Entry(
            "batch",
            _tr("Batch"),
            _tr(
                "A batch is a small random set of examples that the network learns together. "
                "It averages their gradients and then takes one step."
            ),
            ("step", "epoch", "example"),
            _tr("batch size"),
        ),
        Entry(
            "step",
            _tr("Step"),
            _tr(
                "A step is one update of all weights, after one batch. The step counter says how "
                "many updates this run has made."
            ),
            ("batch", "epoch", "run"),
        ),
        Entry(
            "epoch",
            _tr("Epoch"),
            _tr(
                "An epoch is one pass through all training examples. After each epoch the "
                "network is tested on examples that it was not trained on."
            ),
            ("step", "batch", "validation"),
        ),
        Entry(
            "schedule",
            _tr("Schedule"),
            _tr(
                "A schedule changes the learning rate during a run, mostly from large to small. "
                "The cosine schedule lets it fall smoothly to zero at the last epoch."
            ),
            ("learning_rate", "warm_up"),
            _tr("cosine"),
        ),
        Entry(
            "warm_up",
            _tr("Warm-up"),
            _tr(
                "During warm-up the learning rate rises from zero over the first epochs. "
                "This protects the network from large steps at the start, when gradients are "
                "large."
            ),
            ("schedule", "learning_rate"),
        ),
        Entry(
            "clipping",
            _tr("Gradient clipping"),
            _tr(
                "Clipping shortens a gradient that is longer than a chosen length and keeps "
                "its direction. So a single unusual batch cannot throw the weights far off."
            ),
            ("gradient", "learning_rate"),
            _tr("clip norm"),
        ),
        Entry(
            "seed",
            _tr("Seed"),
            _tr(
                "A seed is the number from which all random choices of a run follow: first "
                "weights, order of examples and more. The same seed and settings give the same "
                "network again."
            ),
            ("run", "initial_weights"),
        ),
        Entry(
            "run",
            _tr("Run"),
            _tr(
                "A run is one training, from its first weights on. New weights and Restart "
                "start another run, and the Runs panel lists them all."
            ),
            ("step", "seed", "snapshot"),
            _tr("End run"),
        ),
        Entry(
            "snapshot",
            _tr("Snapshot"),
            _tr(
                "A snapshot is a copy of all weights at one step. The window always shows the "
                "newest, while training goes on behind it."
            ),
            ("step", "parameter", "mark"),
        ),
        Entry(
            "mark",
            _tr("Mark"),
            _tr(
                "“Mark this step”, in the View menu, remembers the weights as they are now. The "
                "mode “Change since mark” then shows how far each weight has moved since."
            ),
            ("snapshot", "weight"),
        ),
        Entry(
            "early_stopping",
            _tr("Early stopping"),
            _tr(
                "Early stopping ends a run when the validation accuracy has not improved for some "
                "epochs, the patience. It can go back to the weights of the best epoch."
            ),
            ("validation", "overfitting", "epoch"),
            _tr("patience"),
        ),
        Entry(
            "overfitting",
            _tr("Overfitting"),
            _tr(
                "A network overfits when it memorizes its training examples instead of "
                "learning what they have in common. The training loss keeps falling while "
                "the validation loss rises."
            ),
            ("validation", "dropout", "weight_decay", "augmentation"),
        ),
        Entry(
            "dropout",
            _tr("Dropout"),
            _tr(
                "Dropout switches off a random share of the hidden neurons at each training "
                "step. Neurons cannot rely on single others, which reduces overfitting."
            ),
            ("overfitting", "weight_decay"),
        ),
        Entry(
            "weight_decay",
            _tr("Weight decay (L2)"),
            _tr(
                "An L2 penalty, or weight decay, pulls every weight a little towards zero at each "
                "step. Networks with smaller weights give smoother answers and overfit less."
            ),
            ("overfitting", "l1", "weight"),
            _tr("L2 penalty"),
        ),
        Entry(
            "l1",
            _tr("L1 penalty"),
            _tr(
                "An L1 penalty pulls every weight towards zero by the same amount, however "
                "large it is. Many weights end at zero, so only the important connections "
                "remain."
            ),
            ("weight_decay", "overfitting"),
        ),
        Entry(
            "target_margin",
            _tr("Target margin (label smoothing)"),
            _tr(
                "With a margin, sigmoid outputs aim a little below 1 for the correct class and a "
                "little above 0 for the others. This label smoothing keeps the network from "
                "becoming too sure of itself."
            ),
            ("squared_error", "calibration", "label_noise"),
            _tr("label smoothing"),
        ),
    )
