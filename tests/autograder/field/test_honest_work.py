"""What ordinary students do on an ordinary day costs nothing, or a remark says exactly what was different."""

import json

import pytest
from submissions import (
    VICTIM,
    all_but,
    cell_of,
    grade,
    possible,
    solved,
    untouched,
    with_cell,
    with_function,
)

from dlcourse.curriculum import chapters, notebook_of

RIGHT = "return float((acts <= 0).all(axis=0).mean())"


def with_line(*lines, before=()):
    """The victim's answer with lines in its function, and lines above it."""
    body = "".join(f"    {line}\n" for line in lines)
    above = "".join(f"{line}\n" for line in before)
    return with_function(solved(), VICTIM, f"{above}def {VICTIM}(acts):\n{body}    {RIGHT}")


def first_cell(source):
    """The notebook with another first code cell; None deletes it."""
    notebook = solved()
    index = next(i for i, cell in enumerate(notebook.cells) if cell.cell_type == "code")
    if source is None:
        del notebook.cells[index]
    else:
        notebook.cells[index].source = source
    return notebook


def first_cell_plus(*lines):
    """The first cell with lines on top of it."""
    return first_cell(
        "\n".join([*lines, "import math", "import numpy as np", "from dlcourse import check, explore"])
    )


def first_cell_as_text():
    notebook = solved()
    cell = next(cell for cell in notebook.cells if cell.cell_type == "code")
    cell.cell_type = "markdown"
    for key in ("outputs", "execution_count"):
        del cell[key]
    return notebook


def answer_with(*lines, id=VICTIM):
    """Lines on top of an answer cell."""
    notebook = solved()
    cell = cell_of(notebook, id)
    cell.source = "\n".join([*lines, cell.source])
    return notebook


def merged(one="forward", other="derivatives"):
    """Two answer cells merged into one, as the menu of JupyterLab does it."""
    notebook = solved()
    cell_of(notebook, one).source += "\n\n\n" + cell_of(notebook, other).source
    notebook.cells.remove(cell_of(notebook, other))
    return notebook


def elsewhere(place, id=VICTIM):
    """The answer in a cell of the student's own, the stub left: above it, or below the check."""
    notebook = solved()
    cell, stub = cell_of(notebook, id), cell_of(untouched(), id).source
    at = notebook.cells.index(cell)
    source, cell.source = cell.source, stub
    return with_cell(notebook, source, at if place == "above" else at + 2)


def in_a_demo(id=VICTIM):
    """The answer in a cell for exploring, the stub left."""
    notebook = elsewhere("above", id)
    cell = next(cell for cell in notebook.cells if cell.id.startswith("own-"))
    cell.metadata["tags"] = ["demo"]
    return notebook


def own(*sources, place=3):
    notebook = solved()
    for source in sources:
        with_cell(notebook, source, place)
    return notebook


def with_a_copy_of_the_stub(id):
    """The cell as it was handed out, pasted once more below the answer."""
    notebook = solved()
    copy = cell_of(untouched(), id)
    copy.id = "pasted"
    notebook.cells.insert(notebook.cells.index(cell_of(notebook, id)) + 1, copy)
    return notebook


