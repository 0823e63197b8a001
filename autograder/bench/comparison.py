"""Both engines, in turn, as an instructor runs them: whole commands, timed from outside."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Gradebook

from autograder.bench.courses import make_course, make_stock
from autograder.course_error import CourseError
from autograder.grading.ledger import entries
from dlcourse.curriculum import notebook_of
from dlcourse.threads import thread_settings

_PROGRAMS = Path(sys.executable).parent


@dataclass(frozen=True)
class Comparison:
    """What was measured.

    A time per submission is what one more submission costs: ``(T(n) - T(w)) / (n - w)`` with the wall
    times ``T`` of whole commands that grade with w workers, start-up included in both.

    Attributes:
        chapter: whose notebook was graded.
        submissions: how many there were.
        workers: of the last column.
        stock_s_per_submission: stock ``nbgrader autograde``.
        engine_s_per_submission: ``autograder grade`` with one worker.
        ratio: of the two.
        parallel_s_per_submission: ``autograder grade`` with all workers.
        submissions_per_minute: of the latter.
        stock_start_s: what ``T(1)`` has beyond one submission: start of the command, imports, gradebook.
        engine_start_s: the same, with the sandboxes.
        student_s_per_submission: time that went into the students' code, in our engine.
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
    same_marks: bool


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
    with tempfile.TemporaryDirectory(prefix="autograder-bench-") as place:
        say("making the courses")
        many = make_course(Path(place) / "many", chapter, submissions)
        one = make_course(Path(place) / "one", chapter, 1)
        few = make_course(Path(place) / "few", chapter, workers)
        stock_many = make_stock(many, Path(place) / "stock-many")
        stock_one = make_stock(one, Path(place) / "stock-one")
        stock = ["nbgrader", "autograde", name, "--force"]
        ours = ["autograder", "grade", name, "--public-cases", "--force", "--workers"]
        say("stock nbgrader, one submission")
        stock_first = _warm_timed(stock, stock_one)
        say("ours, one submission")
        first = _warm_timed([*ours, "1"], one)
        say(f"stock nbgrader, {submissions} submissions")
        stock_all = _timed(stock, stock_many)
        say(f"ours, {submissions} submissions, one worker")
        all_ = _warm_timed([*ours, "1"], many)
        student = _student_seconds(many, name) / submissions
        marks = _marks(many), _marks(stock_many)
        say(f"ours, {workers} submissions, {workers} workers")
        parallel_first = _warm_timed([*ours, str(workers)], few)
        say(f"ours, {submissions} submissions, {workers} workers")
        parallel = _warm_timed([*ours, str(workers)], many)
    stock_each = (stock_all - stock_first) / (submissions - 1)
    each = (all_ - first) / (submissions - 1)
    parallel_each = (parallel - parallel_first) / (submissions - workers)
    if min(stock_each, each, parallel_each) <= 0:
        raise CourseError(f"{submissions} submissions are graded too fast to be timed; give more")
    return Comparison(
        chapter=chapter,
        submissions=submissions,
        workers=workers,
        stock_s_per_submission=round(stock_each, 4),
        engine_s_per_submission=round(each, 4),
        ratio=round(stock_each / each, 1),
        parallel_s_per_submission=round(parallel_each, 4),
        submissions_per_minute=round(60 / parallel_each, 1),
        stock_start_s=round(stock_first - stock_each, 2),
        engine_start_s=round(first - each, 2),
        student_s_per_submission=round(student, 4),
        same_marks=marks[0] == marks[1],
    )


def _warm_timed(words: Sequence[str], course: Path) -> float:
    """The better of two: the first reads files that the later ones find in memory."""
    return min(_timed(words, course), _timed(words, course))


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
