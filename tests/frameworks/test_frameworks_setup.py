"""``make frameworks``: tells the cost beforehand, has nothing to do the second time, goes on without one."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import frameworks
import pytest
from packaging.requirements import Requirement

from dlcourse.frameworks.availability import OWN_ENVIRONMENT, python_of

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has pip commands instead")

PYTHON_OF_AN_ENVIRONMENT = """#!/bin/sh
here="$(dirname "$(dirname "$0")")"
echo "$(basename "$here"): $*" >> "$here/../calls"
case "$*" in *"-m venv --clear"*) for place; do :; done
    mkdir -p "$place/bin"; cp "$0" "$place/bin/python";; esac
case "$*" in *"ipykernel install"*) mkdir -p .venv/share/jupyter/kernels/mxnet
    touch .venv/share/jupyter/kernels/mxnet/kernel.json;; esac
case "$*" in *"$BREAKS"*) exit 1;; esac
"""


@pytest.fixture
def clone(tmp_path):
    """A clone whose environment is set up, with a Python that only writes down what it is asked for."""
    folder = tmp_path / "a clone with spaces"
    shutil.copytree(ROOT / "scripts" / "frameworks", folder / "scripts" / "frameworks")
    shutil.copy(ROOT / "scripts" / "frameworks.sh", folder / "scripts")
    (folder / "scripts" / "setup.sh").write_text('echo "setup.sh $*" >> calls\n')
    program = folder / ".venv" / "bin" / "python"
    program.parent.mkdir(parents=True)
    program.write_text(PYTHON_OF_AN_ENVIRONMENT)
    program.chmod(0o755)
    (folder / "other").mkdir()
    for name in ("python3.11", "python3.10", "python3"):  # none of this machine's own
        (folder / "other" / name).write_text("#!/bin/sh\nexit 1\n")
        (folder / "other" / name).chmod(0o755)
    return folder


def set_up(clone, breaks="nothing breaks"):
    (clone / "calls").unlink(missing_ok=True)
    variables = {**os.environ, "BREAKS": breaks, "PATH": f"{clone / 'other'}:/usr/bin:/bin"}
    command = ["bash", str(clone / "scripts" / "frameworks.sh")]
    return subprocess.run(command, env=variables, capture_output=True, text=True)


def calls(clone):
    return (clone / "calls").read_text().splitlines()


def test_it_tells_size_and_time_and_installs_all(clone):
    done = set_up(clone)
    assert (done.returncode, done.stderr) == (0, "")
    first, *steps = done.stdout.splitlines()
    assert "2.6 GB" in first and "minutes" in first
    assert [step.split()[0] for step in steps if "is done after" not in step] == ["1/3", "2/3", "3/3"]
    asked = calls(clone)
    assert asked[0] == "setup.sh frameworks"
    for name, module in (("mxnet", "mxnet"), ("opencv", "cv2")):
        install = f".venv-{name}: -m pip install --requirement scripts/frameworks/{name}.txt"
        assert asked.index(install) < asked.index(f".venv-{name}: -c import {module}")
        assert (clone / f".venv-{name}" / "ready").is_file()
    assert asked[-1].startswith(".venv-mxnet: -m ipykernel install --prefix .venv --name mxnet")


def test_the_second_time_nothing_is_done(clone):
    set_up(clone)
    done = set_up(clone)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert calls(clone) == ["setup.sh frameworks"]


def test_a_changed_pin_makes_that_environment_anew(clone):
    set_up(clone)
    with (clone / "scripts" / "frameworks" / "opencv.txt").open("a") as file:
        file.write("# changed\n")
    assert set_up(clone).returncode == 0
    assert any(call.startswith(".venv-opencv: -m pip install") for call in calls(clone))
    assert not any(call.startswith(".venv-mxnet: -m pip install") for call in calls(clone))


def test_a_moved_clone_makes_them_anew(clone):
    set_up(clone)
    moved = clone.rename(clone.with_name("moved"))
    set_up(moved)
    assert len([call for call in calls(moved) if "pip install" in call]) == 2


@pytest.mark.parametrize("breaks", ["pip install --requirement scripts/frameworks/mxnet.txt", "import mxnet"])
def test_what_cannot_be_installed_is_left_out_and_the_rest_goes_on(clone, breaks):
    done = set_up(clone, breaks)
    assert done.returncode == 0
    assert "left out: it cannot be installed here" in done.stderr
    assert not (clone / ".venv-mxnet" / "ready").exists()
    assert (clone / ".venv-opencv" / "ready").is_file()
    assert set_up(clone).stderr == ""  # tried again
    assert (clone / ".venv-mxnet" / "ready").is_file()


def test_without_a_python_that_will_do(clone):
    done = set_up(clone, "import ensurepip")
    assert done.returncode == 0
    assert done.stderr.count("left out: it needs a Python between") == 2


def test_a_failure_of_the_main_set_up_stops_it(clone):
    (clone / "scripts" / "setup.sh").write_text("exit 3\n")
    assert set_up(clone).returncode == 3


@pytest.mark.parametrize("name", OWN_ENVIRONMENT)
def test_the_environments_have_the_exact_versions(name):
    frameworks.need(name)
    frozen = subprocess.run(
        [python_of(name), "-m", "pip", "freeze"], capture_output=True, text=True, check=True
    )
    lines = (ROOT / "scripts" / "frameworks" / f"{name}.txt").read_text().splitlines()
    assert sorted(frozen.stdout.split()) == sorted(line for line in lines if not line.startswith("#"))
    assert all("==" in line for line in lines if not line.startswith("#"))


def test_mxnet_is_a_jupyter_kernel():
    frameworks.need("mxnet")
    kernel = Path(sys.prefix) / "share" / "jupyter" / "kernels" / "mxnet" / "kernel.json"
    assert str(python_of("mxnet")) in kernel.read_text()


def test_make_test_sets_the_frameworks_up():
    command = ["make", "--dry-run", "test", "CHAPTER="]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    (parts,) = (line for line in done.stdout.splitlines() if "test_run.py" in line)
    assert parts.split().index("frameworks") < parts.split().index("lint")


def test_every_machine_gets_tensorflow_under_one_of_its_names():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    both = [
        Requirement(text) for text in project["optional-dependencies"]["frameworks"] if "tensorflow" in text
    ]
    for system, machine in [
        ("Linux", "x86_64"),
        ("Linux", "aarch64"),
        ("Darwin", "arm64"),
        ("Windows", "AMD64"),
    ]:
        here = {"platform_system": system, "platform_machine": machine, "python_version": "3.11"}
        assert len([each for each in both if each.marker.evaluate(here)]) == 1