FULL = {
    # output while the grader waits
    "A2 plt.show": with_line("import matplotlib.pyplot as plt", "plt.plot([1, 2]); plt.show()"),
    "A2 display": with_line("display('x')"),
    "A2 logging": with_line("logging.info('x')", before=["import logging; logging.basicConfig(level=0)"]),
    "A2 print": with_line("print('working', acts)"),
    "A2 a stream kept from before": with_line("OUT.write('x')", before=["import sys", "OUT = sys.stdout"]),
    "A2 the first descriptor": with_line("import os; os.write(1, b'x'); os.write(2, b'x')"),
    "A2 a C library": with_line("import ctypes; ctypes.CDLL(None).puts(b'from C')"),
    "A2 a thread that prints all the time": own(
        "import threading, time\ndef talk():\n    while True: print('x'); time.sleep(0.0002)\n"
        "threading.Thread(target=talk, daemon=True).start()"
    ),
    "A2 a child process that prints": with_line(
        "import os, sys", "if not (pid := os.fork()): OUT.write('x' * 9); os._exit(0)", "os.waitpid(pid, 0)",
        before=["import sys", "OUT = sys.stdout"],
    ),
    "A2 a traceback shown": with_line(
        "try: 1 / 0", "except ZeroDivisionError: get_ipython().showtraceback()"
    ),
    # a first cell that fails in part
    "A3 torch first": first_cell_plus("import torch"),
    "A3 data of the course": first_cell_plus("from dlcourse.data import load"),
    "A3 pandas": first_cell_plus("import pandas as pd", "pd.set_option('display.width', 80)"),
    "A3 a widget back end": first_cell_plus("%matplotlib widget"),
    "A3 an option of an unknown style": first_cell_plus("import seaborn as sns; sns.set()"),
    "A3 a file that is not there": first_cell_plus("import numpy as np", "data = np.load('big.npy')"),
    "A3 a syntax error": first_cell("import numpy as np\nfrom dlcourse import check, explore\n%%%"),
    "A3 more names from dlcourse": first_cell("import math, numpy as np\nfrom dlcourse import mine, check"),
    # no first cell
    "A4 deleted": first_cell(None),
    "A4 turned into text": first_cell_as_text(),
    "A4 emptied": first_cell(""),
    # a line on top of an answer
    "A5 pip": answer_with("!pip install numpy"),
    "A5 pip as magic": answer_with("%pip install -q numpy"),
    "A5 an import that is not needed": answer_with("from scipy.special import erf"),
    "A5 a hint": answer_with("hint('activations.dead_fraction')"),
    "A5 a hint imported": answer_with("from dlcourse import hint", "hint('activations.dead_fraction')"),
    "A5 time it": answer_with("%timeit sum(range(10))"),
    "A5 a timed cell": answer_with("%%time", "import torch"),
    "A5 a captured cell": answer_with("%%capture out", "import scipy"),
    "A5 an unknown cell magic": answer_with("%%wandb"),
    "A5 an unknown magic": answer_with("%load_ext line_profiler", "%lprun -f sum sum([1])"),
    "A5 an explorer": answer_with("explore('activations.shapes')"),
    "A5 a result of a demo": answer_with("print(digits.x_train.shape)"),
    # merged cells
    "A6 two answers": merged(),
    "A6 an answer moved up": merged("forward", "collapse"),
    "A6 an answer moved down": merged("collapse", "forward"),
    "A6 a quiz": merged("collapse", "choose"),
    "A6 the stub pasted below the answer": with_a_copy_of_the_stub(VICTIM),
    "A6 stubs pasted below the answers": with_a_copy_of_the_stub("forward"),
    "A6 a quiz pasted below its answers": with_a_copy_of_the_stub("choose"),
    # time
    "A7 own cells": own(*["import time; time.sleep(1.9)"] * 12),
    "A7 own loops": own(*["while True: pass"] * 6, place=3),
    "A7 a helper behind them": with_cell(
        with_cell(
            with_function(solved(), VICTIM, f"def {VICTIM}(acts): return helper(acts)"),
            "def helper(acts):\n    return float((acts <= 0).all(axis=0).mean())\nsum(range(10))",
        ),
        "import time; time.sleep(1.9)",
    ),
    # names
    "A9 check": own("check = True"),
    "A9 check of one's own": own("def check(x):\n    return x"),
    "A9 explore": own("explore = [1, 2]"),
    "A9 deleted": own("del check, explore"),
    "A9 np is a number": own("np = 3"),
    "A9 np deleted": own("del np"),
    "A9 np is a class": own("class np: pass"),
    "A9 np is a function": own("def np(): pass"),
    "A9 reset": own("%reset -f"),
    "A9 in an answer": answer_with("check = 1"),
    # the answer in another cell
    "A11 above": elsewhere("above"),
    "A11 below the check": elsewhere("below"),
    "A11 a quiz": elsewhere("above", "choose"),
    "A11 in a cell for exploring": in_a_demo(),
    # others
    "a module written by the notebook": with_cell(
        with_function(solved(), VICTIM, f"from helper import share\ndef {VICTIM}(acts): return share(acts)"),
        "%%writefile helper.py\ndef share(acts):\n    return float((acts <= 0).all(axis=0).mean())",
    ),
}  # fmt: skip

FULL |= {
    "a figure saved": answer_with("import matplotlib.pyplot as plt", "plt.figure(); plt.savefig('a.png')"),
    "a progress bar, if there is one": with_line(
        "for _ in tqdm(range(3)): pass",
        before=["try:", "    from tqdm import tqdm", "except ImportError:", "    tqdm = iter"],
    ),
    "types": with_function(
        solved(), VICTIM,
        f"from typing import *\nimport numpy.typing as npt\n"
        f"def {VICTIM}(acts: npt.NDArray[np.float64]) -> Optional[float]:\n    {RIGHT}",
    ),
    "thousands of lines": answer_with("for i in range(5000): print('line', i)"),
    "a counter": with_line("global CALLS; CALLS += 1", before=["CALLS = 0"]),
    "a question": answer_with("name = input('who? ')"),
    "another stream": answer_with("import io, sys", "sys.stdout = io.StringIO()"),
    "a breakpoint": with_line("breakpoint()"),
    "a debugger": with_line("import pdb; pdb.set_trace()"),
    "awaiting": answer_with("import asyncio", "await asyncio.sleep(0)"),
    "everything of NumPy": first_cell_plus("from numpy import *"),
    "pylab": first_cell_plus("%pylab inline"),
    "a drive": first_cell_plus("from google.colab import drive", "drive.mount('/content/drive')"),
    "a back end with windows": first_cell_plus("import matplotlib; matplotlib.use('TkAgg')"),
    "an end": own("quit()"),
    "another encoding": json.dumps(answer_with("# größer"), ensure_ascii=False).encode("cp1252", "replace"),
    "half a character": json.dumps(answer_with("# \ud83d")).encode(),
}  # fmt: skip


