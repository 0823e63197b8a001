"""Honest students: whatever is usual in notebooks costs nothing, and marks are those of ``check`` itself."""

import json
import sys

import numpy as np
import pytest
from submissions import (
    KEY,
    VICTIM,
    grade,
    possible,
    solved,
    untouched,
    with_cell,
    with_function,
)
from tools import require

from autograder.oracle.seeds import exercise_seed
from dlcourse.checking.audit.solutions import solutions
from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.registry import exercises
from dlcourse.checking.run import run
from dlcourse.curriculum import chapters, notebook_of
from dlcourse.resources import resource

USUAL = {
    "warnings": "import warnings\nwarnings.warn('mind this')\nimport numpy as np\nnp.log(np.zeros(3))",
    "text on stderr": "import sys, logging\nprint('progress', file=sys.stderr)\nlogging.warning('mind this')",
    "a picture": "import matplotlib.pyplot as plt\nplt.plot([1, 2, 3]); plt.title('curve'); plt.show()",
    "a picture without show": "%matplotlib inline\nimport matplotlib.pyplot as plt\n"
    "plt.imshow([[1, 2], [3, 4]])",
    "helper functions": "def helper(x):\n    return x\nclass Helper:\n    pass\nhelper(3)",
    "magics": "%time sum(range(10))\n%timeit -n 1 -r 1 sum(range(10))\n%who",
    "a timed cell": "%%time\nx = sum(range(1000))\nx",
    "a shell command": "!echo hello\n!pip install numpy",
    "pip": "%pip install numpy",
    "help": "len?\nhelp(len)",
    "an error": "1 / 0",
    "a syntax error": "def (:",
    "an unknown package": "import pandas as pd\npd.DataFrame()",
    "a question to the user": "name = input('Your name? ')",
    "exit": "exit()",
    "sys.exit": "import sys\nsys.exit(0)",
    "await": "import asyncio\nawait asyncio.sleep(0.01)",
    "a file": "import numpy as np\nnp.save('weights.npy', np.ones(3))\nnp.load('weights.npy').sum()",
    "a thread": "import threading\nt = threading.Thread(target=print, args=('hi',)); t.start(); t.join()",
    "hints": "from dlcourse.checking import hint\nhint('activations.forward')",
    "the explorer": "from dlcourse import explore\nexplore('activations.vanishing')",
    "a reload": "%load_ext autoreload\n%autoreload 2",
    "seeds": "import numpy as np, random\nnp.random.seed(3); random.seed(3)",
    "error settings": "import numpy as np\nnp.seterr(all='raise')\nnp.set_printoptions(precision=2)",
}


def test_the_sandbox_has_the_graders_own_python(attack):
    """Down to its shared library: where that is missing, the system's own is loaded, or none."""
    graded = attack(with_cell(solved(), "import sys\nprint(repr(sys.version))"))
    assert repr(sys.version) in graded.printed


@pytest.mark.parametrize("name", USUAL)
def test_what_is_usual_costs_nothing(attack, name):
    graded = attack(with_cell(solved(), USUAL[name]))
    assert graded.marks == possible(), graded.result.entry.notes
    if "picture" in name:
        cells = json.loads(graded.result.text)["cells"]
        assert [o for cell in cells for o in cell.get("outputs", []) if "image/png" in o.get("data", {})]


def test_an_answer_that_warns_and_prints_gets_full_marks(attack):
    code = f"""def {VICTIM}(acts):
    import sys, warnings, numpy as np
    print("working"); print("on it", file=sys.stderr); warnings.warn("mind this")
    np.zeros(1) / 0
    return float((acts <= 0).all(axis=0).mean())"""
    assert attack(with_function(solved(), VICTIM, code)).marks == possible()


def test_an_untouched_notebook_gets_nothing_and_no_notes(attack):
    graded = attack(untouched())
    assert set(graded.marks.values()) == {0.0}
    assert graded.result.entry.notes == []
    assert set(graded.result.entry.comments.values()) == {"No response."}


def by_check_itself(chapter, namespaces):
    """The marks that the engine gives in this process, for the same seeds."""
    name = notebook_of(chapter)
    marks = {}
    for exercise in exercises(chapter):
        names = namespaces[exercise.id]
        callers = [LocalCaller(names.get(answer.name), exercise.seconds) for answer in exercise.answers]
        marks[exercise.name] = run(exercise, callers, exercise_seed(KEY, name, exercise.id)).points
    return marks


@pytest.mark.slow
@pytest.mark.parametrize("chapter", chapters())
def test_solutions_get_the_marks_that_check_gives(chapter):
    require("bwrap")
    written = solutions(resource("notebooks") / "source", chapter)
    namespaces = {solution.exercise: solution.namespace() for solution in written}
    name = notebook_of(chapter)
    expected = by_check_itself(chapter, namespaces)
    for _ in range(2):  # the second student is asked what the first was, by the same lane
        graded = grade(solved(name), name)
        assert graded.marks == expected == possible(name)
        assert graded.result.entry.notes == []


WRONG = {
    "per value": "return float((acts <= 0).mean())",
    "per sample": "return float((acts <= 0).all(axis=1).mean())",
    "a count": "return int((acts <= 0).all(axis=0).sum())",
    "always nothing": "return 0.0",
    "always nothing, single precision": "return np.float32(0)",
    "right for some": "return 0.5 if len(acts) > 5 else float((acts <= 0).all(axis=0).mean())",
    "the wrong type": "return [float((acts <= 0).all(axis=0).mean())]",
    "changes its input": "share = float((acts <= 0).all(axis=0).mean()); acts[:] = 0; return share",
    "global random numbers": "np.random.rand(); return float((acts <= 0).all(axis=0).mean())",
    "hidden state": "return float((acts <= limit).all(axis=0).mean())",
    "raises for some": "return float((acts <= 0).all(axis=0).mean()) if len(acts) > 5 else 1 / 0",
    "an array": "return (acts <= 0).all(axis=0).mean(keepdims=True)",
    "integer overflow": "return 2**200",
    "a dictionary": "return {'share': 1}",
    "not a number": "return float('nan')",
    "text": "return 'ü'",
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_answers_get_the_marks_and_the_diagnosis_that_check_gives(attack, name):
    code = f"limit = 0\ndef {VICTIM}(acts):\n    {WRONG[name]}"
    graded = attack(with_function(solved(), VICTIM, code))
    names = {"np": np}
    exec(code, names)
    (exercise,) = (each for each in exercises("activations") if each.name == VICTIM)
    here = run(exercise, [LocalCaller(names[VICTIM])], exercise_seed(KEY, "04_activations", exercise.id))
    entry = graded.result.entry.exercises[f"{VICTIM}-check"]
    assert entry.verdict.points == here.points < exercise.points
    assert entry.verdict.answers[0].mistakes == here.answers[0].mistakes
    assert [row.passed for row in entry.verdict.answers[0].cases] == [
        row.passed for row in here.answers[0].cases
    ]
    assert graded.marks | {VICTIM: 0} == possible() | {VICTIM: 0}
