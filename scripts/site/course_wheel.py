"""The course's own wheel for the browser, and the pure Python wheels that it needs beside Pyodide's."""

import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from compiled import compile_in
from runtime import sha256

ROOT = Path(__file__).resolve().parents[2]

PURE = (
    "anywidget",
    "ipywidgets",
    "comm",
    "psygnal",
    "typing_extensions",
    "rich",
    "markdown-it-py",
    "mdurl",
    "platformdirs",
)
"""Beside Pyodide's own packages; widgetsnbextension and jupyterlab_widgets are for a server."""

LATER = ("ssl",)
"""What the kernel has loaded at its start and does not use; cells that import it get it then."""

LEFT_OUT = re.compile(r"autograder/|dlcourse/_bundled/datasets/(?!.*\.json$)|dlcourse/bench/")
"""What a browser does not need: grading, what needs PyTorch, and data sets, which are fetched one by one."""


def add_to(folder: Path, cache: Path, others: Sequence[Path] = ()) -> None:
    """Put the wheels into a folder with Pyodide's runtime, compile what is not ours, and renew its lock file.

    Args:
        folder: with the runtime.
        cache: where compiled archives are kept.
        others: more wheels, which nothing depends on.
    """
    lock_file = folder / "pyodide-lock.json"
    lock = json.loads(lock_file.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as scratch:
        pure = _pure(Path(scratch) / "pure")
        course = _course(Path(scratch))
        for wheel in (course, *pure, *others):
            shutil.copy(wheel, folder)
            depends = (
                [*map(_name, pure), "numpy", "contourpy", "ipython", "packaging"] if wheel is course else []
            )
            lock["packages"][_name(wheel)] = _entry(wheel, depends)
    compile_in(folder, cache)
    _postpone(LATER, lock["packages"], folder)
    for package in lock["packages"].values():
        package["sha256"] = sha256(folder / package["file_name"])
    lock_file.write_text(json.dumps(lock), encoding="utf-8")


def _postpone(names: Sequence[str], packages: dict, folder: Path) -> None:
    """Give packages another name, by which only an import finds them; under their own there is nothing."""
    nothing = folder / "nothing.zip"
    with zipfile.ZipFile(nothing, "w"):
        pass
    for name in names:
        itself = packages[name]
        packages[f"{name}-itself"] = {**itself, "name": f"{name}-itself"}
        packages[name] = {**itself, "file_name": nothing.name, "imports": [], "depends": []}


def _course(scratch: Path) -> Path:
    """The wheel as it is published, without what a browser cannot use."""
    build = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(scratch / "whole"),
        str(ROOT),
    ]
    subprocess.run(build, check=True, capture_output=True)
    [whole] = (scratch / "whole").glob("*.whl")
    small = scratch / whole.name
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(small, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if not LEFT_OUT.match(name):
                target.writestr(name, _without_requirements(name, source.read(name)))
    return small


def _without_requirements(name: str, content: bytes) -> bytes:
    """The lock file says what is needed here; PyTorch and a server are not."""
    if not name.endswith(".dist-info/METADATA"):
        return content
    lines = content.decode("utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("Requires-Dist:")).encode("utf-8")


def _pure(folder: Path) -> list[Path]:
    """The same versions as everywhere, from constraints.txt."""
    pip = [sys.executable, "-m", "pip", "download", "-qq", "--disable-pip-version-check", "--no-deps"]
    options = ["--constraint", str(ROOT / "constraints.txt"), "--dest", str(folder), "--only-binary", ":all:"]
    subprocess.run([*pip, *options, "--platform", "any", *PURE], check=True)
    return sorted(folder.glob("*.whl"))


def _name(wheel: Path) -> str:
    return wheel.name.partition("-")[0].replace("_", "-").lower()


def _entry(wheel: Path, depends: list[str]) -> dict:
    with zipfile.ZipFile(wheel) as archive:
        tops = {
            name.partition("/")[0].removesuffix(".py") for name in archive.namelist() if name.endswith(".py")
        }
    return {
        "name": _name(wheel),
        "version": wheel.name.split("-")[1],
        "file_name": wheel.name,
        "install_dir": "site",
        "package_type": "package",
        "imports": sorted(top for top in tops if ".data" not in top),
        "depends": depends,
    }