@pytest.mark.parametrize("habit", FULL)
def test_full_marks(habit):
    graded = grade(FULL[habit])
    assert graded.marks == possible(), graded.result.entry.notes


ABOVE = [
    "!pip install numpy",
    "from scipy.special import erf as unused",
    "print('working')",
    "me = input('who? ')",
]
TOP = [
    "import pandas as pd",
    "from google.colab import drive",
    "drive.mount('/content/drive')",
    "%matplotlib inline",
]
OWN = [
    "raise RuntimeError('to do')",
    "import random; random.seed(3)",
    "%%timeit -n 1\n1",
    "check = True",
    "quit()",
]


def as_usual(name):
    """A chapter solved, with lines above the imports and above every answer, and cells of one's own."""
    notebook = solved(name)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    code[0].source = "\n".join([*TOP, code[0].source])
    for cell in code:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = "\n".join([*ABOVE, cell.source])
    for source in OWN:
        with_cell(notebook, source)
    return notebook


@pytest.mark.slow
@pytest.mark.parametrize("chapter", chapters())
def test_the_usual_costs_nothing_in_any_chapter(chapter):
    name = notebook_of(chapter)
    graded = grade(as_usual(name), name)
    assert graded.marks == possible(name), graded.result.entry.notes


@pytest.mark.slow
def test_another_default_dtype_of_torch_costs_nothing():
    name = notebook_of("gan")
    notebook = solved(name)
    first = next(cell for cell in notebook.cells if cell.cell_type == "code")
    first.source = "import torch\ntorch.set_default_dtype(torch.float64)\n" + first.source
    assert grade(notebook, name).marks == possible(name)


NAMED = {
    "A3 torch": (first_cell_plus("import torch"), "torch"),
    "A3 data": (first_cell_plus("from dlcourse.data import load"), "dlcourse.data"),
    "A3 pandas": (first_cell_plus("import pandas as pd"), "pandas"),
    "A4 deleted": (first_cell(None), "put back"),
    "A5 scipy": (answer_with("from scipy.special import erf"), "scipy"),
    "A6 merged": (merged(), "derivatives"),
    "A9 np": (own("np = 3"), "`np`"),
    "A11 above": (elsewhere("above"), VICTIM),
}


@pytest.mark.parametrize("habit", NAMED)
def test_the_feedback_says_what_was_different(habit):
    notebook, word = NAMED[habit]
    notes = grade(notebook).result.entry.notes
    assert any(word in note for note in notes), notes


def with_a_helper(*lines, place):
    """An answer that uses a helper, and a cell with these lines: a kernel knows what has ever been run."""
    return with_cell(with_line("helper(acts)"), "\n".join(lines), place)


LOST = {
    "a helper below the check": (
        with_a_helper("def helper(acts):", "    return 1", place="end"), ["`helper`", "below the check"],
    ),
    "an import below the check": (
        with_a_helper("from math import sqrt as helper", place="end"), ["`helper`", "below the check"],
    ),
    "a helper that was deleted": (
        with_a_helper("if True:", "    helper_2 = 1", place=3), ["`helper`", "nowhere in the notebook"],
    ),
    "A5 a function that grading does not have": (
        with_line("erf(0.0)", before=["from scipy.special import erf"]), ["`erf`", "scipy"],
    ),
    "A5 inside": (with_line("import scipy.special"), ["scipy"]),
    "A10 torch from a demo": (with_line("torch.is_tensor(acts)"), ["`torch`", "explor"]),
    "A10 a variable of a demo": (with_line("len(rates)"), ["`rates`", "explor"]),
    "A10 a function of a demo": (with_line("sigmoid_slope(acts)"), ["`sigmoid_slope`", "explor"]),
}  # fmt: skip


@pytest.mark.parametrize("habit", LOST)
def test_what_is_lost_is_explained(habit):
    notebook, words = LOST[habit]
    graded = grade(notebook)
    assert graded.marks == all_but()
    assert any(all(word in note for word in words) for note in graded.result.entry.notes), (
        graded.result.entry.notes
    )
