"""Jupytext Markdown as plain cells: text, code, tags, and the line that an error message names."""

import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_notebook

from autograder.notebooks import student_edition
from autograder.notebooks.metadata import complete
from autograder.notebooks.roles import Role
from autograder.notebooks.source import read_source
from dlcourse.checking.registry import exercises

LINES = ["x = 1", "x = 1\ny = 2", "def f():\n    return 1", "é = '课程'", "x = 1\n\n\n\ny = 2", "# a note"]
BLOCKS = [  # a cell, and how many lines of fence stand above its text
    lambda line: (f"Some words: {line.splitlines()[0]}", 0),
    lambda line: (f"```python\n{line}\n```", 1),
    lambda line: (f'```python tags=["demo"]\n{line}\n```', 1),
    lambda line: (f"<!-- #region -->\nOne cell.\n\n\n{line}\n<!-- #endregion -->", 1),
]
blocks = st.lists(
    st.builds(lambda make, line: make(line), st.sampled_from(BLOCKS), st.sampled_from(LINES)), max_size=8
)


def written(tmp_path, text):
    file = tmp_path / "00_start.md"
    file.write_text(text, encoding="utf-8")
    return file


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(blocks)
def test_every_cell_is_found_at_its_line(tmp_path, blocks):
    text, expected = "", []
    for block, offset in blocks:
        expected.append(text.count("\n") + 1 + offset)
        text += block + "\n\n\n"
    source = read_source(written(tmp_path, text or "\n"))
    assert [
        int(place.rpartition("line ")[2]) for place in source.places if "empty cell" not in place
    ] == expected


def test_what_text_claims_is_read_and_students_do_not_get_it(tmp_path):
    source = read_source(
        written(
            tmp_path,
            """It is fast <!-- holds: slow > 3 * fast --> and small.
<!-- holds: size < 9 -->
<!-- a remark -->

```python
said = "<!-- holds: nothing -->"
```
""",
        )
    )
    text, code = (cell.source for cell in source.notebook.cells)
    assert text == "It is fast and small.\n<!-- a remark -->" and "nothing" in code
    assert source.claims == [["slow > 3 * fast", "size < 9"], []]


def test_text_code_tags_and_regions(tmp_path):
    text = """---
jupyter:
  kernelspec: {name: julia, display_name: Julia}
---
# Title

One cell.


Another.

<!-- #region editable=true -->
A third,


in one piece.
<!-- #endregion -->

```python tags=["demo"] trusted=true
plot();
```

````python
fence = "```"
````

```
plain text in a fence is text
```
"""
    notebook = read_source(written(tmp_path, text)).notebook
    assert [(cell.cell_type, cell.source, dict(cell.metadata)) for cell in notebook.cells] == [
        ("markdown", "# Title\n\nOne cell.", {}),
        ("markdown", "Another.", {}),
        ("markdown", "A third,\n\n\nin one piece.", {}),
        ("code", "plot();", {"tags": ["demo"]}),
        ("code", 'fence = "```"', {}),
        ("markdown", "```\nplain text in a fence is text\n```", {}),
    ]
    assert notebook.metadata.kernelspec.name == "python3"
    assert set(notebook.metadata) == {"kernelspec", "language_info"}


@pytest.mark.parametrize(
    ("heading", "id"),
    [
        ("## 3. Dead units?", "start-3-dead-units-1"),
        ("# 激活函数", "start-1"),
        ("#" * 6 + " " + "very " * 40 + "long", "start-" + "very-" * 10 + "very-1"),
    ],
)
def test_ids_come_from_the_chapter_and_the_heading(tmp_path, heading, id):
    cells = read_source(written(tmp_path, heading + "\n\n```python\n1\n```\n")).notebook.cells
    complete(cells, [Role("text"), Role("code")], "start")
    assert [cell.id for cell in cells] == [id, id.removesuffix("1") + "2"]
    nbformat.validate(new_notebook(cells=cells))


def test_stubs_raise_in_functions_only(tmp_path):
    names = [exercise.name for exercise in exercises("start")]
    answer = """```python
choice = {{"q1": ""}}
### BEGIN SOLUTION
choice = {{"q1": "b"}}
### END SOLUTION


def {name}():
    kept = 1
    ### BEGIN SOLUTION
    return kept
    ### END SOLUTION
```

```python
check("start.{name}", {name})
```
"""
    student = student_edition(written(tmp_path, "\n".join(answer.format(name=name) for name in names)))
    assert (
        student.cells[0].source
        == f"""choice = {{"q1": ""}}
# YOUR CODE HERE


def {names[0]}():
    kept = 1
    # YOUR CODE HERE
    raise NotImplementedError()"""
    )
