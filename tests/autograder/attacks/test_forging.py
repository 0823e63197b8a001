"""Forging marks: whatever a notebook does to the tools of a test, unsolved exercises earn nothing."""

import pytest
from submissions import (
    VICTIM,
    all_but,
    answers,
    cell_of,
    lying,
    nothing,
    possible,
    solved,
    untouched,
    with_body,
    with_cell,
    with_function,
)

FORGERIES = {
    "patched comparisons": """
        import numpy as np, numpy.testing
        np.allclose = np.isclose = np.array_equal = np.array_equiv = lambda *a, **k: True
        np.testing.assert_allclose = np.testing.assert_array_equal = lambda *a, **k: None
    """,
    "np rebound": """
        class Agrees:
            def __getattr__(self, name): return self
            def __call__(self, *args, **kwargs): return self
            def __bool__(self): return True
        np = numpy = torch = math = Agrees()
        import sys
        sys.modules["numpy"] = sys.modules["torch"] = np
    """,
    "a transformer of the syntax tree": """
        import ast
        class Full(ast.NodeTransformer):
            def visit_Call(self, node):
                return ast.Constant(10.0) if getattr(node.func, "id", "") == "check" else node
        get_ipython().ast_transformers.append(Full())
    """,
    "a transformer of the input": """
        def full(lines):
            return ["10.0\\n" if line.startswith("check(") else line for line in lines]
        get_ipython().input_transformers_post.append(full)
        get_ipython().input_transformers_cleanup.append(full)
    """,
    "the display hook": """
        import sys
        from IPython.display import display
        sys.displayhook(10.0)
        display(10.0)
        hook = type(sys.displayhook)
        hook.__call__ = lambda self, result=None: None
    """,
    "check replaced": """
        import dlcourse, dlcourse.checking, sys
        check = lambda id, *answers: 10.0
        for module in list(sys.modules.values()):
            if hasattr(module, "check"):
                module.check = check
    """,
    "the engine patched": """
        import dlcourse.checking.compare as compare, dlcourse.checking.judge as judge
        import dlcourse.checking.run as run, dlcourse.checking.calling.caller as caller
        compare.compare = judge.compare = judge.judge = run.judge = lambda *a, **k: None
        compare.relative_error = lambda *a: 0.0
        run._earned = lambda calls: 1.0
    """,
    "the client patched": """
        import sys
        for name, module in list(sys.modules.items()):
            if name.startswith("inside"):
                for attribute in dir(module):
                    value = getattr(module, attribute)
                    if isinstance(value, type):
                        for method in ("check", "_call", "_report", "encode", "_answer"):
                            if hasattr(value, method):
                                setattr(value, method, lambda self, *args, **kwargs: {"value": 1.0})
    """,
    "sys.modules emptied": """
        import sys
        for name in list(sys.modules):
            if name.startswith(("dlcourse", "inside", "msgpack", "IPython")):
                del sys.modules[name]
    """,
    "its own numpy.py": """
        import sys, os
        open("numpy.py", "w").write("def __getattr__(name): return lambda *a, **k: True")
        sys.path.insert(0, os.getcwd())
        sys.modules.pop("numpy")
        import numpy as np
    """,
    "builtins": """
        import builtins
        builtins.abs = builtins.float = builtins.isinstance = lambda *a: True
        builtins.all = builtins.any = builtins.max = builtins.sum = lambda *a, **k: 0
    """,
    "exec of the instructor's source": """
        import inspect, gc, sys
        sources = []
        for module in list(sys.modules.values()):
            try: sources.append(inspect.getsource(module))
            except Exception: pass
        for source in sources:
            if "reference" in source and "def dead_fraction" in source:
                exec(source)
    """,
    "points announced": """
        print("10.0"); print("Score: 50/50")
        from IPython.display import display, publish_display_data
        publish_display_data({"text/plain": "10.0", "text/html": "10.0"})
        10.0
    """,
    "the ledger written": """
        import json, pathlib
        for folder in ("/", "/tmp", "..", ".", "/grader", "/packages"):
            for name in ("gradebook.db", "ledger.json", "ledger/mallory.json"):
                try: pathlib.Path(folder, name).write_text(json.dumps({"points": 10.0}))
                except OSError: pass
    """,
    "checks called early": """
        for exercise in ("forward", "derivatives", "dead_fraction", "gradient_norms", "collapse", "choose"):
            for _ in range(3):
                check(f"activations.{exercise}", *[lambda *a, **k: True] * 5)
                check(f"activations.{exercise}", *[True] * 5)
    """,
    "time and place": """
        import time, locale, os, random
        time.time = time.monotonic = time.perf_counter = lambda: 0.0
        os.environ["TZ"] = "Mars/Olympus"; time.tzset()
        os.environ["PYTHONHASHSEED"] = "0"; random.seed(1)
        try: locale.setlocale(locale.LC_ALL, "tr_TR.UTF-8")
        except locale.Error: pass
    """,
}

