"""dlcourse: an interactive deep-learning course, its reference implementations and its checks.

Importing this package is cheap on purpose: no torch, no matplotlib and no IPython are loaded until
something needs them, so a NumPy-only grading process stays small.
"""

import sys
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


if sys.platform == "emscripten":  # Python in a browser
    import_module("dlcourse.in_browser").prepare()


def _load(name: str) -> Any:
    """Import one of our modules; where a file of the student's hides a library, say which."""
    try:
        return import_module(name)
    except Exception as error:
        from dlcourse.shadowing import explanation

        reason = explanation()
        if not reason:
            raise
        raise ImportError(reason) from error


def __getattr__(name: str) -> Any:
    """Load what a notebook calls on first use."""
    if name in _HOME:
        if name == "check":
            _load("dlcourse.checking.undefined_names").explain_undefined_answers()
            _load("dlcourse.figures.showing").name_figures()
        return getattr(_load(_HOME[name]), name)
    raise AttributeError(f"module 'dlcourse' has no attribute {name!r}")
