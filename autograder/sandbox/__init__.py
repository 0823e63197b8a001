"""The perimeter around student code: bubblewrap, a syscall filter, limits, and a warm worker inside."""

from autograder.sandbox.limits import Limits
from autograder.sandbox.requirements import missing
from autograder.sandbox.sandbox import Job, Sandbox, SandboxError

__all__ = ["Job", "Limits", "Sandbox", "SandboxError", "missing"]
