"""What has not changed since everything was last run on it, so that ``make test`` may leave it out.

``make test-all`` leaves nothing out. ``python tests/support/unchanged.py`` records the present state after
such a run; the record is ``tests/unchanged.json``.
"""

import hashlib
import json
import os
from pathlib import Path

import pytest

from autograder.grading.rules import version_of
from dlcourse.checking.registry import exercises
from dlcourse.curriculum import chapters, notebook_of
from dlcourse.resources import resource

RECORD = Path(__file__).parents[1] / "unchanged.json"
EVERYTHING = os.environ.get("DLCOURSE_EVERYTHING") == "true"


def skip_unless_changed(part: str, name: str, present: str) -> None:
    """Skip the calling test if it was run on exactly this state before.

    Args:
        part: ``mutants`` or ``student editions``.
        name: of the chapter or notebook.
        present: what the test's outcome depends on, as ``chapter_state`` or ``notebook_state`` gives it.
    """
    recorded = json.loads(RECORD.read_text()) if RECORD.exists() else {}
    if not EVERYTHING and recorded.get(part, {}).get(name) == present:
        pytest.skip(f"{name} has not changed since its {part} were last run (make test-all runs them)")


def chapter_state(chapter: str) -> str:
    """Changes with a chapter's exercises, their references and the solutions in its notebook."""
    versions = [version_of(chapter, exercise.name) for exercise in exercises(chapter)]
    return _digest(*versions, notebook_state(notebook_of(chapter)))


def notebook_state(notebook: str) -> str:
    """Changes with a notebook's source."""
    return _digest((resource("notebooks") / "source" / f"{notebook}.md").read_text(encoding="utf-8"))


def _digest(*texts: str) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]


def record() -> None:
    """Write down the present state of every chapter."""
    found = {
        "mutants": {chapter: chapter_state(chapter) for chapter in chapters()},
        "student editions": {notebook_of(c): notebook_state(notebook_of(c)) for c in chapters()},
    }
    RECORD.write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    record()
