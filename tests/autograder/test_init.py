"""``autograder init``: a complete course in a new folder, and nothing changed where it cannot be made."""

import os
import shutil
import stat
import tempfile
from multiprocessing import get_context
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from traitlets.config import PyFileConfigLoader

from autograder.cli import main
from autograder.course.config import nbgrader_config
from autograder.course.create import _make_exchange
from autograder.course.settings import UntagGradedCells
from autograder.course_error import CourseError
from autograder.notebooks.stubs import StudentStubs
from dlcourse.curriculum import chapters, notebook_of

STUDENTS = "id,first_name,last_name,email\nalice,Alice,Archer,alice@example.org\nbob,Bob,Berg,\n"


def config_of(folder: Path):
    return PyFileConfigLoader("nbgrader_config.py", path=str(folder)).load_config()


def everything_in(folder: Path):
    return {path: path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A course of two chapters with two students, in a folder with a space and a Chinese name."""
    base = tmp_path_factory.mktemp("init")
    (base / "students.csv").write_text(STUDENTS)
    path = os.environ["PATH"]
    words = ["--chapters", "activations", "start", "--students", str(base / "students.csv")]
    assert main(["init", str(base / "my 课程"), "--course-id", "dl-2026", *words]) == 0
    assert os.environ["PATH"] == path
    return base / "my 课程"


@pytest.mark.slow
def test_each_chapter_is_an_assignment_with_its_solutions(made):
    assert sorted(path.name for path in (made / "source").iterdir()) == ["00_start", "04_activations"]
    notebook = nbformat.read(made / "source/04_activations/04_activations.ipynb", as_version=4)
    nbformat.validate(notebook)
    graded = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    assert sum(cell.metadata.nbgrader.points for cell in graded) == 50
    assert any("### BEGIN SOLUTION" in cell.source for cell in notebook.cells)


@pytest.mark.slow
def test_the_settings_are_what_nbgrader_reads(made):
    config = config_of(made)
    assert config.CourseDirectory.root == str(made)
    assert config.CourseDirectory.course_id == "dl-2026"
    assert config.Exchange.root == str(made / "exchange")
    assert StudentStubs in config.GenerateAssignment.preprocessors
    assert UntagGradedCells in config.Autograde.sanitize_preprocessors
    assert config.Execute.skip_cells_with_tag == "demo"


@pytest.mark.slow
def test_the_course_may_be_moved(made, tmp_path):
    moved = shutil.copytree(made, tmp_path / "elsewhere")
    assert config_of(moved).CourseDirectory.root == str(moved)
    assert config_of(moved).Exchange.root == str(moved / "exchange")


@pytest.mark.slow
def test_the_students_are_in_the_gradebook(made):
    with Gradebook(f"sqlite:///{made}/gradebook.db", "dl-2026") as gradebook:
        found = {each.id: (each.first_name, each.last_name, each.email) for each in gradebook.students}
    assert found == {
        "alice": ("Alice", "Archer", "alice@example.org"),
        "bob": ("Bob", "Berg", None),
    }


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_solutions_and_marks_are_private_and_the_exchange_is_open(made):
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert stat.S_IMODE((made / "exchange").stat().st_mode) == 0o1777
    assert stat.S_IMODE((made / "exchange" / "dl-2026").stat().st_mode) == 0o755


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root to be two people")
def test_a_name_in_the_exchange_that_somebody_else_has_taken_is_refused_in_one_sentence():
    with tempfile.TemporaryDirectory() as base, get_context("fork").Pool(1, os.setuid, (2,)) as daemon:
        exchange = Path(base) / "exchange"
        (exchange / "taken").mkdir(parents=True)
        Path(base).chmod(0o755)
        exchange.chmod(0o1777)
        with pytest.raises(CourseError, match="is root's; name another course with --course-id"):
            daemon.apply(_make_exchange, (exchange, "taken"))
        daemon.apply(_make_exchange, (exchange, "free"))
        assert (exchange / "free").stat().st_uid == 2


@pytest.mark.slow
def test_a_course_is_never_touched_again(made, capsys):
    before = everything_in(made)
    assert main(["init", str(made)]) == 2
    said = capsys.readouterr().err
    assert f"{made} is a course already; nothing was changed." in said and "To add a chapter" in said
    assert everything_in(made) == before


@pytest.mark.slow
def test_all_chapters_and_what_comes_next(tmp_path, capsys):
    (tmp_path / "shared").mkdir()
    folder, exchange = tmp_path / "course", tmp_path / "shared" / "exchange"
    assert main(["init", str(folder), "--exchange", str(exchange)]) == 0
    said = capsys.readouterr().out
    assignments = [notebook_of(chapter) for chapter in chapters()]
    assert ", ".join(assignments) in said
    assert f"  cd {folder}\n  nbgrader generate_assignment {assignments[-1]}" in said
    assert sorted(path.name for path in (folder / "source").iterdir()) == assignments
    assert config_of(folder).Exchange.root == str(exchange) and exchange.is_dir()
    assert not (folder / "exchange").exists()


def test_the_words_of_the_settings_survive_quotes_and_backslashes():
    text = nbgrader_config("x", Path('/a "b"/c\\d/课程 😀'))
    line = next(line for line in text.splitlines() if line.startswith("c.Exchange.root"))
    assert eval(line.partition("=")[2]) == '/a "b"/c\\d/课程 😀'


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--chapters", "activations", "cnn", "rnn"], "there is no chapter cnn, rnn (chapters: 00_start,"),
        (["--chapters", "start", "--students", "none.csv"], "the list of students none.csv cannot be read"),
        (["--chapters", "start", "--exchange", "no/such/exchange"], "/no/such/exchange cannot be made"),
    ],
)
def test_what_cannot_be_made_is_said_and_leaves_nothing(tmp_path, monkeypatch, words, message, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["init", "course", *words]) == 2
    said = capsys.readouterr().err
    assert said.startswith("autograder init: ") and message in said
    assert not list(tmp_path.glob("course/*"))


def test_a_chapter_whose_source_is_not_there_is_named(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("autograder.commands.find_sources", lambda: tmp_path)
    assert main(["init", str(tmp_path / "course"), "--chapters", "start"]) == 2
    assert f"00_start.md is not in {tmp_path}" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_other_files_is_left_alone(tmp_path, capsys):
    for name in "abcd":
        (tmp_path / name).write_text(name)
    before = everything_in(tmp_path)
    assert main(["init", str(tmp_path), "--chapters", "start"]) == 2
    assert "is not empty (it has a, b, c ...); nothing was changed" in capsys.readouterr().err
    assert everything_in(tmp_path) == before


def test_a_place_that_cannot_be_written_is_named(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "course"):
        assert main(["init", str(folder), "--chapters", "start"]) == 2
        said = capsys.readouterr().err
        assert f"{folder} cannot be written" in said and "name another folder" in said


@pytest.mark.parametrize("name", ["course [2026]", "what?", "a*b"])
def test_signs_that_nbgrader_takes_for_patterns_are_refused(tmp_path, name, capsys):
    assert main(["init", str(tmp_path / name), "--chapters", "start"]) == 2
    assert "one of * ? [ ] in its path" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
