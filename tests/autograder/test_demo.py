"""``autograder demo``: a class of made-up students, every mark as expected."""

import ast

import nbformat
import numpy as np
import pytest
from everything import some
from nbcourse import KEY
from tools import require

from autograder.cli import main
from autograder.commands.demo import print_results
from autograder.demo.attempts import MadeUpAttempt, disguised
from autograder.demo.examples import code_of
from autograder.demo.make import CLASS_SIZE, Demo, MadeUpMark, make_class
from autograder.demo.workbook import Workbook
from autograder.notebooks import solution_edition, student_edition
from autograder.notebooks.build import to_text
from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.exercise import Function
from dlcourse.checking.registry import exercise, exercises
from dlcourse.checking.run import check_function
from dlcourse.checking.texts import Texts
from dlcourse.checking.trials import trials
from dlcourse.curriculum import chapters, notebook_of
from dlcourse.resources import resource

FUNCTIONS = [
    pytest.param(each, answer, id=f"{each.id}-{answer.name}")
    for each in exercises("activations")
    for answer in each.answers
    if isinstance(answer, Function)
]


def mistake(exercise_id, function, id):
    answers = exercise(exercise_id).answers
    found = next(answer for answer in answers if answer.name == function)
    return next(each for each in found.mistakes if each.id == id)


def judged(code, each, function):
    names = {}
    exec(code, names)
    caller = LocalCaller(names[function.name], each.seconds)
    return check_function(function, caller, trials(function, np.random.default_rng(0)), Texts(each))


@pytest.mark.parametrize(("each", "function"), FUNCTIONS)
def test_an_example_as_students_would_write_it_makes_the_same_mistake(each, function):
    found = [
        (m.id, code_of(hand, function.name)) for m in function.mistakes for hand in (m.example, m.paraphrase)
    ]
    told = [(id, code) for id, code in found if code]
    assert told
    for id, code in told:
        assert judged(code, each, function).mistakes[:1] == [id]


@pytest.mark.parametrize(("each", "function"), FUNCTIONS)
def test_alternatives_and_their_disguise_are_right(each, function):
    codes = [code for other in function.alternatives if (code := code_of(other, function.name))]
    assert codes
    for code in codes:
        assert judged(code, each, function).state == "right"
        assert judged(disguised(code), each, function).state == "right"
        assert "dlcourse" not in code


@pytest.mark.parametrize("chapter", chapters())
def test_every_chapter_has_mistakes_to_show(chapter):
    mistakes = [
        code_of(mistake.example, answer.name)
        for each in exercises(chapter)
        for answer in each.answers
        if isinstance(answer, Function)
        for mistake in answer.mistakes
    ]
    assert len(list(filter(None, mistakes))) >= 8


def test_what_leans_on_the_reference_is_not_for_students():
    assert code_of(mistake("activations.forward", "gelu", "is_silu").example, "gelu") is None
    assert code_of(np.tanh, "tanh") is None


def test_helpers_and_imports_come_along():
    code = code_of(mistake("activations.forward", "gelu", "x_forgotten").example, "gelu")
    assert code.startswith("import math\nimport numpy as np\n")
    assert [node.name for node in ast.parse(code).body if isinstance(node, ast.FunctionDef)] == ["gelu"]


def test_a_disguise_changes_names_only():
    code = "def f(x, y):\n    total = x\n    for step in y:\n        total = total + step\n    return total"
    hidden = disguised(code)
    assert "total + step" not in hidden and "def f(x, y)" in hidden
    names = {}
    exec(hidden, names)
    assert names["f"](1, [2, 3]) == 6


def demo_of(tmp_path, *results):
    return Demo(tmp_path, {"04_activations": results}, {})


def result(points, expected=42.0, mistake="", named=()):
    return MadeUpMark(MadeUpAttempt("wrong-one", "", expected, mistake), points, 50.0, named, "")


