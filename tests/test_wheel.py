"""A wheel installed away from the clone is a whole course: notebooks, data, commands."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import nbformat
import pytest
from labcommand import lab_command
from nbformat.v4 import new_code_cell, new_notebook

ROOT = Path(__file__).parent.parent

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="links into the environment")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", out, ROOT]
    subprocess.run(build, check=True, capture_output=True)
    (file,) = out.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def student(wheel, tmp_path_factory):
    """A fresh environment with the wheel in it; the packages it needs are borrowed from this one."""
    place = tmp_path_factory.mktemp("a student") / "environment"
    venv.create(place, with_pip=False)
    python = place / "bin" / "python"
    (place / "share").symlink_to(Path(sys.prefix) / "share")  # JupyterLab and its extensions
    (site_packages,) = place.glob("lib/python3*/site-packages")
    (here,) = (path for path in sys.path if path.startswith(sys.prefix) and path.endswith("site-packages"))
    (site_packages / "borrowed.pth").write_text(here)
    install = [sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel]
    subprocess.run(install, check=True, capture_output=True)
    return place


@pytest.fixture
def desk(tmp_path):
    folder = tmp_path / "my desk"
    folder.mkdir()
    return folder


def run(student, desk, *words):
    command = [student / "bin" / "dlcourse", *words]
    return subprocess.run(command, cwd=desk, capture_output=True, text=True, timeout=300)


def test_the_wheel_has_what_students_need_and_no_solutions(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    bundled = {name.removeprefix("dlcourse/_bundled/") for name in names if "/_bundled/" in name}
    assert {f"notebooks/{path.name}" for path in (ROOT / "notebooks").glob("*.ipynb")} <= bundled
    assert any(name.startswith("datasets/") for name in bundled)
    assert not [name for name in bundled if "source/" in name or name.endswith(".py")]
    assert {"dlcourse/cli.py", "autograder/__init__.py", "dlcourse/chapters/start/messages.en.toml"} <= names
    assert "dlcourse/commands/jupyter/labconfig/default_setting_overrides.json" in names
    assert not [name for name in names if name.startswith(("tests/", "scripts/"))]


def test_the_package_is_the_installed_one(student, desk):
    command = [student / "bin" / "python", "-c", "import dlcourse; print(dlcourse.__file__)"]
    printed = subprocess.run(command, cwd=desk, capture_output=True, text=True, check=True).stdout
    assert Path(printed).is_relative_to(student)


def test_doctor_finds_nothing_to_do(student, desk):
    done = run(student, desk, "doctor")
    assert done.returncode == 0, done.stdout
    assert "dlcourse/_bundled/notebooks" in done.stdout


def test_check_runs_a_notebook(student, desk):
    cells = ["from dlcourse import check", "def answer():\n    return 42", 'check("start.answer", answer)']
    nbformat.write(new_notebook(cells=[new_code_cell(cell) for cell in cells]), desk / "my first.ipynb")
    done = run(student, desk, "check", "my first.ipynb")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("1 of 1 exercises complete.\n")


def test_lab_hands_out_the_notebooks_and_serves_them(student, desk):
    command = [str(student / "bin" / "dlcourse")]
    folder = desk / "my course"
    with lab_command(command, folder, cwd=desk, home=desk / "home") as running:
        served = {item["name"] for item in running.get("api/contents")["content"]}
        assert served == {path.name for path in (ROOT / "notebooks").glob("*.ipynb")}
        running.press_ctrl_c()
    assert running.process.returncode == 0
