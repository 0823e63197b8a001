"""What is left to ``make test-all``, because it takes longer than ``make test`` may."""

import os
from collections.abc import Iterable

import pytest

EVERYTHING = os.environ.get("DLCOURSE_EVERYTHING") == "true"

only_with_everything = pytest.mark.skipif(not EVERYTHING, reason="make test-all runs it")


def some(cases: Iterable, every: int) -> list:
    """Every so-many-th of the cases, beginning with the first; all of them in ``make test-all``."""
    return list(cases)[:: 1 if EVERYTHING else every]