@pytest.mark.parametrize(
    ("given", "as_expected"),
    [
        (result(42.0), True),
        (result(41.99), False),
        (result(None), False),
        (result(42.0, mistake="negated", named=["other", "negated"]), True),
        (result(42.0, mistake="negated", named=["other"]), False),
    ],
)
def test_a_mark_or_a_name_that_differs_is_told(tmp_path, capsys, given, as_expected):
    demo = demo_of(tmp_path, result(42.0), given)
    print_results(demo)
    said = capsys.readouterr().out
    assert demo.as_expected is as_expected
    assert ("Everybody got the mark they deserve." in said) is as_expected
    assert ("wrong-one: expected 42 points" in said) is not as_expected


def test_the_exit_status_tells_that_a_mark_differs(tmp_path, monkeypatch):
    monkeypatch.setattr("autograder.commands.demo.require_sandbox", lambda: None)
    monkeypatch.setattr("autograder.demo.make_demo", lambda *args: demo_of(tmp_path, result(1.0)))
    assert main(["demo", str(tmp_path / "demo")]) == 1


def test_an_unknown_chapter_and_a_used_folder_are_refused(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("autograder.commands.demo.require_sandbox", lambda: None)
    assert main(["demo", str(tmp_path / "demo"), "--chapters", "nonsense"]) == 2
    assert "there is no chapter nonsense" in capsys.readouterr().err
    (tmp_path / "file").write_text("")
    assert main(["demo", str(tmp_path)]) == 2
    assert "is not empty" in capsys.readouterr().err


@pytest.mark.slow
def test_the_whole_demo(tmp_path, capsys, monkeypatch):
    require("bwrap")
    monkeypatch.setattr("autograder.oracle.seeds.secrets.token_hex", lambda size: KEY)
    folder = tmp_path / "my demo"
    assert main(["demo", str(folder)]) == 0, capsys.readouterr().out
    said = capsys.readouterr().out
    assert "Everybody got the mark they deserve." in said and f"{CLASS_SIZE} submissions" in said
    assert f"cd '{folder}'; jupyter lab" in said
    students = sorted(path.name for path in (folder / "submitted").iterdir())
    assert len(students) == CLASS_SIZE
    assert {name.partition("-")[0] for name in students} == {
        "right",
        "wrong",
        "unfinished",
        "broken",
        "hostile",
    }
    assert sorted(path.parts[-3] for path in folder.glob("feedback/*/*/*.html")) == students
    page = (folder / "reports" / "04_activations.html").read_text(encoding="utf-8")
    assert "right-02-in-other-words and right-05-copy-of-02" in page
    assert "hostile-endless-loop" in page[page.index('id="time"') :]


@pytest.fixture
def book(chapter, tmp_path):
    """A chapter's notebook as in a course, without the course."""
    name = notebook_of(chapter)
    source = resource("notebooks") / "source" / f"{name}.md"
    for step, edition in (("source", solution_edition), ("release", student_edition)):
        (tmp_path / step / name).mkdir(parents=True)
        (tmp_path / step / name / f"{name}.ipynb").write_text(to_text(edition(source)), encoding="utf-8")
    return Workbook(tmp_path, name, b"the key of a test")


@pytest.mark.slow
@pytest.mark.parametrize("chapter", some(chapters(), 4))
def test_the_class_of_every_chapter(book):
    attempts = {attempt.student: attempt for attempt in make_class(book)}
    assert len(attempts) == CLASS_SIZE
    for student in ("right-01", "right-02-in-other-words", "right-05-copy-of-02"):
        notebook = nbformat.reads(attempts[student].content, as_version=4)
        assert sum(book.verdict(notebook, each).points for each in book.exercises) == book.possible
    for attempt in (attempt for attempt in attempts.values() if attempt.student.startswith("wrong-")):
        notebook = nbformat.reads(attempt.content, as_version=4)
        named = [
            answer.mistakes for each in book.exercises for answer in book.verdict(notebook, each).answers
        ]
        assert [names[0] for names in named if names] == [attempt.mistake], attempt.student
        assert attempt.expected < book.possible or book.possible == 0
