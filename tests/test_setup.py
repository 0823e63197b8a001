"""The set-up behind make: clear words when Python will not do, and nothing to do the second time."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
INSTALLED = ("constraints.txt", "pyproject.toml", "dlcourse/commands/jupyter/ipython_kernel_config.py")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has the pip commands of the README")


@pytest.fixture
def clone(tmp_path):
    folder = tmp_path / "a clone with spaces"
    for name in ("scripts/setup.sh", *INSTALLED):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    return folder


def fake_python(clone, script):
    program = clone / "fake python"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(program)


def set_up(clone, python):
    command = ["bash", str(clone / "scripts" / "setup.sh"), "lab"]
    return subprocess.run(command, env={**os.environ, "PYTHON": python}, capture_output=True, text=True)


def installed(clone):
    """Leave the clone as an installation does."""
    program = clone / ".venv" / "bin" / "python"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\nexit 0\n")
    program.chmod(0o755)
    (clone / ".venv" / "bin" / "activate").write_text(f'VIRTUAL_ENV="{clone}/.venv"\n')
    assert set_up(clone, "no-python-is-needed").returncode == 0


def test_python_is_missing(clone):
    done = set_up(clone, "no-such-python")
    assert done.returncode == 1
    assert done.stderr.startswith("There is no 'no-such-python' here. Install Python 3.11 or newer")


def test_python_is_too_old(clone):
    old = fake_python(clone, '[ "$1" = --version ] && echo "Python 3.9.6"; exit 1')
    done = set_up(clone, old)
    assert done.returncode == 1
    assert "needs Python 3.11 or newer, but" in done.stderr
    assert "is Python 3.9.6." in done.stderr
    assert not (clone / ".venv").exists()


def test_python_cannot_make_environments(clone):
    done = set_up(clone, fake_python(clone, 'case "$2" in *ensurepip*) exit 1;; esac'))
    assert done.returncode == 1
    assert "apt-get install python3-venv" in done.stderr


def test_a_failed_installation_is_not_taken_for_done(clone):
    installed(clone)
    (clone / ".venv" / "bin" / "python").write_text("#!/bin/sh\nexit 1\n")
    (clone / "constraints.txt").write_text("torch==0\n")
    for _ in range(2):
        done = set_up(clone, "no-python-is-needed")
        assert done.returncode == 1
        assert "The installation failed" in done.stderr


def test_the_second_time_nothing_is_done(clone):
    installed(clone)
    done = set_up(clone, "no-python-is-needed")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


PIP = """#!/bin/sh
[ "$2" = pip ] || exit 0
for number in $(seq 30); do echo "Collecting package-$number==1.0"; done
echo "  Downloading https://an.index/numpy-2.4.6.whl (16.9 MB)"
echo "  Downloading https://an.index/small-1.0.whl (12 kB)"
echo "WARNING: something that only frightens" >&2
echo "Installing collected packages: one, two, three"
"""


def test_an_installation_says_how_far_it_is_and_nothing_that_only_frightens(clone):
    installed(clone)
    (clone / ".venv" / "bin" / "python").write_text(PIP)
    (clone / "constraints.txt").write_text("torch==0\n")
    done = set_up(clone, "no-python-is-needed")
    assert (done.returncode, done.stderr) == (0, "")
    assert "numpy-2.4.6.whl (16.9 MB)" in done.stdout and "small" not in done.stdout
    assert "25 packages found after" in done.stdout and "30 packages" not in done.stdout
    assert "3/3 installing 3 packages" in done.stdout
    assert "frightens" in (clone / ".venv" / "installation.log").read_text()
    assert set_up(clone, "no-python-is-needed").stdout == ""


def test_the_reason_of_a_failed_installation_is_shown(clone):
    installed(clone)
    (clone / ".venv" / "bin" / "python").write_text("#!/bin/sh\necho 'ERROR: no space left' >&2\nexit 1\n")
    (clone / "constraints.txt").write_text("torch==0\n")
    assert set_up(clone, "no-python-is-needed").stderr.startswith("ERROR: no space left")


@pytest.mark.parametrize("name", INSTALLED)
def test_a_changed_pin_or_kernel_setting_installs_again(clone, name):
    installed(clone)
    with (clone / name).open("a") as file:
        file.write("# changed\n")
    assert "Installing the course" in set_up(clone, "no-python-is-needed").stdout


def test_a_moved_clone_makes_its_environment_anew(clone):
    installed(clone)
    moved = clone.rename(clone.with_name("moved"))
    assert "There is no 'no-such-python' here" in set_up(moved, "no-such-python").stderr
