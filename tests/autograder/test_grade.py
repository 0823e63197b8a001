"""``autograder grade`` and its sisters, on a course with three students: marks, books, ledger, resuming."""

import json
import shutil
from datetime import timedelta

import nbformat
import pytest
from distributed import LocalCluster
from nbcourse import NbgraderCourse, answered
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.api import Gradebook
from tools import require

from autograder.cli import main
from autograder.exports import read_marks
from autograder.grading.assignment import Assignment, Plan
from autograder.grading.grading_course import GradingCourse
from autograder.grading.ledger import ledger_file, read_entry
from autograder.notebooks import solution_edition
from autograder.notebooks.build import to_text
from autograder.reports import report
from dlcourse.checking.registry import exercises
from dlcourse.resources import resource

pytestmark = pytest.mark.slow

NOTEBOOK = "04_activations"
POSSIBLE = {each.name: each.points for each in exercises("activations")}
SOLVED = to_text(solution_edition(resource("notebooks") / "source" / f"{NOTEBOOK}.md"))
HALF_WRONG = {"dead_fraction": "def dead_fraction(acts):\n    return (acts <= 0).mean()"}


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    require("bwrap")
    course = NbgraderCourse(tmp_path_factory.mktemp("released"), NOTEBOOK)
    course.release()
    course.submit("alice", nbformat.reads(SOLVED, as_version=4))
    course.submit("bob", answered(course.path("release"), HALF_WRONG))
    course.submit("carla", nbformat.read(course.path("release"), as_version=4))
    return course


@pytest.fixture
def course(released, tmp_path):
    """A fresh copy of the course with three submissions, not graded yet."""
    return released.copy_to(tmp_path)


def grade(course, **plan):
    return Assignment(GradingCourse(course.folder), NOTEBOOK, Plan(**plan)).grade()


def command(course, *words):
    return main([words[0], *words[1:], "--course", str(course.folder)])


def all_marks(course):
    return {student: course.marks(student) for student in ("alice", "bob", "carla")}


def test_marks_are_fair_and_stand_in_the_gradebook(course):
    outcome = grade(course)
    assert sorted(outcome.graded) == ["alice", "bob", "carla"] and not outcome.failed
    assert course.marks("alice") == POSSIBLE
    assert course.marks("carla") == dict.fromkeys(POSSIBLE, 0)
    bob = course.marks("bob")
    assert 0 < bob.pop("dead_fraction") < POSSIBLE["dead_fraction"]
    assert set(bob.values()) == {0}


def test_marks_are_the_same_by_any_way(course):
    grade(course, public=True)
    ours = all_marks(course)
    grade(course, public=True, workers=2, force=True)
    assert all_marks(course) == ours
    grade(course, public=True, trust=True, force=True)
    assert all_marks(course) == ours
    course.grade_like_stock()
    shutil.rmtree(course.folder / "autograded")
    done = course.api().autograde(NOTEBOOK, "*", force=True, create=True)
    assert done["success"], done
    assert all_marks(course) == ours


def test_a_cluster_gives_the_same_marks(course):
    grade(course)
    ours = all_marks(course)
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None, "host": "127.0.0.1"}
    with LocalCluster(**options) as cluster:
        outcome = grade(course, scheduler=cluster.scheduler_address, force=True)
    assert sorted(outcome.graded) == ["alice", "bob", "carla"]
    assert all_marks(course) == ours


def test_a_cluster_that_is_not_there_is_told(course, capsys):
    assert command(course, "grade", NOTEBOOK, "--scheduler", "tcp://127.0.0.1:9") == 2
    assert "tcp://127.0.0.1:9" in capsys.readouterr().err


def test_plain_nbgrader_autograde_runs_in_the_sandbox_and_keeps_the_ledger(course):
    for student in ("alice", "bob"):
        done = course.api().autograde(NOTEBOOK, student, force=True, create=True)
        assert done["success"], done
    assert course.marks("alice") == POSSIBLE
    before = course.marks("bob")
    outcome = grade(course)
    assert outcome.graded == ["carla"]
    assert course.marks("bob") == before


def test_what_has_not_changed_is_not_run_again_but_what_has_is(course):
    assert len(grade(course).graded) == 3
    assert grade(course).graded == []
    course.path("submitted", "carla").write_text(SOLVED, encoding="utf-8")
    outcome = grade(course)
    assert outcome.graded == ["carla"] and course.marks("carla") == POSSIBLE


