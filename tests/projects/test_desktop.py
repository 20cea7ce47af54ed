"""The desktop finds the program, knows projects, and opens them by a double click."""

import configparser
import os
import shlex
import shutil
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from visualnet.errors import ProjectFileError
from visualnet.paths import resource
from visualnet.projects import desktop
from visualnet.projects.project_file import save_project

VALIDATE, GIO = shutil.which("desktop-file-validate"), shutil.which("gio")
APPSTREAM = shutil.which("appstreamcli")

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="there are no desktop files there"
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path


def entry(path):
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str
    parser.read(path, encoding="utf-8")
    return parser["Desktop Entry"]


def test_installed_and_removed_without_a_trace(folder):
    written = desktop.install()
    assert all(path.is_file() for path in written)
    assert desktop.install() == written
    assert desktop.remove() == written
    assert desktop.remove() == []
    assert not any(path.exists() for path in written)


def test_the_entry_starts_this_very_program(folder):
    desktop.install()
    found = entry(folder / "applications" / "visualnet.desktop")
    command = shlex.split(found["Exec"])
    assert command == [sys.executable, "-P", "-m", "visualnet", "gui", "%f"]
    done = subprocess.run([*command[:4], "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("visualnet ")
    types = resource("desktop", "visualnet.xml").read_text(encoding="utf-8")
    assert f'<mime-type type="{found["MimeType"].rstrip(";")}">' in types
    assert (folder / "icons/hicolor/scalable/apps" / f"{found['Icon']}.svg").is_file()


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("/usr/bin/python3", '"/usr/bin/python3"'),
        ("/home/my user/100%", '"/home/my user/100%%"'),
        ('/a"b$c\\d', '"/a\\\\"b\\\\$c\\\\\\\\d"'),
    ],
)
def test_any_path_may_be_the_programs(folder, monkeypatch, program, expected):
    monkeypatch.setattr(sys, "executable", program)
    desktop.install()
    text = (folder / "applications" / "visualnet.desktop").read_text(encoding="utf-8")
    assert f"Exec={expected} -P -m visualnet gui %f\n" in text


def test_a_folder_that_cannot_be_written_is_told(folder):
    (folder / "applications").write_bytes(b"")
    with pytest.raises(ProjectFileError, match="could not be written"):
        desktop.install()


@pytest.mark.slow
def test_the_command_says_what_it_did(folder):
    command = [sys.executable, "-m", "visualnet", "desktop"]
    for arguments, word in (([], "Wrote"), (["--remove"], "Removed")):
        done = subprocess.run(
            [*command, *arguments], capture_output=True, text=True, check=True, env=os.environ
        )
        assert done.stdout == ""
        assert done.stderr.count(word) == 4


@pytest.mark.skipif(VALIDATE is None, reason="needs desktop-file-utils")
def test_the_entry_is_valid(folder):
    desktop.install()
    path = folder / "applications" / "visualnet.desktop"
    done = subprocess.run([VALIDATE, str(path)], capture_output=True, check=False)
    assert done.stdout == b""
    assert done.returncode == 0


def test_what_software_centres_show_belongs_to_the_entry(folder):
    desktop.install()
    path = folder / "metainfo" / "visualnet.metainfo.xml"
    shown = ElementTree.parse(path).getroot()  # noqa: S314 - our own file
    found = entry(folder / "applications" / "visualnet.desktop")
    assert shown.findtext("launchable") == "visualnet.desktop"
    assert shown.findtext("name") == found["Name"]
    assert shown.findtext("summary") == found["Comment"]
    assert shown.findtext("icon") == found["Icon"]
    assert shown.findtext("provides/mediatype") == found["MimeType"].rstrip(";")
    categories = [each.text for each in shown.iterfind("categories/category")]
    assert categories == found["Categories"].rstrip(";").split(";")


@pytest.mark.skipif(APPSTREAM is None, reason="needs appstream")
def test_what_software_centres_show_is_valid(folder):
    desktop.install()
    path = folder / "metainfo" / "visualnet.metainfo.xml"
    # The project has no domain that its name could begin with.
    command = [APPSTREAM, "validate", "--no-net", "--override=cid-desktopapp-is-not-rdns=info"]
    done = subprocess.run([*command, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.skipif(
    shutil.which("update-mime-database") is None or GIO is None,
    reason="needs shared-mime-info and gio",
)
def test_the_desktop_knows_a_project_by_name_and_by_content(folder, project):
    desktop.install()
    for name in ("work.vnet", "work"):
        save_project(project, folder / name)
        done = subprocess.run(
            [GIO, "info", "-a", "standard::content-type", str(folder / name)],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "XDG_DATA_HOME": str(folder)},
        )
        assert "application/x-visualnet-project" in done.stdout
