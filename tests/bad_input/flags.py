"""Flags that make no sense."""

_NUMBERS = (
    "--target-margin", "--initial-scale", "--learning-rate", "--momentum", "--l1", "--l2",
    "--dropout", "--clip-norm", "--warm-up-epochs", "--target-accuracy", "--label-noise",
    "--augment-shift", "--augment-rotation", "--augment-scale", "--augment-shear",
    "--augment-elastic", "--augment-thickness", "--augment-noise",
)  # fmt: skip
_WHOLE = (
    "--batch-size", "--epochs", "--patience", "--train-examples", "--validation-examples",
    "--seed",
)  # fmt: skip
_NAMES = (
    "--recipe", "--activation", "--initial-weights", "--optimizer", "--schedule", "--dataset",
    "--output-layer", "--balanced", "--shuffled-labels", "--hidden", "--no-such-flag",
)  # fmt: skip

BAD_FLAGS: list[tuple[str, ...]] = [
    *(("train", flag, value) for flag in _NUMBERS for value in ("nan", "-inf", "-1", "1e30", "x")),
    *(("train", flag, value) for flag in _WHOLE for value in ("nan", "-1", "9" * 30, "1.5", "")),
    *(("train", flag, value) for flag in _NAMES for value in ("no such", "\udce9", "9" * 5000)),
    ("train", "--hidden", "-5"),
    ("train", "--hidden", "16,nan"),
    ("train", "--hidden", "9" * 30),
    ("train", "--hidden", ",".join(["1"] * 99)),
    ("train", "--activation", "relu,relu,relu"),
    ("train", "--epochs"),
    ("train", "words"),
    ("dance",),
    ("predict", "digits-16x16"),
    ("export", "digits-16x16", "--output", "m.npz"),
    ("export", "digits-16x16", "--format", "docx", "--output", "m.npz"),
    ("sweep", "--output", "no/such/folder/r.csv"),
    ("sweep", "--vary", "momentum=0:1:0", "--output", "r.csv"),
    ("sweep", "--vary", "momentum=0:1:1e-300", "--output", "r.csv"),
    ("sweep", "--vary", "momentum=nan", "--output", "r.csv"),
    ("sweep", "--vary", "learning_rate=1e-300:1:x1.0000001", "--output", "r.csv"),
    ("sweep", "--vary", "colour=1,2", "--output", "r.csv"),
    ("sweep", "--seeds", "-1", "--output", "r.csv"),
    ("sweep", "--seeds", "9" * 30, "--output", "r.csv"),
    ("sweep", "--processes", "0", "--output", "r.csv"),
    ("sweep", "--processes", "9" * 30, "--output", "r.csv"),
    ("demo", "--seconds", "nan"),
    ("demo", "--seconds", "-1"),
    ("demo", "--seconds", "1e300"),
    ("demo", "--size", "0x0"),
    ("demo", "--size", "99999x99999"),
    ("demo", "--size", f"{'9' * 5000}x5"),
    ("demo", "--theme", "pink"),
    ("benchmark", "--size", "-1x-1"),
    ("benchmark", "--training", "--against", "/no/such/python"),
]
