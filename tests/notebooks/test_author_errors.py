"""Author mistakes in a notebook source get a sentence with file, cell and remedy."""

import pytest

from autograder.notebooks import AuthorError, build_notebooks, solution_edition
from dlcourse.checking.registry import exercises

ANSWER = """```python
def {name}():
    ### BEGIN SOLUTION
    return 42
    ### END SOLUTION
```
"""
CHECK = """```python
check("start.{name}", {name})
```
"""


def cells(*names, answer=ANSWER, check=CHECK):
    return "\n".join(answer.format(name=name) + "\n" + check.format(name=name) for name in names)


ALL = [exercise.name for exercise in exercises("start")]


def edition(tmp_path, text):
    file = tmp_path / "00_start.md"
    file.write_text("# Start\n\n" + text)
    return solution_edition(file)


def test_a_complete_source(tmp_path):
    notebook = edition(tmp_path, cells(*ALL))
    assert [cell.id for cell in notebook.cells if "nbgrader" in cell.metadata] == [
        f"{name}{part}" for name in ALL for part in ("", "-check")
    ]


def test_several_answer_cells_of_one_exercise_are_numbered(tmp_path):
    text = ANSWER.format(name="helper") + "\n" + cells(*ALL)
    ids = [cell.id for cell in edition(tmp_path, text).cells if "nbgrader" in cell.metadata]
    assert ids[:3] == [ALL[0], f"{ALL[0]}-2", f"{ALL[0]}-check"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (cells("answers"), "did you mean 'start.answer'"),
        (CHECK.format(name="answer"), "no cell with a solution region stands before"),
        (cells("answer", "answer"), "start.answer is checked twice"),
        (cells(*ALL) + "\n" + ANSWER.format(name="extra"), "is never checked"),
        (cells(*ALL[1:]), f"no cell checks start.{ALL[0]}"),
        (cells("answer").replace("### END SOLUTION", "pass"), "1 × “### BEGIN SOLUTION” but 0 ×"),
        (
            ANSWER.format(name="x").replace("```python", '```python tags=["demo"]'),
            "can have no solution region",
        ),
        ('```python\ncheck("activations.forward", 1)\n```', "belongs to the chapter activations"),
        ("{questions:start.answer}", "has no quiz"),
        ("{questions:start.nothing}", "there is no exercise"),
    ],
)
def test_what_authors_do_wrong(tmp_path, text, message):
    with pytest.raises(AuthorError, match=r"00_start\.md") as raised:
        edition(tmp_path, text)
    assert message in str(raised.value)


def test_an_unknown_notebook_name(tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "99_magic.md").write_text("# Magic\n")
    with pytest.raises(AuthorError, match="99_magic: no such notebook"):
        build_notebooks(tmp_path)


def test_a_chapter_without_a_source(tmp_path):
    (tmp_path / "source").mkdir()
    with pytest.raises(AuthorError, match=r"the source of 00_start, .*is missing"):
        build_notebooks(tmp_path)
