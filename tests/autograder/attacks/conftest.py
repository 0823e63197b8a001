"""After every attack: the next student in the same lane gets full marks and finds nothing of it."""

import json

import pytest
from submissions import (
    LIMITS,
    Graded,
    grade,
    lane,
    possible,
    processes,
    secrets,
    solved,
    with_cell,
)
from tools import require

LOOK_AROUND = """
import json, os, resource
mounts = [line.split() for line in open("/proc/self/mountinfo")]
writable = [mount[4] for mount in mounts if mount[5].startswith("rw") and mount[4] != "/proc"]
places = sorted({*writable, "/", "/tmp", "/dev/shm", "/dev", "/packages", "/grader"})
print("FOUND" + json.dumps({
    "writable": {place: sorted(os.listdir(place)) for place in places if os.path.isdir(place)},
    "processes": sum(name.isdigit() for name in os.listdir("/proc")),
    "attributes": [os.listxattr(place) for place in ("/tmp", "/dev/shm")],
    "modes": [oct(os.stat(place).st_mode) for place in ("/tmp", "/dev/shm", "/dev")],
    "nice": [os.getpriority(os.PRIO_PROCESS, 0), os.getpriority(os.PRIO_PROCESS, 1)],
    "cores": len(os.sched_getaffinity(0)),
    "open": os.listdir("/proc/self/fd"),
    "limits": [resource.getrlimit(number) for number in range(16) if number != resource.RLIMIT_AS],
}))
"""


@pytest.fixture(scope="session")
def clean_look():
    """What a student finds who comes first."""
    require("bwrap")
    yield look_around()
    lane(LIMITS, False).close()


@pytest.fixture(autouse=True)
def nobody_else_is_touched(clean_look):
    yield
    assert processes() == []
    assert look_around() == clean_look


def look_around():
    """Grade an honest student whose notebook also looks for what others have left."""
    graded = grade(with_cell(solved(), LOOK_AROUND, "end"))
    assert graded.marks == possible(), graded.result.entry.notes
    return json.loads(graded.printed.rpartition("FOUND")[2].splitlines()[0])


@pytest.fixture
def attack():
    """Grade a submission; see that its outputs and notes tell nothing secret."""

    def grade_hostile(notebook, **options) -> Graded:
        graded = grade(notebook, **options)
        shown = graded.result.text + json.dumps(graded.result.entry.notes)
        assert not [secret for secret in secrets() if secret in shown]
        assert graded.result.entry.scores.keys() >= {f"{name}-check" for name in possible()}
        return graded

    return grade_hostile
