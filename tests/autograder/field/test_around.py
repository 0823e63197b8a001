"""Around grading: shared folders, files that came late, reasons that are shown, pictures."""

import json
import os
import stat
import tempfile
from contextlib import ExitStack
from multiprocessing import get_context
from pathlib import Path

import pytest
from submissions import NOTEBOOK, VICTIM, grade, solved, with_cell, with_function

from autograder.course.settings import sharing
from autograder.files import make_folder, make_private_folder, write_private
from autograder.grading.submission import copy_extras
from autograder.grading.time_stamps import stamp
from autograder.oracle.seeds import KEY_FILE, course_key
from dlcourse.commands.handout import hand_out
from dlcourse.files import write_atomically


def mode(file):
    return stat.S_IMODE(file.stat().st_mode)


@pytest.mark.parametrize(
    ("folder", "file"), [(0o700, 0o600), (0o755, 0o644), (0o2770, 0o660), (0o2775, 0o664)]
)
def test_a_new_file_has_the_rights_of_its_folder_and_an_old_one_keeps_its_own(tmp_path, folder, file):
    tmp_path.chmod(folder)
    write_atomically(tmp_path / "a", b"1")
    assert mode(tmp_path / "a") == file
    (tmp_path / "a").chmod(0o640)
    write_atomically(tmp_path / "a", b"2")
    assert mode(tmp_path / "a") == 0o640


@pytest.mark.parametrize(("course", "file", "folder"), [(0o755, 0o600, 0o700), (0o2770, 0o660, 0o2770)])
def test_marks_and_key_are_the_groups_where_the_course_is(tmp_path, course, file, folder):
    old = os.umask(0o022)
    try:
        tmp_path.chmod(course)
        course_key(tmp_path)
        make_private_folder(tmp_path / "ledger")
        write_private(tmp_path / "marks.csv", "a")
        make_folder(tmp_path / "autograded" / "alice")
    finally:
        os.umask(old)
    assert mode(tmp_path / KEY_FILE) == mode(tmp_path / "marks.csv") == file
    assert mode(tmp_path / "ledger") == folder
    assert mode(tmp_path / "autograded" / "alice") == course


def grader_of_the_group(uid):
    os.setgid(7)
    os.setuid(uid)
    os.umask(0o022)


@pytest.mark.parametrize(("course", "student"), [(0o755, 0o755), (0o2770, 0o2770)])
@pytest.mark.parametrize("step", ["autograded", "feedback"])
def test_a_students_folder_is_the_groups_after_a_step_of_nbgrader(tmp_path, course, student, step):
    folder = tmp_path / step / "ada" / NOTEBOOK
    folder.mkdir(parents=True)
    for place, rights in ((tmp_path / step, course), (folder.parent, 0o755)):
        place.chmod(rights)
    sharing(tmp_path)(assignment=NOTEBOOK, student="*", notebooks=[])
    assert mode(folder.parent) == student


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root to be two people")
def test_graders_of_one_group_write_over_each_others_files():
    with tempfile.TemporaryDirectory() as base, ExitStack() as stack:
        course = Path(base) / "course"
        course.mkdir()
        os.chown(course, 2, 7)
        course.chmod(0o2770)
        Path(base).chmod(0o755)
        fork = get_context("fork")
        for uid in (2, 3, 2):
            grader = stack.enter_context(fork.Pool(1, grader_of_the_group, (uid,)))
            for name in ("submitted", "autograded"):
                for student in ("alice", f"new-{uid}"):
                    grader.apply(make_folder, (course / name / student,))
            grader.apply(stamp, (course / "submitted" / "alice",))
            grader.apply(copy_extras, (course / "submitted" / "alice", course / "autograded" / "alice"))
            for function, file, content in ((write_private, "marks.csv", "1"), (write_atomically, "a", b"1")):
                grader.apply(function, (course / file, content))
            assert (course / "autograded" / "alice" / "timestamp.txt").stat().st_uid == uid
        for file in course.rglob("*"):
            assert file.stat().st_gid == 7 and mode(file) == (0o2770 if file.is_dir() else 0o660)


def test_notebooks_are_handed_out_for_a_group_that_shares_the_folder(tmp_path):
    notebooks, folder = tmp_path / "notebooks", tmp_path / "group"
    notebooks.mkdir()
    (notebooks / "00_start.ipynb").write_text("{}")
    folder.mkdir()
    folder.chmod(0o2770)
    hand_out(notebooks, folder)
    assert mode(folder / "00_start.ipynb") == 0o660


def outputs_of(graded, grade_id):
    cells = json.loads(graded.result.text)["cells"]
    cell = next(cell for cell in cells if cell["metadata"].get("nbgrader", {}).get("grade_id") == grade_id)
    return json.dumps(cell["outputs"])


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("x = 1", "NameError: name 'dead_fraction' is not defined"),
        ("def dead_fraction(acts)\n    return 1", "SyntaxError in line 1"),
        ("class dead_fraction: pass\ndel dead_fraction", "NameError"),
    ],
)
def test_a_check_that_did_not_run_shows_why(code, reason):
    graded = grade(with_function(solved(), VICTIM, code))
    assert reason in outputs_of(graded, f"{VICTIM}-check")


@pytest.mark.parametrize(
    "line",
    [
        "%config InlineBackend.figure_format = 'svg'",
        "import matplotlib_inline.backend_inline as b; b.set_matplotlib_formats('svg', 'pdf')",
        "%config InlineBackend.figure_formats = ['svg']",
        "%matplotlib widget",
    ],
)
def test_figures_come_as_pictures_that_can_be_shown(line):
    cell = f"{line}\nimport matplotlib.pyplot as plt\nplt.plot([1, 2]);\nplt.show()"
    assert "image/png" in grade(with_cell(solved(), cell)).outputs


def test_a_picture_that_cannot_be_shown_is_told():
    shown = grade(with_cell(solved(), "from IPython.display import SVG\nSVG('<svg></svg>')")).outputs
    assert "not shown here" in shown and "<svg" not in shown


def test_an_older_file_does_not_replace_a_newer_one(tmp_path):
    from nbcourse import NbgraderCourse

    from autograder.cli import main

    course = NbgraderCourse(tmp_path, NOTEBOOK)
    course.release()
    for day, text in ((30, "newer"), (28, "older")):
        (tmp_path / "mail.ipynb").write_text(text)
        words = ["bob", NOTEBOOK, str(tmp_path / "mail.ipynb"), "--at", f"2026-11-{day} 20:15"]
        assert main(["receive", *words, "--course", str(course.folder)]) == 0
    assert course.path("submitted", "bob").read_text() == "newer"
    words = ["Bob", NOTEBOOK, str(tmp_path / "mail.ipynb"), "--course", str(course.folder)]
    assert main(["receive", *words]) == 2
