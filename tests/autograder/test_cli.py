"""The ``autograder`` command line: exit status and messages, building notebooks included."""

import shutil
import subprocess
import sys

import pytest
from tools import require

from autograder.cli import main
from autograder.commands import doctor
from dlcourse import __version__
from dlcourse.resources import resource


def test_version(capsys):
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"autograder {__version__}\n"


@pytest.mark.slow
def test_the_doctor_sees_a_sandbox_that_holds_and_one_that_does_not(monkeypatch, capsys):
    require("bwrap")
    assert main(["doctor"]) == 0
    assert capsys.readouterr().out.endswith("This machine can grade safely.\n")
    monkeypatch.setitem(doctor._ESCAPES, "arithmetic", "1 + 1")
    assert main(["doctor"]) == 1
    assert "[wrong] numpy: code in it reaches arithmetic" in capsys.readouterr().out


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    assert "init" in said and "notebooks" in said


@pytest.mark.parametrize("words", [[], ["grade"], ["init"], ["init", "x", "--course-id", "a/b"]])
def test_what_is_no_command_is_refused(words):
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2


@pytest.mark.slow
@pytest.mark.parametrize("package", ["nbgrader", "jupytext"])
@pytest.mark.parametrize("words", [["notebooks", "--check"], ["init", "course"]])
def test_without_the_grading_packages_one_sentence_says_what_to_install(tmp_path, package, words):
    program = f"import sys; sys.modules[{package!r}] = None; from autograder.cli import main; "
    done = subprocess.run(
        [sys.executable, "-c", program + f"sys.exit(main({words!r}))"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert f"{package} is not installed; 'make grading' installs" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "course").exists()


@pytest.mark.parametrize("words", [["notebooks"], ["init", "course"]])
def test_an_installation_without_the_sources_says_where_they_are(words, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr("autograder.commands.find_sources", lambda: None)
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    assert "get the course's repository" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def notebooks(tmp_path, monkeypatch):
    """A copy of the course's notebooks folder that the command works on."""
    folder = shutil.copytree(resource("notebooks"), tmp_path / "notebooks")
    monkeypatch.setattr("autograder.commands.find_sources", lambda: folder / "source")
    main(["notebooks"])
    return folder


@pytest.mark.slow
def test_a_stale_notebook_is_named_then_built(notebooks, capsys):
    stale = notebooks / "00_start.ipynb"
    right = stale.read_bytes()
    stale.write_text("{}")
    capsys.readouterr()
    assert main(["notebooks", "--check"]) == 1
    assert capsys.readouterr().out == "00_start.ipynb: not up to date; run: make notebooks\n"
    assert stale.read_text() == "{}"
    assert main(["notebooks"]) == 0
    assert capsys.readouterr().out == "00_start.ipynb: built\n"
    assert stale.read_bytes() == right
    assert main(["notebooks", "--check"]) == 0
    assert capsys.readouterr().out == "All notebooks are up to date.\n"


@pytest.mark.slow
def test_an_authors_mistake_stops_the_build_with_its_place(notebooks, capsys):
    source = notebooks / "source" / "00_start.md"
    source.write_text(source.read_text().replace("### END SOLUTION", "", 1))
    assert main(["notebooks"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("autograder notebooks: 00_start.md, cell") and "### END SOLUTION" in said
