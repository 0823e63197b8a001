"""``autograder export``: nbgrader's final marks in the columns that Canvas, Moodle and spreadsheets read."""

import csv
import io
import os
import stat
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbgrader.api import Gradebook

from autograder.cli import main
from autograder.exports import TABLES, read_marks, to_csv
from autograder.exports.marks import Marks, Person
from autograder.exports.writing import is_formula, risky
from autograder.grading.grading_course import GradingCourse

ANN = Person("ann", "Ann", "Archer", "ann@example.org", "1001")
BEN = Person("ben", "", "", "", "")
CLASS = Marks(
    assignments=["04_activations", "05_more"],
    possible={"04_activations": 50.0, "05_more": 12.5},
    people=[ANN, BEN],
    marks={"ann": {"04_activations": 49.78, "05_more": 12.5}, "ben": {"05_more": 0.0}},
    waiting={},
)


def rows(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def test_canvas():
    assert rows(to_csv(TABLES["canvas"](CLASS))) == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "04_activations", "05_more"],
        ["    Points Possible", "", "", "", "", "50", "12.5"],
        ["Archer, Ann", "1001", "", "ann", "", "49.78", "12.5"],
        ["ben", "", "", "ben", "", "", "0"],
    ]


def test_moodle():
    assert rows(to_csv(TABLES["moodle"](CLASS))) == [
        ["idnumber", "username", "email", "lastname", "firstname", "04_activations", "05_more"],
        ["ann", "ann", "ann@example.org", "Archer", "Ann", "49.78", "12.5"],
        ["ben", "ben", "", "", "", "-", "0"],
    ]


def test_spreadsheet():
    assert rows(to_csv(TABLES["csv"](CLASS))) == [
        ["id", "last_name", "first_name", "email", "04_activations", "05_more", "sum"],
        ["possible", "", "", "", "50", "12.5", "62.5"],
        ["ann", "Archer", "Ann", "ann@example.org", "49.78", "12.5", "62.28"],
        ["ben", "", "", "", "", "0", "0"],
    ]


def test_who_has_no_mark_at_all_has_no_sum():
    nobody = Marks(["a"], {"a": 5.0}, [BEN], {"ben": {}}, {})
    assert rows(to_csv(TABLES["csv"](nobody)))[-1] == ["ben", "", "", "", "", ""]


@pytest.mark.parametrize(("system", "cell"), [("canvas", "EX"), ("moodle", "-"), ("csv", "excused")])
def test_who_is_exempt_has_no_zero(system, cell):
    excused = replace(CLASS, exempt={("ben", "04_activations")})
    head, *_, ben = rows(to_csv(TABLES[system](excused)))
    assert (ben[head.index("04_activations")], ben[head.index("05_more")]) == (cell, "0")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "\n=1", "  =1", "＝1", '=HYPERLINK("http://x","y")'],
)
def test_formulas_are_made_text(text):
    table = [[text, 1.0]]
    assert risky(table) == [text]
    assert rows(to_csv(table)) == [["'" + text, "1"]]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30))
def test_every_text_comes_back_and_none_is_a_formula(text):
    ((cell, end),) = rows(to_csv([[text, "end"]]))
    assert cell.removeprefix("'") == text.removeprefix("'") and end == "end"
    assert cell == "-" or not is_formula(cell)


@given(st.floats(0, 1e6))
def test_a_mark_is_a_plain_number_with_two_decimals_at_most(mark):
    ((cell,),) = rows(to_csv([[mark]]))
    assert float(cell) == pytest.approx(mark, abs=0.00501)
    assert "e" not in cell and len(cell.partition(".")[2]) <= 2


# ---- with nbgrader's gradebook

