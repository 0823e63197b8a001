"""The content of a file that a student handed in, whatever lies there; outputs are not needed."""

import os
import re
import stat
from pathlib import Path

from dlcourse.notebook_file import UnreadableError

LARGEST = 64 * 2**20
"""Bytes of a notebook without its outputs."""

_LARGEST_WITH_OUTPUTS = 256 * 2**20
_MOST_PIECES = 5_000_000

_OUTPUTS = re.compile(rb'(?<!\\)"outputs"\s*:\s*\[')
_PIECE = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]]', re.DOTALL)


def read_bytes(file: Path) -> bytes:
    """The content of a submitted file; a large one without the outputs of its cells.

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
        if about.st_size > _LARGEST_WITH_OUTPUTS:
            raise _too_large(about.st_size, _LARGEST_WITH_OUTPUTS)
        content = opened.read(_LARGEST_WITH_OUTPUTS + 1)
    if len(content) > LARGEST:
        content = _without_outputs(content)
    if len(content) > LARGEST:
        raise _too_large(len(content), LARGEST)
    return content


def _without_outputs(content: bytes) -> bytes:
    """The file with empty lists of outputs. Inside a text no quotation mark is without a backslash."""
    kept, place, pieces = [], 0, 0
    while found := _OUTPUTS.search(content, place):
        kept.append(content[place : found.end()])
        place, depth = found.end(), 1
        for piece in _PIECE.finditer(content, place):
            depth += {b"[": 1, b"]": -1}.get(piece[0][:1], 0)
            pieces += 1
            if not depth or pieces > _MOST_PIECES:
                break
        else:
            raise UnreadableError("it is damaged: a list of outputs does not end")
        if depth:
            raise _too_large(len(content), LARGEST)
        place = piece.start()
    return b"".join([*kept, content[place:]])


def _too_large(size: int, limit: int) -> UnreadableError:
    return UnreadableError(f"it has {size / 2**20:.0f} MB, more than the {limit / 2**20:.0f} MB allowed")
