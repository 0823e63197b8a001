"""What the perimeter needs of this machine, and what to do where that is missing."""

import importlib.util
import shutil
import subprocess
import sys
from functools import cache

ADVICE = (
    "Grade on a Linux machine that has it, or, if you trust every student's code with everything on this "
    "machine, grade with --trust-students."
)


@cache
def missing() -> tuple[str, ...]:
    """One sentence for each thing without which student code cannot be shut in; empty when all is there."""
    if sys.platform != "linux":
        return (f"the sandbox needs Linux, and this is {sys.platform}",)
    lacking = []
    if not shutil.which("bwrap"):
        lacking.append("bubblewrap is not installed (Debian, Ubuntu: apt-get install bubblewrap)")
    elif reason := _namespaces_refused():
        lacking.append(
            f"this machine does not let programs make namespaces ({reason}); start a container with "
            "--security-opt seccomp=unconfined, on Ubuntu see kernel.apparmor_restrict_unprivileged_userns"
        )
    if not importlib.util.find_spec("pyseccomp"):
        lacking.append("the Python package pyseccomp is not installed ('make grading' installs it)")
    elif not _filter_works():
        lacking.append("libseccomp is not installed (Debian, Ubuntu: apt-get install libseccomp2)")
    return tuple(lacking)


def _namespaces_refused() -> str:
    """Why bubblewrap cannot start the simplest of sandboxes; empty when it can."""
    true = shutil.which("true") or "/bin/true"
    command = ["bwrap", "--unshare-all", "--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev", true]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return "" if done.returncode == 0 else (done.stderr.strip().splitlines() or ["no reason given"])[-1]


def _filter_works() -> bool:
    try:
        import pyseccomp  # noqa: F401
    except (ImportError, OSError, RuntimeError):
        return False
    return True
