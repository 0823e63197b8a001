"""What waits for a grader: cells that formgrader shows under *Manual Grading*."""

from collections import Counter

from nbgrader.api import Grade

from autograder.grading.grading_course import GradingCourse
from autograder.grading.mark_states import LOOK_AGAIN, WAITS
from autograder.grading.roster import has_gradebook, open_gradebook


def waits_for(grade: Grade) -> str:
    """What a grade of nbgrader's gradebook waits for; empty where that is nothing."""
    if not grade.needs_manual_grade:
        return ""
    return WAITS if grade.manual_score is None else LOOK_AGAIN


def waiting(course: GradingCourse, assignment: str) -> dict[str, str]:
    """What submissions wait for, in words, by student; who waits for nothing is left out."""
    if not has_gradebook(course):
        return {}
    with open_gradebook(course) as gradebook:
        found = {
            submission.student_id: Counter(
                waits_for(grade) for notebook in submission.notebooks for grade in notebook.grades
            )
            for submission in gradebook.assignment_submissions(assignment)
        }
    return {student: text for student, counts in found.items() if (text := _in_words(counts))}


def _in_words(counts: Counter[str]) -> str:
    parts = {WAITS: "waits for {} by hand", LOOK_AGAIN: "{} by hand to look at again"}
    return ", ".join(text.format(_marks(counts[state])) for state, text in parts.items() if counts[state])


def _marks(count: int) -> str:
    return "1 mark" if count == 1 else f"{count} marks"
