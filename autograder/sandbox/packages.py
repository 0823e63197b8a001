"""Which installed packages a sandbox gets: those a notebook needs and what they require, nothing else."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

NEEDED = {
    "numpy": ("numpy", "ipython", "matplotlib", "matplotlib-inline", "msgpack"),
    "torch": ("numpy", "ipython", "matplotlib", "matplotlib-inline", "msgpack", "cloudpickle", "torch"),
}
"""By kind of sandbox. Where an exercise asks for NumPy, torch is not even there to be imported."""


@cache
def package_paths(kind: str) -> tuple[Path, ...]:
    """The files and folders to show in a sandbox of this kind, each under its own name."""
    found: dict[str, Distribution] = {}
    for name in NEEDED[kind]:
        _collect(name, found)
    paths = {path for item in found.values() for path in _top_level(item)}
    return tuple(sorted(paths))


def _collect(name: str, found: dict[str, Distribution]) -> None:
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in found:
        return
    try:
        found[key] = distribution(name)
    except PackageNotFoundError:
        return  # required on other systems only, or not at all on this one
    for line in found[key].requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            _collect(requirement.name, found)


def _top_level(item: Distribution) -> Iterator[Path]:
    root = Path(str(item.locate_file("")))
    for name in {file.parts[0] for file in item.files or ()} - {"..", "__pycache__", "bin"}:
        if (root / name).exists():
            yield root / name
