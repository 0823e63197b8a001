"""What is left to ``make test-all``, because it takes longer than ``make test`` may."""

import os

import pytest

EVERYTHING = os.environ.get("DLCOURSE_EVERYTHING") == "true"

only_with_everything = pytest.mark.skipif(not EVERYTHING, reason="make test-all runs it")
