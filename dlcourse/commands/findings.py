"""What ``dlcourse doctor`` looks at: each function examines one usual trouble and says what to do."""

import importlib.metadata
import importlib.util
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from dlcourse.finding import Finding

MINIMUM_PYTHON = (3, 11)
ENOUGH_SPACE = 1e9
REINSTALL = "run the installation again: 'make lab', or the pip command of the README"
WIDGET_EXTENSIONS = ("@jupyter-widgets/jupyterlab-manager", "anywidget")
IMPORT_NAMES = {"ipython": "IPython", "pillow": "PIL", "scikit-learn": "sklearn"}


def examine(folder: Path) -> Iterator[Finding]:
    """Look at everything, quick things first."""
    yield python()
    yield kernel()
    yield widgets()
    yield packages()
    yield resources("notebooks", "*.ipynb")
    yield resources("datasets", "*")
    yield course_folder(folder)
    yield file_names(folder)
    yield disk_space(folder)
    yield gpu()
    yield autograder()


def python() -> Finding:
    """Is this Python new enough?"""
    found = f"{sys.version.split()[0]} in {sys.executable}"
    if sys.version_info >= MINIMUM_PYTHON:
        return Finding("Python", found)
    needed = ".".join(map(str, MINIMUM_PYTHON))
    return Finding(
        "Python", found, f"the course needs Python {needed} or newer; install it, then {REINSTALL}"
    )


def kernel() -> Finding:
    """Would a notebook's Python be the one that has the course?"""
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    from dlcourse.commands.lab import jupyter_environment

    os.environ.update(jupyter_environment())  # look where 'dlcourse lab' makes Jupyter look
    try:
        spec = KernelSpecManager().get_kernel_spec("python3")
    except NoSuchKernel:
        return Finding("Kernel", "there is no Python kernel", REINSTALL)
    command = spec.argv[0]
    if not Path(command).is_absolute() or _same_place(command, sys.executable):
        return Finding("Kernel", "notebooks run with this Python")
    return Finding(
        "Kernel",
        f"notebooks run with another Python, {command}",
        f"remove {spec.resource_dir}, or open the course with 'dlcourse lab' of that Python",
    )


def _same_place(one: str, other: str) -> bool:
    # Not resolved: the Python of every virtual environment is a link to the same program.
    return os.path.normcase(Path(one).absolute()) == os.path.normcase(Path(other).absolute())


def widgets() -> Finding:
    """Can JupyterLab show the explorers?"""
    from jupyter_core.paths import jupyter_path

    places = [Path(place) for place in jupyter_path("labextensions")]
    missing = [name for name in WIDGET_EXTENSIONS if not any((place / name).is_dir() for place in places)]
    if missing:
        return Finding("Widgets", f"JupyterLab lacks {', '.join(missing)}", REINSTALL)
    versions = (f"{name} {importlib.metadata.version(name)}" for name in ("ipywidgets", "anywidget"))
    return Finding("Widgets", ", ".join(versions))


def packages() -> Finding:
    """Is everything there that the course needs, in the right version, and does it load?"""
    from packaging.requirements import Requirement

    required = map(Requirement, importlib.metadata.requires("dlcourse") or [])
    needed = [each for each in required if not each.marker or each.marker.evaluate({"extra": ""})]
    troubles = [
        trouble for each in needed if (trouble := _package_trouble(each.name, each.specifier.contains))
    ]
    if troubles:
        return Finding("Packages", "; ".join(troubles), REINSTALL)
    return Finding("Packages", f"all {len(needed)} load")


def _package_trouble(name: str, fits: Callable[[str], bool]) -> str | None:
    try:
        version = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return f"{name} is missing"
    if not fits(version):
        return f"{name} {version} is too old"
    try:
        import_module(IMPORT_NAMES.get(name, name.replace("-", "_")))
    except Exception as error:  # a broken package can raise anything
        return f"{name} does not load ({type(error).__name__}: {error})"
    return None


def resources(name: str, pattern: str) -> Finding:
    """Are the course's own files where the package expects them?"""
    from dlcourse.resources import resource

    about = name.capitalize()
    try:
        folder = resource(name)
        count = sum(1 for _ in folder.glob(pattern))
    except OSError as error:
        return Finding(about, str(error), REINSTALL)
    return Finding(about, f"{count} in {folder}", "" if count else REINSTALL)


def course_folder(folder: Path) -> Finding:
    """Can the course folder, or the folder it will be made in, be written?"""
    place = _nearest_existing(folder)
    try:
        with tempfile.TemporaryFile(dir=place):
            return Finding(
                "Course folder", f"{folder.resolve()}" + ("" if folder.exists() else " (not made yet)")
            )
    except OSError as error:
        return Finding(
            "Course folder",
            f"{place} cannot be written: {error.strerror}",
            "make it yours, or use another folder: dlcourse lab FOLDER",
        )


def file_names(folder: Path) -> Finding:
    """Does a file of the course folder hide a library?"""
    from dlcourse.shadowing import shadowing_files

    hiding = [path.name for path in shadowing_files(folder)] if folder.is_dir() else []
    if not hiding:
        return Finding("File names", "none hides a library")
    return Finding(
        "File names",
        f"{', '.join(hiding)} has the name of a library and hides it",
        f"give it another name, for example my_{hiding[0]}, then restart the kernel",
    )


def disk_space(folder: Path) -> Finding:
    """Is there room for notebooks with their outputs?"""
    free = shutil.disk_usage(_nearest_existing(folder)).free
    advice = "" if free >= ENOUGH_SPACE else f"free some: the course wants at least {ENOUGH_SPACE / 1e9:g} GB"
    return Finding("Disk space", f"{free / 1e9:.1f} GB free", advice)


def _nearest_existing(folder: Path) -> Path:
    return next(place for place in (folder.resolve(), *folder.resolve().parents) if place.is_dir())


def gpu() -> Finding:
    """Will PyTorch use a GPU? None is needed."""
    try:
        import torch
    except Exception:  # 'packages' has said what is wrong with it
        return Finding("GPU", "not known, since torch does not load")
    if torch.cuda.is_available():
        return Finding("GPU", torch.cuda.get_device_name())
    if torch.backends.mps.is_available():
        return Finding("GPU", "Apple Metal")
    return Finding("GPU", "none seen by PyTorch; the course does not need one")


def autograder() -> Finding:
    """Is what instructors need there? Students do without."""
    if importlib.util.find_spec("nbgrader"):
        return Finding("Autograder", f"nbgrader {importlib.metadata.version('nbgrader')}")
    return Finding("Autograder", "not installed; only instructors need it")
