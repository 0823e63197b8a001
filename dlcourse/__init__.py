"""dlcourse: an interactive deep-learning course, its reference implementations and its checks.

Importing this package is cheap on purpose: no torch, no matplotlib and no IPython are loaded until
something needs them, so a NumPy-only grading process stays small.
"""

from importlib import import_module
from typing import Any

__version__ = "0.2.0"

_HOME = {
    "check": "dlcourse.checking",
    "hint": "dlcourse.checking",
    "agree": "dlcourse.checking",
    "explore": "dlcourse.exploring",
    "predict": "dlcourse.predicting",
    "explain": "dlcourse.predicting",
    "balance": "dlcourse.predicting",
    "selftest": "dlcourse.predicting",
}


def __getattr__(name: str) -> Any:
    """Load what a notebook calls on first use."""
    if name in _HOME:
        if name == "check":
            import_module("dlcourse.checking.undefined_names").explain_undefined_answers()
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'dlcourse' has no attribute {name!r}")
