"""What came out of one call of a student's function."""

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["returned", "raised", "missing", "signature", "timeout", "skipped"]


@dataclass(frozen=True)
class Outcome:
    """The result of one call, whatever happened.

    Attributes:
        kind: ``returned``; ``raised`` an exception; ``missing``: not implemented yet; ``signature``: cannot
            be called with these arguments; ``timeout``; ``skipped``: not called any more after a time-out.
        value: what was returned.
        error: class name of the exception.
        lineage: names of its class and of the classes it is derived from.
        message: its text, with the line of the student's code where there is one.
        changed: names of the arguments that the call changed.
        used_global_random: the call drew from NumPy's or Python's global random state.
        hidden_state: names of the notebook's data that the function reads without being given them.
        printed: the beginning of what the call printed.
        warned: texts of numerical warnings.
        seconds: wall time.
    """

    kind: Kind
    value: Any = None
    error: str = ""
    lineage: tuple[str, ...] = ()
    message: str = ""
    changed: tuple[str, ...] = ()
    used_global_random: bool = False
    hidden_state: tuple[str, ...] = ()
    printed: str = ""
    warned: tuple[str, ...] = ()
    seconds: float = 0.0
