"""Importing the explorers, even their chapters, loads neither matplotlib nor ipywidgets."""

import subprocess
import sys

import pytest

HEAVY = ("matplotlib", "ipywidgets", "anywidget", "torch", "IPython")


@pytest.mark.parametrize(
    "statement",
    [
        "from dlcourse import explore",
        "from dlcourse.exploring import Slider",
        "from dlcourse.exploring import explorer; explorer('activations.collapse')",
    ],
)
def test_nothing_heavy_is_loaded(statement):
    code = f"import sys\n{statement}\nprint(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


@pytest.mark.parametrize(
    "first", ["import dlcourse.exploring", "from dlcourse.exploring import explore as e", "import dlcourse"]
)
def test_explore_can_be_called_whatever_was_imported_before(first):
    call = "try: explore('no.where')\nexcept LookupError: print('called')"
    code = f"{first}\nfrom dlcourse import explore\n{call}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "called"
