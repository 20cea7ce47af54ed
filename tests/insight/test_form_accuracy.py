"""The accuracy of a network by the forms in which digits are written."""

import pytest

from visualnet.data.bundled.written_forms import ASKED_FORMS
from visualnet.insight import form_accuracy
from visualnet.insight.form_accuracy import AS_WRITTEN, accuracy_by_form
from visualnet.nn.network import Network


@pytest.mark.slow
def test_each_form_is_measured_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form_accuracy, "ASKED_FORMS", {"slashed-zeros": 2, "crossed-sevens": 1})
    network = Network((784, 10))
    network.biases[-1][7] = 1
    found = {each.form: each for each in accuracy_by_form(network)}
    assert list(found) == [AS_WRITTEN, "slashed-zeros", "crossed-sevens"]
    assert [each.examples for each in found.values()] == [1250, 260, 130]
    assert [found[name].accuracy for name in ("slashed-zeros", "crossed-sevens")] == [0, 1]
    assert 0.09 < found[AS_WRITTEN].accuracy < 0.12
    assert set(ASKED_FORMS) >= {"open-fours", "hooked-ones", "straight-nines", "turned-left"}