def test_an_interrupted_command_keeps_what_it_had(course):
    def stop_after_two(student, done=[]):  # noqa: B006 (counts across calls)
        done.append(student)
        if len(done) == 2:
            raise KeyboardInterrupt

    assignment = Assignment(GradingCourse(course.folder), NOTEBOOK, Plan())
    with pytest.raises(KeyboardInterrupt):
        assignment.grade(stop_after_two)
    outcome = grade(course)
    assert len(outcome.graded) == 1 and len(outcome.entries) == 3
    assert course.marks("alice") == POSSIBLE


def test_a_students_marks_by_hand_survive(course):
    grade(course)
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        grade_of = gradebook.find_grade("choose-check", NOTEBOOK, NOTEBOOK, "carla")
        grade_of.manual_score = 3
        gradebook.db.commit()
    grade(course, force=True)
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        kept = gradebook.find_grade("choose-check", NOTEBOOK, NOTEBOOK, "carla")
        assert (kept.manual_score, kept.auto_score, kept.needs_manual_grade) == (3, 0, True)


def test_renamed_damaged_and_missing_files_are_told_and_nobody_else_is_touched(course):
    alice = course.path("submitted", "alice")
    alice.rename(alice.with_name("04_activations (1).ipynb"))
    course.path("submitted", "bob").write_text("{not json")
    course.path("submitted", "carla").unlink()
    outcome = grade(course)
    notes = {student: entry.notebooks[NOTEBOOK].notes for student, entry in outcome.entries.items()}
    assert course.marks("alice") == POSSIBLE and "04_activations (1).ipynb" in notes["alice"][0]
    assert set(course.marks("bob").values()) == {0} and "cannot be read" in notes["bob"][0]
    assert set(course.marks("carla").values()) == {0} and "no file" in notes["carla"][0]


def test_an_excused_exercise_gives_full_marks_until_that_is_taken_back(course, capsys):
    grade(course)
    assert command(course, "regrade", NOTEBOOK, "--excuse", "activations.choose") == 0
    assert course.marks("carla")["choose"] == POSSIBLE["choose"]
    assert "carla: 0 -> 6" in capsys.readouterr().out
    assert command(course, "grade", NOTEBOOK) == 0
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "carla" in line]
    assert [field.strip() for field in line.split("│")[2:5]] == ["0", "50", "6"]
    assert command(course, "explain", "carla", NOTEBOOK) == 0
    assert f"carla, {NOTEBOOK}: 6 of 50 points" in capsys.readouterr().out
    assert command(course, "regrade", NOTEBOOK, "--unexcuse", "activations.choose") == 0
    assert course.marks("carla")["choose"] == 0
    assert command(course, "regrade", NOTEBOOK, "--excuse", "activations.nothing") == 2
    assert "it has: activations.choose" in capsys.readouterr().err


def test_a_test_cell_of_the_instructors_own_is_marked_by_hand_and_cannot_be_forged(course, capsys):
    source = course.path("source")
    notebook = nbformat.read(source, as_version=4)
    own = new_code_cell("### BEGIN HIDDEN TESTS\nassert forward(1) == 2\n### END HIDDEN TESTS")
    about = {"grade": True, "solution": False, "locked": True, "points": 7, "schema_version": 3}
    own.metadata["nbgrader"] = {**about, "task": False, "grade_id": "own-test", "cell_type": "code"}
    notebook.cells.append(own)
    nbformat.write(notebook, source)
    done = course.api().generate_assignment(NOTEBOOK, force=True)
    assert done["success"], done
    forged = nbformat.read(course.path("release"), as_version=4)
    forged.cells.insert(2, new_code_cell("get_ipython().ast_transformers.clear()\n7.0"))
    nbformat.write(forged, course.path("submitted", "bob"))
    assert command(course, "grade", NOTEBOOK) == 0
    assert "own-test" in capsys.readouterr().out
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        grade_of = gradebook.find_grade("own-test", NOTEBOOK, NOTEBOOK, "bob")
        assert (grade_of.auto_score, grade_of.needs_manual_grade) == (None, True)
    done = course.api().autograde(NOTEBOOK, "bob", force=True, create=True)
    assert done["success"] and course.marks("bob")["own-test"] is None, done  # it waits, by either way
    assert command(course, "regrade", NOTEBOOK, "--excuse", "own-test") == 0
    assert course.marks("bob")["own-test"] == 7


