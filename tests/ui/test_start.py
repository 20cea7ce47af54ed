"""What the start of the window does without, so that it stays quick."""

import subprocess
import sys

_LOADED = """
import sys
from visualnet.ui.demo.first_frame import show
show(0.0)
print(*(name for name in sys.modules if name.startswith("visualnet.")))
"""

NOT_AT_THE_START = {
    "visualnet.data.bundled.redrawing",
    "visualnet.data.bundled.written_forms",
    "visualnet.data.findings",
    "visualnet.data.look",
    "visualnet.models.checking",
    "visualnet.models.foreign",
    "visualnet.models.format_onnx",
    "visualnet.models.format_safetensors",
    "visualnet.models.said_of_model",
    "visualnet.nn.edits",
    "visualnet.projects.project",
    "visualnet.ui.files.found_model",
    "visualnet.ui.files.project_parts",
    "visualnet.ui.files.projects",
    "visualnet.ui.finding.palette",
    "visualnet.ui.help.about_dialog",
    "visualnet.ui.help.glossary.entries",
    "visualnet.ui.help.report_dialog",
    "visualnet.ui.help.tour",
    "visualnet.ui.help.welcome",
    "visualnet.ui.session.edit_name",
}
"""Modules of what is done later, if at all; each takes a thousandth of a second or more."""


def test_the_start_loads_nothing_of_what_is_done_later():
    done = subprocess.run(
        [sys.executable, "-c", _LOADED, "0", "1440x900"],
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    # They still have these names, and the window was there.
    assert "visualnet.ui.picture.feature" in loaded
    assert not loaded & NOT_AT_THE_START
