"""Prints ``name<version`` for each installed package that the lowest Python of pyproject.toml cannot have.

``scripts/constraints.sh`` hands that to pip as bounds, until nothing is printed.
"""

import importlib.metadata
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from packaging.specifiers import SpecifierSet

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def lowest_python() -> str:
    """The first release of the lowest Python that the project promises, such as ``3.11.0``."""
    promised = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["requires-python"]
    return f"{promised.removeprefix('>=')}.0"


def too_new(packages: Iterable[importlib.metadata.Distribution]) -> Iterator[str]:
    """Packages whose own ``Requires-Python`` leaves that release out, as bounds below them."""
    lowest = lowest_python()
    for package in packages:
        required = ",".join(package.metadata.get_all("Requires-Python") or ())  # some have none
        if required and not SpecifierSet(required).contains(lowest):
            yield f"{package.metadata['Name']}<{package.version}"


if __name__ == "__main__":
    print("\n".join(sorted(too_new(importlib.metadata.distributions()))))
