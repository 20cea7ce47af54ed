"""Style sheets for where one reads from the right."""

from visualnet.ui.look.mirroring import mirrored


def test_left_and_right_are_exchanged_where_qt_does_not_do_so():
    sheet = """
    QToolButton[segment="first"] { border-top-right-radius: 0; padding-left: 7px; left: 6px; }
    QMenu::item { padding: 5px 22px 6px 11px; margin: 2px 8px; border-left: 1px solid; }
    QComboBox::drop-down { subcontrol-position: center right; text-align: left; }
    QTabBar QToolButton::left-arrow { width: 12px; }
    """
    turned = """
    QToolButton[segment="first"] { border-top-left-radius: 0; padding-right: 7px; right: 6px; }
    QMenu::item { padding: 5px 11px 6px 22px; margin: 2px 8px; border-right: 1px solid; }
    QComboBox::drop-down { subcontrol-position: center right; text-align: left; }
    QTabBar QToolButton::left-arrow { width: 12px; }
    """
    assert mirrored(sheet) == turned
    assert mirrored(turned) == sheet
