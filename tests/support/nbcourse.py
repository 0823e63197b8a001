"""A stock nbgrader course: made by ``autograder init``, driven by nbgrader's own commands or its Python API."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from traitlets.config import PyFileConfigLoader

from autograder.cli import main

STUDENTS = """id,first_name,last_name,email
alice,Alice,Archer,alice@example.org
bob,Bob,Berg,bob@example.org
carla,Carla,Chen,carla@example.org
"""

PROGRAMS = Path(sys.executable).parent


class NbgraderCourse:
    """A course folder and the people around it.

    Attributes:
        folder: where the instructor works.
        home: everything that Jupyter and nbgrader keep for the user.
    """

    def __init__(self, base: Path, chapter: str, notebook: str) -> None:
        """Make a course with one chapter and three students."""
        self.folder, self.home = base / "the course", base / "home"
        self.notebook = notebook
        students = base / "students.csv"
        students.write_text(STUDENTS)
        assert main(["init", str(self.folder), "--chapters", chapter, "--students", str(students)]) == 0

    def run(self, *words: str, cwd: Path | None = None) -> str:
        """Run an nbgrader command as a terminal would; return what it printed."""
        self.home.mkdir(exist_ok=True)
        done = subprocess.run(
            [PROGRAMS / "nbgrader", *words],
            cwd=cwd or self.folder,
            env=self._environment(),
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

    def _environment(self) -> dict[str, str]:
        own = {name: str(self.home) for name in ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR")}
        path = f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"
        return {**os.environ, **own, "JUPYTER_PREFER_ENV_PATH": "1", "OMP_NUM_THREADS": "1", "PATH": path}


def answered(release: Path, answers: Mapping[str, str]) -> nbformat.NotebookNode:
    """A release notebook in which a student has written some cells, by cell id."""
    notebook = nbformat.read(release, as_version=4)
    cells = {cell.id: cell for cell in notebook.cells}
    for id, code in answers.items():
        cells[id].source = code
    return notebook
