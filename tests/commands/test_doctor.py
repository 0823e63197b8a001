"""``dlcourse doctor``: each usual trouble is found and comes with what to do."""

import importlib.metadata
import json
import os
import shutil
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from dlcourse.cli import main
from dlcourse.commands import doctor, findings
from dlcourse.finding import Finding


@pytest.fixture(autouse=True)
def unchanged_environment(monkeypatch):
    monkeypatch.setattr(os, "environ", os.environ.copy())


def write_kernel(place, python):
    folder = place / "kernels" / "python3"
    folder.mkdir(parents=True)
    spec = {"argv": [str(python), "-m", "ipykernel_launcher", "-f", "{connection_file}"], "display_name": "P"}
    (folder / "kernel.json").write_text(json.dumps(spec))
    return folder


def test_this_environment_has_nothing_to_do(tmp_path, capsys):
    assert main(["doctor", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert "Nothing needs doing." in printed
    assert sys.executable in printed
    assert "\x1b" not in printed


def test_json_has_one_entry_per_finding(tmp_path, capsys):
    assert main(["doctor", str(tmp_path), "--json"]) == 0
    entries = json.loads(capsys.readouterr().out)
    assert [entry["about"] for entry in entries] == [
        "Python",
        "Kernel",
        "Widgets",
        "Packages",
        "Notebooks",
        "Datasets",
        "Course folder",
        "File names",
        "Disk space",
        "GPU",
        "Autograder",
    ]
    assert all(entry["found"] and entry["advice"] == "" for entry in entries)


def test_something_to_do_is_marked_and_counted(monkeypatch, capsys):
    monkeypatch.setattr(
        doctor, "examine", lambda folder: [Finding("A", "well"), Finding("B", "ill", "cure it")]
    )
    assert main(["doctor"]) == 1
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        ["A:", "well"],
        ["!", "B:", "ill"],
        ["->", "cure", "it"],
        ["1", "to", "do,", "marked", "with", "'!'."],
    ]


def test_an_old_python(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    assert "needs Python 3.11 or newer" in findings.python().advice


def test_a_kernel_of_another_python(tmp_path, monkeypatch):
    folder = write_kernel(tmp_path, "/elsewhere/bin/python")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    finding = findings.kernel()
    assert "/elsewhere/bin/python" in finding.found
    assert str(folder) in finding.advice


@pytest.mark.parametrize("python", ["python", sys.executable])
def test_a_kernel_of_this_python(tmp_path, monkeypatch, python):
    write_kernel(tmp_path, python)
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    assert findings.kernel().advice == ""


def test_a_missing_widget_extension(monkeypatch):
    monkeypatch.setattr(findings, "WIDGET_EXTENSIONS", ("anywidget", "no-such-widget"))
    finding = findings.widgets()
    assert finding.found == "JupyterLab lacks no-such-widget"
    assert finding.advice


@pytest.mark.parametrize(
    ("requirement", "trouble"),
    [
        ("no-such-package", "no-such-package is missing"),
        ("numpy>=999", "is too old"),
        ("breaks>=1", "breaks does not load (OSError: a library is missing)"),
    ],
)
def test_package_troubles(requirement, trouble, tmp_path, monkeypatch):
    (tmp_path / "breaks.py").write_text("raise OSError('a library is missing')")
    metadata = tmp_path / "breaks-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: breaks\nVersion: 1.0\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(
        importlib.metadata, "requires", lambda name: ["rich", requirement, "x; extra == 'test'"]
    )
    finding = findings.packages()
    assert trouble in finding.found
    assert ";" not in finding.found
    assert finding.advice


def test_missing_notebooks(tmp_path, monkeypatch):
    monkeypatch.setattr("dlcourse.resources.resource", lambda name: tmp_path)
    finding = findings.resources("notebooks", "*.ipynb")
    assert finding.found == f"0 in {tmp_path}"
    assert finding.advice


def test_resources_that_are_nowhere(monkeypatch):
    def nowhere(name):
        raise FileNotFoundError("no notebooks")

    monkeypatch.setattr("dlcourse.resources.resource", nowhere)
    finding = findings.resources("notebooks", "*.ipynb")
    assert finding.found == "no notebooks"
    assert finding.advice


def test_a_course_folder_that_cannot_be_written(tmp_path, monkeypatch):
    def refuse(dir):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(findings.tempfile, "TemporaryFile", refuse)
    finding = findings.course_folder(tmp_path)
    assert finding.found == f"{tmp_path} cannot be written: Permission denied"
    assert "another folder" in finding.advice


def test_a_course_folder_that_does_not_exist_yet(tmp_path):
    assert "not made yet" in findings.course_folder(tmp_path / "a" / "b").found
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("free", "to_do"), [(9.9e8, True), (1.1e9, False)])
def test_disk_space(free, to_do, monkeypatch):
    usage = namedtuple("usage", "total used free")(0, 0, free)
    monkeypatch.setattr(shutil, "disk_usage", lambda place: usage)
    assert bool(findings.disk_space(Path("not-there-yet")).advice) == to_do


def test_no_gpu_and_no_nbgrader_are_information(monkeypatch):
    import torch

    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    monkeypatch.setattr(findings.importlib.util, "find_spec", lambda name: None)
    for finding in (findings.gpu(), findings.autograder()):
        assert ("none seen" in finding.found) or ("only instructors" in finding.found)
        assert finding.advice == ""
