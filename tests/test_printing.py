"""Printing, also by a program that has no console, as the window's own one on Windows."""

import sys

from visualnet import cli
from visualnet.printing import say


def test_without_a_console_the_window_opens_and_words_go_nowhere(monkeypatch):
    opened = []

    def open_window(options):
        say("to whoever hears it")
        opened.append(options.files)
        return 0

    monkeypatch.setitem(cli._COMMANDS, "gui", open_window)
    monkeypatch.setattr(sys, "argv", ["visualnet-gui", "my work.vnet"])
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", None)
        patch.setattr(sys, "stderr", None)
        assert cli.main_of_window() == 0
        sys.stdout.close()
        sys.stderr.close()
    assert opened == [["my work.vnet"]]
