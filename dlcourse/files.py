"""How files are written that somebody else may be reading."""

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path


def write_atomically(file: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old or the new content, never half of it.

    Who may read and write it: as before; for a new file as its folder has it, so that those who share a
    folder share what is in it.
    """
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        _share(temporary, file)
        temporary.replace(file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _share(temporary: Path, file: Path) -> None:
    folder = file.parent.stat()
    mode = file.stat().st_mode if file.exists() else folder.st_mode & 0o664
    with suppress(PermissionError):  # a file system without rights, or a group that is not ours
        if hasattr(os, "chown"):
            os.chown(temporary, -1, folder.st_gid)
        temporary.chmod(stat.S_IMODE(mode) | stat.S_IRUSR | stat.S_IWUSR)