def test_points_and_exercises_are_those_of_the_release(course, capsys):
    (course.folder / "course.toml").write_text(
        f'[{NOTEBOOK}]\nleave_out = ["choose"]\npoints = {{ dead_fraction = 20 }}\n'
    )
    done = course.api().generate_assignment(NOTEBOOK, force=True)
    assert done["success"], done
    grade(course)
    possible = sum(POSSIBLE.values()) - POSSIBLE["choose"] - POSSIBLE["dead_fraction"] + 20
    expected = {name: points for name, points in POSSIBLE.items() if name != "choose"} | {"dead_fraction": 20}
    assert course.marks("alice") == expected
    entry = read_entry(course.folder, NOTEBOOK, "alice")
    assert entry.points == entry.possible == possible
    assert command(course, "explain", "alice", NOTEBOOK) == 0
    shown = capsys.readouterr().out
    assert f"{possible:g} of {possible:g} points" in shown and "not handed in" not in shown
    page = report(GradingCourse(course.folder), NOTEBOOK)
    assert "activations.choose" not in page


def test_a_bonus_comes_on_top_everywhere(course, capsys):
    (course.folder / "course.toml").write_text(f'[{NOTEBOOK}]\nbonus = ["choose"]\n')
    done = course.api().generate_assignment(NOTEBOOK, force=True)
    assert done["success"], done
    everything, possible = sum(POSSIBLE.values()), sum(POSSIBLE.values()) - POSSIBLE["choose"]
    assert command(course, "grade", NOTEBOOK) == 0
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "alice" in line]
    numbers = [f"{everything:g}", f"{possible:g}", f"{everything:g}"]
    assert [field.strip() for field in line.split("│")[2:5]] == numbers
    assert course.marks("alice") == POSSIBLE
    assert command(course, "explain", "alice", NOTEBOOK) == 0
    said = capsys.readouterr().out
    assert f"{everything:g} of {possible:g} points" in said and "6 of 6, a bonus" in said
    assert "in the gradebook" not in said
    assert "6 (bonus)" in report(GradingCourse(course.folder), NOTEBOOK)
    marks = read_marks(GradingCourse(course.folder), [NOTEBOOK])
    assert marks.possible[NOTEBOOK] == possible and marks.marks["alice"][NOTEBOOK] == everything
    assert command(course, "regrade", NOTEBOOK, "--excuse", "activations.choose") == 0
    assert course.marks("carla")["choose"] == POSSIBLE["choose"]
    done = course.api().autograde(NOTEBOOK, "alice", force=True, create=True)
    assert done["success"] and course.marks("alice") == POSSIBLE, done
    assert course.api().generate_feedback(NOTEBOOK, "alice")["success"]
    page = course.folder / "feedback" / "alice" / NOTEBOOK / f"{NOTEBOOK}.html"
    assert ", bonus 6" in page.read_text(encoding="utf-8")


def test_points_by_hand_are_looked_at_again_only_after_a_new_run(course):
    grade(course)
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        found = gradebook.find_grade("choose-check", NOTEBOOK, NOTEBOOK, "carla")
        found.manual_score, found.needs_manual_grade = 3, False
        gradebook.db.commit()
    grade(course)
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        assert not gradebook.find_grade("choose-check", NOTEBOOK, NOTEBOOK, "carla").needs_manual_grade


def test_the_feedback_calls_exercises_by_their_names(course):
    notebook = answered(course.path("release"), HALF_WRONG)
    notebook.cells.append(new_markdown_cell("Mind `a<b`, and $x<y$."))
    nbformat.write(notebook, course.path("submitted", "bob"))
    grade(course)
    done = course.api().generate_feedback(NOTEBOOK, "bob")
    assert done["success"], done
    page = (course.folder / "feedback" / "bob" / NOTEBOOK / f"{NOTEBOOK}.html").read_text(encoding="utf-8")
    assert "Test cell" not in page and "Grade cell" not in page
    assert page.count("4.3 Units that never wake up") >= 2
    assert "&amp;lt;" not in page and "a&lt; b" in page


def test_changed_points_scale_the_marks(course):
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        gradebook.find_graded_cell("dead_fraction-check", NOTEBOOK, NOTEBOOK).max_score = 60
        gradebook.db.commit()
    grade(course)
    assert course.marks("alice")["dead_fraction"] == 60
    assert course.marks("alice")["choose"] == POSSIBLE["choose"]


def test_late_work_costs_what_nbgrader_says(course):
    config = course.folder / "nbgrader_config.py"
    config.write_text(config.read_text() + "\nc.LateSubmissionPlugin.penalty_method = 'zero'\n")
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        due = gradebook.update_or_create_assignment(NOTEBOOK, duedate="2026-01-01 00:00:00 UTC").duedate
    stamp = course.path("submitted", "alice").with_name("timestamp.txt")
    stamp.write_text(f"{due + timedelta(hours=1)} UTC")
    grade(course)
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        alice = gradebook.find_submission(NOTEBOOK, "alice")
        assert (alice.total_seconds_late, alice.score, alice.late_submission_penalty) == (3600, 50, 50)
        assert not gradebook.find_submission(NOTEBOOK, "bob").late_submission_penalty
    stamp.write_text(f"{due - timedelta(hours=1)} UTC")
    grade(course)
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        assert not gradebook.find_submission(NOTEBOOK, "alice").late_submission_penalty


