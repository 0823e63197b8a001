"""What a transcript says, in a few lines for a terminal."""

from collections.abc import Iterator

from autograder.transcripts.signing import Document

EXEMPT = "excused"
"""The state of an assignment that is not asked of the student."""


def summary(document: Document) -> Iterator[str]:
    """Whose it is, of when, and the points of each assignment."""
    student, course = document["student"], document["course"]
    yield f"{student['name']} ({student['id']}), {course['id']}, edition {course['edition']}"
    yield f"issued {document['issued']}, {document['covers']}"
    for part in document["assignments"]:
        reached = EXEMPT if part["state"] == EXEMPT else f"{part['points']} of {part['possible']}"
        yield f"  {part['assignment']}: {reached}"
    yield f"  together: {document['points']} of {document['possible']}"


def open_points(document: Document) -> Iterator[str]:
    """What is not final in it, a line for each assignment; nothing where all of it is."""
    for part in document["assignments"]:
        if part["waiting"]:
            cells = ", ".join(goal["goal"] for goal in part["goals"] if goal["waits_for"])
            yield f"{part['assignment']} waits for marks by hand: {cells}"
        elif part["state"] not in ("graded", EXEMPT):
            yield f"{part['assignment']}: {part['state']}"
