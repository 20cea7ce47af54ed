from pathlib import Path

from visualnet.ui.session.my_models import (
    MOST_MODELS,
    MyModel,
    models_as_json,
    read_models,
    renamed,
    used,
    without,
)
from visualnet.ui.session.preferences import Preferences


def test_the_model_used_last_comes_first_and_keeps_its_name():
    models = used(used((), Path("/a/one.npz"), 0.5), Path("/a/two.npz"), None)
    models = renamed(models, "/a/one.npz", "  My\nbest ")
    models = used(models, Path("/a/one.npz"), None)
    assert models == (MyModel("/a/one.npz", "My best", 0.5), MyModel("/a/two.npz", "two.npz"))
    assert renamed(models, "/a/one.npz", " ")[0].name == "one.npz"
    assert without(models, "/a/one.npz") == models[1:]
    for number in range(MOST_MODELS):
        models = used(models, Path(f"/b/{number}.npz"), None)
    assert len(models) == MOST_MODELS
    assert read_models(models_as_json(models)) == models


def test_what_is_no_model_is_left_out():
    sound = {"path": "/a", "name": "A", "test_accuracy": None}
    kept = [sound, sound, 7, {}, {"path": "/b", "name": ""}, {**sound, "test_accuracy": 2}]
    assert read_models(kept) == (MyModel("/a", "A"),)


def test_they_last(tmp_path):
    path = tmp_path / "preferences.json"
    preferences = Preferences(path)
    preferences.add_my_model(Path("/a/one.npz"), 0.25)
    preferences.write()
    assert Preferences(path).my_models == (MyModel("/a/one.npz", "one.npz", 0.25),)
    demonstration = Preferences(None)
    demonstration.add_my_model(Path("/a/one.npz"), 0.25)
    assert demonstration.my_models == ()
