"""The nbgrader course that is graded: where things lie, and what was handed in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config, PyFileConfigLoader

from autograder.course_error import CourseError
from autograder.files import CONFIG
from autograder.grading.adjustments import Adjustments, read_adjustments
from autograder.grading.time_stamps import read_stamp
from dlcourse.checking import own_exercises


@dataclass(frozen=True)
class Submission:
    """One student's folder of an assignment.

    Attributes:
        student: id.
        folder: where it lies.
        timestamp: when it was handed in, where that is known.
        oddity: why that is not known; empty where nobody has written it down.
        team: others who get the same mark for it.
        shared: what is to be said about that; empty where there is no team.
    """

    student: str
    folder: Path
    timestamp: datetime | None
    oddity: str = ""
    team: tuple[str, ...] = ()
    shared: str = ""

    @property
    def students(self) -> tuple[str, ...]:
        """All who get a mark for it."""
        return (self.student, *self.team)


class NothingHandedInError(CourseError):
    """Nobody has handed in an assignment yet."""


class GradingCourse:
    """A course folder with nbgrader's settings in it."""

    def __init__(self, folder: Path):
        """Open the course.

        Raises:
            CourseError: the folder is no course.
        """
        self.folder = folder.resolve()
        if not (self.folder / CONFIG).is_file():
            raise CourseError(
                f"{self.folder} is no course: it has no {CONFIG}. Go to your course's folder, or name it "
                "with --course; 'autograder init FOLDER' makes a new one"
            )
        own_exercises.use(self.folder)

    @cached_property
    def config(self) -> Config:
        """The settings of nbgrader.

        Raises:
            CourseError: the file that holds them does not run.
        """
        try:
            return PyFileConfigLoader(CONFIG, path=str(self.folder)).load_config()
        except Exception as error:  # it is a program that the instructor may have changed
            reason = f"{type(error).__name__}: {error}"
            raise CourseError(f"{self.folder / CONFIG} does not run ({reason}); mend it") from error

    @cached_property
    def directory(self) -> CourseDirectory:
        """Where things lie, as nbgrader itself sees it."""
        directory = CourseDirectory(config=self.config)
        directory.root = str(self.folder)
        return directory

    def place(self, step: str, student: str, assignment: str) -> Path:
        """The folder of a step (``release``, ``submitted``, ``autograded`` ...)."""
        return Path(self.directory.format_path(step, student, assignment))

    def released(self, assignment: str) -> dict[str, str]:
        """The released notebooks of an assignment, as text by name.

        Raises:
            CourseError: it was not released yet.
        """
        folder = self.place(self.directory.release_directory, ".", assignment)
        files = sorted(folder.glob("*.ipynb"))
        if not files:
            raise CourseError(
                f"there is no released assignment {assignment!r} (looked in {folder}); "
                f"run 'nbgrader generate_assignment {assignment}' first{self._known()}"
            )
        return {file.stem: file.read_text(encoding="utf-8") for file in files}

    def submissions(self, assignment: str, students: Sequence[str] = ()) -> list[Submission]:
        """What was handed in, by student.

        Args:
            assignment: its name.
            students: only these; all when empty.

        Raises:
            CourseError: a student that was named has handed in nothing, or nobody has.
        """
        pattern = self.place(self.directory.submitted_directory, "*", assignment)
        root = Path(*pattern.parts[: pattern.parts.index("*")])
        below = str(pattern.relative_to(root))
        found = {
            folder.relative_to(root).parts[0]: folder
            for folder in sorted(root.glob(below))
            if folder.is_dir()
        }
        all_of_them = [Submission(student, folder, *read_stamp(folder)) for student, folder in found.items()]
        submissions = list(_one_of_each_team(all_of_them, read_adjustments(self.folder)))
        missing = set(students).difference(*(submission.students for submission in submissions))
        if missing:
            raise CourseError(
                f"{', '.join(sorted(missing))} handed in nothing for {assignment} (looked in {root})"
            )
        if not submissions:
            raise NothingHandedInError(
                f"nobody has handed in {assignment} (looked in {root}); 'nbgrader collect {assignment}' "
                "fetches submissions from the exchange, or put each one in submitted/STUDENT/ASSIGNMENT/"
            )
        return [each for each in submissions if not students or set(students) & set(each.students)]

    def released_assignments(self) -> list[str]:
        """The names of all assignments that are released."""
        return sorted(path.name for path in (self.folder / "release").glob("*") if path.is_dir())

    def _known(self) -> str:
        names = self.released_assignments()
        return f" (released are: {', '.join(names)})" if names else ""


def _one_of_each_team(submissions: Iterable[Submission], decisions: Adjustments) -> Iterator[Submission]:
    """The submissions of who takes part; of a team the newest, for all its members."""
    teams: dict[tuple[str, ...], list[Submission]] = defaultdict(list)
    for submission in submissions:
        members = decisions.team_of(submission.student)
        if members and submission.student not in decisions.renamed:
            teams[members].append(submission)
    for members, handed_in in teams.items():
        newest = max(handed_in, key=lambda each: (each.timestamp or datetime.min, each.student))
        if members == (newest.student,):
            yield newest
            continue
        first, *others = sorted(members, key=lambda member: member != newest.student)
        told = f"Handed in by {newest.student} for the team of {', '.join(sorted(members))}."
        if len(handed_in) > 1:
            told += " Others of the team have handed in as well; the newest counts."
        yield replace(newest, student=first, team=tuple(others), shared=told)