def test_every_mark_can_be_explained_and_comes_out_again(course, capsys):
    assert command(course, "grade", NOTEBOOK) == 0
    capsys.readouterr()
    assert command(course, "explain", "bob", NOTEBOOK, "--again") == 0
    text = capsys.readouterr().out
    assert "activations.dead_fraction" in text and "mistake: " in text
    assert "every mark came out the same" in text
    file = ledger_file(course.folder, NOTEBOOK, "bob")
    entry = json.loads(file.read_text(encoding="utf-8"))
    entry["notebooks"][NOTEBOOK]["entries"]["choose-check"]["points"] = 6.0
    file.write_text(json.dumps(entry))
    assert command(course, "explain", "bob", NOTEBOOK, "--again") == 1
    assert "6 in the ledger, 0 now" in capsys.readouterr().out


def test_secret_cases_differ_from_course_to_course_and_from_the_public_ones(course):
    entry = grade(course).entries["alice"]
    seeds = [part.seed for part in entry.exercises]
    assert len(set(seeds)) == len(seeds) and all(isinstance(seed, int) for seed in seeds)
    (course.folder / ".autograder-key").unlink()
    other = grade(course).entries["alice"]
    assert seeds != [part.seed for part in other.exercises]
    key = course.folder / ".autograder-key"
    assert key.stat().st_mode & 0o77 == 0


def test_feedback_names_the_mistake_and_hides_the_hidden_case(course):
    grade(course)
    paper = nbformat.read(course.path("autograded", "bob"), as_version=4)
    shown = "".join(
        output.data["text/html"]
        for cell in paper.cells
        if cell.get("id") == "dead_fraction-check"
        for output in cell.outputs
        if "text/html" in output.get("data", {})
    )
    entry = read_entry(course.folder, NOTEBOOK, "bob").notebooks[NOTEBOOK].exercises["dead_fraction-check"]
    (answer,) = entry.verdict.answers
    assert answer.mistakes
    hidden = [case.name for case in answer.cases if case.hidden]
    assert hidden and not any(name in shown for name in hidden)
    done = course.api().generate_feedback(NOTEBOOK, "bob")
    assert done["success"], done


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("grade", "99_nothing"), "run 'nbgrader generate_assignment 99_nothing' first"),
        (("grade", NOTEBOOK, "--students", "nobody"), "nobody handed in nothing"),
        (("explain", "bob", NOTEBOOK), "'autograder grade 04_activations' grades what was handed in"),
    ],
)
def test_what_cannot_be_done_is_told_with_the_way_on(course, capsys, words, complaint):
    assert command(course, *words) == 2
    assert complaint in capsys.readouterr().err


def test_a_folder_that_is_no_course_is_told(tmp_path, capsys):
    assert main(["grade", NOTEBOOK, "--course", str(tmp_path)]) == 2
    assert "is no course" in capsys.readouterr().err


def test_a_file_that_came_by_mail_is_filed_with_its_time(course, tmp_path, capsys):
    mail = tmp_path / "my solution.ipynb"
    mail.write_text(SOLVED, encoding="utf-8")
    assert command(course, "receive", "dora", NOTEBOOK, str(mail)) == 2
    assert "knows no student dora" in capsys.readouterr().err
    first = ("--new", "--at", "2026-11-01 10:30")
    assert command(course, "receive", "dora", NOTEBOOK, str(mail), *first) == 0
    assert command(course, "receive", "dora", NOTEBOOK, str(mail), "--at", "2026-11-01 11:30") == 0
    folder = course.path("submitted", "dora").parent
    assert sorted(file.name for file in folder.iterdir()) == [
        "04_activations.ipynb",
        "submission_secret.txt",
        "timestamp.txt",
    ]
    grade(course)
    assert course.marks("dora") == POSSIBLE
    assert read_entry(course.folder, NOTEBOOK, "dora").timestamp.isoformat().startswith("2026-11-01T11:30")
    assert course.api().generate_feedback(NOTEBOOK, "dora")["success"]
    done = course.api().release_feedback(NOTEBOOK)
    assert done["success"], done
    assert command(course, "receive", "dora", NOTEBOOK, str(tmp_path / "nothing.ipynb")) == 2
    assert "No such file" in capsys.readouterr().err
