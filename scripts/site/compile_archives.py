"""Runs in the browser's Python, under Node: writes the archives of /from to /to with compiled modules."""

import py_compile
import re
import zipfile
from pathlib import Path

MODE = py_compile.PycInvalidationMode.UNCHECKED_HASH  # files out of an archive have no dates to compare
SCRATCH = Path("/tmp/module.py")
UNUSED = re.compile(r".*/tests/|jedi/third_party/(django-stubs|typeshed/(stdlib/2|third_party/(2|2and3)))/")
"""Each file costs time at every start: tests, and what completes names of other Pythons and packages."""


def compiled(source: bytes, name: str) -> bytes | None:
    """The module's code, or None where a package carries a file that is no Python."""
    SCRATCH.write_bytes(source)
    options = {"doraise": True, "invalidation_mode": MODE, "quiet": 2}
    try:
        made = py_compile.compile(SCRATCH, cfile=f"{SCRATCH}c", dfile=name, **options)
    except py_compile.PyCompileError:
        return None
    return Path(made).read_bytes()


def rewrite(archive: Path, target: Path) -> None:
    """One archive; modules without their source, as in Pyodide's own compiled edition."""
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in filter(lambda name: not UNUSED.match(name), source.namelist()):
            content = source.read(name)
            code = compiled(content, name) if name.endswith(".py") else None
            made.writestr(name, content) if code is None else made.writestr(f"{name}c", code)


for each in sorted(Path("/from").iterdir()):
    rewrite(each, Path("/to") / each.name)
