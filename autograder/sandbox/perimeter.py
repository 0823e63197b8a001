"""The bubblewrap command: a file system of read-only pieces named one by one, and namespaces of its own."""

import sys
import sysconfig
from collections.abc import Iterator, Sequence
from pathlib import Path

import autograder
import dlcourse
from autograder.sandbox.limits import Limits
from autograder.sandbox.packages import package_paths

_SYSTEM = ("/lib", "/lib64", "/lib32", "/usr/lib", "/usr/lib64", "/usr/share/zoneinfo", "/etc/ld.so.cache")
"""Shared libraries that Python and the packages link to."""

_COURSE = (
    "__init__.py",
    "checking",
    "compiler.py",
    "curriculum.py",
    "files.py",
    "in_browser",
    "kept",
    "messages.py",
    "notebook_file.py",
    "notebook_format.py",
    "progress_bar.py",
    "resources.py",
    "shadowing.py",
    "state.py",
)
"""What student code may import of the course: the engine of check(), which knows no answer."""

_ENGINE_ONLY = ("chapters/__init__.py",)


def command(kind: str, uses: Sequence[str], limits: Limits, descriptors: Sequence[int]) -> list[str]:
    """The command line that starts a worker.

    Args:
        kind: ``"numpy"`` or ``"torch"``.
        uses: reference modules that the exercises allow, such as ``"numpy.conv"``.
        limits: of a submission.
        descriptors: of the syscall filter, of bubblewrap's report, of the worker's control socket.
    """
    filter_, info, control = map(str, descriptors)
    return [
        "bwrap",
        *("--unshare-all", "--as-pid-1", "--die-with-parent", "--new-session", "--cap-drop", "ALL"),
        *("--uid", "1000", "--gid", "1000", "--hostname", "sandbox"),
        *("--seccomp", filter_, "--info-fd", info),
        *("--clearenv", "--setenv", "PATH", "/nowhere"),
        *_pieces(_system_pieces()),
        *_hidden(),
        *("--proc", "/proc", "--dev", "/dev"),
        *("--size", str(limits.disk), "--tmpfs", "/tmp", "--size", str(limits.disk), "--tmpfs", "/dev/shm"),
        *_pieces((path, f"/packages/{path.name}") for path in package_paths(kind)),
        *_pieces((path, f"/packages/dlcourse/{name}") for path, name in course_files(uses)),
        *_pieces((path, f"/grader/inside/{path.name}") for path in grader_files()),
        *_read_only(("/", "/proc", "/dev")),
        *("--chdir", "/tmp"),
        *(str(_interpreter()), "-I", "-S", "-B", "/grader/inside/guest/start.py", control, kind),
    ]


def course_files(uses: Sequence[str]) -> Iterator[tuple[Path, str]]:
    """The files of the course in the sandbox, with their names below ``dlcourse``."""
    root = Path(dlcourse.__file__).parent
    for name in (*_COURSE, *_ENGINE_ONLY, *_modules(uses)):
        if (root / name).exists():
            yield root / name, name


def grader_files() -> Iterator[Path]:
    """What a sandbox gets of this package: the two folders of its side of the boundary, as one package."""
    root = Path(autograder.__file__).parent
    yield from (root / name for name in ("__init__.py", "wire", "guest"))


def _modules(uses: Sequence[str]) -> list[str]:
    """The file of each allowed reference module, and what makes it importable."""
    files = [f"{use.replace('.', '/')}.py" for use in uses]
    return [*files, "contracts"] if files else []


def _interpreter() -> Path:
    return Path(getattr(sys, "_base_executable", sys.executable)).resolve()


def _system_pieces() -> Iterator[tuple[Path, str]]:
    library = Path(sysconfig.get_path("stdlib")).resolve()
    shared = (sysconfig.get_config_var("LIBDIR") or "", sysconfig.get_config_var("INSTSONAME") or "")
    for path in (*map(Path, _SYSTEM), library, _interpreter(), Path(*shared)):
        if path.exists():
            yield path, str(path)


def _read_only(places: Sequence[str]) -> Iterator[str]:
    """Where the grader is root, the kernel would let even a sandbox change its settings below /proc/sys."""
    for place in places:
        yield from ("--remount-ro", place)


def _pieces(pairs: Iterator[tuple[Path, str]]) -> Iterator[str]:
    for source, target in pairs:
        if source.is_symlink() and source.parent == Path("/"):  # /lib -> usr/lib on merged systems
            yield from ("--symlink", str(source.readlink()), target)
        else:
            yield from ("--ro-bind", str(source), target)


def _hidden() -> Iterator[str]:
    """Packages that lie among the system's libraries are not for the sandbox: empty folders cover them."""
    library = Path(sysconfig.get_path("stdlib")).resolve()
    for folder in (
        library / "site-packages",
        library / "dist-packages",
        Path("/usr/lib/python3/dist-packages"),
    ):
        if folder.is_dir():
            yield from ("--tmpfs", str(folder), "--remount-ro", str(folder))
