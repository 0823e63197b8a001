"""The ledger: one JSON file per student and assignment that tells how every mark came about."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from autograder.files import make_private_folder
from autograder.grading.outline import Outline
from dlcourse import __version__
from dlcourse.checking.exercise import Exercise
from dlcourse.checking.texts import Texts
from dlcourse.checking.verdict import AnswerVerdict, CaseResult, Failure, Verdict
from dlcourse.checking.version import version_of
from dlcourse.files import write_atomically

FOLDER = "ledger"
"""In the course folder; it holds marks and seeds, so it is for its owner alone."""

Json = Mapping[str, Any]
"""A JSON object as it stands in a file."""


@dataclass(frozen=True)
class ExerciseEntry:
    """An exercise: all that is needed to tell, and to repeat, how its mark came about.

    Attributes:
        verdict: what the oracle found; its points lie between 0 and those of the exercise. An entry that
            was read from a file has no exercise number in it.
        handed_in: whether its check ran to the end; if not, the verdict says nothing but 0 points.
        needs: the kind of sandbox.
        version: of the exercise; see ``version_of``.
        seed: of the drawn cases; None for the public ones.
        bonus: whether its points come on top of those that there are.
        broken: why its answer could not be run, where that kept the check from its end.
    """

    verdict: Verdict
    handed_in: bool
    needs: str
    version: str
    seed: int | None
    bonus: bool = False
    broken: str = ""

    @classmethod
    def of(
        cls,
        exercise: Exercise,
        verdict: Verdict | None,
        seed: int | None,
        *,
        bonus: bool = False,
        broken: str = "",
    ) -> "ExerciseEntry":
        """The entry of an exercise that was judged now; the verdict is None where nothing was handed in."""
        possible = float(exercise.points)
        found = verdict or Verdict(exercise.id, exercise.number, Texts(exercise).title, 0.0, possible, [])
        points = min(max(float(found.points), 0.0), possible)
        return cls(
            verdict=replace(found, points=points, possible=possible),
            handed_in=verdict is not None,
            needs=exercise.needs,
            version=version_of(exercise.id),
            seed=seed,
            bonus=bonus,
            broken="" if verdict else broken,
        )

    def to_json(self) -> dict[str, Any]:
        """As it stands in the file."""
        return {
            "exercise": self.verdict.exercise,
            "title": self.verdict.title,
            "points": self.verdict.points,
            "possible": self.verdict.possible,
            "handed_in": self.handed_in,
            "answers": [asdict(answer) for answer in self.verdict.answers],
            "needs": self.needs,
            "version": self.version,
            "seed": self.seed,
            **({"bonus": True} if self.bonus else {}),
            **({"broken": self.broken} if self.broken else {}),
        }

    @classmethod
    def from_json(cls, data: Json) -> "ExerciseEntry":
        """Read what ``to_json`` wrote."""
        answers = [_answer(answer) for answer in data["answers"]]
        verdict = Verdict(data["exercise"], "", data["title"], data["points"], data["possible"], answers)
        more = {"bonus": data.get("bonus", False), "broken": data.get("broken", "")}
        return cls(verdict, data["handed_in"], data["needs"], data["version"], data["seed"], **more)


@dataclass(frozen=True)
class NotebookEntry:
    """A graded notebook.

    Attributes:
        exercises: by the grade id of the check cell.
        scores: what nbgrader reads off each graded cell, by grade id; None waits for a grader's eye.
        comments: nbgrader's own remark on each answer cell, by grade id.
        notes: what was repaired and what went wrong.
        student_seconds: time spent in the student's code.
    """

    exercises: Mapping[str, ExerciseEntry] = field(default_factory=dict)
    scores: Mapping[str, float | None] = field(default_factory=dict)
    comments: Mapping[str, str | None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    student_seconds: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """As it stands in the file."""
        return {
            "entries": {id: exercise.to_json() for id, exercise in self.exercises.items()},
            "scores": dict(self.scores),
            "comments": dict(self.comments),
            "notes": self.notes,
            "student_seconds": round(self.student_seconds, 3),
        }

    @classmethod
    def from_json(cls, data: Json) -> "NotebookEntry":
        """Read what ``to_json`` wrote."""
        exercises = {id: ExerciseEntry.from_json(part) for id, part in data["entries"].items()}
        return cls(exercises, data["scores"], data["comments"], data["notes"], data["student_seconds"])


@dataclass(frozen=True)
class Entry:
    """A student's assignment.

    Attributes:
        student: id.
        assignment: nbgrader's name of it.
        timestamp: when it was handed in, where that is known.
        graded: when that was.
        course_version: of the package that graded it.
        fingerprints: of what was handed in and what it was graded by, by notebook; see ``fingerprint``.
        notebooks: by name.
        contents: digests of what was handed in alone, by notebook.
    """

    student: str
    assignment: str
    timestamp: datetime | None
    graded: datetime
    course_version: str
    fingerprints: Mapping[str, str]
    notebooks: Mapping[str, NotebookEntry]
    contents: Mapping[str, str] = field(default_factory=dict)

    @property
    def exercises(self) -> list[ExerciseEntry]:
        """Those of all notebooks."""
        return [part for notebook in self.notebooks.values() for part in notebook.exercises.values()]

    @property
    def notes(self) -> list[str]:
        """What was repaired and what went wrong, over all notebooks."""
        return [note for notebook in self.notebooks.values() for note in notebook.notes]

    @property
    def points(self) -> float:
        """Earned by the automatic exercises of all notebooks."""
        return sum(part.verdict.points for part in self.exercises)

    @property
    def possible(self) -> float:
        """The most that the automatic exercises of all notebooks can give, without those that are a bonus."""
        return sum(part.verdict.possible for part in self.exercises if not part.bonus)

    @property
    def student_seconds(self) -> float:
        """Time spent in the student's code, over all notebooks."""
        return sum(notebook.student_seconds for notebook in self.notebooks.values())

    def to_json(self) -> dict[str, Any]:
        """As it stands in the file."""
        return {
            "student": self.student,
            "assignment": self.assignment,
            "timestamp": self.timestamp.isoformat() if self.timestamp else None,
            "graded": self.graded.isoformat(timespec="seconds"),
            "course_version": self.course_version,
            "fingerprints": dict(self.fingerprints),
            **({"contents": dict(self.contents)} if self.contents else {}),
            "notebooks": {name: notebook.to_json() for name, notebook in self.notebooks.items()},
        }

    @classmethod
    def from_json(cls, data: Json) -> "Entry":
        """Read what ``to_json`` wrote."""
        return cls(
            student=data["student"],
            assignment=data["assignment"],
            timestamp=datetime.fromisoformat(data["timestamp"]) if data["timestamp"] else None,
            graded=datetime.fromisoformat(data["graded"]),
            course_version=data["course_version"],
            fingerprints=data["fingerprints"],
            notebooks={name: NotebookEntry.from_json(part) for name, part in data["notebooks"].items()},
            contents=data.get("contents", {}),
        )


