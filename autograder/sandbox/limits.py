"""What a submission may use."""

from dataclasses import dataclass

from dlcourse.checking.as_graded import CELL_SECONDS, OWN_SECONDS


@dataclass(frozen=True)
class Limits:
    """Limits of one submission.

    Attributes:
        seconds: wall time of one run of a notebook, checks included, a student's own cells not.
        own: seconds for all cells together that the student has added.
        cell: seconds after which a cell is interrupted; the next ones still run.
        memory: bytes that all its processes together may use beyond what a fresh worker has.
        processes: how many processes and threads it may have at a time.
        file: bytes in one file.
        disk: bytes in each writable folder (they live in memory).
        output: bytes of output that are kept per cell.
        traffic: bytes that it may send to the grader in all.
    """

    seconds: int = 120
    own: int = OWN_SECONDS
    cell: int = CELL_SECONDS
    memory: int = 2 * 2**30
    processes: int = 64
    file: int = 32 * 2**20
    disk: int = 64 * 2**20
    output: int = 200_000
    traffic: int = 512 * 2**20
