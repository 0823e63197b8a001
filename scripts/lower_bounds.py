"""Prints the lower bound of every requirement in pyproject.toml as an exact version, PyTorch's pin apart."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
EXTRAS = ("grading", "cluster", "test")
"""What is tried beside the dependencies; the frameworks of chapter 14 are too many for an old world."""


def lower_bounds() -> Iterator[str]:
    """``name==bound``, one requirement each."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = (text for extra in EXTRAS for text in project["optional-dependencies"][extra])
    for requirement in map(Requirement, [*project["dependencies"], *extras]):
        for bound in requirement.specifier:
            if requirement.name != "torch":
                yield f"{requirement.name}=={bound.version}"


if __name__ == "__main__":
    print("\n".join(sorted(set(lower_bounds()))))
