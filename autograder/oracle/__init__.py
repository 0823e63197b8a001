"""The oracle: it knows references, hidden cases and seeds, and asks the sandbox what student code returns."""

from autograder.oracle.seeds import exercise_seed
from autograder.oracle.session import Attempt, Session

__all__ = ["Attempt", "Session", "exercise_seed"]
