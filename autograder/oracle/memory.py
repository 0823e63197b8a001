"""A limit on the memory that this process takes for one piece of work."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PAGES = Path("/proc/self/statm")


@contextmanager
def memory_limit(more: int) -> Iterator[None]:
    """Let the block take so many bytes of address space more than there are now; then ``MemoryError``.

    Where the system does not say how much there is now, there is no limit.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if not _PAGES.exists() or soft != resource.RLIM_INFINITY:
        yield
        return
    now = int(_PAGES.read_text().split()[0]) * resource.getpagesize()
    try:  # an alarm may ring while the limit is being set
        resource.setrlimit(resource.RLIMIT_AS, (now + more, hard))
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