STUDENTS = '''id,first_name,last_name,email
ann,Ann,"Archer, Jr.",ann@example.org
ben,"Ben ""B""",=cmd|'/c calc'!A0,+ben@example.org
@cleo,Cleo,Ångström,
dora,,,
eli,,,
'''


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Ann was late, Eli very; Ben's mark was set by hand, Cleo waits for a grader, Dora handed in nothing."""
    base = tmp_path_factory.mktemp("export")
    (base / "students.csv").write_text(STUDENTS, encoding="utf-8")
    words = ["--chapters", "start", "--students", str(base / "students.csv")]
    assert main(["init", str(base / "course"), *words]) == 0
    with Gradebook(f"sqlite:///{base}/course/gradebook.db", "dlcourse") as gradebook:
        for name in ("hw", "other"):
            gradebook.add_assignment(name)
            gradebook.add_notebook("nb", name)
            gradebook.add_grade_cell("auto", "nb", name, max_score=10, cell_type="code")
        for student in ("ann", "ben", "@cleo", "eli"):
            submission = gradebook.add_submission("hw", student)
            grade = submission.notebooks[0].grades[0]
            grade.auto_score = 7.0
            if student == "ann":
                submission.notebooks[0].late_submission_penalty = 2.5
            if student == "eli":
                submission.notebooks[0].late_submission_penalty = 99.0
            if student == "ben":
                grade.manual_score, grade.extra_credit = 9.0, 1.5
            grade.needs_manual_grade = student == "@cleo"
        gradebook.find_student("ann").lms_user_id = "4711"
        gradebook.db.commit()
    return base / "course"


@pytest.mark.slow
def test_marks_by_hand_extra_credit_and_penalties_count(course):
    marks = read_marks(GradingCourse(course), ["hw"])
    assert marks.marks == {
        "ann": {"hw": 4.5},
        "ben": {"hw": 10.5},
        "@cleo": {"hw": 7.0},
        "dora": {},
        "eli": {"hw": 0.0},
    }
    assert marks.possible == {"hw": 10.0} and marks.waiting == {"hw": 1}
    assert [person.id for person in marks.people] == ["ben", "ann", "dora", "eli", "@cleo"]


@pytest.mark.slow
@pytest.mark.parametrize("system", TABLES)
def test_the_marks_are_those_of_nbgraders_own_export(course, system, tmp_path):
    assert main(["export", "hw", "--to", system, "--course", str(course), "--out", str(tmp_path / "m")]) == 0
    head, *lines = rows((tmp_path / "m").read_text(encoding="utf-8-sig"))
    key = {"canvas": "SIS Login ID", "moodle": "username", "csv": "id"}[system]
    found = {line[head.index(key)].lstrip("'"): line[head.index("hw")] for line in lines}
    marks = {id: float(mark) for id, mark in found.items() if id not in ("dora", "", "possible")}
    with Gradebook(f"sqlite:///{course}/gradebook.db", "dlcourse") as gradebook:
        submissions = {each.student_id: each for each in gradebook.assignment_submissions("hw")}
        assert marks == {
            id: max(0.0, each.score - each.late_submission_penalty) for id, each in submissions.items()
        }
    assert found["dora"] in ("", "-")


@pytest.mark.slow
def test_the_file_is_private_and_what_looks_like_a_formula_is_told(course, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["export", "hw", "other", "--to", "canvas", "--course", str(course)]) == 0
    said = capsys.readouterr()
    assert said.out == "marks-canvas.csv: 5 students, hw, other\n"
    assert "'@cleo' looks like a formula" in said.err and "=cmd|" in said.err
    assert "submissions of hw that wait for manual grading: 1" in said.err
    text = (tmp_path / "marks-canvas.csv").read_text(encoding="utf-8")
    assert '"Archer, Jr., Ann",4711,,ann,,4.5,' in text
    assert stat.S_IMODE((tmp_path / "marks-canvas.csv").stat().st_mode) == 0o600 or os.name == "nt"


@pytest.mark.slow
def test_what_cannot_be_exported_is_said(course, tmp_path, capsys):
    words = ["--to", "csv", "--course", str(course), "--out", str(tmp_path / "m")]
    assert main(["export", "hw", "unknown", *words]) == 2
    assert "does not know 'unknown' (assignments: hw, other)" in capsys.readouterr().err
    assert main(["export", "other", *words]) == 2
    assert "there are no marks yet for other" in capsys.readouterr().err
    assert not (tmp_path / "m").exists()
