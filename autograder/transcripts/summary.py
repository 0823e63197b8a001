"""What a transcript says, in a few lines for a terminal."""

from collections.abc import Iterator

from autograder.grading.mark_states import LOOK_AGAIN, WAITS
from autograder.transcripts.signing import Document

EXEMPT = "excused"
"""The state of an assignment that is not asked of the student."""

NOT_DUE = "not due yet"
"""The state of one that can still be handed in; it is not in the sums."""


def summary(document: Document) -> Iterator[str]:
    """Whose it is, of when, and the points of each assignment."""
    student, course = document["student"], document["course"]
    yield f"{student['name']} ({student['id']}), {course['id']}, edition {course['edition']}"
    yield f"issued {document['issued']}, {document['covers']}"
    for part in document["assignments"]:
        outside = part["state"] in (EXEMPT, NOT_DUE)
        reached = part["state"] if outside else f"{part['points']} of {part['possible']}"
        yield f"  {part['assignment']}: {reached}"
    yield f"  together: {document['points']} of {document['possible']}"


def open_points(document: Document) -> Iterator[str]:
    """What is not final in it, a line for each assignment; nothing where all of it is."""
    for part in document["assignments"]:
        if part["waiting"]:
            yield f"{part['assignment']} waits for marks by hand: {_goals(part, WAITS)}"
        elif part["state"] not in ("graded", EXEMPT):
            yield f"{part['assignment']}: {part['state']}"
        if again := _goals(part, LOOK_AGAIN):
            yield f"{part['assignment']} has marks by hand to be looked at once more: {again}"


def _goals(part: Document, state: str) -> str:
    return ", ".join(goal["goal"] for goal in part["goals"] if goal["waits_for"] == state)
