"""Cells that need what a browser does not have say so in one sentence, and the cells below go on.

A notebook's kernel stops "run all" at the first error. So each cell is run inside a handler that
turns this one kind of error into a sentence; a name that such a cell would have made is known to be missing
for the same reason.
"""

import ast

from dlcourse.in_browser.absent import NotHereError
from dlcourse.messages import current_language, load

_HANDLER = f"__import__({__name__!r}, fromlist=['said_instead']).said_instead"
_missing: set[str] = set()


def let_the_rest_go_on() -> None:
    """Treat the notebook's cells so from now on."""
    from IPython import get_ipython

    shell = get_ipython()
    if shell is not None:
        shell.ast_transformers.append(Guard())


def said_instead(error: BaseException, names: list[str]) -> bool:
    """Whether a cell ended for want of something that a browser does not have; if so, it is said.

    Args:
        error: what ended the cell.
        names: what the cell would have made.
    """
    unmade = isinstance(error, NameError) and error.name in _missing
    if not (unmade or isinstance(error, NotHereError)):
        return False
    _missing.update(names)
    print(load("dlcourse.in_browser", current_language())["own_machine"])
    return True


class Guard(ast.NodeTransformer):
    """Wraps a whole cell; what its last expression gives is still shown."""

    def visit_Module(self, module: ast.Module) -> ast.Module:
        """The cell inside ``try``."""
        if not module.body:
            return module
        *body, last = module.body
        if isinstance(last, ast.Expr):
            shown = ast.parse("__import__('sys').displayhook(0)").body[0]
            shown.value.args = [last.value]  # type: ignore[attr-defined]
            last = shown
        [guarded] = ast.parse(
            "try: pass\nexcept BaseException as error:\n"
            f"    if not {_HANDLER}(error, {sorted(_made(module))}): raise"
        ).body
        guarded.body = [*body, last]  # type: ignore[attr-defined]
        module.body = [guarded]
        return ast.fix_missing_locations(module)


_OWN_NAMES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.ListComp, ast.GeneratorExp)


def _made(node: ast.AST) -> set[str]:
    """The names that a cell binds, without those inside of functions."""
    found: set[str] = set()
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.Name(id=name, ctx=ast.Store()) | ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.alias(name=name, asname=other):
                found.add((other or name).partition(".")[0])
        if not isinstance(child, _OWN_NAMES):
            found |= _made(child)
    return found
