"""One lane for the habits of a whole class, so that the sandbox starts once."""

import pytest
from submissions import LIMITS, lane
from tools import require


@pytest.fixture(scope="session", autouse=True)
def sandbox():
    """The lane in which everybody is graded."""
    require("bwrap")
    yield
    lane(LIMITS, False).close()
