"""The course's own solutions earn every point where grading really happens: in the sandbox."""

import pytest
from submissions import grade, possible, solved
from tools import require

from dlcourse.checking.registry import exercises
from dlcourse.curriculum import chapters, notebook_of

GRADED = [chapter for chapter in chapters() if any(each.points for each in exercises(chapter))]


@pytest.mark.slow
@pytest.mark.parametrize("chapter", GRADED)
def test_every_point_is_earned(chapter):
    require("bwrap")
    name = notebook_of(chapter)
    for _ in range(2):  # the second student is asked what the first was, by the same lane
        graded = grade(solved(name), name)
        assert graded.result.entry.notes == []
        assert graded.marks == possible(name)
