"""One lesson under way: its course, the card and the ring, and the way back at its end."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from visualnet.number_text import count_text
from visualnet.tours.conditions import AskedFact
from visualnet.tours.lesson import Lesson, Question, Task, TextStep
from visualnet.tours.markup import plain_text, rich_text
from visualnet.ui.picture.panel import NetworkView
from visualnet.ui.tours.answer_fields import field_of
from visualnet.ui.tours.answers import Guess
from visualnet.ui.tours.beside_card import put_beside
from visualnet.ui.tours.card import CardText, LessonCard
from visualnet.ui.tours.course import Course, Phase
from visualnet.ui.tours.facts import WindowFacts
from visualnet.ui.tours.opening import Before, Opening
from visualnet.ui.tours.places import Places
from visualnet.ui.tours.ring import Ring
from visualnet.ui.tours.run_curve import run_curve
from visualnet.ui.window.context import Context
from visualnet.ui.window.screen_fit import room_beside_picture


class LessonPlayer(QObject):
    """Plays one lesson at a time in a window."""

    stepped = Signal(object, int)  # Lesson, int
    """A step, from 0, is shown."""
    answered = Signal(object, int, object, object)  # Lesson, int, Guess, bool | None
    """A question was answered, and whether that was right, where it is told already."""
    finished = Signal(object)  # Lesson

    def __init__(self, context: Context, card: LessonCard) -> None:
        super().__init__(context.window)
        self._context, self._card = context, card
        self.course: Course | None = None
        self._lesson: Lesson | None = None
        self._before: Before | None = None
        self._asked = ""
        self._spared: QWidget | None = None
        self._live = WindowFacts(context)
        self._places = Places(self._live)
        self._opening = Opening(self._live)
        self.ring = Ring(context.window, self._places)
        card.resized.connect(self._fit_card)
        context.window.resized.connect(self._fit_card)
        card.left.connect(self.leave)
        card.went_on.connect(self._go_on)
        card.went_back.connect(self._go_back)
        card.gave_up.connect(self._give_up)
        card.asked_to_do.connect(self._do_it)

    @property
    def is_on(self) -> bool:
        """Whether a lesson is under way, or begins."""
        return self._lesson is not None

    def begin(self, lesson: Lesson, first: int) -> None:
        """Begin a lesson at a step, from 0; one that is under way is left."""
        self.leave()
        self._lesson = lesson
        self._before = self._opening.note_before()
        self._live.forks = 0
        # The list comes back with all panels; until then picture and card have its room.
        self._context.window.docks["lessonsDock"].hide()

        def start() -> None:
            self.course = course = Course(self._live, lesson, first)
            course.step_changed.connect(self._show_step)
            course.refreshed.connect(self._refresh)
            course.ended.connect(self._finish)
            self._fit_card()
            course.failed.connect(lambda error: self._context.tell(error, "lesson"))
            course.answered.connect(self._note_answer)
            course.begin()
            self._card.take_focus()

        def fail(error: Exception) -> None:
            self.leave()
            self._context.tell(error, "lesson")

        self._opening.begin(lesson, start, fail)

    @Slot()
    def leave(self) -> None:
        """Leave the lesson: run, drawing and panels are as before."""
        if self._lesson is None:
            return
        if self.course is not None:
            self.course.end()
            self.course.deleteLater()
        before = self._before
        self.course = self._lesson = self._before = None
        self.ring.mark(None)
        self._card.hide()
        self._fit_card()
        self._context.take_back("lesson")
        if before is not None:
            self._opening.put_back(before)
        self._context.shared(NetworkView).setFocus()

    def close(self) -> None:
        """Stop what goes on; nothing is put back, as the window closes."""
        self._opening.cancel()
        if self.course is not None:
            self.course.end()

    @Slot()
    def _fit_card(self) -> None:
        """Share the room of the window between the card, the picture and the docks."""
        window = self._context.window
        wanted = 0 if self.course is None else self._card.wanted_width
        width = room_beside_picture(window, wanted)
        if wanted:
            self._card.set_width(width)

    @Slot()
    def _finish(self) -> None:
        lesson = self._lesson
        self.leave()
        if lesson is not None:
            self.finished.emit(lesson)

    @Slot()
    def _go_on(self) -> None:
        if self.course is not None:
            self.course.go_on()

    @Slot()
    def _go_back(self) -> None:
        if self.course is not None:
            self.course.go_back()

    @Slot()
    def _give_up(self) -> None:
        if self.course is not None:
            self.course.answer(None)

    @Slot()
    def _do_it(self) -> None:
        if self.course is not None:
            self.course.do_it()

    def _take_answer(self, guess: Guess) -> None:
        if self.course is not None:
            self.course.answer(guess)

    def _note_answer(self, number: int, guess: Guess) -> None:
        if self._lesson is not None:
            self.answered.emit(self._lesson, number, guess, None)

    @Slot()
    def _show_step(self) -> None:
        course, lesson = self.course, self._lesson
        if course is None or lesson is None:
            return
        step = course.step
        if step.show is not None:
            self._places.open(step.show)
        self.ring.mark(step.show)
        field = None
        if isinstance(step, Question) and course.phase is Phase.ASKED:
            field = field_of(step, self._chosen_part)
            field.answered.connect(self._take_answer)
            # As it stood then: what it told of the network may be something else now.
            self._asked = plain_text(step.ask, self._live.ask)
        self._card.show_step(self._text(), step.picture, field, is_last=course.is_last)
        self._show_curves()
        self._offer()
        self.stepped.emit(lesson, course.number)
        verdict = course.verdict
        if verdict is not None and verdict.is_right is not None:
            asked = lesson.shown_steps.index(verdict.question)
            self.answered.emit(lesson, asked, verdict.guess, verdict.is_right)

    @Slot()
    def _refresh(self) -> None:
        if self.course is not None and not self._card.isHidden():
            self._card.show_text(self._text())
            self._offer()
            self._spare_card()

    def _spare_card(self) -> None:
        """Keep the worked example's window off the card, once, when it was opened."""
        example = self._live.example
        if example is not self._spared and example is not None and example.isVisible():
            put_beside(example, self._card)
        self._spared = example

    def _offer(self) -> None:
        course = self.course
        if course is not None:
            self._card.offer(
                back=course.number > 0,
                unknown=course.phase is Phase.ASKED,
                do=course.may_do,
                go_on=course.can_go_on,
            )

    def _chosen_part(self) -> str:
        chosen = self._live.ask(AskedFact("pointed"))
        return chosen if isinstance(chosen, str) else "none"

    def _show_curves(self) -> None:
        """Show a drawn curve beside the run's own, once that is there to be told."""
        verdict = self.course.verdict if self.course is not None else None
        if verdict is None or not verdict.question.curve:
            self._card.show_curves((), ())
            return
        drawn = verdict.guess if isinstance(verdict.guess, tuple) else ()
        self._card.show_curves(drawn, run_curve(self._live, verdict.question.curve))

    def _text(self) -> CardText:
        course, lesson, ask = self.course, self._lesson, self._live.ask
        assert course is not None  # noqa: S101 - see the callers
        assert lesson is not None  # noqa: S101 - see the callers
        step, verdict = course.step, course.verdict
        caption = self.tr("{0} · {1} of {2}").format(
            lesson.title, count_text(course.number + 1), count_text(len(lesson.shown_steps))
        )
        said = _said(step)
        is_done = isinstance(step, Task) and course.phase is Phase.DONE
        reveal = step.reveal if isinstance(step, Task) and is_done else ""
        asked, told, role = "", "", ""
        if verdict is not None:
            if verdict.question is not step:
                asked = self.tr("You were asked: {0}").format(self._asked)
            told = verdict.sentence
            role = {True: "success", False: "warning", None: ""}[verdict.is_right]
            if not verdict.is_right and verdict.question.why:
                reveal = f"{verdict.question.why}\n\n{reveal}".strip()
        if is_done and not told:
            told, role = self.tr("Done."), "success"
        hint = ""
        if isinstance(step, Task) and course.is_hinting:
            hint = self.tr("Hint: {0}").format(plain_text(step.hint, ask))
        if course.is_acting:
            hint = self.tr("Doing it …")
        spoken = " ".join(
            filter(
                None, (caption + ".", plain_text(said, ask), asked, told, plain_text(reveal, ask))
            )
        )
        body, below = rich_text(said, ask), rich_text(reveal, ask)
        return CardText(caption, body, below, told, role, hint, spoken, asked)


def _said(step: TextStep | Question | Task) -> str:
    if isinstance(step, TextStep):
        return step.say
    return step.ask if isinstance(step, Question) else step.do
