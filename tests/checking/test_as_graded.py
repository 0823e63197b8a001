"""What grading does not have is told at home, under the check."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dlcourse.checking.as_graded.packages import distributions, is_there, top_level
from dlcourse.checking.as_graded.warnings_at_home import warnings_at_home
from dlcourse.checking.registry import exercise
from dlcourse.resources import resource

DEAD = exercise("activations.dead_fraction")
RIGHT = "return float((acts <= 0).all(axis=0).mean())"


def warned(source, name="dead_fraction", asked=DEAD):
    names = {"__name__": "__main__"}
    exec(source, names)
    return warnings_at_home(asked, [names[name]])


FOREIGN = {
    "a module": (f"import sklearn.metrics as m\ndef dead_fraction(acts):\n    m; {RIGHT}", "`m`", "sklearn"),
    "a function": (
        f"from torch import as_tensor\ndef dead_fraction(acts):\n    as_tensor; {RIGHT}",
        "`as_tensor`",
        "torch",
    ),
    "inside": (f"def dead_fraction(acts):\n    import yaml\n    {RIGHT}", "`yaml`", "yaml"),
    "by way of a helper": (
        f"import torch\ndef helper(): return torch\ndef dead_fraction(acts):\n    helper(); {RIGHT}",
        "`torch`",
        "torch",
    ),
    "in a nested function": (
        f"import torch\ndef dead_fraction(acts):\n    f = lambda: torch\n    {RIGHT}",
        "`torch`",
        "torch",
    ),
    "data of the course": (
        f"from dlcourse.data import load\ndef dead_fraction(acts):\n    load; {RIGHT}",
        "`load`",
        "dlcourse.data",
    ),
    "kept answers": (f"from dlcourse import mine\ndef dead_fraction(acts): mine; {RIGHT}", "`mine`", "mine"),
}  # fmt: skip


@pytest.mark.parametrize("way", FOREIGN)
def test_what_grading_does_not_have_is_named(way):
    source, name, module = FOREIGN[way]
    (sentence,) = warned(source)
    assert name in sentence and module in sentence


def test_what_grading_has_is_not():
    source = "import numpy as np, math, matplotlib.pyplot as plt\nfrom functools import lru_cache\n"
    assert warned(f"{source}@lru_cache\ndef dead_fraction(acts):\n    np; math; plt; {RIGHT}") == []
    assert is_there("torch.nn", "torch") and not is_there("torch", "numpy")
    assert is_there("dlcourse.numpy.conv", "numpy", ["numpy.conv"]) and not is_there(
        "dlcourse.numpy.conv", "numpy"
    )


PROGRAM = """
import json, sys
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config
shell = InteractiveShell.instance(config=Config(HistoryManager={"hist_file": ":memory:"}))
for id, source in json.loads(sys.stdin.read()):
    shell.run_cell(source, store_history=True, cell_id=id)
"""


def run_at_home(*cells):
    """What a student sees who runs these cells, each with the id that JupyterLab tells."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], input=json.dumps(cells), capture_output=True, text=True, check=True
    )
    return done.stdout + done.stderr


FIRST = (None, "import math\nimport numpy as np\nfrom dlcourse import check, explore")
CHECK = (None, 'check("activations.dead_fraction", dead_fraction)')


def answer(line):
    return (None, f"def dead_fraction(acts):\n    {line}; {RIGHT}")


def demo():
    """A cell for exploring as it was handed out."""
    notebook = json.loads((resource("notebooks") / "04_activations.ipynb").read_text())
    cell = next(
        c
        for c in notebook["cells"]
        if "demo" in c["metadata"].get("tags", ()) and c["source"][0] == "import torch\n"
    )
    return cell["id"], "import torch\nrates = 1"


def test_a_name_of_a_demo_cell_a_name_taken_and_a_check_of_ones_own_are_told():
    id, source = demo()
    said = run_at_home(FIRST, (id, source), answer("rates"), CHECK)
    assert "only a cell for exploring defines it" in said and "`rates`" in said
    assert "only a cell for exploring" not in run_at_home(FIRST, ("own", source), answer("rates"), CHECK)
    assert "`np` was the module" in run_at_home(FIRST, (None, "np = 3"), answer("np"), CHECK)
    taken = run_at_home(FIRST, (None, "check = True"), answer("1"), CHECK)
    assert "now it is a name of your own" in taken and "Traceback" not in taken


@pytest.mark.parametrize("name", ["numpy.py", "random.py", "torch.py"])
def test_a_file_that_hides_a_library_is_named(tmp_path, name):
    (tmp_path / name).write_text("x = 1\n")
    program = f"import sys; sys.path.insert(0, '')\nimport {name[:-3]}\n{FIRST[1]}\n"
    program += f"def dead_fraction(acts): {RIGHT}\n{CHECK[1]}"
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True)
    assert f"{name} " in done.stdout + done.stderr and "restart the kernel" in done.stdout + done.stderr


def test_a_file_with_a_name_of_its_own_is_not(tmp_path):
    from dlcourse.shadowing import shadowing_files

    for name in ("my_numpy.py", "test.py", "numpy.txt", "random.ipynb"):
        (tmp_path / name).write_text("")
    (tmp_path / "data").mkdir()
    assert shadowing_files(tmp_path) == []
    (tmp_path / "torch").mkdir()
    Path(tmp_path / "torch" / "__init__.py").write_text("")
    assert shadowing_files(tmp_path) == [tmp_path / "torch"]


def test_what_lies_beside_each_other_is_what_the_installed_files_say():
    for item in distributions("torch"):
        assert top_level(item) == {file.parts[0] for file in item.files}
