"""The list of contents of a feedback page."""

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.course.feedback_contents import with_names

PAGE = """
<li><a href="#comment-collapse">Comment</a></li>
<li><a href="#collapse-check">Test cell</a> (Score: 8.0 / 0.0)</li>
<li><a href="#why">Written response</a> (Score: 3.0 / 5.0)</li>
<li><a href="#how">Written response</a> (Score: 1.0 / 5.0)</li>
<a name="collapse-check"></a><span>Grade cell: <code>collapse-check</code></span> Score: 8.0 / 0.0
"""


def graded(make, source, id, points=5, **more):
    about = {"grade_id": id, "grade": True, "points": points}
    return make(source, metadata={"nbgrader": about, **more})


def test_everything_is_called_by_its_name_and_a_comment_stands_below_its_exercise():
    answer = new_code_cell("x", metadata={"nbgrader": {"grade_id": "collapse", "comment": "See page 12."}})
    check = 'check("activations.collapse", collapse)'
    cells = [
        answer,
        graded(new_code_cell, check, "collapse-check", 0, dlcourse={"bonus": 8}),
        new_markdown_cell("## Why & how\nIn two sentences."),
        graded(new_markdown_cell, "Because.", "why"),
        graded(new_markdown_cell, "# So.", "how"),
    ]
    lines = with_names(PAGE, new_notebook(cells=cells)).split()
    text = " ".join(lines)
    assert "4.5 " in text and "Test cell" not in text and "Written response" not in text
    assert text.count("Score: 8.0, bonus 8") == 2
    assert text.index("#collapse-check") < text.index("#comment-collapse") < text.index("#why")
    assert '<a href="#why">Why &amp; how</a>' in text
    assert '<a href="#how">how</a>' in text  # what a student has written is no title
