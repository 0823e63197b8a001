"""One flat name for everything: what stands behind ``from dlcourse.numpy import conv2d`` and the like.

The family of a name is read from the sources, so that nothing is loaded but the family that is asked for.
"""

import pkgutil
import re
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

_DEFINITION = re.compile(r"^(?:def|class) ([A-Za-z]\w*)", re.MULTILINE)


def families(package: str) -> list[str]:
    """The public modules of a package, in alphabetical order.

    Args:
        package: such as ``"dlcourse.numpy"``, which is loaded.
    """
    return sorted(
        each.name for each in pkgutil.iter_modules(sys.modules[package].__path__) if each.name[0] != "_"
    )


def find(package: str, name: str) -> Any:
    """What a backend offers under a name: a family, or a function or class of one.

    Args:
        package: ``"dlcourse.numpy"`` or ``"dlcourse.torch"``.
        name: what is looked for.

    Raises:
        AttributeError: there is no such thing.
    """
    if name in families(package):
        return import_module(f"{package}.{name}")
    if name in _homes(package):
        return getattr(import_module(f"{package}.{_homes(package)[name]}"), name)
    raise AttributeError(f"module {package!r} has no attribute {name!r}")


def names(package: str) -> list[str]:
    """All that ``find`` finds, in alphabetical order.

    Args:
        package: ``"dlcourse.numpy"`` or ``"dlcourse.torch"``.
    """
    return sorted({*families(package), *_homes(package)})


def gather(package: str) -> list[str]:
    """Put what the files of a package list in their ``__all__`` into the package itself.

    Args:
        package: the package that is being loaded.

    Returns:
        The names, for the ``__all__`` of the package.
    """
    whole, gathered = sys.modules[package], []
    for each in pkgutil.iter_modules(whole.__path__):
        part = import_module(f"{package}.{each.name}")
        for name in getattr(part, "__all__", ()):
            setattr(whole, name, getattr(part, name))
            gathered.append(name)
    return sorted(gathered)


@cache
def _homes(package: str) -> dict[str, str]:
    """The family of each public function and class; a twin may be made in other ways than by ``def``."""
    shared = {name: home for name, home in _defined("numpy").items() if not name.endswith("Cache")}
    known = {**shared, **_defined("torch")} if package.endswith("torch") else _defined("numpy")
    return {name: home for name, home in known.items() if home in families(package)}


def _defined(backend: str) -> dict[str, str]:
    files = Path(__file__).parents[1].joinpath(backend).glob("[a-z]*.py")
    sources = {file.stem: file.read_text(encoding="utf-8") for file in files}
    return {name: family for family, source in sources.items() for name in _DEFINITION.findall(source)}
