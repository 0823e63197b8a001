"""Importing any reference earns nothing: over all exercises of all chapters."""

import numpy as np
import pytest
from nbformat.v4 import new_code_cell
from submissions import grade, grade_id_of, nothing, untouched
from tools import require

from autograder.oracle.pickling import pickled
from dlcourse.checking.case import Case
from dlcourse.checking.exercise import Function
from dlcourse.checking.registry import exercises
from dlcourse.curriculum import chapters, notebook_of

GRADED = [chapter for chapter in chapters() if any(each.points for each in exercises(chapter))]

STEALING = """
def {name}(*args, **kwargs):
    import importlib, pkgutil
    places = [({module!r}, {own_name!r})]
    course = ("numpy", "torch", "chapters", "data", "experiments", "frameworks")
    for package in (*("dlcourse." + name for name in course), "autograder"):
        try:
            found = importlib.import_module(package)
        except ImportError:
            continue
        path = getattr(found, "__path__", [])
        for each in pkgutil.walk_packages(path, package + ".", lambda name: None):
            places.append((each.name, {name!r}))
    for module, attribute in places:
        try:
            return getattr(importlib.import_module(module), attribute)(*args, **kwargs)
        except (ImportError, AttributeError, SyntaxError):
            pass
    return None
"""


def with_stolen_answers(name, chapter):
    """An untouched notebook that defines every function anew, right before it is checked."""
    notebook = untouched(name)
    for exercise in exercises(chapter):
        if exercise.uses:
            continue  # there the reference is given
        functions = [answer for answer in exercise.answers if isinstance(answer, Function)]
        code = "\n".join(
            STEALING.format(name=f.name, module=f.reference.__module__, own_name=f.reference.__name__)
            for f in functions
        )
        check = next(i for i, c in enumerate(notebook.cells) if grade_id_of(c) == f"{exercise.name}-check")
        notebook.cells.insert(check, new_code_cell(code))
    return notebook


@pytest.mark.slow
@pytest.mark.parametrize("chapter", GRADED)
def test_importing_the_references_earns_nothing(chapter):
    require("bwrap")
    name = notebook_of(chapter)
    graded = grade(with_stolen_answers(name, chapter), name)
    assert graded.marks == nothing(name)
    functions = [
        e for e in exercises(chapter) if any(isinstance(a, Function) for a in e.answers) and not e.uses
    ]
    assert all(graded.result.entry.exercises[f"{e.name}-check"].handed_in for e in functions)


SHIPPED = [
    pytest.param(answer, id=f"{exercise.id}.{answer.name}")
    for chapter in chapters()
    for exercise in exercises(chapter)
    if exercise.needs == "torch"
    for answer in exercise.answers
    if isinstance(answer, Function)
]


@pytest.mark.parametrize("function", SHIPPED)
def test_what_travels_into_the_sandbox_carries_no_reference(function):
    """Scripts and functions among the arguments travel by value, with all that they mention."""
    cases: list[Case] = [*function.visible, *function.cases(np.random.default_rng(0))]
    reference = function.reference
    code = getattr(reference, "__code__", None) or reference.__init__.__code__
    for case in cases:
        for thing in (case.play, *case.args, *case.kwargs.values()):
            if callable(thing):
                assert code.co_code not in pickled(thing)
