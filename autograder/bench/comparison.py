"""Both engines, in turn, as an instructor runs them: whole commands, timed from outside."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Gradebook

from autograder.bench.courses import make_course, make_stock
from autograder.course_error import CourseError
from autograder.grading.ledger import entries
from dlcourse.curriculum import notebook_of
from dlcourse.threads import thread_settings

_PROGRAMS = Path(sys.executable).parent


_TIMES = 2
"""Each command is timed so often, and the quickest counts: what else the machine does only adds."""

_OURS = 4
"""So many times the submissions are graded by ours, which takes a fraction of a second for one."""

_CLASS = 31
"""A class of usual size."""


@dataclass(frozen=True)
class Comparison:
    """What was measured.

    A time per submission is what one more submission costs: ``(T(n) - T(w)) / (n - w)`` with the wall
    times ``T`` of whole commands that grade with w workers, start-up included in both. Ours grades four times
    as many as stock, so that the difference is long enough to be told from chance.

    Attributes:
        chapter: whose notebook was graded.
        submissions: how many stock nbgrader graded.
        workers: of the last column.
        stock_s_per_submission: stock ``nbgrader autograde``.
        engine_s_per_submission: ``autograder grade`` with one worker.
        ratio: of the two.
        parallel_s_per_submission: ``autograder grade`` with all workers.
        submissions_per_minute: of the latter.
        stock_start_s: what ``T(1)`` has beyond one submission: start of the command, imports, gradebook.
        engine_start_s: the same, with the sandboxes.
        student_s_per_submission: time that went into the students' code, in our engine.
        class_of_31_stock_s: a class of 31 from command to prompt, by stock nbgrader.
        class_of_31_engine_s: the same by ours, with all workers.
        same_marks: whether every mark was the same.
    """

    chapter: str
    submissions: int
    workers: int
    stock_s_per_submission: float
    engine_s_per_submission: float
    ratio: float
    parallel_s_per_submission: float
    submissions_per_minute: float
    stock_start_s: float
    engine_start_s: float
    student_s_per_submission: float
    class_of_31_stock_s: float
    class_of_31_engine_s: float
    same_marks: bool


@dataclass(frozen=True)
class _Cost:
    """What a command takes: ``first`` for its first ``few`` submissions, ``each`` for one more."""

    first: float
    few: int
    each: float

    def of(self, submissions: int) -> float:
        """What it takes for a class, from command to prompt."""
        return self.first + (submissions - self.few) * self.each


def compare(
    chapter: str, submissions: int, workers: int, say: Callable[[str], None] = lambda text: None
) -> Comparison:
    """Grade the same submissions by stock nbgrader and by ours.

    Args:
        chapter: such as ``"activations"``.
        submissions: more than there are workers.
        workers: for the measurement in parallel.
        say: told what is being done.

    Raises:
        CourseError: there are too few submissions to tell the times.
    """
    name = notebook_of(chapter)
    stock = ["nbgrader", "autograde", name, "--force"]
    ours = ["autograder", "grade", name, "--public-cases", "--force", "--workers"]
    with tempfile.TemporaryDirectory(prefix="autograder-bench-") as place:
        say("making the courses")
        sizes = {submissions, 1, workers, _OURS * submissions}
        courses = {size: make_course(Path(place) / str(size), chapter, size) for size in sizes}
        stocks = {size: make_stock(courses[size], Path(place) / f"stock-{size}") for size in (1, submissions)}
        by_stock = _cost(stock, stocks, say)
        most = _OURS * submissions
        alone = _cost([*ours, "1"], {1: courses[1], most: courses[most]}, say)
        student = _student_seconds(courses[most], name) / most
        together = _cost([*ours, str(workers)], {workers: courses[workers], most: courses[most]}, say)
        theirs, own = _marks(stocks[submissions]), _marks(courses[most])
    return Comparison(
        chapter=chapter,
        submissions=submissions,
        workers=workers,
        stock_s_per_submission=round(by_stock.each, 4),
        engine_s_per_submission=round(alone.each, 4),
        ratio=round(by_stock.each / alone.each, 1),
        parallel_s_per_submission=round(together.each, 4),
        submissions_per_minute=round(60 / together.each, 1),
        stock_start_s=round(by_stock.of(0), 2),
        engine_start_s=round(alone.of(0), 2),
        student_s_per_submission=round(student, 4),
        class_of_31_stock_s=round(by_stock.of(_CLASS), 1),
        class_of_31_engine_s=round(together.of(_CLASS), 1),
        same_marks=theirs == {key: own.get(key) for key in theirs},
    )


def _cost(words: Sequence[str], courses: Mapping[int, Path], say: Callable[[str], None]) -> _Cost:
    """Time a command on a small course and on a large one.

    Raises:
        CourseError: the large one takes no longer.
    """
    few, many = sorted(courses)
    first, all_ = (_quickest(words, courses[size], size, say) for size in (few, many))
    if all_ <= first:
        raise CourseError(f"{many} submissions are graded too fast to be timed; give more")
    return _Cost(first, few, (all_ - first) / (many - few))


def _quickest(words: Sequence[str], course: Path, size: int, say: Callable[[str], None]) -> float:
    """The best of some runs."""
    say(f"{' '.join(words)}, {size} submissions, {_TIMES} times")
    return min(_timed(words, course) for _ in range(_TIMES))


def _timed(words: Sequence[str], course: Path) -> float:
    """Wall time of a command, which must succeed."""
    home = course / "home"
    home.mkdir(exist_ok=True)
    path = f"{_PROGRAMS}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    own = {name: str(home) for name in ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR")}
    environment = {**os.environ, **thread_settings(), **own, "PATH": path, "JUPYTER_PREFER_ENV_PATH": "1"}
    started = time.perf_counter()
    done = subprocess.run(
        [str(_PROGRAMS / words[0]), *words[1:]],
        cwd=course,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)} failed:\n{done.stdout[-3000:]}")
    return time.perf_counter() - started


def _marks(course: Path) -> dict[tuple[str, str], float]:
    """Every automatic mark of the gradebook, by student and cell."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        return {
            (submission.student.id, grade.name): grade.auto_score
            for assignment in gradebook.assignments
            for submission in assignment.submissions
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


def _student_seconds(course: Path, name: str) -> float:
    return sum(entry.student_seconds for entry in entries(course, name))
