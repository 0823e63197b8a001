"""No answer stands in the notebook: nothing that a demo cell shows earns points when it is handed in.

Tried are, of every code cell that is not answered: literals, functions of one line, and expressions whose
free names can be the parameters of an answer. In chapters graded without PyTorch what uses it is left out.
"""

import ast
import builtins
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from itertools import permutations

import nbformat
import numpy as np
import pytest
from everything import only_with_everything

from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.calling.reference import expected_outcome
from dlcourse.checking.exercise import Function, Quiz
from dlcourse.checking.judge import judge
from dlcourse.checking.quiz import check_quiz
from dlcourse.checking.registry import exercises
from dlcourse.checking.run import check_function
from dlcourse.checking.texts import Texts
from dlcourse.checking.trials import trials
from dlcourse.curriculum import chapters, notebook_of
from dlcourse.resources import resource

pytestmark = [pytest.mark.slow, only_with_everything]
TAUGHT = [chapter for chapter in chapters() if chapter != "start"]  # which shows how answers are given
MOST = 0.1
"""Share of an answer's points that a coincidence may earn."""
PARAMETERS = 3
ALLOWED = {
    "activations.forward.sigmoid": "the formula of the task itself, naively typed",
    "rnn_lstm.repair.time_first": "an exchange of axes, which every chapter writes as .T",
    "activations.forward.tanh": 'the task says "you may use np.tanh"',
}
LIBRARIES = {"np": np, "numpy": np, **vars(builtins)}


@cache
def shown_code(chapter: str) -> list[ast.Module]:
    notebook = nbformat.read(resource("notebooks") / f"{notebook_of(chapter)}.ipynb", as_version=4)
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    texts = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    listings = [code for text in texts for code in re.findall(r"```python\n(.*?)```", text, re.DOTALL)]
    return [tree for code in [*cells, *listings] if (tree := parsed(code))]


def parsed(code: str) -> ast.Module | None:
    try:
        return ast.parse(code)
    except SyntaxError:  # a line for the shell
        return None


@cache
def expressions(chapter: str) -> dict[str, ast.expr]:
    """Every expression that is shown, by its text."""
    nodes = [node for tree in shown_code(chapter) for node in ast.walk(tree)]
    texts = {ast.unparse(node): node for node in nodes if isinstance(node, ast.expr)}
    return {text: node for text, node in texts.items() if parsed(f"({text})")}


def one_liners(chapter: str) -> Iterator[ast.Lambda]:
    """Lambdas, and functions that do nothing but return, as lambdas."""
    for tree in shown_code(chapter):
        for node in ast.walk(tree):
            if isinstance(node, ast.Lambda):
                yield node
            elif isinstance(node, ast.FunctionDef):
                body = [each for each in node.body if not is_docstring(each)]
                if len(body) == 1 and isinstance(body[0], ast.Return) and body[0].value:
                    yield ast.Lambda(node.args, body[0].value)


def is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def free_names(node: ast.expr) -> list[str]:
    names = [each for each in ast.walk(node) if isinstance(each, ast.Name)]
    bound = {each.id for each in names if isinstance(each.ctx, ast.Store)}
    bound |= {each.arg for each in ast.walk(node) if isinstance(each, ast.arg)}
    return list(dict.fromkeys(each.id for each in names if each.id not in bound and each.id not in LIBRARIES))


def as_functions(chapter: str, parameters: int) -> Iterator[tuple[str, object]]:
    """Everything shown that can be called with so many arguments."""
    texts = {ast.unparse(node) for node in one_liners(chapter) if len(node.args.args) == parameters}
    for text, node in expressions(chapter).items():
        names = free_names(node)
        if len(names) == parameters <= PARAMETERS and not isinstance(node, ast.Lambda | ast.Name):
            texts |= {f"lambda {', '.join(order)}: ({text})" for order in permutations(names)}
    for text in sorted(texts):
        if parsed(text):
            with suppress(NameError):  # a default that only its cell knows
                yield text, eval(text, dict(LIBRARIES))


def opens(function: Function, candidate: object) -> bool:
    """Whether it passes a visible case; one that passes none is not looked at more closely."""
    caller = LocalCaller(candidate, 1.0)
    for case in function.visible:
        got = caller.call(case.args, case.kwargs, case.play)
        if judge(case, got, expected_outcome(function.reference, case)) is None:
            return True
    return False


def parameters_of(function: Function) -> int:
    code = getattr(function.reference, "__code__", None)
    return code.co_argcount - len(function.reference.__defaults__ or ()) if code else 0


@pytest.mark.parametrize("chapter", TAUGHT)
def test_what_the_notebook_shows_earns_nothing(chapter):
    import torch  # noqa: F401  (a time limit must not interrupt its first import)

    np.seterr(all="ignore")
    earned = []
    for exercise in exercises(chapter):
        texts = Texts(exercise)
        for answer in exercise.answers:
            if isinstance(answer, Quiz):
                earned += [
                    f"{exercise.id}: {text}"
                    for text, node in expressions(chapter).items()
                    if isinstance(node, ast.Dict) and quiz_points(answer, node, texts) > 0
                ]
            elif isinstance(answer, Function) and f"{exercise.id}.{answer.name}" not in ALLOWED:
                count = parameters_of(answer)
                for text, candidate in as_functions(chapter, count):
                    if opens(answer, candidate):
                        cases = trials(answer, np.random.default_rng(0))
                        verdict = check_function(answer, LocalCaller(candidate, 10.0), cases, texts)
                        if verdict.earned > MOST:
                            earned.append(f"{exercise.id}.{answer.name}: {text} earns {verdict.earned:.2f}")
    assert not earned, "\n".join(earned)


def quiz_points(quiz: Quiz, node: ast.Dict, texts: Texts) -> float:
    try:
        return check_quiz(quiz, ast.literal_eval(node), texts).earned
    except ValueError:  # not a literal
        return 0.0