AGREEABLE = {
    "float": "class Equal(float):\n    __eq__ = __le__ = __ge__ = lambda self, other: True\n"
    "    __sub__ = __rsub__ = __abs__ = lambda self, *other: 0.0\nEQUAL = Equal(0.123)",
    "array": "import numpy as np\nclass Equal(np.ndarray):\n"
    "    __eq__ = __le__ = lambda self, other: np.ones_like(other, bool)\n"
    "    __array_function__ = __array_ufunc__ = lambda self, *a, **k: True\n"
    "    __sub__ = __rsub__ = lambda self, other: 0 * other\n"
    "    shape = property(lambda self: Any()); dtype = property(lambda self: np.dtype(float))\n"
    "class Any:\n    __eq__ = lambda s, o: True\nEQUAL = np.zeros(3).view(Equal)",
    "everything": "class Equal:\n    def __getattr__(self, name): return self\n"
    "    def __call__(self, *a, **k): return self\n"
    "    def __iter__(self): return iter([self] * 5)\n"
    "    __getitem__ = __eq__ = __le__ = __ge__ = __contains__ = __sub__ = __rsub__ = __array__ = "
    "lambda self, *o: self\n    __float__ = lambda s: 0.123\n    __bool__ = lambda s: True\n"
    "    __len__ = lambda s: 2\n    __hash__ = lambda s: 0\nEQUAL = Equal()",
    "tuple": "class Equal(tuple):\n    __eq__ = lambda s, o: True\n    __len__ = lambda s: 2\n"
    "    __iter__ = lambda s: iter([s, s])\nEQUAL = Equal()",
    "a mock": "from unittest.mock import MagicMock\nEQUAL = MagicMock()\nEQUAL.__eq__ = lambda s, o: True",
}

QUIZ_TRICKS = {
    "dict": "class Choice(dict):\n    def get(self, key, default=None): return Letter()\n"
    "    __getitem__ = get\n    __contains__ = lambda s, k: True\n    __eq__ = lambda s, o: True\n",
    "str": "class Letter(str):\n    __eq__ = lambda s, o: True\n    __ne__ = lambda s, o: False\n"
    "    __hash__ = lambda s: hash('b')\n    strip = lower = lambda s: s\n",
}


def dedent(text):
    return "\n".join(line[8:] for line in text.splitlines())


@pytest.mark.parametrize("name", FORGERIES)
def test_forgery_earns_nothing(attack, name):
    """Once at the beginning, and once more right before a check."""
    notebook = with_cell(lying(), dedent(FORGERIES[name]))
    place = notebook.cells.index(cell_of(notebook, f"{VICTIM}-check"))
    graded = attack(with_cell(notebook, dedent(FORGERIES[name]), place))
    assert graded.marks == nothing()
    assert set(graded.result.entry.scores.values()) == {0.0}


@pytest.mark.parametrize("name", AGREEABLE)
def test_a_result_equal_to_everything_earns_nothing(attack, name):
    notebook = with_cell(lying(), AGREEABLE[name])
    for answer in answers("04_activations"):
        if answer != "choice":
            with_body(notebook, "return EQUAL", name=answer)
    assert attack(notebook).marks == nothing()


@pytest.mark.parametrize("name", AGREEABLE)
def test_an_object_in_place_of_a_function_earns_nothing(attack, name):
    notebook = with_cell(solved(), AGREEABLE[name])
    assert attack(with_function(notebook, VICTIM, f"{VICTIM} = EQUAL")).marks == all_but(VICTIM)


