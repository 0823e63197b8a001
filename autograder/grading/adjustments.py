"""What an instructor has decided after the release: exercises that are excused."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from autograder.course_error import CourseError
from dlcourse.files import write_atomically

FILE = "adjustments.json"
"""In the course folder: ``{"excused": {"04_activations": ["activations.choose"]}}``."""


def excused(course: Path, assignment: str) -> frozenset[str]:
    """The exercises that give everybody full marks.

    Raises:
        CourseError: the file was damaged by hand.
    """
    return frozenset(_read(course)["excused"].get(assignment, ()))


def excuse(course: Path, assignment: str, *, add: list[str], remove: list[str]) -> frozenset[str]:
    """Excuse exercises of an assignment, or take that back; returns those that are excused now."""
    decisions = _read(course)
    now = (set(decisions["excused"].get(assignment, ())) | set(add)) - set(remove)
    decisions["excused"][assignment] = sorted(now)
    write_atomically(course / FILE, (json.dumps(decisions, indent=1) + "\n").encode())
    return frozenset(now)


def _read(course: Path) -> dict[str, dict[str, list[str]]]:
    try:
        data: Any = json.loads((course / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {"excused": {}}
    except ValueError as error:
        raise CourseError(f"{course / FILE} cannot be read ({error}); mend it or remove it") from error
    if not isinstance(data, Mapping) or not isinstance(data.get("excused"), dict):
        raise CourseError(f'{course / FILE} should look like {{"excused": {{}}}}; mend it or remove it')
    return {"excused": data["excused"]}
