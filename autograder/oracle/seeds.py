"""The secret seed of an exercise: the same for every student and every regrade of a course."""

import hashlib
import hmac
import secrets
from pathlib import Path

from autograder.files import secret_file

KEY_FILE = ".autograder-key"
"""In the course folder; readable by its owner alone. Whoever has it knows the hidden cases."""


def exercise_seed(key: bytes, assignment: str, exercise: str) -> int:
    """HMAC-SHA256 of assignment and exercise under the course's key, as a number of 64 bits."""
    digest = hmac.new(key, f"{assignment}\n{exercise}".encode(), hashlib.sha256).digest()
    return int.from_bytes(digest[:8], "big")


def course_key(course: Path) -> bytes:
    """The key of a course; made when first asked for."""
    return read_key(secret_file(course / KEY_FILE, lambda: secrets.token_hex(32) + "\n"))


def read_key(file: Path) -> bytes:
    """The key that a file holds.

    Raises:
        ValueError: it holds none.
    """
    return bytes.fromhex(file.read_text().strip())
