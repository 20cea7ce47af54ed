"""`evaluate`: labels and outputs go together by the names of their classes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file

from visualnet.cli import main
from visualnet.data.datasets import Dataset
from visualnet.models.bundled import resolve_model
from visualnet.models.document import new_document
from visualnet.models.formats import open_model, save_model

COUNT = 200

Written = Callable[..., str]


@pytest.fixture
def written(mnist: Dataset, tmp_path: Path) -> Written:
    """Write the same test digits under other names; returns the path."""

    def write(names: dict[int, str], digits: str = "0123456789") -> str:
        """names: by the label that the file has. digits: those that are kept."""
        wanted = np.isin(mnist.test.labels, [int(digit) for digit in digits])
        images, truths = (each[wanted][:COUNT] for each in (mnist.test.images, mnist.test.labels))
        own = {name: label for label, name in names.items()}
        labels = np.array([own[shown(int(truth))] for truth in truths], np.uint8)
        folder = tmp_path / f"set-{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        # Drawn a level lighter: other images, of the same digits.
        learnt = images - (images > 0)
        parts = {"x_train": learnt, "y_train": labels, "x_test": images, "y_test": labels}
        np.savez(folder / "own.npz", **parts)
        (folder / "classes.txt").write_text("\n".join(names[label] for label in sorted(names)))
        return str(folder / "own.npz")

    shown = str
    return write


def unnamed_digits(folder: Path) -> str:
    """Write digits-16x16 without names for its classes; returns the path."""
    document = open_model(resolve_model("digits-16x16"))
    arrays = {
        f"{k}.{kind}": values
        for k, (weights, biases) in enumerate(
            zip(document.network.weights, document.network.biases, strict=True)
        )
        for kind, values in (("weight", weights.T.copy()), ("bias", biases))
    }
    path = str(folder / "unnamed.safetensors")
    save_file(arrays, path, {"activation": "sigmoid"})
    return path


def evaluated(
    capsys: pytest.CaptureFixture[str], model: str, dataset: str
) -> tuple[dict[str, Any], str]:
    capsys.readouterr()
    assert main(["evaluate", model, "--dataset", dataset, "--json"]) == 0
    streams = capsys.readouterr()
    return json.loads(streams.out), streams.err


def refusal(capsys: pytest.CaptureFixture[str], model: str, dataset: str) -> str:
    capsys.readouterr()
    assert main(["evaluate", model, "--dataset", dataset]) == 2
    streams = capsys.readouterr()
    assert streams.out == ""
    return streams.err.splitlines()[-1]


def test_the_same_names_in_another_order_are_the_same_classes(
    written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    usual, said = evaluated(capsys, "digits-16x16", written({k: str(k) for k in range(10)}))
    assert said == ""
    assert usual["classes"] == list("0123456789")
    assert usual["test_accuracy"] > 0.9
    turned, said = evaluated(capsys, "digits-16x16", written({k: str(9 - k) for k in range(10)}))
    assert said == (
        "The class names come from classes.txt next to the data.\n"
        "The classes of own (9, 8, 7 …) are in a different order than those of digits-16x16. "
        "They are matched by name.\n"
    )
    assert turned["notes"] == said.splitlines()
    assert turned["data_classes"] == list("9876543210")
    assert turned["class_mapping"] == {name: name for name in "9876543210"}
    assert turned["absent_classes"] == usual["absent_classes"] == []
    assert turned["class_counts"] == usual["class_counts"]
    assert sum(usual["class_counts"].values()) == COUNT
    for key in ("classes", "test_accuracy", "test_loss", "confusion_matrix"):
        assert turned[key] == usual[key]


@pytest.mark.slow
def test_forms_are_asked_by_the_names_of_the_classes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = resolve_model("digits-16x16")
    document = open_model(known)
    network = document.network.copy()
    network.weights[-1][...] = document.network.weights[-1][:, ::-1]
    network.biases[-1][...] = document.network.biases[-1][::-1]
    turned = tmp_path / "turned.npz"
    names = ("nine", *"8765432", "One", "0")
    save_model(
        new_document(network, classes=names, training={}, dataset="mnist", test_accuracy=None),
        turned,
    )
    forms = []
    for model in (str(known), str(turned)):
        capsys.readouterr()
        assert main(["evaluate", model, "--forms", "--json"]) == 0
        forms.append(json.loads(capsys.readouterr().out)["forms"])
    assert forms[0] == forms[1]


def test_data_of_some_of_the_classes_are_counted_among_all(
    written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    found, said = evaluated(capsys, "digits-16x16", written({0: "8", 1: "3"}, "38"))
    assert said.endswith(
        "own has no examples of 8 classes of digits-16x16: 0, 1, 2, 4, 5, 6, 7, 9.\n"
    )
    assert "order" not in said
    assert found["absent_classes"] == list("01245679")
    assert found["class_mapping"] == {"8": "8", "3": "3"}
    assert found["test_accuracy"] > 0.8
    counts = np.array(found["confusion_matrix"])
    assert counts.shape == (10, 10)
    assert np.flatnonzero(counts.sum(axis=1)).tolist() == [3, 8]
    assert counts.sum() == COUNT


def test_other_names_are_refused_in_a_sentence(
    written: Written, mnist: Dataset, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ten = written({**{k: str(k) for k in range(10)}, 10: "10"})
    with np.load(ten) as file:
        parts = {name: file[name] for name in file.files}
    for name in ("y_train", "y_test"):
        parts[name] = np.where(parts[name] == 0, 10, parts[name])
    np.savez(ten, **parts)
    # Street View House Numbers call zero 10.
    told = refusal(capsys, "digits-16x16", ten)
    assert "own has the class 10 (17 examples), which the model does not know" in told
    words = Path(ten).with_name("classes.txt")
    words.write_text("\n".join(("zero", *map(str, range(1, 10)), "ten")))
    assert "has the class ten (17 examples), which" in refusal(capsys, "digits-16x16", ten)


def test_digits_in_words_are_the_digits(
    written: Written, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    own = written({k: str(k) for k in range(10)})
    usual, _ = evaluated(capsys, "digits-16x16", own)
    Path(own).with_name("classes.txt").write_text("\n".join(words))
    found, said = evaluated(capsys, "digits-16x16", own)
    assert (
        "The classes of own get the names that digits-16x16 uses: zero as 0, one as 1, two" in said
    )
    assert found["class_mapping"] == {word: str(k) for k, word in enumerate(words)}
    assert found["confusion_matrix"] == usual["confusion_matrix"]
    # In folders they are in the order of the alphabet, in which no model learnt them.
    order = sorted(range(10), key=lambda k: words[k])
    by_folder = written({label: str(k) for label, k in enumerate(order)})
    Path(by_folder).with_name("classes.txt").write_text("\n".join(sorted(words)))
    found, said = evaluated(capsys, unnamed_digits(tmp_path), by_folder)
    assert found["classes"] == list("0123456789")
    assert found["test_accuracy"] > 0.9


def test_a_model_of_letters_is_not_measured_on_digits(
    written: Written, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unnamed = unnamed_digits(tmp_path)
    own = written({k: str(9 - k) for k in range(10)})
    names = Path(own).with_name("classes.txt")
    names.write_text("\n".join("abcdefghij"))
    told = refusal(capsys, "digits-16x16", own)
    assert "own has the classes a, b, c … (200 examples), which the model does not know" in told
    assert told.endswith("or name its outputs with --classes.")
    words = ["evaluate", "digits-16x16", "--dataset", own, "--json", "--classes"]
    assert main([*words, "j,i,h,g,f,e,d,c,b,a"]) == 0
    streams = capsys.readouterr()
    found = json.loads(streams.out)
    assert found["test_accuracy"] > 0.9
    assert found["classes"] == list("jihgfedcba")
    note = "its classes are j, i, h, g, f, e …, which the file calls 0, 1, 2, 3, 4, 5 …"
    assert note in streams.err
    assert any(note in one for one in found["notes"])
    # A file without names has none that could differ: the places are all there is, and are told.
    found, said = evaluated(capsys, unnamed, own)
    assert found["classes"] == list("abcdefghij")
    note = f"The outputs of {unnamed} are read as the classes of own: a, b, c …."
    assert note in said
    assert note in found["notes"]
    assert "as 0 to 9" not in said


def test_all_of_a_test_set_is_counted_and_the_count_is_told(
    capsys: pytest.CaptureFixture[str], mnist: Dataset, tmp_path: Path
) -> None:
    images, labels = mnist.test.images[:COUNT], mnist.test.labels[:COUNT]
    for name in ("mine.npz", "mine_test.npz"):
        np.savez(tmp_path / name, images=images, labels=labels)
    mine, test = str(tmp_path / "mine.npz"), str(tmp_path / "mine_test.npz")
    whole, told = evaluated(capsys, "digits-16x16", test)
    assert (whole["test_images"], int(np.sum(whole["confusion_matrix"]))) == (COUNT, COUNT)
    assert (whole["notes"], told) == ([], "")
    part, told = evaluated(capsys, "digits-16x16", mine)
    assert part["test_images"] == COUNT // 6
    assert part["notes"] == [told.strip()]
    assert told.startswith("mine has no test part. 33 of its 200 images")
    assert main(["evaluate", "digits-16x16", "--test-dataset", mine]) == 0
    assert capsys.readouterr().out.endswith(", 200 images of mine\n")


def test_what_is_not_as_it_was_meant_is_told_and_mended_by_the_flag_that_is_named(
    capsys: pytest.CaptureFixture[str], mnist: Dataset, tmp_path: Path
) -> None:
    images, labels = mnist.test.images[:COUNT], mnist.test.labels[:COUNT]
    path = tmp_path / "white_test.npz"
    np.savez(path, images=255 - images[:, ::-1, ::-1], labels=labels)
    # Pictures are shown as the model learnt to see them: white paper is no fault of theirs.
    found, told = evaluated(capsys, "digits-16x16", str(path))
    assert "--invert-images" not in told
    assert "--turn-images half" in told
    assert (found["pictures"], found["test_accuracy"] < 0.5) == ("refitted", True)
    as_is = ["evaluate", "digits-16x16", "--dataset", str(path), "--pictures", "as-is", "--json"]
    assert main(as_is) == 0
    streams = capsys.readouterr()
    assert "--invert-images all" in streams.err
    assert json.loads(streams.out)["test_accuracy"] < 0.3
    flags = ["--invert-images", "all", "--turn-images", "half", "--json"]
    assert main(["evaluate", "digits-16x16", "--dataset", str(path), *flags]) == 0
    streams = capsys.readouterr()
    mended = json.loads(streams.out)
    assert (mended["notes"], streams.err) == ([], "")
    assert mended["test_accuracy"] > 0.9


def test_test_images_that_were_trained_on_are_told(
    capsys: pytest.CaptureFixture[str], mnist: Dataset, tmp_path: Path
) -> None:
    images, labels = mnist.test.images[:COUNT], mnist.test.labels[:COUNT]
    test = {"x_test": images[:90], "y_test": labels[:90]}
    np.savez(tmp_path / "own.npz", x_train=images[60:], y_train=labels[60:], **test)
    found, _ = evaluated(capsys, "digits-16x16", str(tmp_path / "own.npz"))
    assert found["test_images"] == 90
    (note,) = found["notes"]
    assert note == "30 of 90 test images of own are also training images (the same pixels)."
