"""What a stage says, as text and as LaTeX for the clipboard."""

from collections.abc import Sequence

from visualnet.insight.one_step.formulas import StageText
from visualnet.ui.look.translation import Texts, translated
from visualnet.ui.widgets.copying.copyable import Copyable, text_data

_tr = Texts("StepThrough")


def stage_copies(text: StageText | None) -> Sequence[Copyable]:
    """Return the forms in which what a stage says can be copied; none where it says nothing."""
    if text is None:
        return ()
    return (
        Copyable(
            _tr("Copy as text"),
            _tr("Copied the formula and its numbers as text."),
            lambda: text_data(text.as_text(translated)),
        ),
        Copyable(
            _tr("Copy as LaTeX"),
            _tr("Copied the formula and its numbers as LaTeX."),
            lambda: text_data(text.as_latex(translated)),
        ),
    )
