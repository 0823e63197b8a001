"""The content of a file that a student handed in, whatever lies there."""

import os
import stat
from pathlib import Path

from dlcourse.notebook_file import LARGEST, UnreadableError, without_outputs

LARGEST_WITH_OUTPUTS = 256 * 2**20
"""Bytes of a notebook with its outputs, which are not needed."""


def read_notebook(file: Path) -> bytes:
    """The content of a submitted notebook; a large one comes without the outputs of its cells.

    Raises:
        UnreadableError: it is no regular file, or too large.
    """
    return without_what_is_large(read_bytes(file, LARGEST_WITH_OUTPUTS))


def without_what_is_large(content: bytes) -> bytes:
    """A notebook's content, without the outputs of its cells where it is large.

    Raises:
        UnreadableError: it is too large all the same.
    """
    if len(content) > LARGEST:
        content = without_outputs(content)
    if len(content) > LARGEST:
        raise too_large(len(content), LARGEST)
    return content


def read_bytes(file: Path, most: int = LARGEST) -> bytes:
    """The content of a submitted file.

    Args:
        file: the path.
        most: bytes that it may have.

    Raises:
        UnreadableError: it is no regular file, or too large.
    """
    try:
        # A link could point anywhere, and a pipe would never end.
        descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        raise UnreadableError(error.strerror or "it cannot be opened") from error
    about = os.fstat(descriptor)
    if not stat.S_ISREG(about.st_mode):
        os.close(descriptor)
        raise UnreadableError("it is not a regular file")
    with os.fdopen(descriptor, "rb") as opened:
        if about.st_size > most:
            raise too_large(about.st_size, most)
        return opened.read(most + 1)


def too_large(size: int, limit: int) -> UnreadableError:
    """What is said about a file that has more bytes than it may."""
    return UnreadableError(f"it has {size / 2**20:.0f} MB, more than the {limit / 2**20:.0f} MB allowed")
