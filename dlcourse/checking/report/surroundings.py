"""Where a report is shown: in a notebook, in a terminal, or while nbgrader is grading."""

import os
import sys


def in_notebook() -> bool:
    """Whether a Jupyter kernel is running this code."""
    if "IPython" not in sys.modules:
        return False
    from IPython import get_ipython

    return getattr(get_ipython(), "kernel", None) is not None


def is_being_graded() -> bool:
    """Whether nbgrader is executing the notebook: hints would only fill the feedback."""
    return "NBGRADER_EXECUTION" in os.environ
