"""A file such as ``numpy.py`` in the course folder: Python takes it for the library of that name."""

import sys
from collections.abc import Iterator
from pathlib import Path

_PACKAGES = (
    *("numpy", "torch", "matplotlib", "IPython", "ipykernel", "ipywidgets", "anywidget", "PIL", "sklearn"),
    *("dlcourse", "nbformat", "traitlets", "packaging"),
)

_HARMLESS = {"test", "this", "antigravity", "idlelib", "turtledemo", "turtle", "main"}
"""Names of the standard library that nothing of the course imports, and that students like."""


def shadowing_files(folder: Path) -> list[Path]:
    """Files and packages in a folder that have the name of a library."""
    libraries = {*_PACKAGES, *sys.stdlib_module_names} - _HARMLESS
    try:
        found = [path for path in folder.iterdir() if _module(path) in libraries]
    except OSError:
        return []
    return sorted(found)


def explanation() -> str:
    """Which files here hide a library, in one sentence; empty where there are none."""
    names = [path.name for path in shadowing_files(Path())]  # the folder may be gone
    if not names:
        return ""
    return (
        f"{', '.join(names)} in {Path.cwd()} has the name of a library and hides it; "
        "give the file another name, then restart the kernel"
    )


def loaded_in_place_of_libraries() -> Iterator[Path]:
    """Files of the current folder that were imported where a library was meant."""
    for path in map(Path.absolute, shadowing_files(Path())):
        loaded = getattr(sys.modules.get(_module(path)), "__file__", None)
        if loaded and path in (Path(loaded), Path(loaded).parent) and path != Path(__file__).parent:
            yield path


def _module(path: Path) -> str:
    """The module that a file or folder would be; empty for none."""
    is_module = path.suffix == ".py" or (path / "__init__.py").is_file()
    return path.stem if is_module else ""
