"""The list of contents of a feedback page: exercises and questions by their names, comments below them."""

import re
from html import escape

from nbformat import NotebookNode

from autograder.grading.selection import bonus_of
from dlcourse.checking.registry import exercise
from dlcourse.checking.texts import Texts
from dlcourse.curriculum import UnknownIdError
from dlcourse.notebook_format import exercise_checked

_HEADING = re.compile(r"#+ +(.+)")


def with_names(page: str, notebook: NotebookNode) -> str:
    """Nbgrader's page with names in place of "Test cell" and "Written response".

    Args:
        page: as nbgrader's template writes it.
        notebook: the graded one.
    """
    comments, before = list[str](), NotebookNode(cell_type="raw", source="")
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader", {})
        id, checked = about.get("grade_id", ""), exercise_checked(cell.source)
        if about.get("comment"):
            comments.append(id)
        if about.get("grade"):
            is_code = cell.cell_type == "code"
            name = _exercise(checked) if checked and is_code else _question(before, id)
            page = _renamed(page, id, name)
            page = _with_bonus(page, id, bonus_of(cell))
            for comment in comments:
                page = _moved_below(page, comment, id)
            comments.clear()
        before = cell
    return page


def _renamed(page: str, id: str, name: str) -> str:
    page = re.sub(
        rf'(<a href="#{re.escape(id)}">)(?:Test cell|Written response|Coding free-response)</a>',
        lambda found: f"{found[1]}{name}</a>",
        page,
        count=1,
    )
    return page.replace(f"Grade cell: <code>{id}</code>", name)


def _with_bonus(page: str, id: str, bonus: float | None) -> str:
    """The score of a bonus, which nbgrader shows as one of 0 points, in the list and at the cell."""
    if bonus is None:
        return page
    for place in (f'<a href="#{id}">', f'<a name="{id}"></a>'):
        score = re.compile(rf"({re.escape(place)}(?:(?!Score:).)*Score: [\d.]+) / 0\.0", re.DOTALL)
        page = score.sub(lambda found: f"{found[1]}, bonus {bonus:g}", page, count=1)
    return page


def _moved_below(page: str, comment: str, id: str) -> str:
    """A comment stands at the answer, above the check, so nbgrader lists it before the exercise."""
    entry = f'<li><a href="#comment-{comment}">Comment</a></li>'
    exercise_entry = re.search(rf'<li><a href="#{re.escape(id)}">.*?</li>', page)
    if entry not in page or not exercise_entry:
        return page
    return page.replace(entry, "", 1).replace(exercise_entry[0], f"{exercise_entry[0]}\n{entry}", 1)


def _exercise(id: str) -> str:
    try:
        found = exercise(id)
    except UnknownIdError:
        return escape(id)
    return escape(f"{found.number} {Texts(found).title}")


def _question(before: NotebookNode, id: str) -> str:
    """The heading right above a text that is marked by hand, else the cell's id."""
    heading = _HEADING.match(before.source) if before.cell_type == "markdown" else None
    return escape(heading[1] if heading else id)