def mistakes_in(part: ExerciseEntry) -> list[str]:
    """The named mistakes of an exercise as ``chapter.exercise.mistake``, each once."""
    verdict = part.verdict
    found = [f"{verdict.exercise}.{mistake}" for answer in verdict.answers for mistake in answer.mistakes]
    return list(dict.fromkeys(found))


def _answer(data: Json) -> AnswerVerdict:
    failure = Failure(**data["failure"]) if data["failure"] else None
    cases = [CaseResult(**case) for case in data["cases"]]
    return AnswerVerdict(**{**data, "failure": failure, "cases": cases})


def ledger_file(course: Path, assignment: str, student: str) -> Path:
    """Where the entry of a student's assignment is kept."""
    return course / FOLDER / assignment / f"{student}.json"


def read_entry(course: Path, assignment: str, student: str) -> Entry | None:
    """What the ledger knows; None where that is nothing, or a file that was damaged from outside."""
    try:
        text = ledger_file(course, assignment, student).read_text(encoding="utf-8")
        return Entry.from_json(json.loads(text))
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return None


def entries(course: Path, assignment: str) -> Iterator[Entry]:
    """Every entry of an assignment, by student."""
    for file in sorted((course / FOLDER / assignment).glob("*.json")):
        entry = read_entry(course, assignment, file.stem)
        if entry:
            yield entry


def write_entry(course: Path, entry: Entry) -> None:
    """Keep an entry; a crash leaves the old one or the new one, never a half."""
    file = ledger_file(course, entry.assignment, entry.student)
    for folder in (course / FOLDER, file.parent):
        make_private_folder(folder)
    write_atomically(file, (json.dumps(entry.to_json(), ensure_ascii=False) + "\n").encode())


def fingerprint(content: bytes | None, released: str, outline: Outline) -> str:
    """Changes whenever grading again could give another mark."""
    digest = hashlib.sha256(f"{__version__} {content is None}\n".encode())
    digest.update(content or b"")
    digest.update(released.encode())
    for asked in outline.asked.values():
        digest.update(f"{asked.id} {version_of(asked.id)} {outline.seeds[asked.id]}\n".encode())
    return digest.hexdigest()
