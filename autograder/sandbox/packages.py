"""The files of the installed packages that a sandbox gets: those a notebook needs and what they require."""

from collections.abc import Iterator
from functools import cache
from importlib.metadata import Distribution
from pathlib import Path

from dlcourse.checking.as_graded.packages import distributions, top_level


@cache
def package_paths(kind: str) -> tuple[Path, ...]:
    """The files and folders to show in a sandbox of this kind, each under its own name."""
    return tuple(sorted({path for item in distributions(kind) for path in _top_level(item)}))


def _top_level(item: Distribution) -> Iterator[Path]:
    root = Path(str(item.locate_file("")))
    for name in top_level(item) - {"..", "__pycache__", "bin"}:
        if (root / name).exists():
            yield root / name
