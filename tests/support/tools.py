"""Programs from outside Python that some tests drive.

A test that needs one calls ``require``. On a machine without it the test is skipped and says how to install
it; under ``CI=true`` it fails instead, so that a green run means that everything was run.
"""

import os
import shutil
import subprocess

import pytest

from dlcourse.bench.programs import find_program

DEBIAN_PACKAGES = {"chromium": "chromium", "bwrap": "bubblewrap"}


def require(tool: str) -> str:
    """Return the path of a program; skip the calling test without it, or fail it under ``CI=true``.

    Args:
        tool: a key of ``DEBIAN_PACKAGES``; ``find_program`` says where it is looked for.
    """
    found = find_program(tool)
    if found:
        return found
    reason = f"{tool} is not installed (Debian: apt-get install {DEBIAN_PACKAGES[tool]})"
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def without_network(command: list[str]) -> list[str]:
    """The command in a network namespace of its own, which has a loopback device only.

    Where namespaces cannot be made (not Linux, not permitted) the command comes back as it is.
    """
    prefix = ["bwrap", "--dev-bind", "/", "/", "--unshare-net", "--die-with-parent"]
    if shutil.which("bwrap") is None:
        return command
    works = subprocess.run([*prefix, "true"], capture_output=True).returncode == 0
    return [*prefix, *command] if works else command
