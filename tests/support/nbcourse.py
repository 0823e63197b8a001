"""A stock nbgrader course: made by ``autograder init``, driven by nbgrader's commands or its Python API."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from traitlets.config import PyFileConfigLoader

from autograder.cli import main
from autograder.oracle.seeds import KEY_FILE
from dlcourse.curriculum import chapter_of

STUDENTS = """id,first_name,last_name,email
alice,Alice,Archer,alice@example.org
bob,Bob,Berg,bob@example.org
carla,Carla,Chen,carla@example.org
"""

PROGRAMS = Path(sys.executable).parent

KEY = "5eed" * 16
"""One key for every course of the tests: what half an answer earns depends on the cases that it draws."""


class NbgraderCourse:
    """A course with one chapter, and the desks of its three students."""

    def __init__(self, base: Path, notebook: str) -> None:
        """Make the course.

        Args:
            base: an empty folder.
            notebook: the name of its only assignment, ``NN_chapter``.
        """
        self.base, self.notebook = base, notebook
        self.folder = base / "the course"
        students = base / "students.csv"
        students.write_text(STUDENTS)
        words = ["--chapters", chapter_of(notebook), "--students", str(students)]
        assert main(["init", str(self.folder), *words]) == 0
        (self.folder / KEY_FILE).write_text(KEY)

    def copy_to(self, base: Path) -> "NbgraderCourse":
        """The same course in another folder, for a test that changes it."""
        other = object.__new__(NbgraderCourse)
        other.base, other.notebook, other.folder = base, self.notebook, base / "the course"
        shutil.copytree(self.folder, other.folder)
        return other

    def run(self, *words: str) -> str:
        """Run an nbgrader command as the instructor; return what it printed."""
        return self._run(words, self.folder, self.base / "instructor")

    def run_as(self, student: str, *words: str) -> str:
        """Run an nbgrader command in a student's own folder."""
        desk = self.desk(student)
        return self._run([*words, "--student", student], desk, desk / "home")

    def desk(self, student: str) -> Path:
        """The folder in which a student works; its settings say where the course is."""
        desk = self.base / "desks" / student
        if not desk.exists():
            desk.mkdir(parents=True)
            (desk / "nbgrader_config.py").write_text(
                "c = get_config()\n"
                "c.CourseDirectory.course_id = 'dlcourse'\n"
                f"c.Exchange.root = {str(self.folder / 'exchange')!r}\n"
            )
        return desk

    def _run(self, words: Sequence[str], cwd: Path, home: Path) -> str:
        home.mkdir(exist_ok=True)
        own = {name: str(home) for name in ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR")}
        path = f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            [PROGRAMS / "nbgrader", *words],
            cwd=cwd,
            env={**os.environ, **own, "JUPYTER_PREFER_ENV_PATH": "1", "PATH": path},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout

    def api(self) -> NbGraderAPI:
        """Nbgrader's Python API with the course's settings: the same work without the start of a program."""
        config = PyFileConfigLoader("nbgrader_config.py", path=str(self.folder)).load_config()
        return NbGraderAPI(config=config)

    def grade_like_stock(self) -> None:
        """Put nbgrader's own steps back in place of the sandbox."""
        config = self.folder / "nbgrader_config.py"
        config.write_text(
            config.read_text()
            + "\nfrom nbgrader.converters import Autograde\n"
            + "c.Autograde.autograde_preprocessors = "
            + "Autograde.autograde_preprocessors.make_dynamic_default()\n"
        )

    def release(self) -> None:
        """Generate what students get."""
        done = self.api().generate_assignment(self.notebook)
        assert done["success"], done

    def path(self, step: str, student: str = ".") -> Path:
        """The notebook at one step of nbgrader: ``source``, ``release``, ``submitted``, ``autograded``."""
        return self.folder / step / student / self.notebook / f"{self.notebook}.ipynb"

    def submit(self, student: str, notebook: nbformat.NotebookNode) -> None:
        """Put a submission where ``nbgrader collect`` puts it."""
        target = self.path("submitted", student)
        target.parent.mkdir(parents=True)
        nbformat.write(notebook, target)

    def marks(self, student: str) -> dict[str, float]:
        """The automatic points of a student by exercise, as they stand in the gradebook."""
        with Gradebook(f"sqlite:///{self.folder}/gradebook.db") as gradebook:
            notebook = gradebook.find_submission_notebook(self.notebook, self.notebook, student)
            return {grade.name.removesuffix("-check"): grade.auto_score for grade in notebook.grades}

    def mark_by_hand(self, student: str, cell: str, points: float, comment: str = "") -> None:
        """What formgrader does with the points and the comment that a grader types."""
        with Gradebook(f"sqlite:///{self.folder}/gradebook.db") as gradebook:
            grade = gradebook.find_grade(cell, self.notebook, self.notebook, student)
            grade.manual_score, grade.needs_manual_grade = points, False
            said = gradebook.find_comment(cell, self.notebook, self.notebook, student)
            said.manual_comment = comment or None
            gradebook.db.commit()


def answered(release: Path, answers: Mapping[str, str]) -> nbformat.NotebookNode:
    """A release notebook in which a student has written some cells, by cell id."""
    notebook = nbformat.read(release, as_version=4)
    cells = {cell.id: cell for cell in notebook.cells}
    for id, code in answers.items():
        cells[id].source = code
    return notebook


def graded_cell(cell: nbformat.NotebookNode, name: str, **about: object) -> nbformat.NotebookNode:
    """The cell with nbgrader's words in it, such as ``grade=True, solution=True, points=5``."""
    usual = {"schema_version": 3, "grade": False, "solution": False, "locked": False, "task": False}
    cell.metadata["nbgrader"] = {**usual, "grade_id": name, "cell_type": cell.cell_type, **about}
    cell.id = name
    return cell
