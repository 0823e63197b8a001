"""How files are written that somebody else may be reading."""

import os
import tempfile
from pathlib import Path


def write_atomically(file: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old or the new content, never half of it."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        temporary.replace(file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