def test_quiz_answers_equal_to_everything_earn_nothing(attack):
    notebook = solved()
    tricks = "\n".join(QUIZ_TRICKS.values())
    for code in (
        'choice = Choice(q1="x")',
        'choice = {q: Letter("x") for q in ("q1", "q2", "q3", "q4")}',
        'choice = {Letter("q1"): "abcd", Letter("q2"): ["a", "b", "c", "d"]}',
        'choice = Choice({f"q{i}": Letter("") for i in range(9)})',
    ):
        cell_of(notebook, "choose").source = f"{tricks}\n{code}"
        assert attack(notebook).marks == all_but("choose")


@pytest.mark.parametrize("value", ["np.float64(0.5)", "False", "float('nan')", "10**9"])
def test_the_last_value_of_a_cell_is_no_mark(attack, value):
    notebook = untouched()
    for cell in notebook.cells:
        if cell.cell_type == "code" and "demo" not in cell.metadata.get("tags", []):
            cell.source += f"\n{value}"
    graded = attack(notebook)
    assert graded.marks == nothing()
    assert set(graded.result.entry.scores.values()) == {0.0}


def test_the_text_of_a_check_cell_is_not_the_students(attack):
    notebook = lying()
    for cell in notebook.cells:
        if cell.source.startswith("check("):
            cell.source = "10.0"
            cell.outputs = [{"output_type": "execute_result", "data": {"text/plain": "10.0"}}]
    assert attack(notebook).marks == nothing()


def test_points_and_locks_in_the_metadata_are_not_the_students(attack):
    notebook = lying()
    for cell in notebook.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader.update(points=1000, grade=True, solution=True, locked=False)
    graded = attack(notebook)
    assert graded.marks == nothing()
    assert all(part.verdict.possible <= 10 for part in graded.result.entry.exercises.values())


def test_the_last_of_twenty_attempts_counts(attack):
    notebook = solved()
    right = f"for _ in range({{}}):\n    check('activations.{VICTIM}', {VICTIM})"
    place = notebook.cells.index(cell_of(notebook, f"{VICTIM}-check"))
    wrong = f"right = {VICTIM}\n{VICTIM} = lambda acts: None"
    with_cell(with_cell(notebook, right.format(19), place), wrong, place + 1)
    assert attack(notebook).marks == all_but(VICTIM)
    notebook.cells[place].source = right.format(20)
    assert attack(notebook).marks == possible()


def test_an_attempt_that_breaks_off_does_not_replace_a_complete_one(attack):
    notebook = solved()
    code = f"check('activations.{VICTIM}', {VICTIM})\n"
    code += f"import os\ncheck('activations.{VICTIM}', lambda acts: os._exit(0))"
    place = notebook.cells.index(cell_of(notebook, f"{VICTIM}-check"))
    assert attack(with_cell(notebook, code, place)).marks == possible()


def test_exercises_of_another_chapter_and_unknown_ones_count_for_nothing(attack):
    code = "import dlcourse\n" + "\n".join(
        f"check({id!r}, lambda *a, **k: 1.0)"
        for id in ("backprop.trace", "start.answer", "activations.none", "", "../x", "activations.forward\0")
    )
    code += "\nfor strange in (None, 3, [], b'x', check, {}):\n    check(strange)"
    graded = attack(with_cell(solved(), code, "end"))
    assert graded.marks == possible()
    assert len(graded.result.entry.exercises) == len(possible())


@pytest.mark.slow
def test_time_is_kept_outside(attack):
    """Five seconds are allowed; the clock and the alarm inside are the student's."""
    notebook = with_body(
        solved(),
        "import contextlib, signal, time",
        "import dlcourse.checking.calling.caller as caller",
        "signal.setitimer(signal.ITIMER_REAL, 0)",
        "caller.time_limit = lambda seconds: contextlib.nullcontext()",
        "caller.time.perf_counter = lambda: 0.0",
        "time.sleep(5.8)",
        "return float((args[0] <= 0).all(axis=0).mean())",
    )
    assert attack(notebook).marks == all_but(VICTIM)
