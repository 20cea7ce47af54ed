"""Names that come from files and users, where Qt gives some of their letters a meaning."""

from visualnet.plain_text import one_line


def entry_text(name: str) -> str:
    """Return a name as the text of a menu entry, button or tab, where & marks a key to press."""
    return one_line(name).replace("&", "&&")


def title_text(name: str) -> str:
    """Return a name as part of a window's title, where [*] stands for unsaved changes."""
    return one_line(name).replace("[*]", "[*][*]")
