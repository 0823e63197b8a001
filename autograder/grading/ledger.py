"""The ledger: one JSON file per student and assignment that tells how every mark came about."""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from autograder.grading.rules import Rules, version_of
from dlcourse import __version__

FOLDER = "ledger"
"""In the course folder; it holds marks and seeds, so it is for its owner alone."""


def ledger_file(course: Path, assignment: str, student: str) -> Path:
    """Where the entry of a student's assignment is kept."""
    return course / FOLDER / assignment / f"{student}.json"


def read_entry(course: Path, assignment: str, student: str) -> dict[str, Any] | None:
    """What the ledger knows; None where that is nothing, or a file that was damaged from outside."""
    try:
        return json.loads(ledger_file(course, assignment, student).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None


def entries(course: Path, assignment: str) -> Iterator[dict[str, Any]]:
    """Every entry of an assignment, by student."""
    for file in sorted((course / FOLDER / assignment).glob("*.json")):
        entry = read_entry(course, assignment, file.stem)
        if entry:
            yield entry


def parts(entry: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The exercises of an entry, over all of its notebooks."""
    return [part for notebook in entry["notebooks"].values() for part in notebook["entries"].values()]


def notes(entry: Mapping[str, Any]) -> list[str]:
    """What was repaired and what went wrong, over all of its notebooks."""
    return [note for notebook in entry["notebooks"].values() for note in notebook["notes"]]


def write_entry(course: Path, entry: Mapping[str, Any]) -> None:
    """Keep an entry; a crash leaves the old one or the new one, never a half."""
    file = ledger_file(course, entry["assignment"], entry["student"])
    for folder in (course / FOLDER, file.parent):
        folder.mkdir(mode=0o700, exist_ok=True)
    write_atomically(file, json.dumps(entry, ensure_ascii=False) + "\n")


def write_atomically(file: Path, text: str) -> None:
    """Write a file in one step, as far as anybody else can see."""
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as out:
        out.write(text)
    Path(name).replace(file)


def fingerprint(content: bytes | None, released: str, rules: Rules) -> str:
    """Changes whenever grading again could give another mark."""
    digest = hashlib.sha256(f"{__version__} {content is None}\n".encode())
    digest.update(content or b"")
    digest.update(released.encode())
    for exercise in rules.exercises.values():
        version = version_of(exercise.chapter, exercise.name)
        digest.update(f"{exercise.id} {version} {rules.seeds[exercise.id]}\n".encode())
    return digest.hexdigest()
