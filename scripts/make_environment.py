"""Writes environment.yml for conda users: the packages of pyproject.toml at the versions of constraints.txt.

conda brings Python and pip; pip brings the same builds of the packages as everywhere else.
"""

import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent

HEAD = """\
# For conda users: conda env create --file environment.yml. Generated: make environment
name: dlcourse
channels:
  - conda-forge
dependencies:
  - python=3.11
  - pip
  - pip:
      - --constraint constraints.txt
      - --editable .
"""


def environment() -> str:
    """The text of environment.yml, from pyproject.toml and constraints.txt."""
    exact = constraints()
    lines = (f"      - {name}=={exact[canonicalize_name(name)]}\n" for name in direct_dependencies())
    return HEAD + "".join(lines)


def constraints() -> dict[str, str]:
    """The exact version of every package in constraints.txt, by canonical name."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pairs}


def direct_dependencies() -> list[str]:
    """Names of the packages for students and for instructors, as pyproject.toml writes them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    requirements = project["dependencies"] + project["optional-dependencies"]["grading"]
    return sorted(Requirement(text).name for text in requirements)


if __name__ == "__main__":
    (ROOT / "environment.yml").write_text(environment(), encoding="utf-8", newline="\n")
