"""Looks at the source of an answer: forbidden calls, loops, swallowed errors."""

import ast
import inspect
import textwrap
from collections.abc import Callable

from dlcourse.checking.diagnosis.evidence import Evidence


def calls_function(*names: str) -> Callable[[Evidence], bool]:
    """The source calls one of these functions, written as in the source (``np.convolve``)."""

    def shows(evidence: Evidence) -> bool:
        nodes = ast.walk(tree(evidence))
        return any(isinstance(node, ast.Call) and ast.unparse(node.func) in names for node in nodes)

    return shows


def has_loop(evidence: Evidence) -> bool:
    """The source has a Python loop or comprehension."""
    loops = (ast.For, ast.While, ast.comprehension)
    return any(isinstance(node, loops) for node in ast.walk(tree(evidence)))


def repeats_steps(evidence: Evidence) -> bool:
    """A ``for`` or ``while`` statement stands in the source, as in gradient descent."""
    return any(isinstance(node, ast.For | ast.While) for node in ast.walk(tree(evidence)))


def swallows_errors(evidence: Evidence) -> bool:
    """The source catches every exception and goes on as if nothing had happened."""
    return any(isinstance(node, ast.ExceptHandler) and _hides(node) for node in ast.walk(tree(evidence)))


def returns_in_loop(evidence: Evidence) -> bool:
    """The body of a loop ends with a ``return``, so that there is no second turn."""
    loops = [node for node in ast.walk(tree(evidence)) if isinstance(node, ast.For | ast.While)]
    return any(isinstance(statement, ast.Return) for loop in loops for statement in loop.body)


def argument_ignored(evidence: Evidence) -> bool:
    """A parameter of the function is never read, although the reference reads it."""
    idle = [place for each in _functions(_reference_tree(evidence)) for place in _never_read(each)]
    return any(place not in idle for each in _functions(tree(evidence)) for place in _never_read(each))


def _functions(code: ast.AST) -> list[ast.FunctionDef]:
    return [node for node in ast.iter_child_nodes(code) if isinstance(node, ast.FunctionDef)]


def _never_read(function: ast.FunctionDef) -> list[int]:
    """Places of the parameters that the body does not use."""
    arguments = function.args
    names = [each.arg for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    used = (node for node in ast.walk(function) if isinstance(node, ast.Name))
    read = {name.id for name in used if isinstance(name.ctx, ast.Load)}
    return [place for place, name in enumerate(names) if name not in read]


def stub_left(evidence: Evidence) -> bool:
    """Something was written, but the line of the stub that stops the function is still there."""
    if not any(call.got.kind == "missing" for call in evidence.calls):
        return False
    functions = [node for node in ast.walk(tree(evidence)) if isinstance(node, ast.FunctionDef)]
    return any(_has_stub(each.body) and len(each.body) > 1 + _has_docstring(each) for each in functions)


def _has_stub(body: list[ast.stmt]) -> bool:
    return any(isinstance(s, ast.Raise) and "NotImplementedError" in ast.unparse(s) for s in body)


def _has_docstring(function: ast.FunctionDef) -> bool:
    return ast.get_docstring(function) is not None


def tree(evidence: Evidence) -> ast.AST:
    """The syntax tree of the answer; empty where the source cannot be had."""
    return _parsed(evidence.source)


def _reference_tree(evidence: Evidence) -> ast.AST:
    try:
        return _parsed(textwrap.dedent(inspect.getsource(evidence.reference)))
    except (OSError, TypeError):
        return ast.Module([], [])


def _parsed(source: str) -> ast.AST:
    try:
        return ast.parse(source)
    except SyntaxError:  # a lambda is shown with the line it stands on, which need not be a whole statement
        return ast.Module([], [])


def _hides(handler: ast.ExceptHandler) -> bool:
    catches_all = handler.type is None or ast.unparse(handler.type) in ("Exception", "BaseException")
    return catches_all and not any(isinstance(node, ast.Raise) for node in ast.walk(handler))
