import csv
import io
import zipfile
from pathlib import Path

import numpy as np

from visualnet.models.document import ModelDocument
from visualnet.models.formats import save_model


def table(archive: zipfile.ZipFile, name: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(archive.read(name).decode())))


def test_every_matrix_is_a_table_with_a_header(document: ModelDocument, tmp_path: Path) -> None:
    save_model(document, tmp_path / "model.zip")
    with zipfile.ZipFile(tmp_path / "model.zip") as archive:
        assert table(archive, "layers.csv") == [
            ["layer", "inputs", "neurons", "activation"],
            ["0", "6", "4", "tanh"],
            ["1", "4", "3", "softmax"],
        ]
        header, *rows = table(archive, "weights_0.csv")
        assert header == ["input", "neuron 0", "neuron 1", "neuron 2", "neuron 3"]
        assert [row[0] for row in rows] == [str(k) for k in range(6)]
        weights = np.array([row[1:] for row in rows], np.float32)
        assert weights.tobytes() == document.network.weights[0].tobytes()
        header, biases = table(archive, "biases_1.csv")
        assert header == ["class cat", "class dog", "class día"]
        assert np.array_equal(np.array(biases, np.float32), document.network.biases[1])


def test_numpy_reads_a_table(document: ModelDocument, tmp_path: Path) -> None:
    save_model(document, tmp_path / "model.zip")
    with zipfile.ZipFile(tmp_path / "model.zip") as archive:
        text = archive.read("weights_1.csv").decode()
    read = np.loadtxt(io.StringIO(text), delimiter=",", skiprows=1, dtype=np.float32)
    assert np.array_equal(read[:, 1:], document.network.weights[1])
