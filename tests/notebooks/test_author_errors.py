"""Author mistakes in a notebook source get a sentence with file, cell and remedy."""

import pytest

from autograder.notebooks import AuthorError, build_notebooks, solution_edition, student_edition
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


FENCE = ANSWER.format(name="x")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (cells("answers"), "did you mean 'start.answer'"),
        (CHECK.format(name="answer"), "no cell with a solution region stands before"),
        (cells("answer", "answer"), "start.answer is checked twice"),
        (
            cells(*ALL) + "\n" + ANSWER.format(name="extra"),
            "“def extra():”, line 48: this answer is never checked",
        ),
        (cells(*ALL[1:]), f"no cell checks start.{ALL[0]}"),
        (FENCE.replace("```python", '```python tags=["demo"]'), "can have no solution region"),
        (cells("answer") + "\n```bash\nls\n```", "“%%bash”, line 15: neither text nor Python"),
        ("<!-- #raw -->\nx\n<!-- #endraw -->", "neither text nor Python"),
        ("```python tags=[demo]\nx\n```", "“tags=[demo]” behind the fence cannot be read"),
        ("```python demo\nx\n```", "“demo” behind the fence cannot be read"),
        ('```python\ncheck("activations.forward", 1)\n```', "belongs to the chapter activations"),
        ("```python\n{quiz:start.answer}\n```", "has no quiz"),
        ("```python\n{quiz:start.nothing}\n```", "there is no exercise"),
        ("{quiz:concepts.match}", "stands in the cell of its answer"),
    ],
)
def test_what_authors_do_wrong(tmp_path, text, message):
    with pytest.raises(AuthorError, match=r"00_start\.md") as raised:
        edition(tmp_path, text)
    assert message in str(raised.value)


BY_HAND = """<!-- #region manual="essay" points=20 -->
An example of a good answer.

- in two parts
<!-- #endregion -->
"""


def test_a_text_that_is_marked_by_hand(tmp_path):
    *_, cell = edition(tmp_path, cells(*ALL) + "\n" + BY_HAND).cells
    assert (cell.cell_type, cell.id) == ("markdown", "essay")
    assert cell.source.startswith("An example") and cell.source.endswith("parts")
    about = cell.metadata.nbgrader
    assert about.grade and about.solution and not about.locked and not about.task
    assert (about.grade_id, about.points) == ("essay", 20)


def test_students_get_an_empty_answer_in_its_place(tmp_path):
    (tmp_path / "00_start.md").write_text("# Start\n\n" + cells(*ALL) + "\n" + BY_HAND)
    cell = student_edition(tmp_path / "00_start.md").cells[-1]
    assert cell.source == "YOUR ANSWER HERE" and cell.metadata.nbgrader.points == 20


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (BY_HAND.replace(" points=20", ""), "needs its points, such as points=20"),
        (BY_HAND.replace("=20", "=0"), "needs its points"),
        (BY_HAND.replace("=20", '="many"'), "needs its points"),
        (BY_HAND.replace("essay", "My essay"), "manual='My essay' is no name"),
        (BY_HAND.replace('"essay"', "1"), "manual=1 is no name"),
        (BY_HAND + "\n" + BY_HAND, "two texts that are marked by hand are called essay"),
        (BY_HAND.replace("essay", "answer"), "answer is the name of an exercise already"),
        (BY_HAND.replace("An example", "### BEGIN SOLUTION"), "a solution region in text"),
        ('```python manual="essay" points=20\nx = 1\n```', "only text is marked by hand"),
    ],
)
def test_what_authors_do_wrong_with_texts_that_are_marked_by_hand(tmp_path, text, message):
    with pytest.raises(AuthorError, match=r"00_start\.md") as raised:
        edition(tmp_path, cells(*ALL) + "\n" + text)
    assert message in str(raised.value)


def test_a_text_between_an_answer_and_its_check(tmp_path):
    with pytest.raises(AuthorError, match="stands between an answer and its check"):
        edition(tmp_path, ANSWER.format(name="answer") + "\n" + BY_HAND + "\n" + cells(*ALL[1:]))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (FENCE.replace("    ### END SOLUTION\n", ""), "here they are: BEGIN SOLUTION"),
        (FENCE.replace("    ### BEGIN SOLUTION\n", ""), "here they are: END SOLUTION"),
        (FENCE.replace("BEGIN", "?").replace("END", "BEGIN").replace("?", "END"), "END SOLUTION, BEGIN"),
        (FENCE.replace("    ### BEGIN", "    ### BEGIN SOLUTION\n    ### BEGIN"), "BEGIN SOLUTION, BEGIN"),
        ("Text.\n\n### BEGIN SOLUTION\n\n42\n\n### END SOLUTION", "a solution region in text"),
        *[
            (FENCE.replace("### BEGIN SOLUTION", mark), f"“{mark}” marks no solution")
            for mark in (
                "###BEGIN SOLUTION",
                "# begin solution",
                "### BEGIN SOLUTION (short)",
                "## Begin-Solution",
            )
        ],
    ],
)
def test_a_region_that_would_not_be_cleared_as_meant(tmp_path, text, message):
    with pytest.raises(AuthorError, match=r"00_start\.md, cell “.*”, line \d+: ") as raised:
        edition(tmp_path, text + "\n" + cells(*ALL))
    assert message in str(raised.value)


@pytest.mark.parametrize(
    "code",
    [
        'check("start.answer", answer);',
        'check("start.answer", answer);  # quiet',
        'check("start.answer", answer)\nprint("done")',
        'check("start.answer", answer) + 1',
        'check("start.answer", answer).real',
        'check("start.answer", answer)\n### BEGIN HIDDEN TESTS\nassert True\n### END HIDDEN TESTS',
        'check("start.answer", answer',
    ],
)
def test_a_check_cell_whose_value_would_not_be_the_points(tmp_path, code):
    """To nbgrader a graded cell without a number as its value has earned all points."""
    with pytest.raises(AuthorError, match=r"cell “check\(.*”, line 11: ") as raised:
        edition(tmp_path, ANSWER.format(name="answer") + f"\n```python\n{code}\n```\n")
    assert str(raised.value).endswith(
        ("the call of check alone, without a semicolon", "'(' was never closed")
    )


def test_a_check_over_several_lines_is_fine(tmp_path):
    text = cells(*ALL, check='```python\ncheck(\n    "start.{name}",\n    {name},\n)\n```\n')
    assert len(edition(tmp_path, text).cells) == 1 + 2 * len(ALL)


def test_an_unknown_notebook_name(tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "99_magic.md").write_text("# Magic\n")
    with pytest.raises(AuthorError, match="99_magic: no such notebook"):
        build_notebooks(tmp_path)


def test_a_chapter_without_a_source(tmp_path):
    (tmp_path / "source").mkdir()
    with pytest.raises(AuthorError, match=r"the source of 00_start, .*is missing"):
        build_notebooks(tmp_path)
