"""Which installed packages are there when an exercise is graded: those it needs, and what they require."""

import re
import sys
from collections.abc import Collection
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement

NEEDED = {
    "numpy": ("numpy", "ipython", "matplotlib", "matplotlib-inline", "msgpack"),
    "torch": ("numpy", "ipython", "matplotlib", "matplotlib-inline", "msgpack", "cloudpickle", "torch"),
}
"""By what the exercise asks for. Where that is NumPy, torch is not even there to be imported."""

_COURSE = ("dlcourse", "dlcourse.checking", "dlcourse.exploring")


@cache
def distributions(kind: str) -> tuple[Distribution, ...]:
    """The installed packages, with everything that they require."""
    found: dict[str, Distribution] = {}
    for name in NEEDED[kind]:
        _collect(name, found)
    return tuple(found.values())


def is_there(module: str, kind: str, uses: Collection[str] = ()) -> bool:
    """Whether a module can be imported when an exercise is graded.

    Args:
        module: its full name.
        kind: ``"numpy"`` or ``"torch"``, what the exercise needs.
        uses: reference modules that it allows, such as ``"numpy.conv"``.
    """
    root = module.partition(".")[0]
    if root == "dlcourse":
        allowed = (*_COURSE, *(f"dlcourse.{use}" for use in uses))
        return any(module == name or name.startswith(f"{module}.") for name in allowed) or module.startswith(
            "dlcourse.checking."
        )
    return root in ("__main__", "builtins") or root in sys.stdlib_module_names or root in _roots(kind)


@cache
def _roots(kind: str) -> frozenset[str]:
    return frozenset(name.partition(".")[0] for item in distributions(kind) for name in top_level(item))


def top_level(item: Distribution) -> set[str]:
    """What an installed package has directly in the folder of packages: names of files and folders.

    Its own ``files`` would make objects of each of its files, of which torch has thousands.
    """
    files = (item.read_text("RECORD") or "").splitlines() or map(str, item.files or ())
    return {file.partition(",")[0].partition("/")[0].strip('"') for file in files}


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
