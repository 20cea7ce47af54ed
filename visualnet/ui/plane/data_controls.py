"""Controls over the data of the plane: which, noise, shares, features, and what is shown."""

from html import escape
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from visualnet.data.plane.patterns import PATTERNS
from visualnet.features import LEAST_COLUMNS, TERMS, Features, term_names, terms_named
from visualnet.plain_text import one_line
from visualnet.settings_table import SETTINGS
from visualnet.training.config import TrainingConfig
from visualnet.ui.look.translation import Texts, translated
from visualnet.ui.plane.eliding_buttons import ElidingCheckBox
from visualnet.ui.session.setting_text import (
    idle_reason,
    settings_named,
    shown_numbers,
    tip_of,
)
from visualnet.ui.widgets.build import STRETCH, button, column, label, marked, row
from visualnet.ui.widgets.eliding_combo_box import ElidingComboBox
from visualnet.ui.widgets.slider_settings import StrengthSetting

_tr = Texts("PlaneData")

_TERM_ROWS = ("x", "y"), ("x2", "y2"), ("sinx", "siny"), ("xy",)
_LEAST_LETTERS = 5
"""Of what the data are called, in a narrow window."""

_PAUSE_MS = 250
"""Points are drawn anew once a slider has stood still for so long."""


class DataControls(QWidget):
    """Shows the settings of points; each edit by hand is told, and shown when it was taken."""

    source_chosen = Signal(str)
    """A pattern's name, or the path of a table."""
    open_asked = Signal()
    settings_changed = Signal(dict)
    """Settings of the points, by their names."""
    features_changed = Signal(object)  # str | None
    save_asked = Signal()
    refused = Signal(str)
    """What was asked for cannot be: a sentence."""
    shown_changed = Signal()
    """What is shown of the data is to be other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seed = 0
        self._features: str | None = None
        self._source = self._source_box()
        self._again = button("", "", self._draw_again, "newPoints")
        self._name_again(is_pattern=True)
        texts = self.tr("Open…"), self.tr("Open a table of your own: 2 to 8 numbers and a label")
        opener = button(*texts, self.open_asked, "openPoints")
        texts = self.tr("Save…"), self.tr("Save the points as a table")
        self._save = button(*texts, self.save_asked, "savePoints")
        self._heading: QLabel = label(self.tr("Inputs of the network"), "muted")
        self._noise, self._share = (self._strength(name) for name in ("noise", "train_share"))
        self._terms = {term: self._term_box(term) for term in TERMS}
        self._name_terms(term_names("x", "y"))
        self._test = self._flag(
            self.tr("test points"), self.tr("Show the points that the network is tested on")
        )
        self._discrete = self._flag(
            self.tr("classes only"), self.tr("Show which class is read, not how sure that is")
        )
        column(
            row((self._source, 1), opener, gap=6),
            row(self._again, self._save, STRETCH, gap=6),
            self._sliders(),
            self._heading,
            self._features_rows(),
            label(self.tr("Shown on the plane"), "muted"),
            self._test,
            self._discrete,
            on=self,
            gap=6,
        )

    @property
    def shows_test(self) -> bool:
        """Whether points to test with are shown."""
        return self._test.isChecked()

    @property
    def is_discrete(self) -> bool:
        """Whether classes alone are shown."""
        return self._discrete.isChecked()

    def show_settings(
        self, config: TrainingConfig, features: Features, passed: frozenset[str] = frozenset()
    ) -> None:
        """Show what the points are made by; emits nothing. features: of the network.

        passed: tables that are offered no longer, unless one of them is shown.
        """
        self._seed, self._features = config.data_seed, config.features
        with QSignalBlocker(self._source):
            if self._source.findData(config.dataset) < 0:
                self._source.addItem(Path(config.dataset).name, config.dataset)
            self._source.setCurrentIndex(self._source.findData(config.dataset))
            for place in reversed(range(self._source.count())):
                if self._source.itemData(place) in passed - {config.dataset}:
                    self._source.removeItem(place)
        is_pattern = config.dataset in PATTERNS
        self._noise.set_value(config.noise)
        self._share.set_value(config.train_share)
        values = settings_named(config, ("dataset", "test_dataset"))
        self._noise.set_idle(idle_reason("noise", values))
        self._share.set_idle(unsplit := idle_reason("train_share", values))
        self._name_again(is_pattern=is_pattern, unsplit=unsplit)
        terms = features.terms or TERMS[:LEAST_COLUMNS]
        is_plane = len(features.columns) == LEAST_COLUMNS
        for term, box in self._terms.items():
            with QSignalBlocker(box):
                box.setChecked(is_plane and term in terms)
            box.setVisible(is_plane)
        self._heading.setVisible(is_plane)
        if is_plane:
            self._name_terms(term_names(*features.columns))

    def _name_again(self, *, is_pattern: bool, unsplit: str = "") -> None:
        """Say what another data seed does: points of a table stay, and are split anew.

        unsplit: why they are not.
        """
        text, tip = self.tr("New points"), self.tr("Make new points, and split them anew")
        if not is_pattern:
            text = self.tr("Split anew")
            tip = self.tr("Choose anew which points to train on; the points stay")
        self._again.setText(text)
        self._again.setToolTip(unsplit or tip)
        self._again.setEnabled(not unsplit)

    def _name_terms(self, names: dict[str, str]) -> None:
        """Call what is made of two columns after these."""
        tip = self.tr("Give the network {0} of each point; another choice needs a new network")
        for term, box in self._terms.items():
            name = one_line(names[term])
            box.set_name(name, tuple(map(one_line, names.values())))
            # Names of columns may be anything.
            box.setToolTip(f"<p>{escape(tip.format(name))}</p>")
            box.setAccessibleName(self.tr("Input {0}").format(name))

    def _source_box(self) -> ElidingComboBox:
        box = marked(ElidingComboBox(), "planeData", self.tr("Data: the points to learn from"))
        box.setAccessibleName(self.tr("Data"))
        box.setMinimumContentsLength(_LEAST_LETTERS)
        box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for pattern in PATTERNS.values():
            box.addItem(translated(pattern.title), pattern.name)
        box.activated.connect(self._choose_source)
        return box

    def _strength(self, name: str) -> StrengthSetting:
        setting = SETTINGS[name]
        assert setting.numbers is not None  # noqa: S101 - both are numbers
        control = StrengthSetting(tip_of(setting), shown_numbers(setting.numbers))
        pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        pause.timeout.connect(lambda: self.settings_changed.emit({name: control.value()}))
        control.edited.connect(pause.start)
        return control

    def _sliders(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        for line, (text, control) in enumerate(
            ((self.tr("Noise"), self._noise), (self.tr("To train on"), self._share))
        ):
            name = label(text)
            control.set_label(name)
            grid.addWidget(name, line, 0)
            grid.addWidget(control, line, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _features_rows(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        for line, terms in enumerate(_TERM_ROWS):
            width = len(_TERM_ROWS[0]) // len(terms)
            for place, term in enumerate(terms):
                grid.addWidget(self._terms[term], line, place, 1, width)
                grid.setColumnStretch(place, 1)
        return grid

    def _term_box(self, term: str) -> ElidingCheckBox:
        box = marked(ElidingCheckBox(), f"feature-{term}")
        box.clicked.connect(self._choose_features)
        return box

    def _flag(self, text: str, tip: str) -> QCheckBox:
        box = marked(QCheckBox(text), tip=tip)
        box.toggled.connect(self.shown_changed)
        return box

    @Slot()
    def _choose_source(self) -> None:
        self.source_chosen.emit(self._source.currentData())

    @Slot()
    def _draw_again(self) -> None:
        self.settings_changed.emit({"data_seed": (self._seed + 1) % 2**31})

    @Slot()
    def _choose_features(self) -> None:
        terms = tuple(term for term, box in self._terms.items() if box.isChecked())
        if len(terms) < LEAST_COLUMNS:
            # A single input has no plane to be seen over; the box is ticked again.
            box = self.sender()
            if isinstance(box, QCheckBox):
                box.setChecked(True)
            self.refused.emit(self.tr("The network needs two inputs. Tick another one first."))
            return
        named = None if terms == TERMS[:LEAST_COLUMNS] else ",".join(terms)
        if terms_named(named) != terms_named(self._features):
            self.features_changed.emit(named)
