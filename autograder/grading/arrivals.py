"""Tells who has handed in something new since the last look."""

import os
from itertools import islice
from pathlib import Path

from autograder.grading.grading_course import GradingCourse, NothingHandedInError

_MOST_FILES = 1000
"""Of a submission that are looked at."""

State = tuple[str, tuple[tuple[str, int, int], ...]]
"""A folder, with names, sizes and times of what is in it."""


class Arrivals:
    """What has arrived of an assignment; what is still being copied waits for the next look."""

    def __init__(self, course: GradingCourse, assignment: str):
        self._course, self._assignment = course, assignment
        self._before: dict[str, State] | None = None
        self._told: dict[str, State] = {}

    def look(self) -> list[str]:
        """Students whose submission is new and has not changed since the last look; at first everybody's."""
        now = self._now()
        before, self._before = self._before, now
        settled = [id for id, state in now.items() if before is None or before.get(id) == state]
        new = [id for id in settled if self._told.get(id) != now[id]]
        self._told |= {id: now[id] for id in new}
        return new

    def forget(self, students: list[str]) -> None:
        """Tell about these once more, since they could not be graded."""
        for student in students:
            self._told.pop(student, None)

    def _now(self) -> dict[str, State]:
        try:
            found = self._course.submissions(self._assignment)
        except NothingHandedInError:
            return {}
        return {each.student: (str(each.folder), _files(each.folder)) for each in found}


def _files(folder: Path) -> tuple[tuple[str, int, int], ...]:
    try:
        with os.scandir(folder) as entries:
            found = [
                (entry.name, entry.stat(follow_symlinks=False)) for entry in islice(entries, _MOST_FILES)
            ]
    except OSError:
        return ()
    return tuple(sorted((name, about.st_size, about.st_mtime_ns) for name, about in found))
