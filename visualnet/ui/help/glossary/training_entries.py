"""Glossary entries on training: loss, gradients, optimizers, and what holds overfitting back."""

from visualnet.ui.help.glossary.word import Word

TRAINING_ENTRIES = (
    Word(
        "training",
        "Training",
        "Training shows a network examples and changes its weights so that its answers get closer "
        "to the labels. It goes step by step, a few examples at a time.",
        ("step", "batch", "loss", "gradient"),
        "learning learn",
    ),
    Word(
        "loss",
        "Loss",
        "The loss is a number that says how wrong the network is; zero would be perfect. Training "
        "changes the weights so that the loss falls.",
        ("cross_entropy", "nats", "gradient"),
    ),
    Word(
        "cross_entropy",
        "Cross-entropy",
        "Cross-entropy is the loss that goes with softmax: minus the natural logarithm of the "
        "probability that the network gives to the correct class. A sure correct answer costs "
        "almost nothing, and a sure wrong answer costs a lot.",
        ("loss", "nats", "softmax", "squared_error"),
    ),
    Word(
        "squared_error",
        "Squared error",
        "The squared error is the loss that goes with sigmoid outputs: the squared distance "
        "between each output and its target, added up. The first networks that read digits were "
        "trained with it.",
        ("loss", "cross_entropy", "target_margin"),
    ),
    Word(
        "nats",
        "Nats",
        "A nat is the unit of a loss that is computed with the natural logarithm, as a bit is the "
        "unit with base 2. A network that only guesses among ten classes has a loss of ln 10 ≈ 2.3 "
        "nats per example.",
        ("loss", "cross_entropy"),
    ),
    Word(
        "gradient",
        "Gradient",
        "The gradient says for every weight how the loss would change if that weight grew a "
        "little. Training moves each weight the opposite way.",
        ("backpropagation", "learning_rate", "loss"),
    ),
    Word(
        "backpropagation",
        "Backpropagation",
        "Backpropagation computes the gradient: it starts with the error at the outputs and "
        "carries it back through the layers. Each neuron passes the error back along its weights, "
        "in proportion to them; its δ (delta) says how the loss changes with its sum z.",
        ("gradient", "layer"),
    ),
    Word(
        "optimizer",
        "Optimizer",
        "The optimizer is the rule that turns a gradient into a change of the weights. Different "
        "rules need different learning rates.",
        ("sgd", "momentum", "adam", "rmsprop"),
    ),
    Word(
        "sgd",
        "SGD",
        "SGD, stochastic gradient descent, subtracts the gradient times the learning rate from the "
        "weights. Stochastic means that each gradient comes from a random batch, not from all "
        "examples.",
        ("optimizer", "batch", "momentum"),
        "stochastic gradient descent",
    ),
    Word(
        "learning_rate",
        "Learning rate",
        "The learning rate sets the size of the steps: how much of the gradient is subtracted from "
        "the weights each time. If it is too small, learning takes ages; if it is too large, the "
        "loss jumps about or explodes.",
        ("gradient", "schedule", "warm_up"),
    ),
    Word(
        "momentum",
        "Momentum",
        "Momentum adds part of the last change of the weights to the next one, like a rolling "
        "ball. It smooths out the noise of single batches and often speeds up learning.",
        ("sgd", "optimizer"),
    ),
    Word(
        "adam",
        "Adam",
        "Adam is an optimizer that gives every weight its own step size, from the running mean and "
        "size of its gradients. It usually needs a smaller learning rate than SGD, such as 0.001.",
        ("optimizer", "rmsprop", "momentum"),
        "AdamW",
    ),
    Word(
        "rmsprop",
        "RMSProp",
        "RMSProp is an optimizer that divides each gradient by its recent typical size. So weights "
        "with small gradients move about as fast as those with large ones.",
        ("optimizer", "adam"),
    ),
    Word(
        "batch",
        "Batch",
        "A batch is a small random set of examples that the network learns together. It averages "
        "their gradients and then takes one step.",
        ("step", "epoch", "example"),
        "batch size",
    ),
    Word(
        "step",
        "Step",
        "A step is one update of all weights, after one batch. The step counter says how many "
        "updates this run has made.",
        ("batch", "epoch", "run"),
    ),
    Word(
        "epoch",
        "Epoch",
        "An epoch is one pass through all training examples. After each epoch the network is "
        "tested on examples that it was not trained on.",
        ("step", "batch", "validation"),
    ),
    Word(
        "schedule",
        "Schedule",
        "A schedule changes the learning rate during a run, mostly from large to small. The cosine "
        "schedule lets it fall smoothly to zero at the last epoch.",
        ("learning_rate", "warm_up"),
        "cosine",
    ),
    Word(
        "warm_up",
        "Warm-up",
        "During warm-up the learning rate rises from zero over the first epochs. This protects the "
        "network from large steps at the start, when gradients are large.",
        ("schedule", "learning_rate"),
    ),
    Word(
        "clipping",
        "Gradient clipping",
        "Clipping shortens a gradient that is longer than a chosen length and keeps its direction. "
        "So a single unusual batch cannot throw the weights far off.",
        ("gradient", "learning_rate"),
        "clip norm",
    ),
    Word(
        "seed",
        "Seed",
        "A seed is the number from which all random choices of a run follow: first weights, order "
        "of examples and more. The same seed and settings give the same network again.",
        ("run", "initial_weights"),
    ),
    Word(
        "run",
        "Run",
        "A run is one training, from its first weights on. New weights and Restart start another "
        "run, and the Runs panel lists them all.",
        ("step", "seed", "snapshot"),
        "End run",
    ),
    Word(
        "snapshot",
        "Snapshot",
        "A snapshot is a copy of all weights at one step. The window always shows the newest, "
        "while training goes on behind it.",
        ("step", "parameter", "mark"),
    ),
    Word(
        "mark",
        "Mark",
        "“Mark this step”, in the View menu, remembers the weights as they are now. The mode "
        "“Change since mark” then shows how far each weight has moved since.",
        ("snapshot", "weight"),
    ),
    Word(
        "early_stopping",
        "Early stopping",
        "Early stopping ends a run when the validation accuracy has not improved for some epochs, "
        "the patience. It can go back to the weights of the best epoch.",
        ("validation", "overfitting", "epoch"),
        "patience",
    ),
    Word(
        "overfitting",
        "Overfitting",
        "A network overfits when it memorizes its training examples instead of learning what they "
        "have in common. The training loss keeps falling while the validation loss rises.",
        ("validation", "dropout", "weight_decay", "augmentation"),
    ),
    Word(
        "dropout",
        "Dropout",
        "Dropout switches off a random share of the hidden neurons at each training step. Neurons "
        "cannot rely on single others, which reduces overfitting.",
        ("overfitting", "weight_decay"),
    ),
    Word(
        "weight_decay",
        "Weight decay (L2)",
        "An L2 penalty, or weight decay, pulls every weight a little towards zero at each step. "
        "Networks with smaller weights give smoother answers and overfit less.",
        ("overfitting", "l1", "weight"),
        "L2 penalty",
    ),
    Word(
        "l1",
        "L1 penalty",
        "An L1 penalty pulls every weight towards zero by the same amount, however large it is. "
        "Many weights end at zero, so only the important connections remain.",
        ("weight_decay", "overfitting"),
    ),
    Word(
        "target_margin",
        "Target margin (label smoothing)",
        "With a margin, sigmoid outputs aim a little below 1 for the correct class and a little "
        "above 0 for the others. This label smoothing keeps the network from becoming too sure of "
        "itself.",
        ("squared_error", "calibration", "label_noise"),
        "label smoothing",
    ),
)
"""How a network learns."""
