"""Frameworks that the tests of chapter 14 need.

On a machine without one the test is skipped and says how to install it; under ``CI=true`` it fails instead,
so that a green run means that every framework was run.
"""

import os

import pytest

from dlcourse.frameworks.availability import missing


def need(*names: str) -> None:
    """Skip the calling test unless everything is installed, or fail it under ``CI=true``.

    Args:
        names: as ``dlcourse.frameworks.availability`` knows them.
    """
    notice = missing(*names)
    if not notice:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(notice, pytrace=False)
    pytest.skip(notice)
