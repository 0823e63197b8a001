"""The facts of a report, gathered from the ledger: who got what, and which mistakes were made how often."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from autograder.grading.booked import Booked
from autograder.grading.ledger import Entry, ExerciseEntry
from autograder.reports.wording import number_of
from dlcourse.checking.verdict import AnswerVerdict

_NOTHING_BOOKED = Booked()
_SLOW_FACTOR, _SLOW_SECONDS = 4, 2.0


@dataclass(frozen=True)
class Standing:
    """One student's submission.

    Attributes:
        student: id.
        points: the mark that counts.
        possible: the most there is.
        final: whether no mark by hand is missing in it.
        notes: what was repaired and what went wrong.
        seconds: spent in the student's code.
        blank: no exercise was answered.
        complete: every answer is right, but for those to a bonus.
    """

    student: str
    points: float
    possible: float
    final: bool
    notes: Sequence[str]
    seconds: float
    blank: bool
    complete: bool


@dataclass
class ExerciseFacts:
    """How a class did in one exercise; every list holds students, by id.

    Attributes:
        id: such as ``activations.forward``.
        title: in words.
        possible: points.
        bonus: whether they come on top.
        full: students with all points.
        part: with some.
        nothing: with none, though there is an answer.
        absent: without an answer.
        mistakes: students by answer and named mistake.
        unnamed: students and what was seen, by answer that is wrong in a way that has no name.
        options: students by question of a quiz and the wrong letter they chose.
    """

    id: str
    title: str
    possible: float
    bonus: bool = False
    full: list[str] = field(default_factory=list)
    part: list[str] = field(default_factory=list)
    nothing: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    mistakes: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    unnamed: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    options: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    def take(self, student: str, part: ExerciseEntry) -> None:
        """Count one student's part of the ledger."""
        self._standing(part).append(student)
        if part.broken:
            self.unnamed[part.verdict.exercise.partition(".")[2]].append((student, part.broken))
        for answer in part.verdict.answers:
            if answer.state == "wrong":
                self._wrong(student, answer)

    def _standing(self, part: ExerciseEntry) -> list[str]:
        if is_blank(part):
            return self.absent
        if is_right(part):
            return self.full
        return self.part if part.verdict.points else self.nothing

    def _wrong(self, student: str, answer: AnswerVerdict) -> None:
        for id in answer.mistakes:
            question, is_option, letter = id.partition("=")
            if is_option:
                self.options[question, letter].append(student)
            else:
                self.mistakes[answer.name, id].append(student)
        if not answer.mistakes:
            seen = answer.failure.what if answer.failure else ""
            self.unnamed[answer.name].append((student, seen))


def standings(entries: Iterable[Entry], booked: Booked = _NOTHING_BOOKED) -> list[Standing]:
    """One line for each submission; what the gradebook does not know is as the checks found it."""
    return [_standing(entry, booked) for entry in entries]


def exercise_facts(entries: Iterable[Entry]) -> list[ExerciseFacts]:
    """The exercises of an assignment, in the order of the course."""
    found: dict[str, ExerciseFacts] = {}
    for entry in entries:
        for part in entry.exercises:
            id = part.verdict.exercise
            if id not in found:
                found[id] = ExerciseFacts(id, part.verdict.title, part.verdict.possible, part.bonus)
            found[id].take(entry.student, part)
    return sorted(found.values(), key=lambda facts: (number_of(facts.id), facts.id))


def slow(found: Sequence[Standing]) -> tuple[float, list[Standing]]:
    """The typical time in a student's code, and the submissions that took far longer, slowest first."""
    if not found:
        return 0.0, []
    typical = median(standing.seconds for standing in found)
    limit = max(_SLOW_FACTOR * typical, typical + _SLOW_SECONDS)
    outliers = [standing for standing in found if standing.seconds > limit]
    return typical, sorted(outliers, key=lambda standing: (-standing.seconds, standing.student))


def is_blank(part: ExerciseEntry) -> bool:
    """Whether an exercise was not answered: its check did not run, or found nothing written.

    A cell that could not be run is an answer.
    """
    if not part.handed_in:
        return not part.broken
    return all(answer.state == "missing" for answer in part.verdict.answers)


def is_right(part: ExerciseEntry) -> bool:
    """Whether every answer to an exercise is right; a prediction that was made counts."""
    return part.handed_in and all(answer.state == "right" for answer in part.verdict.answers)


def _standing(entry: Entry, booked: Booked) -> Standing:
    return Standing(
        student=entry.student,
        points=booked.marks.get(entry.student, entry.points),
        possible=booked.possible or entry.possible,
        final=entry.student not in booked.unfinished,
        notes=entry.notes,
        seconds=entry.student_seconds,
        blank=all(is_blank(part) for part in entry.exercises),
        complete=all(is_right(part) for part in entry.exercises if not part.bonus),
    )
