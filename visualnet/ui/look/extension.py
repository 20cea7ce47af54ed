"""Qt's own buttons for what a bar has no room for, wide enough to be seen and clicked."""

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleOption, QToolButton, QWidget

from visualnet.paths import resource
from visualnet.ui.look.theme import current_theme


class _WideExtension(QProxyStyle):
    """No style sheet has a say in their width, which is 12 pixels for text of any size (6.11)."""

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric == QStyle.PixelMetric.PM_ToolBarExtensionExtent:
            return max(24, 2 * QApplication.font().pixelSize())
        return super().pixelMetric(metric, option, widget)


def show_extensions(window: QWidget) -> None:
    """Let them grow with the text, in tool bars and menu bar, with the mark of the theme on them.

    Needs the style sheet of the application: a style that was set before it stays without.
    """
    # With each style Qt gives them its own mark, which is dark on dark (6.11).
    tone = "dark" if current_theme().is_dark else "light"
    mark = QIcon(str(resource("themes", tone, "more.svg")))
    for name in ("qt_toolbar_ext_button", "qt_menubar_ext_button"):
        for button in window.findChildren(QToolButton, name):
            if not button.findChild(QProxyStyle):
                style = _WideExtension("fusion")
                style.setParent(button)
                button.setStyle(style)
            button.setIcon(mark)
