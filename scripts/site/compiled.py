"""Other people's packages and the standard library, compiled once for all visitors.

A browser keeps no ``__pycache__``: each visit would compile some 900 modules, nearly half of what Python's
start costs there. The course's own modules stay as source, which tracebacks and ``??`` show.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from runtime import sha256

HERE = Path(__file__).parent
PROGRAM = HERE / "compile_archives.py"


def compile_in(folder: Path, cache: Path) -> None:
    """Put compiled archives in the place of those in a folder with Pyodide.

    Args:
        folder: with the runtime; its lock file describes other archives afterwards.
        cache: where compiled archives are kept, by their content.

    Raises:
        subprocess.CalledProcessError: Node could not run the site's Python.
    """
    archives = [folder / "python_stdlib.zip", *folder.glob("*.whl")]
    program = sha256(PROGRAM)[:8]
    kept = {
        each: cache / "compiled" / f"{sha256(each)[:16]}-{program}" / each.name
        for each in archives
        if _foreign(each)
    }
    _compile([each for each, place in kept.items() if not place.exists()], folder, kept)
    for each, place in kept.items():
        each.unlink()
        shutil.copy(place, each)


def _foreign(archive: Path) -> bool:
    return not archive.name.startswith("dlcourse-")


def _compile(archives: list[Path], pyodide: Path, places: dict[Path, Path]) -> None:
    with tempfile.TemporaryDirectory() as given, tempfile.TemporaryDirectory() as made:
        for each in archives:
            shutil.copy(each, given)
        program = [str(HERE / "compile_archives.mjs"), str(pyodide), str(PROGRAM)]
        if archives:
            subprocess.run(["node", *program, given, made], check=True, capture_output=True)
        for each in archives:
            places[each].parent.mkdir(parents=True, exist_ok=True)
            shutil.move(Path(made) / each.name, places[each])
