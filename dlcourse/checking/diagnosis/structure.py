"""Looks at the source of an answer: forbidden calls, loops, swallowed errors."""

import ast
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
    """A parameter of the function is never read."""
    functions = [node for node in ast.iter_child_nodes(tree(evidence)) if isinstance(node, ast.FunctionDef)]
    return any(_parameters(each) - _names_read(each) for each in functions)


def _parameters(function: ast.FunctionDef) -> set[str]:
    arguments = function.args
    return {each.arg for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)}


def _names_read(function: ast.FunctionDef) -> set[str]:
    names = (node for node in ast.walk(function) if isinstance(node, ast.Name))
    return {name.id for name in names if isinstance(name.ctx, ast.Load)}


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
    try:
        return ast.parse(evidence.source)
    except SyntaxError:  # a lambda is shown with the line it stands on, which need not be a whole statement
        return ast.Module([], [])


def _hides(handler: ast.ExceptHandler) -> bool:
    catches_all = handler.type is None or ast.unparse(handler.type) in ("Exception", "BaseException")
    return catches_all and not any(isinstance(node, ast.Raise) for node in ast.walk(handler))
