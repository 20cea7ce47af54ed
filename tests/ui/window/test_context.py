"""What features tell the window through their context."""

from visualnet.ui.window.context import Find


def test_sources_of_the_palette_are_asked_each_time_and_never_before(fake_context):
    asked = []

    def source():
        asked.append(True)
        return [Find("Learning rate", "Settings", "", asked.clear)] * len(asked)

    fake_context.add_finds("Setting", source)
    assert not asked
    assert [(kind, find.text) for kind, find in fake_context.finds()] == [
        ("Setting", "Learning rate")
    ]
    assert len(list(fake_context.finds())) == 2
